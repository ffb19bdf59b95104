package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"certibloc/data"
)

// MaxPasted is how many cells are taken from a clipboard at most.
const MaxPasted = 20_000

// Rectangle reads what a spreadsheet puts on the clipboard: lines of cells with tabs between, a cell with a line break in quotes.
// What is no table is one cell.
func Rectangle(text string) ([][]string, error) {
	if len(text) > MaxPasted*MaxCell/40 || strings.Count(text, "\t")+strings.Count(text, "\n") > MaxPasted {
		return nil, data.Refuse("Le presse-papiers contient bien plus qu’une grille de résultats.").Hint("Copiez les seules cases à reporter.")
	}
	r := csv.NewReader(strings.NewReader(strings.TrimRight(text, "\r\n")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	var rows [][]string
	for {
		row, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case err != nil:
			return nil, data.Refuse("Le presse-papiers ne contient pas de tableau.").Hint("Copiez les cases dans le tableur, puis collez à nouveau.").Because(err)
		}
		for i, cell := range row {
			row[i] = strings.TrimSpace(clean(cell))
		}
		rows = append(rows, row)
	}
}
