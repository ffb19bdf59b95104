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

// lastRun says what the latest run was, and offers to print spoiled sheets again.
func (f *printForm) lastRun() fyne.CanvasObject {
	runs, err := f.list.step.desk.Documents.PrintRuns(f.list.step.view.Session.ID)
	if err != nil || len(runs) == 0 {
		return container.NewVBox()
	}
	last := runs[len(runs)-1]
	said := "Dernier tirage : " + widget.FormatDate(last.On) + ", " + count(len(last.Documents), "document", "documents", "")
	if last.Printer != "" {
		said += ", sur « " + last.Printer + " »"
	}
	if n := len(last.Spoiled); n > 0 {
		said += ", dont " + count(n, "feuille gâchée", "feuilles gâchées", "")
	}
	again := widget.Secondary("Feuilles gâchées…", func() {
		f.close()
		f.list.askSpoiled(runs)
	})
	return container.NewVBox(widget.Small(said+"."), container.NewHBox(again))
}

// askSpoiled asks which of the sheets printed were spoiled, notes them and prints them again, where the last run went.
func (l *issuedList) askSpoiled(runs []data.PrintRun) {
	var closeIt func()
	toggles := map[data.ID]*widget.Toggle{}
	var order []data.ID // the last run first, each document once
	rows := container.NewVBox()
	for _, run := range slices.Backward(runs) {
		for _, id := range run.Documents {
			i := slices.IndexFunc(l.docs, func(d data.Document) bool { return d.ID == id })
			if i < 0 || toggles[id] != nil {
				continue
			}
			cells := l.row(l.docs[i]).Cells
			toggles[id] = widget.NewToggle(cells[0] + " · " + widget.FormatDate(run.On) + " · " + cells[2])
			order = append(order, id)
			rows.Add(toggles[id])
		}
	}
	said := &widget.Field{Label: "Feuilles", Input: container.NewVScroll(rows)}
	said.Input.(*container.Scroll).SetMinSize(fyne.NewSize(720, min(rows.MinSize().Height, 320)))
	again := func() {
		ids := slices.DeleteFunc(slices.Clone(order), func(id data.ID) bool { return !toggles[id].On() })
		if len(ids) == 0 {
			said.Tell(data.Refuse("Aucune feuille n’est cochée.").Hint("Cochez celles qui sont gâchées."))
			return
		}
		err := l.step.desk.Documents.Spoil(context.Background(), l.step.view.Session.ID, ids)
		closeIt()
		if err != nil {
			l.step.host.Refuse(err)
			return
		}
		l.run(app.Printing{Documents: ids, Order: app.OrderGiven, Printer: runs[len(runs)-1].Printer})
	}
	words := widget.Body("Cochez les feuilles gâchées : elles sont notées et réimprimées, identiques. Détruisez celles que vous tenez.")
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Les réimprimer", again)))
	whole := widget.VStack(2, words, widget.NewForm(l.step.host.Focus, said).Content(), buttons)
	closeIt = l.step.host.Show("Feuilles gâchées", widget.Width(whole, 760), widget.Focusable(rows))
}
