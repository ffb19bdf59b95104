package rncp

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// registerRoutes are the six routes, by the element that says whether each is open, with the words of the register's form.
var registerRoutes = []struct {
	element     string
	key         Route
	text, short string
}{
	{"SI_JURY_FI", RouteStudent, "Après un parcours de formation sous statut d’élève ou d’étudiant", "Statut d’élève ou d’étudiant"},
	{"SI_JURY_CA", RouteApprentice, "En contrat d’apprentissage", "Contrat d’apprentissage"},
	{"SI_JURY_FC", RouteContinuing, "Après un parcours de formation continue", "Formation continue"},
	{"SI_JURY_CQ", RouteProfessionalism, "En contrat de professionnalisation", "Contrat de professionnalisation"},
	{"SI_JURY_CL", RouteIndividual, "Par candidature individuelle", "Candidature individuelle"},
	{"SI_JURY_VAE", RouteVAE, "Par expérience", "VAE"},
}

var yesNo = map[string]Answer{"Oui": AnswerYes, "Non": AnswerNo}

func answerOf(s string) Answer {
	if a, ok := yesNo[s]; ok {
		return a
	}
	return AnswerUnknown
}

// access reads the routes, the jury and the territories.
func (r *entryReader) access() {
	var compositions [][]string
	for _, route := range registerRoutes {
		a := RouteAccess{Key: route.key, Text: route.text, Short: route.short, Open: answerOf(r.entry.say(route.element, "ACTIF"))}
		a.Jury = r.entry.say(route.element, "COMPOSITION")
		if lines := composition(r.entry.at(route.element, "COMPOSITION")); a.Open.Open() && len(lines) > 0 && !slices.ContainsFunc(compositions, same(lines)) {
			compositions = append(compositions, lines)
		}
		r.fiche.Routes = append(r.fiche.Routes, a)
	}
	switch len(compositions) {
	case 0:
	case 1:
		r.fiche.Jury = juryOf(compositions[0])
	default:
		r.note("jury", "Les voies d’accès n’ont pas toutes la même composition du jury : celle que vous saisirez vaut pour toutes.")
	}
	r.fiche.Territories = []Territory{
		{Name: "Nouvelle-Calédonie", Text: "Accessible en Nouvelle-Calédonie", Open: answerOf(r.entry.say("ACCESSIBLE_NOUVELLE_CALEDONIE"))},
		{Name: "Polynésie française", Text: "Accessible en Polynésie française", Open: answerOf(r.entry.say("ACCESSIBLE_POLYNESIE_FRANCAISE"))},
	}
}

func composition(found []*element) []string {
	if len(found) == 0 {
		return nil
	}
	return splitLines(found[0].text)
}

func same(lines []string) func([]string) bool {
	return func(others []string) bool { return slices.Equal(lines, others) }
}

var (
	counted = regexp.MustCompile(`(?i)^([0-9]{1,2}|une?|deux|trois|quatre|cinq|six)\s+(.+)$`)
	numbers = map[string]int{"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
	// presides tells the college of the president, and not a vice-president.
	presides = regexp.MustCompile(`(?i)^(le |la )?président`)
)

// juryOf returns the jury that a composition describes, or none when a line of it does not begin with a number of members
// or its president is not one person: half a jury would be worse than none.
func juryOf(lines []string) Jury {
	var j Jury
	taken, presidents := map[string]bool{}, 0
	for i, line := range lines {
		m := counted.FindStringSubmatch(line)
		if m == nil {
			if i == 0 && strings.HasSuffix(line, ":") { // the sentence before the list
				j.Text = line
				continue
			}
			return Jury{}
		}
		seats, err := strconv.Atoi(m[1])
		if err != nil {
			seats = numbers[strings.ToLower(m[1])]
		}
		c := College{Text: line, Short: shortOf(m[2]), Seats: seats, President: presides.MatchString(m[2])}
		if c.President {
			presidents += seats
		}
		c.Key = CollegeKey(keyOf(c.Short, taken))
		j.Colleges = append(j.Colleges, c)
		j.Minimum += seats
	}
	if presidents != 1 || slices.ContainsFunc(j.Colleges, func(c College) bool { return c.Seats < 1 }) {
		return Jury{}
	}
	return j
}

// shortWords is how many words a name of our own has at most.
const shortWords = 4

// shortOf makes a short name of the words before a parenthesis, a slash or a comma.
func shortOf(text string) string {
	text, _, _ = strings.Cut(text, "(")
	if i := strings.IndexAny(text, "/,;:"); i > 0 {
		text = text[:i]
	}
	words := strings.Fields(strings.Trim(text, " .:"))
	if len(words) > shortWords {
		words = words[:shortWords]
		for len(words) > 1 && slices.Contains(small, fold(strings.Trim(words[len(words)-1], "’'"))) {
			words = words[:len(words)-1]
		}
	}
	return upperFirst(strings.Join(words, " "))
}

func upperFirst(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
