package session

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestAKindThatWaitsIsNotIssued(t *testing.T) {
	intoTemp(t)
	r := closedRoom(t, uitest.Empty(t), 2)
	r.open(widget.StepDocuments)
	r.Tap("8 certificats de bloc")
	r.says("Émettre 5 documents")
	r.Tap("2 relevés de résultats")
	r.Tap("Émettre 3 documents")
	if n := len(r.issuedDocs()); n != 3 {
		t.Errorf("%d issued", n)
	}
	r.says("8 certificats de bloc", "2 relevés de résultats", "Émettre 2 documents")
	r.Tap("2 demandes de parchemin")
	r.says("Émettre 0 document")
	if s := r.documents(); !s.issue.Disabled() || !s.preview.Disabled() {
		t.Error("nothing is chosen and something can be issued")
	}
	r.Tap("8 certificats de bloc")
	r.says("Émettre 8 documents")
}

func TestAnAttestationOfEnrolmentIsIssuedBeforeTheClosing(t *testing.T) {
	intoTemp(t)
	r := openJuryRoom(t, uitest.Empty(t), 2)
	r.open(widget.StepDocuments)
	r.Tap("Attestation d’inscription…")
	r.says("Élodie Lœuillet", "Charles-Édouard")
	r.Tap("Émettre")
	r.says("Personne n’est choisi")
	r.Press(fyne.KeyReturn) // the focus is on the names
	r.Tap("Élodie Lœuillet")
	r.Tap("Aperçu")
	r.says("Attestation d’inscription, Élodie Lœuillet", "page 1 sur 2")
	r.Press(fyne.KeyEscape)
	r.Tap("Émettre")
	docs := r.issuedDocs()
	if len(docs) != 1 || docs[0].Number.String() != "CANTAL-AI-2021-0001" {
		t.Fatalf("issued %+v, refused %v", docs, r.Refused)
	}
	r.says("La session n’est pas close", "CANTAL-AI-2021-0001", "Imprimer…")
	r.Tap("Attestation d’inscription…")
	r.says("Déjà émise pour Élodie Lœuillet (CANTAL-AI-2021-0001).")
	r.Press(fyne.KeyEscape)
	r.documents().issued.openOne(docs[0].ID)
	if len(r.Opened) != 1 || !strings.HasSuffix(r.Opened[0], "Attestation d’inscription – Élodie Lœuillet – Printemps 2021.pdf") {
		t.Errorf("opened %v", r.Opened)
	}
	if _, err := os.Stat(r.Opened[0]); err != nil {
		t.Error(err)
	}
}

func TestAnAttestationOfEnrolmentNeedsACandidate(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 0)
	r.open(widget.StepDocuments)
	r.Tap("Attestation d’inscription…")
	r.says("La session n’a pas de candidat.")
	r.Press(fyne.KeyReturn)
	if r.Window.Canvas().Overlays().Top() != nil {
		t.Error("Return does not close")
	}
}

func TestAParchmentOvertakenIsSaid(t *testing.T) {
	intoTemp(t)
	desk := uitest.Empty(t)
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	centre.Parchment.Allowed = true
	if err := desk.Centre.Save(t.Context(), centre, ""); err != nil {
		t.Fatal(err)
	}
	r := closedRoom(t, desk, 1)
	r.open(widget.StepDocuments)
	r.says("1 parchemin")
	r.Press(fyne.KeyReturn)
	docs := r.issuedDocs()
	parchment := docs[len(docs)-1]
	if parchment.Number.Kind != data.KindParchment {
		t.Fatalf("the last is %s", parchment.Number)
	}
	_, err = desk.Juries.Correct(t.Context(), data.Decision{Enrolment: parchment.Enrolment, Bloc: data.WholeCertification, Outcome: data.OutcomeDeferred,
		Reason: "Pièce manquante.", On: desk.Today()})
	r.must(err)
	r.says("Documents à ne plus remettre", "Parchemin CANTAL-PA-2021-0001, pour Élodie Lœuillet, ne vaut plus")
	if got := r.issuedRow("CANTAL-PA-2021-0001").Cells[1]; got != "Parchemin (ne vaut plus)" {
		t.Errorf("the row says %q", got)
	}
}
