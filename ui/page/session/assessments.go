package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/ui/widget"
)

// assessmentsStep is the step « Épreuves »: who is summoned when and where, who came, what happened.
type assessmentsStep struct {
	desk  *app.Desk
	host  widget.Host
	view  app.View
	whole *fyne.Container
}

func newAssessments(desk *app.Desk, host widget.Host, view app.View) *assessmentsStep {
	s := &assessmentsStep{desk: desk, host: host, whole: container.NewVBox()}
	s.refresh(view)
	return s
}

func (s *assessmentsStep) content() fyne.CanvasObject { return s.whole }

func (s *assessmentsStep) focus() fyne.Focusable { return nil }

func (s *assessmentsStep) refresh(view app.View) { s.view = view }

// progressOfAssessments counts the convocations of a session, and the presences noted.
func progressOfAssessments(v app.View) (summoned, noted int) {
	for i := range v.Cases {
		summoned += len(v.Cases[i].Convocations)
		noted += len(v.Cases[i].Attendances)
	}
	return summoned, noted
}
