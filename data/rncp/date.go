package rncp

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without hour or zone. The zero Date means "not given". A date without a day, or
// without day and month, is one that is known in part: of a birth alone (see Partial).
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

var frenchMonths = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin",
	"juillet", "août", "septembre", "octobre", "novembre", "décembre",
}

// NewDate returns the date of a year, a month (1..12) and a day, without checking that it exists (see Valid).
func NewDate(year int, month time.Month, day int) Date {
	return Date{Year: year, Month: month, Day: day}
}

// DateOf returns the day on which the instant t falls in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: m, Day: d}
}

// ParseDate reads a date written AAAA-MM-JJ. Any other form and any day that the calendar lacks is an error.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("« %s » n’est pas une date de la forme AAAA-MM-JJ", s)
	}
	return DateOf(t), nil
}

// IsZero reports whether no date is given.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the day exists in the calendar, in the years 1900 to 2199.
func (d Date) Valid() bool {
	return d.Year >= 1900 && d.Year <= 2199 && DateOf(d.utc()) == d
}

// Partial reports whether the year alone is known, 1900 to 2199, or the month and the year. Such a date is not Valid.
func (d Date) Partial() bool {
	return d.Year >= 1900 && d.Year <= 2199 && d.Day == 0 && d.Month >= 0 && d.Month <= 12
}

// Span returns the first and the last day that the date may be: of one known in part, those of its month or its year.
func (d Date) Span() (first, last Date) {
	switch {
	case !d.Partial():
		return d, d
	case d.Month == 0:
		return NewDate(d.Year, time.January, 1), NewDate(d.Year, time.December, 31)
	}
	first = NewDate(d.Year, d.Month, 1)
	return first, first.AddMonths(1).AddDays(-1)
}

// Compare returns -1, 0 or 1 as d comes before, with or after e. What is not known of a date comes before all the days
// that it may be.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d comes after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddMonths moves by n calendar months and keeps the day, or takes the last day of a month that is too short:
// 30 November plus three months is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{Year: first.Year(), Month: first.Month(), Day: min(d.Day, last)}
}

// AddDays moves by n days.
func (d Date) AddDays(n int) Date { return DateOf(d.utc().AddDate(0, 0, n)) }

// String writes the date as AAAA-MM-JJ, and the zero Date as an empty text.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Short writes the date in figures: "12/05/2016", and what is known of one known in part: "05/2016", "2016".
func (d Date) Short() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%02d/%04d", int(d.Month), d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
}

// French writes the date as one reads it: "1er mars 2021", "12 mai 2016", and in part "mars 2021", "2021".
func (d Date) French() string {
	switch {
	case d.IsZero() || d.Month < 0 || d.Month > 12 || d.Month == 0 && d.Day != 0:
		return ""
	case d.Month == 0:
		return fmt.Sprint(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", frenchMonths[d.Month-1], d.Year)
	}
	day := fmt.Sprint(d.Day)
	if d.Day == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %d", day, frenchMonths[d.Month-1], d.Year)
}

// MarshalText writes AAAA-MM-JJ, or nothing for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; "1987-00-00" and "1987-03-00" are dates known in part.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(b))
	if err == nil {
		*d = parsed
		return nil
	}
	var part Date
	if n, err := fmt.Sscanf(string(b), "%04d-%02d-00", &part.Year, &part.Month); n == 2 && err == nil && part.Partial() && part.String() == string(b) {
		*d = part
		return nil
	}
	return err
}

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
