package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
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
	note  *fyne.Container
	list  fyne.CanvasObject
	form  *enrolForm // while it is open
	whole *fyne.Container
}

func newEnrolments(desk *app.Desk, host widget.Host, view app.View) *enrolmentsStep {
	s := &enrolmentsStep{desk: desk, host: host, note: container.NewVBox(), whole: container.NewStack()}
	s.table = widget.NewTable([]widget.Column{
		{Title: "Candidat", Share: 3}, {Title: "Voie d’accès", Share: 2.4}, {Title: "Modalité", Share: 1.6}, {Title: "Blocs demandés", Share: 4},
	}, "")
	s.table.Empty = "Personne n’est inscrit. Inscrivez un premier candidat."
	s.table.OnOpen = func(id data.ID) { s.openForm(id) }
	s.add = widget.Primary("Inscrire un candidat", func() { s.openForm("") })
	s.list = container.NewBorder(widget.VStack(1, s.note, container.NewHBox(s.add)), nil, nil, nil, s.table.Content())
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
		return s.add
	}
	return s.table.Focus()
}

func (s *enrolmentsStep) refresh(view app.View) {
	s.view = view
	s.note.RemoveAll()
	if view.Stage == rules.StageSealed {
		s.note.Add(widget.Banner(widget.ToneInfo, "La session est close : les inscriptions ne changent plus."))
		s.add.Hide()
	}
	rows := make([]widget.TableRow, len(view.Cases))
	for i, c := range view.Cases {
		route, _ := view.Fiche.Route(c.Path.Route)
		var blocs []string
		for _, b := range c.Enrolment.Blocs {
			bloc, _ := view.Fiche.Bloc(b.Bloc)
			blocs = append(blocs, bloc.Title)
		}
		rows[i] = widget.TableRow{Key: c.Enrolment.ID, Cells: []string{c.Candidate.Name(), route.Short, widget.TrackName(c.Path.Track), strings.Join(blocs, ", ")}}
	}
	s.table.SetRows(rows)
}

// openForm opens the form, on an enrolment or on a new one.
func (s *enrolmentsStep) openForm(id data.ID) {
	if s.view.Stage == rules.StageSealed {
		return
	}
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

func (s *enrolmentsStep) show(o fyne.CanvasObject) {
	s.whole.Objects = []fyne.CanvasObject{o}
	s.whole.Refresh()
}
