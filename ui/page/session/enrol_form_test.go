package session

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

func formOf(page *Page) *enrolForm { return page.step.(*enrolmentsStep).form }

// pupil fills the form with someone new who may be enrolled.
func pupil(h *uitest.Host, page *Page, birthName, givenName string) {
	h.Focus(formOf(page).person.fields.Focus())
	identity(h, birthName, givenName, "1/2/2000")
	h.Tap("Statut d’élève")
	h.Tap("Formation initiale")
	formOf(page).path.from.SetText("7/9/2020")
	h.Tap("Organiser son activité")
}

func names(t *testing.T, desk *app.Desk) map[string]int {
	t.Helper()
	all, err := desk.Candidates.All()
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, c := range all {
		n[c.BirthName]++
	}
	return n
}

func TestTheFocusGoesToTheFirstFieldThatIsWrong(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	h.Tap("Inscrire")
	if h.Window.Canvas().Focused() != formOf(page).person.fields.Focus() {
		t.Error("the focus is not on the birth name")
	}
	if !h.Says("Aucun bloc n’est demandé.") {
		t.Error("the blocs are not among what is missing")
	}
	pupil(h, page, "Lézé", "Zoé")
	h.Tap("Organiser son activité") // off again
	h.Tap("Inscrire")
	if f := h.Window.Canvas().Focused(); f == nil || f != formOf(page).blocs.focus() {
		t.Error("the focus is not on the blocs")
	}
	h.Tap("Organiser son activité")
	if h.Says("Aucun bloc n’est demandé.") {
		t.Error("the reproach stays once a bloc is asked for")
	}
}

func TestReturnInAFieldEnrols(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	if page.Unsaved() == "" {
		t.Error("closing would lose what is typed without a word")
	}
	h.Focus(formOf(page).path.from)
	h.Press(fyne.KeyReturn)
	if len(page.view.Cases) != 1 || page.Unsaved() != "" || len(h.Told) == 0 || h.Told[len(h.Told)-1] != "Inscrite : Zoé Lézé." {
		t.Errorf("%d enrolled, told %v", len(page.view.Cases), h.Told)
	}
}

