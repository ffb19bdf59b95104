package rncp

import (
	"slices"
	"strings"
)

// Row is one assessment of a bloc as a person fills it in: once, with the tracks that offer it. A portfolio stands for the
// exams of its tracks, never beside them.
type Row struct {
	Key    string // empty for a new one
	Kind   Kind
	Short  string
	Text   string
	Parts  []string // of a case study
	Window Window   // of a portfolio
	Tracks []Track
}

// Rows lays the tracks of a bloc out as rows: what two tracks offer in the same words is one row.
func Rows(b Bloc) []Row {
	var rows []Row
	for _, m := range b.Tracks {
		for _, w := range m.Ways {
			for _, a := range w.Assessments {
				row := rowOf(a)
				if i := slices.IndexFunc(rows, row.same); i >= 0 {
					rows[i].Tracks = append(rows[i].Tracks, m.Track)
					continue
				}
				row.Tracks = []Track{m.Track}
				rows = append(rows, row)
			}
		}
	}
	return rows
}

func rowOf(a Assessment) Row {
	row := Row{Key: a.Key, Kind: a.Kind, Short: a.Short, Text: a.Text}
	for _, p := range a.Parts {
		row.Parts = append(row.Parts, p.Text)
	}
	if a.Window != nil {
		row.Window = *a.Window
	}
	return row
}

func (r Row) same(o Row) bool {
	return r.Key == o.Key && r.Kind == o.Kind && r.Short == o.Short && r.Text == o.Text && slices.Equal(r.Parts, o.Parts) && r.Window == o.Window
}

// TracksOf makes the tracks of rows; a row without a track is left out. Keys are kept, and new ones are drawn from the
// short names. What is still missing Fiche.Gaps tells.
func TracksOf(rows []Row) []Modality {
	taken := map[string]bool{}
	for _, r := range rows {
		taken[r.Key] = true
	}
	offers := map[Track]map[WayKey][]Assessment{TrackInitial: {}, TrackContinuing: {}}
	for _, r := range rows {
		way, a := WayExams, r.assessment(taken)
		if r.Kind == KindPortfolio {
			way = WayPortfolio
		}
		for _, t := range r.Tracks {
			offers[t][way] = append(offers[t][way], a)
		}
	}
	var tracks []Modality
	for _, t := range []Track{TrackInitial, TrackContinuing} {
		m := Modality{Track: t, Label: LabelOf(t)}
		for _, way := range []WayKey{WayExams, WayPortfolio} {
			if all := offers[t][way]; len(all) > 0 {
				m.Ways = append(m.Ways, Way{way, all})
			}
		}
		if len(m.Ways) > 0 {
			tracks = append(tracks, m)
		}
	}
	return tracks
}

func (r Row) assessment(taken map[string]bool) Assessment {
	a := Assessment{Key: r.Key, Kind: r.Kind, Text: oneLine(r.Text), Short: oneLine(r.Short)}
	if a.Short == "" {
		a.Short = shortOf(afterColon(a.Text))
	}
	if a.Key == "" {
		a.Key = keyOf(a.Short, taken)
	}
	if r.Kind == KindPortfolio {
		w := r.Window
		a.Window = &w
	}
	parts := map[string]bool{}
	for _, text := range r.Parts {
		if text = oneLine(text); text != "" && r.Kind == KindCaseStudy {
			short := shortOf(text)
			a.Parts = append(a.Parts, Part{Key: keyOf(short, parts), Text: text, Short: short})
		}
	}
	return a
}

// JuryOf reads a jury from lines such as « 2 professionnels qualifiés du secteur »: each begins with its number of members,
// and one of them is the president's. The words of the colleges that old has in the same line keep their keys. ok is false
// where a line cannot be read so.
func JuryOf(lines []string, old Jury) (j Jury, ok bool) {
	j = juryOf(splitLines(strings.Join(lines, "\n")))
	for i := range j.Colleges {
		if was, known := find(old.Colleges, func(c College) bool { return c.Text == j.Colleges[i].Text }); known {
			j.Colleges[i] = was
		}
	}
	return j, len(j.Colleges) > 0
}

// Lines returns the lines from which JuryOf reads a jury again.
func (j Jury) Lines() []string {
	var lines []string
	if j.Text != "" {
		lines = append(lines, j.Text)
	}
	for _, c := range j.Colleges {
		lines = append(lines, c.Text)
	}
	return lines
}

// ByDecree puts a registration on the ground of an arrêté, signed and published on two days.
func (r *Registration) ByDecree(signed, published Date) {
	r.Ground, r.Signed, r.Published = GroundDecree, signed, published
	r.Decree = "Arrêté du " + signed.French()
	r.Text = r.Decree + " publié au Journal officiel du " + published.French() + ", avec effet au " + r.From.French() + ", jusqu’au " + r.Until.French() + "."
}
