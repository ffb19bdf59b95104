package register

import (
	"context"
	"strings"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

func (p *Page) askDuplicate() {
	reason := widget.NewTextField("par exemple : perdu, demandé par courrier du 3 mars")
	field := &widget.Field{Label: "Demande", Hint: "Facultative ; le journal la garde.", Input: reason}
	widget.FormDialog{Title: "Émettre un duplicata ?", Action: "Émettre le duplicata", Fields: []*widget.Field{field}, First: reason, Typed: []*widget.TextField{reason}, At: field,
		Words: "Le duplicata redonne le contenu du document, avec la mention « duplicata », son rang et la date d’aujourd’hui.",
		Do: widget.AtOnce(func() error {
			doc, err := p.desk.Documents.Duplicate(context.Background(), p.id, strings.TrimSpace(reason.Text))
			return p.follow(doc, err, "Duplicata émis : ")
		})}.Show(p.host)
}

func (p *Page) askReplacement() {
	reason := widget.NewTextField("par exemple : prénom mal recopié")
	field := &widget.Field{Label: "Ce qui est corrigé", Input: reason, Check: widget.Needed(reason, "Le motif manque : le registre le garde.")}
	widget.FormDialog{Title: "Remplacer ce document ?", Action: "Annuler et remplacer", Fields: []*widget.Field{field}, First: reason, Typed: []*widget.TextField{reason}, At: field,
		Words: "Un nouveau document, établi d’après ce que le programme sait aujourd’hui, annule celui-ci et le cite. Corrigez d’abord l’identité ou la décision.",
		Do: widget.AtOnce(func() error {
			doc, err := p.desk.Documents.Replace(context.Background(), p.id, strings.TrimSpace(reason.Text))
			return p.follow(doc, err, "Document remplacé par ")
		})}.Show(p.host)
}

// follow shows the document that was issued in the place of the one shown.
func (p *Page) follow(doc data.Document, err error, said string) error {
	if err == nil {
		p.host.Tell(said + doc.Number.String() + ".")
		p.host.Go(widget.Place{Area: widget.AreaRegister, ID: doc.ID})
	}
	return err
}

func (p *Page) askAnnulment() {
	reason := widget.NewTextField("en une phrase")
	fraud := widget.NewToggle("Retrait pour fraude")
	heard := widget.NewDateField()
	heardField := &widget.Field{Label: "La personne a pu présenter ses observations le", Input: widget.Width(heard, 150),
		Hint: "Un retrait pour fraude le suppose (Code du travail, art. R6412-7) ; vide sinon."}
	heardField.Check = widget.DatedOrEmpty(heard)
	field := &widget.Field{Label: "Motif", Input: reason, Check: widget.Needed(reason, "Le motif manque : le registre le garde.")}
	widget.FormDialog{Title: "Annuler ce document ?", Action: "Annuler le document", First: reason, Typed: []*widget.TextField{reason, &heard.TextField}, At: field,
		Fields: []*widget.Field{field, {Label: "", Input: fraud}, heardField},
		Words:  "Il reste au registre avec ses octets, marqué annulé. S’il est remis, demandez-le en retour. Cela ne se défait pas.",
		Do: widget.AtOnce(func() error {
			day, _ := heard.Date()
			err := p.desk.Documents.Annul(context.Background(), data.Annulment{Document: p.id, On: p.desk.Today(), Reason: strings.TrimSpace(reason.Text), Fraud: fraud.On(), Heard: day})
			if err == nil {
				p.host.Tell("Document annulé.")
			}
			return err
		})}.Show(p.host)
}

// askDelivery notes that this document was handed over.
func (p *Page) askDelivery() { p.deliver([]app.Entry{p.entry}) }

// askAllDeliveries notes that all that the holder is still to receive was handed over in one go.
func (p *Page) askAllDeliveries() { p.deliver(p.due) }

func (p *Page) deliver(entries []app.Entry) {
	to, documents := "", make([]data.Document, len(entries))
	for i, e := range entries {
		documents[i] = e.Document
	}
	if p.entry.Document.Candidate != "" {
		to = p.entry.Candidate.Name()
	}
	widget.AskDelivery(p.host, p.desk.Documents, p.desk.Today(), to, documents)
}

func (p *Page) askNetworkNumber() {
	widget.AskNetworkNumber(p.host, p.desk.Documents, p.desk.Today(), data.NetworkNumber{Document: p.id}, widget.DocumentName(p.entry.Document), p.entry.Network)
}