func TestSomeoneKnownIsNeverOverwritten(t *testing.T) {
	desk := uitest.Example(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	h.Type("maris")
	h.Press(fyne.KeyReturn)
	if h.Says("Nom de naissance") || !h.Says("Né le 30 juillet 1989") {
		t.Error("the identity of someone known can be typed over")
	}
	h.Tap("Choisir une autre personne")
	if h.Says("Déjà acquis le") || h.Says("Ce parcours est déjà connu") {
		t.Error("the blocs or the path of the one let go stay")
	}
	pupil(h, page, "Toute", "Autre")
	h.Tap("Inscrire")
	after := names(t, desk)
	if after["Ķeizars"] != 1 || after["Toute"] != 1 || len(page.view.Cases) != 1 || page.view.Cases[0].Candidate.BirthName != "Toute" {
		t.Errorf("recorded %v", after)
	}
}

func TestAnotherPickLeavesThePathOfTheFirst(t *testing.T) {
	desk := uitest.Example(t)
	fresh, err := desk.Candidates.Save(context.Background(), data.Candidate{Sex: data.Female, BirthName: "Sans-Parcours", GivenNames: []string{"Ève"},
		BirthDate: rncp.NewDate(2000, 1, 1), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	if err != nil {
		t.Fatal(err)
	}
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	h.Type("maris")
	h.Press(fyne.KeyReturn)
	h.Tap("Choisir une autre personne")
	h.Type("eve sans")
	h.Press(fyne.KeyReturn)
	if h.Window.Canvas().Focused() != formOf(page).path.focus() {
		t.Error("the focus is not on what comes next, the path")
	}
	h.Tap("Statut d’élève")
	h.Tap("Formation initiale")
	formOf(page).path.from.SetText("7/9/2020")
	h.Tap("Organiser son activité")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 || page.view.Cases[0].Path.Candidate != fresh.ID {
		t.Errorf("not enrolled with a path of her own:\n%s", h.Text())
	}
}

func TestAKnownPathCanBeLeftForAnother(t *testing.T) {
	desk := uitest.Example(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	h.Type("maris")
	h.Press(fyne.KeyReturn)
	h.Tap("Saisir un autre parcours")
	h.Tap("VAE")
	formOf(page).path.vae.SetText("1/3/2021")
	h.Tap("Gérer son portefeuille")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 {
		t.Fatalf("not enrolled:\n%s", h.Text())
	}
	person, _ := desk.Candidates.Person(page.view.Cases[0].Candidate.ID)
	if len(person.Paths) != 2 || page.view.Cases[0].Path.Track != rncp.TrackVAE {
		t.Errorf("%d paths, enrolled by %v", len(person.Paths), page.view.Cases[0].Path.Track)
	}
}

func TestSomeoneBornTheSameDayMayBeSomeoneElse(t *testing.T) {
	desk := uitest.Empty(t)
	h, page := enrolling(t, desk)
	for _, given := range []string{"Zoé", "Léa"} { // twins
		h.Tap("Inscrire un candidat")
		pupil(h, page, "Lézé", given)
		h.Tap("Inscrire")
	}
	if !h.Says("Même nom et même date de naissance.") {
		t.Fatalf("nothing says that someone alike is known:\n%s", h.Text())
	}
	h.Tap("C’est quelqu’un d’autre")
	if n := names(t, desk)["Lézé"]; n != 2 || len(page.view.Cases) != 2 {
		t.Errorf("%d candidates, %d enrolled", n, len(page.view.Cases))
	}
}

func TestWhoIsEnrolledAlreadyIsNotTaken(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	h.Tap("Inscrire")
	h.Tap("Inscrire un candidat")
	h.Type("leze")
	h.Press(fyne.KeyReturn)
	if !h.Says("Zoé Lézé est déjà inscrite à cette session.") || formOf(page).person.chosen {
		t.Error("who is enrolled is taken a second time")
	}
}

func TestWhatWasRecordedBeforeARefusalIsUsedAgain(t *testing.T) {
	desk := uitest.Empty(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	ways := formOf(page).blocs.rows["organisation"].ways
	ways.SetChoices([]widget.Choice{{Key: string(rncp.WayPortfolio)}}) // which the Desk refuses, once the rest is recorded
	ways.Set(string(rncp.WayPortfolio))
	h.Tap("Inscrire")
	if !h.Says("ne s’évalue pas") || len(page.view.Cases) != 0 {
		t.Fatalf("the Desk's refusal is not shown:\n%s", h.Text())
	}
	ways.SetChoices([]widget.Choice{{Key: string(rncp.WayExams)}})
	ways.Set(string(rncp.WayExams))
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 {
		t.Fatal("not enrolled after the correction")
	}
	person, _ := desk.Candidates.Person(page.view.Cases[0].Candidate.ID)
	if names(t, desk)["Lézé"] != 1 || len(person.Paths) != 1 {
		t.Errorf("%v candidates, %d paths", names(t, desk), len(person.Paths))
	}
}

func TestADateThatTheRouteDoesNotNeedCountsForNothing(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	formOf(page).path.to.SetText("pas une date")
	h.Tap("VAE")
	if formOf(page).path.track() != rncp.TrackVAE {
		t.Error("the only track of the VAE has to be confirmed")
	}
	formOf(page).path.vae.SetText("1/3/2021")
	h.Tap("Organiser son activité") // what was asked for is asked for still, by the VAE
	h.Tap("Organiser son activité")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 {
		t.Fatalf("a hidden date is in the way:\n%s", h.Text())
	}
	if p := page.view.Cases[0].Path; !p.TrainingFrom.IsZero() || p.VAEAdmissible != rncp.NewDate(2021, 3, 1) {
		t.Errorf("recorded %+v", p)
	}
}

func TestDatesOutOfOrderAreSaidBesideThem(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	path := formOf(page).path
	path.to.SetText("6/9/2020")
	h.Tap("Inscrire")
	if !h.Says("La formation finit avant de commencer.") || h.Window.Canvas().Focused() != path.to || path.to.Text != "6/9/2020" {
		t.Error("dates out of order are not said, or the field lacks the focus or its value")
	}
}

func TestACandidatureIndividuelleHasNoTrackProposed(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	formOf(page).path.from.SetText("")
	h.Tap("Candidature individuelle")
	if h.Says("(proposée)") || !h.Says("La fiche ne dit pas laquelle : choisissez.") {
		t.Error("a track is proposed")
	}
	h.Tap("Formation initiale")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 || page.view.Cases[0].Path.Route != rncp.RouteIndividual {
		t.Errorf("not enrolled without an entry in training:\n%s", h.Text())
	}
}

func TestChangingAnEnrolment(t *testing.T) {
	desk := uitest.Empty(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	h.Tap("Inscrire")
	h.Press(fyne.KeyReturn) // the line has the focus
	if !h.Says("Inscription de Zoé Lézé") || h.Says("Choisir une autre personne") {
		t.Fatalf("Return does not open the enrolment, or the person in it can be exchanged:\n%s", h.Text())
	}
	h.Tap("Gérer son portefeuille")
	h.Tap("Organiser son activité")
	formOf(page).path.to.SetText("28/5/2021")
	h.Tap("Enregistrer")
	c := page.view.Cases[0]
	if len(page.view.Cases) != 1 || len(c.Enrolment.Blocs) != 1 || c.Enrolment.Blocs[0].Bloc != "portefeuille" || c.Path.TrainingTo != rncp.NewDate(2021, 5, 28) {
		t.Errorf("recorded %+v, %+v", c.Enrolment, c.Path)
	}
	if len(h.Told) == 0 || h.Told[len(h.Told)-1] != "Inscription enregistrée : Zoé Lézé." {
		t.Errorf("told %v", h.Told)
	}
}

func TestARefreshKeepsWhatIsBeingTyped(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	h.Type("Léz")
	focused := h.Window.Canvas().Focused()
	page.Refresh()
	if h.Window.Canvas().Focused() != focused || focused.(*widget.TextField).Text != "Léz" {
		t.Error("the refresh takes the text or the focus away")
	}
}

func TestNobodyIsEnrolledInASealedSession(t *testing.T) {
	desk := uitest.Example(t)
	all, _ := desk.Sessions.All()
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: all[0].ID, Step: widget.StepEnrolment})
	h.Open(page, err)
	if !h.Says("La session est close") || h.Says("Inscrire un candidat") || !h.Says("Arrêté du 30 août 2016") {
		t.Errorf("the step does not say that it is closed, or by which registration:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	if want := (widget.Place{Area: widget.AreaCandidates, ID: page.view.Cases[0].Candidate.ID}); len(h.Went) != 1 || h.Went[0] != want {
		t.Errorf("a line leads to %v", h.Went)
	}
}
