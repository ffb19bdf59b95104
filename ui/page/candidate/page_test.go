package candidate

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

// openPage shows one person and refreshes after each act, as the window does.
func openPage(t *testing.T, desk *app.Desk, h *uitest.Host, id data.ID) *Page {
	t.Helper()
	p, err := New(desk, h, id)
	h.Open(p, err)
	desk.OnChange(func([]data.Change) { p.Refresh() })
	return p
}

// find returns a person of the example by the birth name.
func find(t *testing.T, desk *app.Desk, name string) data.Candidate {
	t.Helper()
	all, err := desk.Candidates.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.BirthName == name {
			return c
		}
	}
	t.Fatalf("nobody is called %s", name)
	return data.Candidate{}
}

// someone is a person without a path.
func someone(t *testing.T, desk *app.Desk) data.Candidate {
	t.Helper()
	c, err := desk.Candidates.Save(t.Context(), data.Candidate{Sex: data.Male, GivenNames: []string{"Māris"}, BirthName: "Keizars",
		BirthDate: rncp.NewDate(1989, 7, 30), BirthPlace: data.BirthPlace{Commune: "Liepāja", Country: "Lettonie"}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAPersonIsShownWhole(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	for _, words := range []string{"Élodie Françoise Lœuillet", "Née le", "12 mars 1998", "Aurillac (15)", "4 sur 4. Un bloc acquis l’est sans limite de durée.",
		"Acquis le 15 juin 2021", "Décision du jury, session Printemps 2021", "Prononcée le 15 juin 2021", "Relevé de résultats", "Statut d’élève", "Entrée en formation le 9 septembre 2019",
		"Écrit : 14,5 · Oral : 13", "n° 1 de la fiche", "Épreuves", "CANTAL-AR-2021-0001", "documents émis", "décisions du jury saisies", "Martine Delpuech"} {
		if !h.Says(words) {
			t.Errorf("nothing says %q:\n%s", words, h.Text())
		}
	}
}

func TestTheReasonOfTheJuryIsShown(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	openPage(t, desk, h, find(t, desk, "Dupont").ID)
	if !h.Says("Motif : Compte rendu d’activité en entreprise jugé probant") {
		t.Error(h.Text())
	}
}

func TestADocumentIsWrittenAndOpened(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	before := documentsFolder
	t.Cleanup(func() { documentsFolder = before })
	dir := t.TempDir()
	documentsFolder = func() (string, error) { return dir, nil }
	h.Tap("Ouvrir")
	if len(h.Opened) != 1 || !strings.HasPrefix(h.Opened[0], dir) || !strings.HasSuffix(h.Opened[0], ".pdf") || len(h.Refused) != 0 {
		t.Errorf("opened %v, refused %v", h.Opened, h.Refused)
	}
	documentsFolder = func() (string, error) { return "", data.Refuse("Aucun dossier.") }
	h.Tap("Ouvrir")
	if len(h.Opened) != 1 || len(h.Refused) != 1 {
		t.Errorf("a folder that is not there: opened %v, refused %v", h.Opened, h.Refused)
	}
}

func TestTabGoesThroughThePageAndReturnOpens(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	p := openPage(t, desk, h, find(t, desk, "d’Aubigné").ID)
	h.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn) // past the particulars and the number of the parchment
	want := []data.ID{p.person.Sittings[0].Session.ID, p.person.Sittings[1].Session.ID}
	if len(h.Went) != 2 || h.Went[0] != (widget.Place{Area: widget.AreaSessions, ID: want[0]}) || h.Went[1].ID != want[1] {
		t.Errorf("went to %v", h.Went)
	}
	h.Tap("Tous les candidats")
	if h.Went[2] != (widget.Place{Area: widget.AreaCandidates}) {
		t.Errorf("went to %v", h.Went[2])
	}
}

func TestThePageIsReadByItsKeys(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	p := openPage(t, desk, h, find(t, desk, "d’Aubigné").ID)
	for range 3 {
		h.Window.Content().Refresh()
	}
	h.Press(fyne.KeyPageDown)
	if p.whole.Offset.Y < 300 {
		t.Errorf("scrolled by %v", p.whole.Offset.Y)
	}
	h.Press(fyne.KeyPageUp)
	if p.whole.Offset.Y != 0 {
		t.Errorf("stands at %v", p.whole.Offset.Y)
	}
}

func TestTheHistoryIsShownWholeWhenAsked(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	c := someone(t, desk)
	p := openPage(t, desk, h, c.ID)
	for i := range recent + 1 {
		p.history = append(p.history, app.Event{Action: app.ActDecision, Reason: strings.Repeat("x", i+1)})
	}
	if n := len(gatherEvents(p.history)); n != recent+2 {
		t.Fatalf("%d lines", n)
	}
	p.body.Objects = []fyne.CanvasObject{p.events()}
	if h.Says("Identité enregistrée") {
		t.Error("the oldest line is shown at once")
	}
	h.Focus(h.Button("Tout l’historique"))
	h.Press(fyne.KeyReturn)
	if !p.all || !h.Says("Identité enregistrée") {
		t.Error(h.Text())
	}
}

func TestSomeoneWithoutAnEnrolmentIsToldWhatToDo(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	openPage(t, desk, h, someone(t, desk).ID)
	for _, words := range []string{"Aucune inscription", "Aucun document", "0 sur 4.", "Pas encore acquis", "Il manque : « Réaliser une démarche de prospection », « Organiser"} {
		if !h.Says(words) {
			t.Errorf("nothing says %q", words)
		}
	}
}

func TestSomeoneUnknownIsRefused(t *testing.T) {
	if _, err := New(uitest.Empty(t), uitest.NewHost(t), "personne"); !data.IsRefusal(err) {
		t.Errorf("got %v", err)
	}
}

func TestAnIdentityIsCorrectedBesideItsFields(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	c := someone(t, desk)
	p := openPage(t, desk, h, c.ID)
	h.Press(fyne.KeyReturn) // the button has the focus
	h.Type(" 2")
	h.Press(fyne.KeyReturn)
	if !h.Says("contient le caractère « 2 »") {
		t.Errorf("the wrong name is not refused beside its field:\n%s", h.Text())
	}
	h.Press(fyne.KeyEscape)
	if h.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the form")
	}
	if kept, _ := desk.Candidates.Get(c.ID); kept.BirthName != "Keizars" {
		t.Errorf("Escape kept %q", kept.BirthName)
	}
	h.Press(fyne.KeyReturn, fyne.KeyTab) // the focus is back on the button
	h.Type("Ozols")
	h.Press(fyne.KeyReturn)
	kept, _ := desk.Candidates.Get(c.ID)
	if kept.UsageName != "Ozols" || kept.BirthName != "Keizars" || !h.Says("Ozols") || h.Window.Canvas().Focused() != p.edit {
		t.Errorf("kept %+v", kept)
	}
	events, _ := desk.Candidates.History(c.ID)
	if len(events) != 2 || !h.Says("Identité enregistrée, 2 fois") {
		t.Errorf("the journal says %v", events)
	}
}

func TestAnIdentityThatSaysTheSameIsNotWrittenAgain(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	openPage(t, desk, h, someone(t, desk).ID)
	before, _ := desk.Journal()
	h.Press(fyne.KeyReturn, fyne.KeyReturn)
	if after, _ := desk.Journal(); after != before || h.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("the journal went from %d to %d lines", before, after)
	}
}
