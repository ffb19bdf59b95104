package session

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestAnEmptiedFieldOffersToWithdrawTheMark(t *testing.T) {
	h, page, desk := entry(t, 1)
	h.Type("12")
	h.Press(fyne.KeyReturn)
	g := page.step.(*resultsStep).guided
	f := g.fields[0]
	h.Focus(f.input)
	h.Press(fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyReturn)
	if !h.Says("la note 12 reste dans le dossier") || recorded(t, desk, page) != "prospection ecrit=12 | " {
		t.Fatalf("nothing is said of the mark that stays:\n%s", h.Text())
	}
	h.Tap("Suivant")
	if !h.Says("1 sur 2") {
		t.Error("one goes on although the field and the folder say different things")
	}
	h.Tap("Garder 12")
	if f.input.Text != "12" || h.Says("reste dans le dossier") {
		t.Errorf("after « Garder » the field says %q", f.input.Text)
	}
	h.Press(fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyReturn)
	h.Press(fyne.KeyReturn) // on « Retirer la note »
	if got := recorded(t, desk, page); got != "| " {
		t.Errorf("after « Retirer la note »: %s", got)
	}
	if h.Window.Canvas().Focused() != f.input || h.Says("Retirer la note") || !strings.HasPrefix(h.Told[len(h.Told)-1], "Retiré : Élodie") {
		t.Errorf("the field does not wait for another mark; told %q", h.Told)
	}
}

func TestAFieldConfirmsWhenItIsLeftAndKeepsWhatIsWrong(t *testing.T) {
	h, page, desk := entry(t, 1)
	h.Type("12")
	h.Press(fyne.KeyTab)
	if got := recorded(t, desk, page); got != "prospection ecrit=12 | " {
		t.Errorf("after Tab: %s", got)
	}
	h.Type("33")
	h.Press(fyne.KeyTab)
	g := page.step.(*resultsStep).guided
	if !h.Says("hors de l’échelle") || g.fields[1].input.Text != "33" || h.Window.Canvas().Focused() != g.fields[2].input {
		t.Error("a refused mark does not stay with its reason, or holds the focus back")
	}
}

func TestDeleteWithdrawsInTheGridAfterOneQuestion(t *testing.T) {
	h, page, desk := entry(t, 2)
	h.Tap("Tableau")
	h.Press(fyne.KeyDelete)
	if len(h.Asked) != 0 {
		t.Error("an empty cell asks")
	}
	h.Type("12")
	h.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyDelete)
	if len(h.Asked) != 1 || h.Asked[0].Title != "Retirer la note ?" || !strings.Contains(h.Asked[0].Text, "la note 12") {
		t.Fatalf("asked %+v", h.Asked)
	}
	h.Tap("Annuler")
	if got := recorded(t, desk, page); got != "prospection ecrit=12 | | " {
		t.Errorf("after « Annuler »: %s", got)
	}
	h.Press(fyne.KeyDelete)
	h.Tap("Retirer la note")
	g := page.step.(*resultsStep).grid
	if got := recorded(t, desk, page); got != "| | " || g.current().text != "" {
		t.Errorf("after the question: %s, the cell says %q", got, g.current().text)
	}
}

func TestAnEmptiedCellIsNeverKeptSilently(t *testing.T) {
	h, page, desk := entry(t, 2)
	h.Tap("Tableau")
	h.Type("9")
	h.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyBackspace, fyne.KeyReturn)
	if len(h.Asked) != 1 {
		t.Fatal("an emptied cell that is confirmed asks nothing")
	}
	h.Tap("Retirer la note")
	if got := recorded(t, desk, page); got != "| | " {
		t.Errorf("got %s", got)
	}
	h.Type("9")
	h.Press(fyne.KeyReturn, fyne.KeyUp, fyne.KeyBackspace)
	g := page.step.(*resultsStep).grid
	g.FocusLost()
	if g.typing || g.current().text != "9" || len(h.Asked) != 1 {
		t.Error("a cell that is left empty does not show again what it holds")
	}
}

