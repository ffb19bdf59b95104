package candidate

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
)

func TestTheLedgerOfEachCertificationIsShown(t *testing.T) {
	desk := uitest.Example(t)
	people, err := desk.Candidates.All()
	if err != nil {
		t.Fatal(err)
	}
	id := people[0].ID
	h := uitest.NewHost(t)
	p, err := New(desk, h, id)
	h.Open(p, err)
	if h.Says("Assistant en ressources humaines") {
		t.Error("with one certification there is nothing to choose")
	}
	f := uitest.Sister(t, desk, "../../../data/rncp/testdata/opendata.xml")
	_, err = desk.Reference.Correspond(context.Background(), data.Correspondence{Reference: "Décision n° 7", On: rncp.NewDate(2021, 3, 2),
		Old: data.BlocsHeld{Fiche: "27413", Blocs: []rncp.BlocKey{"organisation"}}, New: data.BlocsHeld{Fiche: "36612", Blocs: []rncp.BlocKey{f.Blocs[0].Key}}})
	if err != nil {
		t.Fatal(err)
	}
	p.Refresh()
	if !h.Says("Négocier et suivre une vente") {
		t.Errorf("the ledger is not that of the person's own certification:\n%s", h.Text())
	}
	button := h.Button("Assistant en ressources humaines")
	h.Focus(button)
	h.Press(fyne.KeyReturn)
	if !h.Says("1 sur 4") || !h.Says("Correspondance, « Organiser son activité commerciale » de RNCP27413, Décision n° 7") || h.Window.Canvas().Focused() != button {
		t.Errorf("the sister's ledger:\n%s", h.Text())
	}
	l, err := NewList(desk, h)
	h.Open(l, err)
	if rows := l.table.Rows(); len(rows) == 0 || rows[0].Cells[5] == "1 sur 4" && rows[0].Key == id {
		t.Errorf("the list counts the blocs of another certification: %v", rows[0].Cells)
	}
}
