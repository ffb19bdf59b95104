package app

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/store"
)

// Apply brings in the lines chosen, by their numbers: all of them or none, in one act. Everything is checked again, since
// the folder may have changed since the plan. The choice of columns is remembered with it.
func (a Imports) Apply(ctx context.Context, plan ImportPlan, chosen map[int]ImportChoice) (data.Import, error) {
	record := data.Import{File: plan.File.Table.Name, SHA256: plan.File.SHA256, Session: plan.Session}
	reason := "Import du fichier « " + record.File + " »"
	err := a.core.act(ctx, ActImport, reason, func(tx *store.Tx) error {
		d, err := a.core.diagnosis(tx, plan.Session)
		if err != nil {
			return err
		}
		for i := range plan.Lines {
			line := &plan.Lines[i]
			choice := chosen[line.Number]
			if !choice.Take {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := a.core.bringIn(tx, d, line, choice.As); err != nil {
				return atLine(line.Number, err)
			}
			record.People++
		}
		record.ID, record.On = a.core.newID(), a.core.today()
		if err := store.Imports.Put(tx, record); err != nil {
			return err
		}
		return store.Matchings.Put(tx, plan.File.Matching.Remember(plan.File.Table))
	})
	return record, err
}

// atLine says at which line of the file something was refused.
func atLine(line int, err error) error {
	var f = exchange.Line{Number: line}
	f.Refuse(err)
	if !data.IsRefusal(err) {
		return fmt.Errorf("line %d: %w", line, err)
	}
	return data.Refuse("Ligne %d : %s", line, f.Findings[0].What).Hint("%s", f.Findings[0].Do).Because(err)
}

// bringIn writes what one line brings.
func (c *core) bringIn(tx *store.Tx, d *diagnosis, line *PlannedLine, as data.ID) error {
	for _, f := range line.Findings {
		if !f.Warning {
			return data.Refuse("%s", f.What).Hint("%s", f.Do)
		}
	}
	blocs, err := d.check(tx, line.ImportLine, as)
	if err != nil {
		return err
	}
	candidate := line.Candidate
	if as == "" {
		candidate.ID = c.newID()
		var others []data.ID
		for _, k := range line.Alike {
			others = append(others, k.Candidate.ID)
		}
		if err := errors.Join(store.Candidates.Put(tx, candidate), c.tellApart(tx, candidate.ID, others)); err != nil {
			return err
		}
	} else if candidate, err = whoIs(tx, as); err != nil {
		return err
	}
	for _, prior := range line.Priors {
		prior.ID, prior.Candidate = c.newID(), candidate.ID
		if err := store.Priors.Put(tx, prior); err != nil {
			return err
		}
	}
	if line.Path == nil {
		return nil
	}
	if d.enrolled[candidate.ID] {
		return data.Refuse("%s est déjà inscrit à la session « %s ».", candidate.Name(), d.view.Session.Name).
			Hint("Une personne n’a qu’une inscription par session : laissez cette ligne de côté.")
	}
	d.enrolled[candidate.ID] = true
	path := *line.Path
	path.ID, path.Candidate = c.newID(), candidate.ID
	if err := store.Paths.Put(tx, path); err != nil {
		return err
	}
	return store.Enrolments.Put(tx, data.Enrolment{ID: c.newID(), Session: d.view.Session.ID, Path: path.ID, Blocs: blocs})
}

// All returns the imports that stand, the latest first.
func (a Imports) All() ([]data.Import, error) {
	var all []data.Import
	err := a.core.store.View(func(tx *store.Tx) error {
		for i := range store.Imports.All(tx) {
			if i.Withdrawn == "" {
				all = append(all, i)
			}
		}
		return nil
	})
	slices.Reverse(all)
	return all, err
}

// Undo takes an import back as a whole, with a reason, as long as nothing was built upon it. Nothing is deleted: what came in
// stays in the folder, marked, and is shown nowhere any more.
func (a Imports) Undo(ctx context.Context, id data.ID, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return data.Refuse("Le motif de l’annulation manque.").Hint("Écrivez en une phrase pourquoi cet import n’a pas lieu d’être.")
	}
	created, err := a.core.writtenWith(data.Change{Table: store.Imports.Name(), ID: id})
	if err != nil {
		return err
	}
	return a.core.act(ctx, ActUnimport, reason, func(tx *store.Tx) error {
		record, err := get(tx, store.Imports, id, "Cet import n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		if record.Withdrawn != "" {
			return data.Refuse("Cet import est déjà annulé.")
		}
		if len(created) == 0 {
			return data.Refuse("Le journal ne dit plus ce que cet import a apporté.").Hint("Corrigez les inscriptions une à une.")
		}
		u := undoing{core: a.core, tx: tx, reason: reason, ours: map[data.ID]bool{}}
		for _, c := range created {
			u.ours[c.ID] = true
		}
		for _, c := range created {
			if err := u.takeBack(c); err != nil {
				return err
			}
		}
		record.Withdrawn = reason
		return store.Imports.Put(tx, record)
	})
}

