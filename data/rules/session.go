package rules

import (
	"fmt"
	"slices"

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
	LackEntry      LackKind = "double saisie" // the second entry is missing, or differs
	LackAttendance LackKind = "présence"
	LackJury       LackKind = "jury"
	LackPresence   LackKind = "présence du jury" // noted on the day itself
	LackStart      LackKind = "ouverture"        // of the deliberation
	LackDecision   LackKind = "décision"
)

// Lack is one thing that keeps a session from being sealed.
type Lack struct {
	Kind      LackKind
	Enrolment data.ID      // where it concerns one
	Bloc      rncp.BlocKey // where it concerns one
	Warning   bool         // it does not keep the session from being sealed
	Sentence  string
}

// MustMend says whether a lack must be mended before the deliberation, or may also be set aside with a reason. A jury that
// cannot sit is never set aside; a result may be, since the jury can still defer the bloc.
func (l Lack) MustMend() bool {
	return l.Kind == LackCandidates || l.Kind == LackPresence || l.Kind == LackJury && !l.Warning
}

// BeforeStart reports whether a lack is one of those that are settled, or set aside, before the jury begins.
func (l Lack) BeforeStart() bool { return l.Kind != LackDecision && l.Kind != LackStart }

// OpenBeforeStart returns what still keeps the deliberation from beginning: what must be mended, and what has not been set
// aside.
func OpenBeforeStart(j data.Jury, lacks []Lack) []Lack {
	var open []Lack
	for _, l := range lacks {
		_, aside := j.SetAsideReason(l.Sentence)
		if l.BeforeStart() && (l.MustMend() || !aside) {
			open = append(open, l)
		}
	}
	return open
}

// Blocking returns the lacks that keep a session from being sealed.
func Blocking(lacks []Lack) []Lack {
	return slices.DeleteFunc(slices.Clone(lacks), func(l Lack) bool { return l.Warning })
}

// Lacks returns all that a session lacks before it can be sealed, and what is pointed out, in the order in which one mends
// it.
func Lacks(f *rncp.Fiche, s *data.Session, j data.Jury, cases []Case) []Lack {
	if len(cases) == 0 {
		return []Lack{{Kind: LackCandidates, Sentence: "La session n’a pas de candidat."}}
	}
	var results, decisions []Lack
	for i := range cases {
		c := &cases[i]
		for _, req := range c.Enrolment.Blocs {
			r, d := blocLacks(f, s, j, c, req.Bloc)
			results, decisions = append(results, r...), append(decisions, d...)
		}
		decisions = append(decisions, certificationLacks(f, j, c)...)
	}
	lacks := slices.Concat(results, JuryLacks(f, &s.Rules, j, cases))
	if j.Began == "" && j.Held != data.HeldElsewhere {
		lacks = append(lacks, Lack{Kind: LackStart, Sentence: "La délibération n’est pas ouverte."})
	}
	return append(lacks, decisions...)
}

func blocLacks(f *rncp.Fiche, s *data.Session, j data.Jury, c *Case, bloc rncp.BlocKey) (results, decisions []Lack) {
	lack := func(kind LackKind, format string, args ...any) Lack {
		return Lack{Kind: kind, Enrolment: c.Enrolment.ID, Bloc: bloc,
			Sentence: c.Candidate.Name() + ", « " + blocTitle(f, bloc) + " » : " + fmt.Sprintf(format, args...)}
	}
	p := Propose(f, &s.Rules, c, bloc)
	d, decided := c.Decision(bloc)
	if !decided {
		if len(p.Missing) > 0 {
			results = append(results, lack(LackResult, "il manque %s.", itemLabels(p.Missing)))
		}
		if waiting, differing := Unchecked(f, &s.Rules, c, bloc); len(differing) > 0 {
			results = append(results, lack(LackEntry, "les deux saisies diffèrent pour %s.", itemLabels(differing)))
		} else if len(waiting) > 0 {
			results = append(results, lack(LackEntry, "la seconde saisie manque pour %s.", itemLabels(waiting)))
		}
		if names := unattended(f, s, c, bloc); len(names) > 0 {
			l := lack(LackAttendance, "la présence n’est pas notée à %s.", join(names))
			l.Warning = true
			results = append(results, l)
		}
	}
	switch {
	case !decided:
		decisions = append(decisions, lack(LackDecision, "la décision manque."))
	case d.Proposed != p.Outcome:
		decisions = append(decisions, lack(LackDecision, "les résultats ont changé depuis la décision ; confirmez-la."))
	case d.On != j.On:
		decisions = append(decisions, lack(LackDecision, "la date du jury a changé depuis la décision ; confirmez-la."))
	}
	return results, decisions
}

// unattended names the assessments to which the candidate was summoned and where nobody noted who came.
func unattended(f *rncp.Fiche, s *data.Session, c *Case, bloc rncp.BlocKey) []string {
	var names []string
	for _, a := range Assessments(f, &s.Rules, c, bloc) {
		_, summoned := c.Convocation(bloc, a.Key)
		if noted, _ := c.Attendance(bloc, a.Key); summoned && noted.Presence == data.PresenceUnknown && !exempt(c, bloc, a.Key) {
			names = append(names, a.Short)
		}
	}
	return names
}

// exempt reports whether a candidate was exempted from an assessment, or from a part of it: then nobody waited for him.
func exempt(c *Case, bloc rncp.BlocKey, assessment string) bool {
	return slices.ContainsFunc(c.Results, func(r data.Result) bool {
		return r.Bloc == bloc && r.Assessment == assessment && r.Value.Kind == data.ValueExempt
	})
}

// certificationLacks says that the certification is before the jury and not decided, or decided on grounds that are gone.
func certificationLacks(f *rncp.Fiche, j data.Jury, c *Case) []Lack {
	lack := func(sentence string) []Lack {
		return []Lack{{Kind: LackDecision, Enrolment: c.Enrolment.ID, Bloc: data.WholeCertification, Sentence: c.Candidate.Name() + " " + sentence}}
	}
	d, decided := c.Decision(data.WholeCertification)
	due := CertificationDue(f, c)
	switch {
	case due && !decided:
		return lack("a tous les blocs : la décision sur la certification complète manque.")
	case !due && decided:
		return lack("n’a plus tous les blocs : retirez la décision sur la certification complète.")
	case decided && d.On != j.On:
		return lack("a une décision sur la certification complète d’une autre date que celle du jury ; confirmez-la.")
	}
	return nil
}

// SessionStage returns how far a session has come.
func SessionStage(s *data.Session, j data.Jury, lacks []Lack) Stage {
	switch {
	case !s.Sealed.IsZero():
		return StageSealed
	case j.Began != "":
		return StageDeliberating
	}
	for _, l := range OpenBeforeStart(j, lacks) {
		if !l.Warning && l.Kind != LackPresence {
			return StageOpen
		}
	}
	return StageReady
}
