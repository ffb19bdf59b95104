package widget

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
)

var handovers = []Choice{
	{Key: string(data.HandoverSigned), Label: "Contre signature"},
	{Key: string(data.HandoverRegistered), Label: "Envoi recommandé"},
	{Key: string(data.HandoverOther), Label: "Autre"},
}

// Deliverer notes that documents were handed over; the desk's documents do.
type Deliverer interface {
	DeliverAll(ctx context.Context, documents []data.ID, delivery data.Delivery) error
}

// AskDelivery asks when and how documents were handed over, and to whom if not to the one proposed, and notes it. Where there
// are several, each can be left out.
func AskDelivery(host Host, desk Deliverer, today data.Date, proposed string, documents []data.Document) {
	if len(documents) == 0 {
		return
	}
	on, to, reference := NewDateField(), NewTextField("prénom et nom"), NewTextField("numéro du recommandé")
	on.SetDate(today)
	to.SetText(proposed)
	how := NewRadioRow(handovers...)
	if len(documents) > 1 {
		how = NewRadio(handovers...)
	}
	how.Set(string(data.HandoverSigned))
	which := newDelivered(documents)
	last := &Field{Label: "Référence", Hint: "Le numéro de l’envoi recommandé ; vide sinon.", Input: reference}
	fields := []*Field{
		{Label: "Remis le", Input: Width(on, 150), Check: Dated(on)},
		{Label: "À", Input: to, Check: Needed(to, "On ne sait pas à qui le document est remis.")},
		{Label: "Comment", Input: how.Content()}, last,
	}
	dialog := FormDialog{Title: "Noter la remise", Words: "À qui, quand et comment ce document a été remis.", Action: "Noter la remise",
		First: on, Typed: []*TextField{&on.TextField, to, reference}, At: last, Fields: fields}
	if len(documents) > 1 {
		dialog.Title, dialog.Words = "Noter la remise de plusieurs documents", "À qui, quand et comment ils ont été remis ensemble."
		dialog.Wide = true
		dialog.Fields = append([]*Field{which.field()}, fields...)
	}
	dialog.Do = AtOnce(func() error {
		day, _ := on.Date()
		ids := which.chosen()
		err := desk.DeliverAll(context.Background(), ids, data.Delivery{On: day, To: strings.TrimSpace(to.Text),
			How: data.Handover(how.Key()), Reference: strings.TrimSpace(reference.Text)})
		if err == nil && len(ids) > 1 {
			host.Tell("Remise des documents notée.")
		} else if err == nil {
			host.Tell("Remise notée.")
		}
		return err
	})
	dialog.Show(host)
}

// deliveryHeight is what the list of a delivery takes at most; a longer one scrolls.
const deliveryHeight = 340

// delivered is the documents of a delivery, each to be left out or not.
type delivered struct {
	documents []data.Document
	toggles   []*Toggle
}

func newDelivered(documents []data.Document) *delivered {
	d := &delivered{documents: documents}
	for _, doc := range documents {
		t := NewToggle(doc.Number.String())
		t.Set(true)
		d.toggles = append(d.toggles, t)
	}
	return d
}

func (d *delivered) field() *Field {
	list := VStack(0)
	for i, t := range d.toggles {
		about := d.documents[i].Number.Kind.Title()
		if b := d.documents[i].Sheet.Bloc; b != nil {
			about = b.Title
		}
		list.Add(container.NewBorder(nil, nil, container.NewVBox(t), nil, Body(about)))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, min(deliveryHeight, list.MinSize().Height)))
	return &Field{Label: "Ce qui est remis", Input: scroll, Check: func() error {
		if len(d.chosen()) == 0 {
			return data.Refuse("Aucun document n’est choisi.").Hint("Cochez ce qui a été remis.")
		}
		return nil
	}}
}

func (d *delivered) chosen() []data.ID {
	var ids []data.ID
	for i, t := range d.toggles {
		if t.On() {
			ids = append(ids, d.documents[i].ID)
		}
	}
	return ids
}

// DocumentName names a document in a line: what it is, its bloc, its number.
func DocumentName(doc data.Document) string {
	name := doc.Number.Kind.Title()
	if b := doc.Sheet.Bloc; b != nil {
		name += " « " + b.Title + " »"
	}
	return name + ", " + doc.Number.String()
}
