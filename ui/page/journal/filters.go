package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// filters narrow the journal. Each lets everything through at first.
type filters struct {
	text             *widget.TextField
	from, to         *widget.DateField
	operator, action *widget.Select
	content          *fyne.Container
	who              *fyne.Container // hidden while one operator did everything
}

func newFilters(changed func()) *filters {
	pick := func(string) { changed() }
	f := &filters{text: widget.NewTextField("Une personne, une session, un numéro, un motif"), from: widget.NewDateField(), to: widget.NewDateField(),
		operator: widget.NewSelect(pick), action: widget.NewSelect(pick)}
	f.text.OnChanged = pick
	f.text.OnEscape = func() { f.text.SetText("") }
	f.from.OnChanged, f.to.OnChanged = pick, pick
	f.from.PlaceHolder, f.to.PlaceHolder = "du jj/mm/aaaa", "au jj/mm/aaaa"
	f.who = container.NewStack(widget.Width(f.operator, 190))
	dates := container.NewHBox(widget.Width(f.from, 135), widget.Width(f.to, 135))
	f.content = container.NewBorder(nil, nil, nil, container.NewHBox(dates, widget.Width(f.action, 240), f.who), f.text)
	return f
}

// offer offers who did something, and what was done.
func (f *filters) offer(book *app.Book) {
	people := []widget.Choice{{Label: "Tous les opérateurs"}}
	for _, o := range book.Operators() {
		people = append(people, widget.Choice{Key: string(o.ID), Label: o.Name})
	}
	acts := []widget.Choice{{Label: "Tous les actes"}}
	for _, a := range book.Actions() {
		acts = append(acts, widget.Choice{Key: string(a), Label: a.Title()})
	}
	f.operator.SetChoices(people)
	f.action.SetChoices(acts)
	f.who.Hide()
	if len(people) > 2 {
		f.who.Show()
	}
}

// wanted returns what the filters say. A day that is not written out yet is no bound.
func (f *filters) wanted() app.LineFilter {
	wanted := app.LineFilter{Operator: data.ID(f.operator.Key()), Action: app.Action(f.action.Key()), Text: f.text.Text}
	wanted.From, _ = f.from.Date()
	wanted.To, _ = f.to.Date()
	return wanted
}
