package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"certibloc/data"
)

// Grid is a workbook of results that someone fills in elsewhere.
type Grid struct {
	Session data.ID
	Title   string
	Scale   data.Scale
	Sheets  []GridSheet
}

// GridSheet is one sheet of a grid: people down, assessments across.
type GridSheet struct {
	Name    string
	Columns []GridColumn
	Rows    []GridRow
}

// GridColumn is one assessment, or one part of it, of a bloc.
type GridColumn struct {
	Ref   data.AssessmentRef
	Bloc  string // the official title
	Label string
	Kinds []data.ValueKind // what it takes
}

// GridRow is one candidate, with a cell for each column of the sheet.
type GridRow struct {
	Enrolment data.ID
	Person    data.Candidate
	Number    int // of the candidate in the session
	Cells     []GridCell
}

// GridCell is what one candidate owes in one column, with the value on record, if any.
type GridCell struct {
	Due   bool
	Value data.Value
}

// The stamp of a grid stands in its first column and line, both hidden: what the sheet is of, what each column and each line
// is about, and the values that it was written with.
const (
	gridMark   = "certibloc-notes-1"
	gridBlocs  = "blocs"
	gridLabels = "épreuves"
	gridTitle  = "titre"
)

// The columns in sight, from 0; the assessments follow.
const (
	columnNumber = 1 + iota
	columnName
	columnBirth
	firstAssessment
)

// firstGridRow is the line of the first candidate, from 1.
const firstGridRow = 5

// IdentityHash returns the hash of what makes a person that person: sex, names, date and place of birth. A grid that was
// written before a correction has another.
func IdentityHash(c data.Candidate) string {
	parts := []string{
		string(c.Sex), c.BirthName, c.UsageName, strings.Join(c.GivenNames, "\x1f"), c.BirthDate.String(),
		c.BirthPlace.Commune, c.BirthPlace.Department, c.BirthPlace.Country,
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1e")))
	return hex.EncodeToString(sum[:16])
}

// GridName returns a person as a grid shows them, birth name first, as on a roll.
func GridName(c data.Candidate) string {
	name := c.BirthName
	if c.UsageName != "" && c.UsageName != c.BirthName {
		name += " (usage : " + c.UsageName + ")"
	}
	return strings.TrimSpace(name + " " + strings.Join(c.GivenNames, ", "))
}

// stamp returns the hidden words of a line.
func (r GridRow) stamp() string {
	var written []string
	for _, c := range r.Cells {
		written = append(written, c.Value.String())
	}
	return strings.Join([]string{string(r.Enrolment), IdentityHash(r.Person), strings.Join(written, "|")}, " ")
}

// GridBirth returns a date of birth as a grid shows it.
func GridBirth(c data.Candidate) string { return c.BirthDate.Short() }
