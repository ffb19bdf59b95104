package rncp

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// at returns the elements of a path below e: all of the last name, in the first of each name before it.
func (e *element) at(path ...string) []*element {
	here := []*element{e}
	for _, name := range path {
		if len(here) == 0 {
			return nil
		}
		var next []*element
		for _, child := range here[0].children {
			if child.name == name {
				next = append(next, child)
			}
		}
		here = next
	}
	return here
}

// say returns the text of the first element of a path, on one line.
func (e *element) say(path ...string) string {
	if found := e.at(path...); len(found) > 0 {
		return oneLine(found[0].text)
	}
	return ""
}

// lines returns the lines of a text. The export sets spaces where the register has line ends: three or more, or two before
// a bullet or a capital.
func (e *element) lines(path ...string) []string {
	found := e.at(path...)
	if len(found) == 0 {
		return []string{}
	}
	return linesOf(found[0].text)
}

var lineEnd = regexp.MustCompile(`\s*[\n\r]+\s*|\s{3,}|\s{2}([-–*•\p{Lu}])`)

// linesOf splits a text; a line that stands twice is kept once.
func linesOf(text string) []string {
	all := []string{}
	for _, line := range splitLines(text) {
		if !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

// splitLines splits a text and takes the bullets off.
func splitLines(text string) []string {
	var all []string
	for line := range strings.SplitSeq(lineEnd.ReplaceAllString(text, "\n$1"), "\n") {
		if line = strings.TrimSpace(strings.TrimLeft(oneLine(line), "-–*•· ")); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// oneLine brings a text to the form that a fiche has: single spaces, and no sign that would print as a box.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// dashes are those between the items of a running list, such as the jobs; a hyphen within a word has no space beside it.
var dashes = regexp.MustCompile(`\s+[-–•]\s*|\s*[-–•]\s+|\s*[;\n]\s*`)

// itemsOf splits a running list.
func itemsOf(lines []string) []string {
	all := []string{}
	for _, line := range lines {
		for _, item := range dashes.Split(line, -1) {
			if item = oneLine(strings.Trim(item, " .,-–")); item != "" && !slices.Contains(all, item) {
				all = append(all, item)
			}
		}
	}
	return all
}

// small are the words that name no subject.
var small = []string{"a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "leur", "leurs",
	"ou", "par", "pour", "s", "sa", "ses", "son", "sur", "un", "une"}

// keyOf draws a key from a title: its first three words of weight, without accents, and more of them where it is taken.
func keyOf(title string, taken map[string]bool) string {
	words := strings.FieldsFunc(fold(title), func(r rune) bool { return r < 'a' || r > 'z' })
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(small, w) })
	if len(words) == 0 {
		words = []string{"bloc"}
	}
	n := min(3, len(words))
	key := strings.Join(words[:n], "-")
	for taken[key] {
		if n < len(words) {
			key += "-" + words[n]
			n++
			continue
		}
		key += "-bis"
	}
	taken[key] = true
	return key
}
