// Package ui is the window. Fyne lives here and in the program's main, nowhere else.
package ui

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/page/backup"
	"certibloc/ui/page/candidate"
	"certibloc/ui/page/disposal"
	"certibloc/ui/page/exchange"
	"certibloc/ui/page/home"
	"certibloc/ui/page/journal"
	"certibloc/ui/page/network"
	"certibloc/ui/page/reference"
	"certibloc/ui/page/register"
	"certibloc/ui/page/session"
	"certibloc/ui/page/settings"
	"certibloc/ui/page/statistics"
	"certibloc/ui/widget"
)

// Size is what the window opens with, and the least in which nothing is cut off.
var Size = fyne.NewSize(1280, 800)

// Options are what a window works with.
type Options struct {
	Runner   Runner
	OpenFile func(path string) error // hands a file or folder to the system
	// Printers and PrintFile are the printers of the machine. Nil: it has none.
	Printers  func(ctx context.Context) ([]string, error)
	PrintFile func(ctx context.Context, path, printer string) error
	// FirstStart says that the centre has just been created: the recovery sheet comes first.
	FirstStart bool
	// Switch closes the centre, puts what was restored in its place, and asks for the passphrase again. Nil: it cannot.
	Switch func() error
}

// Window is the one window of the program, open on a centre.
type Window struct {
	window fyne.Window
	desk   *app.Desk
	opt    Options
	quit   func() // closes the window for good

	place widget.Place
	page  widget.Page
	nav   map[widget.Area]*widget.Button
	body  *fyne.Container
	above *fyne.Container // the banner of the example centre, and refusals
	said  *fyne.Container // the refusal
	foot  *fw.RichText
	head  *fyne.Container

	working atomic.Int32 // works in progress beside the window
	stale   atomic.Bool  // whether something changed meanwhile
	locked  *locked      // nil while the window is in use
	idle    idle
	closed  bool
	saving  func() // stops the backup that is made in the background; nil while there is none
	leaving bool   // the backup before closing is under way

	heeded map[string]bool // the warnings that were read since the window opened
	past   *app.Desk       // what is shown instead of the desk, while one looks at a day passed
}

// Open fills a window with the program on a centre and shows its home page.
func Open(window fyne.Window, desk *app.Desk, opt Options) (*Window, error) {
	w := &Window{window: window, desk: desk, opt: opt, nav: map[widget.Area]*widget.Button{}}
	w.quit = func() {
		w.closed = true
		window.Close()
	}
	w.body, w.said, w.head = container.NewStack(), container.NewVBox(), container.NewVBox()
	w.above, w.foot = container.NewVBox(), widget.Small("")
	window.SetContent(w.content())
	window.Resize(Size)
	if err := w.showCentre(); err != nil {
		return nil, err
	}
	desk.OnChange(func([]data.Change) { w.changed() })
	window.SetCloseIntercept(w.close)
	widget.OnShortcut(window.Canvas(), widget.Find, w.Search)
	widget.OnShortcut(window.Canvas(), widget.Lock, w.Lock)
	widget.OnShortcut(window.Canvas(), widget.Journal, w.openJournal)
	w.Go(widget.Place{Area: widget.AreaHome})
	w.tellLastUse()
	if opt.FirstStart {
		widget.AskSheet(w, desk.Operators, nil)
	}
	w.watchIdle()
	w.backUpDaily()
	return w, nil
}

func (w *Window) content() fyne.CanvasObject {
	entries := container.NewVBox()
	for _, a := range []struct {
		area  widget.Area
		label string
		icon  func() fyne.Resource
	}{
		{widget.AreaHome, "Accueil", widget.IconHome},
		{widget.AreaSessions, "Sessions", widget.IconSessions},
		{widget.AreaCandidates, "Candidats", widget.IconPeople},
		{widget.AreaRegister, "Registre", widget.IconRegister},
		{widget.AreaNetwork, "Réseau", widget.IconNetwork},
		{widget.AreaStatistics, "Statistiques", widget.IconFigures},
		{widget.AreaReference, "Référentiel", widget.IconReference},
		{widget.AreaSettings, "Réglages", widget.IconSettings},
	} {
		b := widget.NavButton(a.label, a.icon(), func() { w.Go(widget.Place{Area: a.area}) })
		w.nav[a.area] = b
		entries.Add(b)
	}
	find := widget.NavButton("Chercher (Ctrl+F)", theme.SearchIcon(), w.Search)
	side := container.NewBorder(widget.VStack(2, w.head, entries), find, nil, nil)
	left := widget.Width(widget.NewSurface(widget.ColorNav, widget.Margin(side, 1.5)), 220)
	page := container.NewBorder(widget.VStack(1, w.above, w.said), w.foot, nil, nil, w.body)
	return container.NewBorder(nil, nil, left, nil, widget.Margin(page, 2))
}

