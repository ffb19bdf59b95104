package rncp

import (
	"encoding/json"
	"testing"
	"time"
)

func mustDate(t testing.TB, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAddMonthsKeepsTheDayOrTakesTheLastOne(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2020-12-18", 3, "2021-03-18"},
		{"2020-11-30", 3, "2021-02-28"},
		{"2019-11-30", 3, "2020-02-29"},
		{"2021-08-31", 6, "2022-02-28"},
		{"2020-02-29", 12, "2021-02-28"},
		{"2021-10-31", 1, "2021-11-30"},
		{"2021-01-15", -1, "2020-12-15"},
		{"2021-03-31", -1, "2021-02-28"},
		{"2021-12-31", 0, "2021-12-31"},
	} {
		if got := mustDate(t, c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestDatesAreReadStrictly(t *testing.T) {
	for _, text := range []string{"", "2021-02-29", "2021-2-1", "01/02/2021", "2021-13-01", "2021-00-10", " 2021-01-01", "2021-01-01T00:00:00Z"} {
		if d, err := ParseDate(text); err == nil {
			t.Errorf("%q is read as %s", text, d)
		}
	}
	for _, d := range []Date{{2021, time.February, 29}, {1899, 12, 31}, {2200, 1, 1}, {}} {
		if d.Valid() {
			t.Errorf("%v is a day", d)
		}
	}
}

func TestDatesInFrench(t *testing.T) {
	for text, want := range map[string]string{"2021-03-01": "1er mars 2021", "2016-08-30": "30 août 2016", "1998-12-02": "2 décembre 1998"} {
		if got := mustDate(t, text).French(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got := (Date{}).French(); got != "" {
		t.Errorf("no date reads %q", got)
	}
}

func TestDatesCompareAndComeBackFromJSON(t *testing.T) {
	a, b := mustDate(t, "2021-09-07"), mustDate(t, "2021-09-08")
	if !a.Before(b) || !b.After(a) || a.Compare(a) != 0 || a.AddDays(1) != b {
		t.Error("7 September does not come a day before the 8th")
	}
	for _, d := range []Date{a, {}} {
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		back := b
		if err := json.Unmarshal(text, &back); err != nil || back != d {
			t.Errorf("%s comes back as %s, %v", text, back, err)
		}
	}
	var d Date
	if err := json.Unmarshal([]byte(`"2021-02-30"`), &d); err == nil {
		t.Error("30 February is read")
	}
}

func TestADateKnownInPart(t *testing.T) {
	for text, want := range map[string]struct {
		date          Date
		french, short string
		first, last   string
	}{
		"1987-00-00": {NewDate(1987, 0, 0), "1987", "1987", "1987-01-01", "1987-12-31"},
		"1988-02-00": {NewDate(1988, time.February, 0), "février 1988", "02/1988", "1988-02-01", "1988-02-29"},
	} {
		var d Date
		if err := d.UnmarshalText([]byte(text)); err != nil || d != want.date || d.String() != text || d.Valid() || !d.Partial() {
			t.Errorf("%s: %v, %v", text, d, err)
		}
		first, last := d.Span()
		if d.French() != want.french || d.Short() != want.short || first.String() != want.first || last.String() != want.last {
			t.Errorf("%s: %q, %q, %s to %s", text, d.French(), d.Short(), first, last)
		}
		if !d.Before(first) || first.Before(d) {
			t.Errorf("%s does not come before its days", text)
		}
	}
	for _, wrong := range []string{"1987-00-03", "1987-13-00", "1800-00-00", "87-00-00", "1987-00-00x", "1987-1-00"} {
		var d Date
		if d.UnmarshalText([]byte(wrong)) == nil {
			t.Errorf("%q is read as %v", wrong, d)
		}
	}
	if (Date{}).Partial() || NewDate(1998, time.March, 12).Partial() {
		t.Error("no date, or a whole one, is known in part")
	}
}
