package widget_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func people() []widget.TableRow {
	return []widget.TableRow{
		{Key: "1", Cells: []string{"Zoé Dupont", "9"}, Sort: []string{"dupont", "09"}},
		{Key: "2", Cells: []string{"Élodie Lœuillet", "12"}, Sort: []string{"loeuillet", "12"}},
		{Key: "3", Cells: []string{"Thibaut Ångström", "10"}, Sort: []string{"angstrom", "10"}},
	}
}

func table(t *testing.T, filter string) (*uitest.Host, *widget.Table, *[]data.ID) {
	t.Helper()
	h, opened := uitest.NewHost(t), &[]data.ID{}
	table := widget.NewTable([]widget.Column{{Title: "Candidat", Share: 3}, {Title: "Note", Share: 1}}, filter)
	table.Empty = "Personne. Inscrivez quelqu’un."
	table.OnOpen = func(key data.ID) { *opened = append(*opened, key) }
	h.Window.SetContent(table.Content())
	h.Focus(table.Focus())
	return h, table, opened
}

func keys(table *widget.Table) string {
	var b strings.Builder
	for _, r := range table.Rows() {
		b.WriteString(string(r.Key))
	}
	return b.String()
}

func TestATableWithoutRowsSaysWhatToDo(t *testing.T) {
	h, table, opened := table(t, "Chercher")
	table.SetRows(nil)
	if !h.Says("Personne. Inscrivez quelqu’un.") {
		t.Error("the empty table says nothing")
	}
	h.Press(fyne.KeyReturn)
	table.SetRows(people())
	if h.Says("Personne.") || len(*opened) != 0 {
		t.Error("it goes on saying that it is empty, or opens nothing")
	}
}

func TestATableIsFilteredAccentsApart(t *testing.T) {
	h, table, opened := table(t, "Chercher")
	table.SetRows(people())
	h.Type("LOEU elodie")
	if keys(table) != "2" {
		t.Errorf("shows %s", keys(table))
	}
	h.Press(fyne.KeyReturn)
	if fmt.Sprint(*opened) != "[2]" {
		t.Errorf("Return in the filter opens %v", *opened)
	}
	h.Type("zzz")
	if !h.Says("Rien ne correspond.") || h.Says("Personne.") {
		t.Error("it does not say that nothing matches")
	}
	h.Press(fyne.KeyEscape)
	if keys(table) != "123" {
		t.Errorf("Escape leaves %s", keys(table))
	}
}

func TestARefreshKeepsFilterAndOrder(t *testing.T) {
	h, table, _ := table(t, "Chercher")
	rows := people()
	table.SetRows(rows)
	h.Type("t") // Dupont, Lœuillet and Ångström
	h.Tap("Candidat")
	rows[0].Cells[0], rows[0].Sort[0] = "Zoé Vidal", "vidal"
	table.SetRows(rows)
	if keys(table) != "32" {
		t.Errorf("shows %s: a row is found by what it said before", keys(table))
	}
}

func TestATableIsSortedByItsHeadersBothWays(t *testing.T) {
	h, table, _ := table(t, "")
	table.SetRows(people())
	for i, want := range []string{"312", "213", "312"} {
		h.Tap("Candidat")
		if keys(table) != want {
			t.Errorf("click %d: %s, want %s", i+1, keys(table), want)
		}
	}
	h.Tap("Note")
	if keys(table) != "132" || !h.Says("Note ▲") || h.Says("Candidat ▲") {
		t.Errorf("by mark: %s", keys(table))
	}
	t.Run("and by keyboard", func(t *testing.T) {
		h.Focus(h.Button("Note"))
		h.Press(fyne.KeyReturn)
		if keys(table) != "231" || !h.Says("Note ▼") {
			t.Errorf("by mark, downwards: %s", keys(table))
		}
	})
	t.Run("by the cells where no order is given", func(t *testing.T) {
		rows := people()
		for i := range rows {
			rows[i].Sort = nil
		}
		table.SetRows(rows)
		table.SortBy(0)
		if keys(table) != "231" {
			t.Errorf("got %s", keys(table))
		}
	})
}

func TestReturnOpensTheRowThatOneIsOn(t *testing.T) {
	h, table, opened := table(t, "")
	table.SetRows(people())
	h.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn)
	if fmt.Sprint(*opened) != "[1 2 3 2]" {
		t.Errorf("opened %v", *opened)
	}
	table.SetRows(people()[:1])
	h.Press(fyne.KeyReturn)
	if got := (*opened)[len(*opened)-1]; got != "1" {
		t.Errorf("with fewer rows it opens %s", got)
	}
	escaped := false
	h.Window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { escaped = ev.Name == fyne.KeyEscape })
	h.Press(fyne.KeyEscape)
	if !escaped {
		t.Error("Escape is swallowed")
	}
}
