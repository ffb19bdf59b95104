package register

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// documentsFolder is where documents are written to be looked at. Tests put another in its place.
var documentsFolder = widget.DocumentsFolder

// Page is one document: what it is, what became of it, and what one can do with it.
type Page struct {
	desk  *app.Desk
	host  widget.Host
	id    data.ID
	entry app.Entry
	links []app.Link
	due   []app.Entry // what the holder is still to receive

	given []data.Delivery
	open  *widget.Button
	body  *fyne.Container
	whole *container.Scroll
}

// New returns the page of a document.
func New(desk *app.Desk, host widget.Host, id data.ID) (*Page, error) {
	p := &Page{desk: desk, host: host, id: id, body: widget.VStack(1.5)}
	p.open = widget.Primary("Ouvrir le PDF", p.show)
	p.whole = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body))
	return p, p.read()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is the opening of the document.
func (p *Page) Focus() fyne.Focusable { return p.open }

// Refresh reads the register again.
func (p *Page) Refresh() {
	if err := p.read(); err != nil {
		p.host.Refuse(err)
	}
}

func (p *Page) read() error {
	entry, err := p.desk.Documents.Entry(p.id)
	if err != nil {
		return err
	}
	p.entry, p.due = entry, nil
	if p.links, p.given, err = p.desk.Documents.Related(p.id); err != nil {
		return err
	}
	if entry.Document.Candidate != "" {
		if p.due, err = p.desk.Documents.Due(entry.Document.Candidate); err != nil {
			return err
		}
	}
	back := widget.Plain("Tout le registre", func() { p.host.Go(widget.Place{Area: widget.AreaRegister}) })
	back.SetIcon(theme.NavigateBackIcon())
	title := widget.Title(entry.Document.Number.String())
	p.body.Objects = []fyne.CanvasObject{
		container.NewVBox(container.NewHBox(back), title),
		widget.Card(p.facts()), widget.Card(p.actions()),
	}
	p.whole.Refresh()
	return nil
}

// folder names the folder of the files of the document.
func (p *Page) folder() string {
	if p.entry.Document.Session == "" {
		return "Duplicatas"
	}
	return p.entry.Session.Name
}

// look shows the document in the window.
func (p *Page) look() {
	doc := p.entry.Document
	widget.ShowPapers(p.host, p.desk.Documents, "Document "+doc.Number.String(), []widget.Paper{
		{Title: doc.Number.Kind.Title() + ", " + holder(p.entry), PDF: func() ([]byte, error) { return p.desk.Documents.PDF(doc) }},
	})
}

// show writes the document, the same bytes every time, and hands it to the system.
func (p *Page) show() {
	dir, err := documentsFolder(p.folder())
	if err != nil {
		p.host.Refuse(err)
		return
	}
	path := ""
	p.host.Run("Ouverture du document", func(context.Context, func(int, int)) (err error) {
		path, err = p.desk.Documents.Export(p.entry.Document, dir)
		return err
	}, func(err error) {
		if err == nil {
			err = p.host.OpenFile(path)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Document enregistré : " + filepath.Clean(path))
	})
}
