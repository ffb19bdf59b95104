package candidate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// documents lists what was issued to the person, and gives all of it in one archive.
func (p *Page) documents() fyne.CanvasObject {
	evidence := p.button("preuves", widget.EvidenceButton, p.askEvidence)
	if len(p.person.Documents) == 0 {
		return container.NewVBox(container.NewBorder(nil, nil, widget.Heading("Documents"), evidence),
			widget.Quiet("Aucun document n’est émis. Ils s’émettent à l’étape Documents d’une session close."))
	}
	rows := make([]fyne.CanvasObject, len(p.person.Documents))
	for i, d := range p.person.Documents {
		words := tight(widget.Body(d.Number.Kind.Title() + p.given(d)))
		if b := d.Sheet.Bloc; b != nil {
			words.Add(widget.Small(b.Title))
		}
		open := p.button(d.ID, "Ouvrir", func() { p.open(d) })
		facts := widget.Shares([]float32{0.5, 0.3, 0.2}, middle(words),
			middle(widget.Body(d.Number.String())), middle(widget.Body(widget.FormatDate(rncp.DateOf(d.Issued)))))
		rows[i] = container.NewBorder(nil, nil, nil, container.NewCenter(open), facts)
	}
	buttons := widget.HStack(evidence)
	if n := len(p.due); n > 0 {
		b := p.button("remise", "", p.deliver)
		b.SetText(fmt.Sprintf("Remettre tous ses documents (%d)…", n))
		if n == 1 {
			b.SetText("Noter la remise…")
		}
		buttons = widget.HStack(b, evidence)
	}
	return container.NewVBox(container.NewBorder(nil, nil, widget.Heading("Documents"), container.NewCenter(buttons)), lines(rows...))
}

// deliver notes that all that is due was handed over in one go.
func (p *Page) deliver() {
	documents := make([]data.Document, len(p.due))
	for i, e := range p.due {
		documents[i] = e.Document
	}
	widget.AskDelivery(p.host, p.desk.Documents, p.desk.Today(), p.person.Candidate.Name(), documents)
}

// readRegister reads what the register knows of the person besides the documents.
func (p *Page) readRegister() (err error) {
	if p.due, err = p.desk.Documents.Due(p.id); err != nil {
		return err
	}
	if p.papers, err = p.desk.Documents.ReceivedOf(p.id); err != nil {
		return err
	}
	p.network, err = p.desk.Documents.NetworkNumbers(p.id)
	return err
}

// given says of a document that it is a duplicate, or was handed over.
func (p *Page) given(d data.Document) string {
	entry, err := p.desk.Documents.Entry(d.ID)
	switch {
	case err != nil || entry.State() == "original" && entry.Delivered == nil:
		return ""
	case entry.Delivered == nil || !entry.InForce():
		return ", " + entry.State()
	case entry.State() == "original":
		return ", remis le " + widget.FormatDate(entry.Delivered.On)
	}
	return ", " + entry.State() + ", remis le " + widget.FormatDate(entry.Delivered.On)
}

// documentsFolder is where documents are written to be looked at. Tests put another in its place.
var documentsFolder = func() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", data.Refuse("Le dossier de l’utilisateur est introuvable.").Hint("Ouvrez le document depuis sa session.").Because(err)
	}
	return filepath.Join(home, "Documents", "Certibloc"), nil
}

// open writes a document, the same bytes every time, and hands it to the system.
func (p *Page) open(d data.Document) {
	dir, err := documentsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	var path string
	p.host.Run("Ouverture du document", func(context.Context, func(int, int)) (err error) {
		path, err = p.desk.Documents.Export(d, dir)
		return err
	}, func(err error) {
		if err == nil {
			err = p.host.OpenFile(path)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Document enregistré : " + path)
	})
}
