package candidate

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func openList(t *testing.T, h *uitest.Host, full bool) *List {
	t.Helper()
	desk := uitest.Empty(t)
	if full {
		desk = uitest.Example(t)
	}
	l, err := NewList(desk, h)
	h.Open(l, err)
	return l
}

func TestTheSearchNeedsNoAccents(t *testing.T) {
	h := uitest.NewHost(t)
	l := openList(t, h, true)
	if len(l.table.Rows()) != 16 || !h.Says("16 personnes") {
		t.Fatalf("%d candidates:\n%s", len(l.table.Rows()), h.Text())
	}
	h.Type("elodie loeu")
	if rows := l.table.Rows(); len(rows) != 1 || rows[0].Cells[0] != "Lœuillet" || rows[0].Cells[4] != "Printemps 2021" || rows[0].Cells[5] != "4 sur 4" {
		t.Errorf("found %v", rows)
	}
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaCandidates || h.Went[0].ID == "" {
		t.Errorf("Return leads to %v", h.Went)
	}
	h.Press(fyne.KeyEscape)
	if len(l.table.Rows()) != 16 {
		t.Error("Escape does not show everybody again")
	}
}

func TestTheSearchFindsNobody(t *testing.T) {
	h := uitest.NewHost(t)
	openList(t, h, true)
	h.Type("zzz")
	if !h.Says("Rien ne correspond") {
		t.Error(h.Text())
	}
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 0 {
		t.Errorf("Return on nobody leads to %v", h.Went)
	}
}

func TestThePeopleComeInTheOrderOfTheirNames(t *testing.T) {
	h := uitest.NewHost(t)
	rows := openList(t, h, true).table.Rows()
	for i := 1; i < len(rows); i++ {
		if rows[i-1].Sort[0] > rows[i].Sort[0] {
			t.Errorf("%q comes before %q", rows[i-1].Cells[0], rows[i].Cells[0])
		}
	}
	if rows[0].Cells[0] != "Ångström" {
		t.Errorf("the first is %q", rows[0].Cells[0])
	}
}

func TestTheKeyboardGoesFromTheSearchToTheRows(t *testing.T) {
	h := uitest.NewHost(t)
	l := openList(t, h, true)
	for range 9 { // past the six headings, « Importer… » and « Ajouter une personne »
		h.Press(fyne.KeyTab)
	}
	h.Press(fyne.KeyDown, fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0].ID != l.table.Rows()[1].Key {
		t.Errorf("went to %v", h.Went)
	}
}

func TestARefreshKeepsWhatIsTyped(t *testing.T) {
	h := uitest.NewHost(t)
	l := openList(t, h, true)
	h.Type("aurillac")
	n := len(l.table.Rows())
	l.Refresh()
	if n == 0 || n == 16 || len(l.table.Rows()) != n || h.Window.Canvas().Focused() != l.table.Focus() {
		t.Errorf("%d rows became %d", n, len(l.table.Rows()))
	}
}

func TestAnEmptyListLeadsToTheSessions(t *testing.T) {
	h := uitest.NewHost(t)
	openList(t, h, false)
	if !h.Says("en l’inscrivant à une session") {
		t.Error(h.Text())
	}
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0] != (widget.Place{Area: widget.AreaSessions}) {
		t.Errorf("went to %v", h.Went)
	}
}

// BenchmarkSearch types in the search of a shown and sorted list of 10,000 candidates: one frame is 16 ms.
func BenchmarkSearch(b *testing.B) {
	h := uitest.NewHost(b)
	l, err := NewList(uitest.Empty(b), h)
	h.Open(l, err)
	rows := make([]widget.TableRow, 10_000)
	for i := range rows {
		c := data.Candidate{ID: data.ID(fmt.Sprint(i)), BirthName: fmt.Sprintf("Lœuillet-%d", i*7919%10_000), GivenNames: []string{"Élodie", "Zoé"},
			BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}}
		rows[i] = row(&c, facts{session: "Printemps 2021", held: 2}, 4)
	}
	l.table.SetRows(rows)
	h.Window.Content().Refresh()
	for i := 0; b.Loop(); i++ {
		l.table.Filter([]string{"loeu elod", "99", "aurillac 7", "zoe", ""}[i%5])
	}
}
