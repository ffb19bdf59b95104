package session

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/widget"
)

func TestWhatWillBeIssuedIsLookedAtFirst(t *testing.T) {
	r, _ := printing(t)
	r.Tap("Aperçu")
	r.says("Procès-verbal, La session", "document 1 sur 5 · page 1 sur 2")
	r.Press(fyne.KeyRight)
	r.says("page 2 sur 2")
	r.Press(fyne.KeyRight)
	r.says("Attestation de résultats, Élodie Lœuillet", "document 2 sur 5 · page 1 sur 2")
	r.Tap("Document précédent")
	r.says("document 1 sur 5")
	r.Press(fyne.KeyEscape)
	if plan, err := r.desk.Documents.Plan(r.id); err != nil || len(plan.Issued) != 0 {
		t.Errorf("looking issued %v, %v", plan.Issued, err)
	}
}

func TestADocumentThatCannotBeDrawnSaysWhyAmongTheOthers(t *testing.T) {
	intoTemp(t)
	r := closedRoom(t, pickyDesk(t, picky{name: "Montrouvel", blind: true}), 2)
	r.open(widget.StepDocuments)
	r.Tap("Aperçu")
	for range 12 {
		r.Press(fyne.KeyRight)
		r.Press(fyne.KeyRight)
	}
	r.says("n’a pas de dessin dans la police", "Charles-Édouard de Montrouvel", "page 1 sur 1")
	r.Tap("Document précédent")
	r.Tap("Document précédent")
	if len(r.Refused) != 0 {
		t.Errorf("refused beneath the dialog: %v", r.Refused)
	}
}
