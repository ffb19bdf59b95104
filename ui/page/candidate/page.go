package candidate

import (
	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// Page is a page.
type Page struct{ whole fyne.CanvasObject }

// New returns the page.
func New(*app.Desk, widget.Host, data.ID) (*Page, error) { return &Page{whole: widget.Body("")}, nil }

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Refresh reads the facts again.
func (p *Page) Refresh() {}

// Focus is what has the focus when the page opens.
func (p *Page) Focus() fyne.Focusable { return nil }
