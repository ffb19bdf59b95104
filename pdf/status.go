package pdf

import (
	"strconv"

	"certibloc/data"
)

// statusText says that a document is a duplicate, or that it annuls and replaces another; an original says nothing.
func statusText(s data.Sheet) string {
	switch {
	case s.Duplicate > 0:
		return fill(duplicateIs, "rang", strconv.Itoa(s.Duplicate), "date", dateText(s.DuplicateOn))
	case s.Replaces != "":
		return fill(replacementIs, "numéro", s.Replaces, "date", dateText(s.ReplacesOn))
	}
	return ""
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
