package main

import (
	"context"

	"certibloc/app"
)

type personCmd struct {
	Name   string `required:"" help:"Nom ou identifiant du candidat." placeholder:"NOM"`
	Asker  string `help:"Qui demande ces données (par défaut, la personne elle-même)." placeholder:"NOM"`
	Reason string `help:"La demande, que le journal garde : « courrier du 3 mars »." placeholder:"TEXTE"`
	Out    string `required:"" help:"Dossier où écrire l’archive." placeholder:"DOSSIER" type:"path"`
}

// Run writes all that is held on a person.
func (cmd *personCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		candidate, err := desk.Candidates.Find(cmd.Name)
		if err != nil {
			return err
		}
		request := app.Request{Candidate: candidate.ID, Asker: cmd.Asker, Reason: cmd.Reason}
		if request.Asker == "" {
			request.Asker = candidate.Name()
		}
		path, err := desk.Rights.Everything(ctx, request, cmd.Out)
		if err == nil {
			t.printf("Données de la personne écrites : %s", path)
		}
		return err
	})
}
