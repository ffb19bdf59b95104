package data

import (
	"slices"
	"strings"
	"unicode"
)

// Index finds texts by the beginning of any of their words, accents apart, and forgives one typing error in a word of four
// letters or more, but none in a number. It is made once and read by several goroutines.
type Index struct {
	texts int
	words []string  // folded, each once, in order
	at    [][]int32 // the texts in which each word stands
}

// NewIndex returns the index of texts, which are known by their place.
func NewIndex(texts []string) *Index {
	x := &Index{texts: len(texts)}
	at := map[string][]int32{}
	for i, text := range texts {
		for _, w := range words(text) {
			if list := at[w]; len(list) == 0 || list[len(list)-1] != int32(i) {
				at[w] = append(list, int32(i))
			}
		}
	}
	x.words = make([]string, 0, len(at))
	for w := range at {
		x.words = append(x.words, w)
	}
	slices.Sort(x.words)
	x.at = make([][]int32, len(x.words))
	for i, w := range x.words {
		x.at[i] = at[w]
	}
	return x
}

// words returns the words of a text, folded: what stands between characters that are neither letters nor digits.
func words(text string) []string {
	return strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// How well a word of a text answers one of a query.
const (
	missed uint8 = iota
	near         // with one error
	begun        // it begins so
	whole
)

// Find returns the places of at most limit texts that have, for every word of the query, a word that begins so. The best
// answers come first, those that are as good in the order of the texts. An empty query finds nothing.
func (x *Index) Find(query string, limit int) []int {
	var scores []uint8
	for _, word := range words(query) {
		next := x.scores(word)
		for i := range scores {
			next[i] = min(next[i], scores[i])
		}
		scores = next
	}
	var found []int
	for wanted := whole; wanted > missed; wanted-- {
		for i, score := range scores {
			if len(found) == limit {
				return found
			}
			if score == wanted {
				found = append(found, i)
			}
		}
	}
	return found
}

// scores says of each text how well its best word answers a word of the query.
func (x *Index) scores(word string) []uint8 {
	scores := make([]uint8, x.texts)
	mark := func(i int, score uint8) {
		for _, at := range x.at[i] {
			scores[at] = max(scores[at], score)
		}
	}
	first, _ := slices.BinarySearch(x.words, word)
	last := first
	for ; last < len(x.words) && strings.HasPrefix(x.words[last], word); last++ {
		if x.words[last] == word {
			mark(last, whole)
		} else {
			mark(last, begun)
		}
	}
	if len(word) < 4 || strings.ContainsAny(word, "0123456789") { // another number is no typing error
		return scores
	}
	for i, w := range x.words {
		if (i < first || i >= last) && nearly(word, w) {
			mark(i, near)
		}
	}
	return scores
}

// nearly reports whether a word begins as another does but for one error: a letter more, less, wrong, or two in each
// other's place.
func nearly(typed, word string) bool {
	i := 0
	for i < len(typed) && i < len(word) && typed[i] == word[i] {
		i++
	}
	rest, there := typed[i:], word[i:]
	if rest == "" || strings.HasPrefix(there, rest[1:]) { // whole, or a letter more
		return true
	}
	if there == "" {
		return false
	}
	swapped := len(rest) > 1 && len(there) > 1 && rest[0] == there[1] && rest[1] == there[0] && strings.HasPrefix(there[2:], rest[2:])
	return swapped || strings.HasPrefix(there[1:], rest[1:]) || strings.HasPrefix(there[1:], rest)
}
