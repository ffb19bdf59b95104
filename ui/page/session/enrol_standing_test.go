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

// says holds that each of the words stands on the page, whatever the spaces that do not break.
func says(t *testing.T, h *uitest.Host, words ...string) {
	t.Helper()
	text := strings.ReplaceAll(h.Text(), "\u00a0", " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("nothing says %q:\n%s", w, text)
		}
	}
}

// prior enters that someone known holds a bloc, or the certification, from elsewhere.
func prior(t *testing.T, desk *app.Desk, birthName string, bloc rncp.BlocKey, ground data.Ground) data.ID {
	t.Helper()
	all, err := desk.Candidates.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.BirthName != birthName {
			continue
		}
		p := data.Prior{Candidate: c.ID, Fiche: "27413", Bloc: bloc, Ground: ground, On: rncp.NewDate(2012, 6, 29), Source: "pièce n° 12",
			CheckedBy: "Martine Delpuech", CheckedOn: desk.Today()}
		if _, err := desk.Candidates.AddPrior(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		return c.ID
	}
	t.Fatalf("nobody is called %s", birthName)
	return ""
}

// picked opens the form on someone known.
func picked(t *testing.T, h *uitest.Host, name string) {
	t.Helper()
	h.Tap("Inscrire un candidat")
	h.Type(name)
	h.Press(fyne.KeyReturn)
}

func TestTheVAESaysByWhenTheJurySits(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	h.Tap("VAE")
	path := formOf(page).path
	says(t, h, "Dépôt du dossier de validation", "Facultatif. Le jury entend le candidat avant la fin du troisième mois")
	path.vae.SetText("1/2/2021")
	path.filed.SetText("31/1/2021")
	h.Tap("Inscrire")
	says(t, h, "Le dossier de validation est déposé avant la recevabilité.")
	path.filed.SetText("10/2/2021")
	says(t, h, "Le jury entend le candidat au plus tard le 31 mai 2021", "R6412-5", "Les épreuves de la session commencent après.")
	path.filed.SetText("10/4/2021")
	says(t, h, "au plus tard le 31 juillet 2021")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 || page.view.Cases[0].Path.VAEFiled != rncp.NewDate(2021, 4, 10) {
		t.Errorf("recorded %+v", page.view.Cases)
	}
}

func TestTheGroundOfWhatIsHeldIsShown(t *testing.T) {
	desk := uitest.Example(t)
	prior(t, desk, "Dupont", "negociation", data.GroundEquivalence)
	h, page := enrolling(t, desk)
	picked(t, h, "dupont")
	if f := h.Window.Canvas().Focused(); f == nil || f != formOf(page).blocs.focus() {
		t.Error("the focus is not on the bloc that is left")
	}
	says(t, h, "Déjà acquis le 29 juin 2012 : équivalence, pièce n° 12.", "Déjà acquis le 15 juin 2021 : décision du jury.", "sans limite de durée")
	if n := len(formOf(page).blocs.rows); n != 1 {
		t.Errorf("%d blocs are offered", n)
	}
}

func TestWhoHoldsEveryBlocIsEnrolledForTheCertificationAlone(t *testing.T) {
	desk := uitest.Example(t)
	prior(t, desk, "Dupont", "negociation", data.GroundEquivalence)
	id := prior(t, desk, "Dupont", "portefeuille", data.GroundExemption)
	h, page := enrolling(t, desk)
	picked(t, h, "dupont")
	says(t, h, "Les quatre blocs sont acquis. L’inscription porte sur la certification complète, que le jury peut prononcer.")
	h.Press(fyne.KeyReturn) // « Inscrire » has the focus
	if len(page.view.Cases) != 1 || len(page.view.Cases[0].Enrolment.Blocs) != 0 || page.view.Cases[0].Candidate.ID != id {
		t.Fatalf("not enrolled for the certification alone:\n%s", h.Text())
	}
	says(t, h, "La certification complète")
	h.Press(fyne.KeyReturn) // the line has the focus
	h.Tap("Enregistrer")
	if page.Unsaved() != "" || len(page.view.Cases) != 1 {
		t.Errorf("the enrolment cannot be saved again:\n%s", h.Text())
	}
}