// writtenWith returns everything that the act wrote in which a record first appeared.
func (c *core) writtenWith(record data.Change) ([]data.Change, error) {
	var found []data.Change
	err := c.store.Journal(func(_ store.Line, payload *store.Payload) error {
		if payload == nil || found != nil {
			return nil
		}
		var changes []data.Change
		for _, w := range payload.Changes {
			changes = append(changes, data.Change{Table: w.Table, ID: w.ID})
		}
		if slices.Contains(changes, record) {
			found = changes
		}
		return nil
	})
	return found, err
}

// undoing takes back what one import brought in.
type undoing struct {
	core   *core
	tx     *store.Tx
	reason string
	ours   map[data.ID]bool
}

func (u undoing) takeBack(c data.Change) error {
	switch c.Table {
	case store.Candidates.Name():
		return u.candidate(c.ID)
	case store.Paths.Name():
		path, _ := store.Paths.Get(u.tx, c.ID)
		for _, e := range store.EnrolmentsOfPath.Of(u.tx, path.ID) {
			if !u.ours[e.ID] {
				return u.builtUpon(path.Candidate, "son parcours sert à une autre inscription")
			}
		}
		path.Withdrawn = u.reason
		return store.Paths.Put(u.tx, path)
	case store.Enrolments.Name():
		return u.enrolment(c.ID)
	case store.Priors.Name():
		prior, _ := store.Priors.Get(u.tx, c.ID)
		for _, p := range store.PriorsOfCandidate.Of(u.tx, prior.Candidate) {
			if p.Supersedes == prior.ID {
				return nil // taken back already
			}
		}
		prior.ID, prior.Supersedes, prior.Withdrawn = u.core.newID(), prior.ID, u.reason
		return store.Priors.Put(u.tx, prior)
	}
	return nil
}

func (u undoing) candidate(id data.ID) error {
	candidate, _ := store.Candidates.Get(u.tx, id)
	if candidate.MergedInto != "" || len(store.CandidatesMergedInto.Of(u.tx, id)) > 0 {
		return u.builtUpon(id, "la personne est réunie avec une autre fiche")
	}
	for _, p := range store.PathsOfCandidate.Of(u.tx, id) {
		if !u.ours[p.ID] {
			return u.builtUpon(id, "un autre parcours est saisi")
		}
	}
	for _, p := range store.PriorsOfCandidate.Of(u.tx, id) {
		if !u.ours[p.ID] && !u.ours[p.Supersedes] {
			return u.builtUpon(id, "un autre acquis est saisi")
		}
	}
	if len(store.DocumentsOfCandidate.Of(u.tx, id))+len(store.NumbersOfCandidate.Of(u.tx, id)) > 0 {
		return u.builtUpon(id, "un document est émis")
	}
	candidate.Withdrawn = u.reason
	return store.Candidates.Put(u.tx, candidate)
}

func (u undoing) enrolment(id data.ID) error {
	e, _ := store.Enrolments.Get(u.tx, id)
	path, _ := store.Paths.Get(u.tx, e.Path)
	session, _ := store.Sessions.Get(u.tx, e.Session)
	if !session.Sealed.IsZero() {
		return u.builtUpon(path.Candidate, "la session « "+session.Name+" » est close")
	}
	for _, k := range []struct {
		facts int
		what  string
	}{
		{len(store.ResultsOfEnrolment.Of(u.tx, id)), "des résultats sont saisis"},
		{len(store.SecondEntriesOfEnrolment.Of(u.tx, id)), "des résultats sont saisis"},
		{len(store.DecisionsOfEnrolment.Of(u.tx, id)), "le jury a décidé"},
		{len(store.ConvocationsOfEnrolment.Of(u.tx, id)), "des convocations sont préparées"},
		{len(store.AttendancesOfEnrolment.Of(u.tx, id)), "des présences sont notées"},
		{len(store.TicksOfEnrolment.Of(u.tx, id)), "des compétences sont appréciées"},
	} {
		if k.facts > 0 {
			return u.builtUpon(path.Candidate, k.what)
		}
	}
	e.Withdrawn = u.reason
	return store.Enrolments.Put(u.tx, e)
}

func (u undoing) builtUpon(id data.ID, what string) error {
	candidate, _ := store.Candidates.Get(u.tx, id)
	return data.Refuse("L’import ne peut plus être annulé : pour %s, %s.", candidate.Name(), what).
		Hint("Retirez cela d’abord, ou corrigez les lignes une à une.")
}

// everyone goes through the candidates, without those taken back and those for whom another record of the person stands.
func everyone(tx *store.Tx) iter.Seq[data.Candidate] {
	return func(yield func(data.Candidate) bool) {
		for c := range store.Candidates.All(tx) {
			if c.Withdrawn == "" && c.MergedInto == "" && !yield(c) {
				return
			}
		}
	}
}
