package widget

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"certibloc/data"
)

func TestAnHourIsReadAsOneTypesIt(t *testing.T) {
	for text, want := range map[string]data.Hour{
		"9h": "09:00", "9": "09:00", "09": "09:00", "14H": "14:00", "9:30": "09:30", "14h30": "14:30", "9 h 30": "09:30", "9.05": "09:05",
		"0930": "09:30", "930": "09:30", " 9h30 ": "09:30", "14\u00a0h\u00a030": "14:30", "0h": "00:00", "23:59": "23:59", "": "", "  ": "",
	} {
		if got, err := ParseHour(text); err != nil || got != want {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
}

func TestWhatIsNoHourIsRefused(t *testing.T) {
	for _, text := range []string{"24h", "9h60", "h", "9h5", "9h300", "neuf", "-9h", "+9", "9h-5", "9:30:00", "93015", "９h", "midi"} {
		if got, err := ParseHour(text); !data.IsRefusal(err) || got != "" {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
}

func TestAnHourFieldWritesTheHourInFullWhenOneLeavesIt(t *testing.T) {
	test.NewTempApp(t)
	f := NewHourField()
	w := test.NewTempWindow(t, f)
	w.Canvas().Focus(f)
	f.SetText("9h5")
	w.Canvas().Unfocus()
	if _, err := f.Hour(); f.Text != "9h5" || err == nil {
		t.Errorf("%q: what is no hour must stay for correction", f.Text)
	}
	w.Canvas().Focus(f)
	f.SetText("930")
	w.Canvas().Unfocus()
	if h, err := f.Hour(); f.Text != "9 h 30" || h != "09:30" || err != nil {
		t.Errorf("%q is %q, %v", f.Text, h, err)
	}
}
