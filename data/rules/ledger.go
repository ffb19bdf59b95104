package rules

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// Ledger is the blocs that a candidate holds of one certification, whatever the session. A bloc once acquired stays so:
// the fiche gives it an unlimited validity.
type Ledger map[rncp.BlocKey]Holding

// Holding is when and where a bloc was acquired.
type Holding struct {
	On       data.Date
	Session  data.ID
	Decision data.ID
}

// Sitting is an enrolment in a session that is sealed.
type Sitting struct {
	Session   data.Session
	Decisions []data.Decision // the current ones
}

// NewLedger gathers the blocs acquired in sealed sessions; what an open session decides counts for nothing yet. The
// earliest acquisition of a bloc is the one that stands.
func NewLedger(sittings []Sitting) Ledger {
	l := Ledger{}
	for _, s := range sittings {
		if s.Session.Sealed.IsZero() {
			continue
		}
		for _, d := range s.Decisions {
			held, already := l[d.Bloc]
			if d.Outcome == data.OutcomeAcquired && (!already || d.On.Before(held.On)) {
				l[d.Bloc] = Holding{On: d.On, Session: s.Session.ID, Decision: d.ID}
			}
		}
	}
	return l
}

// Complete reports whether every bloc of the fiche is held: the certification can then be asked of the certifier.
func (l Ledger) Complete(f *rncp.Fiche) bool {
	for _, b := range f.Blocs {
		if _, ok := l[b.Key]; !ok {
			return false
		}
	}
	return len(f.Blocs) > 0
}
