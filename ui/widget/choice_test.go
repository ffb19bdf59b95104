package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestARadioIsChosenByKeyboard(t *testing.T) {
	h, heard := uitest.NewHost(t), ""
	r := widget.NewRadio(widget.Choice{Key: "a", Label: "Un"}, widget.Choice{Key: "b", Label: "Deux"})
	r.OnChanged = func(key string) { heard += key }
	h.Window.SetContent(r.Content())
	if r.Key() != "" {
		t.Error("something is chosen at first")
	}
	h.Focus(widget.Focusable(r.Content()))
	h.Press(fyne.KeyTab, fyne.KeyReturn)
	if r.Key() != "b" || heard != "b" {
		t.Errorf("chosen %q, heard %q", r.Key(), heard)
	}
	t.Run("keeps what is chosen while it is still offered", func(t *testing.T) {
		r.SetChoices([]widget.Choice{{Key: "b", Label: "Deux"}, {Key: "c", Label: "Trois"}})
		if r.Key() != "b" {
			t.Error("it is lost")
		}
		r.SetChoices([]widget.Choice{{Key: "c", Label: "Trois"}})
		if r.Key() != "" {
			t.Error("it stays although it is not offered")
		}
	})
	t.Run("does not choose what is not there", func(t *testing.T) {
		r.Set("z")
		if r.Key() != "" || heard != "b" {
			t.Errorf("chosen %q, heard %q", r.Key(), heard)
		}
	})
}

func TestChoicesSideBySide(t *testing.T) {
	h := uitest.NewHost(t)
	r := widget.NewRadioRow(widget.Choice{Key: "a", Label: "Un"}, widget.Choice{Key: "b", Label: "Deux"})
	h.Window.SetContent(r.Content())
	if one, two := h.Button("Un").Position(), h.Button("Deux").Position(); one.Y != two.Y || one.X >= two.X {
		t.Errorf("at %v and %v", one, two)
	}
}

func TestAToggleTurnsByKeyboard(t *testing.T) {
	h, heard := uitest.NewHost(t), []bool{}
	toggle := widget.NewToggle("Ainsi")
	toggle.OnChanged = func(on bool) { heard = append(heard, on) }
	h.Window.SetContent(toggle)
	h.Focus(toggle)
	h.Press(fyne.KeyReturn)
	if !toggle.On() {
		t.Error("Return does not turn it")
	}
	h.Press(fyne.KeySpace)
	if toggle.On() || len(heard) != 2 || !heard[0] || heard[1] {
		t.Errorf("on %v, heard %v", toggle.On(), heard)
	}
	toggle.Set(true)
	if !toggle.On() || len(heard) != 2 {
		t.Error("setting it is told as if one had turned it")
	}
}
