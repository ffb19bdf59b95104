package session

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// enrolling is the step « Inscriptions » of a session that is open.
func enrolling(t *testing.T, desk *app.Desk) (*uitest.Host, *Page) {
	t.Helper()
	s, err := desk.Sessions.Open(t.Context(), data.Session{Code: "ÉTÉ", Name: "Été 2021", Cohort: "Banque 12", Company: "Crédit du Cantal", From: rncp.NewDate(2021, 6, 1), To: rncp.NewDate(2021, 6, 4)})
	if err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: s.ID, Step: widget.StepEnrolment})
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	return h, page
}

// identity types who it is, from the birth name on.
func identity(h *uitest.Host, birthName, givenName, born string) {
	h.Type(birthName)
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type(givenName)
	h.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
	h.Type(born)
	h.Press(fyne.KeyTab)
	h.Type("Aurillac")
}

func TestAnEmptyFormSaysAllThatIsMissing(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	if !h.Says("promotion Banque 12 · Crédit du Cantal") {
		t.Error("the page does not say whom the session is for")
	}
	h.Press(fyne.KeyReturn) // « Inscrire un candidat » has the focus
	h.Tap("Inscrire")
	for _, sentence := range []string{"Le nom de naissance manque.", "Il faut un à trois prénoms.", "Le sexe n’est pas donné.",
		"La date de naissance manque.", "Le lieu de naissance manque", "Choisissez la voie d’accès.", "Confirmez la modalité"} {
		if !h.Says(sentence) {
			t.Errorf("nothing says « %s »", sentence)
		}
	}
	h.Tap("Annuler")
	if len(page.view.Cases) != 0 || !h.Says("Personne n’est inscrit") {
		t.Error("« Annuler » does not lead back to the list")
	}
}

func TestEnrollingByKeyboard(t *testing.T) {
	desk := uitest.Empty(t)
	h, page := enrolling(t, desk)
	h.Press(fyne.KeyReturn)
	identity(h, "Lœuillet", "Élodie", "12/3/1998")
	h.Tap("Formation continue")
	if !h.Says("Formation continue (proposée)") || !h.Says("Choisissez d’abord la modalité") {
		t.Error("the track is not proposed, or is taken as confirmed")
	}
	h.Tap("Formation continue (proposée)")
	h.Focus(page.step.(*enrolmentsStep).form.path.from)
	h.Type("1/6/2020")
	h.Press(fyne.KeyTab)
	h.Type("18/12/2020")
	h.Tap("Organiser son activité")
	h.Tap("Négocier et suivre")
	h.Tap("Portefeuille de preuves")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 {
		t.Fatalf("nobody is enrolled:\n%s", h.Text())
	}
	c := page.view.Cases[0]
	want := []data.BlocRequest{{Bloc: "organisation", Way: rncp.WayPortfolio}, {Bloc: "negociation", Way: rncp.WayExams}}
	if c.Candidate.BirthName != "Lœuillet" || c.Path.Track != rncp.TrackContinuing || c.Path.TrainingTo != rncp.NewDate(2020, 12, 18) ||
		len(c.Enrolment.Blocs) != 2 || c.Enrolment.Blocs[0] != want[0] || c.Enrolment.Blocs[1] != want[1] {
		t.Errorf("recorded %+v", c)
	}
	if !h.Says("Élodie Lœuillet") {
		t.Error("the list does not show who was enrolled")
	}
}

func TestWhatTheFicheExcludesIsNotOffered(t *testing.T) {
	h, _ := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	h.Tap("Contrat d’apprentissage")
	h.Tap("Formation initiale")
	h.Tap("Organiser son activité")
	if strings.Count(h.Text(), "Portefeuille de preuves") != 0 || !h.Says("Le portefeuille de preuves n’existe qu’en formation continue.") {
		t.Error("the portfolio is offered in formation initiale, or nothing says why not")
	}
	h.Tap("VAE")
	if h.Says("Formation continue (proposée)") || !h.Says("Décision de recevabilité de la VAE") || h.Says("Première entrée en formation") {
		t.Error("the VAE asks for what it does not need")
	}
}

func TestAKnownPersonIsFoundAndKeepsTheBlocsHeld(t *testing.T) {
	desk := uitest.Example(t)
	h, _ := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	h.Type("maris")
	h.Press(fyne.KeyReturn)
	if !h.Says("Déjà acquis le 15 juin 2021 : décision du jury.") {
		t.Error("a bloc held is offered again")
	}
	h.Tap("Gérer son portefeuille")
	h.Tap("Inscrire")
	all, _ := desk.Candidates.All()
	person, _ := desk.Candidates.Person(all[2].ID)
	if len(all) != 16 || len(person.Sittings) != 2 || len(person.Paths) != 1 {
		t.Errorf("%d candidates, %d sittings, %d paths", len(all), len(person.Sittings), len(person.Paths))
	}
}

func TestTheSamePersonIsNotEnteredTwice(t *testing.T) {
	desk := uitest.Example(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	form := page.step.(*enrolmentsStep).form
	h.Focus(form.person.fields.Focus())
	identity(h, "keizars", "maris", "30/07/1989")
	h.Tap("Contrat d’apprentissage")
	h.Tap("Formation initiale")
	h.Focus(form.path.from)
	h.Type("1/9/2020")
	h.Tap("Organiser son activité")
	h.Tap("Inscrire")
	if !h.Says("Même identité.") || len(page.view.Cases) != 0 {
		t.Errorf("someone known is entered again:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn) // « Prendre cette personne » has the focus
	if !h.Says("Né le 30 juillet 1989") || !h.Says("Ce parcours est déjà connu") || len(page.view.Cases) != 0 {
		t.Errorf("who is known is not taken:\n%s", h.Text())
	}
	h.Tap("Gérer son portefeuille")
	h.Tap("Inscrire")
	all, _ := desk.Candidates.All()
	if len(page.view.Cases) != 1 || len(all) != 16 || page.view.Cases[0].Candidate.BirthName != "Ķeizars" {
		t.Errorf("%d enrolled, %d candidates", len(page.view.Cases), len(all))
	}
}

func TestAnEntryAfterTheRegistrationIsRefusedAndNothingLost(t *testing.T) {
	desk := uitest.Empty(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	identity(h, "Lézé", "Zoé", "1/2/2000")
	h.Tap("Statut d’élève")
	h.Tap("Formation initiale")
	form := page.step.(*enrolmentsStep).form
	h.Focus(form.path.from)
	h.Type("8/9/2021")
	h.Tap("Organiser son activité")
	h.Tap("Inscrire")
	if !h.Says("L6113-9") {
		t.Fatalf("the refusal is not shown:\n%s", h.Text())
	}
	form.path.from.SetText("7/9/2020")
	h.Tap("Inscrire")
	all, _ := desk.Candidates.All()
	if len(page.view.Cases) != 1 || len(all) != 1 {
		t.Errorf("%d enrolled, %d candidates: what was recorded is not used again", len(page.view.Cases), len(all))
	}
}
