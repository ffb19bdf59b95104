package places

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"certibloc/data"
)

// sifted is how many answers are looked through for the best.
const sifted = 400

func monthOf(yyyymmdd int) time.Month { return time.Month(yyyymmdd / 100 % 100) }

// plain is a name as it is compared: its words, folded.
func plain(name string) string { return strings.Join(wordsOf(name), " ") }

func wordsOf(text string) []string {
	return strings.FieldsFunc(data.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Find returns at most limit communes that answer what is typed: the beginnings of words of a name, in any order, accents,
// hyphens and capitals apart, « st » for « saint », with the number or the name of a department or a code beside them. One
// typing error is forgiven. A name typed whole comes first, then names that begin so, then large communes before small ones
// and those of today before those of the past.
func (a *Atlas) Find(typed string, limit int) []Place {
	l := a.lists()
	query := wordsOf(typed)
	if len(query) == 0 {
		return nil
	}
	for i, w := range query {
		switch w {
		case "st":
			query[i] = "saint"
		case "ste":
			query[i] = "sainte"
		}
	}
	whole := strings.Join(query, " ")
	found := l.matching(query, whole)
	near := make(map[int]int, len(found))
	for _, i := range found {
		near[i] = nearness(l.names[i], whole)
	}
	slices.SortStableFunc(found, func(i, j int) int { return near[i] - near[j] })
	places := make([]Place, 0, limit)
	for _, i := range found[:min(limit, len(found))] {
		places = append(places, l.places[i])
	}
	return places
}

// nearness ranks a name for a query: the name itself, the beginning of it, or something of it.
func nearness(name, whole string) int {
	switch {
	case name == whole:
		return 0
	case strings.HasPrefix(name, whole):
		return 1
	}
	return 2
}

// matching returns the communes that answer every word and, where those are few, those that do when some of the words name
// their department.
func (l *lists) matching(query []string, whole string) []int {
	var found []int
	seen := map[int]bool{}
	add := func(i int) {
		if !seen[i] {
			seen[i] = true
			found = append(found, i)
		}
	}
	for _, i := range l.byName[whole] {
		add(i)
	}
	for _, i := range l.index.Find(whole, sifted) {
		add(i)
	}
	for n := 1; n < len(query) && len(found) < sifted; n++ { // the department after the name, or before it
		l.inDepartment(query[:len(query)-n], query[len(query)-n:], add)
		l.inDepartment(query[n:], query[:n], add)
	}
	return found
}

// inDepartment adds the communes that answer the words of a name, in the departments whose names have the others.
func (l *lists) inDepartment(name, department []string, add func(int)) {
	if len(department) > 4 || !slices.ContainsFunc(department, func(w string) bool { return len(w) > 2 }) {
		return
	}
	in, some := map[string]bool{}, false
	for number, words := range l.departments {
		in[number] = !slices.ContainsFunc(department, func(typed string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, typed) })
		})
		some = some || in[number]
	}
	if !some {
		return
	}
	for _, i := range l.index.Find(strings.Join(name, " "), len(l.places)) {
		if in[l.places[i].Department()] {
			add(i)
		}
	}
}

// ByCode returns the communes that bear a code or have borne it, the one of today first.
func (a *Atlas) ByCode(code string) []Place {
	l := a.lists()
	var places []Place
	for _, i := range l.byCode[code] {
		places = append(places, l.places[i])
	}
	return places
}

// Of returns the commune with a code that bears a name, of those that bear the code or have borne it.
func (a *Atlas) Of(code, name string) (Place, bool) {
	for _, p := range a.ByCode(code) {
		if plain(p.Name) == plain(name) {
			return p, true
		}
	}
	return Place{}, false
}

// At returns the commune that bore a code at some day of those from first to last, where the list tells.
func (a *Atlas) At(code string, first, last data.Date) (Place, bool) {
	for _, p := range a.ByCode(code) {
		if p.Existed(first, last) == Yes {
			return p, true
		}
	}
	return Place{}, false
}

// Countries returns at most limit countries that answer what is typed, the name typed whole first.
func (a *Atlas) Countries(typed string, limit int) []Country {
	l := a.lists()
	found := l.countryIndex.Find(typed, len(l.countries))
	slices.SortStableFunc(found, func(i, j int) int {
		begins := func(i int) int {
			if strings.HasPrefix(plain(l.countries[i].Name), plain(typed)) {
				return 0
			}
			return 1
		}
		return begins(i) - begins(j)
	})
	countries := make([]Country, 0, limit)
	for _, i := range found[:min(limit, len(found))] {
		countries = append(countries, l.countries[i])
	}
	return countries
}

// Country returns the country with a code, or with a name, accents and capitals apart.
func (a *Atlas) Country(codeOrName string) (Country, bool) {
	for _, c := range a.lists().countries {
		if c.Code == codeOrName || plain(c.Name) == plain(codeOrName) {
			return c, true
		}
	}
	return Country{}, false
}
