package app

import (
	"context"
	"slices"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Candidates is the area of the persons.
type Candidates struct{ core *core }

// Save keeps a candidate, a new one when it has no identifier yet, and returns it as kept.
func (a Candidates) Save(ctx context.Context, candidate data.Candidate) (data.Candidate, error) {
	err := a.core.act(ctx, ActCandidate, "", func(tx *store.Tx) error {
		if candidate.ID == "" {
			candidate.ID = a.core.newID()
		} else if _, err := get(tx, store.Candidates, candidate.ID, "Ce candidat n’existe pas dans ce dossier."); err != nil {
			return err
		}
		return store.Candidates.Put(tx, candidate)
	})
	return candidate, err
}

// Get returns a candidate.
func (a Candidates) Get(id data.ID) (data.Candidate, error) {
	var candidate data.Candidate
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		candidate, err = get(tx, store.Candidates, id, "Ce candidat n’existe pas dans ce dossier.")
		return err
	})
	return candidate, err
}

// All returns every candidate, in the order in which they were entered.
func (a Candidates) All() ([]data.Candidate, error) {
	var all []data.Candidate
	err := a.core.store.View(func(tx *store.Tx) error {
		all = slices.Collect(store.Candidates.All(tx))
		return nil
	})
	return all, err
}

// Ledger returns the blocs of a certification that a candidate holds.
func (a Candidates) Ledger(candidate data.ID, fiche string) (rules.Ledger, error) {
	var ledger rules.Ledger
	err := a.core.store.View(func(tx *store.Tx) error {
		ledger = ledgerOf(tx, candidate, fiche)
		return nil
	})
	return ledger, err
}

// ledgerOf gathers what a candidate holds over all the paths to a certification.
func ledgerOf(tx *store.Tx, candidate data.ID, fiche string) rules.Ledger {
	var sittings []rules.Sitting
	for _, path := range store.PathsOfCandidate.Of(tx, candidate) {
		if path.Fiche != fiche {
			continue
		}
		for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
			session, _ := store.Sessions.Get(tx, e.Session)
			decisions := data.CurrentDecisions(store.DecisionsOfEnrolment.Of(tx, e.ID))
			sittings = append(sittings, rules.Sitting{Session: session, Decisions: decisions})
		}
	}
	return rules.NewLedger(sittings)
}

// get returns a record or refuses with the sentence given.
func get[T data.Record](tx *store.Tx, table *store.Table[T], id data.ID, sentence string) (T, error) {
	v, ok := table.Get(tx, id)
	if !ok {
		return v, data.Refuse("%s", sentence).Hint("Choisissez-le dans la liste.")
	}
	return v, nil
}
