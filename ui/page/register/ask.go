package register

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// question is a dialog that asks for a few facts before an act. What the act refuses is said beside a field.
type question struct {
	page   *Page
	title  string
	words  string
	action string
	fields []*widget.Field
	first  fyne.Focusable
	typed  []*widget.TextField // Return in one of them answers
	at     *widget.Field       // where a refusal is said
	do     func() error
}

func (q question) ask() {
	var closeIt func()
	form := widget.NewForm(q.page.host.Focus, q.fields...)
	whole := container.NewStack()
	act := func() {
		if form.Valid() {
			err := q.do()
			if err == nil {
				closeIt()
				return
			}
			q.at.Tell(err)
		}
		whole.Refresh() // what is wrong takes room
	}
	for _, f := range q.typed {
		f.OnSubmitted = func(string) { act() }
	}
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Fermer", func() { closeIt() }), widget.Primary(q.action, act)))
	whole.Add(widget.Width(widget.VStack(2, widget.Body(q.words), form.Content(), buttons), 560))
	closeIt = q.page.host.Show(q.title, whole, q.first)
}

// needed refuses an empty text.
func needed(f *widget.TextField, sentence string) func() error {
	return func() error {
		if strings.TrimSpace(f.Text) == "" {
			return data.Refuse("%s", sentence)
		}
		return nil
	}
}

func dated(f *widget.DateField) func() error {
	return func() error {
		d, err := f.Date()
		if err == nil && d.IsZero() {
			err = data.Refuse("La date manque.").Hint("Écrivez-la jj/mm/aaaa.")
		}
		return err
	}
}

func (p *Page) askDuplicate() {
	reason := widget.NewTextField("par exemple : perdu, demandé par courrier du 3 mars")
	field := &widget.Field{Label: "Demande", Hint: "Facultative ; le journal la garde.", Input: reason}
	question{page: p, title: "Émettre un duplicata ?", action: "Émettre le duplicata", fields: []*widget.Field{field}, first: reason, typed: []*widget.TextField{reason}, at: field,
		words: "Le duplicata redonne le contenu du document, avec la mention « duplicata », son rang et la date d’aujourd’hui.",
		do: func() error {
			doc, err := p.desk.Documents.Duplicate(context.Background(), p.id, strings.TrimSpace(reason.Text))
			return p.follow(doc, err, "Duplicata émis : ")
		}}.ask()
}

func (p *Page) askReplacement() {
	reason := widget.NewTextField("par exemple : prénom mal recopié")
	field := &widget.Field{Label: "Ce qui est corrigé", Input: reason, Check: needed(reason, "Le motif manque : le registre le garde.")}
	question{page: p, title: "Remplacer ce document ?", action: "Annuler et remplacer", fields: []*widget.Field{field}, first: reason, typed: []*widget.TextField{reason}, at: field,
		words: "Un nouveau document, établi d’après ce que le programme sait aujourd’hui, annule celui-ci et le cite. Corrigez d’abord l’identité ou la décision.",
		do: func() error {
			doc, err := p.desk.Documents.Replace(context.Background(), p.id, strings.TrimSpace(reason.Text))
			return p.follow(doc, err, "Document remplacé par ")
		}}.ask()
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
	heardField.Check = func() error {
		_, err := heard.Date()
		return err
	}
	field := &widget.Field{Label: "Motif", Input: reason, Check: needed(reason, "Le motif manque : le registre le garde.")}
	question{page: p, title: "Annuler ce document ?", action: "Annuler le document", first: reason, typed: []*widget.TextField{reason, &heard.TextField}, at: field,
		fields: []*widget.Field{field, {Label: "", Input: fraud}, heardField},
		words:  "Il reste au registre avec ses octets, marqué annulé. S’il est remis, demandez-le en retour. Cela ne se défait pas.",
		do: func() error {
			day, _ := heard.Date()
			err := p.desk.Documents.Annul(context.Background(), data.Annulment{Document: p.id, On: p.desk.Today(), Reason: strings.TrimSpace(reason.Text), Fraud: fraud.On(), Heard: day})
			if err == nil {
				p.host.Tell("Document annulé.")
			}
			return err
		}}.ask()
}

func (p *Page) askDelivery() {
	on, to, reference := widget.NewDateField(), widget.NewTextField("prénom et nom"), widget.NewTextField("numéro du recommandé")
	on.SetDate(p.desk.Today())
	if p.entry.Document.Candidate != "" {
		to.SetText(p.entry.Candidate.Name())
	}
	how := widget.NewRadioRow(
		widget.Choice{Key: string(data.HandoverSigned), Label: "Contre signature"},
		widget.Choice{Key: string(data.HandoverRegistered), Label: "Envoi recommandé"},
		widget.Choice{Key: string(data.HandoverOther), Label: "Autre"})
	how.Set(string(data.HandoverSigned))
	last := &widget.Field{Label: "Référence", Hint: "Le numéro de l’envoi recommandé ; vide sinon.", Input: reference}
	question{page: p, title: "Noter la remise", action: "Noter la remise", first: on, typed: []*widget.TextField{&on.TextField, to, reference}, at: last,
		fields: []*widget.Field{
			{Label: "Remis le", Input: widget.Width(on, 150), Check: dated(on)},
			{Label: "À", Input: to, Check: needed(to, "On ne sait pas à qui le document est remis.")},
			{Label: "Comment", Input: how.Content()}, last,
		},
		words: "À qui, quand et comment ce document a été remis.",
		do: func() error {
			day, _ := on.Date()
			err := p.desk.Documents.Deliver(context.Background(), data.Delivery{Document: p.id, On: day, To: strings.TrimSpace(to.Text),
				How: data.Handover(how.Key()), Reference: strings.TrimSpace(reference.Text)})
			if err == nil {
				p.host.Tell("Remise notée.")
			}
			return err
		}}.ask()
}
