package exchange

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"certibloc/data/rncp"
)

const (
	sheetPeople = "Candidats"
	sheetHelp   = "Aide"
	// templateRows is how many lines of a template offer lists and advice.
	templateRows = 1_000
)

// XLSX writes a workbook with Header, the rows given, which may be none, and what helps to fill it in: a list where a column
// has one, advice on each column. Every cell is text, so that nothing is a formula and no zero in front is lost.
func XLSX(f *rncp.Fiche, rows [][]string, enrolments bool) ([]byte, error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	w := xlsxWriter{book: book, fiche: f}
	w.do(func() error { return book.SetSheetName("Sheet1", sheetPeople) })
	w.people(columns(enrolments), rows)
	w.help(columns(enrolments))
	if w.err != nil {
		return nil, fmt.Errorf("write XLSX: %w", w.err)
	}
	out, err := book.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write XLSX: %w", err)
	}
	return out.Bytes(), nil
}

// xlsxWriter stops at the first error.
type xlsxWriter struct {
	book  *excelize.File
	fiche *rncp.Fiche
	err   error
}

func (w *xlsxWriter) do(fn func() error) {
	if w.err == nil {
		w.err = fn()
	}
}

func (w *xlsxWriter) style(s *excelize.Style) (id int) {
	w.do(func() (err error) { id, err = w.book.NewStyle(s); return err })
	return id
}

func (w *xlsxWriter) people(infos []FieldInfo, rows [][]string) {
	const text = 49 // Excel's format « text »
	plain := w.style(&excelize.Style{NumFmt: text})
	head := w.style(&excelize.Style{
		NumFmt: text, Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3A5F"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	})
	for i, info := range infos {
		column := Letter(i)
		w.do(func() error { return w.book.SetColWidth(sheetPeople, column, column, info.width) })
		w.do(func() error { return w.book.SetColStyle(sheetPeople, column, plain) })
		w.do(func() error { return w.book.SetCellStr(sheetPeople, column+"1", info.Label) })
		w.advise(column, info)
		for r, row := range rows {
			if row[i] != "" {
				w.do(func() error { return w.book.SetCellStr(sheetPeople, fmt.Sprintf("%s%d", column, r+2), row[i]) })
			}
		}
	}
	last := Letter(len(infos) - 1)
	w.do(func() error { return w.book.SetCellStyle(sheetPeople, "A1", last+"1", head) })
	w.do(func() error { return w.book.SetRowHeight(sheetPeople, 1, 34) })
	w.do(func() error {
		return w.book.SetPanes(sheetPeople, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	})
}

// advise offers the list of a column and says what goes there when a cell is selected.
func (w *xlsxWriter) advise(column string, info FieldInfo) {
	v := excelize.NewDataValidation(true)
	v.Sqref = fmt.Sprintf("%s2:%s%d", column, column, templateRows+1)
	v.SetInput(info.Label, info.Help)
	if list := choices(w.fiche, info.Field); list != nil {
		w.do(func() error { return v.SetDropList(list) })
		v.SetError(excelize.DataValidationErrorStyleWarning, info.Label, "Ce n’est pas un choix de la liste.")
	} else {
		v.Type = "" // any value: the advice alone
	}
	w.do(func() error { return w.book.AddDataValidation(sheetPeople, v) })
}

func (w *xlsxWriter) help(infos []FieldInfo) {
	w.do(func() error { _, err := w.book.NewSheet(sheetHelp); return err })
	bold := w.style(&excelize.Style{Font: &excelize.Font{Bold: true}})
	lines := [][2]string{{"Une personne par ligne, dans la feuille « Candidats ». L’ordre des colonnes est libre ; une colonne inutile se supprime.", ""}, {}}
	for _, info := range infos {
		lines = append(lines, [2]string{info.Label, info.Help})
	}
	lines = append(lines, [2]string{}, [2]string{"Les blocs", "Un numéro seul est refusé : les numérotations de la fiche se contredisent. Écrivez le titre ou la lettre."})
	for _, b := range w.fiche.Blocs {
		lines = append(lines, [2]string{b.Component.Label, b.Title})
	}
	for i, l := range lines {
		w.do(func() error { return w.book.SetCellStr(sheetHelp, fmt.Sprintf("A%d", i+1), l[0]) })
		w.do(func() error { return w.book.SetCellStr(sheetHelp, fmt.Sprintf("B%d", i+1), l[1]) })
	}
	w.do(func() error { return w.book.SetColWidth(sheetHelp, "A", "A", 34) })
	w.do(func() error { return w.book.SetColWidth(sheetHelp, "B", "B", 90) })
	w.do(func() error { return w.book.SetColStyle(sheetHelp, "A", bold) })
}
