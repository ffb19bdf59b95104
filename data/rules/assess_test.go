package rules

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestCheckConvocation(t *testing.T) {
	f := theFiche(t)
	s := &data.Session{From: date("2021-05-17"), To: date("2021-05-28"), Rules: data.DefaultRules()}
	k := candidateOn(rncp.TrackInitial, rncp.WayExams, prospection, organisation)
	at := func(bloc rncp.BlocKey, assessment, on string, hour data.Hour, minutes int) data.Convocation {
		return data.Convocation{Enrolment: "e", Bloc: bloc, Assessment: assessment, On: date(on), At: hour, Minutes: minutes, Place: "Salle 1"}
	}
	k.Convocations = []data.Convocation{at(prospection, "ecrit", "2021-05-17", "09:00", 120)}
	for _, v := range []data.Convocation{
		at(organisation, "ecrit", "2021-05-17", "11:00", 60), // right after
		at(organisation, "ecrit", "2021-05-17", "08:00", 60), // right before
		at(organisation, "ecrit", "2021-05-18", "09:00", 60),
		at(prospection, "ecrit", "2021-05-17", "10:00", 60), // its own, moved
	} {
		if err := CheckConvocation(f, s, k, v); err != nil {
			t.Errorf("%s %s: %v", v.On, v.At, err)
		}
	}
	left := *k // of a bloc that is no longer asked for
	left.Convocations = append(left.Convocations, at(negociation, "oral", "2021-05-18", "09:00", 60))
	if err := CheckConvocation(f, s, &left, at(organisation, "ecrit", "2021-05-18", "09:00", 60)); err != nil {
		t.Errorf("beside what is left of a bloc given up: %v", err)
	}
	for _, c := range []struct {
		name string
		v    data.Convocation
		word string
	}{
		{"in the middle of another", at(organisation, "ecrit", "2021-05-17", "10:00", 60), "passe déjà une épreuve le 17 mai 2021 à 9 h"},
		{"that begins before another ends", at(organisation, "ecrit", "2021-05-17", "08:30", 60), "passe déjà une épreuve"},
		{"before the session", at(organisation, "ecrit", "2021-05-16", "09:00", 60), "hors de la session"},
		{"after the session", at(organisation, "ecrit", "2021-05-29", "09:00", 60), "hors de la session"},
		{"to what is handed in", at(organisation, "bloc-professionnel", "2021-05-18", "09:00", 60), "on n’y est pas convoqué"},
		{"to what is not owed", at(negociation, "oral", "2021-05-18", "09:00", 60), "n’a pas à passer"},
		{"at no hour", at(organisation, "ecrit", "2021-05-18", "9h", 60), "pas une heure"},
	} {
		t.Run(c.name, func(t *testing.T) { mustRefuse(t, CheckConvocation(f, s, k, c.v), c.word) })
	}
}

func TestAttendanceAndResultDoNotContradictEachOther(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	here := func(p data.Presence) data.Attendance {
		return data.Attendance{Enrolment: "e", Bloc: organisation, Assessment: "ecrit", Presence: p}
	}
	res := func(word string) data.Result {
		return data.Result{Enrolment: "e", Bloc: organisation, Assessment: "ecrit", Value: value(word)}
	}
	k.Attendances = []data.Attendance{here(data.Absent)}
	mustRefuse(t, CheckResult(f, &r, k, res("12")), "noté « absent »", "étape « Épreuves »")
	mustRefuse(t, CheckResult(f, &r, k, res("E")), "noté « absent »")
	for _, word := range []string{"A", "D"} {
		if err := CheckResult(f, &r, k, res(word)); err != nil {
			t.Errorf("%s: %v", word, err)
		}
	}
	k.Attendances, k.Results = nil, []data.Result{res("12")}
	mustRefuse(t, CheckAttendance(f, &r, k, here(data.Absent)), "a déjà un résultat", "12")
	if err := CheckAttendance(f, &r, k, here(data.Present)); err != nil {
		t.Error(err)
	}
}

