package pdf

import (
	"strconv"
	"strings"

	"certibloc/data"
)

// statusText says that a document is a duplicate, or that it annuls and replaces another; an original says nothing.
func statusText(s data.Sheet) string {
	duplicate := fill(duplicateIs, "rang", strconv.Itoa(s.Duplicate), "date", dateText(s.DuplicateOn))
	switch {
	case s.Duplicate > 0 && s.Earlier != nil:
		return fill(duplicateOfEarlier, "duplicata", duplicate, "original", earlierText(*s.Earlier), "registre", registerText(s.Earlier.Source))
	case s.Duplicate > 0:
		return duplicate
	case s.Replaces != "":
		return fill(replacementIs, "numéro", s.Replaces, "date", dateText(s.ReplacesOn))
	}
	return ""
}

// earlierText says what is known of an original that is older than the program.
func earlierText(e data.SheetEarlierOriginal) string {
	text := typography(earlierUndated)
	if !e.On.IsZero() {
		text = fill(earlierOn, "date", dateText(e.On))
	}
	if e.Number != "" {
		text = fill(earlierNo, "numéro", e.Number, "date", text)
	}
	return text
}

// registerText names the register that knows an original.
func registerText(source string) string {
	if strings.HasPrefix(strings.ToLower(source), "registre") {
		return source
	}
	return fill(earlierSource, "source", source)
}

// organisedText says what the centre did: it held the assessments, or gives again what is older than the program.
func organisedText(s data.Sheet) string {
	if s.Earlier != nil {
		return fill(duplicateBy, "centre", s.Centre.Name)
	}
	return fill(heldBy, "centre", s.Centre.Name)
}

// specimenText says that a document is not a real one, or nothing.
func specimenText(s data.Sheet) string {
	switch {
	case s.Preview:
		return typography(preview)
	case s.Example:
		return typography(specimen)
	}
	return ""
}
