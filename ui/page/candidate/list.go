package candidate

import (
	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/widget"
)

// List is a page.
type List struct{ whole fyne.CanvasObject }

// NewList returns the page.
func NewList(*app.Desk, widget.Host) (*List, error) { return &List{whole: widget.Body("")}, nil }

// Content is what is shown.
func (p *List) Content() fyne.CanvasObject { return p.whole }

// Refresh reads the facts again.
func (p *List) Refresh() {}

// Focus is what has the focus when the page opens.
func (p *List) Focus() fyne.Focusable { return nil }
