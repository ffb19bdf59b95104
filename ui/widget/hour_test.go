package widget

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"certibloc/data"
)

func TestAnHourIsReadAsOneTypesIt(t *testing.T) {
	for text, want := range map[string]data.Hour{
		"": "", "  ": "", "14:00": "14:00", "14h30": "14:30", "9h": "09:00", "9 h 05": "09:05", "9": "09:00", "14": "14:00", "1430": "14:30",
		"930": "09:30", "8.15": "08:15", "23H59": "23:59", "0h00": "00:00", "9\u00a0h\u00a030": "09:30",
	} {
		if got, err := ParseHour(text); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"24h", "14:60", "14h5", "midi", "-9", "h30", "14:3O", "12345", "14:00:00"} {
		if got, err := ParseHour(text); err == nil {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

func TestAnHourFieldWritesTheHourInFullAndKeepsWhatIsNone(t *testing.T) {
	test.NewApp()
	f := NewHourField()
	f.SetText("9h")
	f.FocusLost()
	if f.Text != "09:00" {
		t.Errorf("it shows %q", f.Text)
	}
	f.SetText("tantôt")
	f.FocusLost()
	if _, err := f.Hour(); err == nil || f.Text != "tantôt" {
		t.Errorf("it shows %q, refused with %v", f.Text, err)
	}
}
