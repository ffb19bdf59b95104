package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// columns returns the fields of a file that the program writes: with or without those of an enrolment.
func columns(enrolments bool) []FieldInfo {
	var list []FieldInfo
	for _, info := range fields {
		if enrolments || !info.Session {
			list = append(list, info)
		}
	}
	return list
}

// Header returns the headers of a file that the program writes.
func Header(enrolments bool) []string {
	var header []string
	for _, info := range columns(enrolments) {
		header = append(header, info.Label)
	}
	return header
}

// Cells writes people as the lines of a file with Header, so that reading it gives them back. Acquisitions of another day or
// source take a line of their own, below.
func Cells(f *rncp.Fiche, lines []Line, enrolments bool) [][]string {
	var rows [][]string
	for _, l := range lines {
		groups := groupPriors(l.Priors)
		for i := range max(1, len(groups)) {
			cells := identityCells(l)
			if i == 0 && enrolments && l.Path != nil {
				pathCells(f, l, cells)
			}
			if i < len(groups) {
				priorCells(f, groups[i], cells)
			}
			var row []string
			for _, info := range columns(enrolments) {
				row = append(row, cells[info.Field])
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func identityCells(l Line) map[Field]string {
	c := l.Candidate
	cells := map[Field]string{
		BirthName: c.BirthName, UsageName: c.UsageName, Sex: string(c.Sex), BirthDate: c.BirthDate.Short(),
		Commune: c.BirthPlace.Commune, BirthCode: c.BirthPlace.Code, Department: c.BirthPlace.Department, Country: c.BirthPlace.Country,
	}
	for i, f := range []Field{GivenName, SecondName, ThirdName} {
		if i < len(c.GivenNames) {
			cells[f] = c.GivenNames[i]
		}
	}
	return cells
}

func pathCells(f *rncp.Fiche, l Line, cells map[Field]string) {
	route, _ := f.Route(l.Path.Route)
	cells[Route], cells[Track] = route.Short, trackNames[l.Path.Track]
	cells[TrainingFrom], cells[TrainingTo] = l.Path.TrainingFrom.Short(), l.Path.TrainingTo.Short()
	cells[ImmersionFrom], cells[ImmersionTo] = l.Path.ImmersionFrom.Short(), l.Path.ImmersionTo.Short()
	cells[VAEAdmissible], cells[VAEFiled] = l.Path.VAEAdmissible.Short(), l.Path.VAEFiled.Short()
	var blocs []string
	for _, req := range l.Blocs {
		b, _ := f.Bloc(req.Bloc)
		text := b.Title
		if req.Way != UsualWay(b, l.Path.Track) {
			text += " (" + wayNames[req.Way] + ")"
		}
		blocs = append(blocs, text)
	}
	cells[Blocs] = strings.Join(blocs, " ; ")
	if l.All {
		cells[Blocs] = "tous"
	}
}

// wayNames are the words that wayOf reads.
var wayNames = map[rncp.WayKey]string{rncp.WayExams: "épreuves", rncp.WayPortfolio: "portefeuille", rncp.WayVAE: "dossier VAE"}

// groupPriors puts acquisitions together that differ in nothing but the bloc.
func groupPriors(all []data.Prior) [][]data.Prior {
	var groups [][]data.Prior
next:
	for _, p := range all {
		for i, g := range groups {
			same := p
			same.ID, same.Bloc, same.Candidate, same.Supersedes = g[0].ID, g[0].Bloc, g[0].Candidate, g[0].Supersedes
			if same == g[0] {
				groups[i] = append(g, p)
				continue next
			}
		}
		groups = append(groups, []data.Prior{p})
	}
	return groups
}

func priorCells(f *rncp.Fiche, group []data.Prior, cells map[Field]string) {
	var blocs []string
	for _, p := range group {
		title := "certification"
		if b, ok := f.Bloc(p.Bloc); ok {
			title = b.Title
		}
		blocs = append(blocs, title)
	}
	p := group[0]
	cells[PriorBlocs], cells[PriorOn], cells[PriorGround] = strings.Join(blocs, " ; "), p.On.Short(), string(p.Ground)
	cells[PriorSource], cells[PriorNumber] = p.Source, p.Number
	cells[PriorBy], cells[PriorChecked] = p.CheckedBy, p.CheckedOn.Short()
}

// CSV writes a table as a French Excel opens it: UTF-8 with a mark, semicolons. What it would take for a formula is text.
func CSV(header []string, rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, row := range append([][]string{header}, rows...) {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := w.Write(safe); err != nil {
			return nil, fmt.Errorf("write CSV: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// ReportCSV writes what is wrong with the lines of a file, and those that are right, as a table.
func ReportCSV(t *Table, lines []Line) ([]byte, error) {
	var rows [][]string
	for _, note := range t.Notes {
		rows = append(rows, []string{"", "", "", "Remarque", note, ""})
	}
	for _, l := range lines {
		who := strings.TrimSpace(strings.Join(l.Candidate.GivenNames, " ") + " " + l.Candidate.BirthName)
		if len(l.Findings) == 0 {
			rows = append(rows, []string{fmt.Sprint(l.Number), who, "", "Prête", "", ""})
		}
		for _, f := range l.Findings {
			kind := "Erreur"
			if f.Warning {
				kind = "À vérifier"
			}
			rows = append(rows, []string{fmt.Sprint(f.Line), who, f.Column, kind, f.What, f.Do})
		}
	}
	return CSV([]string{"Ligne", "Personne", "Colonne", "État", "Phrase", "Que faire"}, rows)
}

// choices returns what a column of a template may hold, where that is a list.
func choices(f *rncp.Fiche, field Field) []string {
	switch field {
	case Sex:
		return []string{"F", "M"}
	case Route:
		var names []string
		for _, r := range f.Routes {
			if r.Open.Open() {
				names = append(names, r.Short)
			}
		}
		return names
	case Track:
		return []string{trackNames[rncp.TrackInitial], trackNames[rncp.TrackContinuing], trackNames[rncp.TrackVAE]}
	case PriorGround:
		return []string{string(data.GroundRegister), string(data.GroundEquivalence), string(data.GroundExemption)}
	}
	return nil
}

// Completed returns a line with every bloc named: one that names none asks for all that are not held.
func Completed(f *rncp.Fiche, l Line, held rules.Ledger) []data.BlocRequest {
	if !l.All || l.Path == nil {
		return l.Blocs
	}
	var all []data.BlocRequest
	for _, b := range held.Lacking(f) {
		all = append(all, data.BlocRequest{Bloc: b.Key, Way: UsualWay(b, l.Path.Track)})
	}
	return all
}
