package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
)

type backupCmd struct {
	Out string `help:"Dossier où sauvegarder cette fois, au lieu des emplacements habituels." placeholder:"DOSSIER" type:"path"`
}

// Run makes a verified backup in every place that is there, or in one folder.
func (cmd *backupCmd) Run(ctx context.Context, t terminal, c *cli) error {
	return c.desk(t, func(desk *app.Desk) error {
		if cmd.Out != "" {
			if err := os.Mkdir(cmd.Out, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
				return data.Refuse("« %s » ne peut pas être créé.", cmd.Out).Hint("Branchez le support, ou donnez un dossier qui existe.").Because(err)
			}
			made, err := desk.Backups.BackupTo(ctx, cmd.Out, func(int, int) {})
			if err != nil {
				return err
			}
			t.printf("Sauvegardé et vérifié : %s (%s écrits).", made.Path, kilobytes(made.Written))
			for _, name := range made.Missing {
				t.refuse("Le centre a perdu %s : la sauvegarde ne l’a pas non plus.", name)
			}
			return nil
		}
		failed := desk.Backups.Now(ctx, func(int, int) {})
		all, err := desk.Backups.Places()
		if err != nil {
			return errors.Join(failed, err)
		}
		for _, p := range all {
			switch {
			case p.Failure != "":
				t.refuse("%s (%s) : %s", p.Label, p.Path, p.Failure)
			case !p.Here:
				t.printf("%s (%s) : absent.", p.Label, p.Path)
			case p.Current:
				t.printf("%s (%s) : sauvegardé et vérifié.", p.Label, p.Path)
			}
		}
		if failed != nil {
			return errors.Join(errReported, failed)
		}
		return nil
	})
}

func kilobytes(n int64) string {
	if n < 1e6 {
		return fmt.Sprintf("%d Ko", (n+999)/1000)
	}
	return fmt.Sprintf("%d Mo", (n+999_999)/1e6)
}

type restoreCmd struct {
	Path string `arg:"" help:"Emplacement des sauvegardes, ou l’une d’elles." name:"chemin" type:"path"`
	At   string `help:"Prend la dernière sauvegarde faite ce jour-là ou avant." placeholder:"AAAA-MM-JJ"`
	List bool   `help:"Montre les sauvegardes sans rien restaurer."`
	// Complete names a damaged folder.
	Complete string `help:"Dossier abîmé du même centre : ce qui s’y lit encore complète la sauvegarde." placeholder:"DOSSIER" type:"path"`
}

// Run makes a new folder, the one that --data names, out of a backup.
func (cmd *restoreCmd) Run(ctx context.Context, t terminal, c *cli) error {
	var day data.Date
	if cmd.At != "" {
		var err error
		if day, err = rncp.ParseDate(cmd.At); err != nil {
			return data.Refuse("« %s » n’est pas une date.", cmd.At).Hint("Écrivez-la AAAA-MM-JJ, par exemple 2021-06-21.")
		}
	}
	all, err := app.Snapshots(cmd.Path)
	if err != nil {
		return err
	}
	if cmd.List {
		list(t, all)
		return nil
	}
	cfg, err := config()
	if err != nil {
		return err
	}
	secret, err := t.secret()
	if err != nil {
		return err
	}
	defer clear(secret)
	from := app.SnapshotsUntil(all, day, time.Local)
	if cmd.Complete != "" {
		r, err := app.RepairInto(ctx, from, secret, nil, cmd.Complete, c.folder(), cfg, func(int, int) {})
		if err != nil {
			return err
		}
		t.printf("%s\nLe centre est dans %s, jusqu’à la ligne %d du journal.", app.AboutRepair(r, time.Local), c.folder(), r.Upto)
		return nil
	}
	r, err := app.Restore(ctx, from, secret, c.folder(), cfg, func(int, int) {})
	if err != nil {
		return err
	}
	t.printf("%s", app.AboutRestore(r, 0, time.Local))
	t.printf("Le centre est dans %s, jusqu’à la ligne %d du journal.", c.folder(), r.Seq)
	return nil
}

func list(t terminal, all []app.Snapshot) {
	if len(all) == 0 {
		t.printf("Il n’y a pas de sauvegarde à cet endroit.")
	}
	for _, s := range all {
		t.printf("%s  journal : %d  %s", s.At.In(time.Local).Format("02/01/2006 15:04"), s.Seq, s.Path)
	}
}

// secret returns a passphrase, or what stands on a recovery sheet.
func (t terminal) secret() ([]byte, error) {
	if s := cmp.Or(t.getenv(passphraseEnv), t.getenv(sheetEnv)); s != "" {
		return []byte(s), nil
	}
	return t.ask("Phrase de passe, ou code de la feuille de secours : ")
}
