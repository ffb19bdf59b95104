package session

import (
	"testing"

	"fyne.io/fyne/v2"
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
