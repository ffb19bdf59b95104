package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestSearchFromAFieldLeadsToWhatIsFound(t *testing.T) {
	w, h := shell(t, uitest.Example(t), Options{})
	w.Go(widget.Place{Area: widget.AreaCandidates})
	field, ok := h.Window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatal("no field has the focus")
	}
	field.TypedShortcut(widget.Find)
	if !h.Says("Chercher partout") {
		t.Fatal("the search is not there")
	}
	w.Search() // a second one does not open over it
	h.Type("loeuilet")
	if !h.Says("Élodie Françoise Lœuillet") {
		t.Errorf("one letter less is not forgiven:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	if w.place.Area != widget.AreaCandidates || w.place.ID == "" {
		t.Errorf("Return leads to %+v", w.place)
	}
	w.Search()
	h.Type("cantal-cb")
	h.Press(fyne.KeyDown)
	h.Press(fyne.KeyDown, fyne.KeyReturn)
	if w.place.Area != widget.AreaRegister || w.place.ID == "" {
		t.Errorf("the arrows and Return lead to %+v", w.place)
	}
	w.Search()
	h.Type("zzzz")
	if !h.Says("Rien ne commence ainsi.") {
		t.Error("it does not say that nothing was found")
	}
	h.Press(fyne.KeyEscape)
	if h.Says("Chercher partout") {
		t.Error("Escape leaves it open")
	}
}
