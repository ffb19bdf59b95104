package rules

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// lacksOf writes what a jury lacks before some cases: « ! » before what keeps the session from being sealed.
func lacksOf(t *testing.T, r data.Rules, j data.Jury, cases ...Case) string {
	t.Helper()
	var all []string
	for _, l := range JuryLacks(theFiche(t), &r, j, cases) {
		mark := "! "
		if l.Warning {
			mark = "? "
		}
		all = append(all, mark+l.Sentence)
	}
	return strings.Join(all, "\n")
}

func someCase(route rncp.Route, id data.ID, name string) Case {
	c := Case{Candidate: data.Candidate{ID: id, GivenNames: []string{name}, BirthName: "X"}, Path: data.Path{Route: route}}
	c.Enrolment.ID = "e-" + id
	return c
}

func TestWhatAJuryShouldHeedIsPointedOutOrRefused(t *testing.T) {
	school := someCase(rncp.RouteStudent, "1", "Élodie")
	vae := someCase(rncp.RouteVAE, "2", "Teva")
	substitute := data.Member{Name: "S", College: "employeurs", Substitute: true, External: true, Presence: data.Present, Declared: date("2021-06-01")}
	tie := func(candidate data.ID, kind data.TieKind, recused bool) []data.Tie {
		return []data.Tie{{Candidate: candidate, Kind: kind, Recused: recused}}
	}
	for _, c := range []struct {
		name   string
		change func(*data.Jury)
		want   string // « ? » a warning, « ! » a refusal, empty nothing
	}{
		{"whole", func(*data.Jury) {}, ""},
		{"half external", func(j *data.Jury) { j.Members[0].External = false }, ""},
		{"less than half external", func(j *data.Jury) { j.Members[0].External, j.Members[1].External = false, false }, "? Moins de la moitié du jury est extérieure au réseau et au centre de formation : 1 sur 4."},
		{"a declaration missing", func(j *data.Jury) { j.Members[2].Declared = data.Date{} }, "? La déclaration sur les conflits d’intérêts n’est pas reçue : C."},
		{"a presence not noted", func(j *data.Jury) { j.Members[2].Presence = "" }, "! La présence n’est pas notée : C."},
		{"a member absent", func(j *data.Jury) { j.Members[1].Presence = data.Absent }, "! Le jury compte 3 membres"},
		{"a member absent, the substitute there", func(j *data.Jury) {
			j.Members[1].Presence = data.Excused
			j.Members = append(j.Members, substitute)
		}, ""},
		{"a substitute who is not needed", func(j *data.Jury) { j.Members = append(j.Members, substitute) }, ""},
		{"the trainer sits", func(j *data.Jury) { j.Members[3].Ties = tie("1", data.TieTrainer, false) }, "? D a formé Élodie X et siège pour ce candidat."},
		{"a tie", func(j *data.Jury) { j.Members[3].Ties = tie("1", data.TieOther, false) }, "? D a un lien avec Élodie X et siège pour ce candidat."},
		{"a recusal leaves the jury short", func(j *data.Jury) { j.Members[1].Ties = tie("1", data.TieOther, true) }, "? Pour Élodie X, une récusation laisse le jury à 3 membres, sans "},
		{"a recusal with a substitute", func(j *data.Jury) {
			j.Members[1].Ties = tie("1", data.TieOther, true)
			j.Members = append(j.Members, substitute)
		}, ""},
		// Code du travail D6412-6, on top of the fiche's composition.
		{"on the VAE a tie refuses", func(j *data.Jury) { j.Members[3].Ties = tie("2", data.TieOther, false) }, "! D a un lien avec Teva X : sur une VAE"},
		{"on the VAE who coached refuses", func(j *data.Jury) { j.Members[3].Ties = tie("2", data.TieCoach, false) }, "! D a accompagné Teva X : sur une VAE"},
		{"on the VAE a recusal that leaves three refuses", func(j *data.Jury) { j.Members[1].Ties = tie("2", data.TieCoach, true) }, "! Pour Teva X, une récusation laisse le jury à 3 membres"},
		{"on the VAE one sex alone", func(j *data.Jury) {
			for i := range j.Members {
				j.Members[i].Sex = data.Female
			}
		}, "? Le jury n’a que des personnes du même sexe"},
		{"held elsewhere, without reference", func(j *data.Jury) { j.Held, j.With, j.Members = data.HeldElsewhere, "CCI Lozère", nil }, "! La référence du procès-verbal reçu manque."},
		{"held elsewhere", func(j *data.Jury) {
			j.Held, j.With, j.Members, j.Reference = data.HeldElsewhere, "CCI Lozère", nil, "PV 2021-4"
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			j := fullJury()
			c.change(&j)
			got := lacksOf(t, data.DefaultRules(), j, school, vae)
			if first, _, _ := strings.Cut(got, "\n"); !strings.HasPrefix(first, c.want) || c.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheCentreMayRefuseWhatIsPointedOut(t *testing.T) {
	school := someCase(rncp.RouteStudent, "1", "Élodie")
	strict := data.DefaultRules()
	for _, p := range []*data.Setting[data.Policy]{&strict.Jury.External, &strict.Jury.Trainer, &strict.Jury.Tie, &strict.Jury.Recusal} {
		p.Value = data.PolicyRefuses
	}
	for name, change := range map[string]func(*data.Jury){
		"external": func(j *data.Jury) { j.Members[0].External, j.Members[1].External = false, false },
		"trainer":  func(j *data.Jury) { j.Members[3].Ties = []data.Tie{{Candidate: "1", Kind: data.TieTrainer}} },
		"tie":      func(j *data.Jury) { j.Members[3].Ties = []data.Tie{{Candidate: "1", Kind: data.TieOther}} },
		"recusal": func(j *data.Jury) {
			j.Members[3].Ties = []data.Tie{{Candidate: "1", Kind: data.TieNone, Recused: true}}
		},
	} {
		j := fullJury()
		change(&j)
		if got := lacksOf(t, strict, j, school); !strings.HasPrefix(got, "! ") {
			t.Errorf("%s: %q does not refuse", name, got)
		}
	}
}

// « On VAE the fiche's composition holds as on every route »: D6412-6 would allow two, the fiche asks for four.
func TestAVAEJuryOfThreeCannotSeal(t *testing.T) {
	f := theFiche(t)
	s := &data.Session{ID: "s", Rules: data.DefaultRules()}
	k := candidateOn(rncp.TrackVAE, rncp.WayVAE, organisation)
	j := fullJury()
	k.Decisions = []data.Decision{{Enrolment: "e", Bloc: organisation, Outcome: data.OutcomeAcquired, On: j.On}}
	if lacks := Blocking(Lacks(f, s, j, []Case{*k})); len(lacks) != 0 {
		t.Fatalf("four seal: %v", lacks)
	}
	j.Members = j.Members[:3]
	if lacks := Blocking(Lacks(f, s, j, []Case{*k})); len(lacks) == 0 {
		t.Error("three members of a VAE jury can seal")
	}
}

func TestWhatIsSetAsideLetsTheDeliberationBegin(t *testing.T) {
	f := theFiche(t)
	s := &data.Session{ID: "s", Rules: data.DefaultRules()}
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	j := fullJury()
	j.Began = ""
	lacks := Lacks(f, s, j, []Case{*k})
	open := OpenBeforeStart(j, lacks)
	if len(open) != 1 || open[0].Kind != LackResult || open[0].MustMend() {
		t.Fatalf("got %+v", open)
	}
	j.SetAside = []data.SetAside{{Point: open[0].Sentence, Reason: "Copie égarée."}}
	if open := OpenBeforeStart(j, lacks); len(open) != 0 {
		t.Errorf("set aside and still there: %v", open)
	}
	j.Members = j.Members[:3]
	lacks = Lacks(f, s, j, []Case{*k})
	for _, l := range lacks {
		j.SetAside = append(j.SetAside, data.SetAside{Point: l.Sentence, Reason: "Non."})
	}
	if open := OpenBeforeStart(j, lacks); len(open) == 0 || !open[0].MustMend() {
		t.Error("a jury that cannot sit was set aside")
	}
}
