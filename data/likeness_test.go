package data

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"certibloc/data/rncp"
)

func one(birth, given, day string) Candidate {
	var d Date
	_ = d.UnmarshalText([]byte(day))
	return Candidate{BirthName: birth, GivenNames: []string{given}, BirthDate: d}
}

func TestWhoIsAlike(t *testing.T) {
	zoe := one("Le Gall-Éon", "Zoé", "1999-03-12")
	zoe.UsageName = "Martin"
	for _, k := range []struct {
		name string
		like Candidate
		same bool
		why  string
	}{
		{"accents, hyphens and capitals apart", one("LEGALL EON", "Zoe", "1999-03-12"), true, "même identité"},
		{"swapped", one("Zoé", "Le Gall-Éon", "1999-03-12"), false, "intervertis"},
		{"one letter more", one("Le Galle-Éon", "Zoé", "1999-03-12"), false, "noms presque identiques"},
		{"two letters swapped", one("Le Glal-Éon", "Zoé", "1999-03-12"), false, "noms presque identiques"},
		{"the name of usage", one("Martin", "Chloé", "1999-03-12"), false, "nom d’usage"},
		{"one figure of the day", one("Le Gall-Éon", "Zoé", "1999-03-13"), false, "dates de naissance presque"},
		{"one figure of the year", one("Le Gall-Éon", "Zoé", "1989-03-12"), false, "dates de naissance presque"},
		{"day and month swapped", one("Le Gall-Éon", "Zoé", "1999-12-03"), false, "dates de naissance presque"},
		{"swapped, and one figure", one("Zoé", "Le Gall-Éon", "1999-03-11"), false, "intervertis"},
		{"without its hyphen, another given name", one("legall eon", "Sophie", "1999-03-12"), false, "même nom"},
		{"the year alone", one("Le Gall-Éon", "Zoé", "1999-00-00"), false, "connue en partie"},
		{"another month", one("Le Gall-Éon", "Zoé", "1999-04-00"), false, ""},
		{"a sister", one("Le Gall-Éon", "Anne", "2001-07-25"), false, ""},
		{"another with these names", one("Le Gall-Éon", "Zoé", "2001-07-25"), false, ""},
		{"born the same day", one("Roche", "Anne", "1999-03-12"), false, ""},
		{"nobody", Candidate{}, false, ""},
	} {
		for _, l := range []Likeness{Compare(zoe, k.like), Compare(k.like, zoe)} {
			if l.Same != k.same || l.Alike() != (k.why != "") || !strings.Contains(l.Why, k.why) {
				t.Errorf("%s: %+v", k.name, l)
			}
		}
	}
}

// Among few letters and days nearly everybody is like somebody.
func TestWhoIsAlikeSharesAKey(t *testing.T) {
	someone := rapid.Custom(func(t *rapid.T) Candidate {
		name := rapid.StringMatching(`[AB][aé]?[ -]?[ab]?`)
		c := Candidate{BirthName: name.Draw(t, "birth"), GivenNames: []string{name.Draw(t, "given")}, UsageName: name.Draw(t, "usage")}
		if c.BirthDate = rncp.NewDate(1999, 1, 1).AddDays(rapid.IntRange(0, 40).Draw(t, "day")); rapid.IntRange(0, 4).Draw(t, "known") == 0 {
			c.BirthDate.Day = 0
		}
		return c
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := someone.Draw(t, "a"), someone.Draw(t, "b")
		shared := slices.ContainsFunc(LikenessKeys(a), func(k string) bool { return slices.Contains(LikenessKeys(b), k) })
		if l := Compare(a, b); l.Alike() && !shared {
			t.Fatalf("%+v without a key in common", l)
		}
		if Compare(a, b) != Compare(b, a) {
			t.Fatal("one way and not the other")
		}
	})
}
