package rules

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// « Un président (Personnalité qualifiée du monde économique), un représentant des employeurs, un représentant des
// salariés, un représentant de l'organisme de formation »: four people at least.
func fullJury() data.Jury {
	j := data.Jury{Session: "s", On: date("2021-06-15"), Place: "Aurillac", Began: "09:00", Members: []data.Member{
		{Name: "A", College: "president", External: true, Sex: data.Male}, {Name: "B", College: "employeurs", External: true, Sex: data.Female},
		{Name: "C", College: "salaries", External: true, Sex: data.Male}, {Name: "D", College: "organisme", Sex: data.Female},
	}}
	for i := range j.Members {
		j.Members[i].Presence, j.Members[i].Declared = data.Present, date("2021-06-01")
	}
	return j
}

func TestJuryLacks(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	say := func(j data.Jury) string {
		var all []string
		for _, l := range JuryLacks(f, &r, j, nil) {
			all = append(all, l.Sentence)
		}
		return strings.Join(all, " ")
	}
	if got := say(fullJury()); len(got) != 0 {
		t.Fatalf("a full jury lacks %v", got)
	}
	for _, c := range []struct {
		name  string
		spoil func(*data.Jury)
		words []string
	}{
		{"nobody", func(j *data.Jury) { *j = data.Jury{} }, []string{"date", "lieu", "0 membre", "président", "employeurs", "salariés", "organisme"}},
		{"three people", func(j *data.Jury) { j.Members = j.Members[:3] }, []string{"3 membres", "au moins 4", "organisme de formation"}},
		{"four people in three colleges", func(j *data.Jury) { j.Members[2].College = "employeurs" }, []string{"représentant des salariés"}},
		{"no president", func(j *data.Jury) { j.Members[0].College = "organisme" }, []string{"président"}},
		{"two presidents", func(j *data.Jury) { j.Members = append(j.Members, data.Member{Name: "E", College: "president"}) }, []string{"2 présidents"}},
		{"an unknown college", func(j *data.Jury) { j.Members = append(j.Members, data.Member{Name: "E", College: "amis"}) }, []string{"E siège", "amis"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := fullJury()
			c.spoil(&j)
			got := say(j)
			for _, w := range c.words {
				if !strings.Contains(got, w) {
					t.Errorf("%q does not say %q", got, w)
				}
			}
		})
	}
}

func TestCheckDecision(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, prospection)
	d := data.Decision{Enrolment: "e", Bloc: prospection, Outcome: data.OutcomeAcquired, On: date("2021-06-15")}
	mustRefuse(t, CheckDecision(f, &rules, k, d), "Il manque des résultats", "Écrit, Oral")
	for _, o := range []data.Outcome{data.OutcomeAbsent, data.OutcomeDeferred} {
		d.Outcome = o
		if err := CheckDecision(f, &rules, k, d); err != nil {
			t.Errorf("%s needs no result: %v", o, err)
		}
	}
	d.Bloc = negociation
	mustRefuse(t, CheckDecision(f, &rules, k, d), "n’a pas demandé")
	vae := candidateOn(rncp.TrackVAE, rncp.WayVAE, prospection)
	d.Bloc, d.Outcome = prospection, data.OutcomeAcquired
	if err := CheckDecision(f, &rules, vae, d); err != nil {
		t.Errorf("the VAE jury judges the file: %v", err)
	}
}

func TestSessionGoesFromOpenToSealed(t *testing.T) {
	f := theFiche(t)
	s := &data.Session{ID: "s", Rules: data.DefaultRules()}
	kinds := func(j data.Jury, cases ...Case) string {
		var all []string
		for _, l := range Lacks(f, s, j, cases) {
			all = append(all, string(l.Kind))
		}
		return strings.Join(all, " ")
	}
	expect := func(what string, stage Stage, lacks string, j data.Jury, cases ...Case) {
		t.Helper()
		if got := SessionStage(s, j, Lacks(f, s, j, cases)); got != stage {
			t.Errorf("%s: stage %q, want %q", what, got, stage)
		}
		if got := kinds(j, cases...); got != lacks {
			t.Errorf("%s: lacks %q, want %q", what, got, lacks)
		}
	}
	waiting := fullJury()
	waiting.Began = ""
	expect("nobody enrolled", StageOpen, "candidats", waiting)
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	expect("a result missing", StageOpen, "résultat ouverture décision", waiting, *k)
	k.gives(f, &s.Rules, organisation, "12")
	expect("no jury", StageOpen, "jury jury jury jury jury jury jury ouverture décision", data.Jury{}, *k)
	expect("all but the decision", StageReady, "ouverture décision", waiting, *k)
	expect("the deliberation begun", StageDeliberating, "décision", fullJury(), *k)
	k.Decisions = []data.Decision{{Bloc: organisation, Outcome: data.OutcomeAcquired, Proposed: data.OutcomeAcquired, On: fullJury().On}}
	expect("decided", StageDeliberating, "", fullJury(), *k)
	k.Results[0].Value = value("9")
	expect("a mark changed after the decision", StageDeliberating, "décision", fullJury(), *k)
	k.Results[0].Value = value("12")
	moved := fullJury()
	moved.On = date("2021-06-16")
	expect("a jury moved after its decision", StageDeliberating, "décision", moved, *k)
	s.Sealed = date("2021-06-15")
	expect("sealed", StageSealed, "", fullJury(), *k)
}

