package main

import (
	"context"

	"certibloc/app"
	"certibloc/data"
)

type printCmd struct {
	Session  string `required:"" help:"Code ou identifiant de la session." placeholder:"CODE"`
	Out      string `required:"" help:"Dossier où écrire le PDF du tirage." placeholder:"DOSSIER" type:"path"`
	Printer  string `help:"Envoie aussi le tirage à cette imprimante." placeholder:"NOM" xor:"how"`
	Order    string `help:"Ordre des documents : alphabet ou session." enum:"alphabet,session" default:"alphabet" placeholder:"ORDRE"`
	Backs    bool   `help:"Laisse le verso blanc (imprimante recto verso)."`
	Separate bool   `help:"Un fichier par document au lieu d’un seul PDF." xor:"how"`
	All      bool   `help:"Tous les documents, même déjà imprimés."`
}

// Run prepares the run of what has no good sheet yet, sends it to the printer if there is one, and records it.
func (cmd *printCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		session, err := desk.Sessions.Find(cmd.Session)
		if err != nil {
			return err
		}
		docs, printed, err := desk.Documents.ToPrint(session.ID)
		if err != nil {
			return err
		}
		if cmd.All {
			docs = append(docs, printed...)
		}
		if len(docs) == 0 {
			return data.Refuse("Session « %s » : aucun document n’est à imprimer.", session.Name).
				Hint("Émettez-les avec « certibloc documents », ou réimprimez-les tous avec --all.")
		}
		p := app.Printing{Session: session.ID, Order: app.Order(cmd.Order), Backs: cmd.Backs, Separate: cmd.Separate, Printer: cmd.Printer, Dir: cmd.Out}
		for _, doc := range docs {
			p.Documents = append(p.Documents, doc.ID)
		}
		if cmd.Printer != "" {
			p.Send = func(ctx context.Context, path string) error { return systemPrinters().print(ctx, path, cmd.Printer) }
		}
		done, err := desk.Documents.Print(ctx, p, nil)
		if err != nil {
			return err
		}
		t.printf("Session « %s » : tirage de %d documents, noté au registre.", session.Name, len(done.Run.Documents))
		t.printf("  %s", done.Path)
		if cmd.Printer != "" {
			t.printf("Envoyé à l’imprimante « %s ».", cmd.Printer)
		}
		return nil
	})
}
