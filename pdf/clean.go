package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"certibloc/data"
)

// problems gathers everything that keeps a sheet from being drawn, so that the user reads all of it at once.
type problems struct {
	found []string
}

func (p *problems) add(format string, args ...any) {
	p.found = append(p.found, fmt.Sprintf(format, args...))
}

// refusal returns nil when there is no problem.
func (p *problems) refusal(kind data.DocumentKind) error {
	if len(p.found) == 0 {
		return nil
	}
	return &data.Unfit{Kind: kind, Found: p.found}
}

// normalise composes the accents and replaces the narrow no-break space, which no face has, by the ordinary one.
func normalise(s string) string {
	return strings.ReplaceAll(norm.NFC.String(s), "\u202f", "\u00a0")
}

// unprintable says why a character cannot be drawn in all of the faces, or returns nothing when it can.
func unprintable(r rune, faces []*face) string {
	switch {
	case r == unicode.ReplacementChar:
		return "illisible"
	case unicode.IsControl(r):
		return "caractère de commande"
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return "caractère invisible"
	case unicode.IsMark(r):
		// The font has such marks, but only a layout engine would put them in their place.
		return "accent qui ne se compose pas avec la lettre"
	}
	for _, f := range faces {
		if !f.has(r) {
			return "absent de la police"
		}
	}
	return ""
}

// checkText reports every character of a text that cannot be drawn, each once, with the place where it stands.
func checkText(p *problems, where, text string, faces []*face) {
	seen := map[rune]bool{}
	for _, r := range text {
		why := unprintable(r, faces)
		if why == "" || seen[r] {
			continue
		}
		seen[r] = true
		p.add("le caractère %s dans %s (%s)", showRune(r), where, why)
	}
}

// showRune writes a character so that the user finds it again, visible or not.
func showRune(r rune) string {
	if unicode.IsGraphic(r) && !unicode.IsMark(r) && !unicode.IsSpace(r) && r != unicode.ReplacementChar {
		return fmt.Sprintf("« %c » (U+%04X)", r, r)
	}
	return fmt.Sprintf("U+%04X", r)
}
