package widget_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func picker(t *testing.T) (*uitest.Host, *widget.Picker) {
	t.Helper()
	h := uitest.NewHost(t)
	p := widget.NewPicker("", []widget.Choice{{"1", "Élodie Lœuillet"}, {"2", "Aurélie L’Héritier"}, {"3", "Jean-Baptiste Nguyễn"}, {"4", "Élise Mercœur"}})
	h.Window.SetContent(p.Content())
	h.Focus(p.Focus())
	return h, p
}

func TestAPickerFindsAccentsApart(t *testing.T) {
	h, p := picker(t)
	for text, want := range map[string]int{"loeu": 1, "NGUYEN jean": 1, "l'heri": 1, "eli": 2, "é": 4, "zzz": 0} {
		p.Focus().(interface{ SetText(string) }).SetText(text)
		if got := len(p.Offered()); got != want {
			t.Errorf("%q offers %d, want %d", text, got, want)
		}
	}
	p.Focus().(interface{ SetText(string) }).SetText("zzz")
	if !h.Says("Rien ne correspond.") {
		t.Error("it does not say that nothing matches")
	}
	h.Press(fyne.KeyReturn)
	if _, ok := p.Picked(); ok {
		t.Error("Return picks what is not there")
	}
}

func TestAPickerWorksByKeyboard(t *testing.T) {
	h, p := picker(t)
	var picked []string
	p.OnPicked = func(c widget.Choice) { picked = append(picked, c.Key) }
	h.Type("eli")
	h.Press(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if c, ok := p.Picked(); !ok || c.Key != "4" || p.Text() != "Élise Mercœur" || len(p.Offered()) != 0 {
		t.Errorf("picked %+v, %v, offers %v", c, ok, p.Offered())
	}
	h.Type("x")
	if _, ok := p.Picked(); ok {
		t.Error("another text still passes for what was picked")
	}
	h.Press(fyne.KeyEscape)
	if c, ok := p.Picked(); !ok || c.Key != "4" {
		t.Error("Escape does not put the text back")
	}
	if fmt.Sprint(picked) != "[4]" {
		t.Errorf("told %v", picked)
	}
	p.Focus().(interface{ SetText(string) }).SetText("lo")
	h.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if c, _ := p.Picked(); c.Key != "1" {
		t.Errorf("Up leads to %+v", c)
	}
}

func TestAPickerTellsWhatIsTypedAndPicksByKey(t *testing.T) {
	h, p := picker(t)
	heard := ""
	p.OnTyped = func(text string) { heard = text }
	h.Type("ab")
	if heard != "ab" {
		t.Errorf("heard %q", heard)
	}
	p.Pick("3")
	if c, ok := p.Picked(); !ok || c.Key != "3" || heard != "Jean-Baptiste Nguyễn" {
		t.Errorf("picked %+v, heard %q", c, heard)
	}
	p.Pick("nobody")
	if c, _ := p.Picked(); c.Key != "3" {
		t.Error("a key that is not there picks something")
	}
}

func TestEscapeInAnUntouchedPickerGoesOn(t *testing.T) {
	h, _ := picker(t)
	escaped := false
	h.Window.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { escaped = ev.Name == fyne.KeyEscape })
	h.Press(fyne.KeyEscape)
	if !escaped {
		t.Error("Escape is swallowed")
	}
}
