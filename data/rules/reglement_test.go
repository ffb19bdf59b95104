package rules

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

func own(weight int, pass, eliminatory string) data.AssessmentRules {
	a := data.AssessmentRules{}
	a.Weight.Value = weight
	if pass != "" {
		a.PassMark.Value = value(pass).Mark
	}
	if eliminatory != "" {
		a.Eliminatory.Value = value(eliminatory).Mark
	}
	return a
}

// What the fiche leaves open is the règlement's: each of its settings changes the proposal as it says.
func TestTheReglementDecidesWhatIsProposed(t *testing.T) {
	f := theFiche(t)
	for _, c := range []struct {
		name    string
		bloc    rncp.BlocKey
		results string
		change  func(*data.Rules)
		want    data.Outcome
		ground  string
	}{
		{"the oral counts three times", prospection, "6 12", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(prospection, "oral", ""): own(3, "", "")}
		}, data.OutcomeAcquired, "Moyenne 10,5"},
		{"and once without the weight", prospection, "6 12", nil, data.OutcomeNotAcquired, "Moyenne 9"},
		{"a part counts twice", portefeuille, "6 12 12", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(portefeuille, "etude-de-cas", "quantitative"): own(2, "", "")}
		}, data.OutcomeNotAcquired, "Moyenne 9,"},
		{"a mark under its assessment's pass mark", prospection, "9,75 20", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(prospection, "ecrit", ""): own(0, "10", "")}
		}, data.OutcomeNotAcquired, "Sous le seuil de l’épreuve : Écrit 9,75 (minimum 10)"},
		{"a mark on it", prospection, "10 20", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(prospection, "ecrit", ""): own(0, "10", "")}
		}, data.OutcomeAcquired, "Moyenne 15"},
		{"an eliminatory mark", prospection, "5,75 20", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(prospection, "ecrit", ""): own(0, "", "6")}
		}, data.OutcomeNotAcquired, "Note éliminatoire : Écrit 5,75 (minimum 6)"},
		{"an eliminatory part", portefeuille, "3 20 20", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(portefeuille, "etude-de-cas", "quantitative"): own(0, "", "4")}
		}, data.OutcomeNotAcquired, "Analyse quantitative 3 (minimum 4)"},
		{"an assessment's pass mark holds the mean of its parts", portefeuille, "9 9 11,75", func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{data.RefOf(portefeuille, "etude-de-cas", ""): own(0, "10", "")}
		}, data.OutcomeNotAcquired, "Étude de cas 9,91 (minimum 10)"},
		{"a bloc with a pass mark of its own", organisation, "11", func(r *data.Rules) {
			r.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{organisation: {Value: data.Points(12)}}
		}, data.OutcomeNotAcquired, "seuil de 12"},
		{"which is no other bloc's", prospection, "11 11", func(r *data.Rules) {
			r.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{organisation: {Value: data.Points(12)}}
		}, data.OutcomeAcquired, "seuil de 10"},
		{"a scale of verdicts", prospection, "+ +", func(r *data.Rules) { r.Scale.Value = data.Scale{Verdict: true} }, data.OutcomeAcquired, "acquis"},
		{"a verdict against", prospection, "+ -", func(r *data.Rules) { r.Scale.Value = data.Scale{Verdict: true} }, data.OutcomeNotAcquired, "Oral"},
		{"a scale to a hundred", organisation, "49,5", func(r *data.Rules) {
			r.Scale.Value, r.PassMark.Value = data.Scale{Max: data.Points(100), Step: 50}, data.Points(50)
		}, data.OutcomeNotAcquired, "Moyenne 49,5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := data.DefaultRules()
			if c.change != nil {
				c.change(&r)
			}
			if err := r.Validate(); err != nil {
				t.Fatal(err)
			}
			k := candidateOn(rncp.TrackContinuing, rncp.WayExams, c.bloc).gives(f, &r, c.bloc, c.results)
			for _, res := range k.Results {
				if err := CheckResult(f, &r, k, res); err != nil {
					t.Errorf("%v is refused: %v", res.Value, err)
				}
			}
			p := Propose(f, &r, k, c.bloc)
			if p.Outcome != c.want || !strings.Contains(strings.Join(p.Grounds, " "), c.ground) {
				t.Errorf("got %q because %v; want %q because %q", p.Outcome, p.Grounds, c.want, c.ground)
			}
		})
	}
}

