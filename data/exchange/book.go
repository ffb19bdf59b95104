package exchange

import (
	"fmt"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Sheet is a sheet of a workbook that is read, not filled in. A cell is a string, an int or a Percent; nil leaves it empty.
type Sheet struct {
	Name   string // at most 31 characters
	Header []string
	Rows   [][]any
}

// Percent is a rate, shown in per cent: 81.3 is « 81,3 % ».
type Percent float64

// Book writes sheets as a workbook. Its numbers are numbers, its texts texts: nothing is a formula.
func Book(sheets []Sheet) ([]byte, error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	w := xlsxWriter{book: book}
	for i, s := range sheets {
		if i == 0 {
			w.do(func() error { return book.SetSheetName("Sheet1", s.Name) })
		} else {
			w.do(func() error { _, err := book.NewSheet(s.Name); return err })
		}
		w.sheet(s)
	}
	if w.err != nil {
		return nil, fmt.Errorf("write XLSX: %w", w.err)
	}
	out, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write XLSX: %w", err)
	}
	return out.Bytes(), nil
}

// widest is the widest column, in characters.
const widest = 60

func (w *xlsxWriter) sheet(s Sheet) {
	const oneDecimal = "0.0%"
	format := oneDecimal
	percent := w.style(&excelize.Style{CustomNumFmt: &format})
	head := w.style(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3A5F"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	})
	for i, title := range s.Header {
		column, width := Letter(i), utf8.RuneCountInString(title)
		w.do(func() error { return w.book.SetCellStr(s.Name, column+"1", title) })
		for r, row := range s.Rows {
			if i < len(row) {
				width = max(width, w.cell(s.Name, fmt.Sprintf("%s%d", column, r+2), row[i], percent))
			}
		}
		w.do(func() error { return w.book.SetColWidth(s.Name, column, column, float64(min(width, widest)+3)) })
	}
	if len(s.Header) == 0 {
		return
	}
	w.do(func() error { return w.book.SetCellStyle(s.Name, "A1", Letter(len(s.Header)-1)+"1", head) })
	w.do(func() error {
		return w.book.SetPanes(s.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	})
}

// cell writes a cell and returns how wide it is, in characters.
func (w *xlsxWriter) cell(sheet, at string, value any, percent int) int {
	switch v := value.(type) {
	case nil:
		return 0
	case Percent:
		w.do(func() error { return w.book.SetCellFloat(sheet, at, float64(v)/100, -1, 64) })
		w.do(func() error { return w.book.SetCellStyle(sheet, at, at, percent) })
		return 7
	case int:
		w.do(func() error { return w.book.SetCellInt(sheet, at, int64(v)) })
		return len(fmt.Sprint(v))
	default:
		text := fmt.Sprint(v)
		w.do(func() error { return w.book.SetCellStr(sheet, at, text) })
		return utf8.RuneCountInString(text)
	}
}
