package session

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// station is where the guided entry stops: one candidate, one bloc.
type station struct {
	enrolment data.ID
	bloc      rncp.BlocKey
}

// guided leads from station to station: the assessments of one bloc in their order, the competences beside them.
type guided struct {
	step     *resultsStep
	stations []station
	at       int
	fields   []*guidedField
	shown    station // what the fields are for

	proposal *fyne.Container
	whole    *fyne.Container
}

// guidedField is one assessment with its value and, for a portfolio, its day.
type guidedField struct {
	item  rules.Item
	input *widget.TextField
	day   *widget.DateField
	field *widget.Field
}

func newGuided(s *resultsStep, enrolment data.ID) *guided {
	g := &guided{step: s, whole: container.NewStack(), proposal: container.NewVBox()}
	g.gather()
	for i, st := range g.stations {
		if enrolment != "" && st.enrolment == enrolment || enrolment == "" && g.missing(i) {
			g.at = i
			break
		}
	}
	return g
}

// gather lists the stations, in the order of the enrolments and of the fiche.
func (g *guided) gather() {
	g.stations = nil
	for i := range g.step.view.Cases {
		k := &g.step.view.Cases[i]
		for _, b := range g.step.view.Fiche.Blocs {
			if _, asked := k.Enrolment.Asks(b.Key); asked {
				g.stations = append(g.stations, station{k.Enrolment.ID, b.Key})
			}
		}
	}
	g.at = min(g.at, max(len(g.stations)-1, 0))
}

func (g *guided) kase(st station) *rules.Case {
	for i := range g.step.view.Cases {
		if g.step.view.Cases[i].Enrolment.ID == st.enrolment {
			return &g.step.view.Cases[i]
		}
	}
	return nil
}

func (g *guided) missing(i int) bool {
	v := &g.step.view
	return len(rules.Missing(v.Fiche, &v.Session.Rules, g.kase(g.stations[i]), g.stations[i].bloc)) > 0
}

func (g *guided) focus() fyne.Focusable {
	for _, f := range g.fields {
		if f.input.Text == "" {
			return f.input
		}
	}
	if len(g.fields) > 0 {
		return g.fields[0].input
	}
	return nil
}

// refresh shows the facts again. The fields stay while the station is the same: something may be being typed.
func (g *guided) refresh() {
	g.gather()
	if len(g.stations) == 0 {
		return
	}
	if g.stations[g.at] != g.shown {
		g.build()
	}
	g.showProposal()
}

func (g *guided) build() {
	st, v := g.stations[g.at], &g.step.view
	k := g.kase(st)
	bloc, _ := v.Fiche.Bloc(st.bloc)
	req, _ := k.Enrolment.Asks(st.bloc)
	g.shown, g.fields = st, nil
	left := widget.VStack(1, widget.Heading(bloc.Title),
		widget.Small(fmt.Sprintf("n° %d de la fiche · %s · %s", bloc.Number, widget.TrackName(k.Path.Track), widget.WayName(req.Way))))
	var fields []*widget.Field
	for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, st.bloc) {
		f := g.newField(k, item)
		g.fields = append(g.fields, f)
		fields = append(fields, f.field)
	}
	left.Add(widget.NewForm(g.step.host.Focus, fields...).Content())
	left.Add(g.proposal)
	right := widget.VStack(0.5, widget.Heading("Les compétences du bloc"))
	for _, c := range bloc.Competences {
		right.Add(widget.Small("• " + c))
	}
	who := container.NewBorder(nil, nil, widget.Heading(fullName(k.Candidate)), fw.NewLabel(fmt.Sprintf("%d sur %d", g.at+1, len(g.stations))))
	cards := container.NewGridWithColumns(2, widget.Card(left), widget.Card(right))
	before, after := widget.Secondary("Précédent", func() { g.move(-1) }), widget.Primary("Suivant", g.next)
	foot := container.NewBorder(nil, nil, before, after)
	g.whole.Objects = []fyne.CanvasObject{container.NewBorder(who, foot, nil, nil, container.NewVScroll(cards))}
	g.whole.Refresh()
}

