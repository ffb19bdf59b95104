package register

import (
	"os"
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
