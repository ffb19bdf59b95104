package pdf

import (
	"errors"

	"certibloc/data"
)

// paper reports whether a kind is a working paper: drawn from the facts as they are, never numbered.
func paper(kind data.DocumentKind) bool {
	switch kind {
	case data.KindConvocation, data.KindJuryLetter, data.KindAttendance, data.KindExaminerSheet, data.KindResultsList:
		return true
	}
	return false
}

func (d *Drawer) papers(_ []data.Sheet, _ bool) ([]byte, error) {
	return nil, errors.New("draw working papers: not drawn yet")
}
