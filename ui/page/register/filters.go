package register

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// states are what a document can be worth, in the words of the filter.
var states = []struct {
	key, label string
	is         func(app.Entry) bool
}{
	{"vigueur", "En vigueur", app.Entry.InForce},
	{"remettre", "À remettre", app.Entry.Due},
	{"originaux", "Originaux", func(e app.Entry) bool { return e.Document.Relation == data.RelationOriginal }},
	{"duplicatas", "Duplicatas", func(e app.Entry) bool {
		return e.Document.Relation == data.RelationDuplicate || e.Document.Relation == data.RelationEarlier
	}},
	{"remplacements", "Remplacements", func(e app.Entry) bool { return e.Document.Relation == data.RelationReplacement }},
	{"annulés", "Annulés ou remplacés", func(e app.Entry) bool { return !e.InForce() }},
	{"fraude", "Retirés pour fraude", func(e app.Entry) bool { return e.Annulled != nil && e.Annulled.Fraud }},
}

// filters narrow the register by kind, state, year and session. Each lets everything through at first.
type filters struct {
	kind, state, year, session *widget.Select
	content                    fyne.CanvasObject
}

func newFilters(changed func()) *filters {
	pick := func(string) { changed() }
	f := &filters{kind: widget.NewSelect(pick), year: widget.NewSelect(pick), session: widget.NewSelect(pick)}
	choices := []widget.Choice{{Label: "Tous les états"}}
	for _, s := range states {
		choices = append(choices, widget.Choice{Key: s.key, Label: s.label})
	}
	f.state = widget.NewSelect(pick, choices...)
	f.content = container.NewGridWithColumns(4, f.kind, f.state, f.year, f.session)
	return f
}

// offer offers the kinds, years and sessions that there are.
func (f *filters) offer(entries []app.Entry) {
	kinds := []widget.Choice{{Label: "Tous les documents"}}
	years := []widget.Choice{{Label: "Toutes les années"}}
	sessions := []widget.Choice{{Label: "Toutes les sessions"}}
	add := func(to *[]widget.Choice, key, label string) {
		if key != "" && !slices.ContainsFunc(*to, func(c widget.Choice) bool { return c.Key == key }) {
			if slices.ContainsFunc(*to, func(c widget.Choice) bool { return c.Label == label }) {
				label += " (" + strconv.Itoa(len(*to)) + ")" // another session of the same name
			}
			*to = append(*to, widget.Choice{Key: key, Label: label})
		}
	}
	for _, e := range slices.Backward(entries) { // the latest first
		number := e.Document.Number
		add(&kinds, string(number.Kind), number.Kind.Title())
		add(&years, strconv.Itoa(number.Year), strconv.Itoa(number.Year))
		add(&sessions, string(e.Document.Session), e.Session.Name)
	}
	f.kind.SetChoices(kinds)
	f.year.SetChoices(years)
	f.session.SetChoices(sessions)
}

// any reports whether something is filtered.
func (f *filters) any() bool {
	return f.kind.Key()+f.state.Key()+f.year.Key()+f.session.Key() != ""
}

// match reports whether the filters let a document through.
func (f *filters) match(e app.Entry) bool {
	is := func(s *widget.Select, of string) bool { return s.Key() == "" || s.Key() == of }
	for _, s := range states {
		if s.key == f.state.Key() && !s.is(e) {
			return false
		}
	}
	number := e.Document.Number
	return is(f.kind, string(number.Kind)) && is(f.year, strconv.Itoa(number.Year)) && is(f.session, string(e.Document.Session))
}
