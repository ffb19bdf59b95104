package app

import (
	"certibloc/data"
	"certibloc/data/store"
)

// newNumber returns a number by the pattern of the settings, without year and rank yet.
func newNumber(centre data.Centre, kind data.DocumentKind) data.Number {
	n := data.Number{Centre: centre.Code, Kind: kind, Pattern: centre.Numbering}
	if n.Pattern == data.DefaultNumbering {
		n.Pattern = ""
	}
	return n
}

// numberSheets gives sheets the next numbers of their series. The sequence goes on without a gap when the pattern of the
// settings changes; a number that an earlier pattern has written already is refused.
func numberSheets(tx *store.Tx, sheets []drawn) error {
	last := map[data.Series]int{}
	taken := map[string]bool{} // by other patterns: one pattern never writes the same number twice
	for doc := range store.Documents.All(tx) {
		series := doc.Number.Series()
		last[series] = max(last[series], doc.Number.Rank)
		if len(sheets) > 0 && doc.Number.Pattern != sheets[0].doc.Number.Pattern {
			taken[doc.Number.String()] = true
		}
	}
	for n := range sheets {
		doc := &sheets[n].doc
		last[doc.Number.Series()]++
		doc.Number.Rank = last[doc.Number.Series()]
		doc.Sheet.Number = doc.Number.String()
		if taken[doc.Sheet.Number] {
			return data.Refuse("Le numéro %s est déjà celui d’un autre document : un modèle antérieur l’a écrit.", doc.Sheet.Number).
				Hint("Changez le modèle des numéros dans les réglages.")
		}
	}
	return nil
}

// Next returns the number that the next document of a kind would have by a pattern, this year.
func (a Documents) Next(kind data.DocumentKind, pattern string) (data.Number, error) {
	one := []drawn{{}}
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		centre.Numbering = pattern
		one[0].doc.Number = newNumber(centre, kind)
		one[0].doc.Number.Year = a.core.today().Year
		return numberSheets(tx, one)
	})
	return one[0].doc.Number, err
}
