package app

import (
	"context"
	"errors"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Candidates is the area of the persons.
type Candidates struct{ core *core }

// Save keeps a candidate, a new one when it has no identifier yet, and returns it as kept. Others are those who look alike and
// of whom the operator has said that they are someone else: it is kept too.
func (a Candidates) Save(ctx context.Context, candidate data.Candidate, others ...data.ID) (data.Candidate, error) {
	err := a.core.act(ctx, ActCandidate, "", func(tx *store.Tx) error {
		if candidate.ID == "" {
			candidate.ID = a.core.newID()
		} else if old, err := get(tx, store.Candidates, candidate.ID, "Ce candidat n’existe pas dans ce dossier."); err != nil {
			return err
		} else if old.Withdrawn != "" {
			return data.Refuse("%s a été retiré avec l’import qui l’avait apporté (%s).", old.Name(), old.Withdrawn).Hint("Saisissez cette personne à nouveau.")
		} else if old.MergedInto != "" {
			return data.Refuse("La fiche de %s est réunie avec une autre, qui la remplace.", old.Name()).Hint("Corrigez l’identité dans celle-ci.")
		}
		if err := needsNoRectification(tx, candidate); err != nil {
			return err
		}
		return errors.Join(store.Candidates.Put(tx, candidate), a.core.tellApart(tx, candidate.ID, others))
	})
	return candidate, err
}

// Get returns a candidate; of a record that was merged into another, the person as that one has them.
func (a Candidates) Get(id data.ID) (data.Candidate, error) {
	var candidate data.Candidate
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		candidate, err = whoIs(tx, id)
		return err
	})
	return candidate, err
}

// All returns every candidate but those taken back with their import, in the order in which they were entered.
func (a Candidates) All() ([]data.Candidate, error) {
	var all []data.Candidate
	err := a.core.store.View(func(tx *store.Tx) error {
		all = slices.Collect(everyone(tx))
		return nil
	})
	return all, err
}

// Ledger returns the blocs of a certification that a candidate holds.
func (a Candidates) Ledger(candidate data.ID, fiche string) (rules.Ledger, error) {
	var ledger rules.Ledger
	err := a.core.store.View(func(tx *store.Tx) error {
		f, err := a.core.fiche(fiche)
		if err == nil {
			ledger = ledgerOf(tx, f, candidate, "")
		}
		return err
	})
	return ledger, err
}

// Ledgers returns what every candidate holds of a certification, by candidate; those who hold nothing are left out.
func (a Candidates) Ledgers(fiche string) (map[data.ID]rules.Ledger, error) {
	all := map[data.ID]rules.Ledger{}
	err := a.core.store.View(func(tx *store.Tx) error {
		f, err := a.core.fiche(fiche)
		if err != nil {
			return err
		}
		for c := range everyone(tx) {
			if l := ledgerOf(tx, f, c.ID, ""); len(l) > 0 {
				all[c.ID] = l
			}
		}
		return nil
	})
	return all, err
}

// ledgerOf gathers what a candidate holds over all the paths to a certification, one session left out if it is named, and
// because of what is held of another certification where the certifier has decided so.
func ledgerOf(tx *store.Tx, f *rncp.Fiche, candidate, except data.ID) rules.Ledger {
	return rules.NewLedger(f, sittingsOf(tx, f.Code, candidate, except), append(priorsOf(tx, f.Code, candidate), correspondingPriors(tx, f, candidate, except)...))
}

// directLedger is ledgerOf without what follows from another certification: correspondences do not make chains.
func directLedger(tx *store.Tx, f *rncp.Fiche, candidate, except data.ID) rules.Ledger {
	return rules.NewLedger(f, sittingsOf(tx, f.Code, candidate, except), priorsOf(tx, f.Code, candidate))
}

func priorsOf(tx *store.Tx, fiche string, candidate data.ID) []data.Prior {
	var priors []data.Prior
	for _, p := range data.CurrentPriors(store.PriorsOfCandidate.Of(tx, candidate)) {
		if p.Fiche == fiche {
			priors = append(priors, p)
		}
	}
	return priors
}

// sittingsOf returns the sittings of a candidate for a certification, without those of one session.
func sittingsOf(tx *store.Tx, fiche string, candidate, except data.ID) []rules.Sitting {
	var sittings []rules.Sitting
	for _, path := range store.PathsOfCandidate.Of(tx, candidate) {
		if path.Fiche != fiche {
			continue
		}
		for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
			if e.Session == except {
				continue
			}
			session, _ := store.Sessions.Get(tx, e.Session)
			decisions := data.CurrentDecisions(store.DecisionsOfEnrolment.Of(tx, e.ID))
			sittings = append(sittings, rules.Sitting{Session: session, Decisions: decisions})
		}
	}
	return sittings
}

// standingOf returns what a candidate brings to an enrolment in a session.
func standingOf(tx *store.Tx, f *rncp.Fiche, s data.Session, candidate data.ID) (rules.Standing, error) {
	sittings := sittingsOf(tx, f.Code, candidate, s.ID)
	st := rules.Standing{Held: ledgerOf(tx, f, candidate, s.ID), Attempts: rules.Attempts(sittings)}
	if s.ResitOf == "" {
		return st, nil
	}
	for _, sitting := range sittings {
		if sitting.Session.ID == s.ResitOf {
			st.Resat = &sitting
			return st, nil
		}
	}
	first, _ := store.Sessions.Get(tx, s.ResitOf)
	return st, data.Refuse("Cette personne n’était pas inscrite à la session « %s ».", first.Name).
		Hint("Une session de rattrapage ne reprend que les candidats de la session d’origine.")
}

// get returns a record or refuses with the sentence given.
func get[T data.Record](tx *store.Tx, table *store.Table[T], id data.ID, sentence string) (T, error) {
	v, ok := table.Get(tx, id)
	if !ok {
		return v, data.Refuse("%s", sentence).Hint("Choisissez-le dans la liste.")
	}
	return v, nil
}
