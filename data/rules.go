package data

import (
	"maps"
	"strings"

	"certibloc/data/rncp"
)

// Origin tells where a setting's value comes from, so that nobody takes a default for a rule.
type Origin string

// The origins.
const (
	OriginExample  Origin = "exemple"   // a value to begin with, to be confirmed
	OriginInferred Origin = "deduction" // inferred from the fiche, to be confirmed
	OriginNetwork  Origin = "reseau"    // the network's règlement
	OriginCentre   Origin = "centre"    // the centre's own choice
)

// Label returns what the user reads beside the value.
func (o Origin) Label() string {
	switch o {
	case OriginExample:
		return "valeur d’exemple, à confirmer par le règlement du réseau"
	case OriginInferred:
		return "déduit de la fiche, à confirmer par le règlement du réseau"
	case OriginNetwork:
		return "règlement du réseau"
	case OriginCentre:
		return "choix du centre"
	}
	return "origine inconnue"
}

// Setting is a value that the fiche leaves open, with where it comes from.
type Setting[T any] struct {
	Value  T      `json:"value"`
	Origin Origin `json:"origin"`
}

func example[T any](v T) Setting[T]  { return Setting[T]{Value: v, Origin: OriginExample} }
func inferred[T any](v T) Setting[T] { return Setting[T]{Value: v, Origin: OriginInferred} }

// WorkplaceMeaning is what « validation du bloc professionnel » stands for; the fiche does not say.
type WorkplaceMeaning string

// The two meanings.
const (
	WorkplaceVerdict WorkplaceMeaning = "avis"  // a verdict of its own, beside the marks
	WorkplaceOutcome WorkplaceMeaning = "issue" // the bloc's outcome itself: nothing more to record
)

// Policy is what happens when something is not as it should be and the fiche leaves the consequence open.
type Policy string

// The two policies.
const (
	PolicyWarns   Policy = "signaler"
	PolicyRefuses Policy = "refuser"
)

func (p Policy) valid() bool { return p == PolicyWarns || p == PolicyRefuses }

// Rules (règlement) is what the fiche leaves open. A session keeps the rules with which it was opened.
type Rules struct {
	Scale     Setting[Scale]            `json:"scale"`
	PassMark  Setting[Mark]             `json:"passMark"`  // of a bloc: the mean of its assessments reaches it
	CaseParts Setting[bool]             `json:"caseParts"` // whether the parts of a case study are marked apart
	Workplace Setting[WorkplaceMeaning] `json:"workplace"`
	Portfolio Setting[Policy]           `json:"portfolio"` // done outside the fiche's months
	// Tracks is the track proposed for each route; a route that is not there leaves the choice to the person.
	Tracks map[rncp.Route]Setting[rncp.Track] `json:"tracks"`
	// Blocs is the pass mark of the blocs that have one of their own.
	Blocs map[rncp.BlocKey]Setting[Mark] `json:"blocs,omitempty"`
	// Assessments is what assessments and parts have of their own; one that is not there counts once and fails nobody.
	Assessments map[AssessmentRef]AssessmentRules `json:"assessments,omitempty"`
	// Attempts is how often a candidate may sit for one bloc, 0 without limit. An excused absence is no attempt.
	Attempts Setting[int]  `json:"attempts"`
	Resits   Setting[bool] `json:"resits"` // whether there are resit sessions
	// DoubleEntry asks for every mark to be entered a second time, by someone who does not see the first.
	DoubleEntry Setting[bool] `json:"doubleEntry"`
	Jury        JuryRules     `json:"jury"`
}

// AssessmentRef names an assessment, or a part of it: « negociation/oral », « portefeuille/etude-de-cas/quantitative ».
type AssessmentRef string

// RefOf returns the name of an assessment in the rules, or of a part of it.
func RefOf(bloc rncp.BlocKey, assessment, part string) AssessmentRef {
	ref := string(bloc) + "/" + assessment
	if part != "" {
		ref += "/" + part
	}
	return AssessmentRef(ref)
}

// AssessmentRules is what one assessment has of its own.
type AssessmentRules struct {
	Weight Setting[int] `json:"weight"` // in the mean, 1 to 99; 0 stands for 1
	// PassMark is the least mark that the assessment asks for whatever the mean, 0 for none. A part has none.
	PassMark Setting[Mark] `json:"passMark"`
	// Eliminatory is the mark below which the bloc is lost whatever the mean, 0 for none.
	Eliminatory Setting[Mark] `json:"eliminatory"`
}

// JuryRules says whether what a jury should heed is pointed out or keeps the session from being sealed. The fiche asks for
// none of it; on the VAE a tie with the candidate always does (Code du travail D6412-6).
type JuryRules struct {
	External Setting[Policy] `json:"external"` // less than half of the members come from outside
	Trainer  Setting[Policy] `json:"trainer"`  // the candidate's trainer sits
	Tie      Setting[Policy] `json:"tie"`      // another tie with the candidate
	Recusal  Setting[Policy] `json:"recusal"`  // with a member recused, the jury is short for the candidate
}