func TestLedgerHoldsABlocForEver(t *testing.T) {
	f := theFiche(t)
	sitting := func(id data.ID, on string, sealed bool, outcomes ...data.Outcome) Sitting {
		s := Sitting{Session: data.Session{ID: id}}
		if sealed {
			s.Session.Sealed = date(on)
		}
		for i, o := range outcomes {
			s.Decisions = append(s.Decisions, data.Decision{ID: id + "d", Bloc: allBlocs[i], Outcome: o, On: date(on)})
		}
		return s
	}
	const yes, no = data.OutcomeAcquired, data.OutcomeNotAcquired
	first := sitting("1", "2012-06-01", true, yes, no, no, no)
	second := sitting("2", "2021-06-01", true, no, yes, yes, yes)
	open := sitting("3", "2022-06-01", false, yes, yes, yes, yes)
	if l := NewLedger(f, []Sitting{open}, nil); len(l) != 0 {
		t.Errorf("an open session gives %v", l)
	}
	if l := NewLedger(f, []Sitting{first, open}, nil); l.Complete(f) || len(l) != 1 {
		t.Errorf("one bloc of four: %v", l)
	}
	l := NewLedger(f, []Sitting{second, first}, nil)
	if !l.Complete(f) {
		t.Errorf("four blocs over two sessions, nine years apart, are the certification's four: %v", l)
	}
	if got := l[prospection].On; got != date("2012-06-01") {
		t.Errorf("a later failure took the bloc back: %s", got)
	}
}

// Code du travail L6113-9: the right follows the first entry in training or the VAE admissibility. The last
// registration ran until 7 September 2021.
func TestRegistrationFollowsTheEntryInTraining(t *testing.T) {
	f := theFiche(t)
	exam := date("2022-01-21")
	for _, c := range []struct {
		route    rncp.Route
		on, want string // want is the signature of the arrêté; empty where there is no right
	}{
		{rncp.RouteStudent, "2019-09-09", "2016-08-30"},
		{rncp.RouteStudent, "2021-09-07", "2016-08-30"},
		{rncp.RouteStudent, "2021-09-08", ""},
		{rncp.RouteApprentice, "2016-05-12", "2016-08-30"},
		{rncp.RouteContinuing, "2016-05-11", "2011-04-19"},
		{rncp.RouteProfessionalism, "2006-01-30", ""},
		{rncp.RouteVAE, "2021-09-07", "2016-08-30"},
		{rncp.RouteVAE, "2021-09-08", ""},
		{rncp.RouteIndividual, "", ""}, // sits in January 2022 and nothing protects it
	} {
		p := data.Path{Route: c.route}
		switch {
		case c.route == rncp.RouteVAE:
			p.VAEAdmissible = date(c.on)
		case c.on != "":
			p.TrainingFrom = date(c.on)
		}
		r, err := Registration(f, p, exam)
		if c.want == "" {
			mustRefuse(t, err, "n’est pas enregistrée", "L6113-9")
			continue
		}
		if err != nil || r.Signed != date(c.want) {
			t.Errorf("%s on %s: %v, %v; want the arrêté of %s", c.route, c.on, r.Signed, err, c.want)
		}
	}
	if _, err := Registration(f, data.Path{Route: rncp.RouteIndividual}, date("2021-05-28")); err != nil {
		t.Errorf("a candidature individuelle within the registration: %v", err)
	}
}

// Six routes, with the first entry in training or the VAE admissibility before, on and after the last day of the last
// registration, 7 September 2021, for a first sitting within it and a resit after it. The path is the same at the resit, so
// the right is too; a candidature individuelle has neither date, so nothing protects it after the end.
func TestTheRightFollowsTheFirstEntryAlsoAtAResit(t *testing.T) {
	f := theFiche(t)
	first, resit := date("2021-09-07"), date("2022-09-15")
	for _, route := range []rncp.Route{rncp.RouteStudent, rncp.RouteApprentice, rncp.RouteContinuing, rncp.RouteProfessionalism, rncp.RouteIndividual, rncp.RouteVAE} {
		for day, right := range map[string]bool{"2021-09-06": true, "2021-09-07": true, "2021-09-08": false} {
			for _, exam := range []data.Date{first, resit} {
				p, want := data.Path{Route: route, TrainingFrom: date(day)}, right
				switch route {
				case rncp.RouteVAE:
					p = data.Path{Route: route, VAEAdmissible: date(day)}
				case rncp.RouteIndividual:
					p, want = data.Path{Route: route}, exam == first
				}
				_, err := Registration(f, p, exam)
				if want && err != nil {
					t.Errorf("%s of %s, sitting on %s: %v", route, day, exam, err)
				}
				if !want {
					mustRefuse(t, err, "n’est pas enregistrée", "a pris fin le 7 septembre 2021", "L6113-9", "Restent possibles", "refaire un document déjà délivré")
				}
			}
		}
	}
}
