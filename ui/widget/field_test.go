package widget_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestAFormShowsAllThatIsWrongAndFocusesTheFirst(t *testing.T) {
	h := uitest.NewHost(t)
	inputs := []*widget.TextField{widget.NewTextField(""), widget.NewTextField(""), widget.NewTextField("")}
	needed := func(i int) func() error {
		return func() error {
			if inputs[i].Text == "" {
				return data.Refuse("Il manque le champ %d.", i)
			}
			return nil
		}
	}
	form := widget.NewForm(h.Focus,
		&widget.Field{Label: "Libre", Input: inputs[0]},
		&widget.Field{Label: "Un", Hint: "En un mot.", Input: widget.Columns(inputs[1]), Check: needed(1)},
		&widget.Field{Label: "Deux", Input: inputs[2], Check: needed(2)},
	)
	form.Fields[1].Tell(data.Refuse("Avant d’être montré.")) // not shown yet: nothing to write into
	h.Window.SetContent(form.Content())
	if !h.Says("En un mot.") {
		t.Error("the hint is not shown")
	}
	if form.Valid() || !h.Says("Il manque le champ 1.") || !h.Says("Il manque le champ 2.") || h.Says("En un mot.") {
		t.Errorf("the page says:\n%s", h.Text())
	}
	if h.Window.Canvas().Focused() != inputs[1] {
		t.Error("the first field at fault has not the focus")
	}
	inputs[1].SetText("x")
	if form.Valid() || h.Says("champ 1") || form.Fields[1].Said() != "En un mot." || inputs[1].Text != "x" {
		t.Error("what is right now is still said to be wrong")
	}
	inputs[2].SetText("y")
	if !form.Valid() {
		t.Error("a whole form is refused")
	}
}

func TestReturnAndEscapeInAField(t *testing.T) {
	h, f := uitest.NewHost(t), widget.NewTextField("")
	h.Window.SetContent(f)
	h.Focus(f)
	said := ""
	f.OnSubmitted = func(s string) { said += "return " + s }
	h.Window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { said += " canvas " + string(ev.Name) })
	h.Type("é")
	h.Press(fyne.KeyReturn, fyne.KeyEscape)
	f.OnEscape = func() { said += " field" }
	h.Press(fyne.KeyEscape)
	if said != "return é canvas Escape field" {
		t.Errorf("heard %q", said)
	}
}

func TestButtonsArePressedByReturn(t *testing.T) {
	h, pressed := uitest.NewHost(t), 0
	b := widget.Primary("Faire", func() { pressed++ })
	h.Window.SetContent(b)
	h.Focus(b)
	h.Press(fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	if pressed != 3 {
		t.Errorf("pressed %d times", pressed)
	}
	b.Disable()
	h.Press(fyne.KeyReturn)
	if pressed != 3 {
		t.Error("a disabled button is pressed")
	}
	widget.Plain("Rien", nil).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestTheFirstFocusableThing(t *testing.T) {
	f := widget.NewTextField("")
	if widget.Focusable(widget.VStack(1, widget.Body("a"), widget.HStack(f))) != f || widget.Focusable(widget.Body("a")) != nil {
		t.Error("not found, or found where there is none")
	}
}
