package exchange

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"certibloc/data"
)

const maxSheets = 200

// readXLSX reads the first sheet in sight that has something on it, or all of them. Values are raw: a date is its number of days, a formula
// what it last gave. Nothing is computed.
func readXLSX(name string, content []byte, all bool) (tables []*Table, err error) {
	defer func() { // the library is not ours, and files that are broken on purpose exist
		if r := recover(); r != nil {
			tables, err = nil, damaged(name, fmt.Errorf("excelize: %v", r))
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: MaxUnzip, UnzipXMLSizeLimit: MaxUnzip, // nothing of a person goes to a temporary file
	})
	if err != nil {
		return nil, damaged(name, err)
	}
	defer func() { _ = book.Close() }()
	props, err := book.GetWorkbookProps()
	if err != nil {
		return nil, damaged(name, err)
	}
	var others int
	sheets := book.GetSheetList()
	if len(sheets) > maxSheets {
		return nil, tooSwollen(name)
	}
	for _, sheet := range sheets {
		if seen, err := book.GetSheetVisible(sheet); err != nil || !seen {
			continue
		}
		if len(tables) > 0 && !all {
			others++
			continue
		}
		b := builder{table: Table{Name: name, Sheet: sheet, Epoch1904: props.Date1904 != nil && *props.Date1904}}
		if err := readSheet(book, sheet, &b); err != nil {
			return nil, err
		}
		if b.found {
			tables = append(tables, &b.table)
		}
	}
	if len(tables) == 0 {
		return nil, data.Refuse("Le classeur « %s » est vide.", name).Hint("Vérifiez que c’est le bon fichier.")
	}
	noteXLSX(tables[0], others, content)
	return tables, nil
}

// noteXLSX says how a workbook was read.
func noteXLSX(t *Table, others int, content []byte) {
	if others > 0 {
		t.Notes = append(t.Notes, "Seule la feuille « "+t.Sheet+" » est lue.")
	}
	if t.Epoch1904 {
		t.Notes = append(t.Notes, "Le classeur compte les jours depuis 1904 : les dates en tiennent compte.")
	}
	if formulas(content) {
		t.Notes = append(t.Notes, "Le classeur contient des formules : le programme prend leur dernier résultat et n’en calcule aucune.")
	}
}

func readSheet(book *excelize.File, sheet string, b *builder) error {
	rows, err := book.Rows(sheet)
	if err != nil {
		var missing excelize.ErrSheetNotExist
		if errors.As(err, &missing) {
			return nil // a sheet of charts
		}
		return damaged(b.table.Name, err)
	}
	defer func() { _ = rows.Close() }()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return damaged(b.table.Name, err)
		}
		if err := b.add(line, cells); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return damaged(b.table.Name, err)
	}
	return nil
}

// formulas reports whether some sheet of a workbook has a formula.
func formulas(content []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return false
	}
	for _, part := range archive.File {
		if strings.HasPrefix(part.Name, "xl/worksheets/") && hasFormula(part) {
			return true
		}
	}
	return false
}

// hasFormula looks for an element f. A comment that holds one counts too: it brings no more than a sentence.
func hasFormula(part *zip.File) bool {
	r, err := part.Open()
	if err != nil {
		return false
	}
	defer func() { _ = r.Close() }()
	text := bufio.NewReader(io.LimitReader(r, MaxUnzip))
	for {
		if _, err := text.ReadSlice('<'); errors.Is(err, bufio.ErrBufferFull) {
			continue
		} else if err != nil {
			return false
		}
		start, _ := text.Peek(64) // a name with its prefix; the end of the part may come first
		if end := bytes.IndexAny(start, " />\t\r\n"); end > 0 {
			name := start[:end]
			if name = name[bytes.IndexByte(name, ':')+1:]; string(name) == "f" {
				return true
			}
		}
	}
}
