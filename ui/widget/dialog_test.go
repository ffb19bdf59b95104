package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func dialogOver(t *testing.T) (*uitest.Host, *widget.TextField) {
	t.Helper()
	h, below := uitest.NewHost(t), widget.NewTextField("")
	h.Window.SetContent(below)
	h.Focus(below)
	return h, below
}

func open(h *uitest.Host) bool { return h.Window.Canvas().Overlays().Top() != nil }

func TestEscapeClosesADialogAndGivesTheFocusBack(t *testing.T) {
	h, below := dialogOver(t)
	f := widget.NewTextField("")
	widget.ShowDialog(h.Window.Canvas(), "Titre", widget.VStack(1, widget.Body("Texte"), f), nil)
	if !open(h) || h.Window.Canvas().Focused() != f || !h.Says("Titre") {
		t.Fatal("the dialog is not there, or its first field has not the focus")
	}
	h.Press(fyne.KeyEscape)
	if open(h) || h.Window.Canvas().Focused() != below {
		t.Error("it stays, or the focus is lost")
	}
}

func TestAQuestionIsAnsweredByReturn(t *testing.T) {
	h, below := dialogOver(t)
	done := 0
	q := widget.Question{Title: "Clore ?", Text: "Les résultats ne changeront plus.", Confirm: "Clore", Do: func() { done++ }}
	widget.Confirm(h.Window.Canvas(), q)
	h.Press(fyne.KeyReturn)
	if done != 1 || open(h) || h.Window.Canvas().Focused() != below {
		t.Errorf("done %d times", done)
	}
	widget.Confirm(h.Window.Canvas(), q)
	h.Press(fyne.KeyEscape)
	widget.Confirm(h.Window.Canvas(), q)
	h.Tap("Annuler")
	if done != 1 || open(h) {
		t.Errorf("leaving it did it: %d times", done)
	}
}

func TestDialogsOverOneAnotherCloseOneByOne(t *testing.T) {
	h, below := dialogOver(t)
	first, second := widget.NewTextField(""), widget.NewTextField("")
	closeFirst := widget.ShowDialog(h.Window.Canvas(), "Un", first, first)
	widget.ShowDialog(h.Window.Canvas(), "Deux", second, second)
	h.Press(fyne.KeyEscape)
	if !h.Says("Un") || h.Window.Canvas().Focused() != first {
		t.Fatal("Escape did not close the upper one alone")
	}
	h.Press(fyne.KeyEscape)
	if open(h) || h.Window.Canvas().Focused() != below {
		t.Error("Escape did not close the lower one")
	}
	t.Run("and closing one again does nothing", func(t *testing.T) {
		third := widget.NewTextField("")
		widget.ShowDialog(h.Window.Canvas(), "Trois", third, third)
		closeFirst()
		if !open(h) || h.Window.Canvas().Focused() != third {
			t.Fatal("the focus left the dialog")
		}
		h.Press(fyne.KeyEscape)
		if open(h) {
			t.Error("Escape no longer closes it")
		}
	})
}

func TestEscapeOnAToggleClosesTheDialog(t *testing.T) {
	h, _ := dialogOver(t)
	toggle := widget.NewToggle("Ainsi")
	widget.ShowDialog(h.Window.Canvas(), "Titre", toggle, toggle)
	h.Press(fyne.KeyEscape)
	if open(h) {
		t.Error("it stays")
	}
}
