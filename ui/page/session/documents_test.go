package session

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// picky is a drawer that refuses to print a name. A blind one finds it only when it draws.
type picky struct {
	name  string
	blind bool
}

func (picky) Template(data.DocumentKind) int { return 1 }

func (picky) Sentences() []data.Sentence { return nil }

func (picky) CheckSentence(_, _ string) error { return nil }

func (picky) TestPage(data.Shifts) ([]byte, error) { return []byte("calage"), nil }

func (picky) Merge(pdfs [][]byte, _ data.Layout) ([]byte, error) { return pdfs[0], nil }

func (p picky) Check(sheets ...data.Sheet) error {
	if s := sheets[0]; !p.blind && strings.Contains(s.Holder.BirthName, p.name) {
		return &data.Unfit{Kind: s.Kind, Found: []string{"le caractère « ☃ » dans le nom de naissance (absent de la police)"}}
	}
	return nil
}

func (p picky) Draw(sheets ...data.Sheet) ([]byte, error) {
	s := sheets[0]
	if strings.Contains(s.Holder.BirthName, p.name) {
		return nil, data.Refuse("Le nom « %s » n’a pas de dessin dans la police.", s.Holder.BirthName).Hint("Corrigez-le.")
	}
	return json.Marshal(s)
}

func pickyDesk(t *testing.T, drawer picky) *app.Desk {
	t.Helper()
	centre, err := uitest.Empty(t).Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	cfg := uitest.Config(t)
	cfg.Drawer = drawer
	desk, err := app.Create(context.Background(), filepath.Join(t.TempDir(), "centre"), uitest.Passphrase, centre, "Martine Delpuech", cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// intoTemp sends the files of the test into a folder of its own.
func intoTemp(t *testing.T) string {
	t.Helper()
	dir, usual := t.TempDir(), documentsFolder
	documentsFolder = func(session string) string { return filepath.Join(dir, folderName(session)) }
	t.Cleanup(func() { documentsFolder = usual })
	return dir
}

func closedRoom(t *testing.T, desk *app.Desk, candidates int) *juryRoom {
	t.Helper()
	r := openJuryRoom(t, desk, candidates)
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.certify()
	r.seal()
	r.signed()
	return r
}

func exampleRoom(t *testing.T) *juryRoom {
	t.Helper()
	r := &juryRoom{Host: uitest.NewHost(t), t: t, desk: uitest.Example(t)}
	all, err := r.desk.Sessions.All()
	r.must(err)
	r.id = all[0].ID
	return r
}

func (r *juryRoom) documents() *documentsStep {
	r.t.Helper()
	s, ok := r.page.step.(*documentsStep)
	if !ok {
		r.t.Fatal("the page is not at the step of the documents")
	}
	return s
}

func (r *juryRoom) issuedDocs() []data.Document {
	r.t.Helper()
	docs, err := r.desk.Documents.Issued(r.id)
	r.must(err)
	return docs
}

func (r *juryRoom) issuedRow(number string) widget.TableRow {
	r.t.Helper()
	for _, row := range r.documents().issued.table.Rows() {
		if row.Cells[0] == number {
			return row
		}
	}
	r.t.Fatalf("%s is not listed", number)
	return widget.TableRow{}
}

func TestBeforeTheClosingTheStepSaysWhatIsMissingAndLeadsThere(t *testing.T) {
	intoTemp(t)
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.open(widget.StepDocuments)
	r.says("La session n’est pas close", "il manque Écrit, Oral", "La date du jury manque.")
	r.Press(fyne.KeyReturn) // the focus is on the first
	r.Tap("Compléter")
	r.Tap("Aller au jury")
	if len(r.Went) != 3 || r.Went[0].Step != widget.StepResults || r.Went[1].Step != widget.StepJury || r.Went[2].Step != widget.StepJury {
		t.Errorf("it leads to %v", r.Went)
	}
	r.markAll()
	r.sit(15)
	r.decideAll()
	r.says("la décision sur la certification complète manque")
	r.certify()
	r.says("il reste à la clore", "Clore à l’étape Jury")
	r.seal()
	r.says("Émettre 3 documents", "Aucun document n’est encore émis.")
	if got := r.page.whole.MinSize().Height; got > 760 {
		t.Errorf("the page asks for a height of %v", got)
	}
}

func TestReturnIssuesWhatCanBeIssued(t *testing.T) {
	intoTemp(t)
	r := closedRoom(t, uitest.Empty(t), 2)
	r.open(widget.StepDocuments)
	r.says("Procès-verbal du jury", "2 relevés de résultats", "2 attestations de résultats", "8 certificats de bloc", "2 documents : Élodie Lœuillet", "qui n’est pas encore émis")
	if r.focused() != r.documents().issue {
		t.Fatal("the focus is not on issuing")
	}
	r.Press(fyne.KeyReturn)
	if n := len(r.issuedDocs()); n != 13 || len(r.documents().issued.table.Rows()) != 13 {
		t.Errorf("%d issued, %d listed", n, len(r.documents().issued.table.Rows()))
	}
	if got := strings.Join(r.Told, " "); !strings.Contains(got, "13 documents émis.") {
		t.Errorf("told %q", got)
	}
	r.says("CANTAL-AR-2021-0001", "2 demandes de parchemin")
	r.Press(fyne.KeyReturn)
	if n := len(r.issuedDocs()); n != 15 || r.documents().ready.Visible() {
		t.Errorf("%d issued in all", n)
	}
	row, minutes := r.issuedRow("CANTAL-CB-2021-0001"), r.issuedRow("CANTAL-PV-2021-0001")
	if row.Cells[1] != "Certificat de bloc" || row.Cells[2] != "Élodie Lœuillet" ||
		row.Cells[3] != "Réaliser une démarche de prospection" || row.Cells[4] != "15/06/2021" {
		t.Errorf("the row says %q", row.Cells)
	}
	if minutes.Cells[1] != "Procès-verbal" || minutes.Cells[2] != "La session" || minutes.Cells[3] != "" {
		t.Errorf("the row of the minutes says %q", minutes.Cells)
	}
	if got := r.issuedRow("CANTAL-RR-2021-0001").Cells[1]; got != "Relevé de résultats" {
		t.Errorf("the row of the transcript says %q", got)
	}
}

func TestWhatCannotBePrintedIsListedAndTheRestIssued(t *testing.T) {
	intoTemp(t)
	r := closedRoom(t, pickyDesk(t, picky{name: "Montrouvel", blind: true}), 2)
	r.open(widget.StepDocuments)
	r.Tap("Émettre 13 documents")
	r.says("n’ont pas pu être émis", "n’a pas de dessin dans la police", "Émettre 8 documents", "CANTAL-AR-2021-0001")
	if n := len(r.issuedDocs()); n != 7 || len(r.documents().refused) != 6 || len(r.Refused) != 0 {
		t.Errorf("%d issued, %d refusals listed, %v", n, len(r.documents().refused), r.Refused)
	}
	if got := r.page.whole.MinSize().Height; got > 760 {
		t.Errorf("the page asks for a height of %v", got)
	}
}

func TestANameToSettleIsToldBeforeAnythingIsIssuedAndLeadsToThePerson(t *testing.T) {
	intoTemp(t)
	r := closedRoom(t, pickyDesk(t, picky{name: "Montrouvel"}), 2)
	r.open(widget.StepDocuments)
	r.says("Noms à régler", "Le caractère « ☃ » dans le nom de naissance (absent de la police).", "6 documents : Charles-Édouard de Montrouvel", "Émettre 7 documents")
	r.Tap("Ouvrir sa fiche")
	if want := (widget.Place{Area: widget.AreaCandidates, ID: r.page.view.Cases[1].Candidate.ID}); len(r.Went) != 1 || r.Went[0] != want {
		t.Errorf("it leads to %v", r.Went)
	}
	r.Tap("Émettre 7 documents")
	if n := len(r.issuedDocs()); n != 7 || len(r.documents().refused) != 0 || len(r.Refused) != 0 {
		t.Errorf("%d issued, %d refusals listed, %v", n, len(r.documents().refused), r.Refused)
	}
	if got := r.page.whole.MinSize().Height; got > 760 {
		t.Errorf("the page asks for a height of %v", got)
	}
}

func TestWithoutASignatoryTheCertificatesWaitAndTheSettingsAreNear(t *testing.T) {
	intoTemp(t)
	r := closedRoom(t, uitest.Empty(t), 2)
	centre, err := r.desk.Centre.Get()
	r.must(err)
	centre.Delegate = data.Signatory{}
	r.must(r.desk.Centre.Save(context.Background(), centre, ""))
	r.open(widget.StepDocuments)
	r.says("Émettre 5 documents", "ne peuvent pas être émis", "le signataire des certificats", "8 documents : Élodie Lœuillet, Charles-Édouard de Montrouvel")
	r.Tap("Compléter les réglages")
	if len(r.Went) != 1 || r.Went[0].Area != widget.AreaSettings {
		t.Errorf("it leads to %v", r.Went)
	}
}

func TestADocumentIsOpenedFromTheListAndIsTheSameEveryTime(t *testing.T) {
	dir := intoTemp(t)
	r := exampleRoom(t)
	r.open(widget.StepDocuments)
	docs := r.issuedDocs()
	if len(r.documents().issued.table.Rows()) != len(docs) || r.documents().ready.Visible() || r.documents().withheld.Visible() {
		t.Fatal("the example has every document issued")
	}
	r.Type("loeuillet attestation")
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyReturn)
	if len(r.Opened) != 2 || r.Opened[0] != r.Opened[1] || filepath.Dir(r.Opened[0]) != filepath.Join(dir, "Printemps 2021") {
		t.Fatalf("opened %q, refused %v", r.Opened, r.Refused)
	}
	written, err := os.ReadFile(r.Opened[0])
	r.must(err)
	first := slices.IndexFunc(docs, func(d data.Document) bool { return d.Number.Kind == data.KindAttestation })
	frozen, err := r.desk.Documents.PDF(docs[first])
	r.must(err)
	if !bytes.Equal(written, frozen) {
		t.Error("the file is another than what was issued")
	}
}

func TestEverythingIsExportedToAFolderOfOnesChoice(t *testing.T) {
	intoTemp(t)
	r := exampleRoom(t)
	r.open(widget.StepDocuments)
	r.says("Printemps 2021")
	n := len(r.issuedDocs())
	r.Tap("Exporter tout")
	r.Press(fyne.KeyEscape)
	if r.Window.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape does not close the dialog")
	}
	r.Tap("Exporter tout")
	input, ok := r.focused().(*widget.TextField)
	if !ok {
		t.Fatal("the focus is not on the folder")
	}
	input.SetText("Documents")
	r.Press(fyne.KeyReturn)
	r.says("n’est pas un chemin complet")
	chosen := filepath.Join(t.TempDir(), "Certificats")
	input.SetText(chosen)
	r.Press(fyne.KeyReturn)
	r.says(chosen)
	if files, err := os.ReadDir(chosen); err != nil || len(files) != n {
		t.Errorf("%d files for %d documents: %v", len(files), n, err)
	}
	r.Tap("Ouvrir le dossier")
	if len(r.Opened) != 1 || r.Opened[0] != chosen || len(r.Refused) != 0 {
		t.Errorf("opened %q, refused %v", r.Opened, r.Refused)
	}
}

func TestAFolderThatCannotBeMadeIsRefused(t *testing.T) {
	dir := intoTemp(t)
	r := exampleRoom(t)
	r.open(widget.StepDocuments)
	if err := os.WriteFile(filepath.Join(dir, "Printemps 2021"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.Tap("Ouvrir le dossier")
	if len(r.Refused) != 1 || !data.IsRefusal(r.Refused[0]) || len(r.Opened) != 0 {
		t.Errorf("refused %v, opened %q", r.Refused, r.Opened)
	}
}

func TestAFolderNameFitsEverySystem(t *testing.T) {
	for name, want := range map[string]string{"Hiver 2021–2022": "Hiver 2021–2022", "A/B : \"C\"?": "A-B - -C--", " . ": "Session"} {
		if got := folderName(name); got != want {
			t.Errorf("folderName(%q) = %q, want %q", name, got, want)
		}
	}
}
