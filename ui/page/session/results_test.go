package session

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// entry is the page of a session with people enrolled for all four blocs in formation initiale, at the step « Résultats ».
func entry(t testing.TB, people int) (*uitest.Host, *Page, *app.Desk) {
	t.Helper()
	desk := uitest.Empty(t)
	h, page := entryAt(t, desk, people)
	return h, page, desk
}

// entryAt is entry on a desk of its own settings.
func entryAt(t testing.TB, desk *app.Desk, people int) (*uitest.Host, *Page) {
	t.Helper()
	s, err := desk.Sessions.Open(t.Context(), data.Session{Code: "P", Name: "Printemps", From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 5, 28)})
	if err != nil {
		t.Fatal(err)
	}
	for i := range people {
		c, err := desk.Candidates.Save(t.Context(), data.Candidate{Sex: data.Female, GivenNames: []string{"Élodie"}, BirthName: "Lœuillet" + string(rune('a'+i%26)) + string(rune('a'+i/26)),
			BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac"}})
		if err != nil {
			t.Fatal(err)
		}
		p, err := desk.Enrolments.SavePath(t.Context(), data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteStudent, Track: rncp.TrackInitial,
			TrainingFrom: rncp.NewDate(2019, 9, 9), TrainingTo: rncp.NewDate(2021, 5, 12)})
		if err != nil {
			t.Fatal(err)
		}
		blocs := []data.BlocRequest{{Bloc: "prospection", Way: rncp.WayExams}, {Bloc: "organisation", Way: rncp.WayExams}}
		if people == 200 { // eight columns, as wide as the speed is asked for
			blocs = append(blocs, data.BlocRequest{Bloc: "negociation", Way: rncp.WayExams})
		}
		if _, err := desk.Enrolments.Enrol(t.Context(), s.ID, p.ID, blocs); err != nil {
			t.Fatal(err)
		}
	}
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: s.ID, Step: widget.StepResults})
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	return h, page
}

// recorded writes the current results of a session, person by person, for comparison.
func recorded(t testing.TB, desk *app.Desk, page *Page) string {
	t.Helper()
	view, err := desk.Sessions.View(page.id)
	if err != nil {
		t.Fatal(err)
	}
	words := ""
	for _, k := range view.Cases {
		for _, r := range k.Results {
			words += fmt.Sprintf("%s %s=%s ", r.Bloc, r.Assessment, r.Value)
		}
		words += "| "
	}
	return words
}

func TestGuidedEntryLeadsFromFieldToField(t *testing.T) {
	h, page, desk := entry(t, 1)
	if !h.Says("1 sur 2") || !h.Says("Sélectionner les clients et prospects") || !h.Says("Epreuve écrite individuelle") {
		t.Fatal(h.Text())
	}
	h.Type("12,5")
	h.Press(fyne.KeyReturn)
	if got := recorded(t, desk, page); got != "prospection ecrit=12,5 | " {
		t.Errorf("after Return: %s", got)
	}
	h.Type("21")
	h.Press(fyne.KeyReturn)
	if !h.Says("hors de l’échelle") {
		t.Error("a mark off the scale is not refused beside its field")
	}
	h.Press(fyne.KeyBackspace)
	h.Press(fyne.KeyBackspace)
	h.Type("a")
	h.Press(fyne.KeyReturn)
	h.Type("+")
	h.Press(fyne.KeyReturn)
	if !h.Says("2 sur 2") || !h.Says("Organiser son activité commerciale") {
		t.Error("the next bloc does not follow")
	}
	h.Type("10")
	h.Press(fyne.KeyReturn)
	h.Type("-")
	h.Press(fyne.KeyReturn)
	want := "prospection ecrit=12,5 prospection oral=absent prospection bloc-professionnel=acquis organisation ecrit=10 organisation bloc-professionnel=non acquis | "
	if got := recorded(t, desk, page); got != want {
		t.Errorf("got %s", got)
	}
	if n := len(h.Went); n != 1 || h.Went[0].Step != widget.StepJury {
		t.Errorf("when all is entered it leads to %v", h.Went)
	}
}

func TestLeavingAStationConfirmsWhatIsTyped(t *testing.T) {
	h, page, desk := entry(t, 1)
	h.Type("14")
	h.Tap("Suivant")
	if got := recorded(t, desk, page); got != "prospection ecrit=14 | " || !h.Says("2 sur 2") {
		t.Errorf("got %s", got)
	}
	h.Tap("Précédent")
	if !h.Says("1 sur 2") || !h.Says("Proposition, à titre indicatif") {
		t.Error("« Précédent » does not lead back")
	}
}

func TestTheGridTakesKeysAsASpreadsheetDoes(t *testing.T) {
	h, page, desk := entry(t, 2)
	h.Tap("Tableau")
	h.Type("12.5")
	h.Press(fyne.KeyReturn)
	h.Type("9")
	h.Press(fyne.KeyTab)
	h.Type("E")
	g := page.step.(*resultsStep).grid
	g.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
	h.Press(fyne.KeyReturn)
	g.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
	h.Type("11")
	h.Press(fyne.KeyEscape)
	want := "prospection ecrit=12,5 | prospection ecrit=9 prospection oral=excusé | "
	if got := recorded(t, desk, page); got != want {
		t.Errorf("got %s", got)
	}
	if g.row != 0 || g.col != 1 || g.typing {
		t.Errorf("at %d, %d, typing %v", g.row, g.col, g.typing)
	}
	h.Type("33")
	h.Press(fyne.KeyDown)
	if !h.Says("hors de l’échelle") || g.row != 0 || string(g.typed) != "33" {
		t.Error("what is refused does not stay for correction")
	}
	h.Press(fyne.KeyBackspace)
	h.Press(fyne.KeyDown)
	if got := recorded(t, desk, page); got != "prospection ecrit=12,5 prospection oral=3 | prospection ecrit=9 prospection oral=excusé | " || h.Says("hors de l’échelle") {
		t.Errorf("after the correction: %s", got)
	}
	h.Type("7")
	g.FocusLost()
	if got := recorded(t, desk, page); got != "prospection ecrit=12,5 prospection oral=3 | prospection ecrit=9 prospection oral=7 | " {
		t.Errorf("what was typed when the focus left: %s", got)
	}
}

