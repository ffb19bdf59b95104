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
	"certibloc/data/rncp"
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
	p.entry = entry
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

// facts are what the register keeps of the document.
func (p *Page) facts() fyne.CanvasObject {
	e, doc := p.entry, p.entry.Document
	rows := widget.VStack(0)
	say := func(label, value string) {
		if value != "" {
			rows.Add(widget.Shares([]float32{0.22, 0.78}, widget.Quiet(label), widget.Body(value)))
		}
	}
	say("Document", doc.Number.Kind.Title())
	if b := doc.Sheet.Bloc; b != nil {
		say("Bloc", b.Title)
	}
	say("Titulaire", holder(e))
	if doc.Sheet.Holder.BirthName != "" {
		say("Nom imprimé", doc.Sheet.Holder.GivenNames+" "+doc.Sheet.Holder.BirthName)
	}
	say("Session", e.Session.Name)
	say("Émis le", rncp.DateOf(doc.Issued).French())
	say("État", e.State())
	if a := e.Annulled; a != nil {
		say("Motif", a.Reason+" ("+a.On.French()+")")
		if a.Fraud {
			say("Observations", "La personne a pu les présenter le "+a.Heard.French()+".")
		}
	}
	if d := e.Delivered; d != nil {
		said := "Le " + d.On.French() + ", à " + d.To + ", " + string(d.How)
		if d.Reference != "" {
			said += ", n° " + d.Reference
		}
		say("Remis", said+".")
	}
	say("Empreinte SHA-256", doc.SHA256)
	return rows
}

// actions are what one can do with the document as it stands.
func (p *Page) actions() fyne.CanvasObject {
	doc := p.entry.Document
	buttons := widget.HStack(p.open, widget.Secondary("Voir ici", p.look))
	if p.entry.Annulled != nil {
		return widget.VStack(1, buttons, widget.Small("Ce document n’est plus en vigueur : il reste au registre, avec ses octets d’origine."))
	}
	if p.entry.Delivered == nil {
		buttons.Add(widget.Secondary("Noter la remise", p.askDelivery))
	}
	if doc.Relation != data.RelationDuplicate {
		buttons.Add(widget.Secondary("Duplicata", p.askDuplicate))
		if doc.Number.Kind != data.KindMinutes {
			buttons.Add(widget.Secondary("Remplacer", p.askReplacement))
		}
	}
	if doc.Number.Kind != data.KindMinutes {
		buttons.Add(widget.Secondary("Annuler", p.askAnnulment))
	}
	return widget.VStack(1, buttons, widget.Small("Un document émis ne change jamais. Un duplicata le redonne avec sa mention et sa date ; un remplacement l’annule et le cite."))
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
	dir, err := documentsFolder(p.entry.Session.Name)
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
