package assets

import (
	_ "embed" // the words
	"strings"
)

// The list is that of BIP-39 for French (Bitcoin Improvement Proposal 39, MIT licence): 2,048 common words of five to ten
// letters, of which no two begin with the same four.
//
//go:embed words.txt
var words string

// Words returns the French words of which passphrases are drawn, accents composed.
func Words() []string { return strings.Fields(words) }
