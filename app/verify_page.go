package app

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"certibloc/data"
)

// Fact is one thing that a code says, beside what the page prints.
type Fact struct {
	Label   string
	Code    string
	Printed bool   // the page has it
	Near    string // the line of the page that comes nearest, where it has not
}

// compare looks for what a code says on a page. compared is false where the page has no text.
func compare(s data.Statement, text string) (facts []Fact, compared bool) {
	p := newPrinted(text)
	compared = p.letters >= 40
	add := func(label, says string, alone bool) {
		if says == "" {
			return
		}
		f := Fact{Label: label, Code: says}
		if compared {
			if f.Printed = p.has(says, alone); !f.Printed {
				f.Near = p.nearest(says)
			}
		}
		facts = append(facts, f)
	}
	add("Numéro", s.Number, false)
	add("Titulaire", s.Name, true)
	born := "Né"
	if s.Sex == data.Female {
		born = "Née"
	}
	add(strings.TrimSpace(born+data.BornOn(s.BirthDate)), s.BirthDate.French(), false)
	add(born+" à", s.BirthPlace, false)
	add("Nom d’usage", s.UsageName, false)
	add("Bloc", s.Bloc, true)
	add("Certification", s.Certification, false)
	add("Code RNCP", s.RNCP, false)
	add("Certificateur", s.Certifier, false)
	add("Jury du", s.JuryOn.French(), false)
	add("Délivré le", s.Delivered.French(), false)
	add("Centre", s.Centre, false)
	return facts, compared
}

// missingFacts names what the page has not, or nothing.
func missingFacts(facts []Fact) string {
	var missing []string
	for _, f := range facts {
		if !f.Printed {
			missing = append(missing, lowerFirst(f.Label)+" « "+f.Code+" »")
		}
	}
	return strings.Join(missing, ", ")
}

// The breaks before a letter of a page.
const (
	noBreak = iota
	spaceBreak
	lineBreak
)

// printed is the text of a page, ready to be searched whatever its lines and spaces.
type printed struct {
	runes   []rune // without spaces, in lower case
	before  []int  // the break before each, and one at the end
	letters int
	lines   []string
}

func newPrinted(text string) printed {
	p := printed{}
	gap := lineBreak
	for _, r := range clearText(text) {
		switch {
		case r == '\n' || r == '\r':
			gap = lineBreak
		case unicode.IsSpace(r) || unicode.IsControl(r):
			gap = max(gap, spaceBreak)
		default:
			p.runes, p.before = append(p.runes, unicode.ToLower(r)), append(p.before, gap)
			gap = noBreak
			if unicode.IsLetter(r) {
				p.letters++
			}
		}
	}
	p.before = append(p.before, lineBreak)
	for line := range strings.Lines(clearText(text)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			p.lines = append(p.lines, line)
		}
	}
	return p
}

// clearText puts right what the extraction of text makes of a hyphen at the end of a line, and of accents.
func clearText(text string) string {
	return norm.NFC.String(strings.NewReplacer("\x02", "-", "\ufffe", "-", "\u00ad", "-").Replace(text))
}

// has reports whether the page prints words, whole, spaces and lines aside; alone means on lines of their own.
func (p printed) has(words string, alone bool) bool {
	needle := newPrinted(words).runes
	for i := 0; i+len(needle) <= len(p.runes); i++ {
		if slices.Equal(p.runes[i:i+len(needle)], needle) && p.bounded(i, i+len(needle), alone) {
			return true
		}
	}
	return false
}

// bounded reports whether what stands between two places is no part of a longer word or number.
func (p printed) bounded(from, to int, alone bool) bool {
	if alone {
		cut := from > 0 && p.runes[from-1] == '-' // a double name goes on from the line before
		return p.before[from] == lineBreak && p.before[to] == lineBreak && !cut
	}
	start := p.before[from] != noBreak || !wordRune(p.runes[from-1])
	end := to == len(p.runes) || p.before[to] != noBreak || !wordRune(p.runes[to])
	return start && end
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' }

// nearest returns the line of the page that is most like words, or nothing when none is.
func (p printed) nearest(words string) string {
	best, line := 0.5, ""
	for _, l := range p.lines {
		if likeness := alike([]rune(strings.ToLower(words)), []rune(strings.ToLower(l))); likeness > best {
			best, line = likeness, l
		}
	}
	return line
}

// alike returns how much two texts have in common, from 0 to 1: the pairs of letters that stand in both.
func alike(a, b []rune) float64 {
	pairs := map[[2]rune]int{}
	for i := 1; i < len(a); i++ {
		pairs[[2]rune{a[i-1], a[i]}]++
	}
	common := 0
	for i := 1; i < len(b); i++ {
		if pair := [2]rune{b[i-1], b[i]}; pairs[pair] > 0 {
			pairs[pair]--
			common++
		}
	}
	if len(a)+len(b) < 4 {
		return 0
	}
	return 2 * float64(common) / float64(len(a)+len(b)-2)
}

var keyLetters = regexp.MustCompile(`\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b`)

// fingerprintLetters stand on the page of the keys, which bears no code.
var fingerprintLetters = regexp.MustCompile(`\b[0-9A-F]{4}(?:\s+[0-9A-F]{4}){7}\b`)

// keyPrinted reports whether a page names a key in letters, as it does beneath a code.
func keyPrinted(text string) bool {
	return keyLetters.MatchString(text) && !fingerprintLetters.MatchString(text)
}
