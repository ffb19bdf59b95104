package pdf

import (
	"strconv"

	"certibloc/data"
)

// statusText says that a document is a duplicate, or that it annuls and replaces another; an original says nothing.
func (w words) statusText(s data.Sheet) string {
	switch {
	case s.Duplicate > 0:
		return w.fill(duplicateIs, "rang", strconv.Itoa(s.Duplicate), "date", dateText(s.DuplicateOn))
	case s.Replaces != "":
		return w.fill(replacementIs, "numéro", s.Replaces, "date", dateText(s.ReplacesOn))
	}
	return ""
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
