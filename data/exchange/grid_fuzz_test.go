package exchange

import (
	"testing"

	"certibloc/data"
)

func FuzzOpenGrid(f *testing.F) {
	written, err := WriteGrid(Grid{Session: "s", Title: "Résultats", Scale: data.DefaultRules().Scale.Value, Sheets: []GridSheet{{Name: "Résultats",
		Columns: []GridColumn{{Ref: "organisation/ecrit", Bloc: "Organiser", Label: "Écrit", Kinds: []data.ValueKind{data.ValueMark}}},
		Rows:    []GridRow{{Enrolment: "e", Number: 1, Cells: []GridCell{{Due: true}}}}}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(written)
	f.Add([]byte("certibloc-notes-1 s;;;;organisation/ecrit\n;;;;\nblocs;;;;A\népreuves;N°;Nom;Né;Écrit\ne hash x;1;Zoé;12/03/1999;12,5\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		g, err := OpenGrid("grille.xlsx", content)
		if (g == nil) == (err == nil) {
			t.Error("both or neither")
		}
	})
}
