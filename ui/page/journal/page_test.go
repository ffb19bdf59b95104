package journal

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// bench is the page open on some centre.
type bench struct {
	*uitest.Host
	t    *testing.T
	desk *app.Desk
	page *Page
}

func open(t *testing.T, desk *app.Desk) *bench {
	t.Helper()
	b := &bench{Host: uitest.NewHost(t), t: t, desk: desk}
	dir := t.TempDir()
	exportFolder = func() (string, error) { return dir, nil }
	page, err := New(desk, b)
	b.page = page
	b.Open(page, err)
	return b
}

// lines returns how many lines are shown.
func (b *bench) lines() int { return len(b.page.table.Rows()) }

func TestTheJournalOfANewCentreHasOneLine(t *testing.T) {
	b := open(t, uitest.Empty(t))
	if b.lines() != 1 || !b.Says("Centre créé") || !b.Says("1 ligne") {
		t.Error(b.Text())
	}
	b.Type("introuvable")
	if b.lines() != 0 || !b.Says("Aucune ligne ne répond à ces filtres.") || !b.Says("0 sur 1 ligne") {
		t.Error(b.Text())
	}
}

func TestALineIsFoundAndReadWithTheKeyboardAlone(t *testing.T) {
	b := open(t, uitest.Example(t))
	all := b.lines()
	b.Type("aubigne resultat saisi")
	if n := b.lines(); n == 0 || n == all {
		t.Fatalf("%d lines of %d", n, all)
	}
	b.Press(fyne.KeyReturn)
	if !b.Says("François-Xavier d’Aubigné") || !b.Says("Empreinte") {
		t.Fatal(b.Text())
	}
	b.Press(fyne.KeyEscape)
	if b.Says("Empreinte") {
		t.Error("Escape does not close the line")
	}
	b.Focus(b.page.Focus())
	b.Press(fyne.KeyEscape)
	if b.lines() != all {
		t.Error("Escape does not clear the search")
	}
}

func TestTheFiltersNarrowTheJournal(t *testing.T) {
	b := open(t, uitest.Example(t))
	f := b.page.filters
	f.from.SetText("15/06/2021")
	f.to.SetText("15/06/2021")
	for _, l := range b.page.shown {
		if rncp.DateOf(l.At) != rncp.NewDate(2021, 6, 15) {
			t.Fatalf("a line of %s", l.At)
		}
	}
	f.action.Pick(string(app.ActSeal))
	if b.lines() != 1 || !b.Says("Session close") {
		t.Errorf("%d lines: %s", b.lines(), b.Text())
	}
	if f.who.Visible() {
		t.Error("one operator is offered among one")
	}
}

func TestALineLeadsToThePersonOnThatDay(t *testing.T) {
	b := open(t, uitest.Example(t))
	b.Type("aubigne resultat saisi")
	b.Press(fyne.KeyReturn)
	b.Tap("Voir la personne à cette date")
	b.Tap("Voir la session à cette date")
	if len(b.Back) != 2 || b.Back[0].Place.Area != widget.AreaCandidates || b.Back[1].Place.Area != widget.AreaSessions || b.Back[0].Place.ID == "" {
		t.Fatalf("%+v", b.Back)
	}
	if b.Back[0].Day != rncp.DateOf(b.page.shown[0].At) {
		t.Errorf("it goes back to the %s", b.Back[0].Day)
	}
}

func TestWhatIsShownIsExported(t *testing.T) {
	b := open(t, uitest.Example(t))
	b.Type("session close")
	b.Tap("Exporter")
	if len(b.Opened) != 1 {
		t.Fatal(b.Refused)
	}
	text, err := os.ReadFile(b.Opened[0])
	if err != nil || strings.Count(string(text), "\r\n") != 1+b.lines() {
		t.Errorf("%d rows for %d lines, %v", strings.Count(string(text), "\r\n"), b.lines(), err)
	}
}

func TestTheChainIsVerified(t *testing.T) {
	b := open(t, uitest.Empty(t))
	b.Tap("Vérifier la chaîne")
	if len(b.Told) != 1 || !strings.Contains(b.Told[0], "Tout est intact") {
		t.Error(b.Told, b.Refused)
	}
}

func TestANewActIsSeenWhereOneIs(t *testing.T) {
	desk := uitest.Empty(t)
	b := open(t, desk)
	desk.OnChange(func([]data.Change) { b.page.Refresh() })
	b.Type("session")
	if _, err := desk.Sessions.Open(t.Context(), data.Session{Code: "P", Name: "Printemps", From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 5, 28)}); err != nil {
		t.Fatal(err)
	}
	if b.lines() != 1 || !b.Says("Session ouverte") {
		t.Error(b.Text())
	}
}
