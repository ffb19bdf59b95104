package ui

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// backUpDaily makes the backup of the day beside the window, without keeping anybody from working.
func (w *Window) backUpDaily() {
	if !w.desk.Backups.Due() {
		return
	}
	ended := false
	stop := w.opt.Runner.Start(w.desk.Backups.Daily, func(int, int) {}, func(err error) {
		ended, w.saving = true, nil
		if w.closed || errors.Is(err, context.Canceled) {
			return
		}
		if w.place.Area == widget.AreaHome || w.place.Area == widget.AreaBackups { // they say when the last one was made
			w.page.Refresh()
		}
		if err != nil {
			w.Refuse(err)
		}
	})
	if !ended {
		w.saving = stop
	}
}

// leave closes the window, once what has changed is backed up. One may leave without, and Escape stays.
func (w *Window) leave() {
	if w.leaving {
		return
	}
	if w.saving != nil {
		w.saving() // the backup at closing begins where this one stops
	}
	if !w.desk.Backups.Wanted() {
		w.quit()
		return
	}
	bar := fw.NewProgressBar()
	bar.TextFormatter = func() string { return fmt.Sprintf("%d %%", int(bar.Value*100)) }
	var closeIt func()
	stays := false
	w.leaving = true
	cancel := w.opt.Runner.Start(w.desk.Backups.Automatic, func(n, of int) { bar.SetValue(float64(n) / float64(max(of, 1))) }, func(err error) {
		w.leaving = false
		if closeIt != nil {
			closeIt()
		}
		switch {
		case stays:
		case err == nil || errors.Is(err, context.Canceled):
			w.quit()
		default:
			w.Ask(widget.Question{Title: "Fermer sans sauvegarder ?", Text: inFrench(err).Error(), Confirm: "Fermer quand même", Do: w.quit})
		}
	})
	if !w.leaving {
		return
	}
	without := widget.Secondary("Fermer sans sauvegarder", cancel)
	closeIt = w.Show("Sauvegarde avant de fermer", widget.VStack(2, widget.Width(bar, 420), without), without)
	w.window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			stays = true
			cancel()
		}
	})
}

// ChooseFolder shows the folders of the machine.
func (w *Window) ChooseFolder(chosen func(path string)) { chooseFolder(w.window, chosen) }

func chooseFolder(window fyne.Window, chosen func(path string)) {
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil { // nil where one gave up
			chosen(folder.Path())
		}
	}, window)
	d.Show() // before its size: Fyne's dialog has no parts until it is shown
	d.Resize(fyne.NewSize(900, 600))
}

// SwitchRestored leaves this centre for what was restored, which takes its place.
func (w *Window) SwitchRestored() error {
	if w.opt.Switch == nil {
		return data.Refuse("Cette fenêtre ne peut pas changer de dossier.").Hint("Employez « certibloc restore ».")
	}
	if w.saving != nil {
		w.saving()
	}
	w.closed = true
	w.window.SetCloseIntercept(nil)
	return w.opt.Switch()
}
