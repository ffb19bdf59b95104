package session

import (
	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

type resultsStep struct{ whole fyne.CanvasObject }

func newResults(*app.Desk, widget.Host, app.View, data.ID) *resultsStep {
	return &resultsStep{whole: widget.Body("")}
}

func (s *resultsStep) content() fyne.CanvasObject { return s.whole }
func (s *resultsStep) refresh(app.View)           {}
func (s *resultsStep) focus() fyne.Focusable      { return nil }
