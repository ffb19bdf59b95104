package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/store"
)

// Deliver notes that a document was handed over.
func (a Documents) Deliver(ctx context.Context, delivery data.Delivery) error {
	return a.DeliverAll(ctx, []data.ID{delivery.Document}, delivery)
}

// DeliverAll notes that several documents were handed over together, to the same person in the same way, all or none of
// them. The document that delivery names counts for nothing.
func (a Documents) DeliverAll(ctx context.Context, documents []data.ID, delivery data.Delivery) error {
	if len(documents) == 0 {
		return data.Refuse("Aucun document n’est choisi.").Hint("Cochez ce qui a été remis.")
	}
	return a.core.act(ctx, ActDeliver, "", func(tx *store.Tx) error {
		for _, id := range documents {
			doc, err := a.inForce(tx, id)
			if err != nil {
				return err
			}
			if err := a.checkDelivery(tx, doc, delivery); err != nil {
				return err
			}
			delivery.ID, delivery.Document = a.core.newID(), id
			if err := store.Deliveries.Put(tx, delivery); err != nil {
				return err
			}
		}
		return nil
	})
}

// checkDelivery refuses to hand over what the jury has taken back, or on a day on which that could not be.
func (a Documents) checkDelivery(tx *store.Tx, doc data.Document, d data.Delivery) error {
	switch {
	case overtaken(tx, doc):
		return data.Refuse("Le jury a retiré le bloc du certificat %s : il ne se remet plus.", doc.Number).Hint("Annulez-le, avec le motif.")
	case d.On.Valid() && d.On.After(a.core.today()):
		return data.Refuse("La remise est datée dans l’avenir (%s).", d.On.French()).Hint("Corrigez la date.")
	case d.On.Valid() && d.On.Before(day0(doc)):
		return data.Refuse("La remise est datée du %s, avant l’émission du document %s (%s).", d.On.French(), doc.Number, day0(doc).French()).Hint("Corrigez la date.")
	}
	return nil
}

func day0(doc data.Document) data.Date {
	if doc.Sheet.Duplicate > 0 {
		return doc.Sheet.DuplicateOn
	}
	return doc.Sheet.Delivered
}

// Due returns what is still to be handed over to a candidate: what is in force and was not delivered, in the order of issue.
func (a Documents) Due(candidate data.ID) ([]Entry, error) {
	var due []Entry
	err := a.core.store.View(func(tx *store.Tx) error {
		for _, doc := range store.DocumentsOfCandidate.Of(tx, idOf(tx, candidate)) {
			if e := entryOf(tx, doc); e.Due() {
				due = append(due, e)
			}
		}
		return nil
	})
	return due, err
}
