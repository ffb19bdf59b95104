package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/ui/widget"
)

// DamageOptions is what can be done with a folder that does not open because it is damaged.
type DamageOptions struct {
	Folder  string
	Refused error // why it was not opened
	Runner  Runner
	// Look looks at the folder without changing it.
	Look func(ctx context.Context) (app.Damage, error)
	// Repair makes a folder beside it of the last backup and what the journal still holds, and says what came of it.
	Repair func(ctx context.Context, progress func(done, of int)) (about string, err error)
	// Switch puts what was repaired in the place of the folder, and asks for its passphrase.
	Switch func() error
	// Restore shows how one chooses a backup.
	Restore func()
	// Save writes what was found to a file, and returns its path.
	Save func(found app.Damage) (path string, err error)
	// Quit ends the program.
	Quit func()
}

// Damage says of a folder that is damaged what is wrong, what is lost and what is left, and what to do.
type Damage struct {
	window fyne.Window
	opt    DamageOptions
	found  app.Damage

	words, said *fyne.Container
	backup      *fw.RichText // what there is of backups
	buttons     *fyne.Container
	looking     *fw.ProgressBarInfinite
	bar         *fw.ProgressBar
	repair      *widget.Button
	restore     *widget.Button
	save        *widget.Button
	cancel      func()
}

// NewDamage shows, in a window, what a look at a damaged folder finds.
func NewDamage(window fyne.Window, opt DamageOptions) *Damage {
	d := &Damage{window: window, opt: opt, words: container.NewVBox(), said: container.NewVBox(), looking: fw.NewProgressBarInfinite(), bar: fw.NewProgressBar()}
	d.bar.TextFormatter = func() string { return fmt.Sprintf("%d %%", int(d.bar.Value*100)) }
	d.bar.Hide()
	d.save = widget.Plain("Enregistrer le rapport", d.keep)
	d.repair = widget.Primary("Rétablir", d.mend)
	d.restore = widget.Secondary("Choisir une sauvegarde…", opt.Restore)
	d.backup, d.buttons = widget.Small(""), widget.HStack(d.restore)
	window.SetContent(d.content())
	window.Resize(Size)
	d.look()
	return d
}

func (d *Damage) content() fyne.CanvasObject {
	head := container.NewVBox(widget.Title("Le dossier du centre est abîmé"), widget.Small("Dossier : "+d.opt.Folder))
	why := widget.Banner(widget.ToneRefused, inFrench(d.opt.Refused).Error())
	left := container.NewHBox(widget.Plain("Quitter", d.quit), d.save)
	foot := widget.VStack(1, d.looking, d.bar, d.said, d.backup, container.NewBorder(nil, nil, left, d.buttons))
	inside := container.NewBorder(widget.VStack(1, head, why, layout.NewSpacer()), foot, nil, nil, container.NewVScroll(d.words))
	return widget.Margin(widget.Card(inside), 4)
}

// look looks at the folder beside the window.
func (d *Damage) look() {
	d.allow(false)
	d.looking.Show()
	d.looking.Start()
	d.words.Add(widget.Quiet("Certibloc relit le dossier…"))
	d.cancel = d.opt.Runner.Start(func(ctx context.Context, _ func(int, int)) (err error) {
		d.found, err = d.opt.Look(ctx)
		return err
	}, func(int, int) {}, func(err error) {
		d.looking.Stop()
		d.looking.Hide()
		d.allow(true)
		d.tellFound(err)
		d.window.Canvas().Focus(d.offer(err))
	})
}

// offer shows what can be done, and returns the main thing.
func (d *Damage) offer(err error) *widget.Button {
	last := d.found.Backup
	if last.Path == "" || err != nil {
		widget.SetText(d.backup, "Aucune sauvegarde n’est à sa place habituelle. Branchez la clé ou le lecteur où elle se trouve, puis choisissez-la.")
		d.restore.Importance = fw.HighImportance
		d.restore.Refresh()
		return d.restore
	}
	widget.SetText(d.backup, fmt.Sprintf("« Rétablir » reprend la sauvegarde du %s (ligne %d du journal) et la complète avec ce que le journal garde encore. Le dossier abîmé est mis de côté, entier.",
		last.At.Local().Format("02/01/2006 à 15:04"), last.Seq))
	d.buttons.Add(d.repair)
	return d.repair
}

func (d *Damage) allow(all bool) {
	for _, b := range []*widget.Button{d.repair, d.restore, d.save} {
		if all {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// tellFound shows what the look has found.
func (d *Damage) tellFound(err error) {
	d.words.RemoveAll()
	if err != nil {
		d.words.Add(widget.Body(inFrench(err).Error()))
		d.save.Disable()
	}
	for _, part := range d.found.Parts() {
		lines := container.NewVBox(widget.Heading(part.Title))
		for _, line := range part.Lines {
			lines.Add(container.NewBorder(nil, nil, widget.Body("•"), nil, widget.Body(line)))
		}
		d.words.Add(lines)
	}
	d.window.Content().Refresh()
}

// mend repairs the folder, and asks whether to open what came of it.
func (d *Damage) mend() {
	about := ""
	d.tell(nil)
	d.allow(false)
	d.bar.SetValue(0)
	d.bar.Show()
	d.cancel = d.opt.Runner.Start(func(ctx context.Context, progress func(int, int)) (err error) {
		about, err = d.opt.Repair(ctx, progress)
		return err
	}, func(n, of int) { d.bar.SetValue(float64(n) / float64(max(of, 1))) }, func(err error) {
		d.allow(true)
		d.bar.Hide()
		if err != nil {
			d.tell(widget.Banner(widget.ToneRefused, inFrench(err).Error()))
			return
		}
		widget.Confirm(d.window.Canvas(), widget.Question{Title: "Ouvrir le dossier rétabli ?", Text: about, Confirm: "Ouvrir", Do: func() {
			if err := d.opt.Switch(); err != nil {
				d.tell(widget.Banner(widget.ToneRefused, inFrench(err).Error()))
			}
		}})
	})
}

// keep writes what was found to a file.
func (d *Damage) keep() {
	path, err := d.opt.Save(d.found)
	if err != nil {
		d.tell(widget.Banner(widget.ToneRefused, inFrench(err).Error()))
		return
	}
	d.tell(widget.Banner(widget.ToneDone, "Rapport enregistré : "+path))
}

// quit stops what is going on and ends the program.
func (d *Damage) quit() {
	d.cancel()
	d.opt.Quit()
}

func (d *Damage) tell(said fyne.CanvasObject) {
	d.said.RemoveAll()
	if said != nil {
		d.said.Add(said)
	}
	d.window.Content().Refresh()
}
