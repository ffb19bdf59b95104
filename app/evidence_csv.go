package app

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// table is rows of cells, the first of which are the names of the columns.
type table [][]string

// csv writes the table as a French spreadsheet opens it: semicolons, and the mark of UTF-8. A cell that a spreadsheet would
// take for a formula is made a text.
func (t table) csv() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	w := csv.NewWriter(&out)
	w.Comma, w.UseCRLF = ';', true
	for _, row := range t {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = harmless(cell)
		}
		if err := w.Write(cells); err != nil {
			return nil, fmt.Errorf("write CSV: %w", err)
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if bare := strings.TrimLeft(cell, " \t\r\n\u00a0"); bare != "" && strings.ContainsRune("=+-@", rune(bare[0])) {
		return "'" + cell
	}
	return cell
}
