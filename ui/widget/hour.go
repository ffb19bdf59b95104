package widget

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/data"
)

// typedHour is an hour as French people type it, blanks taken out: 9h, 9h30, 14:00, 14.30, 1430.
var typedHour = regexp.MustCompile(`^([0-9]{1,2})(?:[h:.]([0-9]{2})?|([0-9]{2}))?$`)

// ParseHour reads a time of day: 14:00, 14h30, 9 h, 9 or 1430. An empty text is no hour. Anything else is refused with a
// sentence.
func ParseHour(text string) (data.Hour, error) {
	said := strings.Join(strings.Fields(strings.ToLower(text)), "")
	if said == "" {
		return "", nil
	}
	refused := data.Refuse("« %s » n’est pas une heure.", strings.TrimSpace(text)).Hint("Écrivez-la comme 14:00 ou 14h30.")
	parts := typedHour.FindStringSubmatch(said)
	if parts == nil {
		return "", refused
	}
	hour, minutes := parts[1], parts[2]+parts[3]
	if len(hour) == 1 {
		hour = "0" + hour
	}
	if minutes == "" {
		minutes = "00"
	}
	h := data.Hour(hour + ":" + minutes)
	if h.Validate() != nil {
		return "", refused
	}
	return h, nil
}

// HourField is a time of day that one types. It never keeps an old value behind a text that is no hour.
type HourField struct {
	TextField
}

// NewHourField returns an empty field.
func NewHourField() *HourField {
	f := &HourField{}
	f.PlaceHolder = "hh:mm"
	f.ExtendBaseWidget(f)
	return f
}

// SetHour shows an hour.
func (f *HourField) SetHour(h data.Hour) { f.SetText(string(h)) }

// Hour returns what the text says, the empty hour for an empty text, or a refusal.
func (f *HourField) Hour() (data.Hour, error) { return ParseHour(f.Text) }

// FocusLost writes the hour in full when it is one.
func (f *HourField) FocusLost() {
	f.TextField.FocusLost()
	if h, err := f.Hour(); err == nil && h != "" {
		f.SetHour(h)
	}
}

var _ fyne.Focusable = (*HourField)(nil)
