package candidate

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
)

// adding opens the form of a new person and types all but the place of birth, where the focus is left.
func adding(t *testing.T, desk *app.Desk, born string) *uitest.Host {
	t.Helper()
	h := uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	h.Tap("Ajouter une personne")
	h.Type("Lézé")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("Zoé")
	h.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
	h.Type(born)
	h.Press(fyne.KeyTab)
	return h
}

func added(t *testing.T, desk *app.Desk) data.Candidate {
	t.Helper()
	all, err := desk.Candidates.All()
	if err != nil || len(all) != 1 {
		t.Fatalf("%d candidates, %v", len(all), err)
	}
	return all[0]
}

func TestACommuneIsPickedAsOneTypes(t *testing.T) {
	desk := uitest.Empty(t)
	h := adding(t, desk, "12/3/1998")
	h.Type("st simon")
	says(t, h, "Saint-Simon (15) · 15215")
	says(t, h, "Saint-Simon (46) · 46292")
	h.Type(" 46")
	h.Press(fyne.KeyReturn, fyne.KeyReturn)
	if got, want := added(t, desk).BirthPlace, (data.BirthPlace{Commune: "Saint-Simon", Department: "46", Code: "46292"}); got != want {
		t.Errorf("born in %+v, want %+v", got, want)
	}
}

func TestACommuneTypedWholeNeedsNoPicking(t *testing.T) {
	desk := uitest.Empty(t)
	h := adding(t, desk, "12/3/1998")
	h.Type("aurillac")
	h.Press(fyne.KeyTab)
	h.Tap("Ajouter")
	if got, want := added(t, desk).BirthPlace, (data.BirthPlace{Commune: "Aurillac", Department: "15", Code: "15014"}); got != want {
		t.Errorf("born in %+v, want %+v", got, want)
	}
}

func TestACommuneThatTheListLacksIsKeptAsTyped(t *testing.T) {
	desk := uitest.Empty(t)
	h := adding(t, desk, "12/3/1998")
	h.Type("Zzzquux (15)")
	says(t, h, "Commune absente de la liste")
	h.Press(fyne.KeyReturn)
	if got, want := added(t, desk).BirthPlace, (data.BirthPlace{Commune: "Zzzquux", Department: "15"}); got != want {
		t.Errorf("born in %+v, want %+v", got, want)
	}
}

func TestACommuneThatDidNotExistIsWarnedOfAndTaken(t *testing.T) {
	desk := uitest.Empty(t)
	h := adding(t, desk, "3/5/1960")
	h.Type("ruynes en margeride")
	h.Press(fyne.KeyReturn)
	says(t, h, "n’existait pas sous ce nom le 3 mai 1960 : le code 15168 était celui de « Ruines »")
	h.Press(fyne.KeyReturn)
	if got := added(t, desk).BirthPlace.Code; got != "15168" {
		t.Errorf("born in %s", got)
	}
}

func TestSomeoneBornAbroadOfWhomTheYearAloneIsKnown(t *testing.T) {
	desk := uitest.Empty(t)
	h := adding(t, desk, "1987")
	h.Press(fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab) // « À l’étranger », then round to the country
	h.Tap("Ajouter")
	says(t, h, "Le pays de naissance manque.")
	h.Type("lett")
	h.Press(fyne.KeyReturn, fyne.KeyTab)
	h.Type("Liepāja")
	h.Press(fyne.KeyReturn)
	c := added(t, desk)
	if want := (data.BirthPlace{Commune: "Liepāja", Country: "Lettonie", Code: "99107"}); c.BirthPlace != want || c.BirthDate != rncp.NewDate(1987, 0, 0) {
		t.Errorf("born in %+v on %v", c.BirthPlace, c.BirthDate)
	}
	p, err := New(desk, h, c.ID)
	h.Open(p, err)
	says(t, h, "Née en")
	says(t, h, "1987")
}

func TestACorrectionLeavesThePlaceAsItIs(t *testing.T) {
	desk := uitest.Empty(t)
	for _, place := range []data.BirthPlace{
		{Commune: "Aurillac", Department: "15"}, {Commune: "Aurillac", Department: "15", Code: "15014"}, {Commune: "Atlantide"},
		{Commune: "Liepāja", Country: "Lettonie"}, {Commune: "Liepāja", Country: "Lettonie", Code: "99107"}, {Commune: "Hagåtña", Country: "Guam", Code: "99505"},
		{Commune: "Chastel-sur-Murat", Department: "15", Code: "15044"}, {Commune: "Ajaccio", Department: "20", Code: "20004"}, {Commune: "Paris 14e", Department: "75", Code: "75114"},
	} {
		c, err := desk.Candidates.Save(t.Context(), data.Candidate{Sex: data.Female, GivenNames: []string{"Zoé"}, BirthName: "Lézé", BirthDate: rncp.NewDate(1970, 2, 1), BirthPlace: place})
		if err != nil {
			t.Fatalf("%+v: %v", place, err)
		}
		h := uitest.NewHost(t)
		p, err := New(desk, h, c.ID)
		h.Open(p, err)
		h.Tap("Corriger l’identité")
		h.Tap("Enregistrer")
		if kept, _ := desk.Candidates.Get(c.ID); kept.BirthPlace != place || len(h.Told) == 0 || h.Told[len(h.Told)-1] != "Rien n’a changé." {
			t.Errorf("%+v became %+v: %v", place, kept.BirthPlace, h.Told)
		}
	}
}
