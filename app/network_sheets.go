package app

import (
	"fmt"

	"certibloc/data/exchange"
	"certibloc/data/rules"
)

// statColumns are the columns that say what a line of a table is about, and how to read them.
var statColumns = []struct {
	name string
	of   func(rules.StatKey) any
}{
	{"Certification", func(k rules.StatKey) any { return text(k.Fiche) }},
	{"Année", func(k rules.StatKey) any { return number(k.Year) }},
	{"Mois après", func(k rules.StatKey) any { return number(k.Months) }},
	{"Centre", func(k rules.StatKey) any { return text(k.Centre) }},
	{"Voie", func(k rules.StatKey) any { return text(k.Route) }},
	{"Objet", func(k rules.StatKey) any { return text(k.Object) }},
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func number(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// tallySheets returns the tables as sheets of a workbook, and how to read them.
func tallySheets(s *rules.Statistics) []exchange.Sheet {
	var sheets []exchange.Sheet
	for _, table := range rules.StatTables {
		if rows := s.Table(table); len(rows) > 0 {
			sheets = append(sheets, tallySheet(table, rows, s.Least))
		}
	}
	return append(sheets, exchange.Sheet{Name: "Lecture", Header: []string{"Lecture"}, Rows: [][]any{
		{fmt.Sprintf("Aucun taux n’est donné de moins de %d personnes.", s.Least)},
		{"Présentation : présentés sur inscrits. Réussite : acquis sur présentés. Par centre et par voie, une personne compte une fois pour chaque bloc."},
		{"Année : de la délivrance pour les certifiés, du jury pour les épreuves, de la promotion pour l’insertion."},
		{"Insertion globale : en emploi, sur les répondants hors neutralisés (poursuite d’études, impossibilité de travailler)."},
		{"Insertion métier visé : dans le métier visé, sur les mêmes répondants. À confirmer : le texte de France compétences n’a pas été lu."},
		{"Une certification qu’une même personne tient de deux centres n’est comptée qu’une fois."},
	}})
}

// tallySheet writes a table with the columns that any of its lines fills. Beside a rate stands the number of people it is of.
func tallySheet(table rules.StatTable, rows []rules.StatRow, least int) exchange.Sheet {
	sheet := exchange.Sheet{Name: string(table)}
	var used []func(rules.StatKey) any
	for _, c := range statColumns {
		for _, r := range rows {
			if c.of(r.StatKey) != nil {
				sheet.Header, used = append(sheet.Header, c.name), append(used, c.of)
				break
			}
		}
	}
	for _, m := range rows[0].Measures {
		sheet.Header = append(sheet.Header, m.Name)
		if m.Rate {
			sheet.Header = append(sheet.Header, "n")
		}
	}
	for _, r := range rows {
		var cells []any
		for _, of := range used {
			cells = append(cells, of(r.StatKey))
		}
		for _, m := range r.Measures {
			cells = append(cells, measured(m, least)...)
		}
		sheet.Rows = append(sheet.Rows, cells)
	}
	return sheet
}

func measured(m rules.StatMeasure, least int) []any {
	if m.InWords {
		return []any{text(m.Text)}
	}
	if !m.Rate {
		return []any{m.Count}
	}
	if percent, ok := m.Percent(); ok {
		return []any{exchange.Percent(percent), m.Of}
	}
	return []any{text(withheld(least, m)), m.Of}
}
