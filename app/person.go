package app

import (
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Person is all that the centre knows of a candidate.
type Person struct {
	Candidate data.Candidate
	Paths     []data.Path
	Sittings  []Sitting
	Fiche     *rncp.Fiche // the certification of the ledger
	Ledger    rules.Ledger
	Priors    []data.Prior // blocs held on other grounds, as entered, of whatever certification
	Withdrawn []data.Prior // entries taken back, with the reason
	Documents []data.Document
	Merged    []data.Candidate // other records of the person, for which this one stands
}

// Sitting is a person in a session.
type Sitting struct {
	Session data.Session
	Fiche   *rncp.Fiche // the version that the session was opened with
	Case    rules.Case
}

// Person returns all that the centre knows of a candidate, with the ledger of the certification that the person came for
// last, or else of the one of new sessions.
func (a Candidates) Person(id data.ID) (Person, error) { return a.PersonFor(id, "") }

// PersonFor is Person with the ledger of the certification of a code.
func (a Candidates) PersonFor(id data.ID, code string) (Person, error) {
	p, err := a.person(id, code)
	if err != nil {
		if n, gone := a.core.disposedUnder(id); gone {
			err = data.Refuse("Personne éliminée (bordereau n° %d).", n).Hint("Le bordereau en garde la trace, sans nom.")
		}
	}
	return p, err
}

func (a Candidates) person(id data.ID, code string) (Person, error) {
	var p Person
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		if p.Candidate, err = whoIs(tx, id); err != nil {
			return err
		}
		id = p.Candidate.ID
		p.Merged = store.CandidatesMergedInto.Of(tx, id)
		p.Paths = store.PathsOfCandidate.Of(tx, id)
		p.Documents = store.DocumentsOfCandidate.Of(tx, id)
		priors := store.PriorsOfCandidate.Of(tx, id)
		p.Priors = data.CurrentPriors(priors)
		p.Fiche = a.core.ficheFor(&p, code)
		p.Ledger = ledgerOf(tx, p.Fiche, id, "")
		for _, entry := range priors {
			if entry.Withdrawn != "" {
				p.Withdrawn = append(p.Withdrawn, entry)
			}
		}
		for _, path := range p.Paths {
			for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
				session, _ := store.Sessions.Get(tx, e.Session)
				fiche, err := a.core.ficheOf(session)
				if err != nil {
					return err
				}
				p.Sittings = append(p.Sittings, Sitting{Session: session, Fiche: fiche, Case: caseOf(tx, e)})
			}
		}
		return nil
	})
	return p, err
}

// ficheFor returns the certification of a code, or of the last path, or of the last entry taken over, or of new sessions.
func (c *core) ficheFor(p *Person, code string) *rncp.Fiche {
	if code == "" && len(p.Paths) > 0 {
		code = p.Paths[len(p.Paths)-1].Fiche
	} else if code == "" && len(p.Priors) > 0 {
		code = p.Priors[len(p.Priors)-1].Fiche
	}
	if f, err := c.fiche(code); err == nil {
		return f
	}
	return c.fiches()[0]
}

// Standing returns what a candidate brings to an enrolment in a session, and refuses who has no place in a session of
// resit. An enrolment asks for what rules.CheckEnrolment lets through.
func (a Candidates) Standing(session, candidate data.ID) (rules.Standing, error) {
	var standing rules.Standing
	err := a.core.store.View(func(tx *store.Tx) error {
		s, err := get(tx, store.Sessions, session, "Cette session n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		f, err := a.core.ficheOf(s)
		if err != nil {
			return err
		}
		standing, err = standingOf(tx, f, s, candidate)
		return err
	})
	return standing, err
}

// Event is one line of the journal that concerns a person.
type Event struct {
	At       time.Time
	Operator string // name
	Action   Action
	Reason   string
	Bloc     rncp.BlocKey // where the act is about one, and the reader needs to know which
}

// History returns what was done about a candidate, oldest first, from the journal.
func (a Candidates) History(id data.ID) ([]Event, error) {
	var about map[data.ID]rncp.BlocKey
	names := map[data.ID]string{}
	err := a.core.store.View(func(tx *store.Tx) error {
		for o := range store.Operators.All(tx) {
			names[o.ID] = o.Name
		}
		about = aboutPerson(tx, idOf(tx, id))
		return a.core.aboutParcels(tx, about)
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
			if bloc, ok := about[change.ID]; ok {
				events = append(events, Event{line.At, names[line.Operator], Action(line.Name), payload.Reason, bloc})
				break
			}
		}
		return nil
	})
	return events, err
}

