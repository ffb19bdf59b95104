package exchange

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"certibloc/data"
)

// gridLook is the styles of a grid.
type gridLook struct{ title, head, fixed, open, closed int }

// WriteGrid writes a grid as an XLSX workbook. Its sheets are protected: only the cells where a result is due take anything,
// and they check what is typed. The protection has no password: it keeps from slips, and the stamp tells the rest.
func WriteGrid(g Grid) ([]byte, error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	w := xlsxWriter{book: book}
	look := w.gridLook()
	for i, sheet := range g.Sheets {
		if i == 0 {
			w.do(func() error { return book.SetSheetName("Sheet1", sheet.Name) })
		} else {
			w.do(func() error { _, err := book.NewSheet(sheet.Name); return err })
		}
		w.gridSheet(&g, &sheet, look)
	}
	if w.err != nil {
		return nil, fmt.Errorf("write grid: %w", w.err)
	}
	out, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write grid: %w", err)
	}
	return out.Bytes(), nil
}

func (w *xlsxWriter) gridLook() gridLook {
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "9AA5B1", Style: 1})
	}
	return gridLook{
		title:  w.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 13}, Alignment: &excelize.Alignment{Vertical: "center"}}),
		head:   w.style(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: fill("1F3A5F"), Alignment: wrap, Border: border}),
		fixed:  w.style(&excelize.Style{Border: border, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}),
		open:   w.style(&excelize.Style{Border: border, Fill: fill("FFFBE6"), Alignment: wrap, Protection: &excelize.Protection{Locked: false}}),
		closed: w.style(&excelize.Style{Border: border, Fill: fill("E3E7EB")}),
	}
}

func (w *xlsxWriter) text(sheet string, column, line int, text string, style int) {
	cell := fmt.Sprintf("%s%d", Letter(column), line)
	w.do(func() error { return w.book.SetCellStr(sheet, cell, text) })
	w.do(func() error { return w.book.SetCellStyle(sheet, cell, cell, style) })
}

func (w *xlsxWriter) gridSheet(g *Grid, s *GridSheet, look gridLook) {
	w.text(s.Name, 0, 1, gridMark+" "+string(g.Session), look.fixed)
	w.text(s.Name, 0, 2, gridTitle, look.fixed)
	w.text(s.Name, columnNumber, 2, g.Title, look.title)
	w.text(s.Name, 0, 3, gridBlocs, look.fixed)
	w.text(s.Name, 0, 4, gridLabels, look.fixed)
	for i, label := range []string{"N°", "Nom et prénoms", "Né(e) le"} {
		w.text(s.Name, columnNumber+i, 3, "", look.head)
		w.text(s.Name, columnNumber+i, 4, label, look.head)
	}
	for i, c := range s.Columns {
		w.text(s.Name, firstAssessment+i, 1, string(c.Ref), look.fixed)
		w.text(s.Name, firstAssessment+i, 3, c.Bloc, look.head)
		w.text(s.Name, firstAssessment+i, 4, c.Label, look.head)
	}
	for i, r := range s.Rows {
		w.gridRow(s, firstGridRow+i, r, look)
	}
	for i, c := range s.Columns {
		w.gridCheck(g.Scale, s, firstAssessment+i, c)
	}
	w.gridShape(s)
}

func (w *xlsxWriter) gridRow(s *GridSheet, line int, r GridRow, look gridLook) {
	w.text(s.Name, 0, line, r.stamp(), look.fixed)
	const across, high, least = 32, 15.0, 20.0 // characters of a name on a line; points
	tall := max(least, high*float64((len([]rune(GridName(r.Person)))+across-1)/across))
	w.do(func() error { return w.book.SetRowHeight(s.Name, line, tall) })
	w.text(s.Name, columnNumber, line, fmt.Sprint(r.Number), look.fixed)
	w.text(s.Name, columnName, line, GridName(r.Person), look.fixed)
	w.text(s.Name, columnBirth, line, GridBirth(r.Person), look.fixed)
	for i, c := range r.Cells {
		cell := fmt.Sprintf("%s%d", Letter(firstAssessment+i), line)
		style := look.closed
		if c.Due {
			style = look.open
		}
		w.do(func() error { return w.book.SetCellStyle(s.Name, cell, cell, style) })
		switch {
		case c.Value.Kind == data.ValueMark:
			w.do(func() error { return w.book.SetCellFloat(s.Name, cell, float64(c.Value.Mark)/100, -1, 64) })
		case c.Value.Kind != "":
			w.do(func() error { return w.book.SetCellStr(s.Name, cell, c.Value.String()) })
		}
	}
}

