package session

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"
)

func TestAGridGoesOutAndItsDifferencesComeBackInOneAct(t *testing.T) {
	h, page, desk := entry(t, 2)
	dir := t.TempDir()
	gridsFolder = func(string) (string, error) { return dir, nil }
	h.Tap("Grille à remplir…")
	h.Press(fyne.KeyReturn) // one sheet
	if len(h.Opened) != 1 {
		t.Fatal(h.Text(), h.Refused)
	}
	h.Chooses = h.Opened[0]
	h.Tap("Reprendre une grille…")
	if !h.Says("Aucun résultat ne change") {
		t.Fatal(h.Text(), h.Refused)
	}
	h.Press(fyne.KeyEscape)

	book, err := excelize.OpenFile(h.Chooses)
	if err != nil {
		t.Fatal(err)
	}
	for cell, mark := range map[string]any{"E5": 12.5, "E6": 21, "F6": "absente"} {
		if err := book.SetCellValue("Résultats", cell, mark); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	before, _ := desk.Journal()
	h.Tap("Reprendre une grille…")
	if !h.Says("2 résultats diffèrent") || !h.Says("rien → 12,5") || !h.Says("E6 : La note 21 est hors de l’échelle") {
		t.Fatal(h.Text(), h.Refused)
	}
	if now, _ := desk.Journal(); now != before {
		t.Error("something was written before it was confirmed")
	}
	h.Press(fyne.KeyReturn)
	if got := recorded(t, desk, page); got != "prospection ecrit=12,5 | prospection oral=absent | " {
		t.Errorf("recorded %s", got)
	}
	if now, _ := desk.Journal(); now != before+1 {
		t.Error("one grid is not one line of the journal")
	}
}
