package session

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
)

// ticked writes what is noted of the competences of the first candidate.
func ticked(t *testing.T, desk *app.Desk, page *Page) string {
	t.Helper()
	view, err := desk.Sessions.View(page.id)
	if err != nil {
		t.Fatal(err)
	}
	words, k := "", view.Cases[0]
	for n := range 8 {
		if tick, ok := k.Tick("prospection", n); ok {
			words += fmt.Sprintf("%d:%s:%s ", n, tick.Level, tick.Comment)
		}
	}
	return words
}

func openTicks(t *testing.T, people int) (*uitest.Host, *Page, *app.Desk, *ticks) {
	t.Helper()
	desk := deskWith(t, withCompetences)
	h, page := entryAt(t, desk, people)
	return h, page, desk, page.step.(*resultsStep).guided.ticks
}

func TestCompetencesAreNotedByKeyboard(t *testing.T) {
	h, page, desk, ticks := openTicks(t, 1)
	h.Focus(page.step.(*resultsStep).guided.fields[2].input)
	h.Press(fyne.KeyTab) // from the last result to the first competence
	if h.Window.Canvas().Focused() != ticks.lines[0].levels {
		t.Fatal("Tab does not lead from the results to the competences")
	}
	h.Press(fyne.KeyRight, fyne.KeyReturn)
	h.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyTab)
	if got := ticked(t, desk, page); got != "1:acquis: 2:en cours: " {
		t.Errorf("after Return and Tab: %s", got)
	}
	h.Type("  hésite encore ")
	h.Press(fyne.KeyReturn)
	h.Type("n")
	h.Press(fyne.KeyTab)
	if got := ticked(t, desk, page); got != "1:acquis: 2:en cours:hésite encore 3:non acquis: " {
		t.Errorf("after the comment: %s", got)
	}
	h.Focus(ticks.lines[7].comment)
	h.Type("Bon bloc")
	h.Tap("Suivant")
	if got := ticked(t, desk, page); got != "0::Bon bloc 1:acquis: 2:en cours:hésite encore 3:non acquis: " || !h.Says("2 sur 2") {
		t.Errorf("after « Suivant »: %s", got)
	}
}

func TestALevelIsTakenBack(t *testing.T) {
	h, page, desk, ticks := openTicks(t, 1)
	for _, back := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyDelete} {
		h.Focus(ticks.lines[0].levels)
		h.Press(fyne.KeyRight, fyne.KeyTab)
		if got := ticked(t, desk, page); got != "1:acquis: " && got != "1:acquis:" {
			t.Fatalf("got %s", got)
		}
		h.Focus(ticks.lines[0].levels)
		h.Press(back, fyne.KeyTab)
		if got := ticked(t, desk, page); got != "1:: " {
			t.Errorf("after %s: %s", back, got)
		}
	}
	widths, _ := ticks.lines[0].levels.widths(ticks.lines[0].levels.Size().Width)
	at := &fyne.PointEvent{Position: fyne.NewPos(widths[0]+1, 5)}
	ticks.lines[0].levels.Tapped(at)
	if got := ticked(t, desk, page); got != "1:en cours: " {
		t.Errorf("after a tap: %s", got)
	}
	ticks.lines[0].levels.Tapped(at)
	if got := ticked(t, desk, page); got != "1:: " {
		t.Errorf("after a second tap: %s", got)
	}
}

func TestANameInACommentIsPointedOutAtOnceAndKept(t *testing.T) {
	h, page, desk, ticks := openTicks(t, 2)
	h.Focus(ticks.lines[0].comment)
	h.Type("comme Lœuilletb")
	if h.Says("Ce commentaire nomme") {
		t.Error("half a name is taken for one")
	}
	h.Type("a")
	if !h.Says("Ce commentaire nomme Élodie Lœuilletba") || !h.Says("sera lu par Élodie Lœuilletaa") {
		t.Errorf("nothing is said of the name:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	if got := ticked(t, desk, page); got != "1::comme Lœuilletba " {
		t.Errorf("the comment is not kept: %s", got)
	}
	h.Focus(ticks.lines[0].comment)
	h.Press(fyne.KeyEnd, fyne.KeyBackspace)
	if h.Says("Ce commentaire nomme") {
		t.Error("it is still pointed out when the name is gone")
	}
}

func TestACommentBeingTypedStaysWhenSomethingElseIsRecorded(t *testing.T) {
	h, page, desk, ticks := openTicks(t, 1)
	h.Focus(ticks.lines[4].comment)
	h.Type("en train")
	r := resultOf(&page.view.Cases[0], page.step.(*resultsStep).guided.fields[0].item)
	r.Value = data.Value{Kind: data.ValueMark, Mark: data.Points(12)}
	if _, err := desk.Results.Record(t.Context(), r, ""); err != nil {
		t.Fatal(err)
	}
	if ticks.lines[4].comment.Text != "en train" || ticked(t, desk, page) != "" {
		t.Error("what is being typed is lost, or recorded before it is confirmed")
	}
}

func TestWithoutTheSettingTheCompetencesAreOnlyRead(t *testing.T) {
	h, page, _ := entry(t, 1)
	if page.step.(*resultsStep).guided.ticks != nil || h.Says("Facultatif") || !h.Says("• Sélectionner les clients") {
		t.Errorf("the page is another:\n%s", h.Text())
	}
}

func BenchmarkGuidedConfirm(b *testing.B) {
	for name, settle := range map[string]func(*data.Centre){"plain": func(*data.Centre) {}, "competences": withCompetences} {
		b.Run(name, func(b *testing.B) {
			h, page := entryAt(b, deskWith(b, settle), 20)
			f := page.step.(*resultsStep).guided.fields[0]
			h.Focus(f.input)
			for i := 0; b.Loop(); i++ {
				f.input.SetText(fmt.Sprint(i % 21))
				f.confirm()
			}
		})
	}
}
