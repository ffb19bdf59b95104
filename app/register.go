package app

import (
	"context"
	"errors"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Register returns every document ever issued, in the order of their issue.
func (a Documents) Register() ([]Entry, error) {
	var entries []Entry
	err := a.core.store.View(func(tx *store.Tx) error {
		for doc := range store.Documents.All(tx) {
			entries = append(entries, entryOf(tx, doc))
		}
		return nil
	})
	return entries, err
}

// Entry returns one document of the register.
func (a Documents) Entry(id data.ID) (Entry, error) {
	var e Entry
	err := a.core.store.View(func(tx *store.Tx) error {
		doc, err := get(tx, store.Documents, id, "Ce document n’existe pas dans ce dossier.")
		e = entryOf(tx, doc)
		return err
	})
	return e, err
}

// annulment returns what took a document out of force, or nil.
func annulment(tx *store.Tx, doc data.ID) *data.Annulment {
	if all := store.AnnulmentsOfDocument.Of(tx, doc); len(all) > 0 {
		return &all[0]
	}
	return nil
}

// Annul takes a document out of force, with its reason. Its number and its bytes stay in the register.
func (a Documents) Annul(ctx context.Context, annulment data.Annulment) error {
	return a.core.act(ctx, ActAnnul, annulment.Reason, func(tx *store.Tx) error {
		if _, err := a.inForce(tx, annulment.Document); err != nil {
			return err
		}
		if annulment.On.After(a.core.today()) {
			return data.Refuse("L’annulation est datée dans l’avenir.").Hint("Corrigez la date.")
		}
		annulment.ID, annulment.Replacement = a.core.newID(), ""
		return store.Annulments.Put(tx, annulment)
	})
}

// inForce returns a document that has not been annulled, or refuses.
func (a Documents) inForce(tx *store.Tx, id data.ID) (data.Document, error) {
	doc, err := get(tx, store.Documents, id, "Ce document n’existe pas dans ce dossier.")
	if err == nil && annulment(tx, id) != nil {
		err = data.Refuse("Le document %s n’est plus en vigueur.", doc.Number).Hint("Choisissez celui qui le remplace.")
	}
	return doc, err
}

// Duplicate issues a duplicate of a document in force: the same contents, with the word, its rank and its day.
func (a Documents) Duplicate(ctx context.Context, id data.ID, reason string) (data.Document, error) {
	return a.issueOne(ctx, ActDuplicate, reason, func(tx *store.Tx) (data.Document, error) {
		original, err := a.inForce(tx, id)
		if err != nil {
			return original, err
		}
		switch original.Relation {
		case data.RelationDuplicate:
			return original, data.Refuse("%s est déjà un duplicata.", original.Number).Hint("Faites le duplicata du document d’origine.")
		case data.RelationEarlier:
			return original, data.Refuse("%s est déjà un duplicata.", original.Number).Hint("Établissez-en un autre depuis les blocs acquis, sur la page du candidat.")
		}
		doc := data.Document{
			Number: original.Number, Session: original.Session, Candidate: original.Candidate, Enrolment: original.Enrolment, Bloc: original.Bloc,
			Covers: original.Covers, Relation: data.RelationDuplicate, Of: original.ID, Sheet: original.Sheet,
		}
		for _, other := range store.DocumentsOfDocument.Of(tx, original.ID) {
			if other.Relation == data.RelationDuplicate {
				doc.Number.Copy = max(doc.Number.Copy, other.Number.Copy)
			}
		}
		doc.Number.Copy++
		doc.Sheet.Number = doc.Number.String()
		doc.Sheet.Duplicate, doc.Sheet.DuplicateOn = doc.Number.Copy, a.core.today()
		doc.Sheet.Template = a.core.drawer.Template(doc.Number.Kind)
		return doc, nil
	})
}

// Replace issues a document that annuls and replaces another, from the facts as they are now: a corrected name, a decision
// that the jury corrected.
func (a Documents) Replace(ctx context.Context, id data.ID, reason string) (data.Document, error) {
	if strings.TrimSpace(reason) == "" {
		return data.Document{}, data.Refuse("Le motif du remplacement manque.").Hint("Écrivez en une phrase ce qui est corrigé.")
	}
	return a.issueOne(ctx, ActReplace, reason, func(tx *store.Tx) (data.Document, error) {
		old, err := a.inForce(tx, id)
		if err != nil {
			return old, err
		}
		switch {
		case old.Relation == data.RelationEarlier:
			return old, data.Refuse("%s est le duplicata d’un original antérieur au programme.", old.Number).Hint("Annulez-le, puis établissez-en un autre depuis la page du candidat.")
		case old.Relation == data.RelationDuplicate:
			return old, data.Refuse("%s est un duplicata.", old.Number).Hint("Remplacez le document d’origine.")
		case old.Number.Kind == data.KindMinutes:
			return old, data.Refuse("Un procès-verbal ne se remplace pas.").Hint("Corrigez la décision : un procès-verbal rectificatif cite le premier.")
		}
		composer, err := newComposer(tx, a.core, old.Session)
		if err != nil {
			return old, err
		}
		draft := Draft{Kind: old.Number.Kind, Enrolment: old.Enrolment, Bloc: old.Bloc}
		draft.Candidate.ID = old.Candidate
		if err := composer.canReplace(draft); err != nil {
			return old, err
		}
		doc, err := composer.document(draft)
		if err != nil {
			return old, err
		}
		doc.Relation, doc.Of = data.RelationReplacement, old.ID
		doc.Sheet.Replaces, doc.Sheet.ReplacesOn = old.Number.String(), old.Sheet.Delivered
		one := []drawn{{doc: doc}}
		err = numberSheets(tx, one)
		return one[0].doc, err
	})
}

// canReplace refuses to print again what the jury has taken back, what has become untrue, or what the settings withhold.
func (c *composer) canReplace(d Draft) error {
	k := c.view.Case(d.Enrolment)
	if k == nil {
		return data.Refuse("Cette inscription n’est pas de la session « %s ».", c.view.Session.Name)
	}
	switch d.Kind {
	case data.KindBlocCertificate:
		if !acquires(k, d.Bloc) {
			return data.Refuse("Le jury n’a pas donné ce bloc : il n’y a rien à mettre à la place du certificat.").Hint("Annulez-le, avec le motif.")
		}
	case data.KindParchment, data.KindRequest:
		if !acquires(k, data.WholeCertification) {
			return data.Refuse("Le jury n’a pas prononcé la certification : il n’y a rien à mettre à la place de ce document.").Hint("Annulez-le, avec le motif.")
		}
	case data.KindPartial:
		if letterKind(c.view.Fiche, k) != data.KindPartial {
			return data.Refuse("La personne n’a plus une partie des blocs seulement : la lettre n’a plus lieu d’être.").Hint("Annulez-la, avec le motif.")
		}
	}
	return c.core.withheld(c.centre, c.view, k, d)
}

// issueOne draws one document and keeps it: the bytes first, then the document, and for a replacement the annulment of the
// one before, in one transaction.
func (a Documents) issueOne(ctx context.Context, name Action, reason string, make func(*store.Tx) (data.Document, error)) (data.Document, error) {
	var doc data.Document
	a.core.writer.Lock()
	changes, err := func() ([]data.Change, error) {
		if err := name.allow(a.core.operator.Role); err != nil {
			return nil, err
		}
		err := a.core.store.View(func(tx *store.Tx) (err error) {
			if doc, err = make(tx); err == nil {
				err = a.core.sign(tx, &doc)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		pdf, err := a.core.draw(doc.Sheet)
		if err != nil {
			return nil, err
		}
		if doc.SHA256, err = a.core.store.PutFile(pdf); err != nil {
			return nil, err
		}
		doc.Size = len(pdf)
		return a.core.write(ctx, name, reason, func(tx *store.Tx) error {
			doc.ID, doc.Issued, doc.Operator = a.core.newID(), a.core.clock().UTC(), a.core.operator.ID
			err := store.Documents.Put(tx, doc)
			if doc.Relation == data.RelationReplacement {
				err = errors.Join(err, store.Annulments.Put(tx, data.Annulment{
					ID: a.core.newID(), Document: doc.Of, On: a.core.today(), Reason: reason, Replacement: doc.ID,
				}))
			}
			return err
		})
	}()
	a.core.writer.Unlock()
	a.core.publish(changes)
	return doc, err
}