// showCentre writes the centre's name, which is always in sight, and the banner of the example centre.
func (w *Window) showCentre() error {
	centre, err := w.desk.Centre.Get()
	if err != nil {
		return err
	}
	w.window.SetTitle("Certibloc – " + centre.Name)
	w.head.RemoveAll()
	name := widget.Heading(centre.Name)
	name.Wrapping = fyne.TextWrapWord // beside the page, there is little room
	w.head.Add(name)
	w.head.Add(widget.Small(w.desk.Operator().Name))
	w.above.RemoveAll()
	if centre.Example {
		w.above.Add(widget.Banner(widget.ToneInfo, "Centre d’exemple : toutes les personnes sont inventées et chaque document porte la mention SPÉCIMEN."))
	}
	w.warn()
	if w.past != nil {
		w.pastBanner()
	}
	return nil
}

// Go shows another place.
func (w *Window) Go(place widget.Place) {
	w.stayOrReturn(place)
	page, err := w.pageOf(place)
	if err != nil {
		w.Refuse(err)
		return
	}
	w.place, w.page = place, page
	w.dismiss()
	w.body.Objects = []fyne.CanvasObject{page.Content()}
	w.window.Content().Refresh()
	for area, b := range w.nav {
		b.SetHere(area == place.Area)
	}
	if f := page.Focus(); f != nil {
		w.Focus(f)
	}
}

func (w *Window) pageOf(place widget.Place) (widget.Page, error) { return w.pageOn(w.shown(), place) }

// pageOn returns the page of a place; desk is the one whose facts it shows where it is among pastAreas.
func (w *Window) pageOn(desk *app.Desk, place widget.Place) (widget.Page, error) {
	switch {
	case place.Area == widget.AreaSessions && place.ID != "":
		return session.New(desk, w, place)
	case place.Area == widget.AreaSessions:
		return session.NewList(desk, w)
	case place.Area == widget.AreaCandidates && place.ID != "":
		return candidate.New(desk, w, place.ID)
	case place.Area == widget.AreaCandidates:
		return candidate.NewList(desk, w)
	case place.Area == widget.AreaDoubles:
		return candidate.NewDoubles(w.desk, w)
	case place.Area == widget.AreaRegister && place.ID != "":
		return register.New(desk, w, place.ID)
	case place.Area == widget.AreaRegister:
		return register.NewList(desk, w)
	case place.Area == widget.AreaNetwork:
		return network.New(w.desk, w)
	case place.Area == widget.AreaStatistics:
		return statistics.New(desk, w)
	case place.Area == widget.AreaImport:
		return exchange.New(w.desk, w, place.ID)
	case place.Area == widget.AreaDisposal:
		return disposal.New(w.desk, w)
	case place.Area == widget.AreaReference:
		return reference.New(desk, w, string(place.ID))
	case place.Area == widget.AreaBackups:
		return backup.New(w.desk, w)
	case place.Area == widget.AreaJournal:
		return journal.New(w.desk, w)
	case place.Area == widget.AreaSettings:
		return settings.New(w.desk, w, place.ID)
	}
	return home.New(w.desk, w)
}

// close closes the window, after a question when that would lose what is typed. What has the focus loses it first: a
// field that confirms when it is left does so.
func (w *Window) close() {
	if w.locked != nil {
		w.closeLocked()
		return
	}
	w.window.Canvas().Unfocus()
	if p, ok := w.page.(widget.Unsaved); ok && p.Unsaved() != "" {
		w.Ask(widget.Question{Title: "Fermer Certibloc ?", Text: p.Unsaved(), Confirm: "Fermer sans enregistrer", Do: w.leave})
		return
	}
	if w.working.Load() > 0 {
		w.Tell("Un travail est en cours : attendez sa fin, ou interrompez-le.")
		return
	}
	w.leave()
}

// changed is told after each act. While work goes on beside the window, the page waits until it is done.
func (w *Window) changed() {
	if w.working.Load() > 0 {
		w.stale.Store(true)
		return
	}
	w.refresh()
}

