package rules

import (
	"fmt"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Stage is how far a session has come.
type Stage string

// The stages of a session, in order.
const (
	StageOpen         Stage = "ouverte"
	StageReady        Stage = "prête pour le jury"
	StageDeliberating Stage = "en délibération"
	StageSealed       Stage = "close"
)

// LackKind tells what a session lacks.
type LackKind string

// The kinds of lack, in the order in which one mends them.
const (
	LackCandidates LackKind = "candidats"
	LackResult     LackKind = "résultat"
	LackJury       LackKind = "jury"
	LackDecision   LackKind = "décision"
)

// Lack is one thing that keeps a session from being sealed.
type Lack struct {
	Kind      LackKind
	Enrolment data.ID      // where it concerns one
	Bloc      rncp.BlocKey // where it concerns one
	Sentence  string
}

// Lacks returns all that keeps a session from being sealed, in the order in which one mends it; none when it can be.
func Lacks(f *rncp.Fiche, s *data.Session, j data.Jury, cases []Case) []Lack {
	if len(cases) == 0 {
		return []Lack{{Kind: LackCandidates, Sentence: "La session n’a pas de candidat."}}
	}
	var results, decisions []Lack
	for i := range cases {
		for _, req := range cases[i].Enrolment.Blocs {
			r, d := blocLacks(f, s, j, &cases[i], req.Bloc)
			results, decisions = append(results, r...), append(decisions, d...)
		}
	}
	lacks := results
	for _, sentence := range JuryLacks(f, j) {
		lacks = append(lacks, Lack{Kind: LackJury, Sentence: sentence})
	}
	return append(lacks, decisions...)
}

func blocLacks(f *rncp.Fiche, s *data.Session, j data.Jury, c *Case, bloc rncp.BlocKey) (results, decisions []Lack) {
	lack := func(kind LackKind, format string, args ...any) []Lack {
		return []Lack{{Kind: kind, Enrolment: c.Enrolment.ID, Bloc: bloc,
			Sentence: c.Candidate.Name() + ", « " + blocTitle(f, bloc) + " » : " + fmt.Sprintf(format, args...)}}
	}
	p := Propose(f, &s.Rules, c, bloc)
	d, decided := c.Decision(bloc)
	switch {
	case !decided && len(p.Missing) > 0:
		return lack(LackResult, "il manque %s.", itemLabels(p.Missing)), lack(LackDecision, "la décision manque.")
	case !decided:
		return nil, lack(LackDecision, "la décision manque.")
	case d.Proposed != p.Outcome:
		return nil, lack(LackDecision, "les résultats ont changé depuis la décision ; confirmez-la.")
	case d.On != j.On:
		return nil, lack(LackDecision, "la date du jury a changé depuis la décision ; confirmez-la.")
	}
	return nil, nil
}

// SessionStage returns how far a session has come.
func SessionStage(f *rncp.Fiche, s *data.Session, j data.Jury, cases []Case) Stage {
	if !s.Sealed.IsZero() {
		return StageSealed
	}
	for i := range cases {
		if len(cases[i].Decisions) > 0 {
			return StageDeliberating
		}
	}
	for _, l := range Lacks(f, s, j, cases) {
		if l.Kind != LackDecision {
			return StageOpen
		}
	}
	return StageReady
}