func (g *guided) newField(k *rules.Case, item rules.Item) *guidedField {
	f := &guidedField{item: item, input: widget.NewTextField(""), day: widget.NewDateField()}
	f.input.SetText(valueText(k, item))
	scale, kinds := g.step.view.Session.Rules.Scale.Value, rules.KindsFor(&g.step.view.Session.Rules, item.Assessment.Kind)
	text := item.Assessment.Text
	if item.Part.Key != "" {
		text += " " + item.Part.Text
	}
	input := fyne.CanvasObject(f.input)
	if item.Assessment.Window != nil {
		if r, ok := k.Result(item); ok {
			f.day.SetDate(r.On)
		}
		f.day.PlaceHolder = "date du portefeuille"
		input = widget.Columns(f.input, f.day)
		if from, to, ok := rules.PortfolioWindow(item.Assessment, k.Path); ok {
			text += " : du " + from.French() + " au " + to.French()
		}
	}
	f.field = &widget.Field{Label: item.Label(), Hint: text + ". Tapez " + widget.ValueHelp(scale, kinds) + ".", Input: input}
	f.input.OnSubmitted = func(string) { g.submit(f) }
	f.day.OnSubmitted = func(string) { g.submit(f) }
	if g.step.sealed() {
		f.input.Disable()
		f.day.Disable()
	}
	return f
}

// confirm puts what a field says on disk. An empty field and one that says what is known already are left alone.
func (g *guided) confirm(f *guidedField) bool {
	k := g.kase(g.shown)
	on, err := f.day.Date()
	if err == nil && strings.TrimSpace(f.input.Text) == "" {
		f.field.Tell(nil)
		return true
	}
	if err == nil {
		err = g.step.record(k, f.item, f.input.Text, on)
	}
	f.field.Tell(err)
	if err != nil {
		g.step.host.Focus(f.input)
		return false
	}
	f.input.SetText(valueText(g.kase(g.shown), f.item))
	return true
}

// submit confirms a field and goes to the next one of the bloc, then to the next station where something is missing.
func (g *guided) submit(f *guidedField) {
	if g.step.sealed() || !g.confirm(f) {
		return
	}
	for i, other := range g.fields {
		if other == f && i+1 < len(g.fields) {
			g.step.host.Focus(g.fields[i+1].input)
			return
		}
	}
	g.next()
}

// next confirms what is typed and goes to the next station where something is missing, or says that all is entered.
func (g *guided) next() {
	if !g.confirmAll() {
		return
	}
	for n := 1; n <= len(g.stations); n++ {
		if i := (g.at + n) % len(g.stations); g.step.sealed() || g.missing(i) {
			g.goTo(i)
			return
		}
	}
	g.step.host.Tell("Tous les résultats sont saisis.")
	g.step.host.Go(widget.Place{Area: widget.AreaSessions, ID: g.step.view.Session.ID, Step: widget.StepJury})
}

func (g *guided) move(by int) {
	if i := g.at + by; i >= 0 && i < len(g.stations) && g.confirmAll() {
		g.goTo(i)
	}
}

// confirmAll leaves no value behind that was typed and not confirmed.
func (g *guided) confirmAll() bool {
	if g.step.sealed() {
		return true
	}
	for _, f := range g.fields {
		if f.input.Text != valueText(g.kase(g.shown), f.item) && !g.confirm(f) {
			return false
		}
	}
	return true
}

func (g *guided) goTo(i int) {
	g.at = i
	g.refresh()
	if f := g.focus(); f != nil {
		g.step.host.Focus(f)
	}
}

// showProposal says what the results so far propose.
func (g *guided) showProposal() {
	v, st := &g.step.view, g.shown
	k := g.kase(st)
	g.proposal.RemoveAll()
	if k == nil {
		return
	}
	p := rules.Propose(v.Fiche, &v.Session.Rules, k, st.bloc)
	words := "Proposition, à titre indicatif : "
	if p.Outcome == data.OutcomeNone {
		words += "aucune. "
	} else {
		words += string(p.Outcome) + ". "
	}
	g.proposal.Add(widget.Quiet(words + strings.Join(p.Grounds, " ") + " Le jury décide."))
	for _, r := range p.Remarks {
		g.proposal.Add(widget.Banner(widget.ToneWarning, r))
	}
	g.whole.Refresh()
}
