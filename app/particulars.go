package app

import (
	"context"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// particularsOf returns what is known of a person beside the identity; of two records that are one person, what stands in the
// one kept unless nothing does.
func particularsOf(tx *store.Tx, id data.ID) data.Particulars {
	if p, ok := store.Particulars.Get(tx, id); ok {
		return p
	}
	for _, c := range store.CandidatesMergedInto.Of(tx, id) {
		if p := particularsOf(tx, c.ID); !p.Empty() {
			p.Candidate = id
			return p
		}
	}
	return data.Particulars{Candidate: id}
}

// Particulars returns what is known of a person beside the identity.
func (a Candidates) Particulars(id data.ID) (data.Particulars, error) {
	var p data.Particulars
	err := a.core.store.View(func(tx *store.Tx) error {
		p = particularsOf(tx, idOf(tx, id))
		return nil
	})
	return p, err
}

// SaveParticulars keeps what is known of a person beside the identity.
func (a Candidates) SaveParticulars(ctx context.Context, p data.Particulars) error {
	return a.core.act(ctx, ActParticulars, "", func(tx *store.Tx) error {
		c, err := whoIs(tx, p.Candidate)
		if err != nil {
			return err
		}
		p.Candidate = c.ID
		return store.Particulars.Put(tx, p)
	})
}

// Certified is a person who holds the certification, and the answers to what became of them since.
type Certified struct {
	Candidate data.Candidate
	Fiche     *rncp.Fiche
	On        data.Date // of the certification
	Answers   []data.FollowUp

	held rules.Holding
}

// Answer returns the current answer at a number of months.
func (c Certified) Answer(months int) (data.FollowUp, bool) {
	i := slices.IndexFunc(c.Answers, func(f data.FollowUp) bool { return f.Months == months })
	if i < 0 {
		return data.FollowUp{}, false
	}
	return c.Answers[i], true
}

// Due returns after how many months the person is to be asked on a day, and has not been.
func (c Certified) Due(today data.Date) []int {
	var due []int
	for _, months := range data.Horizons {
		if _, asked := c.Answer(months); !asked && !c.On.AddMonths(months).After(today) {
			due = append(due, months)
		}
	}
	return due
}

// FollowUps returns the certifications that a person holds, with what became of the person since.
func (a Candidates) FollowUps(id data.ID) ([]Certified, error) {
	var all []Certified
	err := a.core.store.View(func(tx *store.Tx) error {
		c, err := whoIs(tx, id)
		if err != nil {
			return err
		}
		for _, f := range a.core.fiches() {
			if k, ok := certificationOf(tx, f, c); ok {
				all = append(all, k)
			}
		}
		return nil
	})
	return all, err
}

func certificationOf(tx *store.Tx, f *rncp.Fiche, c data.Candidate) (Certified, bool) {
	held, ok := ledgerOf(tx, f, c.ID, "")[data.WholeCertification]
	if !ok {
		return Certified{}, false
	}
	k := Certified{Candidate: c, Fiche: f, On: held.On, held: held}
	for _, answer := range data.CurrentFollowUps(store.FollowUpsOfCandidate.Of(tx, c.ID)) {
		if answer.Fiche == f.Code {
			k.Answers = append(k.Answers, answer)
		}
	}
	return k, true
}

// FollowUp keeps what became of a certified person. It supersedes the answer that the same question had.
func (a Candidates) FollowUp(ctx context.Context, answer data.FollowUp) error {
	return a.core.act(ctx, ActFollowUp, "", func(tx *store.Tx) error {
		c, err := whoIs(tx, answer.Candidate)
		if err != nil {
			return err
		}
		f, err := a.core.fiche(answer.Fiche)
		if err != nil {
			return err
		}
		k, ok := certificationOf(tx, f, c)
		switch today := a.core.today(); {
		case !ok:
			return data.Refuse("%s n’a pas la certification « %s ».", c.Name(), f.Title).Hint("On ne suit que les personnes certifiées.")
		case answer.On.After(today):
			return data.Refuse("La réponse est datée dans l’avenir.").Hint("Corrigez la date.")
		case answer.On.Before(k.On):
			return data.Refuse("La réponse est datée d’avant la certification, du %s.", k.On.French()).Hint("Corrigez la date.")
		}
		old, _ := k.Answer(answer.Months)
		answer.ID, answer.Candidate, answer.Supersedes = a.core.newID(), c.ID, old.ID
		return store.FollowUps.Put(tx, answer)
	})
}