func TestWhoIsCertifiedHasNothingToAskFor(t *testing.T) {
	desk := uitest.Example(t)
	prior(t, desk, "Dupont", data.WholeCertification, data.GroundRegister)
	h, page := enrolling(t, desk)
	picked(t, h, "dupont")
	says(t, h, "La certification est prononcée depuis le 29 juin 2012 (repris du registre, pièce n° 12). Il n’y a plus rien à demander.")
	h.Tap("Inscrire")
	says(t, h, "il n’y a rien à inscrire")
	if len(page.view.Cases) != 0 || len(formOf(page).blocs.rows) != 0 {
		t.Error("something is offered, or recorded")
	}
}

// limited lets a bloc be sat for once.
func limited(t *testing.T, desk *app.Desk) {
	t.Helper()
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	centre.Rules.Attempts = data.Setting[int]{Value: 1, Origin: data.OriginNetwork}
	if err := desk.Centre.Save(t.Context(), centre, ""); err != nil {
		t.Fatal(err)
	}
}

func TestABlocSatForAsOftenAsAllowedIsNotOffered(t *testing.T) {
	desk := uitest.Example(t)
	limited(t, desk)
	h, page := enrolling(t, desk)
	picked(t, h, "mac orlan")
	// « organisation » was deferred by a correction: that is no attempt.
	says(t, h, "A déjà été passé 1 fois, et le règlement de la session n’en permet pas plus de 1.")
	if rows := formOf(page).blocs.rows; rows["prospection"] != nil || rows["organisation"] == nil {
		t.Errorf("offered: %v", rows)
	}
}

