package rules

import (
	"cmp"
	"slices"
	"strings"
)

// StatRow is a line of a table.
type StatRow struct {
	StatKey
	Measures []StatMeasure
}

// StatMeasure is a figure of a line: a number, or a rate of a number of people.
type StatMeasure struct {
	Name  string
	Count int
	// Rate marks a rate: Count of Of. Without it there is Count alone.
	Rate bool
	Of   int
	// Withheld marks a rate that is not given, because Of is too small.
	Withheld bool
	// InWords marks what is no number: Text says it, or nothing does.
	InWords bool
	Text    string
}

// Percent returns a rate in per cent; ok is false where there is none.
func (m StatMeasure) Percent() (percent float64, ok bool) {
	if !m.Rate || m.Withheld || m.Of == 0 {
		return 0, false
	}
	return 100 * float64(m.Count) / float64(m.Of), true
}

// Table returns the lines of a table.
func (s *Statistics) Table(t StatTable) []StatRow {
	if t == StatSectors {
		return s.sectors()
	}
	var rows []StatRow
	for _, k := range s.keys(t) {
		rows = append(rows, StatRow{k, s.measures(t, s.sums[k])})
	}
	return rows
}

func (s *Statistics) measures(t StatTable, n *sums) []StatMeasure {
	switch t {
	case StatYears:
		return []StatMeasure{count("certifiés", n.certified), count("dont VAE", n.vae), count("hors VAE", n.certified-n.vae)}
	case StatCentres:
		return append([]StatMeasure{count("certifiés", n.certified), count("dont VAE", n.vae)}, s.sat(n, "blocs ")...)
	case StatRoutes:
		return append([]StatMeasure{count("certifiés", n.certified)}, s.sat(n, "blocs ")...)
	case StatBlocs:
		return s.sat(n, "")
	case StatJobs:
		// What France compétences asks for. Who studies further or cannot work is outside the rates. That the job aimed at is set
		// against all who answered, and not against those in a job alone, is inferred: no text that was read says it.
		answered := n.target + n.other + n.seeking
		return []StatMeasure{
			count("certifiés", n.holders), count("répondants", answered+n.neutralised), count("neutralisés", n.neutralised), count("sans réponse", n.silent),
			count("métier visé", n.target), count("autre emploi", n.other), count("sans emploi", n.seeking),
			s.rate("insertion globale", n.target+n.other, answered), s.rate("insertion métier visé", n.target, answered),
		}
	}
	return nil
}

// sat returns who sat and who passed. Where all blocs are counted together, what says so: a person counts once for each.
func (s *Statistics) sat(n *sums, what string) []StatMeasure {
	return []StatMeasure{
		count(what+"inscrits", n.enrolled), count(what+"présentés", n.present), s.rate("présentation", n.present, n.enrolled),
		count(what+"acquis", n.acquired), s.rate("réussite", n.acquired, n.present),
	}
}

func count(name string, n int) StatMeasure { return StatMeasure{Name: name, Count: n} }

func (s *Statistics) rate(name string, n, of int) StatMeasure {
	return StatMeasure{Name: name, Count: n, Rate: true, Of: of, Withheld: of < s.Least}
}

// sectors returns where those in a job work, beside what the fiche says of each sector.
func (s *Statistics) sectors() []StatRow {
	type group struct {
		fiche  string
		months int
	}
	totals := map[group]int{}
	for k, n := range s.sector {
		totals[group{k.fiche, k.months}] += n
	}
	var rows []StatRow
	for g, total := range totals {
		said := map[string]string{}
		if f := s.fiches[g.fiche]; f != nil {
			for _, share := range f.Sectors.Shares {
				said[share.Name] = shareText(share)
			}
		}
		names := map[string]int{}
		for name := range said {
			names[name] = 0
		}
		for k, n := range s.sector {
			if k.fiche == g.fiche && k.months == g.months {
				names[k.name] += n
			}
		}
		for name, n := range names {
			rows = append(rows, StatRow{StatKey{Table: StatSectors, Fiche: g.fiche, Months: g.months, Object: name},
				[]StatMeasure{count("en emploi", n), s.rate("part", n, total), {Name: "selon la fiche", InWords: true, Text: said[name]}}})
		}
	}
	slices.SortFunc(rows, func(a, b StatRow) int {
		return cmp.Or(strings.Compare(a.Fiche, b.Fiche), cmp.Compare(a.Months, b.Months), -cmp.Compare(a.Measures[0].Count, b.Measures[0].Count), strings.Compare(a.Object, b.Object))
	})
	return rows
}
