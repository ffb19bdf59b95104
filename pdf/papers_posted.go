package pdf

import (
	"cmp"
	"slices"
	"strconv"

	"certibloc/data"
)

// resultsList lays out the list to post: one line for each candidate, who is a number.
func (l *paperLayout) resultsList() {
	l.small = 11.5
	posted := slices.Clone(l.sheet.Posted)
	slices.SortFunc(posted, func(a, b data.SheetPosted) int { return cmp.Compare(a.Candidate, b.Candidate) })
	grid := newPostedGrid(l, posted)
	head := grid.head()
	groups := make([]paperGroup, len(posted))
	for i, line := range posted {
		groups[i] = paperGroup{blocks: []block{grid.row(line)}, row: true}
	}
	groups[0].blocks = append(append(l.postedTop(grid), head), groups[0].blocks...)
	last := &groups[len(groups)-1]
	last.blocks = append(last.blocks, l.leftBlock(6.5, l.postedNotes(grid.whole)))
	l.flow(groups, head)
}

// postedTop is the letterhead, the title, and the blocs by number.
func (l *paperLayout) postedTop(grid *postedGrid) []block {
	s := l.sheet
	middle := func(before float64, f fitted) block {
		return block{before: before, height: f.height(), draw: func(c *canvas, top float64) { c.lines(c.width/2, top, centre, f) }}
	}
	text := func(where, words string, k colour, steps ...step) fitted {
		return l.fit(where, words, l.d.style(regular, 0, k), l.width(), steps...)
	}
	steps := []step{{lines: 1, max: 12.5, min: 10.5}, {lines: 2, max: 12, min: 9, cut: true}, {lines: 4, max: 9, min: 6, cut: true}}
	var legend []paperFact
	for _, b := range grid.blocs {
		legend = append(legend, paperFact{l.d.fill(postedLegend, "numéro", strconv.Itoa(b.number)), b.title})
	}
	return []block{l.letterhead(),
		middle(12, text("le titre", l.d.say(postedTitle), midnight, step{lines: 1, max: 26, min: 20})),
		middle(6, text("l’intitulé de la certification", l.d.paperText(postedCertification, s), ink, steps...)),
		middle(3.2, text("le nom de la session", l.d.paperText(postedIntro, s, "jury", dateText(s.JuryOn)), ink, steps...)),
		l.facts(9, 24, []float64{l.width()}, legend)}
}

// postedNotes says whose results they are and how to read the list.
func (l *paperLayout) postedNotes(whole bool) fitted {
	text := l.d.say(postedSovereign) + " " + l.d.say(postedNumbers)
	if whole {
		text += " " + l.d.paperText(postedCertifier, l.sheet)
	}
	return l.running("les mentions finales", text, l.d.style(regular, 10, grey), l.width())
}

// postedGrid is the table: the blocs that anybody asked for, by official number, and the certification where the jury
// decided on it.
type postedGrid struct {
	l     *paperLayout
	blocs []postedBloc
	whole bool
	edges []float64
}

type postedBloc struct {
	number int
	title  string
}

func newPostedGrid(l *paperLayout, posted []data.SheetPosted) *postedGrid {
	const numbers = 26.0
	g := &postedGrid{l: l}
	seen := map[int]bool{}
	for _, line := range posted {
		g.whole = g.whole || line.Certification != data.OutcomeNone
		for _, r := range line.Results {
			if !seen[r.Number] {
				seen[r.Number] = true
				g.blocs = append(g.blocs, postedBloc{r.Number, r.Title})
			}
		}
	}
	slices.SortFunc(g.blocs, func(a, b postedBloc) int { return cmp.Compare(a.number, b.number) })
	columns := len(g.blocs)
	if g.whole {
		columns++
	}
	width := (l.width() - numbers) / float64(columns)
	for i := range columns + 1 {
		g.edges = append(g.edges, l.left+numbers+float64(i)*width)
	}
	return g
}

// middle is the middle of a column.
func (g *postedGrid) middle(i int) float64 { return (g.edges[i] + g.edges[i+1]) / 2 }

func (g *postedGrid) head() block {
	columns := []paperColumn{{g.l.left, left, g.l.d.say(postedColumnNumber)}}
	for i, b := range g.blocs {
		columns = append(columns, paperColumn{g.middle(i), centre, g.l.d.fill(postedColumnBloc, "numéro", strconv.Itoa(b.number))})
	}
	if g.whole {
		columns = append(columns, paperColumn{g.middle(len(g.blocs)), centre, g.l.d.say(postedColumnWhole)})
	}
	return g.l.columnHead(9, columns...)
}

// row is one candidate. A bloc that was not asked for has a dash.
func (g *postedGrid) row(line data.SheetPosted) block {
	const height = 8.4
	l := g.l
	cells := make([]fitted, len(g.edges)-1)
	for i, b := range g.blocs {
		cells[i] = g.cell(postedNotAsked, data.OutcomeNone)
		for _, r := range line.Results {
			if r.Number == b.number {
				cells[i] = g.cell(string(r.Outcome), r.Outcome)
			}
		}
	}
	if g.whole {
		cells[len(g.blocs)] = g.cell(l.d.postedWhole(line.Certification), line.Certification)
	}
	number := l.d.style(semiBold, 12, ink)
	return block{height: height, draw: func(c *canvas, top float64) {
		c.text(l.left, top+(height+number.cap())/2, left, number, l.d.fill(postedCandidate, "numéro", strconv.Itoa(line.Candidate)))
		for i, cell := range cells {
			c.lines(g.middle(i), top+(height-cell.style.cap())/2, centre, cell)
		}
		c.rule(l.left, l.right, top+height, 0.15, hair)
	}}
}

// cell fits an outcome, in strong type when something is acquired.
func (g *postedGrid) cell(text string, o data.Outcome) fitted {
	s := g.l.d.style(regular, 0, ink)
	if o == data.OutcomeAcquired {
		s = g.l.d.style(semiBold, 0, midnight)
	}
	return g.l.fit("la décision du jury", text, s, g.edges[1]-g.edges[0]-2, step{lines: 1, max: g.l.small, min: 6})
}

// postedWhole says what was decided on the certification, which is feminine; a dash where it was not before the jury.
func (w words) postedWhole(o data.Outcome) string {
	switch o {
	case data.OutcomeAcquired:
		return w.say(postedAcquired)
	case data.OutcomeNotAcquired:
		return w.say(postedNotAcquired)
	case data.OutcomeAbsent:
		return w.say(postedAbsent)
	case data.OutcomeDeferred:
		return w.say(postedDeferred)
	}
	return postedNotAsked
}
