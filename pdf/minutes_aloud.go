package pdf

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"certibloc/data"
)

// aloudHeight is half a page: what is read out takes no more.
const aloudHeight = 138.0

// aloud fits what the president may read out, on a page of its own, as large as half a page allows. Where there are too
// many names it counts instead. Nobody presides here over a jury that sat elsewhere.
func (l *minutesLayout) aloud() []piece {
	if len(l.Members) == 0 {
		return nil
	}
	const most, least = 14.0, 10.0
	for _, named := range []bool{true, false} {
		for size := most; size >= least; size -= 0.5 {
			if blocks, ok := l.aloudBlocks(l.aloudSentences(named), size); ok {
				pieces := append([]piece{l.heading(l.d.say(headingAloud))}, hold(soft, blocks...)...)
				pieces[0].fresh = true
				return pieces
			}
		}
	}
	l.problem.add("le texte à lire par le président : il ne tient pas sur une demi-page")
	return nil
}

// aloudBlocks fits sentences at a size, and reports whether they take half a page at most.
func (l *minutesLayout) aloudBlocks(sentences []string, size float64) ([]block, bool) {
	var blocks []block
	for _, s := range sentences {
		f, ok := paragraph(s, l.d.style(regular, size, ink), textWidth, 1.32)
		if !ok {
			return nil, false
		}
		blocks = append(blocks, blockOf(0.38*size, placed{x: marginLeft, text: f}))
	}
	return blocks, columnHeight(blocks) <= aloudHeight
}

// aloudSentences are what is read out, with the names or with their number.
func (l *minutesLayout) aloudSentences(named bool) []string {
	s := l.sheet
	list := []string{
		l.d.say(aloudOpening),
		l.d.fill(aloudSession, "session", s.Session, "jury", dateText(s.JuryOn)) + " " +
			l.d.counted(len(l.Cases), aloudOne, aloudMany, "certification", s.Certification.Title),
		l.aloudBlocTitles(),
	}
	list = append(list, l.aloudBlocsAcquired(named)...)
	list = append(list, l.aloudWholes(named)...)
	decisions := l.d.say(aloudDecisions)
	if l.Corrects != "" && l.CorrectsOn.Valid() {
		decisions += " " + l.d.fill(aloudCorrected, "date", dateText(l.CorrectsOn))
	}
	if !named {
		decisions += " " + l.d.say(aloudSeeMinutes)
	}
	return append(list, decisions, l.d.say(aloudThanks))
}

// aloudBlocTitles names the blocs by their titles once; the sentences after it name them by their numbers.
func (l *minutesLayout) aloudBlocTitles() string {
	titles := map[int]string{}
	for _, c := range l.Cases {
		for _, r := range c.Results {
			titles[r.Number] = r.Title
		}
		for _, e := range c.Earlier {
			titles[e.Number] = e.Title
		}
	}
	var items []string
	for _, n := range slices.Sorted(maps.Keys(titles)) {
		items = append(items, l.d.fill(aloudBlocItem, "numéro", strconv.Itoa(n), "intitulé", titles[n]))
	}
	return l.d.fill(aloudBlocList, "blocs", strings.Join(items, data.Typography(aloudSeparator)))
}

// acquisition is who acquired the same blocs.
type acquisition struct {
	blocs []int
	names []string
}

// aloudBlocsAcquired says who acquired which blocs, those who acquired most first, and how many acquired none.
func (l *minutesLayout) aloudBlocsAcquired(named bool) []string {
	names := l.d.spokenNames(l.Cases)
	var groups []acquisition
	none := 0
	for i, c := range l.Cases {
		now := tallyOf(c, l.sheet.Blocs).now
		at := slices.IndexFunc(groups, func(g acquisition) bool { return slices.Equal(g.blocs, now) })
		switch {
		case len(now) == 0:
			none++
		case at < 0:
			groups = append(groups, acquisition{now, []string{names[i]}})
		default:
			groups[at].names = append(groups[at].names, names[i])
		}
	}
	slices.SortStableFunc(groups, func(a, b acquisition) int {
		if len(a.blocs) != len(b.blocs) {
			return len(b.blocs) - len(a.blocs)
		}
		return slices.Compare(a.blocs, b.blocs)
	})
	var list []string
	for _, g := range groups {
		list = append(list, g.sentence(l.d.words, l.sheet.Blocs, named))
	}
	if none > 0 {
		list = append(list, l.d.counted(none, aloudNone1, aloudNones))
	}
	return list
}

func (g acquisition) sentence(w words, total int, named bool) string {
	numbered := aloudBlocs
	switch {
	case len(g.blocs) == 1:
		numbered = aloudOneBloc
	case len(g.blocs) == total:
		numbered = aloudEvery
	}
	blocs := w.fill(numbered, "numéros", w.numbers(g.blocs), "total", strconv.Itoa(total))
	if !named {
		return w.counted(len(g.names), aloudOneUnnamed, aloudManyUnnamed, "blocs", blocs)
	}
	sentence := aloudAcquire
	if len(g.names) == 1 {
		sentence = aloudAcquires
	}
	return w.fill(sentence, "blocs", blocs, "noms", enumerate(g.names))
}

// aloudWholes says for whom the certification is pronounced, and whose it is to deliver.
func (l *minutesLayout) aloudWholes(named bool) []string {
	spoken := l.d.spokenNames(l.Cases)
	var names []string
	for i, c := range l.Cases {
		if c.Certification == data.OutcomeAcquired {
			names = append(names, spoken[i])
		}
	}
	if len(names) == 0 {
		return nil
	}
	text := l.d.fill(aloudWhole, "noms", enumerate(names))
	if !named {
		text = l.d.counted(len(names), aloudWholeUnnamed1, aloudWholeUnnamed)
	}
	return []string{text + " " + l.d.certificationText(aloudCertifier, l.sheet.Certification)}
}

// spokenNames are the names as one says them, with the number of the candidate where two sound alike.
func (w words) spokenNames(cases []data.SheetCase) []string {
	names, times := make([]string, len(cases)), map[string]int{}
	for i, c := range cases {
		names[i] = spokenName(c.Holder)
		times[names[i]]++
	}
	for i, c := range cases {
		if n := names[i]; times[n] > 1 {
			names[i] = w.fill(numberedName, "nom", names[i], "numéro", strconv.Itoa(c.Number))
		}
	}
	return names
}

// spokenName is the first given name and the name that the person goes by, on one line unless it is very long.
func spokenName(h data.SheetHolder) string {
	const long = 40
	first, _, _ := strings.Cut(h.GivenNames, " ")
	name := first + " " + h.BirthName
	if h.UsageName != "" {
		name = first + " " + h.UsageName
	}
	if utf8.RuneCountInString(name) > long {
		return name
	}
	return strings.ReplaceAll(name, " ", "\u00a0")
}
