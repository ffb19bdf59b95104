package session

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// enrolmentsStep is the step « Inscriptions »: who is enrolled, and the form that enrols one more.
type enrolmentsStep struct {
	desk  *app.Desk
	host  widget.Host
	view  app.View
	table *widget.Table
	add   *widget.Button
	resit *widget.Button // takes over who needs a resit
	bring *widget.Button // from a file
	note  *fyne.Container
	list  fyne.CanvasObject
	form  *enrolForm // while it is open
	whole *fyne.Container
}

func newEnrolments(desk *app.Desk, host widget.Host, view app.View) *enrolmentsStep {
	s := &enrolmentsStep{desk: desk, host: host, note: container.NewVBox(), whole: container.NewStack()}
	s.table = widget.NewTable([]widget.Column{
		{Title: "Candidat", Share: 2.05}, {Title: "Voie d’accès et modalité", Share: 2.25}, {Title: "Blocs demandés", Share: 4.25}, {Title: "Droit ouvert par", Share: 1.75},
	}, "")
	s.table.Empty = "Personne n’est inscrit. Inscrivez un premier candidat."
	s.table.OnOpen = s.open
	s.add = widget.Primary("Inscrire un candidat", func() { s.openForm("") })
	s.list = container.NewBorder(widget.VStack(1, s.note, s.buttons(view)), nil, nil, nil, s.table.Content())
	s.whole.Add(s.list)
	s.refresh(view)
	return s
}

func (s *enrolmentsStep) content() fyne.CanvasObject { return s.whole }

func (s *enrolmentsStep) focus() fyne.Focusable {
	if s.form != nil {
		return s.form.focus()
	}
	if len(s.view.Cases) == 0 && s.view.Stage != rules.StageSealed {
		return s.first()
	}
	return s.table.Focus()
}

func (s *enrolmentsStep) refresh(view app.View) {
	s.view = view
	s.note.RemoveAll()
	set(s.resit, resits(view))
	if view.Stage == rules.StageSealed {
		s.note.Add(widget.Banner(widget.ToneInfo, "La session est close : les inscriptions ne changent plus. Ouvrez une ligne pour voir le candidat."))
		s.add.Hide()
		s.bring.Hide()
	}
	rows := make([]widget.TableRow, len(view.Cases))
	for i, c := range view.Cases {
		rows[i] = widget.TableRow{Key: c.Enrolment.ID, Cells: []string{widget.Folded(c.Candidate.Name(), 22), wayIn(view.Fiche, c.Path), asked(view.Fiche, c.Enrolment), right(view, c.Path)}}
	}
	s.table.SetRows(rows)
}

// wayIn is the route with, below it, the track.
func wayIn(f *rncp.Fiche, p data.Path) string {
	route, _ := f.Route(p.Route)
	track := widget.TrackName(p.Track)
	if route.Short == track {
		return track
	}
	return route.Short + "\n" + track
}

// asked lists the blocs asked for, one a line, in the order of the fiche; all of them by the same way take one line.
func asked(f *rncp.Fiche, e data.Enrolment) string {
	var lines []string
	ways := map[rncp.WayKey]bool{}
	for _, bloc := range f.Blocs {
		req, ok := e.Asks(bloc.Key)
		if !ok {
			continue
		}
		ways[req.Way] = true
		line := bloc.Title
		if req.Way == rncp.WayPortfolio { // the way that one chooses; the others go without saying
			line += " (portefeuille)"
		}
		lines = append(lines, line)
	}
	if len(lines) == len(f.Blocs) && len(ways) == 1 {
		return fmt.Sprintf("Les %d blocs\n%s", len(lines), widget.WayName(e.Blocs[0].Way))
	}
	if len(lines) == 0 {
		return "La certification complète"
	}
	return strings.Join(lines, "\n")
}

// right names the registration that a path may claim.
func right(view app.View, p data.Path) string {
	r, err := rules.Registration(view.Fiche, p, view.Session.To)
	if err != nil {
		return "Aucun enregistrement"
	}
	return r.Decree
}

// open opens an enrolment, or, once nothing changes any more, the page of the person.
func (s *enrolmentsStep) open(id data.ID) {
	if s.view.Stage != rules.StageSealed {
		s.openForm(id)
		return
	}
	for _, c := range s.view.Cases {
		if c.Enrolment.ID == id {
			s.host.Go(widget.Place{Area: widget.AreaCandidates, ID: c.Candidate.ID})
		}
	}
}

// openForm opens the form, on an enrolment or on a new one.
func (s *enrolmentsStep) openForm(id data.ID) {
	form, err := newEnrolForm(s, id)
	if err != nil {
		s.host.Refuse(err)
		return
	}
	s.form = form
	s.show(form.content())
	s.host.Focus(form.focus())
}

func (s *enrolmentsStep) closeForm() {
	s.form = nil
	s.show(s.list)
	s.host.Focus(s.focus())
}

// unsaved says what would be lost of the enrolment that is being typed.
func (s *enrolmentsStep) unsaved() string {
	if s.form == nil || !s.form.unsaved() {
		return ""
	}
	return "L’inscription que vous saisissez n’est pas enregistrée."
}

func (s *enrolmentsStep) show(o fyne.CanvasObject) {
	s.whole.Objects = []fyne.CanvasObject{o}
	s.whole.Refresh()
}
