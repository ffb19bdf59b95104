package session

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// firstEntries is a session under double entry in which the first person has entered all of the first bloc of the first
// candidate: 13,75 in writing, 17,25 at the oral.
func firstEntries(t *testing.T) (*uitest.Host, *Page, *app.Desk) {
	t.Helper()
	desk := deskWith(t, withDoubleEntry)
	h, page := entryAt(t, desk, 2)
	for _, v := range []string{"13,75", "17,25", "+"} {
		h.Type(v)
		h.Press(fyne.KeyReturn)
	}
	return h, page, desk
}

// again writes the second entries of the first candidate.
func again(page *Page) string {
	words := ""
	for _, s := range page.view.Cases[0].Seconds {
		words += s.Assessment + "=" + s.Value.String() + " by " + s.By + " "
	}
	return words
}

func TestTheSecondEntryIsBlind(t *testing.T) {
	h, page, _ := firstEntries(t)
	if !h.Says("Écarts (0)") {
		t.Error("the ways of the double entry are not there")
	}
	h.Tap("Précédent")
	if page.step.(*resultsStep).guided.fields[0].input.Text != "13,75" {
		t.Error("the guided mode does not show the first entries")
	}
	h.Tap("Seconde saisie")
	told := len(h.Told)
	blind := func(when string) {
		t.Helper()
		for _, trace := range []string{"13,75", "17,25", "Moyenne", "Proposition", "Écarts ("} {
			if h.Says(trace) {
				t.Errorf("%s the page says %q:\n%s", when, trace, h.Text())
			}
		}
		for _, said := range append(h.Told[told:], h.Told[told-1]) {
			if strings.Contains(said, "13,75") || strings.Contains(said, "17,25") {
				t.Errorf("%s the foot says %q", when, said)
			}
		}
	}
	blind("before the name is given")
	h.Type("Jean Dupont")
	h.Press(fyne.KeyReturn)
	blind("at the beginning")
	if !h.Says("Seconde saisie par Jean Dupont") || strings.Count(h.Text(), "la première saisie manque") != 2 {
		t.Errorf("who enters, or what waits, is not said:\n%s", h.Text())
	}
	note := stateOf(widget.StepResults, page.view).Note
	h.Type("13,5")
	h.Press(fyne.KeyReturn)
	blind("after a value that differs")
	h.Type("17")
	h.Press(fyne.KeyReturn)
	blind("after another")
	if got := stateOf(widget.StepResults, page.view).Note; got != note {
		t.Errorf("the stepper tells %q, then %q", note, got)
	}
	if got := again(page); got != "ecrit=13,5 by Jean Dupont oral=17 by Jean Dupont " {
		t.Errorf("recorded %s", got)
	}
}

func TestTheFirstPersonDoesNotMakeTheSecondEntry(t *testing.T) {
	h, page, _ := firstEntries(t)
	h.Tap("Seconde saisie")
	h.Press(fyne.KeyReturn)
	if !h.Says("le nom") && !h.Says("Le nom de la personne") {
		t.Error("nobody may begin")
	}
	h.Type("martine delpuech")
	h.Press(fyne.KeyReturn)
	if !h.Says("a fait la première saisie") || h.Says("Changer de personne") {
		t.Errorf("the first person begins:\n%s", h.Text())
	}
	e := page.step.(*resultsStep).second
	*e.by = "Martine Delpuech" // as if the first entry had been shared: the act refuses each value
	e.goTo(0)
	h.Type("13")
	h.Press(fyne.KeyReturn)
	if !strings.Contains(e.fields[0].field.Said(), "Martine Delpuech a fait la première saisie") || e.fields[0].input.Text != "13" || again(page) != "" {
		t.Errorf("beside the field: %q, recorded %q", e.fields[0].field.Said(), again(page))
	}
}

func TestTheNameStaysWhileThePageIsOpen(t *testing.T) {
	h, page, _ := firstEntries(t)
	h.Tap("Seconde saisie")
	h.Type("Jean Dupont")
	h.Press(fyne.KeyReturn)
	h.Tap("4. Jury")
	h.Tap("3. Résultats")
	h.Tap("Seconde saisie")
	if !h.Says("Seconde saisie par Jean Dupont") {
		t.Error("the name is asked for again")
	}
	h.Tap("Changer de personne")
	if !h.Says("Qui fait la seconde saisie ?") || page.secondBy != "" {
		t.Error("the person cannot change")
	}
}