// aboutPerson returns every record about a person, under whatever identifier of theirs.
func aboutPerson(tx *store.Tx, id data.ID) map[data.ID]rncp.BlocKey {
	about := map[data.ID]rncp.BlocKey{id: ""}
	for i, records := 0, []data.ID{id}; i < len(records); i++ {
		for _, c := range store.CandidatesMergedInto.Of(tx, records[i]) {
			about[c.ID] = ""
			records = append(records, c.ID)
		}
	}
	for pair := range store.Pairs.All(tx) {
		_, one := about[pair.One]
		if _, other := about[pair.Other]; one || other {
			about[pair.Key()] = ""
		}
	}
	aboutCandidate(tx, id, about)
	return about
}

// aboutCandidate marks every record about a candidate. What is decided of a bloc once the jury has sat, and what is held
// from elsewhere, is marked with the bloc.
func aboutCandidate(tx *store.Tx, id data.ID, about map[data.ID]rncp.BlocKey) {
	for _, path := range store.PathsOfCandidate.Of(tx, id) {
		about[path.ID] = ""
		for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
			about[e.ID] = ""
			for _, d := range store.DecisionsOfEnrolment.Of(tx, e.ID) {
				about[d.ID] = ""
				if d.Correction || d.Outcome == data.OutcomeWithdrawn {
					about[d.ID] = d.Bloc
				}
			}
			aboutAssessments(tx, e.ID, about)
		}
	}
	for _, d := range store.DocumentsOfCandidate.Of(tx, id) {
		about[d.ID] = ""
		aboutDocument(tx, d.ID, about)
	}
	for _, p := range store.PapersBackOfCandidate.Of(tx, id) {
		about[p.ID] = ""
	}
	for _, n := range store.NumbersOfCandidate.Of(tx, id) {
		about[n.ID] = ""
	}
	for _, p := range store.PriorsOfCandidate.Of(tx, id) {
		about[p.ID] = p.Bloc
	}
	for _, r := range store.RectificationsOfCandidate.Of(tx, id) {
		about[r.ID] = ""
	}
	for _, d := range store.DisclosuresOfCandidate.Of(tx, id) {
		about[d.ID] = ""
	}
	for _, f := range store.FollowUpsOfCandidate.Of(tx, id) {
		about[f.ID] = ""
	}
}

// aboutDocument marks what became of a document.
func aboutDocument(tx *store.Tx, id data.ID, about map[data.ID]rncp.BlocKey) {
	for _, a := range store.AnnulmentsOfDocument.Of(tx, id) {
		about[a.ID] = ""
	}
	for _, d := range store.DeliveriesOfDocument.Of(tx, id) {
		about[d.ID] = ""
	}
	for _, n := range store.NumbersOfDocument.Of(tx, id) {
		about[n.ID] = ""
	}
}

// aboutAssessments marks what is known of the assessments of an enrolment.
func aboutAssessments(tx *store.Tx, enrolment data.ID, about map[data.ID]rncp.BlocKey) {
	for _, r := range store.ResultsOfEnrolment.Of(tx, enrolment) {
		about[r.ID] = ""
	}
	for _, c := range store.ConvocationsOfEnrolment.Of(tx, enrolment) {
		about[c.ID] = ""
	}
	for _, n := range store.AttendancesOfEnrolment.Of(tx, enrolment) {
		about[n.ID] = ""
	}
	for _, t := range store.TicksOfEnrolment.Of(tx, enrolment) {
		about[t.ID] = ""
	}
	for _, s := range store.SecondEntriesOfEnrolment.Of(tx, enrolment) {
		about[s.ID] = ""
	}
}
