// Package session is the pages of the examination sessions: their list, and one session step by step.
package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// step is one step of a session's page.
type step interface {
	// content is what is shown, always the same object.
	content() fyne.CanvasObject
	// refresh shows the facts as they are now; what is being typed stays.
	refresh(view app.View)
	// focus is what has the focus when the step opens, or nil.
	focus() fyne.Focusable
}

// Page is one session, step by step.
type Page struct {
	desk *app.Desk
	host widget.Host
	id   data.ID
	view app.View
	here widget.Step
	step step
	// secondBy is who makes the second entry of the results, while the page is open.
	secondBy string

	top   *fyne.Container // title and stepper
	body  *fyne.Container
	whole *fyne.Container
}

// steps are those of a session, in order; later ones are added here.
var steps = []widget.Step{widget.StepEnrolment, widget.StepAssessments, widget.StepResults, widget.StepJury, widget.StepDocuments}

// New returns the page of a session at the step of a place, or at the one where something is missing.
func New(desk *app.Desk, host widget.Host, place widget.Place) (*Page, error) {
	p := &Page{desk: desk, host: host, id: place.ID, top: container.NewVBox(), body: container.NewStack()}
	p.whole = container.NewBorder(p.top, nil, nil, nil, p.body)
	view, err := desk.Sessions.View(place.ID)
	if err != nil {
		return nil, err
	}
	p.view = view
	p.here = place.Step
	if p.here == "" {
		p.here = next(view)
	}
	p.openStep(p.here, place.Enrolment)
	return p, nil
}

// next is the first step where something is missing.
func next(v app.View) widget.Step {
	if v.Stage == rules.StageSealed {
		return widget.StepDocuments
	}
	if len(v.Lacks) > 0 { // they come in the order in which one mends them
		switch v.Lacks[0].Kind {
		case rules.LackCandidates:
			return widget.StepEnrolment
		case rules.LackResult, rules.LackEntry:
			return widget.StepResults
		case rules.LackAttendance:
			return widget.StepAssessments
		}
	}
	return widget.StepJury
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is the step's.
func (p *Page) Focus() fyne.Focusable { return p.step.focus() }

// Unsaved says what would be lost of what is being typed at the step, or nothing.
func (p *Page) Unsaved() string {
	if s, ok := p.step.(interface{ unsaved() string }); ok {
		return s.unsaved()
	}
	return ""
}

// Refresh reads the session again.
func (p *Page) Refresh() {
	view, err := p.desk.Sessions.View(p.id)
	if err != nil {
		p.host.Refuse(err)
		return
	}
	p.view = view
	p.showTop()
	p.step.refresh(view)
}

// openStep shows a step; enrolment, where it is not empty, is the one to begin with.
func (p *Page) openStep(s widget.Step, enrolment data.ID) {
	p.here = s
	switch s {
	case widget.StepAssessments:
		p.step = newAssessments(p.desk, p.host, p.view)
	case widget.StepResults:
		p.step = newResults(p.desk, p.host, p.view, enrolment, &p.secondBy)
	case widget.StepJury:
		p.step = newJury(p.desk, p.host, p.view)
	case widget.StepDocuments:
		p.step = newDocuments(p.desk, p.host, p.view)
	case stepRules:
		p.step = newRulesStep(p.desk, p.host, p.view)
	default:
		p.step = newEnrolments(p.desk, p.host, p.view)
	}
	p.showTop()
	p.body.Objects = []fyne.CanvasObject{p.step.content()}
	p.body.Refresh()
}

func (p *Page) showTop() {
	states := make([]widget.StepState, len(steps))
	for i, s := range steps {
		states[i] = stateOf(s, p.view)
	}
	back := widget.Plain("Toutes les sessions", func() { p.host.Go(widget.Place{Area: widget.AreaSessions}) })
	back.SetIcon(theme.NavigateBackIcon())
	name := widget.Title(p.view.Session.Name)
	name.Wrapping = fyne.TextWrapWord // a name of eighty letters takes two lines
	buttons := container.New(layout.NewCustomPaddedLayout(widget.Unit, 0, 0, 0), container.NewHBox(p.aside(), back))
	title := container.NewBorder(nil, nil, nil, container.NewVBox(buttons), name)
	p.top.Objects = []fyne.CanvasObject{
		title,
		widget.Quiet(p.stage()),
		widget.Stepper(states, p.here, func(s widget.Step) {
			if r, ok := p.step.(*resultsStep); ok && !r.settled() {
				return
			}
			p.turnTo(s)
		}),
	}
	p.top.Refresh()
}

// turnTo opens a step and gives it the focus.
func (p *Page) turnTo(s widget.Step) {
	p.openStep(s, "")
	if f := p.step.focus(); f != nil {
		p.host.Focus(f)
	}
}

// aside is what one seldom needs: the session's own facts, and its règlement.
func (p *Page) aside() fyne.CanvasObject {
	buttons := container.NewHBox()
	if asOf := widget.AsOfButton(p.host, p.desk, func() widget.Place { return widget.Place{Area: widget.AreaSessions, ID: p.id, Step: p.here} }); asOf != nil {
		buttons.Add(asOf)
	}
	if p.view.Stage != rules.StageSealed {
		buttons.Add(widget.Plain("Modifier la session", func() { askChange(p.desk, p.host, p.view.Session) }))
	}
	regulation := widget.Plain(string(stepRules), func() { p.turnTo(stepRules) })
	regulation.SetHere(p.here == stepRules)
	buttons.Add(regulation)
	return buttons
}

// stage says in a line what the session is and how far it has come.
func (p *Page) stage() string {
	s := p.view.Session
	words := []string{s.Code}
	if len(p.desk.Fiches()) > 1 {
		words = append(words, p.view.Fiche.Title)
	}
	if s.Cohort != "" {
		words = append(words, "promotion "+s.Cohort)
	}
	if s.Company != "" {
		words = append(words, s.Company)
	}
	if resit := resitWords(p.desk, s); resit != "" {
		words = append(words, resit)
	}
	words = append(words, "épreuves du "+widget.FormatDate(s.From)+" au "+widget.FormatDate(s.To), string(p.view.Stage))
	return strings.Join(words, " · ")
}
