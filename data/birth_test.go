package data

import (
	"testing"
	"time"

	"certibloc/data/rncp"
)

func TestThePlaceOfBirthAgreesWithItsCode(t *testing.T) {
	for _, p := range []BirthPlace{
		{Commune: "Aurillac", Department: "15", Code: "15014"}, {Commune: "Ajaccio", Department: "2A", Code: "2A004"},
		{Commune: "Ajaccio", Department: "20", Code: "20004"}, {Commune: "Saint-Denis", Department: "974", Code: "97411"},
		{Commune: "Nouméa", Department: "988", Code: "98818"}, {Commune: "Paris 12e Arrondissement", Department: "75", Code: "75112"},
		{Commune: "Liepāja", Country: "Lettonie", Code: "99107"}, {Commune: "Liepāja", Country: "Lettonie"}, {Commune: "Atlantide"},
	} {
		c := someone()
		c.BirthPlace = p
		if err := c.Validate(); err != nil {
			t.Errorf("%+v is refused: %v", p, err)
		}
		if got := (BirthPlace{Commune: p.Commune, Department: p.Department, Country: p.Country}).String(); got != p.String() {
			t.Errorf("a document prints %q for %+v", p.String(), p)
		}
	}
	for _, p := range []struct {
		place BirthPlace
		word  string
	}{
		{BirthPlace{Commune: "Aurillac", Department: "15", Code: "1514"}, "1514"},
		{BirthPlace{Commune: "Aurillac", Department: "15", Code: "2C014"}, "2C014"},
		{BirthPlace{Commune: "Aurillac", Department: "12", Code: "15014"}, "« 12 »"},
		{BirthPlace{Commune: "Aurillac", Code: "15014"}, "15014"},
		{BirthPlace{Commune: "Aurillac", Department: "15", Code: "99107"}, "99107"},
		{BirthPlace{Commune: "Paris", Country: "France", Code: "99100"}, "99100"},
		{BirthPlace{Commune: "Paris", Department: "99", Code: "99100"}, "99100"},
		{BirthPlace{Commune: "Riga", Country: "Lettonie", Code: "15014"}, "15014"},
		{BirthPlace{Commune: "Riga\x07", Country: "Lettonie"}, "caractère"},
		{BirthPlace{Commune: "Riga", Country: string(make([]rune, 61))}, "60"},
	} {
		c := someone()
		c.BirthPlace = p.place
		refuses(t, p.word, c.Validate(), p.word)
	}
}

func TestADateOfBirthMayBeKnownInPart(t *testing.T) {
	c := someone()
	for _, tc := range []struct {
		on   Date
		born string
	}{
		{rncp.NewDate(1998, time.March, 1), "née le 1er mars 1998"}, {rncp.NewDate(1987, 0, 0), "née en 1987"}, {rncp.NewDate(1987, time.March, 0), "née en mars 1987"},
	} {
		if c.BirthDate = tc.on; c.Validate() != nil || c.Born() != tc.born {
			t.Errorf("%v: %v, %q", tc.on, c.Validate(), c.Born())
		}
	}
	for _, d := range []Date{rncp.NewDate(1987, 0, 3), rncp.NewDate(1899, 0, 0), rncp.NewDate(1987, 13, 0), rncp.NewDate(2100, 1, 1), {}} {
		c.BirthDate = d
		refuses(t, d.String(), c.Validate(), "naissance")
	}
}

func TestAStatementOfADateKnownInPartIsReadBack(t *testing.T) {
	for _, on := range []Date{rncp.NewDate(1987, 0, 0), rncp.NewDate(1987, time.August, 0), rncp.NewDate(1987, time.August, 1)} {
		s := StatementOf(aCodedSheet())
		s.BirthDate = on
		if back, err := ParseStatement(s.Text()); err != nil || back.BirthDate != on || back.BirthPlace != s.BirthPlace {
			t.Errorf("%s: %+v, %v", on, back, err)
		}
	}
}