func TestAResultHasTheDayOfItsConvocation(t *testing.T) {
	h, page, desk := entry(t, 1)
	k := page.view.Cases[0]
	summon := data.Convocation{Enrolment: k.Enrolment.ID, Bloc: "prospection", Assessment: "ecrit", On: rncp.NewDate(2021, 5, 20), At: "09:30", Place: "Salle 2"}
	if err := desk.Assessments.Summon(t.Context(), page.id, []data.Convocation{summon}); err != nil {
		t.Fatal(err)
	}
	h.Type("12")
	h.Press(fyne.KeyReturn)
	h.Type("13")
	h.Press(fyne.KeyReturn)
	days := map[string]data.Date{}
	for _, r := range page.view.Cases[0].Results {
		days[r.Assessment] = r.On
	}
	if days["ecrit"] != summon.On || days["oral"] != page.view.Session.From {
		t.Errorf("the days are %v", days)
	}
}

func TestAResultAgainstTheAttendanceIsRefusedWhereItIsTyped(t *testing.T) {
	h, page, desk := entry(t, 1)
	err := desk.Assessments.Attend(t.Context(), page.id, []data.Attendance{{Enrolment: page.view.Cases[0].Enrolment.ID, Bloc: "prospection", Assessment: "ecrit", Presence: data.Present}})
	if err != nil {
		t.Fatal(err)
	}
	const sentence = "est noté « présent » à l’épreuve « Écrit »"
	h.Type("a")
	h.Press(fyne.KeyReturn)
	f := page.step.(*resultsStep).guided.fields[0]
	if !strings.Contains(f.field.Said(), sentence) || f.input.Text != "a" || h.Window.Canvas().Focused() != f.input {
		t.Errorf("beside the field: %q; typed %q", f.field.Said(), f.input.Text)
	}
	f.putBack()
	h.Tap("Tableau")
	h.Type("a")
	h.Press(fyne.KeyReturn)
	if g := page.step.(*resultsStep).grid; !h.Says(sentence) || string(g.typed) != "a" || g.row != 0 {
		t.Errorf("in the grid: %s", h.Text())
	}
}

func TestTheRulesOfAnAssessmentStandByItsField(t *testing.T) {
	const own = "coefficient 2 · éliminatoire sous 6 · seuil 10"
	h, _ := entryAt(t, deskWith(t, withOwnRules), 1)
	if strings.Count(h.Text(), "coefficient") != 1 || !h.Says(own) || !h.Says("seuil du bloc : 10") {
		t.Errorf("in the guided mode:\n%s", h.Text())
	}
	h.Tap("Tableau")
	if !h.Says("Écrit · " + own) {
		t.Errorf("in the grid:\n%s", h.Text())
	}
	h.Press(fyne.KeyRight)
	if h.Says("coefficient") {
		t.Error("the oral has rules that are not its own")
	}
}

func TestWithoutMarksNothingSpeaksOfThem(t *testing.T) {
	h, page := entryAt(t, deskWith(t, func(c *data.Centre) { withOwnRules(c); withVerdicts(c) }), 1)
	for range 2 {
		for _, word := range []string{"note", "seuil", "coefficient"} {
			if h.Says(word) {
				t.Errorf("the page says %q:\n%s", word, h.Text())
			}
		}
		if !h.Says("Tapez + pour acquis, - pour non acquis, A pour absent") {
			t.Errorf("the page does not say what to type:\n%s", h.Text())
		}
		h.Tap("Tableau")
	}
	h.Tap("Candidat par candidat")
	h.Type("12")
	h.Press(fyne.KeyReturn)
	if f := page.step.(*resultsStep).guided.fields[0]; !strings.Contains(f.field.Said(), "« 12 » ne convient pas ici") {
		t.Errorf("of a mark: %q", f.field.Said())
	}
}

func TestAWrongValueIsNotLostOnTheWayToAnotherStep(t *testing.T) {
	h, page, _ := entry(t, 1)
	if page.Unsaved() != "" {
		t.Error("nothing is typed")
	}
	h.Type("33")
	h.Tap("4. Jury")
	if _, here := page.step.(*resultsStep); !here || !h.Says("hors de l’échelle") || page.Unsaved() == "" {
		t.Error("one leaves, and the value is lost")
	}
	h.Press(fyne.KeyEscape)
	h.Tap("4. Jury")
	if _, here := page.step.(*resultsStep); here {
		t.Error("after Escape one does not leave")
	}
}
