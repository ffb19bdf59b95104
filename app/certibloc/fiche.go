package main

import (
	"context"
	"os"
	"path/filepath"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
)

type ficheCmd struct {
	Check  ficheCheckCmd  `cmd:"" help:"Vérifie le fichier d’une fiche."`
	Import ficheImportCmd `cmd:"" help:"Importe une fiche de l’export de France compétences (XML), ou au format du programme (JSON)."`
	List   ficheListCmd   `cmd:"" help:"Liste les fiches du dossier, et ce qui leur manque."`
	Export ficheExportCmd `cmd:"" help:"Écrit une fiche du dossier au format du programme, pour un autre centre."`
}

type ficheCheckCmd struct {
	File string `arg:"" name:"fichier" help:"Le fichier JSON." type:"path"`
}

// Run checks the file of a register entry.
func (cmd *ficheCheckCmd) Run(t terminal) error {
	text, err := os.ReadFile(cmd.File)
	if err != nil {
		return data.Refuse("Le fichier « %s » ne peut pas être lu.", cmd.File).Hint("Vérifiez son nom et son emplacement.").Because(err)
	}
	f, err := rncp.Parse(text)
	if err != nil {
		return data.Refuse("La fiche « %s » n’est pas entière :\n%v", filepath.Base(cmd.File), err).Because(err)
	}
	t.printf("%s « %s » : la fiche est entière.", f.RNCPCode(), f.Title)
	listBlocs(t, f)
	return nil
}

func listBlocs(t terminal, f *rncp.Fiche) {
	for _, b := range f.Blocs {
		plural := "s"
		if len(b.Competences) == 1 {
			plural = ""
		}
		t.printf("  Bloc n°%d – %s : %d compétence%s.", b.Number, b.Title, len(b.Competences), plural)
	}
}

type ficheImportCmd struct {
	File   string   `arg:"" name:"fichier" help:"Le fichier XML de France compétences, ou le fichier JSON d’une fiche." type:"path"`
	Number []string `name:"number" help:"Numéro de la fiche voulue, par exemple 36612 ; nécessaire pour l’export entier." placeholder:"N°"`
}

// Run takes in the entries of a file and says what each of them still lacks.
func (cmd *ficheImportCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		read, err := desk.Reference.Read(ctx, cmd.File, cmd.Number, nil)
		if err != nil {
			return err
		}
		states, err := desk.Reference.Import(ctx, read)
		if err != nil {
			return err
		}
		toComplete := false
		for _, s := range states {
			t.printf("%s « %s » : importée.", s.Fiche.RNCPCode(), s.Fiche.Title)
			listBlocs(t, s.Fiche)
			tellGaps(t, s)
			toComplete = toComplete || len(s.Gaps) > 0
		}
		if toComplete {
			t.printf("À compléter dans la fenêtre, page Référentiel, « Compléter la fiche » : d’ici là, elle ne sert à aucune session.")
		}
		return nil
	})
}

// tellGaps says what a fiche lacks, and what is worth a look.
func tellGaps(t terminal, s app.FicheState) {
	if len(s.Gaps) == 0 {
		t.printf("  La fiche est entière.")
	} else {
		t.printf("  Il manque :")
	}
	for _, g := range s.Gaps {
		t.printf("    - %s", g.Sentence)
	}
	if len(s.Version.Notes) > 0 {
		t.printf("  À savoir :")
	}
	for _, g := range s.Version.Notes {
		t.printf("    - %s", g.Sentence)
	}
}

type ficheListCmd struct{}

// Run lists the register entries of the folder.
func (cmd *ficheListCmd) Run(t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		all, err := desk.Reference.All()
		for _, s := range all {
			source := "avec le programme"
			if !s.Own() {
				source = s.Version.Source + ", le " + s.Version.On.French()
			}
			t.printf("%s « %s » (%s), %d session(s).", s.Fiche.RNCPCode(), s.Fiche.Title, source, s.Used)
			if len(s.Gaps) > 0 {
				tellGaps(t, s)
			}
		}
		return err
	})
}

type ficheExportCmd struct {
	Number string `arg:"" name:"numéro" help:"Numéro de la fiche, par exemple 36612."`
	Out    string `required:"" help:"Fichier JSON à écrire." placeholder:"FICHIER" type:"path"`
}

// Run writes an entry of the folder in the program's own format.
func (cmd *ficheExportCmd) Run(t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		if err := desk.Reference.Export(cmd.Number, cmd.Out); err != nil {
			return err
		}
		t.printf("Fiche : %s", cmd.Out)
		return nil
	})
}
