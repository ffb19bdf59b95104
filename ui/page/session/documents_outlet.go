package session

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// printerKey is the preference that keeps the last printer used, none for the viewer. Losing it loses nothing.
const printerKey = "print.printer"

func rememberPrinter(name string) { fyne.CurrentApp().Preferences().SetString(printerKey, name) }

// outlet asks where the run goes. The viewer always works; the printers are searched for once one is wanted.
func (f *printForm) outlet() fyne.CanvasObject {
	f.to = widget.NewRadio(widget.Choice{Key: toViewer, Label: "Un seul PDF, dans le lecteur du poste"},
		widget.Choice{Key: toFiles, Label: "Un fichier par document, dans le dossier"},
		widget.Choice{Key: toPrinter, Label: "Une imprimante"})
	f.to.Set(toViewer)
	f.to.OnChanged = func(key string) {
		f.where.Tell(nil)
		f.follow()
		if key == toPrinter && f.printer.Key() == "" {
			f.search()
		}
	}
	f.printer = widget.NewRadio()
	f.printer.OnChanged = func(string) { f.follow() }
	f.found = container.NewVScroll(f.printer.Content())
	f.paper = widget.VStack(1, widget.NewForm(nil, &widget.Field{Label: "Papier", Input: f.backs}).Content(), f.shifts.content())
	f.printers = container.NewBorder(nil, nil, widget.Width(widget.Small(""), 24), nil, f.found)
	f.where = &widget.Field{Label: "Imprimer sur", Input: container.NewVBox(f.to.Content(), f.printers)}
	return widget.NewForm(f.list.step.host.Focus, f.where).Content()
}

// again chooses the printer of the last time.
func (f *printForm) again() {
	if fyne.CurrentApp().Preferences().String(printerKey) == "" {
		return
	}
	f.to.Set(toPrinter)
	f.follow()
	f.search()
}

// printersHeight is that of some four printers; the list scrolls where there are more.
const printersHeight = 160

// search asks the system for its printers. Where there is none, the viewer is chosen again and the reason stands below.
func (f *printForm) search() {
	var names []string
	work := func(ctx context.Context, _ func(int, int)) (err error) {
		names, err = f.list.step.host.Printers(ctx)
		return err
	}
	f.list.step.host.Run("Recherche des imprimantes", work, func(err error) {
		if err != nil {
			f.to.Set(toViewer)
			f.where.Tell(err)
			f.follow()
			return
		}
		choices := make([]widget.Choice, len(names))
		for i, name := range names {
			choices[i] = widget.Choice{Key: name, Label: name}
		}
		f.printer.SetChoices(choices)
		last := fyne.CurrentApp().Preferences().String(printerKey)
		if !slices.Contains(names, last) {
			last = names[0]
		}
		f.printer.Set(last)
		f.found.SetMinSize(fyne.NewSize(0, min(f.printer.Content().MinSize().Height, printersHeight)))
		f.follow()
	})
}

// printerName is the printer chosen, empty for the viewer.
func (f *printForm) printerName() string {
	if f.to.Key() != toPrinter {
		return ""
	}
	return f.printer.Key()
}

// run makes a print run beside the window and hands it over.
func (l *issuedList) run(p app.Printing) {
	host, done, notTaken := l.step.host, app.Printed{}, false
	p.Session, p.Dir = l.step.view.Session.ID, l.dir()
	if p.Printer != "" {
		p.Send = func(ctx context.Context, path string) error {
			err := host.PrintFile(ctx, path, p.Printer)
			notTaken = data.IsRefusal(err)
			return err
		}
	}
	work := func(ctx context.Context, progress func(int, int)) (err error) {
		done, err = l.step.desk.Documents.Print(ctx, p, progress)
		return err
	}
	host.Run("Préparation du tirage", work, func(err error) {
		if err == nil && p.Printer == "" {
			err = host.OpenFile(done.Path)
		}
		switch {
		case notTaken:
			p.Printer, p.Send = "", nil
			host.Ask(widget.Question{Title: "Le tirage n’est pas imprimé", Text: err.Error(), Confirm: "L’ouvrir dans le lecteur", Do: func() { l.run(p) }})
		case err != nil:
			host.Refuse(err)
		case p.Printer != "":
			host.Tell(count(len(done.Run.Documents), "document envoyé", "documents envoyés", "") + " à l’imprimante « " + p.Printer + " » : " + done.Path)
		default:
			host.Tell(count(len(done.Run.Documents), "document", "documents", "") + " à imprimer : " + done.Path)
		}
	})
}

// testPage prints the page on which one measures how far the printer is off, or opens it.
func (f *printForm) testPage() {
	host, name, path := f.list.step.host, f.printerName(), ""
	work := func(ctx context.Context, _ func(int, int)) (err error) {
		if path, err = f.list.step.desk.Documents.TestPage(name, f.list.dir()); err != nil || name == "" {
			return err
		}
		return host.PrintFile(ctx, path, name)
	}
	host.Run("Page de calage", work, func(err error) {
		if err == nil && name == "" {
			err = host.OpenFile(path)
		}
		f.where.Tell(err)
	})
}
