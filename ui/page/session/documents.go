package session

import (
	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/widget"
)

type documentsStep struct{ whole fyne.CanvasObject }

func newDocuments(*app.Desk, widget.Host, app.View) *documentsStep {
	return &documentsStep{whole: widget.Body("")}
}

func (s *documentsStep) content() fyne.CanvasObject { return s.whole }
func (s *documentsStep) refresh(app.View)           {}
func (s *documentsStep) focus() fyne.Focusable      { return nil }
