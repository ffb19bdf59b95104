package app

import (
	"fmt"
	"strings"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Marks is the area of the results that are filled in elsewhere, in a workbook.
type Marks struct{ core *core }

// GridLayout says how a grid is cut into sheets.
type GridLayout string

// The layouts.
const (
	GridWhole GridLayout = "une feuille"
	GridEach  GridLayout = "une feuille par épreuve"
)

// Write writes the grid of a session into a folder, with the results on record, and returns its path. A file of another
// content is never overwritten.
func (a Marks) Write(session data.ID, layout GridLayout, dir string) (string, error) {
	content, name, err := a.grid(session, layout)
	if err != nil {
		return "", err
	}
	return keepTable(dir, "Grille – "+name, FileXLSX, content)
}

// WriteTo writes the grid of a session under a name of its own, which ends in .xlsx.
func (a Marks) WriteTo(session data.ID, layout GridLayout, path string) error {
	if kind, err := kindOf(path); err != nil || kind != FileXLSX {
		return data.Refuse("Une grille est un classeur Excel.").Hint("Donnez-lui un nom qui finit par .xlsx.")
	}
	content, _, err := a.grid(session, layout)
	if err != nil {
		return err
	}
	return writeKept(path, content)
}

func (a Marks) grid(session data.ID, layout GridLayout) (content []byte, name string, err error) {
	var grid exchange.Grid
	err = a.core.store.View(func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		name = v.Session.Name
		grid, err = gridOf(&v, layout)
		return err
	})
	if err == nil {
		content, err = exchange.WriteGrid(grid)
	}
	return content, name, err
}

// gridOf lays out what a session waits for.
func gridOf(v *View, layout GridLayout) (exchange.Grid, error) {
	scale := v.Session.Rules.Scale.Value
	g := exchange.Grid{
		Session: v.Session.ID, Scale: scale,
		Title: "Résultats – " + v.Session.Name + " – notes : " + scale.String() + ". Remplissez les cases jaunes, enregistrez en .xlsx et rendez le fichier.",
	}
	columns := gridColumns(v)
	switch {
	case len(columns) == 0:
		return g, data.Refuse("La session « %s » n’attend aucun résultat.", v.Session.Name).Hint("Inscrivez d’abord des candidats.")
	case layout == GridEach:
		for i, c := range columns {
			g.Sheets = append(g.Sheets, gridSheet(v, sheetName(i+1, c), columns[i:i+1]))
		}
	default:
		g.Sheets = []exchange.GridSheet{gridSheet(v, "Résultats", columns)}
	}
	return g, nil
}

// gridColumns returns what somebody of a session owes, in the order of the fiche.
func gridColumns(v *View) []exchange.GridColumn {
	var columns []exchange.GridColumn
	known := map[data.AssessmentRef]bool{}
	for _, b := range v.Fiche.Blocs {
		for i := range v.Cases {
			for _, item := range rules.Due(v.Fiche, &v.Session.Rules, &v.Cases[i], b.Key) {
				if ref := refOf(item); !known[ref] {
					known[ref] = true
					kinds := rules.KindsFor(&v.Session.Rules, item.Assessment.Kind)
					columns = append(columns, exchange.GridColumn{Ref: ref, Bloc: b.Title, Label: item.Label(), Kinds: kinds})
				}
			}
		}
	}
	return columns
}

func refOf(item rules.Item) data.AssessmentRef {
	return data.RefOf(item.Bloc, item.Assessment.Key, item.Part.Key)
}

// gridSheet has a line for each candidate who owes something in its columns.
func gridSheet(v *View, name string, columns []exchange.GridColumn) exchange.GridSheet {
	s := exchange.GridSheet{Name: name, Columns: columns}
	for i := range v.Cases {
		k := &v.Cases[i]
		row := exchange.GridRow{Enrolment: k.Enrolment.ID, Person: k.Candidate, Number: k.Number}
		owes := false
		for _, c := range columns {
			cell := exchange.GridCell{}
			if item, due := dueUnder(v, k, c.Ref); due {
				result, _ := k.Result(item)
				cell = exchange.GridCell{Due: true, Value: result.Value}
				owes = true
			}
			row.Cells = append(row.Cells, cell)
		}
		if owes {
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

// dueUnder finds what a candidate owes under the name of an assessment.
func dueUnder(v *View, k *rules.Case, ref data.AssessmentRef) (rules.Item, bool) {
	bloc, _, _ := strings.Cut(string(ref), "/")
	for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, rncp.BlocKey(bloc)) {
		if refOf(item) == ref {
			return item, true
		}
	}
	return rules.Item{}, false
}

// sheetName is short and free of what spreadsheets refuse in the name of a sheet.
func sheetName(n int, c exchange.GridColumn) string {
	const longest = 31 // characters, as spreadsheets have it
	label := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, c.Label)
	name := []rune(fmt.Sprintf("%d %s", n, label))
	return strings.TrimSpace(string(name[:min(len(name), longest)]))
}

// UsualDay is the day of a result for which none is given: the one of the convocation, or the one that the result had, or
// the first of the session. What is handed in within certain months has none until it is given.
func (v *View) UsualDay(k *rules.Case, item rules.Item) data.Date {
	if c, summoned := k.Convocation(item.Bloc, item.Assessment.Key); summoned {
		return c.On
	}
	old, had := k.Result(item)
	switch {
	case had:
		return old.On
	case item.Assessment.Window != nil:
		return data.Date{}
	}
	return v.Session.From
}
