package session

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestOpeningASession(t *testing.T) {
	desk := uitest.Empty(t)
	h := uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	if !h.Says("Aucune session n’est ouverte") {
		t.Error("the empty list says nothing")
	}
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeyReturn)
	if !h.Says("Le nom manque.") || !h.Says("La date manque.") {
		t.Error("the form does not say what is missing")
	}
	h.Type("Été 2021")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("4/6/2021")
	h.Press(fyne.KeyTab)
	h.Type("1/6/2021")
	h.Press(fyne.KeyReturn)
	if !h.Says("Le dernier jour vient avant le premier.") {
		t.Error("days out of order are accepted")
	}
	h.Press(fyne.KeyEscape)
	if h.Window.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape does not close the form")
	}
	h.Tap("Ouvrir une session")
	h.Type("Été 2021")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("1/6/2021")
	h.Press(fyne.KeyTab)
	h.Type("4/6/2021")
	h.Press(fyne.KeyTab)
	h.Type("Promotion 12")
	h.Press(fyne.KeyReturn)
	all, _ := desk.Sessions.All()
	if len(all) != 1 || all[0].Code != "ETE-2021" || all[0].Cohort != "Promotion 12" || len(h.Went) != 1 || h.Went[0].ID != all[0].ID {
		t.Errorf("opened %+v, went %v", all, h.Went)
	}
}

func TestACodeTakenIsSaidBesideIt(t *testing.T) {
	desk := uitest.Example(t)
	h := uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	before, _ := desk.Sessions.All()
	h.Tap("Ouvrir une session")
	h.Type("Printemps encore")
	h.Press(fyne.KeyTab)
	code, ok := h.Window.Canvas().Focused().(*widget.TextField)
	if !ok || code.Text != "PRINTEMPS-ENCORE" {
		t.Fatal("the code is not drawn from the name")
	}
	code.SetText("2021-PRINTEMPS")
	h.Press(fyne.KeyTab)
	h.Type("1/6/2021")
	h.Press(fyne.KeyTab)
	h.Type("4/6/2021")
	h.Press(fyne.KeyTab)
	h.Type(strings.Repeat("a", 81))
	h.Press(fyne.KeyReturn)
	if !h.Says("Ce texte dépasse 80 caractères.") {
		t.Error("a text that is too long is not refused beside its field")
	}
	h.Window.Canvas().Focused().(*widget.TextField).SetText("Banque 12")
	h.Press(fyne.KeyReturn)
	if !h.Says("est déjà celui de la session « Printemps 2021 »") || h.Window.Canvas().Focused() != code || code.Text != "2021-PRINTEMPS" {
		t.Error("a code that is taken is not said beside it, or the field lacks the focus")
	}
	if after, _ := desk.Sessions.All(); len(after) != len(before) {
		t.Error("the session is opened all the same")
	}
}

func TestTheListSaysHowFarEachSessionHasCome(t *testing.T) {
	desk := uitest.Example(t)
	h, page := enrolling(t, desk)
	l, err := NewList(desk, h)
	h.Open(l, err)
	for _, words := range []string{"2021-PRINTEMPS", "17/05/2021 – 28/05/2021", "close", "rien", "ouverte", "inscrire des candidats"} {
		if !h.Says(words) {
			t.Errorf("nothing says « %s »", words)
		}
	}
	h.Press(fyne.KeyReturn)
	if want := (widget.Place{Area: widget.AreaSessions, ID: page.id}); len(h.Went) != 1 || h.Went[0] != want {
		t.Errorf("Return leads to %v", h.Went)
	}
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	l.Refresh()
	if len(h.Refused) == 0 || h.Refused[len(h.Refused)-1] == nil {
		t.Error("what cannot be read is not said")
	}
}
