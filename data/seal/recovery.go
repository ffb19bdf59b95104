package seal

import (
	"crypto/rand"
	"fmt"
	"strings"
	"unicode"

	"certibloc/data"
)

// What stands on a recovery sheet: seven groups of four symbols that are drawn (140 bits in all) and a fifth that checks them
// and their place, so that a group copied wrong is named. The symbols are Crockford's base 32: no I, L, O or U.
const (
	recoveryGroups  = 7
	recoveryDrawn   = 4 // symbols of a group that are drawn
	recoverySymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// SpecimenRecovery is written like a recovery sheet and checks out, and opens nothing.
var SpecimenRecovery = formatRecovery([]byte("0000111122223333444455556666"))

// newRecovery draws the symbols, without their checks.
func newRecovery() ([]byte, error) {
	drawn := make([]byte, recoveryGroups*recoveryDrawn)
	if _, err := rand.Read(drawn); err != nil {
		return nil, fmt.Errorf("draw a recovery sheet: %w", err)
	}
	for i, b := range drawn {
		drawn[i] = recoverySymbols[b%32] // 256 is a multiple of 32: none is likelier
	}
	return drawn, nil
}

// formatRecovery writes the groups with their checks, separated by spaces.
func formatRecovery(drawn []byte) string {
	var groups []string
	for g := range recoveryGroups {
		group := drawn[g*recoveryDrawn : (g+1)*recoveryDrawn]
		groups = append(groups, string(group)+string(checkSymbol(group, g)))
	}
	return strings.Join(groups, " ")
}

// checkSymbol returns what checks a group in its place: a sum over the field of 32 elements that tells any one symbol that is
// wrong, any two that changed places, and any two groups that did.
func checkSymbol(group []byte, place int) byte {
	sum, weight := byte(place+1), byte(1)
	for _, c := range group {
		weight = double(weight)
		sum ^= times(weight, byte(strings.IndexByte(recoverySymbols, c)))
	}
	return recoverySymbols[sum]
}

// double and times multiply in GF(32), modulo x⁵ + x² + 1.
func double(a byte) byte {
	a <<= 1
	if a&32 != 0 {
		a ^= 0b100101
	}
	return a
}

func times(a, b byte) byte {
	var product byte
	for ; b > 0; b >>= 1 {
		if b&1 != 0 {
			product ^= a
		}
		a = double(a)
	}
	return product
}

// symbols returns the symbols of a text as they are read: capitals, without spaces and dashes, O for zero, I and L for one.
func symbols(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || strings.ContainsRune("-–.", r):
			return -1
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(text))
}

// LooksLikeRecovery reports whether a text is written like a recovery sheet, right or wrong: 35 symbols in seven groups.
func LooksLikeRecovery(text string) bool {
	s := symbols(text)
	return len(s) == recoveryGroups*(recoveryDrawn+1) && strings.Trim(s, recoverySymbols) == "" && strings.ContainsAny(s, "0123456789")
}

// parseRecovery returns the symbols that are drawn, or names the first group that is copied wrong.
func parseRecovery(text string) ([]byte, error) {
	s := symbols(text)
	var drawn []byte
	for g := range recoveryGroups {
		group := []byte(s[g*(recoveryDrawn+1) : (g+1)*(recoveryDrawn+1)])
		if checkSymbol(group[:recoveryDrawn], g) != group[recoveryDrawn] {
			return nil, data.Refuse("Le %s groupe de la feuille de secours est mal recopié (« %s »).", rank(g+1), group).
				Hint("Comparez-le à la feuille, caractère par caractère ; il n’y a ni I, ni L, ni O, ni U.")
		}
		drawn = append(drawn, group[:recoveryDrawn]...)
	}
	return drawn, nil
}

func rank(n int) string {
	if n == 1 {
		return "1er"
	}
	return fmt.Sprintf("%de", n)
}
