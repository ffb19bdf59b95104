package widget_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestDatesAreReadAsFrenchPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"7/9/2021": "2021-09-07", "07/09/2021": "2021-09-07", "07.09.21": "2021-09-07", "07 09 2021": "2021-09-07", "7-9-21": "2021-09-07",
		"07092021": "2021-09-07", "070921": "2021-09-07", " 07/09/2021 ": "2021-09-07", "29/02/2020": "2020-02-29",
		"12/03/98": "1998-03-12", "1/1/41": "2041-01-01", "1/1/42": "1942-01-01", "01/01/1930": "1930-01-01",
	} {
		got, err := widget.ParseDate(text, 2021)
		if err != nil || got.String() != want {
			t.Errorf("%q: %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, text := range []string{
		"31/02/2021", "29/02/2021", "0/1/2021", "1/13/2021", "32/1/2021", "demain", "7/9", "7/9/2", "7/9/021", "7/9/20210", "7/9/2021/1",
		"2021", "20210907", "+7/9/2021", "7/+9/2021", "7/9/+1", "é1/02/21", "00000000", "07/09/0021", "//", "-", "1,2,2021",
	} {
		got, err := widget.ParseDate(text, 2021)
		if !data.IsRefusal(err) || !got.IsZero() {
			t.Errorf("%q: %s, %v", text, got, err)
		}
	}
}

func TestNoTextIsNoDate(t *testing.T) {
	for _, text := range []string{"", "  "} {
		if d, err := widget.ParseDate(text, 2021); err != nil || !d.IsZero() {
			t.Errorf("%q: %s, %v", text, d, err)
		}
	}
	if widget.FormatDate(data.Date{}) != "" {
		t.Error("no date is written as something")
	}
}

func TestADateFieldWritesTheDateInFullWhenItIsLeft(t *testing.T) {
	h, f := uitest.NewHost(t), widget.NewDateField()
	f.Now = func() time.Time { return time.Date(2021, 6, 1, 0, 0, 0, 0, time.UTC) }
	left := 0
	f.OnLeave = func() { left++ }
	other := widget.NewTextField("")
	h.Window.SetContent(widget.VStack(1, f, other))
	h.Focus(f)
	h.Type("7.9.21")
	h.Press(fyne.KeyTab)
	if f.Text != "07/09/2021" || left != 1 || h.Window.Canvas().Focused() != other {
		t.Errorf("left with %q, told %d times", f.Text, left)
	}
	t.Run("and never keeps an old value behind what is no date", func(t *testing.T) {
		f.SetDate(rncp.NewDate(2021, 9, 7))
		h.Focus(f)
		f.SetText("31/02/2021")
		h.Press(fyne.KeyTab)
		if d, err := f.Date(); err == nil || !d.IsZero() || f.Text != "31/02/2021" {
			t.Errorf("got %s, %v, text %q", d, err, f.Text)
		}
		f.SetText("")
		if d, err := f.Date(); err != nil || !d.IsZero() {
			t.Errorf("emptied: %s, %v", d, err)
		}
	})
}