func TestEveryOwedCellIsReachedByKeyboard(t *testing.T) {
	desk := uitest.Example(t)
	sessions, _ := desk.Sessions.All()
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: sessions[0].ID, Step: widget.StepResults})
	h.Open(page, err)
	h.Tap("Tableau")
	g := page.step.(*resultsStep).grid
	owed := 0
	for _, row := range g.cells {
		for _, cell := range row {
			if cell.owed {
				owed++
			}
		}
	}
	seen := 1
	for g.AcceptsTab() {
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		seen++
	}
	if seen != owed {
		t.Errorf("Tab reaches %d cells of %d", seen, owed)
	}
	for range g.cells {
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	if g.row != 0 {
		t.Errorf("Up from the last row leads to row %d", g.row)
	}
}

func TestASealedSessionIsReadOnly(t *testing.T) {
	desk := uitest.Example(t)
	sessions, _ := desk.Sessions.All()
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: sessions[0].ID, Step: widget.StepResults})
	h.Open(page, err)
	if !h.Says("les résultats ne changent plus") {
		t.Error(h.Text())
	}
	h.Tap("Tableau")
	h.Type("3")
	if g := page.step.(*resultsStep).grid; g.typing {
		t.Error("the grid takes a mark")
	}
}

func TestWithoutCandidatesItLeadsToTheEnrolments(t *testing.T) {
	h, _, _ := entry(t, 0)
	h.Tap("Inscrire des candidats")
	if len(h.Went) != 1 || h.Went[0].Step != widget.StepEnrolment {
		t.Errorf("leads to %v", h.Went)
	}
}

func BenchmarkConfirmMark(b *testing.B) {
	h, page, _ := entry(b, 20)
	h.Tap("Tableau")
	g := page.step.(*resultsStep).grid
	for i := 0; b.Loop(); i++ {
		g.row, g.col = i%20, i/20%2
		for _, r := range fmt.Sprint(i % 21) {
			g.TypedRune(r)
		}
		g.confirm()
	}
}

func BenchmarkGridScroll(b *testing.B) {
	h, page, _ := entry(b, 200)
	h.Tap("Tableau")
	g := page.step.(*resultsStep).grid
	h.Window.Canvas().Unfocus()
	g.UnselectAll() // the painter in memory cannot draw the mark of a cell that is scrolled out of sight
	worst := time.Duration(0)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		g.ScrollToOffset(fyne.NewPos(0, float32(i%40)*150))
		h.Window.Canvas().Capture()
		worst = max(worst, time.Since(start))
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
}

// portfolio is the page of a session in which one portfolio is due.
func portfolio(t *testing.T) (*uitest.Host, *Page, *app.Desk) {
	t.Helper()
	desk := uitest.Example(t)
	s, err := desk.Sessions.Open(t.Context(), data.Session{Code: "P", Name: "Printemps", From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 5, 28)})
	if err != nil {
		t.Fatal(err)
	}
	all, _ := desk.Candidates.All()
	person, _ := desk.Candidates.Person(all[2].ID) // Māris Ķeizars: trained until 18 December 2020, in formation continue
	if _, err := desk.Enrolments.Enrol(t.Context(), s.ID, person.Paths[0].ID, []data.BlocRequest{{Bloc: "portefeuille", Way: rncp.WayPortfolio}}); err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t)
	page, err := New(desk, h, widget.Place{ID: s.ID, Step: widget.StepResults})
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	return h, page, desk
}

func TestAPortfolioIsEnteredWithItsDay(t *testing.T) {
	h, page, desk := portfolio(t)
	if !h.Says("du 18 mars 2021 au 18 juin 2021") {
		t.Errorf("the months of the fiche are not said:\n%s", h.Text())
	}
	h.Type("o")
	h.Press(fyne.KeyTab)
	h.Type("31/2/2021")
	h.Press(fyne.KeyReturn)
	if !h.Says("n’existe pas") || recorded(t, desk, page) != "| " {
		t.Error("a day that is none is taken")
	}
	g := page.step.(*resultsStep).guided
	g.fields[0].day.SetText("")
	h.Focus(g.fields[0].day)
	h.Type("1/9/2021")
	h.Press(fyne.KeyReturn)
	view, _ := desk.Sessions.View(page.id)
	if r := view.Cases[0].Results; len(r) != 1 || r[0].Value.Kind != data.ValueAcquired || r[0].On != rncp.NewDate(2021, 9, 1) {
		t.Errorf("recorded %+v", r)
	}
	if !h.Says("hors du délai de la fiche") {
		t.Error("a portfolio outside its months is not pointed out")
	}
}

func TestTheDayOfAPortfolioIsNotMadeUp(t *testing.T) {
	h, page, _ := portfolio(t)
	h.Tap("Tableau")
	h.Type("o")
	h.Press(fyne.KeyReturn)
	h.Tap("Candidat par candidat")
	if r := page.view.Cases[0].Results; len(r) != 1 || !r[0].On.IsZero() || !h.Says("La date du portefeuille manque") {
		t.Errorf("recorded %+v:\n%s", r, h.Text())
	}
}
