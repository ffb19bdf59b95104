package session

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// entryWay is a way to enter results, as its button names it.
type entryWay string

// The ways. The last two are there where the rules ask for a double entry.
const (
	wayGuided entryWay = "Candidat par candidat"
	wayGrid   entryWay = "Tableau"
	waySecond entryWay = "Seconde saisie"
	wayGaps   entryWay = "Écarts"
)

var entryWays = []entryWay{wayGuided, wayGrid, waySecond, wayGaps}

// resultsStep is the step « Résultats »: the same results entered one candidate after the other, or in a grid; and, under
// double entry, a second time by someone who does not see the first, until the two agree.
type resultsStep struct {
	desk        *app.Desk
	host        widget.Host
	view        app.View
	competences bool // the centre notes each competence
	way         entryWay

	guided *guided
	grid   *grid
	second *second
	gaps   *gaps

	buttons map[entryWay]*widget.Button
	books   *fyne.Container // the results as a workbook, out and back
	ways    *fyne.Container
	note    *fyne.Container
	body    *fyne.Container
	whole   *fyne.Container
}

// newResults returns the step. secondBy is who makes the second entry: it outlives the step, as long as its page is open.
func newResults(desk *app.Desk, host widget.Host, view app.View, enrolment data.ID, secondBy *string) *resultsStep {
	s := &resultsStep{desk: desk, host: host, view: view, note: container.NewVBox(), body: container.NewStack(), ways: widget.HStack()}
	centre, err := desk.Centre.Get()
	if err != nil {
		host.Refuse(err)
	}
	s.way, s.competences = wayGuided, centre.Shown.Competences
	s.buttons = map[entryWay]*widget.Button{}
	for _, w := range entryWays {
		s.buttons[w] = widget.Secondary(string(w), func() { s.show(w) })
		s.ways.Add(s.buttons[w])
	}
	s.books = widget.HStack(widget.Plain("Grille à remplir…", s.askGrid), widget.Plain("Reprendre une grille…", s.chooseGrid))
	s.guided = newGuided(s, enrolment)
	s.grid = newGrid(s)
	s.second = newSecond(s, secondBy)
	s.gaps = newGaps(s)
	s.whole = container.NewBorder(widget.VStack(1, s.note, container.NewBorder(nil, nil, s.ways, s.books)), nil, nil, nil, s.body)
	s.refresh(view)
	s.show(s.firstWay())
	return s
}

// firstWay is the way that leads on: to the second entry, then to the gaps, once every first value is there.
func (s *resultsStep) firstWay() entryWay {
	v := &s.view
	waiting, differing := 0, 0
	for i := range v.Cases {
		for _, req := range v.Cases[i].Enrolment.Blocs {
			if len(rules.Missing(v.Fiche, &v.Session.Rules, &v.Cases[i], req.Bloc)) > 0 {
				return wayGuided
			}
			w, d := rules.Unchecked(v.Fiche, &v.Session.Rules, &v.Cases[i], req.Bloc)
			waiting, differing = waiting+len(w), differing+len(d)
		}
	}
	switch {
	case s.sealed():
		return wayGuided
	case waiting > 0:
		return waySecond
	case differing > 0:
		return wayGaps
	}
	return wayGuided
}

func (s *resultsStep) content() fyne.CanvasObject { return s.whole }

func (s *resultsStep) focus() fyne.Focusable {
	if len(s.view.Cases) == 0 {
		return nil
	}
	switch s.way {
	case wayGrid:
		return s.grid
	case waySecond:
		return s.second.focus()
	case wayGaps:
		return s.gaps.focus()
	}
	return s.guided.focus()
}

// show turns to one of the ways of entry.
func (s *resultsStep) show(w entryWay) {
	s.way = w
	for way, b := range s.buttons {
		b.SetHere(way == w)
	}
	if w == waySecond {
		s.host.Tell("") // the foot of the window may still say the first value
	}
	s.nameGaps()
	s.body.Objects = []fyne.CanvasObject{s.shown()}
	s.whole.Refresh()
	if f := s.focus(); f != nil {
		s.host.Focus(f)
	}
}

func (s *resultsStep) shown() fyne.CanvasObject {
	if len(s.view.Cases) == 0 {
		lead := widget.Primary("Inscrire des candidats", func() {
			s.host.Go(widget.Place{Area: widget.AreaSessions, ID: s.view.Session.ID, Step: widget.StepEnrolment})
		})
		return widget.VStack(1, widget.Quiet("Personne n’est inscrit : il n’y a pas encore de résultat à saisir."), container.NewHBox(lead))
	}
	switch s.way {
	case wayGrid:
		return s.grid.page
	case waySecond:
		return s.second.whole
	case wayGaps:
		return s.gaps.whole
	}
	return s.guided.whole
}

func (s *resultsStep) refresh(view app.View) {
	s.view = view
	s.note.RemoveAll()
	if s.sealed() {
		says := "La session est close : les résultats ne changent plus."
		if n := view.Gone[data.KeepMarks]; n > 0 {
			says = fmt.Sprintf("Les notes sont éliminées (bordereau n° %d). Le procès-verbal garde les résultats.", n)
		}
		s.note.Add(widget.Banner(widget.ToneInfo, says))
	}
	visible(s.books, !s.sealed() && len(view.Cases) > 0)
	double := view.Session.Rules.DoubleEntry.Value
	visible(s.buttons[waySecond], double && !s.sealed())
	visible(s.buttons[wayGaps], double)
	s.guided.refresh()
	s.grid.refresh()
	if double {
		s.second.refresh()
		s.gaps.refresh()
		s.nameGaps()
	}
	if b := s.buttons[s.way]; !b.Visible() {
		s.show(wayGuided)
	}
}

// nameGaps says on the button how many entries differ, but not to the one who makes the second entry: a number that grows
// would tell what the first said.
func (s *resultsStep) nameGaps() {
	name := string(wayGaps)
	if s.way != waySecond && s.gaps != nil {
		name = fmt.Sprintf("%s (%d)", wayGaps, len(s.gaps.list))
	}
	if b := s.buttons[wayGaps]; b.Text != name {
		b.SetText(name)
		s.ways.Refresh()
	}
}

// settled confirms what is typed in the way that is shown, and reports whether all of it could be; what could not stays,
// with its reason and the focus.
func (s *resultsStep) settled() bool {
	switch s.way {
	case wayGrid:
		return !s.grid.typing || s.grid.confirm()
	case waySecond:
		return s.second.confirmAll()
	case wayGaps:
		return true
	}
	return s.guided.confirmAll()
}

// unsaved says that a value is typed which is not on disk: what is refused, or a portfolio whose day is still to come.
func (s *resultsStep) unsaved() string {
	if !s.sealed() && (s.guided.changed() || s.second.changed() || s.grid.typing) {
		return "Un résultat que vous avez tapé n’est pas enregistré."
	}
	return ""
}

func (s *resultsStep) sealed() bool { return s.view.Stage == rules.StageSealed }
