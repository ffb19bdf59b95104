package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// RestoreOptions is what a restore needs before a centre is open.
type RestoreOptions struct {
	Folder string // of the centre, which may not exist
	Runner Runner
	// Restore restores one of some backups beside the folder, and says what came of it.
	Restore func(ctx context.Context, from []app.Snapshot, secret []byte, progress func(done, of int)) (about string, err error)
	// Switch puts what was restored in the place of the folder, and asks for its passphrase.
	Switch func() error
	// Back shows again what was there before.
	Back func()
}

// Restore lets one choose a backup and gives it back.
type Restore struct {
	window fyne.Window
	opt    RestoreOptions

	path, secret *widget.TextField
	place, which *widget.Field
	list         *widget.Select
	found        []app.Snapshot
	form         *widget.Form
	main         *widget.Button
	bar          *fw.ProgressBar
	said         *fyne.Container
	cancel       func()
}

// NewRestore shows, in a window, how a centre comes back from a backup.
func NewRestore(window fyne.Window, opt RestoreOptions) *Restore {
	r := &Restore{window: window, opt: opt, path: widget.NewTextField("E:\\ ou /media/cle"), secret: widget.NewSecret(), bar: fw.NewProgressBar(), said: container.NewVBox()}
	r.bar.TextFormatter = func() string { return fmt.Sprintf("%d %%", int(r.bar.Value*100)) }
	r.bar.Hide()
	r.list = widget.NewSelect(nil)
	choose := widget.Secondary("Choisir…", func() { chooseFolder(window, func(path string) { r.path.SetText(path); r.look() }) })
	r.place = &widget.Field{Label: "Où est la sauvegarde", Hint: "La clé USB, le lecteur du réseau, ou le dossier d’un centre.",
		Input: container.NewBorder(nil, nil, nil, choose, r.path), Check: r.checkPlace}
	r.which = &widget.Field{Label: "Sauvegarde", Hint: "La plus récente d’abord.", Input: r.list}
	secret := &widget.Field{Label: "Phrase de passe, ou code de la feuille de secours", Hint: "Telle qu’elle était ce jour-là.", Input: r.secret, Check: widget.Needed(r.secret, "La phrase de passe manque.")}
	r.form = widget.NewForm(window.Canvas().Focus, r.place, r.which, secret)
	r.path.OnSubmitted = func(string) { r.look() }
	r.path.OnChanged = func(string) { r.forget() }
	r.secret.OnSubmitted = func(string) { r.submit() }
	r.main = widget.Primary("Restaurer", r.submit)
	back := widget.Plain("Retour", r.back)
	head := container.NewVBox(widget.Title("Restaurer une sauvegarde"), widget.Small("Dossier du centre : "+opt.Folder))
	card := widget.Card(widget.VStack(1, head, r.form.Content(), r.bar, r.said, container.NewBorder(nil, nil, back, r.main)))
	window.SetContent(container.NewCenter(widget.Width(card, 640)))
	window.Resize(Size)
	window.Canvas().Focus(r.path)
	return r
}

// forget empties the list when the place changes.
func (r *Restore) forget() {
	r.found = nil
	r.list.SetChoices(nil)
}

// look lists the backups of the place.
func (r *Restore) look() {
	r.forget()
	err := r.checkPlace()
	r.place.Tell(err)
	if err == nil {
		r.window.Canvas().Focus(r.secret)
	}
}

// checkPlace refuses a place without a backup, and lists those of one that has any.
func (r *Restore) checkPlace() error {
	if len(r.found) > 0 {
		return nil
	}
	if r.path.Text == "" {
		return data.Refuse("L’emplacement manque.")
	}
	all, err := app.Snapshots(r.path.Text)
	if err == nil && len(all) == 0 {
		err = data.Refuse("Il n’y a pas de sauvegarde à cet endroit.").Hint("Choisissez le dossier qui contient « certibloc-… ».")
	}
	if err != nil {
		return err
	}
	r.found = all
	choices := make([]widget.Choice, len(all))
	for i, s := range all {
		choices[i] = widget.Choice{Key: s.Path, Label: fmt.Sprintf("%s, jusqu’à la ligne %d du journal", s.At.Local().Format("02/01/2006 à 15:04"), s.Seq)}
	}
	r.list.SetChoices(choices)
	return nil
}

// chosen returns the backup that is chosen, and those of the same age under other data keys when it is the newest of all.
func (r *Restore) chosen() []app.Snapshot {
	for i, s := range r.found {
		switch {
		case s.Path == r.list.Key() && i == 0:
			return app.SnapshotsUntil(r.found, data.Date{}, time.Local)
		case s.Path == r.list.Key():
			return []app.Snapshot{s}
		}
	}
	return nil
}

func (r *Restore) submit() {
	if r.main.Disabled() || !r.form.Valid() {
		return
	}
	from, secret, about := r.chosen(), []byte(r.secret.Text), ""
	r.tell(nil)
	r.main.Disable()
	r.bar.SetValue(0)
	r.bar.Show()
	r.cancel = r.opt.Runner.Start(func(ctx context.Context, progress func(int, int)) (err error) {
		defer clear(secret)
		about, err = r.opt.Restore(ctx, from, secret, progress)
		return err
	}, func(n, of int) { r.bar.SetValue(float64(n) / float64(max(of, 1))) }, func(err error) {
		r.main.Enable()
		r.bar.Hide()
		if err != nil {
			r.tell(err)
			return
		}
		widget.Confirm(r.window.Canvas(), widget.Question{Title: "Ouvrir ce qui est restauré ?", Confirm: "Ouvrir",
			Text: about + " S’il y a déjà un dossier du centre, il est mis de côté, entier.", Do: func() { r.tell(r.opt.Switch()) }})
	})
}

func (r *Restore) back() {
	if r.cancel != nil {
		r.cancel()
	}
	r.opt.Back()
}

func (r *Restore) tell(err error) {
	r.said.RemoveAll()
	if err != nil {
		r.said.Add(widget.Banner(widget.ToneRefused, inFrench(err).Error()))
	}
	r.window.Content().Refresh()
}