// seconds enters the second values of the first bloc of the first candidate.
func seconds(h *uitest.Host, values ...string) {
	h.Tap("Seconde saisie")
	h.Type("Jean Dupont")
	h.Press(fyne.KeyReturn)
	for _, v := range values {
		h.Type(v)
		h.Press(fyne.KeyReturn)
	}
}

func TestTheGapsAreSettledOneByOne(t *testing.T) {
	h, page, _ := firstEntries(t)
	seconds(h, "13,5", "11", "+")
	if !h.Says("Écarts (2)") || !h.Says("2 résultats diffèrent") {
		t.Fatalf("after the last value the gaps are not shown:\n%s", h.Text())
	}
	for _, words := range []string{"Élodie Lœuilletaa · Écrit", "Réaliser une démarche de prospection", "Première saisie, par Martine Delpuech", "13,75", "Seconde saisie, par Jean Dupont", "13,5"} {
		if !h.Says(words) {
			t.Errorf("the page does not say %q:\n%s", words, h.Text())
		}
	}
	if h.Says("Bloc professionnel") {
		t.Error("what agrees is shown")
	}
	g := page.step.(*resultsStep).gaps
	h.Focus(g.list[0].reason)
	h.Type("copie relue")
	h.Tap("Retenir 13,5")
	if len(g.list) != 1 {
		t.Fatalf("%d gaps left", len(g.list))
	}
	h.Focus(g.list[0].other)
	h.Type("27")
	h.Press(fyne.KeyReturn)
	if !h.Says("hors de l’échelle") || g.list[0].other.Text != "27" {
		t.Errorf("a value off the scale:\n%s", h.Text())
	}
	g.list[0].other.SetText("12")
	h.Press(fyne.KeyReturn)
	if !h.Says("Aucun écart jusqu’ici : 3 résultats concordent") || !h.Says("Écarts (0)") {
		t.Errorf("after the last gap:\n%s", h.Text())
	}
	got := ""
	for _, r := range page.view.Cases[0].Results {
		got += r.Assessment + "=" + r.Value.String() + " "
	}
	for _, want := range []string{"ecrit=13,5 ", "oral=12 ", "bloc-professionnel=acquis "} {
		if !strings.Contains(got, want) {
			t.Errorf("the results are %s", got)
		}
	}
}

func TestItSaysWhenAllEntriesAgree(t *testing.T) {
	h, _, _ := firstEntries(t)
	h.Type("10") // the second bloc, then the second candidate
	h.Press(fyne.KeyReturn)
	for _, v := range []string{"+", "14", "15", "+", "16", "-"} {
		h.Type(v)
		h.Press(fyne.KeyReturn)
	}
	if !h.Says("Qui fait la seconde saisie ?") || len(h.Went) != 0 {
		t.Errorf("after the last first value:\n%s", h.Text())
	}
	h.Tap("Écarts")
	if !h.Says("n’a pas commencé") {
		t.Errorf("before the second entry:\n%s", h.Text())
	}
	seconds(h, "13,75", "17,25", "+", "10", "+", "14", "15", "+", "16")
	if h.Says("concordent") {
		t.Error("it is said too early")
	}
	h.Type("+")
	h.Press(fyne.KeyReturn)
	h.Tap("4. Jury")
	h.Tap("3. Résultats")
	if !h.Says("Retenir acquis") {
		t.Errorf("the step does not open where something is to be done:\n%s", h.Text())
	}
	h.Tap("Retenir non acquis")
	if !h.Says("Toutes les saisies concordent : 10 résultats saisis deux fois.") {
		t.Errorf("after the last value:\n%s", h.Text())
	}
}

func TestWithoutDoubleEntryThereIsNoSecondWay(t *testing.T) {
	h, _, _ := entry(t, 1)
	if h.Says("Seconde saisie") || h.Says("Écarts") {
		t.Error(h.Text())
	}
}

func TestASecondEntryThatIsEmptiedStays(t *testing.T) {
	h, page, _ := firstEntries(t)
	seconds(h, "9")
	e := page.step.(*resultsStep).second
	h.Focus(e.fields[0].input)
	h.Press(fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyReturn)
	if !h.Says("ne se retire pas") {
		t.Errorf("nothing is said:\n%s", h.Text())
	}
	h.Press(fyne.KeyEscape)
	if e.fields[0].input.Text != "9" || h.Says("ne se retire pas") {
		t.Error("Escape does not put the value back")
	}
}