func (w *Window) refresh() {
	w.dismiss()
	if err := w.showCentre(); err != nil {
		w.Refuse(err)
	}
	if w.page != nil {
		w.page.Refresh()
	}
}

// Tell says quietly that something is done.
func (w *Window) Tell(sentence string) { widget.SetText(w.foot, sentence) }

// Refuse shows why something was not done.
func (w *Window) Refuse(err error) {
	if err == nil {
		return
	}
	sentence := err.Error()
	if !data.IsRefusal(err) {
		w.desk.Report("window", err)
		sentence = fmt.Sprintf("Erreur inattendue : %v. Ce qui était confirmé est gardé ; fermez le programme et vérifiez le dossier.", err)
	}
	w.said.RemoveAll()
	w.said.Add(widget.Banner(widget.ToneRefused, sentence, widget.Secondary("Compris", w.dismiss)))
	w.window.Content().Refresh()
}

func (w *Window) dismiss() { w.said.RemoveAll() }

// Ask puts a question that must be answered first.
func (w *Window) Ask(q widget.Question) { widget.Confirm(w.window.Canvas(), q) }

// Show puts a dialog over the page.
func (w *Window) Show(title string, content fyne.CanvasObject, focus fyne.Focusable) func() {
	return widget.ShowDialog(w.window.Canvas(), title, content, focus)
}

// Focus moves the focus.
func (w *Window) Focus(f fyne.Focusable) { w.window.Canvas().Focus(f) }

// ChooseFile shows the files of the machine.
func (w *Window) ChooseFile(endings []string, chosen func(path string)) {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.Refuse(data.Refuse("Ce fichier ne peut pas être ouvert.").Hint("Choisissez-en un autre.").Because(err))
		case file != nil: // nil where one gave up
			path := file.URI().Path()
			_ = file.Close()
			chosen(path)
		}
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.Show() // before its size: Fyne's dialog has no parts until it is shown
	d.Resize(fyne.NewSize(900, 600))
}

// OpenFile hands a file or a folder to the system.
func (w *Window) OpenFile(path string) error {
	if w.opt.OpenFile == nil {
		return data.Refuse("Ce poste ne sait pas ouvrir « %s ».", path).Hint("Ouvrez-le vous-même.")
	}
	return w.opt.OpenFile(path)
}

// Printers returns the printers of the machine.
func (w *Window) Printers(ctx context.Context) ([]string, error) {
	if w.opt.Printers == nil {
		return nil, noPrinting()
	}
	return w.opt.Printers(ctx)
}

// PrintFile sends a PDF to a printer.
func (w *Window) PrintFile(ctx context.Context, path, printer string) error {
	if w.opt.PrintFile == nil {
		return noPrinting()
	}
	return w.opt.PrintFile(ctx, path, printer)
}

func noPrinting() error {
	return data.Refuse("Ce programme n’atteint pas les imprimantes du poste.").Hint("Ouvrez le PDF dans le lecteur et imprimez de là.")
}

// patience is how long work goes on before the window shows its progress.
const patience = 500 * time.Millisecond

// Run does work beside the window.
func (w *Window) Run(title string, work func(context.Context, func(done, of int)) error, done func(error)) {
	bar := fw.NewProgressBar()
	bar.TextFormatter = func() string { return fmt.Sprintf("%d %%", int(bar.Value*100)) }
	var closeIt func()
	w.working.Add(1)
	finish := func(err error) {
		w.working.Add(-1)
		if closeIt != nil {
			closeIt()
		}
		if w.stale.Swap(false) {
			w.refresh()
		}
		if errors.Is(err, context.Canceled) {
			err = data.Refuse("Interrompu.").Hint("Ce qui était fait est gardé ; reprenez quand vous voulez.")
		}
		done(err)
	}
	var stop func()
	ended := false
	cancel := w.opt.Runner.Start(work, func(n, of int) { bar.SetValue(float64(n) / float64(max(of, 1))) }, func(err error) {
		ended = true
		if stop != nil {
			stop()
		}
		finish(err)
	})
	if ended {
		return
	}
	stop = w.opt.Runner.After(patience, func() {
		interrupt := widget.Secondary("Interrompre", cancel)
		closeIt = w.Show(title, widget.VStack(2, widget.Width(bar, 420), interrupt), interrupt)
		// Escape interrupts the work; the dialog goes when the work has ended, and no sooner.
		w.window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
			if ev.Name == fyne.KeyEscape {
				cancel()
			}
		})
	})
}
