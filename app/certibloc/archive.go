package main

import (
	"context"
	"errors"

	"certibloc/app"
)

type archiveCmd struct {
	Out string `required:"" help:"Dossier où écrire l’archive, qui n’est pas chiffrée." placeholder:"DOSSIER" type:"path"`
}

// Run writes everything that the centre has, readable without the program.
func (cmd *archiveCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		path, err := desk.Archive(ctx, cmd.Out, func(int, int) {})
		if err == nil {
			t.printf("Archive écrite : %s", path)
			t.printf("Elle n’est pas chiffrée : gardez-la sous clé.")
		}
		return err
	})
}

// errNewOrArchive says that a new centre has a name, or comes from an archive.
var errNewOrArchive = errors.New("Il manque : --centre=NOM, ou --from-archive=DOSSIER pour reconstruire un centre : l’un des deux.")

// Validate is called by the parser of the command line.
func (cmd *initCmd) Validate() error {
	if (cmd.Centre == "") == (cmd.FromArchive == "") {
		return errNewOrArchive
	}
	return nil
}

// rebuild makes a centre from a plain archive.
func (cmd *initCmd) rebuild(ctx context.Context, t terminal, c *cli) error {
	cfg, err := config()
	if err != nil {
		return err
	}
	passphrase, err := t.passphrase(true)
	if err != nil {
		return err
	}
	desk, err := app.FromArchive(ctx, c.folder(), cmd.FromArchive, passphrase, cfg)
	if err != nil {
		return err
	}
	centre, err := desk.Centre.Get()
	if err == nil {
		t.printf("Centre reconstruit : %s (code %s), dans %s.", centre.Name, centre.Code, c.folder())
		t.printf("Gardez la phrase de passe : sans elle, personne ne rouvre ce dossier.")
	}
	return errors.Join(err, desk.Close())
}
