package rncp

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Propose draws the tracks of a bloc from what the open data says of its evaluation, for a person to correct: each line is
// an assessment of both tracks, but for what it keeps for the « primo-apprenants » or for the portfolio. A bloc without
// such lines has no proposal. A portfolio whose term is not told has a window of zero months, which is not whole.
func Propose(b Bloc) []Modality {
	exams, workplace, portfolio := []Assessment{}, []Assessment{}, []Assessment{}
	taken := map[string]bool{}
	for _, line := range b.Evaluation {
		a := Assessment{Kind: kindOf(line), Text: line, Short: shortOf(afterColon(line))}
		switch a.Kind {
		case KindPortfolio:
			a.Key, a.Short, a.Window = string(KindPortfolio), "Portefeuille de preuves", windowOf(line)
			portfolio = []Assessment{a}
		case KindWorkplace:
			a.Key, a.Short = string(KindWorkplace), "Évaluation professionnelle"
			workplace = []Assessment{a}
		default:
			a.Key = keyOf(a.Short, taken)
			exams = append(exams, a)
		}
	}
	var tracks []Modality
	if initial := slices.Concat(exams, workplace); len(initial) > 0 {
		tracks = append(tracks, Modality{TrackInitial, LabelOf(TrackInitial), []Way{{WayExams, initial}}})
	}
	var ways []Way
	if len(exams) > 0 {
		ways = append(ways, Way{WayExams, exams})
	}
	if len(portfolio) > 0 {
		ways = append(ways, Way{WayPortfolio, portfolio})
	}
	if len(ways) > 0 {
		tracks = append(tracks, Modality{TrackContinuing, LabelOf(TrackContinuing), ways})
	}
	return tracks
}

// LabelOf names a track for a fiche that has no name of its own for it.
func LabelOf(t Track) string {
	if t == TrackInitial {
		return "En formation initiale (primo-apprenant)"
	}
	return "En formation continue (salarié)"
}

// kindWords tell the kinds of assessment by their words, without accents; the first that fits is taken.
var kindWords = []struct {
	kind Kind
	form *regexp.Regexp
}{
	{KindPortfolio, regexp.MustCompile(`portefeuille de preuves`)},
	{KindWorkplace, regexp.MustCompile(`primo-apprenant|evaluation professionnelle|bloc professionnel|evaluation en entreprise`)},
	{KindCaseStudy, regexp.MustCompile(`etudes?(\(s\))? de cas`)},
	{KindOral, regexp.MustCompile(`\boral|entretien|soutenance|jeux? de role`)},
	{KindWrittenFile, regexp.MustCompile(`\bdossier|rapport|memoire`)},
}

func kindOf(line string) Kind {
	folded := fold(line)
	for _, k := range kindWords {
		if k.form.MatchString(folded) {
			return k.kind
		}
	}
	return KindWritten
}

var months = regexp.MustCompile(`([0-9]{1,2})\s+à\s+([0-9]{1,2})\s+mois`)

// windowOf reads « 3 à 6 mois », for the term and the immersion « de cette durée ».
func windowOf(line string) *Window {
	m := months.FindStringSubmatch(line)
	if m == nil {
		return &Window{}
	}
	least, _ := strconv.Atoi(m[1])
	most, _ := strconv.Atoi(m[2])
	return &Window{least, most, least, most}
}

func afterColon(line string) string {
	if before, after, ok := strings.Cut(line, " : "); ok && strings.HasPrefix(before, "Pour ") {
		return after
	}
	return line
}
