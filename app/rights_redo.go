package app

import (
	"context"
	"slices"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// RedoKind is what is to be done about something that bears an identity that was rectified.
type RedoKind string

// The kinds.
const (
	RedoReplace  RedoKind = "remplacer"   // « annule et remplace »
	RedoAnnul    RedoKind = "annuler"     // a duplicate: what replaces the original stands for it too
	RedoNote     RedoKind = "annoter"     // minutes: they are never replaced
	RedoTransmit RedoKind = "transmettre" // to whom it was told before
)

// Redo is one thing that a rectification calls for.
type Redo struct {
	Kind     RedoKind
	What     data.ID   // a document, or a number of the network
	Document data.ID   // the same, where it is in the register
	Title    string    // « Certificat de bloc CANTAL-CB-2021-0001 »
	Detail   string    // the bloc, by its title
	Sentence string    // what to do
	By       data.Date // the last day, where there is one
}

// redo returns what a rectification still calls for: the documents in force that bear the old identity, then what was told
// to the network.
func (c *core) redo(tx *store.Tx, r data.Rectification) ([]Redo, error) {
	var all []Redo
	current, known := store.Candidates.Get(tx, idOf(tx, r.Candidate))
	if !known {
		return nil, nil
	}
	if old := holderSheet(r.Before); old != holderSheet(current) {
		all = append(redoDocuments(tx, current.ID, old), redoMinutes(tx, current.ID, old)...)
	}
	told, err := c.redoTransmissions(tx, current.ID, r)
	return slices.DeleteFunc(append(all, told...), func(d Redo) bool {
		_, done := r.SettledOf(d.What)
		return done
	}), err
}

// redoDocuments are the person's documents in force whose frozen sheet bears an identity.
func redoDocuments(tx *store.Tx, candidate data.ID, old data.SheetHolder) []Redo {
	var all []Redo
	for _, doc := range store.DocumentsOfCandidate.Of(tx, candidate) {
		if doc.Sheet.Holder != old || annulment(tx, doc.ID) != nil {
			continue
		}
		d := Redo{Kind: RedoReplace, What: doc.ID, Document: doc.ID, Title: doc.Number.Kind.Title() + " " + doc.Number.String(),
			Sentence: "Émettez le document qui l’annule et le remplace ; s’il est remis, demandez l’ancien en retour."}
		if doc.Sheet.Bloc != nil {
			d.Detail = doc.Sheet.Bloc.Title
		}
		switch doc.Relation {
		case data.RelationDuplicate:
			d.Kind, d.Sentence = RedoAnnul, "Remplacez l’original, puis annulez ce duplicata."
		case data.RelationEarlier:
			d.Kind, d.Sentence = RedoAnnul, "Annulez ce duplicata, puis établissez-en un autre depuis les blocs acquis."
		}
		all = append(all, d)
	}
	return all
}

// redoMinutes are the minutes of the person's sessions that name them as before.
func redoMinutes(tx *store.Tx, candidate data.ID, old data.SheetHolder) []Redo {
	var all []Redo
	for _, session := range sessionsOf(tx, candidate) {
		for _, doc := range store.DocumentsOfSession.Of(tx, session) {
			if doc.Number.Kind != data.KindMinutes || doc.Relation == data.RelationDuplicate || doc.Sheet.Minutes == nil || annulment(tx, doc.ID) != nil {
				continue
			}
			if slices.ContainsFunc(doc.Sheet.Minutes.Cases, func(c data.SheetCase) bool { return c.Holder == old }) {
				all = append(all, Redo{Kind: RedoNote, What: doc.ID, Document: doc.ID, Title: doc.Number.Kind.Title() + " " + doc.Number.String(),
					Sentence: "Un procès-verbal ne se remplace pas : portez la mention de la rectification sur l’exemplaire signé, puis notez-le ici."})
			}
		}
	}
	return all
}

// redoTransmissions are what was told to the network about a person before a rectification: the numbers that it gave, and the
// lines of the parcels that were not sent again since.
func (c *core) redoTransmissions(tx *store.Tx, candidate data.ID, r data.Rectification) ([]Redo, error) {
	var all []Redo
	by := rules.RectifyBy(r.On)
	numbers := data.CurrentNetworkNumbers(store.NumbersOfCandidate.Of(tx, candidate))
	for _, doc := range store.DocumentsOfCandidate.Of(tx, candidate) {
		numbers = append(numbers, data.CurrentNetworkNumbers(store.NumbersOfDocument.Of(tx, doc.ID))...)
	}
	for _, n := range numbers {
		if !n.Received.After(r.On) {
			all = append(all, Redo{Kind: RedoTransmit, What: n.ID, Document: n.Document, Title: "Numéro du réseau " + n.Number, By: by,
				Sentence: "Transmettez l’identité rectifiée au réseau : la déclaration est corrigée au plus tard le " + by.French() + " (Code du travail, art. R6113-17-2)."})
		}
	}
	known, err := c.whatSent(tx)
	if err != nil {
		return nil, err
	}
	for _, p := range known.parcels {
		if p.ID < r.ID && known.tells(tx, p.ID, candidate) { // identifiers are in the order in which they were drawn
			all = append(all, Redo{Kind: RedoTransmit, What: p.ID, Title: p.Name, By: by,
				Sentence: "Établissez le lot suivant : l’identité rectifiée y part. La déclaration est corrigée au plus tard le " + by.French() + " (Code du travail, art. R6113-17-2)."})
		}
	}
	return all, nil
}

// tells reports whether the network still has of a parcel, and of none later, what it says of whom a person is.
func (s *ledgerSent) tells(tx *store.Tx, in, candidate data.ID) bool {
	for _, l := range s.lines {
		if l.parcel.ID == in && l.Candidate != "" && idOf(tx, l.Candidate) == candidate && !l.Withdrawn && l.verdict != parcel.VerdictRefused &&
			(l.Part == parcel.PartCertifications || l.Part == parcel.PartBlocs) {
			return true
		}
	}
	return false
}

// ReplaceAll issues what annuls and replaces each document of a person that bears an identity since rectified. It stops at the first that is refused, and returns those issued till then.
func (a Rights) ReplaceAll(ctx context.Context, candidate data.ID, progress func(done, of int)) ([]data.Document, error) {
	all, err := a.Rectifications(candidate)
	if err != nil {
		return nil, err
	}
	type one struct {
		document data.ID
		reason   string
	}
	var left []one
	for _, r := range slices.Backward(all) {
		for _, d := range r.Redo {
			if d.Kind == RedoReplace {
				left = append(left, one{d.Document, "Identité rectifiée le " + r.On.French()})
			}
		}
	}
	var issued []data.Document
	for i, l := range left {
		if err := ctx.Err(); err != nil {
			return issued, err
		}
		doc, err := Documents(a).Replace(ctx, l.document, l.reason)
		if err != nil {
			return issued, err
		}
		issued = append(issued, doc)
		progress(i+1, len(left))
	}
	return issued, nil
}
