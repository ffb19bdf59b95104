package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestIndexFindsByTheBeginningOfAnyWord(t *testing.T) {
	texts := []string{
		"Élodie Lœuillet-Marchand 12/03/1998", "Jean-Noël d’Aubigné", "Zoë Le Gall", "Ángel Muñoz", "CANTAL-CB-2021-0001", "Marc Halleux", "Jean Noir",
	}
	x := NewIndex(texts)
	for query, want := range map[string][]int{
		"":                nil,
		" - ":             nil,
		"élo":             {0},
		"MARCH loeu":      {0},
		"lœuilet":         {0}, // a letter less
		"loeuilllet":      {0}, // a letter more
		"leouillet":       {0}, // two swapped
		"loeuimlet":       {0}, // a wrong one
		"loeumilet":       nil, // two errors
		"le gal":          {2},
		"munoz":           {3},
		"2021 0001":       {4},
		"cantal-cb-2021":  {4},
		"mar":             {0, 5},
		"marc":            {5, 0}, // the whole word first
		"jean no":         {1, 6},
		"aubigne":         {1},
		"noel":            {1},
		"gal":             {2},
		"gla":             nil, // too short to forgive
		"0002":            nil, // another number
		"halleux marchan": nil, // no text has both
	} {
		if got := x.Find(query, 10); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", query, got, want)
		}
	}
	if got := x.Find("a", 1); len(got) != 1 {
		t.Errorf("the limit: %v", got)
	}
}

// TestIndexAgreesWithALookAtEachText compares it with the definition, one error included.
func TestIndexAgreesWithALookAtEachText(t *testing.T) {
	word := rapid.StringMatching(`[abcé]{1,6}`)
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 1, 3).Draw(t, "words"), " ") }), 0, 8).Draw(t, "texts")
		query := strings.Join(rapid.SliceOfN(word, 1, 2).Draw(t, "query"), " ")
		got := NewIndex(texts).Find(query, 100)
		for i, text := range texts {
			want := true
			for _, q := range words(query) {
				want = want && slices.ContainsFunc(words(text), func(w string) bool {
					return strings.HasPrefix(w, q) || len(q) >= 4 && oneErrorAway(q, w)
				})
			}
			if want != slices.Contains(got, i) {
				t.Fatalf("%q in %q: found %v", query, text, !want)
			}
		}
	})
}

// oneErrorAway tries every correction of one error.
func oneErrorAway(q, word string) bool {
	for i := range len(q) + 1 {
		for c := byte('a'); c <= 'z'; c++ {
			if strings.HasPrefix(word, q[:i]+string(c)+q[i:]) || i < len(q) && strings.HasPrefix(word, q[:i]+string(c)+q[i+1:]) {
				return true
			}
		}
		if i < len(q) && strings.HasPrefix(word, q[:i]+q[i+1:]) || i+1 < len(q) && strings.HasPrefix(word, q[:i]+string(q[i+1])+string(q[i])+q[i+2:]) {
			return true
		}
	}
	return false
}

// BenchmarkIndex types a query among 100,000 candidates.
func BenchmarkIndex(b *testing.B) {
	texts := make([]string, 100_000)
	syllables := strings.Fields("ba be bri cha cre da del du fé fon ga gné jo la lou ma mar mo na no pe pra qué ra ri ro sa sé ta ver vi zé")
	name := func(n int) string {
		s := ""
		for range 3 {
			s += syllables[n%len(syllables)]
			n /= len(syllables)
		}
		return s
	}
	for i := range texts {
		texts[i] = fmt.Sprintf("%s %s %s %02d/%02d/19%02d", name(i*7919), name(i*104729), name(i*1299709), i%28+1, i%12+1, i%100)
	}
	x := NewIndex(texts)
	queries := []string{"m", "mar", "marlou", "marluo delpra", "bagnezé 12", "1998", "sachafon cha", "verfevi ta"}
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		x.Find(queries[len(times)%len(queries)], 50)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}
