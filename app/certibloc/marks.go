package main

import (
	"context"

	"certibloc/app"
	"certibloc/data"
)

type marksCmd struct {
	File       string `arg:"" optional:"" name:"fichier" help:"La grille remplie, en XLSX ou en CSV." type:"path"`
	Session    string `required:"" help:"Code ou identifiant de la session." placeholder:"CODE"`
	DryRun     bool   `name:"dry-run" help:"Dit ce qui changerait, sans rien écrire."`
	SkipErrors bool   `name:"skip-errors" help:"Enregistre les résultats justes et laisse les autres."`
	Template   string `help:"Écrit la grille à remplir, en .xlsx, au lieu d’en reprendre une." placeholder:"FICHIER" type:"path"`
	Each       bool   `help:"Une feuille par épreuve dans la grille à remplir."`
}

// Run writes a grid, or takes one back: the differences to the results on record, in one act.
func (cmd *marksCmd) Run(ctx context.Context, t terminal, c *cli) error {
	if (cmd.File == "") == (cmd.Template == "") {
		return data.Refuse("Il faut une grille à reprendre, ou --template=FICHIER pour en écrire une.").Hint("Donnez l’un des deux.")
	}
	return c.desk(t, func(desk *app.Desk) error {
		session, err := desk.Sessions.Find(cmd.Session)
		if err != nil {
			return err
		}
		if cmd.Template == "" {
			return cmd.take(ctx, t, desk, session.ID)
		}
		layout := app.GridWhole
		if cmd.Each {
			layout = app.GridEach
		}
		if err := desk.Marks.WriteTo(session.ID, layout, cmd.Template); err != nil {
			return err
		}
		t.printf("Grille : %s", cmd.Template)
		return nil
	})
}

// take tells what a grid would change, and records it unless only asked to tell.
func (cmd *marksCmd) take(ctx context.Context, t terminal, desk *app.Desk, session data.ID) error {
	plan, err := desk.Marks.Read(cmd.File, session)
	if err != nil {
		return err
	}
	for _, note := range plan.Notes {
		t.printf("%s", note)
	}
	for _, m := range plan.Changes {
		t.printf("%s : %s, « %s », %s : %s", m.Place, m.Candidate, m.Bloc, m.Label, m.Words())
		if m.Warning != "" {
			t.printf("  À vérifier : %s", m.Warning)
		}
	}
	for _, r := range plan.Refusals {
		t.refuse("%s", r.Sentence())
	}
	t.printf("%d résultat(s) à enregistrer, %d refus.", len(plan.Changes), len(plan.Refusals))
	switch {
	case len(plan.Refusals) > 0 && !cmd.SkipErrors && !cmd.DryRun:
		return data.Refuse("Rien n’a été enregistré : %d refus.", len(plan.Refusals)).Hint("Corrigez la grille ; ou --skip-errors enregistre les autres résultats.")
	case cmd.DryRun:
		t.printf("Rien n’a été écrit.")
		if len(plan.Refusals) > 0 {
			return errReported
		}
		return nil
	case len(plan.Changes) == 0:
		return nil
	}
	if err := desk.Marks.Apply(ctx, plan); err != nil {
		return err
	}
	t.printf("Enregistré : %d résultat(s).", len(plan.Changes))
	return nil
}
