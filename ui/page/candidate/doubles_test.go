package candidate

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// twice is a centre that knows one person under two records.
func twice(t *testing.T) (*app.Desk, data.Candidate, data.Candidate) {
	t.Helper()
	desk := uitest.Empty(t)
	one := data.Candidate{Sex: data.Female, BirthName: "Garel-Montrouvel", GivenNames: []string{"Zoé", "Anne"}, BirthDate: rncp.NewDate(1999, 3, 12),
		BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}}
	other := one
	other.BirthName, other.GivenNames, other.BirthPlace.Commune = "Zoé", []string{"Garel Montrouvel"}, "Arpajon-sur-Cère"
	var both [2]data.Candidate
	for i, c := range []data.Candidate{one, other} {
		var err error
		if both[i], err = desk.Candidates.Save(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	return desk, both[0], both[1]
}

func TestDoublesAreShownSideBySideAndJoined(t *testing.T) {
	desk, one, other := twice(t)
	h := uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	h.Tap("1 doublon possible")
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaDoubles {
		t.Fatalf("went to %v", h.Went)
	}
	d, err := NewDoubles(desk, h)
	h.Open(d, err)
	desk.OnChange(func([]data.Change) { d.Refresh() })
	says(t, h, "Nom et prénom intervertis", "Garel-Montrouvel", "diffère", "Arpajon-sur-Cère")
	h.Press(fyne.KeyReturn) // « C’est une personne : réunir… » has the focus
	h.Tap("Réunir")
	says(t, h, "L’identité à garder n’est pas choisie.")
	h.Tap("Zoé Anne Garel-Montrouvel, née le 12 mars 1999")
	h.Tap("Réunir")
	says(t, h, "Le motif manque.")
	h.Type("Même acte de naissance.")
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 2 || h.Went[1].ID != one.ID {
		t.Fatalf("went to %v:\n%s", h.Went, h.Text())
	}
	says(t, h, "Personne ne ressemble plus à personne.")

	p, err := New(desk, h, other.ID) // the record that is gone leads to the one that stands
	h.Open(p, err)
	desk.OnChange(func([]data.Change) { p.Refresh() })
	says(t, h, "Réunie avec", "Garel Montrouvel Zoé, née le 12 mars 1999", "Réuni avec une autre fiche")
	h.Tap("Séparer…")
	h.Tap("Séparer")
	says(t, h, "Le motif manque.")
	h.Type("Deux sœurs.")
	h.Press(fyne.KeyReturn)
	if all, _ := desk.Candidates.All(); len(all) != 2 {
		t.Errorf("%d candidates:\n%s", len(all), h.Text())
	}
}

func TestTwoPersonsAreSaidToBeTwo(t *testing.T) {
	desk, _, _ := twice(t)
	h := uitest.NewHost(t)
	d, err := NewDoubles(desk, h)
	h.Open(d, err)
	desk.OnChange(func([]data.Change) { d.Refresh() })
	h.Tap("Ce sont deux personnes")
	says(t, h, "Personne ne ressemble plus à personne.")
	h.Focus(d.Focus())
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaCandidates {
		t.Errorf("went to %v", h.Went)
	}
}

func TestAnotherRecordIsLookedForFromThePage(t *testing.T) {
	desk, one, _ := twice(t)
	h := uitest.NewHost(t)
	p, err := New(desk, h, one.ID)
	h.Open(p, err)
	desk.OnChange(func([]data.Change) { p.Refresh() })
	h.Tap("Réunir…")
	h.Type("garel")
	h.Press(fyne.KeyReturn)
	says(t, h, "Identité à garder", "Arpajon-sur-Cère")
}