// resitting is the step « Inscriptions » of a session in which the first one of the example is sat again.
func resitting(t *testing.T, desk *app.Desk) (*uitest.Host, *Page) {
	t.Helper()
	all, err := desk.Sessions.All()
	if err != nil {
		t.Fatal(err)
	}
	s, err := desk.Sessions.Open(t.Context(), data.Session{Code: "RATTRAPAGE", Name: "Rattrapage", From: rncp.NewDate(2022, 3, 1),
		To: rncp.NewDate(2022, 3, 4), ResitOf: all[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: s.ID, Step: widget.StepEnrolment})
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	return h, page
}

func TestAResitTakesWhoWasThereForWhatWasNotAcquired(t *testing.T) {
	h, page := resitting(t, uitest.Example(t))
	h.Tap("Inscrire un candidat")
	says(t, h, "reprend les candidats de la session d’origine, « Printemps 2021 »")
	if h.Says("Nom de naissance") {
		t.Error("someone new can be typed")
	}
	h.Tap("Inscrire")
	says(t, h, "Choisissez le candidat.")
	h.Type("kervadec") // who came in winter
	if len(formOf(page).person.search.Offered()) != 0 {
		t.Error("who was not there can be picked")
	}
	h.Press(fyne.KeyEscape)
	h.Type("mac orlan")
	h.Press(fyne.KeyReturn)
	says(t, h, "N’a pas été passé à la session « Printemps 2021 ».",
		"Une session de rattrapage ne reprend que les blocs passés là sans succès")
	h.Tap("Organiser son activité")
	h.Tap("Inscrire")
	if len(page.view.Cases) != 1 || len(page.view.Cases[0].Enrolment.Blocs) != 1 {
		t.Errorf("not enrolled:\n%s", h.Text())
	}
}

func TestAPortfolioShowsItsMonthsAndTheImmersionAtOnce(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	h.Tap("Formation continue")
	h.Tap("Formation continue (proposée)")
	h.Tap("Organiser son activité")
	if h.Says("après la fin de formation") {
		t.Error("a portfolio is spoken of where none is asked for")
	}
	h.Tap("Portefeuille de preuves")
	says(t, h, "Portefeuille de preuves : 3 à 6 mois après la fin de formation. Saisissez cette date", "la fiche demande 3 à 6 mois. Saisissez ses dates")
	path := formOf(page).path
	path.to.SetText("18/12/2020")
	path.imFrom.SetText("21/12/2020")
	path.imTo.SetText("15/1/2021")
	says(t, h, "du 18 mars 2021 au 18 juin 2021, 3 à 6 mois après la fin de formation", "n’a pas la durée que demande la fiche : 3 à 6 mois")
	path.imTo.SetText("2/4/2021")
	says(t, h, "L’immersion professionnelle a la durée que demande la fiche : 3 à 6 mois.")
	h.Tap("Négocier et suivre")
	formOf(page).blocs.rows["negociation"].ways.Set(string(rncp.WayPortfolio))
	path.to.SetText("19/12/2020")
	if n := strings.Count(h.Text(), "après la fin de formation."); n != 1 {
		t.Errorf("the same months are spoken of %d times", n)
	}
	h.Tap("Épreuves")
	formOf(page).blocs.rows["negociation"].toggle.OnTapped()
	if strings.Contains(h.Text(), "après la fin de formation.") {
		t.Errorf("the months stay where no portfolio is asked for:\n%s", h.Text())
	}
}

func TestWhyThereIsNoRightIsSaidWholeAtOnce(t *testing.T) {
	h, page := enrolling(t, uitest.Empty(t))
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	path := formOf(page).path
	path.from.SetText("8/9/2021")
	whole := []string{"À l’entrée en formation, le 8 septembre 2021, la certification n’est pas enregistrée au RNCP.", "a pris fin le 7 septembre 2021",
		"L6113-9", "Restent possibles : consulter l’historique, refaire un document déjà délivré"}
	says(t, h, whole...)
	h.Tap("Inscrire")
	says(t, h, append(whole, "Cette date n’ouvre pas le droit à la certification.")...)
	if h.Window.Canvas().Focused() != path.from || len(page.view.Cases) != 0 {
		t.Error("the focus is not on the date, or something was recorded")
	}
	path.from.SetText("7/9/2020")
	if h.Says("Restent possibles") {
		t.Error("the refusal stays once the date is right")
	}
	h.Tap("VAE")
	path.vae.SetText("1/10/2021")
	says(t, h, "À la recevabilité de la VAE, le 1er octobre 2021")
}

func TestACandidatureIndividuelleAfterTheRegistrationIsRefusedAtOnce(t *testing.T) {
	desk := uitest.Example(t)
	s, err := desk.Sessions.Open(t.Context(), data.Session{Code: "TARD", Name: "Tard", From: rncp.NewDate(2022, 3, 1), To: rncp.NewDate(2022, 3, 4)})
	if err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: s.ID, Step: widget.StepEnrolment})
	h.Open(page, err)
	h.Tap("Inscrire un candidat")
	h.Tap("Candidature individuelle")
	says(t, h, "Le jour des épreuves, le 4 mars 2022, la certification n’est pas enregistrée au RNCP.")
	h.Tap("Inscrire")
	says(t, h, "Cette voie n’ouvre pas le droit")
}

func TestABlocAcquiredSinceLeavesTheEnrolment(t *testing.T) {
	desk := uitest.Empty(t)
	h, page := enrolling(t, desk)
	h.Tap("Inscrire un candidat")
	pupil(h, page, "Lézé", "Zoé")
	h.Tap("Négocier et suivre")
	h.Tap("Inscrire")
	prior(t, desk, "Lézé", "organisation", data.GroundRegister)
	h.Press(fyne.KeyReturn)
	says(t, h, "Déjà acquis le 29 juin 2012 : repris du registre, pièce n° 12.")
	h.Tap("Enregistrer")
	if e := page.view.Cases[0].Enrolment; len(e.Blocs) != 1 || e.Blocs[0].Bloc != "negociation" {
		t.Errorf("asks for %+v", e.Blocs)
	}
}