// DefaultRules returns the rules of a new centre. The fiche states none of these values: each says so itself.
func DefaultRules() Rules {
	return Rules{
		Scale:     example(Scale{Max: Points(20), Step: 25}),
		PassMark:  example(Points(10)),
		CaseParts: example(true),
		Workplace: example(WorkplaceVerdict),
		Portfolio: example(PolicyWarns),
		Attempts:  example(0),
		Resits:    example(true),
		Jury: JuryRules{
			External: example(PolicyWarns), Trainer: example(PolicyWarns), Tie: example(PolicyWarns), Recusal: example(PolicyWarns),
		},
		DoubleEntry: example(false),
		Tracks: map[rncp.Route]Setting[rncp.Track]{
			rncp.RouteStudent:         inferred(rncp.TrackInitial),
			rncp.RouteApprentice:      inferred(rncp.TrackInitial),
			rncp.RouteContinuing:      inferred(rncp.TrackContinuing),
			rncp.RouteProfessionalism: inferred(rncp.TrackContinuing),
			rncp.RouteVAE:             inferred(rncp.TrackVAE),
		},
	}
}

// Clone returns rules that share nothing with r.
func (r Rules) Clone() Rules {
	r.Tracks, r.Blocs, r.Assessments = maps.Clone(r.Tracks), maps.Clone(r.Blocs), maps.Clone(r.Assessments)
	return r
}

// Completed returns rules in which every setting that has no origin, because it was written before the setting existed,
// has its default.
func (r Rules) Completed() Rules {
	r, d := r.Clone(), DefaultRules()
	complete(&r.Attempts, d.Attempts)
	complete(&r.Resits, d.Resits)
	complete(&r.DoubleEntry, d.DoubleEntry)
	complete(&r.Jury.External, d.Jury.External)
	complete(&r.Jury.Trainer, d.Jury.Trainer)
	complete(&r.Jury.Tie, d.Jury.Tie)
	complete(&r.Jury.Recusal, d.Jury.Recusal)
	return r
}

func complete[T any](s *Setting[T], with Setting[T]) {
	if s.Origin == "" {
		*s = with
	}
}

// PassMarkOf returns the pass mark of a bloc.
func (r *Rules) PassMarkOf(bloc rncp.BlocKey) Mark {
	if own, ok := r.Blocs[bloc]; ok {
		return own.Value
	}
	return r.PassMark.Value
}

// WeightOf returns how often an assessment, or a part of one, counts in the mean.
func (r *Rules) WeightOf(ref AssessmentRef) int { return max(r.Assessments[ref].Weight.Value, 1) }

// Validate refuses rules under which no bloc could be proposed.
func (r Rules) Validate() error {
	if err := r.Scale.Value.Validate(); err != nil {
		return err
	}
	if err := r.checkMarks(); err != nil {
		return err
	}
	if w := r.Workplace.Value; w != WorkplaceVerdict && w != WorkplaceOutcome {
		return Refuse("Le sens de la « validation du bloc professionnel » n’est pas réglé.").
			Hint("Choisissez un avis à part ou l’issue du bloc elle-même.")
	}
	if !r.Portfolio.Value.valid() {
		return Refuse("Le délai du portefeuille de preuves n’est pas réglé.").Hint("Choisissez de signaler ou de refuser.")
	}
	for _, p := range []Setting[Policy]{r.Jury.External, r.Jury.Trainer, r.Jury.Tie, r.Jury.Recusal} {
		if !p.Value.valid() {
			return Refuse("Une règle sur le jury n’est pas réglée.").Hint("Choisissez de signaler ou de refuser.")
		}
	}
	if n := r.Attempts.Value; n < 0 || n > 99 {
		return Refuse("Le nombre de passages (%d) n’est pas possible.", n).Hint("Donnez 1 à 99, ou 0 pour ne pas le limiter.")
	}
	return nil
}

// checkMarks holds every mark of the rules against the scale. Under a scale of verdicts there is none.
func (r Rules) checkMarks() error {
	scale := r.Scale.Value
	if scale.Verdict {
		return nil
	}
	check := func(what string, m Mark) error {
		if err := scale.Check(m); err != nil {
			return Refuse("%s (%s) n’est pas une note de l’échelle.", what, m).Hint("L’échelle va de %s.", scale).Because(err)
		}
		return nil
	}
	if err := check("Le seuil d’un bloc", r.PassMark.Value); err != nil {
		return err
	}
	for bloc, own := range r.Blocs {
		if err := check("Le seuil du bloc « "+string(bloc)+" »", own.Value); err != nil {
			return err
		}
	}
	for ref, a := range r.Assessments {
		if w := a.Weight.Value; w < 0 || w > 99 {
			return Refuse("Le coefficient de l’épreuve « %s » (%d) n’est pas possible.", ref, w).Hint("Donnez un nombre entier de 1 à 99.")
		}
		for what, m := range map[string]Mark{"Le seuil de l’épreuve « ": a.PassMark.Value, "La note éliminatoire de l’épreuve « ": a.Eliminatory.Value} {
			if err := check(what+string(ref)+" »", m); err != nil {
				return err
			}
		}
	}
	return nil
}

// For returns the rules with what they say of the blocs of a fiche, without what they say of those of another.
func (r Rules) For(f *rncp.Fiche) Rules {
	r = r.Clone()
	maps.DeleteFunc(r.Blocs, func(bloc rncp.BlocKey, _ Setting[Mark]) bool {
		_, ok := f.Bloc(bloc)
		return !ok
	})
	maps.DeleteFunc(r.Assessments, func(ref AssessmentRef, _ AssessmentRules) bool {
		bloc, _, _ := strings.Cut(string(ref), "/")
		_, ok := f.Bloc(rncp.BlocKey(bloc))
		return !ok
	})
	return r
}
