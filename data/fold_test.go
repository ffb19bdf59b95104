package data

import "testing"

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Élodie Lœuillet": "elodie loeuillet", "  D’Aubigné\t François ": "d'aubigne francois", "Ķeizars": "keizars",
		"Nguyễn": "nguyen", "ÇELIK": "celik", "E\u0301lodie": "elodie", "": "", "Łódź Strauß Ærø": "lodz strauss aero",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestMatches(t *testing.T) {
	folded := Fold("Élodie Françoise Lœuillet")
	for query, want := range map[string]bool{"": true, "lœu": true, "loeuillet ELODIE": true, "zoé": false, "elodie zoe": false} {
		if got := Matches(folded, Fold(query)); got != want {
			t.Errorf("%q: %v", query, got)
		}
	}
}
