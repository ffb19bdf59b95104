package session

import (
	"context"
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

func TestWhatIsIssuedIsPrintedNextAsOnePDF(t *testing.T) {
	r, dir := printing(t)
	r.Tap("Émettre")
	if r.focused() != r.documents().issued.printer {
		t.Fatal("the focus is not on printing")
	}
	r.Press(fyne.KeyReturn)
	r.says("Procès-verbal (1 document)", "Attestation de résultats (2 documents)")
	r.Press(fyne.KeyReturn)
	if len(r.Opened) != 1 || filepath.Dir(r.Opened[0]) != dir || !strings.Contains(r.Opened[0], "Tirage – Printemps 2021 – 5 documents.pdf") {
		t.Fatalf("opened %v, refused %v", r.Opened, r.Refused)
	}
	left, printed, err := r.desk.Documents.ToPrint(r.id)
	if err != nil || len(left) != 0 || len(printed) != 5 {
		t.Errorf("%d left to print, %d printed, %v", len(left), len(printed), err)
	}
}

func TestOnlyWhatIsNotPrintedYetIsChosen(t *testing.T) {
	r, _ := printing(t)
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.Tap("Attestation de résultats")
	r.Tap("Relevé de résultats")
	r.Tap("Préparer le tirage")
	r.Tap("Imprimer…")
	r.says("Dernier tirage :", "1 document", "Attestation de résultats (2 documents)")
	if r.Says("Procès-verbal (") {
		t.Error("the minutes are printed already")
	}
	r.Tap("Seulement ceux")
	r.says("Procès-verbal (1 document)")
	for _, label := range []string{"Attestation", "Relevé"} {
		r.Tap(label)
	}
	r.Tap("Préparer le tirage")
	r.says("Aucun document n’est choisi")
}

func TestSpoiledSheetsArePrintedAgain(t *testing.T) {
	r, _ := printing(t)
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.Tap("Préparer le tirage")
	r.Tap("Imprimer…")
	r.Tap("Feuilles gâchées")
	r.Tap("Les réimprimer")
	r.says("Aucune feuille n’est cochée")
	r.Tap("CANTAL-AR-2021-0002")
	r.Tap("Les réimprimer")
	runs, err := r.desk.Documents.PrintRuns(r.id)
	if err != nil || len(runs) != 2 || len(runs[0].Spoiled) != 1 || len(runs[1].Documents) != 1 || runs[1].Documents[0] != runs[0].Spoiled[0] {
		t.Errorf("got %+v, %v", runs, err)
	}
	r.Tap("Imprimer…")
	r.Tap("Feuilles gâchées") // a sheet of the first run is still among them
	r.says("CANTAL-AR-2021-0001", "CANTAL-AR-2021-0002")
}

func TestARunIsSentToAPrinterThatIsRemembered(t *testing.T) {
	r, dir := printing(t)
	r.Has = []string{"Accueil", "Atelier"}
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.Tap("Une imprimante")
	r.Tap("Atelier")
	r.Tap("Imprimer")
	if len(r.Printed) != 1 || r.Printed[0] != filepath.Join(dir, "Tirage – Printemps 2021 – 5 documents.pdf")+" on Atelier" || len(r.Opened) != 0 {
		t.Fatalf("printed %q, opened %q", r.Printed, r.Opened)
	}
	r.Tap("Imprimer…")
	r.says("sur « Atelier »")
	r.Tap("Procès-verbal")
	r.Tap("Imprimer")
	if runs, err := r.desk.Documents.PrintRuns(r.id); err != nil || len(runs) != 2 || runs[1].Printer != "Atelier" {
		t.Errorf("got %+v, %v", runs, err)
	}
}

func TestWithoutAPrinterTheViewerIsLeft(t *testing.T) {
	r, _ := printing(t)
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.Tap("Une imprimante")
	r.says("Aucune imprimante n’est installée", "Préparer le tirage")
	r.Tap("Préparer le tirage")
	if len(r.Opened) != 1 {
		t.Errorf("opened %q", r.Opened)
	}
}

func TestARunThatThePrinterDoesNotTakeIsOpenedInstead(t *testing.T) {
	r, _ := printing(t)
	r.Has, r.Fails = []string{"Accueil"}, data.Refuse("L’imprimante « Accueil » n’a pas pris le tirage.")
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.Tap("Une imprimante")
	r.Tap("Imprimer")
	r.says("n’a pas pris le tirage")
	if runs, _ := r.desk.Documents.PrintRuns(r.id); len(runs) != 0 {
		t.Fatalf("recorded %+v", runs)
	}
	r.Tap("L’ouvrir dans le lecteur")
	if runs, err := r.desk.Documents.PrintRuns(r.id); err != nil || len(runs) != 1 || runs[0].Printer != "" || len(r.Opened) != 1 {
		t.Errorf("recorded %+v, opened %q, %v", runs, r.Opened, err)
	}
}

func TestOneFileEachGoesIntoAFolderThatOpens(t *testing.T) {
	r, dir := printing(t)
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	r.Tap("Un fichier par document")
	r.Tap("Écrire les fichiers")
	folder := filepath.Join(dir, "Tirage – Printemps 2021 – 5 documents")
	if files, err := os.ReadDir(folder); err != nil || len(files) != 5 || len(r.Opened) != 1 || r.Opened[0] != folder {
		t.Errorf("wrote %v, opened %q, %v", files, r.Opened, err)
	}
}

func TestShiftsAreHiddenUntilSwitchedOnAndKeptForEachPrinter(t *testing.T) {
	r, dir := printing(t)
	r.Has = []string{"Accueil", "Atelier"}
	r.Tap("Émettre")
	r.Tap("Imprimer…")
	if r.Says("Décalage") {
		t.Fatal("they are in sight")
	}
	r.Press(fyne.KeyEscape)
	centre, err := r.desk.Centre.Get()
	r.must(err)
	centre.Shown.Offsets = true
	r.must(r.desk.Centre.Save(context.Background(), centre, ""))
	r.Tap("Imprimer…")
	r.Tap("Une imprimante")
	r.says("Décalage, en millimètres")
	texts := r.shiftFields()
	texts[2].SetText("1,5 mm")
	texts[3].SetText("-21")
	r.Tap("Imprimer")
	r.says("Un décalage dépasse 20 mm.")
	texts[3].SetText("deux")
	r.Tap("Page de calage")
	r.says("« deux » n’est pas une mesure en millimètres.")
	texts[3].SetText("−2")
	r.Tap("Page de calage")
	if len(r.Printed) != 1 || r.Printed[0] != filepath.Join(dir, "Page de calage.pdf")+" on Accueil" {
		t.Errorf("printed %q", r.Printed)
	}
	r.Tap("Atelier")
	if got := r.shiftFields()[2].Text; got != "0" {
		t.Errorf("the other printer has %q", got)
	}
	r.Tap("Accueil")
	if got := r.shiftFields(); got[2].Text != "1,5" || got[3].Text != "−2" {
		t.Errorf("it has %q and %q", got[2].Text, got[3].Text)
	}
	centre, err = r.desk.Centre.Get()
	if want := (data.Shifts{Landscape: data.Shift{Right: 15, Down: -20}}); err != nil || centre.ShiftsOf("Accueil") != want || centre.ShiftsOf("Atelier") != (data.Shifts{}) {
		t.Errorf("kept %+v, %v", centre.Printers, err)
	}
	r.Tap("Un fichier par document")
	if r.Says("Décalage") {
		t.Error("a file is moved")
	}
}

// shiftFields are the fields of the shifts, in order.
func (r *juryRoom) shiftFields() []*widget.TextField {
	r.t.Helper()
	var fields []*widget.TextField
	r.Walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*widget.TextField); ok {
			fields = append(fields, f)
		}
	})
	if len(fields) != 4 {
		r.t.Fatalf("%d fields", len(fields))
	}
	return fields
}

func TestMillimetresAreReadAsOneTypesThem(t *testing.T) {
	for text, want := range map[string]int{"": 0, "1,5": 15, "-0.5": -5, "−2": -20, "+3 mm": 30, " 12 ": 120, "0,0": 0} {
		if got, err := parseShift(text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"1,55", "un", "1,", "--1", "1 2,3,4", "9999"} {
		if _, err := parseShift(text); !data.IsRefusal(err) {
			t.Errorf("%q is taken", text)
		}
	}
}
