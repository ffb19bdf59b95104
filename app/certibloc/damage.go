//go:build cgo || ci

package main

import (
	"bytes"
	"context"
	"time"

	"certibloc/app"
	"certibloc/ui"
	"certibloc/ui/widget"
)

// showDamage says of the folder, which was not opened, what is wrong with it and what to do. The secret opens what is left of it.
func (w *window) showDamage(secret []byte, refused error) {
	folder := w.cli.folder()
	kept := bytes.Clone(secret)
	leave := func(then func()) func() {
		return func() {
			clear(kept)
			then()
		}
	}
	ui.NewDamage(w.window, ui.DamageOptions{
		Folder: folder, Refused: refused, Runner: ui.Background(),
		Look: func(ctx context.Context) (app.Damage, error) { return app.LookAt(ctx, folder, kept, w.cfg) },
		Repair: func(ctx context.Context, progress func(int, int)) (string, error) {
			r, err := app.RepairBeside(ctx, nil, kept, nil, folder, w.cfg, progress)
			return app.AboutRepair(r, time.Local), err
		},
		Switch: func() error {
			_, err := app.SwitchRestored(folder, time.Now())
			if err == nil {
				clear(kept)
				w.start()
			}
			return err
		},
		Restore: func() { w.askRepair(kept, refused) },
		Save:    func(found app.Damage) (string, error) { return saveReport(found, folder) },
		Quit:    leave(w.window.Close),
	})
}

// askRepair shows how one chooses the backup that what is left completes.
func (w *window) askRepair(secret []byte, refused error) {
	folder := w.cli.folder()
	ui.NewRestore(w.window, ui.RestoreOptions{Folder: folder, Runner: ui.Background(), Back: func() { w.showDamage(secret, refused) }, Switch: w.switchRestored,
		Restore: func(ctx context.Context, from []app.Snapshot, fromSecret []byte, progress func(int, int)) (string, error) {
			r, err := app.RepairBeside(ctx, from, secret, fromSecret, folder, w.cfg, progress)
			return app.AboutRepair(r, time.Local), err
		}})
}

func saveReport(found app.Damage, folder string) (string, error) {
	dir, err := widget.DocumentsFolder("Rapports")
	if err != nil {
		return "", err
	}
	return found.SaveTo(dir, folder, time.Now())
}
