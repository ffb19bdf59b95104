package seal

import (
	"crypto/rand"
	"fmt"
	"math"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Strength is how hard a passphrase is to guess, counted as the CNIL does (délibération n° 2022-100 du 21 juillet 2022): 80
// bits, or its examples of the same worth: seven words; twelve characters of four classes; fourteen of three.
type Strength struct {
	Words   int     // distinct words, where it is made of words; 0 otherwise
	Bits    float64 // an estimate; 80 are asked for
	Enough  bool
	Missing string // what to add, in French; empty where it is enough
}

const (
	enoughBits  = 80
	enoughWords = 7
)

// Measure counts a passphrase. What repeats or follows (aaaa, 1234) counts once.
func Measure(passphrase string) Strength {
	if words, ok := phraseOf(passphrase); ok {
		s := Strength{Words: words, Bits: float64(words) * enoughBits / enoughWords, Enough: words >= enoughWords}
		if left := enoughWords - words; left > 0 {
			s.Missing = fmt.Sprintf("Encore %s : il en faut sept différents.", plural(left, "mot"))
		}
		return s
	}
	length, classes, pool := characters(passphrase)
	s := Strength{Bits: float64(length) * math.Log2(float64(max(pool, 2)))}
	s.Enough = s.Bits >= enoughBits || length >= 12 && classes == 4 || length >= 14 && classes >= 3
	if !s.Enough {
		s.Missing = "Prenez sept mots, ou douze caractères avec majuscules, minuscules, chiffres et signes."
	}
	return s
}

func plural(n int, word string) string {
	if n > 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

// phraseOf returns how many distinct words a text has, when it is made of words: letters alone, between spaces or dashes.
func phraseOf(text string) (words int, ok bool) {
	seen := map[string]bool{}
	all := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-–,.;'’_", r) })
	for _, w := range all {
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			return 0, false
		}
		if utf8.RuneCountInString(w) > 1 {
			seen[w] = true
		}
	}
	return len(seen), len(all) > 1
}

// characters returns how many characters count, of how many classes, and how many there are to choose from. The CNIL reckons
// with 37 signs.
func characters(text string) (length, classes, pool int) {
	sizes := map[string]int{}
	last := rune(-10)
	for _, r := range text {
		if d := r - last; d < -1 || d > 1 {
			length++
		}
		last = r
		switch {
		case unicode.IsLower(r):
			sizes["lower"] = 26
		case unicode.IsUpper(r):
			sizes["upper"] = 26
		case unicode.IsDigit(r):
			sizes["digit"] = 10
		default:
			sizes["sign"] = 37
		}
	}
	for _, n := range sizes {
		pool += n
	}
	return length, len(sizes), pool
}

// phraseWords is how many words a drawn passphrase has: of 2,048 words, eight make 88 bits, where seven make 77.
const phraseWords = 8

// NewPhrase draws a passphrase of distinct words of a list.
func NewPhrase(words []string) (string, error) {
	if len(words) < 2*phraseWords {
		return "", fmt.Errorf("a list of %d words", len(words))
	}
	var drawn []string
	seen := map[string]bool{}
	for len(drawn) < phraseWords {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(words))))
		if err != nil {
			return "", fmt.Errorf("draw a word: %w", err)
		}
		if w := words[n.Int64()]; !seen[w] {
			drawn, seen[w] = append(drawn, w), true
		}
	}
	return strings.Join(drawn, " "), nil
}
