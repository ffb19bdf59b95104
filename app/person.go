package app

import (
	"time"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Person is all that the centre knows of a candidate.
type Person struct {
	Candidate data.Candidate
	Paths     []data.Path
	Sittings  []Sitting
	Ledger    rules.Ledger // of the desk's first fiche
	Priors    []data.Prior // blocs held on other grounds, as entered
	Documents []data.Document
}

// Sitting is a person in a session.
type Sitting struct {
	Session data.Session
	Case    rules.Case
}

// Person returns all that the centre knows of a candidate.
func (a Candidates) Person(id data.ID) (Person, error) {
	var p Person
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		if p.Candidate, err = get(tx, store.Candidates, id, "Ce candidat n’existe pas dans ce dossier."); err != nil {
			return err
		}
		p.Paths = store.PathsOfCandidate.Of(tx, id)
		p.Documents = store.DocumentsOfCandidate.Of(tx, id)
		p.Ledger = ledgerOf(tx, a.core.fiches[0], id, "")
		p.Priors = data.CurrentPriors(store.PriorsOfCandidate.Of(tx, id))
		for _, path := range p.Paths {
			for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
				session, _ := store.Sessions.Get(tx, e.Session)
				p.Sittings = append(p.Sittings, Sitting{Session: session, Case: caseOf(tx, e)})
			}
		}
		return nil
	})
	return p, err
}

// Event is one line of the journal that concerns a person.
type Event struct {
	At       time.Time
	Operator string // name
	Action   Action
	Reason   string
}

// History returns what was done about a candidate, oldest first, from the journal.
func (a Candidates) History(id data.ID) ([]Event, error) {
	about, names := map[data.ID]bool{id: true}, map[data.ID]string{}
	err := a.core.store.View(func(tx *store.Tx) error {
		for o := range store.Operators.All(tx) {
			names[o.ID] = o.Name
		}
		for _, path := range store.PathsOfCandidate.Of(tx, id) {
			about[path.ID] = true
			for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
				about[e.ID] = true
				for _, r := range store.ResultsOfEnrolment.Of(tx, e.ID) {
					about[r.ID] = true
				}
				for _, d := range store.DecisionsOfEnrolment.Of(tx, e.ID) {
					about[d.ID] = true
				}
				aboutAssessments(tx, e.ID, about)
			}
		}
		for _, d := range store.DocumentsOfCandidate.Of(tx, id) {
			about[d.ID] = true
		}
		for _, p := range store.PriorsOfCandidate.Of(tx, id) {
			about[p.ID] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var events []Event
	err = a.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if payload == nil {
			return nil
		}
		for _, change := range payload.Changes {
			if about[change.ID] {
				events = append(events, Event{line.At, names[line.Operator], Action(line.Name), payload.Reason})
				break
			}
		}
		return nil
	})
	return events, err
}

// aboutAssessments marks what is known of the assessments of an enrolment besides its results.
func aboutAssessments(tx *store.Tx, enrolment data.ID, about map[data.ID]bool) {
	for _, c := range store.ConvocationsOfEnrolment.Of(tx, enrolment) {
		about[c.ID] = true
	}
	for _, n := range store.AttendancesOfEnrolment.Of(tx, enrolment) {
		about[n.ID] = true
	}
	for _, t := range store.TicksOfEnrolment.Of(tx, enrolment) {
		about[t.ID] = true
	}
	for _, s := range store.SecondEntriesOfEnrolment.Of(tx, enrolment) {
		about[s.ID] = true
	}
}
