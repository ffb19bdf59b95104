package session

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
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
	ticks    *ticks  // nil where the centre does not note competences
	shown    station // what the fields are for

	proposal *fyne.Container
	whole    *fyne.Container
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

func (g *guided) missing(i int) bool {
	v := &g.step.view
	return len(rules.Missing(v.Fiche, &v.Session.Rules, v.Case(g.stations[i].enrolment), g.stations[i].bloc)) > 0
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
	for _, f := range g.fields {
		f.refresh()
	}
	if g.ticks != nil {
		g.ticks.refresh()
	}
	g.showProposal()
}

func (g *guided) build() {
	st, v := g.stations[g.at], &g.step.view
	k := v.Case(st.enrolment)
	bloc, _ := v.Fiche.Bloc(st.bloc)
	req, _ := k.Enrolment.Asks(st.bloc)
	items := rules.Due(v.Fiche, &v.Session.Rules, k, st.bloc)
	g.shown, g.fields, g.ticks = st, nil, nil
	var fields []*widget.Field
	for _, item := range items {
		f := newGuidedField(g, k, item)
		g.fields = append(g.fields, f)
		fields = append(fields, f.field)
	}
	about := []string{fmt.Sprintf("n° %d de la fiche", bloc.Number), widget.TrackName(k.Path.Track), widget.WayName(req.Way)}
	if pass := g.step.blocPass(items); pass != "" {
		about = append(about, pass)
	}
	left := widget.VStack(1, wrapped(bloc.Title), widget.Small(strings.Join(about, " · ")),
		widget.NewForm(g.step.host.Focus, fields...).Content(), g.proposal)
	who := container.NewBorder(nil, nil, widget.Heading(fullName(k.Candidate)), fw.NewLabel(fmt.Sprintf("%d sur %d", g.at+1, len(g.stations))))
	before, after := widget.Secondary("Précédent", func() { g.move(-1) }), widget.Primary("Suivant", g.next)
	foot := container.NewBorder(nil, nil, before, after)
	cards := g.cards(k, bloc, left)
	g.whole.Objects = []fyne.CanvasObject{container.NewBorder(who, foot, nil, nil, container.NewVScroll(cards))}
	g.whole.Refresh()
}

// cards sets the competences of the bloc beside its results: to be noted where the centre wants it, otherwise to be read.
func (g *guided) cards(k *rules.Case, bloc rncp.Bloc, left fyne.CanvasObject) fyne.CanvasObject {
	if g.step.competences {
		g.ticks = newTicks(g.step, k, bloc)
		apart := container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.Padding()), widget.Card(left))
		return widget.Shares([]float32{2, 3}, apart, widget.Card(g.ticks.content))
	}
	right := widget.VStack(0.5, widget.Heading("Les compétences du bloc"))
	for _, c := range bloc.Competences {
		right.Add(widget.Small("• " + c))
	}
	return container.NewGridWithColumns(2, widget.Card(left), widget.Card(right))
}

// submit confirms a field and goes to the next one of the bloc, then to the next station where something is missing.
func (g *guided) submit(f *guidedField) {
	if g.step.sealed() || !f.confirm() {
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
	if w := g.step.firstWay(); w != wayGuided {
		g.step.show(w)
		g.step.host.Tell("Tous les résultats sont saisis une première fois.")
		return
	}
	g.step.host.Tell("Tous les résultats sont saisis.")
	g.step.host.Go(widget.Place{Area: widget.AreaSessions, ID: g.step.view.Session.ID, Step: widget.StepJury})
}

func (g *guided) move(by int) {
	if i := g.at + by; i >= 0 && i < len(g.stations) && g.confirmAll() {
		g.goTo(i)
	}
}

// confirmAll leaves nothing behind that was typed and is not confirmed.
func (g *guided) confirmAll() bool {
	if g.step.sealed() {
		return true
	}
	for _, f := range g.fields {
		if f.changed() && !f.confirm() {
			return false
		}
	}
	if g.ticks != nil {
		return g.ticks.confirm()
	}
	return true
}

// changed reports whether something is typed that is not recorded.
func (g *guided) changed() bool {
	return slices.ContainsFunc(g.fields, (*guidedField).changed)
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
	k := v.Case(st.enrolment)
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

// wrapped is a heading that takes the lines it needs.
func wrapped(title string) *fw.RichText {
	t := widget.Heading(title)
	t.Wrapping = fyne.TextWrapWord
	return t
}
