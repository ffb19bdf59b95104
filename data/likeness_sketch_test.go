package data

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"certibloc/data/rncp"
)

// Among few letters and days nearly everybody is like somebody.
func TestSketchesMissNobodyWhoIsAlike(t *testing.T) {
	someone := rapid.Custom(func(t *rapid.T) Candidate {
		name := rapid.StringMatching(`[AB][aé]?[ -]?[ab]?`)
		c := Candidate{BirthName: name.Draw(t, "birth"), GivenNames: []string{name.Draw(t, "given")}}
		if rapid.Bool().Draw(t, "married") {
			c.UsageName = name.Draw(t, "usage")
		}
		c.BirthDate = rncp.NewDate(1999, 1, 1).AddDays(rapid.IntRange(0, 40).Draw(t, "day"))
		if rapid.IntRange(0, 9).Draw(t, "part") == 0 {
			c.BirthDate.Day = 0
		}
		return c
	})
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			a, b := someone.Draw(t, "a"), someone.Draw(t, "b")
			x, y := SketchOf(a), SketchOf(b)
			shared := slices.ContainsFunc(x.Keys(), func(k uint64) bool { return slices.Contains(y.Keys(), k) })
			if l := Compare(a, b); l.Alike() && (!shared || !x.MayBeAlike(y)) {
				t.Fatalf("%+v and %+v are alike (%s), their sketches are not", a, b, l.Why)
			}
			if x.MayBeAlike(y) != y.MayBeAlike(x) {
				t.Fatal("one way and not the other")
			}
		}
	})
}

func TestSketchesTellStrangersApart(t *testing.T) {
	zoe := SketchOf(one("Le Gall-Éon", "Zoé", "1999-03-12"))
	for name, other := range map[string]Candidate{
		"born another day": one("Le Gall-Éon", "Zoé", "2001-07-25"), "born the same day": one("Roche", "Anne", "1999-03-12"), "nobody": {},
	} {
		if zoe.MayBeAlike(SketchOf(other)) {
			t.Errorf("%s: alike", name)
		}
	}
	if len(SketchOf(Candidate{}).Keys()) != 0 {
		t.Error("nobody has a key")
	}
}
