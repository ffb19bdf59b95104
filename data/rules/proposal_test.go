package rules

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestProposal(t *testing.T) {
	f := theFiche(t)
	for _, c := range []struct {
		name    string
		track   rncp.Track
		way     rncp.WayKey
		bloc    rncp.BlocKey
		results string
		want    data.Outcome
		ground  string
	}{
		{"marks above the threshold", rncp.TrackContinuing, rncp.WayExams, prospection, "12 13", data.OutcomeAcquired, "Moyenne 12,5"},
		{"the mean on the threshold", rncp.TrackContinuing, rncp.WayExams, prospection, "9 11", data.OutcomeAcquired, "Moyenne 10, au moins égale"},
		{"the mean a quarter point under", rncp.TrackContinuing, rncp.WayExams, prospection, "9 10,75", data.OutcomeNotAcquired, "Moyenne 9,87, sous le seuil"},
		{"three parts whose mean is a third under", rncp.TrackContinuing, rncp.WayExams, portefeuille, "10 10 9,75", data.OutcomeNotAcquired, "Moyenne 9,91"},
		{"three parts whose mean is the threshold", rncp.TrackContinuing, rncp.WayExams, portefeuille, "10 9 11", data.OutcomeAcquired, "Moyenne 10,"},
		{"good marks and a bad workplace verdict", rncp.TrackInitial, rncp.WayExams, organisation, "18 -", data.OutcomeNotAcquired, "Bloc professionnel"},
		{"good marks and a good workplace verdict", rncp.TrackInitial, rncp.WayExams, organisation, "18 +", data.OutcomeAcquired, "Moyenne 18"},
		{"bad marks and a good workplace verdict", rncp.TrackInitial, rncp.WayExams, organisation, "8 +", data.OutcomeNotAcquired, "Moyenne 8"},
		{"a result missing", rncp.TrackContinuing, rncp.WayExams, prospection, "20 _", data.OutcomeNone, "Il manque : Oral"},
		{"nothing at all", rncp.TrackContinuing, rncp.WayExams, negociation, "", data.OutcomeNone, "Il manque : Dossier écrit, Oral"},
		{"absent from one assessment", rncp.TrackContinuing, rncp.WayExams, prospection, "20 A", data.OutcomeAbsent, "Absent à : Oral"},
		{"excused from one assessment", rncp.TrackContinuing, rncp.WayExams, prospection, "20 E", data.OutcomeDeferred, "Excusé à : Oral"},
		{"absent and excused", rncp.TrackContinuing, rncp.WayExams, prospection, "A E", data.OutcomeAbsent, "Absent à : Écrit"},
		{"exempt from one assessment", rncp.TrackContinuing, rncp.WayExams, prospection, "D 12", data.OutcomeAcquired, "Moyenne 12"},
		{"exempt from all", rncp.TrackContinuing, rncp.WayExams, prospection, "D D", data.OutcomeNone, "Dispensé"},
		{"a portfolio with a verdict", rncp.TrackContinuing, rncp.WayPortfolio, prospection, "+", data.OutcomeAcquired, "acquis"},
		{"a portfolio with a mark", rncp.TrackContinuing, rncp.WayPortfolio, prospection, "9,75", data.OutcomeNotAcquired, "Moyenne 9,75"},
		{"a VAE file with a verdict", rncp.TrackVAE, rncp.WayVAE, prospection, "+", data.OutcomeAcquired, "acquis"},
		{"a VAE file refused", rncp.TrackVAE, rncp.WayVAE, prospection, "-", data.OutcomeNotAcquired, "Dossier VAE"},
		{"a VAE without a verdict", rncp.TrackVAE, rncp.WayVAE, prospection, "", data.OutcomeNone, "au jury de décider"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rules := data.DefaultRules()
			k := candidateOn(c.track, c.way, c.bloc).gives(f, &rules, c.bloc, c.results)
			p := Propose(f, &rules, k, c.bloc)
			if p.Outcome != c.want || !strings.Contains(strings.Join(p.Grounds, " "), c.ground) {
				t.Errorf("got %q because %v; want %q because %q", p.Outcome, p.Grounds, c.want, c.ground)
			}
		})
	}
}

func TestTheThresholdIsTheRules(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	rules.PassMark.Value = data.Points(12)
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation).gives(f, &rules, organisation, "11,75")
	if p := Propose(f, &rules, k, organisation); p.Outcome != data.OutcomeNotAcquired {
		t.Errorf("got %q under a threshold of 12", p.Outcome)
	}
}

