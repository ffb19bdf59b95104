package widget

import (
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

// ParseBirth reads a date as ParseDate does, and what is known of one known in part: 03/1987, 1987.
func ParseBirth(text string, thisYear int) (data.Date, error) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if n := len(parts); n == 0 || n > 2 || len(parts[n-1]) != 4 {
		return ParseDate(text, thisYear)
	}
	year, err := strconv.ParseUint(parts[len(parts)-1], 10, 16)
	month := uint64(0)
	if len(parts) == 2 && err == nil {
		if month, err = strconv.ParseUint(parts[0], 10, 8); month == 0 {
			month = 13
		}
	}
	d := rncp.NewDate(int(year), time.Month(month), 0)
	if err != nil || !d.Partial() {
		return data.Date{}, data.Refuse("« %s » n’est pas une date.", text).Hint("Écrivez jj/mm/aaaa ; mm/aaaa ou aaaa si la pièce n’en dit pas plus.")
	}
	return d, nil
}

// FormatDate writes a date as jj/mm/aaaa, and no date as an empty text.
func FormatDate(d data.Date) string {
	return d.Short()
}

// DateField is a date that one types. It never keeps an old value behind a text that is no date.
type DateField struct {
	TextField
	Now   func() time.Time
	Birth bool // a date of birth, which may be known in part
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
func (f *DateField) Date() (data.Date, error) {
	if f.Birth {
		return ParseBirth(f.Text, f.Now().Year())
	}
	return ParseDate(f.Text, f.Now().Year())
}

// FocusLost writes the date in full when it is one.
func (f *DateField) FocusLost() {
	f.TextField.FocusLost()
	if d, err := f.Date(); err == nil && !d.IsZero() {
		f.SetDate(d)
	}
}

var _ fyne.Focusable = (*DateField)(nil)
