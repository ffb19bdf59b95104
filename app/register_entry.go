package app

import (
	"fmt"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Entry is one document of the register, with what became of it.
type Entry struct {
	Document    data.Document
	Candidate   data.Candidate // zero for the minutes
	Session     data.Session
	Annulled    *data.Annulment     // nil while it is in force
	Delivered   *data.Delivery      // the latest, nil while it was not handed over
	Replacement data.Number         // of the document that replaced it; zero when none did
	Original    data.Number         // of what it doubles or replaces; zero for an original
	Network     *data.NetworkNumber // the number that the network gave it, or nil
	Operator    string              // who issued it
	Overtaken   bool                // a certificate whose bloc the jury has taken back since: it must not be handed over
}

// State says in a few words what a document is worth: « original », « duplicata n° 1 », « annulé ».
func (e Entry) State() string {
	switch {
	case e.Annulled != nil && e.Annulled.Replacement != "":
		return "remplacé par " + e.Replacement.String()
	case e.Annulled != nil && e.Annulled.Fraud:
		return "retiré pour fraude"
	case e.Annulled != nil:
		return "annulé"
	case e.Document.Relation == data.RelationDuplicate:
		return fmt.Sprintf("duplicata n° %d", e.Document.Number.Copy)
	case e.Document.Relation == data.RelationEarlier:
		return fmt.Sprintf("duplicata n° %d d’un original antérieur", e.Document.Sheet.Duplicate)
	case e.Document.Relation == data.RelationReplacement:
		return "remplace " + e.Original.String()
	}
	return "original"
}

// InForce reports whether a document has not been annulled.
func (e Entry) InForce() bool { return e.Annulled == nil }

// Due reports whether a document is still to be handed over to its holder.
func (e Entry) Due() bool {
	return e.InForce() && !e.Overtaken && e.Delivered == nil && e.Document.Number.Kind.ForHolder()
}

// Holder returns whom a document is about as it names the person, or nothing.
func (e Entry) Holder() string {
	return strings.TrimSpace(e.Document.Sheet.Holder.GivenNames + " " + e.Document.Sheet.Holder.BirthName)
}

// Link is another document of the register that one is related to.
type Link struct {
	Words  string // « duplicata de », « remplacé par »
	ID     data.ID
	Number data.Number
}

// Related returns the documents that one is related to, whichever of the two came first, and every time that it was handed
// over.
func (a Documents) Related(id data.ID) (links []Link, deliveries []data.Delivery, err error) {
	err = a.core.store.View(func(tx *store.Tx) error {
		doc, err := get(tx, store.Documents, id, "Ce document n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		if of, ok := store.Documents.Get(tx, doc.Of); ok {
			words := "Duplicata de"
			if doc.Relation == data.RelationReplacement {
				words = "Annule et remplace"
			}
			links = append(links, Link{words, of.ID, of.Number})
		}
		for _, other := range store.DocumentsOfDocument.Of(tx, id) {
			words := "Duplicata"
			if other.Relation == data.RelationReplacement {
				words = "Remplacé par"
			}
			links = append(links, Link{words, other.ID, other.Number})
		}
		deliveries = store.DeliveriesOfDocument.Of(tx, id)
		return nil
	})
	return links, deliveries, err
}

func entryOf(tx *store.Tx, doc data.Document) Entry {
	e := Entry{Document: doc}
	e.Candidate, _ = store.Candidates.Get(tx, idOf(tx, doc.Candidate))
	e.Session, _ = store.Sessions.Get(tx, doc.Session)
	if of, ok := store.Documents.Get(tx, doc.Of); ok {
		e.Original = of.Number
	}
	if a := annulment(tx, doc.ID); a != nil {
		e.Annulled = a
		if by, ok := store.Documents.Get(tx, a.Replacement); ok {
			e.Replacement = by.Number
		}
	}
	if all := store.DeliveriesOfDocument.Of(tx, doc.ID); len(all) > 0 {
		e.Delivered = &all[len(all)-1]
	}
	e.Network = networkNumber(tx, data.NetworkNumber{Document: doc.ID})
	if operator, ok := store.Operators.Get(tx, doc.Operator); ok {
		e.Operator = operator.Name
	}
	e.Overtaken = e.Annulled == nil && overtaken(tx, doc)
	return e
}
