package register

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// factShares are the columns of the facts: what it is about, and what is known.
var factShares = []float32{0.22, 0.78}

// facts are what the register keeps of the document.
func (p *Page) facts() fyne.CanvasObject {
	e, doc := p.entry, p.entry.Document
	rows := widget.VStack(0)
	say := func(label, value string) {
		if value != "" {
			rows.Add(widget.Shares(factShares, widget.Quiet(label), widget.Body(value)))
		}
	}
	lead := func(label, value string, to widget.Place) {
		rows.Add(widget.Shares(factShares, widget.Quiet(label), container.NewHBox(widget.Plain(value, func() { p.host.Go(to) }))))
	}
	say("Document", doc.Number.Kind.Title())
	if b := doc.Sheet.Bloc; b != nil {
		say("Bloc", b.Title)
	}
	if doc.Candidate != "" {
		lead("Titulaire", holder(e), widget.Place{Area: widget.AreaCandidates, ID: doc.Candidate})
	} else {
		say("Titulaire", holder(e))
	}
	say("Nom imprimé", e.Holder())
	if doc.Session != "" {
		lead("Session", e.Session.Name, widget.Place{Area: widget.AreaSessions, ID: doc.Session, Step: widget.StepDocuments})
	}
	say("Émis", p.issued())
	say("État", e.State())
	if e.Overtaken {
		say("À ne plus remettre", "Le jury a corrigé sa décision depuis : le bloc n’est plus acquis.")
	}
	p.annulled(say)
	p.earlier(say)
	for _, l := range p.links {
		lead(l.Words, l.Number.String(), widget.Place{Area: widget.AreaRegister, ID: l.ID})
	}
	for _, d := range p.given {
		say("Remis", handedOver(d))
	}
	if e.Network != nil {
		say("Numéro du réseau", widget.NetworkWords(*e.Network))
	}
	say("Empreinte SHA-256", doc.SHA256)
	return rows
}

// issued says when, by whom and with which drawing the document was issued.
func (p *Page) issued() string {
	doc := p.entry.Document
	at := doc.Issued.Local()
	said := "Le " + rncp.DateOf(at).French() + " à " + at.Format("15:04")
	if p.entry.Operator != "" {
		said += ", par " + p.entry.Operator
	}
	words := "du programme"
	if w := doc.Sheet.Wording; w != nil {
		words = fmt.Sprintf("du centre, version %d", w.Version)
	}
	return said + fmt.Sprintf(" (modèle n° %d, textes %s)", doc.Sheet.Template, words)
}

func (p *Page) annulled(say func(label, value string)) {
	a := p.entry.Annulled
	if a == nil {
		return
	}
	say("Motif", a.Reason+" ("+a.On.French()+")")
	if a.Fraud {
		say("Observations", "La personne a pu les présenter le "+a.Heard.French()+".")
	}
}

// earlier says what is known of an original that is older than the program.
func (p *Page) earlier(say func(label, value string)) {
	o := p.entry.Document.Sheet.Earlier
	if o == nil {
		return
	}
	said := "Antérieur au programme"
	if o.Number != "" {
		said += ", n° " + o.Number
	}
	if !o.On.IsZero() {
		said += ", délivré le " + o.On.French()
	}
	say("Original", said+" · "+o.Source)
}

func handedOver(d data.Delivery) string {
	said := "Le " + d.On.French() + ", à " + d.To + ", " + string(d.How)
	if d.Reference != "" {
		said += ", n° " + d.Reference
	}
	return said + "."
}

// actions are what one can do with the document as it stands.
func (p *Page) actions() fyne.CanvasObject {
	doc := p.entry.Document
	buttons := widget.HStack(p.open, widget.Secondary("Voir ici", p.look))
	if !p.entry.InForce() {
		return widget.VStack(1, buttons, widget.Small("Ce document n’est plus en vigueur : il reste au registre, avec ses octets d’origine."))
	}
	own := doc.Relation != data.RelationDuplicate && doc.Relation != data.RelationEarlier
	if own {
		buttons.Add(widget.Secondary("Duplicata", p.askDuplicate))
	}
	if doc.Number.Kind != data.KindMinutes {
		if own {
			buttons.Add(widget.Secondary("Remplacer", p.askReplacement))
		}
		buttons.Add(widget.Secondary("Annuler", p.askAnnulment))
	}
	rows := widget.VStack(1, buttons)
	if more := p.handling(); len(more.Objects) > 0 {
		rows.Add(more)
	}
	rows.Add(widget.Small("Un document émis ne change jamais. Un duplicata le redonne avec sa mention et sa date ; un remplacement l’annule et le cite."))
	return rows
}

// handling is what one notes of the paper itself: that it was handed over, and how the network numbers it.
func (p *Page) handling() *fyne.Container {
	buttons := widget.HStack()
	if p.entry.Delivered == nil && !p.entry.Overtaken {
		buttons.Add(widget.Secondary("Noter la remise", p.askDelivery))
	}
	if p.entry.Due() && len(p.due) > 1 {
		buttons.Add(widget.Secondary(fmt.Sprintf("Remettre tous ses documents (%d)…", len(p.due)), p.askAllDeliveries))
	}
	if p.entry.Document.Number.Kind.OfNetwork() {
		label := "Noter le numéro du réseau…"
		if p.entry.Network != nil {
			label = "Corriger le numéro du réseau…"
		}
		buttons.Add(widget.Secondary(label, p.askNetworkNumber))
	}
	return buttons
}
