package main

import (
	"context"

	"certibloc/app"
)

// sheetEnv is where a script gives what stands on the recovery sheet.
const sheetEnv = "CERTIBLOC_RECOVERY"

type recoverCmd struct{}

// Run opens the folder with its recovery sheet and gives it another passphrase.
func (cmd *recoverCmd) Run(ctx context.Context, t terminal, c *cli) error {
	cfg, err := config()
	if err != nil {
		return err
	}
	sheet := []byte(t.getenv(sheetEnv))
	if len(sheet) == 0 {
		if sheet, err = t.ask("Code de la feuille de secours : "); err != nil {
			return err
		}
	}
	passphrase, err := t.passphrase(true)
	if err != nil {
		return err
	}
	desk, err := app.Recover(ctx, c.folder(), sheet, passphrase, cfg)
	clear(sheet)
	clear(passphrase)
	if err != nil {
		return err
	}
	t.printf("%s a une nouvelle phrase de passe. La feuille de secours sert encore ; imprimez-en une autre si quelqu’un l’a vue.", desk.Operator().Name)
	return desk.Close()
}
