package candidate

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
)

// holder is the page of someone who was certified long ago, in a centre that follows what becomes of people.
func holder(t *testing.T) (*uitest.Host, *app.Desk, data.ID) {
	t.Helper()
	desk := uitest.Empty(t)
	ctx := context.Background()
	c, err := desk.Candidates.Save(ctx, data.Candidate{Sex: data.Female, BirthName: "Garel", GivenNames: []string{"Zoé"}, BirthDate: rncp.NewDate(1979, 3, 12),
		BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = desk.Candidates.AddPrior(ctx, data.Prior{Candidate: c.ID, Fiche: "27413", Bloc: data.WholeCertification, Ground: data.GroundRegister, On: rncp.NewDate(2019, 1, 10),
		Source: "Registre", CheckedBy: "Mme Roche", CheckedOn: rncp.NewDate(2020, 6, 1)})
	if err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t)
	p, err := New(desk, h, c.ID)
	h.Open(p, err)
	desk.OnChange(func([]data.Change) { p.Refresh() })
	return h, desk, c.ID
}

func TestParticularsAreTypedAndShown(t *testing.T) {
	h, desk, id := holder(t)
	says(t, h, "Rien n’est noté. L’adresse sert aux courriers")
	h.Tap("Modifier")
	h.Type("zoe")
	h.Press(fyne.KeyReturn)
	says(t, h, "n’est pas une adresse électronique")
	h.Type("@courriel.example")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("14, rue des Carmes")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("15000")
	h.Press(fyne.KeyTab)
	h.Type("Aurillac")
	h.Tap("Salle à part")
	h.Tap("Enregistrer")
	p, err := desk.Candidates.Particulars(id)
	if err != nil || p.Email != "zoe@courriel.example" || p.City != "Aurillac" || len(p.Arrangements) != 1 || p.Arrangements[0].Kind != data.ArrangementRoom {
		t.Errorf("%+v, %v:\n%s", p, err, h.Text())
	}
	says(t, h, "14, rue des Carmes", "Salle à part")
	h.Tap("Modifier")
	h.Press(fyne.KeyReturn)
	if len(h.Told) == 0 || h.Told[len(h.Told)-1] != "Rien n’a changé." {
		t.Errorf("told %v", h.Told)
	}
}

func TestWhatBecameOfSomeoneIsNotedWhereTheCentreFollowsIt(t *testing.T) {
	h, desk, id := holder(t)
	if h.Says("Depuis la certification") {
		t.Error("shown although switched off")
	}
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	centre.Shown.FollowUp = true
	if err := desk.Centre.Save(context.Background(), centre, ""); err != nil {
		t.Fatal(err)
	}
	says(t, h, "Depuis la certification", "À 6 mois, le 10/07/2019", "Pas encore demandée")
	h.Tap("Noter la situation…")
	h.Tap("Enregistrer")
	says(t, h, "La situation manque.")
	h.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the first one
	says(t, h, "Métier", "Code ROME")
	h.Tap("Enregistrer")
	says(t, h, "Le métier n’est pas choisi.")
	h.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	h.Tap("Enregistrer")
	all, err := desk.Candidates.FollowUps(id)
	if err != nil || len(all) != 1 || len(all[0].Answers) != 1 || all[0].Answers[0].Situation != data.SituationEmployed {
		t.Errorf("%+v, %v:\n%s", all, err, h.Text())
	}
	says(t, h, "En emploi · autre métier que ceux visés", "Corriger…")
}
