package pdf

import (
	"strconv"
	"strings"

	"certibloc/data"
)

// statusText says that a document is a duplicate, or that it annuls and replaces another; an original says nothing.
func (w words) statusText(s data.Sheet) string {
	duplicate := w.fill(duplicateIs, "rang", strconv.Itoa(s.Duplicate), "date", dateText(s.DuplicateOn))
	switch {
	case s.Duplicate > 0 && s.Earlier != nil:
		return w.fill(duplicateOfEarlier, "duplicata", duplicate, "original", w.earlierText(*s.Earlier), "registre", w.registerText(s.Earlier.Source))
	case s.Duplicate > 0:
		return duplicate
	case s.Replaces != "":
		return w.fill(replacementIs, "numéro", s.Replaces, "date", dateText(s.ReplacesOn))
	}
	return ""
}

// earlierText says what is known of an original that is older than the program.
func (w words) earlierText(e data.SheetEarlierOriginal) string {
	text := w.say(earlierUndated)
	if !e.On.IsZero() {
		text = w.fill(earlierOn, "date", dateText(e.On))
	}
	if e.Number != "" {
		text = w.fill(earlierNo, "numéro", e.Number, "date", text)
	}
	return text
}

// registerText names the register that knows an original.
func (w words) registerText(source string) string {
	if strings.HasPrefix(strings.ToLower(source), "registre") {
		return source
	}
	return w.fill(earlierSource, "source", source)
}

// organisedText says what the centre did: it held the assessments, or gives again what is older than the program.
func (w words) organisedText(s data.Sheet) string {
	if s.Earlier != nil {
		return w.fill(duplicateBy, "centre", s.Centre.Name)
	}
	return w.fill(heldBy, "centre", s.Centre.Name)
}

// specimenText says that a document is not a real one, or nothing.
func (w words) specimenText(s data.Sheet) string {
	switch {
	case s.Preview:
		return w.say(preview)
	case s.Example:
		return w.say(specimen)
	}
	return ""
}
