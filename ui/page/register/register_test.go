package register

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// certificate returns the first certificate of the example, opened on its page.
func certificate(t *testing.T, desk *app.Desk, h *uitest.Host) (*Page, app.Entry) {
	t.Helper()
	entries, err := desk.Documents.Register()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Document.Number.Kind == data.KindBlocCertificate {
			page, err := New(desk, h, e.Document.ID)
			h.Open(page, err)
			desk.OnChange(func([]data.Change) { page.Refresh() })
			return page, e
		}
	}
	t.Fatal("the example has no certificate")
	return nil, app.Entry{}
}

func TestTheRegisterListsFindsAndOpens(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	if !h.Says("CANTAL-PV-2021-0001") || !h.Says("toute la session") {
		t.Errorf("the register does not begin with the minutes:\n%s", h.Text())
	}
	h.Type("montrouvel releve")
	if !h.Says("Relevé de résultats") || h.Says("CANTAL-PV-2021-0001") {
		t.Errorf("the search finds:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaRegister || h.Went[0].ID == "" {
		t.Errorf("went to %v", h.Went)
	}
}

func TestAnEmptyRegisterSaysWhereDocumentsComeFrom(t *testing.T) {
	h := uitest.NewHost(t)
	l, err := NewList(uitest.Empty(t), h)
	h.Open(l, err)
	if !h.Says("Aucun document n’est encore émis") {
		t.Error(h.Text())
	}
}

func TestADocumentIsOpened(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	dir := t.TempDir()
	old := documentsFolder
	documentsFolder = func(string) (string, error) { return dir, nil }
	t.Cleanup(func() { documentsFolder = old })
	_, e := certificate(t, desk, h)
	if !h.Says("Empreinte SHA-256") || !h.Says(e.Document.SHA256) || !h.Says("original") {
		t.Errorf("the page says:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || !strings.HasPrefix(files[0].Name(), "Certificat de bloc") {
		t.Errorf("the folder holds %v, %v", files, err)
	}
}

func TestADuplicateIsIssuedAndShown(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	h.Tap("Duplicata")
	h.Type("Perdu.")
	h.Tap("Émettre le duplicata")
	if len(h.Went) != 1 {
		t.Fatalf("went to %v", h.Went)
	}
	d, err := desk.Documents.Entry(h.Went[0].ID)
	if err != nil || d.State() != "duplicata n° 1" || d.Original != e.Document.Number {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestAReplacementAsksForItsReason(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	h.Tap("Remplacer")
	h.Tap("Annuler et remplacer")
	if !h.Says("Le motif manque") || len(h.Went) != 0 {
		t.Errorf("a replacement without a reason:\n%s", h.Text())
	}
	h.Type("Prénom mal recopié.")
	h.Tap("Annuler et remplacer")
	now, err := desk.Documents.Entry(e.Document.ID)
	if err != nil || now.Annulled == nil || !strings.HasPrefix(now.State(), "remplacé par CANTAL-CB") {
		t.Errorf("got %+v, %v", now, err)
	}
}

func TestAnAnnulmentForFraudSupposesThatThePersonWasHeard(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	h.Tap("Annuler")
	h.Type("Dossier d’autrui.")
	h.Tap("Retrait pour fraude")
	h.Tap("Annuler le document")
	if !h.Says("a pu présenter ses observations (Code du travail") {
		t.Errorf("not refused:\n%s", h.Text())
	}
	h.Press(fyne.KeyEscape)
	if now, err := desk.Documents.Entry(e.Document.ID); err != nil || now.Annulled != nil {
		t.Errorf("got %+v, %v", now, err)
	}
	h.Tap("Annuler")
	h.Type("Imprimé deux fois.")
	h.Tap("Annuler le document")
	if now, err := desk.Documents.Entry(e.Document.ID); err != nil || now.State() != "annulé" || !h.Says("n’est plus en vigueur") {
		t.Errorf("got %+v, %v\n%s", now, err, h.Text())
	}
}

func TestTheDeliveryIsNoted(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	h.Tap("Noter la remise")
	h.Tap("Envoi recommandé")
	h.Tap("Noter la remise")
	if !h.Says("Le numéro de l’envoi recommandé manque") {
		t.Errorf("registered post without its number:\n%s", h.Text())
	}
	h.Press(fyne.KeyEscape)
	h.Tap("Noter la remise")
	h.Press(fyne.KeyReturn)
	now, err := desk.Documents.Entry(e.Document.ID)
	if err != nil || now.Delivered == nil || now.Delivered.To != e.Candidate.Name() || !h.Says("contre signature") {
		t.Errorf("got %+v, %v\n%s", now.Delivered, err, h.Text())
	}
}

func TestTheRegisterIsNarrowedByKindStateYearAndSession(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	if _, err := desk.Documents.Duplicate(t.Context(), e.Document.ID, "Perdu."); err != nil {
		t.Fatal(err)
	}
	l, err := NewList(desk, h)
	h.Open(l, err)
	all := len(l.entries)
	count := func(want int, what string) {
		t.Helper()
		if got := len(l.table.Rows()); got != want {
			t.Errorf("%s: %d lines, want %d", what, got, want)
		}
	}
	count(all, "without a filter")
	l.filters.state.Pick("duplicatas")
	count(1, "the duplicates")
	if !h.Says("1 sur") || !h.Says("CANTAL-CB-2021-0001-D1") {
		t.Error(h.Text())
	}
	l.filters.year.Pick("2021") // the number of a duplicate is of its original's year
	count(1, "the duplicates of 2021")
	l.filters.kind.Pick(string(data.KindMinutes))
	count(0, "the duplicates of minutes")
	if !h.Says("Aucun document ne répond à ces filtres.") {
		t.Error(h.Text())
	}
	for _, s := range []*widget.Select{l.filters.state, l.filters.year} {
		s.Pick("")
	}
	minutes, first := 0, 0
	for _, other := range l.entries {
		if other.Document.Number.Kind == data.KindMinutes {
			minutes++
			if other.Session.ID == e.Session.ID {
				first++
			}
		}
	}
	count(minutes, "the minutes")
	l.filters.session.Pick(string(e.Document.Session))
	count(first, "the minutes of the first session")
	l.Refresh()
	count(first, "after a refresh")
	h.Focus(l.filters.kind)
	h.Press(fyne.KeyReturn)
	if h.Window.Canvas().Overlays().Top() == nil {
		t.Error("Return does not unfold the choices")
	}
}

func TestTheNumberOfTheNetworkIsNotedShownAndFound(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	h.Tap("Noter le numéro du réseau")
	h.Tap("Noter le numéro")
	if !h.Says("Le numéro manque.") || !h.Says("La date manque.") {
		t.Errorf("what is missing is not said:\n%s", h.Text())
	}
	h.Type("NGV-2021-0042")
	h.Press(fyne.KeyTab)
	h.Type("1/7/2021")
	h.Press(fyne.KeyReturn)
	if !h.Says("n° NGV-2021-0042 du 1 juillet 2021") && !h.Says("n° NGV-2021-0042 du 1er juillet 2021") {
		t.Errorf("it is not shown:\n%s", h.Text())
	}
	people := e.Candidate.ID
	if _, err := desk.Documents.NoteNetworkNumber(t.Context(), data.NetworkNumber{Candidate: people, Fiche: "27413", Bloc: data.WholeCertification,
		Number: "P-7", On: desk.Today(), Received: desk.Today()}); err != nil {
		t.Fatal(err)
	}
	l, err := NewList(desk, h)
	h.Open(l, err)
	h.Type("ngv-2021-0042")
	if rows := l.table.Rows(); len(rows) != 1 || rows[0].Key != e.Document.ID {
		t.Errorf("the search finds %v", rows)
	}
	h.Press(fyne.KeyEscape)
	h.Type("parchemin p-7")
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0] != (widget.Place{Area: widget.AreaCandidates, ID: people}) {
		t.Errorf("went to %v", h.Went)
	}
}

func TestTheRelationsAreLinksAndWhoIssuedIsSaid(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	d, err := desk.Documents.Duplicate(t.Context(), e.Document.ID, "Perdu.")
	if err != nil {
		t.Fatal(err)
	}
	if !h.Says("par Martine Delpuech (modèle n° 1, textes du programme)") {
		t.Errorf("who issued it is not said:\n%s", h.Text())
	}
	h.Tap("CANTAL-CB-2021-0001-D1")
	h.Tap(e.Session.Name)
	h.Tap(e.Candidate.Name())
	want := []widget.Place{{Area: widget.AreaRegister, ID: d.ID}, {Area: widget.AreaSessions, ID: e.Session.ID, Step: widget.StepDocuments},
		{Area: widget.AreaCandidates, ID: e.Candidate.ID}}
	if !slices.Equal(h.Went, want) {
		t.Errorf("went to %v", h.Went)
	}
}

func TestAllThatTheHolderIsToReceiveIsHandedOverInOneGo(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	_, e := certificate(t, desk, h)
	h.Tap("Remettre tous ses documents")
	h.Press(fyne.KeyReturn)
	due, err := desk.Documents.Due(e.Candidate.ID)
	if err != nil || len(due) != 0 || h.Says("Noter la remise") {
		t.Errorf("%d are left, %v\n%s", len(due), err, h.Text())
	}
}
