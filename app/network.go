package app

import (
	"context"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// NoteNetworkNumber records the number that the network gave to a certificate, a parchment or the request for one of the
// register, or to the parchment that the certifier delivered to a candidate. A number noted before stays, superseded.
func (a Documents) NoteNetworkNumber(ctx context.Context, n data.NetworkNumber) (data.NetworkNumber, error) {
	n.Number = strings.TrimSpace(n.Number)
	err := a.core.act(ctx, ActNetworkNumber, "", func(tx *store.Tx) (err error) {
		n, err = a.core.noteNumber(tx, n)
		return err
	})
	return n, err
}

// noteNumber is NoteNetworkNumber within an act.
func (c *core) noteNumber(tx *store.Tx, n data.NetworkNumber) (data.NetworkNumber, error) {
	n.ID = c.newID()
	n, err := c.checkNumber(tx, n)
	if err != nil {
		return n, err
	}
	return n, store.NetworkNumbers.Put(tx, n)
}

// checkNumber returns an entry with the one that it supersedes, or refuses it.
func (c *core) checkNumber(tx *store.Tx, n data.NetworkNumber) (data.NetworkNumber, error) {
	n.Supersedes = ""
	if err := n.Validate(); err != nil {
		return n, err
	}
	if n.Received.After(c.today()) {
		return n, data.Refuse("Le numéro du réseau est reçu dans l’avenir (%s).", n.Received.French()).Hint("Corrigez la date.")
	}
	if err := c.checkNumbered(tx, n); err != nil {
		return n, err
	}
	if before := networkNumber(tx, n); before != nil {
		n.Supersedes = before.ID
	}
	for _, other := range allNetworkNumbers(tx) {
		if data.Fold(other.Number) == data.Fold(n.Number) && other.ID != n.Supersedes {
			return n, data.Refuse("Le numéro du réseau %s est déjà noté pour un autre document.", other.Number).Hint("Comparez les deux documents du réseau.")
		}
	}
	return n, nil
}

// checkNumbered refuses what the network gives no number to: a document of the centre's own, a bloc that is not held.
func (c *core) checkNumbered(tx *store.Tx, n data.NetworkNumber) error {
	if n.Document != "" {
		doc, err := get(tx, store.Documents, n.Document, "Ce document n’existe pas dans ce dossier.")
		if err == nil && !doc.Number.Kind.OfNetwork() {
			err = data.Refuse("Le réseau ne donne pas de numéro à ce document (%s).", doc.Number.Kind.Title()).Hint("Choisissez un certificat ou un parchemin.")
		}
		return err
	}
	f, err := c.fiche(n.Fiche)
	if err != nil {
		return err
	}
	candidate, err := whoIs(tx, n.Candidate)
	if err != nil {
		return err
	}
	if _, held := ledgerOf(tx, f, candidate.ID, "")[n.Bloc]; !held {
		return data.Refuse("%s n’a pas encore ce que certifierait ce document du réseau.", candidate.Name()).Hint("Le numéro se note une fois la décision prise et la session close.")
	}
	return nil
}

// networkNumber returns the current number of what an entry is about, or nil.
func networkNumber(tx *store.Tx, n data.NetworkNumber) *data.NetworkNumber {
	all := store.NumbersOfDocument.Of(tx, n.Document)
	if n.Document == "" {
		all = store.NumbersOfCandidate.Of(tx, idOf(tx, n.Candidate))
	}
	for _, other := range data.CurrentNetworkNumbers(all) {
		if other.Document == n.Document && idOf(tx, other.Candidate) == idOf(tx, n.Candidate) && other.Fiche == n.Fiche && other.Bloc == n.Bloc {
			return &other
		}
	}
	return nil
}

func allNetworkNumbers(tx *store.Tx) []data.NetworkNumber {
	var all []data.NetworkNumber
	for n := range store.NetworkNumbers.All(tx) {
		all = append(all, n)
	}
	return data.CurrentNetworkNumbers(all)
}

// NetworkNumbers returns the current numbers that the network gave to what candidates hold, where the centre has no document
// of its own; of one candidate, or of all where it is empty.
func (a Documents) NetworkNumbers(candidate data.ID) ([]data.NetworkNumber, error) {
	var numbers []data.NetworkNumber
	err := a.core.store.View(func(tx *store.Tx) error {
		for _, n := range allNetworkNumbers(tx) {
			if n.Document == "" && (candidate == "" || idOf(tx, n.Candidate) == idOf(tx, candidate)) {
				numbers = append(numbers, n)
			}
		}
		return nil
	})
	return numbers, err
}
