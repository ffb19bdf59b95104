package main

import (
	"context"
	"fmt"

	"certibloc/app"
	"certibloc/data"
)

type importCmd struct {
	File       string `arg:"" optional:"" name:"fichier" help:"Le fichier CSV ou XLSX, une personne par ligne." type:"path"`
	Session    string `help:"Code ou identifiant de la session où inscrire les personnes ; sans elle, les personnes et leurs acquis seulement." placeholder:"CODE"`
	DryRun     bool   `name:"dry-run" help:"Dit ce qui serait fait, sans rien écrire."`
	Report     string `help:"Écrit le rapport, en CSV." placeholder:"FICHIER" type:"path"`
	Duplicates string `help:"Ce que deviennent les personnes qui ressemblent à une autre du centre : refuse, skip (de côté), join (la même, si l’identité est la même) ou new (d’autres)." enum:"refuse,skip,join,new" default:"refuse" placeholder:"CHOIX"`
	SkipErrors bool   `name:"skip-errors" help:"Importe les lignes justes et laisse les autres."`
	Template   string `help:"Écrit un modèle vide, .xlsx ou .csv, au lieu d’importer." placeholder:"FICHIER" type:"path"`
}

// Run says what a file of candidates holds, and brings it in unless only asked to say so.
func (cmd *importCmd) Run(ctx context.Context, t terminal, c *cli) error {
	if cmd.File == "" && cmd.Template == "" {
		return data.Refuse("Il manque le fichier à importer.").Hint("Donnez son nom, ou --template=FICHIER pour un modèle vide.")
	}
	return c.desk(t, func(desk *app.Desk) error {
		if cmd.Template != "" {
			if err := desk.Imports.TemplateTo(cmd.Template); err != nil {
				return err
			}
			t.printf("Modèle : %s", cmd.Template)
			return nil
		}
		plan, err := cmd.plan(t, desk)
		if err != nil {
			return err
		}
		return cmd.apply(ctx, t, desk, plan)
	})
}

// plan reads the file and tells everything that it finds.
func (cmd *importCmd) plan(t terminal, desk *app.Desk) (app.ImportPlan, error) {
	var session data.ID
	if cmd.Session != "" {
		s, err := desk.Sessions.Find(cmd.Session)
		if err != nil {
			return app.ImportPlan{}, err
		}
		session = s.ID
	}
	file, err := desk.Imports.Open(cmd.File)
	if err != nil {
		return app.ImportPlan{}, err
	}
	for _, note := range append(file.Table.Notes, file.Notes...) {
		t.printf("%s", note)
	}
	for i, f := range file.Matching {
		if f == "" && file.Table.Header[i] != "" {
			t.printf("Colonne laissée de côté : « %s ».", file.Table.Header[i])
		}
	}
	plan, err := desk.Imports.Plan(file, session)
	if err != nil {
		return plan, err
	}
	for i := range plan.Lines {
		tell(t, &plan.Lines[i])
	}
	ready, waiting, wrong := plan.Count()
	t.printf("%d ligne(s) : %d prête(s), %d à trancher, %d en erreur.", len(plan.Lines), ready, waiting, wrong)
	if cmd.Report != "" {
		if err := desk.Imports.ReportTo(plan, cmd.Report); err != nil {
			return plan, err
		}
		t.printf("Rapport : %s", cmd.Report)
	}
	return plan, nil
}

func tell(t terminal, line *app.PlannedLine) {
	for _, f := range line.Findings {
		place := fmt.Sprintf("Ligne %d", f.Line)
		if f.Column != "" {
			place += ", « " + f.Column + " »"
		}
		if f.Warning {
			t.printf("%s, à vérifier : %s", place, f.Sentence())
			continue
		}
		t.refuse("%s : %s", place, f.Sentence())
	}
}

// apply brings in the lines that the options choose.
func (cmd *importCmd) apply(ctx context.Context, t terminal, desk *app.Desk, plan app.ImportPlan) error {
	chosen := map[int]app.ImportChoice{}
	kept := 0
	for i := range plan.Lines {
		line := &plan.Lines[i]
		choice, ok := cmd.choose(line)
		if !ok {
			kept++
		}
		chosen[line.Number] = choice
	}
	switch {
	case kept > 0 && !cmd.DryRun:
		return data.Refuse("Rien n’a été importé : %d ligne(s) ne sont pas prêtes.", kept).
			Hint("Corrigez le fichier ; ou --skip-errors laisse les lignes en erreur, --duplicates=skip, join ou new tranche les doublons.")
	case kept > 0:
		return errReported
	case cmd.DryRun:
		t.printf("Rien n’a été écrit.")
		return nil
	}
	record, err := desk.Imports.Apply(ctx, plan, chosen)
	if err == nil {
		t.printf("Import fait : %d ligne(s).", record.People)
	}
	return err
}

// choose says what becomes of a line; not ok means that the options leave it open.
func (cmd *importCmd) choose(line *app.PlannedLine) (choice app.ImportChoice, ok bool) {
	switch {
	case line.Wrong():
		return choice, cmd.SkipErrors
	case line.Ready():
		return app.ImportChoice{Take: true}, true
	}
	switch same := line.Alike[0]; cmd.Duplicates {
	case "skip":
		return choice, true
	case "new":
		return app.ImportChoice{Take: true}, true
	case "join":
		if same.Likeness.Same {
			return app.ImportChoice{Take: true, As: same.Candidate.ID}, true
		}
	}
	return choice, false
}
