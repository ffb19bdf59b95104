package widget

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/data"
)

// ParseHour reads an hour as French people type it: 9h, 9:30, 14h30, 9 h 30, 9.30 or 0930. An empty text is no hour.
// Anything else is refused with a sentence.
func ParseHour(text string) (data.Hour, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	refused := data.Refuse("« %s » n’est pas une heure.", text).Hint("Écrivez-la comme 9h30 ou 14h.")
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune("h:., \u00a0\u202f", r) })
	if n := len(text); len(parts) == 1 && parts[0] == text && (n == 3 || n == 4) {
		parts = []string{text[:n-2], text[n-2:]}
	}
	if len(parts) == 1 {
		parts = append(parts, "00")
	}
	if len(parts) != 2 || len(parts[0]) > 2 || len(parts[1]) != 2 {
		return "", refused
	}
	hour, err := strconv.ParseUint(parts[0], 10, 8) // no sign, unlike Atoi
	if err != nil {
		return "", refused
	}
	minute, err := strconv.ParseUint(parts[1], 10, 8)
	if err != nil {
		return "", refused
	}
	if hour > 23 || minute > 59 {
		return "", data.Refuse("L’heure « %s » n’existe pas.", text).Hint("Vérifiez l’heure et les minutes.")
	}
	return data.Hour(fmt.Sprintf("%02d:%02d", hour, minute)), nil
}

// HourField is an hour that one types. It never keeps an old value behind a text that is no hour.
type HourField struct {
	TextField
}

// NewHourField returns an empty field.
func NewHourField() *HourField {
	f := &HourField{}
	f.PlaceHolder = "9 h 30"
	f.ExtendBaseWidget(f)
	return f
}

// SetHour shows an hour.
func (f *HourField) SetHour(h data.Hour) { f.SetText(h.French()) }

// Hour returns what the text says, no hour for an empty text, or a refusal.
func (f *HourField) Hour() (data.Hour, error) { return ParseHour(f.Text) }

// FocusGained marks the whole hour, so that what one types takes its place.
func (f *HourField) FocusGained() {
	f.TextField.FocusGained()
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// FocusLost writes the hour in full when it is one.
func (f *HourField) FocusLost() {
	f.TextField.FocusLost()
	if h, err := f.Hour(); err == nil && h != "" {
		f.SetHour(h)
	}
}

var _ fyne.Focusable = (*HourField)(nil)
