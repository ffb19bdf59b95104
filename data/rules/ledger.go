package rules

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// Ledger is the blocs that a candidate holds of one certification, whatever the session, the centre and the ground; under
// data.WholeCertification stands the certification, once pronounced. A bloc once acquired stays so: the fiche gives it an
// unlimited validity.
type Ledger map[rncp.BlocKey]Holding

// Holding is when and on which ground a bloc was acquired.
type Holding struct {
	On       data.Date
	Ground   data.Ground
	Session  data.ID // of a jury's decision recorded here
	Decision data.ID
	Prior    data.ID // of any other ground
	Source   string
}

// Words says on which ground a bloc is held: « décision du jury », « équivalence, décision du 3 mars 2020 ».
func (h Holding) Words() string {
	if h.Source == "" {
		return string(h.Ground)
	}
	return string(h.Ground) + ", " + h.Source
}

// Sitting is an enrolment in a session.
type Sitting struct {
	Session   data.Session
	Decisions []data.Decision // the current ones
}

// NewLedger gathers the blocs acquired in sealed sessions, and on other grounds; what an open session decides counts for
// nothing yet. The earliest acquisition of a bloc is the one that stands. Who holds the certification holds every bloc of
// it.
func NewLedger(f *rncp.Fiche, sittings []Sitting, priors []data.Prior) Ledger {
	l := Ledger{}
	for _, s := range sittings {
		if s.Session.Sealed.IsZero() {
			continue
		}
		for _, d := range s.Decisions {
			if d.Outcome == data.OutcomeAcquired {
				l.add(d.Bloc, Holding{On: d.On, Ground: data.GroundJury, Session: s.Session.ID, Decision: d.ID})
			}
		}
	}
	for _, p := range priors {
		h := Holding{On: p.On, Ground: p.Ground, Prior: p.ID, Source: p.Source}
		l.add(p.Bloc, h)
		if p.Bloc == data.WholeCertification {
			for _, b := range f.Blocs {
				l.add(b.Key, h)
			}
		}
	}
	return l
}

func (l Ledger) add(bloc rncp.BlocKey, h Holding) {
	if held, already := l[bloc]; !already || h.On.Before(held.On) {
		l[bloc] = h
	}
}

// Complete reports whether every bloc of the fiche is held: a jury can then pronounce the certification.
func (l Ledger) Complete(f *rncp.Fiche) bool { return len(f.Blocs) > 0 && len(l.Lacking(f)) == 0 }

// Pronounced reports whether the certification as a whole is held.
func (l Ledger) Pronounced() bool {
	_, ok := l[data.WholeCertification]
	return ok
}

// Lacking returns the blocs that are not held, in the order of the fiche.
func (l Ledger) Lacking(f *rncp.Fiche) []rncp.Bloc {
	var lacking []rncp.Bloc
	for _, b := range f.Blocs {
		if _, ok := l[b.Key]; !ok {
			lacking = append(lacking, b)
		}
	}
	return lacking
}

// Blocs returns how many blocs of the fiche are held.
func (l Ledger) Blocs(f *rncp.Fiche) int { return len(f.Blocs) - len(l.Lacking(f)) }

// Attempts returns how often each bloc was sat for in sealed sessions without being acquired. Who was excused, or whose
// decision was deferred, has not used up an attempt.
func Attempts(sittings []Sitting) map[rncp.BlocKey]int {
	used := map[rncp.BlocKey]int{}
	for _, s := range sittings {
		if s.Session.Sealed.IsZero() {
			continue
		}
		for _, d := range s.Decisions {
			if d.Outcome == data.OutcomeNotAcquired || d.Outcome == data.OutcomeAbsent {
				used[d.Bloc]++
			}
		}
	}
	return used
}

// CheckPrior refuses an entry for a bloc that the fiche lacks, and a second one for what is held already.
func CheckPrior(f *rncp.Fiche, p data.Prior, held Ledger) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if _, ok := f.Bloc(p.Bloc); !ok && p.Bloc != data.WholeCertification {
		return data.Refuse("La fiche %s n’a pas de bloc « %s ».", f.RNCPCode(), p.Bloc).Hint("Ses blocs : %s.", blocTitles(f))
	}
	if h, ok := held[p.Bloc]; ok && p.Withdrawn == "" && h.Prior != p.Supersedes {
		return data.Refuse("« %s » est déjà acquis depuis le %s (%s).", blocTitle(f, p.Bloc), h.On.French(), h.Words()).
			Hint("Il n’y a rien à ajouter.")
	}
	return nil
}
