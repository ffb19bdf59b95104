package rncp

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testdata/sister.json is a part of RNCP36612, as France compétences publishes it: two of its four blocs, one competence
// each, and the arrêtés before the registration of 2022. The publication names no signatory: the one there is the test's.
func sisterText(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/sister.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func sister(t testing.TB) *Fiche {
	t.Helper()
	f, err := Parse(sisterText(t))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A sister certification has other blocs without letters, other assessments and another jury: it works without a line of
// code.
func TestASisterFicheLoads(t *testing.T) {
	f := sister(t)
	if len(f.Blocs) != 2 || f.RNCPCode() != "RNCP36612" || f.President().Key != "president" {
		t.Errorf("got %d blocs, %s, %s", len(f.Blocs), f.RNCPCode(), f.President().Key)
	}
	seats := map[CollegeKey]int{}
	for _, c := range f.Jury.Colleges {
		seats[c.Key] = c.Seats
	}
	if diff := cmp.Diff(map[CollegeKey]int{"president": 1, "professionnels": 2, "cci": 1}, seats); diff != "" {
		t.Error(diff)
	}
	if r, _ := f.Route(RouteIndividual); r.Open.Open() {
		t.Error("the sister lets nobody in on his own, « SI_JURY_CL : Non »")
	}
	if r, ok := f.RegistrationAt(mustDate(t, "2015-04-14")); !ok || r.Title != "Assistant(e) en ressources humaines" {
		t.Errorf("on the day when two registrations meet: %q, %v", r.Title, ok)
	}
}

func TestABlocWithoutALetterIsFoundByItsTitleAlone(t *testing.T) {
	f := sister(t)
	for _, text := range []string{"Bloc C", "Bloc A", "", "bloc"} {
		if b, err := f.FindBloc(text); err == nil {
			t.Errorf("%q is the sister's bloc %s", text, b.Key)
		}
	}
	_, err := f.FindBloc("1")
	const want = "« 1 » ne désigne aucun bloc sûrement : les numérotations d’une fiche peuvent se contredire. Écrivez le titre ou la lettre : " +
		"« Etablissement de la paie et des déclarations sociales associées », « Contribution au recrutement et à l’intégration des collaborateurs »"
	if err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}
