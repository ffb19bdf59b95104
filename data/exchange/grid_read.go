package exchange

import (
	"bytes"
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"certibloc/data"
)

// FilledGrid is a grid that comes back.
type FilledGrid struct {
	Name   string // of the file
	Sheets []FilledSheet
	Notes  []string // on how it was read
}

// FilledSheet is one of its sheets.
type FilledSheet struct {
	Name    string
	Session data.ID
	Columns []FilledColumn
	Rows    []FilledRow
}

// FilledColumn is a column of assessments, with its heads as they stand in the sheet.
type FilledColumn struct {
	Letter      string
	Ref         data.AssessmentRef
	Bloc, Label string
}

// FilledRow is a line of a sheet. Without a stamp Enrolment is empty: the line is not one that the program wrote.
type FilledRow struct {
	Line      int
	Enrolment data.ID
	Identity  string
	Name      string
	Birth     string
	Cells     []FilledCell // one for each column
}

// FilledCell is what stands in a cell, and what the program had written there, both as texts.
type FilledCell struct{ Text, Written string }

// Touched reports whether someone changed the cell.
func (c FilledCell) Touched() bool { return c.Text != "" && c.Text != c.Written }

// OpenGrid reads a grid of which it has the bytes: the workbook, or one sheet of it saved as CSV with its hidden column and line.
// It refuses a file in which nothing bears the stamp.
func OpenGrid(name string, content []byte) (*FilledGrid, error) {
	name = filepath.Base(name)
	var tables []*Table
	var err error
	switch {
	case len(bytes.TrimSpace(content)) == 0:
		return nil, data.Refuse("Le fichier « %s » est vide.", name).Hint("Enregistrez la grille à nouveau depuis le tableur.")
	case len(content) > MaxFile:
		return nil, tooLarge(name)
	case bytes.HasPrefix(content, []byte("PK")):
		tables, err = openZip(name, content, true)
	default:
		tables, err = openGridCSV(name, content)
	}
	if err != nil {
		return nil, err
	}
	g := &FilledGrid{Name: name, Notes: tables[0].Notes}
	for _, t := range tables {
		if len(t.Header) > 0 && strings.HasPrefix(t.Header[0], gridMark+" ") {
			g.Sheets = append(g.Sheets, filledSheet(t))
			continue
		}
		g.Notes = append(g.Notes, "La feuille « "+t.Sheet+" » n’est pas de la grille : elle n’est pas lue.")
	}
	if len(g.Sheets) == 0 {
		return nil, data.Refuse("« %s » n’est pas une grille écrite par le programme.", name).
			Hint("Écrivez la grille à l’étape « Résultats », remplissez-la et reprenez-la ; sa première colonne et sa première ligne, masquées, doivent y rester.")
	}
	return g, nil
}

func openGridCSV(name string, content []byte) ([]*Table, error) {
	if err := foreign(name, content); err != nil {
		return nil, err
	}
	t, err := readCSV(name, content)
	if err != nil {
		return nil, err
	}
	t.Sheet = name
	return []*Table{t}, nil
}

func filledSheet(t *Table) FilledSheet {
	s := FilledSheet{Name: t.Sheet, Session: data.ID(strings.TrimPrefix(t.Header[0], gridMark+" "))}
	var at []int
	for i := firstAssessment; i < len(t.Header); i++ {
		if t.Header[i] != "" {
			at = append(at, i)
			s.Columns = append(s.Columns, FilledColumn{Letter: Letter(i), Ref: data.AssessmentRef(t.Header[i])})
		}
	}
	for _, row := range t.Rows {
		switch row.Cell(0) {
		case gridTitle:
		case gridBlocs:
			for n, i := range at {
				s.Columns[n].Bloc = row.Cell(i)
			}
		case gridLabels:
			for n, i := range at {
				s.Columns[n].Label = row.Cell(i)
			}
		default:
			s.Rows = append(s.Rows, filledRow(row, at))
		}
	}
	return s
}

func filledRow(row Row, at []int) FilledRow {
	r := FilledRow{Line: row.Line, Name: row.Cell(columnName), Birth: row.Cell(columnBirth), Cells: make([]FilledCell, len(at))}
	stamp := strings.SplitN(row.Cell(0), " ", 3)
	var written []string
	if len(stamp) >= 2 {
		r.Enrolment, r.Identity = data.ID(stamp[0]), stamp[1]
	}
	if len(stamp) == 3 {
		written = strings.Split(stamp[2], "|")
	}
	for n, i := range at {
		r.Cells[n].Text = markText(row.Cell(i))
		if of := i - firstAssessment; of < len(written) {
			r.Cells[n].Written = written[of]
		}
	}
	return r
}

// markText returns a cell as one would type it. Spreadsheets count in binary fractions: 12,3 may come as 12.300000000000001.
func markText(cell string) string {
	const least = 1e-9
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil || n < 0 || n > 9_999 || math.Abs(n*100-math.Round(n*100)) > least*100 {
		return cell
	}
	return data.Mark(math.Round(n * 100)).String()
}
