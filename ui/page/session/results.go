package session

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// resultsStep is the step « Résultats »: the same results entered one candidate after the other, or in a grid.
type resultsStep struct {
	desk   *app.Desk
	host   widget.Host
	view   app.View
	guided *guided
	grid   *grid
	asGrid bool

	byCandidate, inGrid *widget.Button
	note                *fyne.Container
	body                *fyne.Container
	whole               *fyne.Container
}

func newResults(desk *app.Desk, host widget.Host, view app.View, enrolment data.ID) *resultsStep {
	s := &resultsStep{desk: desk, host: host, view: view, note: container.NewVBox(), body: container.NewStack()}
	s.byCandidate = widget.Secondary("Candidat par candidat", func() { s.show(false) })
	s.inGrid = widget.Secondary("Tableau", func() { s.show(true) })
	s.guided = newGuided(s, enrolment)
	s.grid = newGrid(s)
	top := widget.VStack(1, s.note, widget.HStack(s.byCandidate, s.inGrid))
	s.whole = container.NewBorder(top, nil, nil, nil, s.body)
	s.show(false)
	s.refresh(view)
	return s
}

func (s *resultsStep) content() fyne.CanvasObject { return s.whole }

func (s *resultsStep) focus() fyne.Focusable {
	switch {
	case len(s.view.Cases) == 0:
		return nil
	case s.asGrid:
		return s.grid
	}
	return s.guided.focus()
}

// show turns to one of the two ways of entry.
func (s *resultsStep) show(asGrid bool) {
	s.asGrid = asGrid
	s.byCandidate.SetHere(!asGrid)
	s.inGrid.SetHere(asGrid)
	s.body.Objects = []fyne.CanvasObject{s.shown()}
	s.whole.Refresh()
	if f := s.focus(); f != nil {
		s.host.Focus(f)
	}
}

func (s *resultsStep) shown() fyne.CanvasObject {
	switch {
	case len(s.view.Cases) == 0:
		lead := widget.Primary("Inscrire des candidats", func() {
			s.host.Go(widget.Place{Area: widget.AreaSessions, ID: s.view.Session.ID, Step: widget.StepEnrolment})
		})
		return widget.VStack(1, widget.Quiet("Personne n’est inscrit : il n’y a pas encore de résultat à saisir."), container.NewHBox(lead))
	case s.asGrid:
		return s.grid.page
	}
	return s.guided.whole
}

func (s *resultsStep) refresh(view app.View) {
	s.view = view
	s.note.RemoveAll()
	if s.sealed() {
		s.note.Add(widget.Banner(widget.ToneInfo, "La session est close : les résultats ne changent plus."))
	}
	s.guided.refresh()
	s.grid.refresh()
}

func (s *resultsStep) sealed() bool { return s.view.Stage == rules.StageSealed }

// record puts a result on disk and says so. The day is the one given, or the one that the result had, or the first of
// the session.
func (s *resultsStep) record(k *rules.Case, item rules.Item, text string, on data.Date) error {
	value, err := widget.ParseValue(text, s.view.Session.Rules.Scale.Value, rules.KindsFor(&s.view.Session.Rules, item.Assessment.Kind))
	if err != nil {
		return err
	}
	old, had := k.Result(item)
	switch {
	case on.IsZero() && had:
		on = old.On
	case on.IsZero():
		on = s.view.Session.From
	}
	result := data.Result{Enrolment: k.Enrolment.ID, Bloc: item.Bloc, Assessment: item.Assessment.Key, Part: item.Part.Key, Value: value, On: on}
	if _, err := s.desk.Results.Record(context.Background(), result, ""); err != nil {
		return err
	}
	s.host.Tell("Enregistré : " + k.Candidate.Name() + ", " + item.Label() + ", " + value.String() + ".")
	return nil
}

// valueText writes a recorded value as one types it.
func valueText(k *rules.Case, item rules.Item) string {
	r, ok := k.Result(item)
	if !ok {
		return ""
	}
	return r.Value.String()
}