func TestCheckResult(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackInitial, rncp.WayExams, organisation, portefeuille)
	result := func(bloc rncp.BlocKey, assessment, part, word string) data.Result {
		return data.Result{Enrolment: "e", Bloc: bloc, Assessment: assessment, Part: part, Value: value(word)}
	}
	for _, r := range []data.Result{
		result(organisation, "ecrit", "", "12,25"), result(organisation, "ecrit", "", "A"), result(organisation, "ecrit", "", "E"),
		result(organisation, "ecrit", "", "D"), result(organisation, "bloc-professionnel", "", "-"),
		result(portefeuille, "etude-de-cas", "qualitative", "0"),
	} {
		if err := CheckResult(f, &rules, k, r); err != nil {
			t.Errorf("%+v: %v", r, err)
		}
	}
	for _, c := range []struct {
		name   string
		result data.Result
		word   string
	}{
		{"an assessment that the fiche does not name", result(organisation, "oral", "", "12"), "n’a pas à passer"},
		{"a bloc that was not asked for", result(prospection, "ecrit", "", "12"), "le bloc n’est pas demandé"},
		{"a part that does not exist", result(portefeuille, "etude-de-cas", "finale", "12"), "n’a pas à passer"},
		{"a whole where parts are marked", result(portefeuille, "etude-de-cas", "", "12"), "Analyse quantitative"},
		{"a portfolio in formation initiale", result(organisation, "portefeuille", "", "+"), "n’a pas à passer"},
		{"a mark for a verdict", result(organisation, "bloc-professionnel", "", "12"), "ne se note pas"},
		{"a verdict for a mark", result(organisation, "ecrit", "", "+"), "ne se note pas"},
		{"a mark above the scale", result(organisation, "ecrit", "", "20,25"), "hors de l’échelle"},
		{"a mark between two steps", result(organisation, "ecrit", "", "12,1"), "par 0,25 point"},
		{"nothing", data.Result{Enrolment: "e", Bloc: organisation, Assessment: "ecrit"}, "vide"},
	} {
		t.Run(c.name, func(t *testing.T) { mustRefuse(t, CheckResult(f, &rules, k, c.result), c.word) })
	}
}

// A proposal depends on the fiche, the rules and the facts alone: not on their order, nor on another bloc's.
func TestProposalDependsOnNothingElse(t *testing.T) {
	f := theFiche(t)
	words := []string{"0", "5", "9,75", "10", "20", "A", "E", "D", "_"}
	rapid.Check(t, func(t *rapid.T) {
		rules := data.DefaultRules()
		k := candidateOn(rncp.TrackContinuing, rncp.WayExams, allBlocs...)
		for _, bloc := range allBlocs {
			var drawn []string
			for range Due(f, &rules, k, bloc) {
				drawn = append(drawn, rapid.SampledFrom(words).Draw(t, "result"))
			}
			k.gives(f, &rules, bloc, strings.Join(drawn, " "))
		}
		want := map[rncp.BlocKey]data.Outcome{}
		for _, bloc := range allBlocs {
			want[bloc] = Propose(f, &rules, k, bloc).Outcome
		}
		k.Results = rapid.Permutation(k.Results).Draw(t, "order")
		bloc := rapid.SampledFrom(allBlocs).Draw(t, "bloc")
		if got := Propose(f, &rules, k, bloc).Outcome; got != want[bloc] {
			t.Fatalf("%s: %q in one order, %q in another", bloc, want[bloc], got)
		}
		others := k.Results[:0:0]
		for _, r := range k.Results {
			if r.Bloc == bloc {
				others = append(others, r)
			}
		}
		k.Results = others
		if got := Propose(f, &rules, k, bloc).Outcome; got != want[bloc] {
			t.Fatalf("%s: %q among other blocs, %q alone", bloc, want[bloc], got)
		}
	})
}

func BenchmarkProposals(b *testing.B) {
	f, rules := theFiche(b), data.DefaultRules()
	const enrolments = 1000
	cases := make([]*Case, enrolments)
	for i := range cases {
		k := candidateOn(rncp.TrackInitial, rncp.WayExams, allBlocs...)
		cases[i] = k.gives(f, &rules, prospection, "12 13 +").gives(f, &rules, organisation, "9 +").
			gives(f, &rules, portefeuille, "10 11 12 +").gives(f, &rules, negociation, "8 A -")
	}
	for b.Loop() {
		for _, k := range cases {
			for _, bloc := range allBlocs {
				Propose(f, &rules, k, bloc)
			}
		}
	}
}