func TestUnderAScaleOfVerdictsThereAreNoMarks(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	r.Scale.Value = data.Scale{Verdict: true}
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	res := data.Result{Enrolment: "e", Bloc: organisation, Assessment: "ecrit", Value: value("12")}
	mustRefuse(t, CheckResult(f, &r, k, res), "ne se note pas", "acquis, dispensé")
}

func TestRulesThatFitNoMarkAreRefused(t *testing.T) {
	for name, change := range map[string]func(*data.Rules){
		"a pass mark off the scale": func(r *data.Rules) { r.Scale.Value = data.Scale{Max: data.Points(5), Step: 50} },
		"a bloc's pass mark off the scale": func(r *data.Rules) {
			r.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{organisation: {Value: data.Points(21)}}
		},
		"an eliminatory mark between two steps": func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{"a/b": own(0, "", "6,1")}
		},
		"a weight of a hundred": func(r *data.Rules) {
			r.Assessments = map[data.AssessmentRef]data.AssessmentRules{"a/b": own(100, "", "")}
		},
		"less than no attempt":       func(r *data.Rules) { r.Attempts.Value = -1 },
		"a jury policy that is none": func(r *data.Rules) { r.Jury.Tie.Value = "peut-être" },
	} {
		t.Run(name, func(t *testing.T) {
			r := data.DefaultRules()
			change(&r)
			mustRefuse(t, r.Validate())
		})
	}
}

func TestTheNumberOfAttemptsIsTheReglements(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	sat := func(outcome data.Outcome, sealed string) Sitting {
		s := Sitting{Decisions: []data.Decision{{Bloc: organisation, Outcome: outcome}}}
		if sealed != "" {
			s.Session.Sealed = date(sealed)
		}
		return s
	}
	sittings := []Sitting{
		sat(data.OutcomeNotAcquired, "2019-06-01"), sat(data.OutcomeAbsent, "2020-06-01"),
		sat(data.OutcomeDeferred, "2020-12-01"), // excused: no attempt
		sat(data.OutcomeNotAcquired, ""),        // not sealed: no attempt yet
	}
	st := Standing{Attempts: Attempts(sittings)}
	for most, refused := range map[int]bool{0: false, 3: false, 2: true, 1: true} {
		r.Attempts.Value = most
		err := CheckEnrolment(f, &r, k.Path, k.Enrolment, st)
		if refused {
			mustRefuse(t, err, "déjà été passé 2 fois", "n’en permet pas plus")
		} else if err != nil {
			t.Errorf("%d attempts: %v", most, err)
		}
	}
}

func TestAResitTakesOnlyWhatWasSatBefore(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	before := Sitting{Session: data.Session{Name: "Printemps 2021", Sealed: date("2021-06-15")},
		Decisions: []data.Decision{{Bloc: organisation, Outcome: data.OutcomeNotAcquired}}}
	if err := CheckEnrolment(f, &r, k.Path, k.Enrolment, Standing{Resat: &before}); err != nil {
		t.Error(err)
	}
	other := candidateOn(rncp.TrackContinuing, rncp.WayExams, negociation)
	mustRefuse(t, CheckEnrolment(f, &r, other.Path, other.Enrolment, Standing{Resat: &before}), "n’a pas été passé à la session « Printemps 2021 »")
}

func TestTheSecondEntryAgreesBeforeAnythingIsProposed(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	r.DoubleEntry.Value = true
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, prospection).gives(f, &r, prospection, "12 13")
	again := func(assessment, word string) data.SecondEntry {
		return data.SecondEntry{Enrolment: "e", Bloc: prospection, Assessment: assessment, Value: value(word), By: "B"}
	}
	says := func(outcome data.Outcome, ground string) {
		t.Helper()
		p := Propose(f, &r, k, prospection)
		if p.Outcome != outcome || !strings.Contains(strings.Join(p.Grounds, " "), ground) {
			t.Errorf("got %q because %v; want %q because %q", p.Outcome, p.Grounds, outcome, ground)
		}
	}
	says(data.OutcomeNone, "La seconde saisie manque : Écrit, Oral")
	k.Seconds = []data.SecondEntry{again("ecrit", "12"), again("oral", "3,1")}
	says(data.OutcomeNone, "Les deux saisies diffèrent : Oral")
	d := data.Decision{Enrolment: "e", Bloc: prospection, Outcome: data.OutcomeAcquired, On: date("2021-06-15")}
	mustRefuse(t, CheckDecision(f, &r, k, d), "double saisie", "Oral")
	k.Seconds[1] = again("oral", "13")
	says(data.OutcomeAcquired, "Moyenne 12,5")
}
