package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// Rights is the area of what a person may ask of the centre: to see what it holds on them, and to have it rectified.
type Rights struct{ core *core }

// needsNoRectification refuses to change the identity of a person as if nothing rested on it.
func needsNoRectification(tx *store.Tx, c data.Candidate) error {
	old, known := store.Candidates.Get(tx, c.ID)
	if !known || data.Completes(old, c) || len(data.IdentityChanges(old, c)) == 0 || settled(tx, c.ID) == 0 {
		return nil
	}
	return data.Refuse("Une session est close ou un document émis sous l’identité de %s.", old.Name()).
		Hint("Rectifiez-la : donnez le motif et la pièce, l’ancienne identité est gardée.")
}

// Needed reports whether a change of someone's identity is a rectification: a session was closed with them, or a document
// issued to them.
func (a Rights) Needed(candidate data.ID) (bool, error) {
	needed := false
	err := a.core.store.View(func(tx *store.Tx) error {
		needed = settled(tx, idOf(tx, candidate)) > 0
		return nil
	})
	return needed, err
}

// Rectify changes the identity of a person, and keeps the old one with the reason and the paper. Of r the basis, its date and
// the reason are read.
func (a Rights) Rectify(ctx context.Context, after data.Candidate, r data.Rectification) (data.Rectification, error) {
	err := a.core.act(ctx, ActRectify, r.Reason, func(tx *store.Tx) error {
		before, err := whoIs(tx, after.ID)
		switch {
		case err != nil:
			return err
		case before.Withdrawn != "":
			return data.Refuse("%s a été retiré avec l’import qui l’avait apporté (%s).", before.Name(), before.Withdrawn).Hint("Saisissez cette personne à nouveau.")
		}
		after.ID, after.Withdrawn, after.MergedInto = before.ID, before.Withdrawn, before.MergedInto
		r = data.Rectification{ID: a.core.newID(), Candidate: before.ID, Before: before, After: after, Basis: r.Basis, BasisOn: r.BasisOn,
			Reason: strings.TrimSpace(r.Reason), On: a.core.today()}
		return errors.Join(store.Rectifications.Put(tx, r), store.Candidates.Put(tx, after))
	})
	return r, err
}

// Rectified is a rectification with who made it and what it still calls for.
type Rectified struct {
	data.Rectification
	By   string // the operator's name
	Redo []Redo // what is left, in the order in which it was issued
}

// Rectifications returns those of a person, the latest first.
func (a Rights) Rectifications(candidate data.ID) ([]Rectified, error) {
	var all []Rectified
	names, makers := map[data.ID]string{}, map[data.ID]string{}
	err := a.core.store.View(func(tx *store.Tx) error {
		for o := range store.Operators.All(tx) {
			names[o.ID] = o.Name
		}
		for _, r := range store.RectificationsOfCandidate.Of(tx, idOf(tx, candidate)) {
			left, err := a.core.redo(tx, r)
			if err != nil {
				return err
			}
			all = append(all, Rectified{Rectification: r, Redo: left})
			makers[r.ID] = ""
		}
		return nil
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	err = a.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if payload == nil || line.Name != string(ActRectify) {
			return nil
		}
		for _, change := range payload.Changes {
			if _, ours := makers[change.ID]; ours {
				makers[change.ID] = names[line.Operator]
			}
		}
		return nil
	})
	for i := range all {
		all[i].By = makers[all[i].ID]
	}
	slices.Reverse(all)
	return all, err
}

// Settle notes that a person has settled what a rectification called for, and how.
func (a Rights) Settle(ctx context.Context, rectification data.ID, s data.Settled) error {
	return a.core.act(ctx, ActRedo, s.Note, func(tx *store.Tx) error {
		r, err := get(tx, store.Rectifications, rectification, "Cette rectification n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		left, err := a.core.redo(tx, r)
		switch {
		case err != nil:
			return err
		case !slices.ContainsFunc(left, func(d Redo) bool { return d.What == s.What }):
			return data.Refuse("Cela n’est plus à faire.")
		case s.On.After(a.core.today()):
			return data.Refuse("La date est dans l’avenir (%s).", s.On.French()).Hint("Corrigez-la.")
		case s.On.Before(r.On):
			return data.Refuse("La date (%s) précède la rectification (%s).", s.On.French(), r.On.French()).Hint("Corrigez-la.")
		}
		s.Note = strings.TrimSpace(s.Note)
		r.Settled = append(slices.Clone(r.Settled), s)
		return store.Rectifications.Put(tx, r)
	})
}

// todoRectified says what the rectifications of each person still call for, one line for a person.
func (c *core) todoRectified(tx *store.Tx) ([]Todo, error) {
	left := map[data.ID][]Redo{}
	var people []data.ID
	for r := range store.Rectifications.All(tx) {
		id := idOf(tx, r.Candidate)
		more, err := c.redo(tx, r)
		if err != nil {
			return nil, err
		}
		if len(more) > 0 {
			if left[id] == nil {
				people = append(people, id)
			}
			left[id] = append(left[id], more...)
		}
	}
	var todos []Todo
	for _, id := range people {
		person, _ := store.Candidates.Get(tx, id)
		t := Todo{Kind: TodoRectified, Candidate: id, Sentence: "Identité de " + person.Name() + " rectifiée : " + redoWords(left[id]) + "."}
		for _, d := range left[id] {
			if !d.By.IsZero() && (t.By.IsZero() || d.By.Before(t.By)) {
				t.By = d.By
			}
		}
		todos = append(todos, t)
	}
	return todos, nil
}

// redoWords counts what is left: « 2 documents à remplacer, 1 transmission à corriger avant le 15 septembre 2021 ».
func redoWords(all []Redo) string {
	number, by := map[RedoKind]int{}, data.Date{}
	for _, d := range all {
		number[d.Kind]++
		if !d.By.IsZero() && (by.IsZero() || d.By.Before(by)) {
			by = d.By
		}
	}
	var words []string
	for _, k := range []struct {
		kind               RedoKind
		one, several, then string
	}{{RedoReplace, "document", "documents", "remplacer"}, {RedoAnnul, "duplicata", "duplicatas", "annuler"}, {RedoNote, "procès-verbal", "procès-verbaux", "annoter"}} {
		switch n := number[k.kind]; {
		case n == 1:
			words = append(words, "1 "+k.one+" à "+k.then)
		case n > 1:
			words = append(words, fmt.Sprintf("%d %s à %s", n, k.several, k.then))
		}
	}
	if n := number[RedoTransmit]; n > 0 {
		words = append(words, count(n, "transmission")+" à corriger au plus tard le "+by.French())
	}
	return list(words)
}
