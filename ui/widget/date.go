package widget

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
)

// ParseDate reads a date as French people type it: 7/9/2021, 07.09.21, 07 09 2021 or 07092021. A year of two digits is
// one of the hundred that end twenty years after this one. An empty text is no date. Anything else is refused with a sentence.
func ParseDate(text string, thisYear int) (data.Date, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return data.Date{}, nil
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if len(parts) == 1 && (len(text) == 8 || len(text) == 6) {
		parts = []string{text[:2], text[2:4], text[4:]}
	}
	refused := data.Refuse("« %s » n’est pas une date.", text).Hint("Écrivez jj/mm/aaaa, par exemple 07/09/2021.")
	if len(parts) != 3 || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return data.Date{}, refused
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16) // no sign, unlike Atoi
		if err != nil {
			return data.Date{}, refused
		}
		n[i] = int(v)
	}
	if len(parts[2]) == 2 {
		last := thisYear + 20
		n[2] += last - last%100
		if n[2] > last {
			n[2] -= 100
		}
	}
	d := rncp.NewDate(n[2], time.Month(n[1]), n[0])
	if !d.Valid() {
		return data.Date{}, data.Refuse("Le %s n’existe pas.", text).Hint("Vérifiez le jour, le mois et l’année.")
	}
	return d, nil
}

// FormatDate writes a date as jj/mm/aaaa, and no date as an empty text.
func FormatDate(d data.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

// DateField is a date that one types. It never keeps an old value behind a text that is no date.
type DateField struct {
	TextField
	Now func() time.Time
}

// NewDateField returns an empty field.
func NewDateField() *DateField {
	f := &DateField{Now: time.Now}
	f.PlaceHolder = "jj/mm/aaaa"
	f.ExtendBaseWidget(f)
	return f
}

// SetDate shows a date.
func (f *DateField) SetDate(d data.Date) { f.SetText(FormatDate(d)) }

// Date returns what the text says, the zero date for an empty text, or a refusal.
func (f *DateField) Date() (data.Date, error) { return ParseDate(f.Text, f.Now().Year()) }

// FocusLost writes the date in full when it is one.
func (f *DateField) FocusLost() {
	f.TextField.FocusLost()
	if d, err := f.Date(); err == nil && !d.IsZero() {
		f.SetDate(d)
	}
}

var _ fyne.Focusable = (*DateField)(nil)
