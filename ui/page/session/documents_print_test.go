package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// printing is a sealed session of two, whose documents go to a folder of the test.
func printing(t *testing.T) (*juryRoom, string) {
	t.Helper()
	dir := t.TempDir()
	old := documentsFolder
	documentsFolder = func(string) string { return dir }
	t.Cleanup(func() { documentsFolder = old })
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.certify()
	r.seal()
	r.open(widget.StepDocuments)
	return r, dir
}

func TestCertificatesWaitForTheSignedMinutes(t *testing.T) {
	r, dir := printing(t)
	r.Tap("Émettre")
	r.says("Le procès-verbal signé n’est pas noté comme reçu")
	scan := filepath.Join(dir, "pv signé.pdf")
	r.must(os.WriteFile(scan, []byte("%PDF-1.4"), 0o600))
	r.Chooses = scan
	r.Tap("Noter le retour du procès-verbal")
	r.Tap("Joindre le fichier")
	r.says("Fichier joint : pv signé.pdf")
	r.Tap("Noter le retour")
	papers, err := r.desk.Documents.Received(r.id)
	if err != nil || len(papers) != 1 || papers[0].Scan == nil || papers[0].Scan.Name != "pv signé.pdf" {
		t.Fatalf("got %+v, %v", papers, err)
	}
	if r.focused() != r.page.step.(*documentsStep).issue {
		t.Error("the focus is not on what comes next")
	}
	r.Press(fyne.KeyReturn)
	plan, err := r.desk.Documents.Plan(r.id)
	if err != nil || len(plan.Ready)+len(plan.Withheld) != 0 || len(plan.Issued) != 15 {
		t.Errorf("ready %d, withheld %d, issued %d, %v", len(plan.Ready), len(plan.Withheld), len(plan.Issued), err)
	}
}

func TestARunIsOnePDFAndItsSpoiledSheetsArePrintedAgain(t *testing.T) {
	r, dir := printing(t)
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.says("Attestation de résultats (2 documents)")
	r.Tap("Préparer le tirage")
	r.says("Aucun document n’est choisi")
	r.Tap("Attestation de résultats")
	r.Tap("Préparer le tirage")
	if len(r.Opened) != 1 || filepath.Dir(r.Opened[0]) != dir || !strings.Contains(r.Opened[0], "Tirage – Printemps 2021 – 2 documents.pdf") {
		t.Fatalf("opened %v", r.Opened)
	}
	r.Tap("Imprimer…")
	r.says("Dernier tirage :", "2 documents")
	r.Tap("Feuilles gâchées")
	r.Tap("CANTAL-AR-2021-0002")
	r.Tap("Les réimprimer")
	runs, err := r.desk.Documents.PrintRuns(r.id)
	if err != nil || len(runs) != 2 || len(runs[0].Spoiled) != 1 || len(runs[1].Documents) != 1 || runs[1].Documents[0] != runs[0].Spoiled[0] {
		t.Errorf("got %+v, %v", runs, err)
	}
	if entries, err := r.desk.Documents.Register(); err != nil || entries[1].Document.Number.Kind != data.KindAttestation {
		t.Errorf("got %v, %v", entries, err)
	}
}
