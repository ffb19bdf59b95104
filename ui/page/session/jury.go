package session

import (
	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/widget"
)

type juryStep struct{ whole fyne.CanvasObject }

func newJury(*app.Desk, widget.Host, app.View) *juryStep { return &juryStep{whole: widget.Body("")} }

func (s *juryStep) content() fyne.CanvasObject { return s.whole }
func (s *juryStep) refresh(app.View)           {}
func (s *juryStep) focus() fyne.Focusable      { return nil }