// gridCheck makes the cells of a column refuse what the assessment does not take: a list of words, or marks and words.
func (w *xlsxWriter) gridCheck(scale data.Scale, s *GridSheet, column int, c GridColumn) {
	if len(s.Rows) == 0 {
		return
	}
	first := fmt.Sprintf("%s%d", Letter(column), firstGridRow)
	v := excelize.NewDataValidation(true)
	v.Sqref = fmt.Sprintf("%s:%s%d", first, Letter(column), firstGridRow+len(s.Rows)-1)
	var words, tests []string
	for _, k := range c.Kinds {
		if k != data.ValueMark {
			words = append(words, string(k))
			tests = append(tests, fmt.Sprintf(`%s="%s"`, first, k))
		}
	}
	says := "Choisissez : " + strings.Join(words, ", ") + "."
	if slices.Contains(c.Kinds, data.ValueMark) {
		says = "Une note de " + scale.String() + ", ou : " + strings.Join(words, ", ") + "."
		mark := fmt.Sprintf("AND(ISNUMBER(%[1]s),%[1]s>=0,%[1]s*100<=%[2]d,MOD(ROUND(%[1]s*100,6),%[3]d)=0)", first, int(scale.Max), int(scale.Step))
		formula := strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("OR(" + mark + "," + strings.Join(tests, ",") + ")")
		w.do(func() error {
			return v.SetRange(formula, "", excelize.DataValidationTypeCustom, excelize.DataValidationOperatorBetween)
		})
	} else {
		w.do(func() error { return v.SetDropList(words) })
	}
	v.SetInput("Résultat", says)
	v.SetError(excelize.DataValidationErrorStyleStop, "Résultat refusé", says)
	w.do(func() error { return w.book.AddDataValidation(s.Name, v) })
}

// gridShape hides the stamp, sets widths, keeps heads in sight and protects the sheet.
func (w *xlsxWriter) gridShape(s *GridSheet) {
	last := Letter(firstAssessment + len(s.Columns) - 1)
	w.do(func() error { return w.book.SetColWidth(s.Name, "B", "B", 6) })
	w.do(func() error { return w.book.SetColWidth(s.Name, "C", "C", 34) })
	w.do(func() error { return w.book.SetColWidth(s.Name, "D", "D", 12) })
	w.do(func() error { return w.book.SetColWidth(s.Name, "E", last, 24) })
	w.do(func() error { return w.book.SetRowHeight(s.Name, 2, 24) })
	w.do(func() error { return w.book.SetRowHeight(s.Name, 3, 78) })
	w.do(func() error { return w.book.SetRowHeight(s.Name, 4, 48) })
	w.do(func() error { return w.book.SetColVisible(s.Name, "A", false) })
	w.do(func() error { return w.book.SetRowVisible(s.Name, 1, false) })
	w.do(func() error {
		return w.book.SetPanes(s.Name, &excelize.Panes{Freeze: true, XSplit: firstAssessment, YSplit: firstGridRow - 1, TopLeftCell: "E5", ActivePane: "bottomRight"})
	})
	landscape, one, asMany := "landscape", 1, 0
	w.do(func() error {
		return w.book.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &one, FitToHeight: &asMany})
	})
	fit := true
	w.do(func() error { return w.book.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}) })
	w.do(func() error {
		return w.book.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true})
	})
}