func TestCheckTick(t *testing.T) {
	f := theFiche(t)
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, organisation)
	b, _ := f.Bloc(organisation)
	for _, n := range []int{0, 1, len(b.Competences)} {
		if err := CheckTick(f, k, data.Tick{Enrolment: "e", Bloc: organisation, Competence: n, Level: data.LevelOnTheWay}); err != nil {
			t.Error(err)
		}
	}
	mustRefuse(t, CheckTick(f, k, data.Tick{Enrolment: "e", Bloc: organisation, Competence: len(b.Competences) + 1}), "n’a que")
	mustRefuse(t, CheckTick(f, k, data.Tick{Enrolment: "e", Bloc: negociation}), "n’a pas demandé")
}

func TestACommentThatNamesAnotherCandidateIsSeen(t *testing.T) {
	people := []data.Candidate{
		{ID: "1", GivenNames: []string{"Élodie"}, BirthName: "Lœuillet"}, {ID: "2", GivenNames: []string{"Zoé"}, BirthName: "Dupont", UsageName: "Le Goff-Kervadec"},
		{ID: "3", GivenNames: []string{"Marc"}, BirthName: "Martin"}, {ID: "4", GivenNames: []string{"Anne"}, BirthName: "Martin"},
	}
	for _, c := range []struct{ text, about, want string }{
		{"Bon entretien, mieux que dupont.", "1", "2"},
		{"Comme Mme LE GOFF KERVADEC la veille.", "1", "2"},
		{"Même erreur que LOEUILLET et Dupont !", "3", "1 2"},
		{"Mlle Lœuillet s’exprime bien.", "1", ""},
		{"Martin écoute.", "3", ""}, // namesakes: the comment may well be about her or him
		{"Les dupontistes de Martinique.", "1", ""},
		{"", "1", ""},
	} {
		var got []string
		for _, p := range NamesIn(c.text, data.ID(c.about), people) {
			got = append(got, string(p.ID))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q about %s names %v, want %q", c.text, c.about, got, c.want)
		}
	}
}

// Code du travail R6412-5, R6412-7, R6113-17-2.
func TestTermsOfTheLaw(t *testing.T) {
	for filed, want := range map[string]string{
		"2021-03-10": "2021-06-30", "2021-11-30": "2022-02-28", "2023-11-01": "2024-02-29", "2021-12-31": "2022-03-31",
	} {
		if got := VAEJuryBy(date(filed)); got != date(want) {
			t.Errorf("a file of %s: %s, want %s", filed, got, want)
		}
	}
	if got := NotifyBy(date("2021-06-15")); got != date("2021-06-30") {
		t.Error(got)
	}
	if got := FileBy(date("2021-11-30")); got != date("2022-02-28") {
		t.Error(got)
	}
}

func TestAConvocationToABlocThatWasDroppedStandsInNobodysWay(t *testing.T) {
	f := theFiche(t)
	s := &data.Session{Rules: data.DefaultRules(), From: date("2021-05-17"), To: date("2021-05-28")}
	c := candidateOn(rncp.TrackContinuing, rncp.WayExams, prospection, organisation)
	c.Convocations = []data.Convocation{{Enrolment: "e", Bloc: organisation, Assessment: "ecrit", On: s.From, At: "09:00", Place: "Salle 2"}}
	v := data.Convocation{Enrolment: "e", Bloc: prospection, Assessment: "ecrit", On: s.From, At: "09:00", Place: "Salle 2"}
	if err := CheckConvocation(f, s, c, v); !data.IsRefusal(err) {
		t.Errorf("two assessments at the same hour are let through: %v", err)
	}
	c.Enrolment.Blocs = c.Enrolment.Blocs[:1]
	if err := CheckConvocation(f, s, c, v); err != nil {
		t.Errorf("the bloc that was dropped still keeps the hour: %v", err)
	}
}
