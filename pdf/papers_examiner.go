package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"certibloc/data"
)

// examinerColumns are the edges of the boxes and of the remark in the table of competences.
var examinerColumns = [...]float64{108, 122, 137, 155, workRight}

// examinerLine is how far apart the lines to write a comment on stand.
const examinerLine = 7.5

// examinerSheet lays out the blank sheet for an examiner, on one page at the greatest size at which it fits, or on two.
func (l *paperLayout) examinerSheet() {
	const comfortable, tight, least = 10.5, 9.5, 8.5
	const fewest, enough, most = 3, 6, 15
	l.left, l.right, l.firstTop = workLeft, workRight, workTop
	lines := enough
	lay := func() { l.flow(l.examinerGroups(lines), l.examinerTable()) }
	l.small = comfortable
	for lay(); len(l.pages) > 1 && l.small > least && len(l.problem.found) == 0; lay() {
		l.small -= 0.5
		if l.small < tight {
			lines = fewest
		}
	}
	if len(l.pages) > 1 {
		l.small, lines = comfortable, enough
		lay()
	}
	// The comment takes what is left of the page, within reason.
	lines = min(lines+max(0, int(l.slack()/examinerLine)), most)
	lay()
}

// examinerGroups are the parts of the sheet, with so many lines for the comment.
func (l *paperLayout) examinerGroups(lines int) []paperGroup {
	competences := l.sheet.Examiner.Bloc.Competences
	groups := make([]paperGroup, len(competences))
	for i, competence := range competences {
		groups[i] = paperGroup{blocks: []block{l.competenceRow(competence)}, row: true}
	}
	top := []block{l.paperHead(l.d.say(examinerTitle)), l.examinerFacts(), l.examinerTable()}
	groups[0].blocks = append(top, groups[0].blocks...)
	return append(groups, paperGroup{blocks: []block{l.examinerComment(lines), l.examinerEnd()}})
}

// examinerFacts says who is examined, in what, and when and where as far as known.
func (l *paperLayout) examinerFacts() block {
	s, e := l.sheet, l.sheet.Examiner
	who := l.d.fill(paperNumber, "numéro", strconv.Itoa(s.Candidate)) + " – " + s.Holder.GivenNames + " " + paperBirthName(s.Holder)
	if s.Holder.UsageName != "" {
		who += ", " + l.d.fill(paperUsageName, "nom", s.Holder.UsageName)
	}
	what := data.Typography(e.Assessment)
	if len(e.Parts) > 0 {
		what += " " + strings.Join(lowered(e.Parts), data.Typography(nsfSeparator))
	}
	return l.facts(5.5, 24, []float64{112, 66},
		[]paperFact{{l.d.say(labelPaperCandidate), who}, {l.d.say(labelPaperBloc), l.d.fill(paperBloc, "numéro", strconv.Itoa(e.Bloc.Number), "intitulé", e.Bloc.Title)},
			{l.d.say(labelPaperAssessment), what}, {l.d.say(labelCertification), l.d.paperText(paperTitle, s)}},
		[]paperFact{{l.d.say(labelSession), s.Session}, {l.d.say(labelPaperDay), paperDayOrNone(e.Appointment.On)}, {l.d.say(labelPaperHour), paperTime(e.Appointment.At)},
			{l.d.say(labelPaperPlace), e.Appointment.Place}, {l.d.say(labelPaperArranged), e.Appointment.Arrangement}})
}

// lowered begins each text with a small letter, so that they follow one another in a sentence.
func lowered(texts []string) []string {
	list := make([]string, len(texts))
	for i, text := range texts {
		first, size := utf8.DecodeRuneInString(text)
		list[i] = string(unicode.ToLower(first)) + text[size:]
	}
	return list
}

// paperDayOrNone writes a day, or nothing when it is not known.
func paperDayOrNone(d data.Date) string {
	if d.IsZero() {
		return ""
	}
	return paperDate(d)
}

func (l *paperLayout) examinerTable() block {
	e := examinerColumns
	mid := func(i int) float64 { return (e[i] + e[i+1]) / 2 }
	return l.columnHead(6, paperColumn{l.left, left, l.d.say(examinerColumnCompetence)}, paperColumn{mid(0), centre, l.d.say(examinerColumnAcquired)},
		paperColumn{mid(1), centre, l.d.say(examinerColumnUnderWay)}, paperColumn{mid(2), centre, l.d.say(examinerColumnNotAcquired)},
		paperColumn{e[3] + 2, left, l.d.say(examinerColumnRemark)})
}

// competenceRow is a competence, three boxes to tick, and a line for a remark.
func (l *paperLayout) competenceRow(competence string) block {
	const size = 3.6
	e := examinerColumns
	text := l.running("une compétence du bloc", data.Typography(competence), l.d.style(regular, l.small-0.5, ink), e[0]-l.left-3)
	gap := 0.17 * l.small
	height := max(text.height(), size) + 2*gap
	return block{height: height, draw: func(c *canvas, top float64) {
		c.lines(l.left, top+(height-text.height())/2, left, text)
		y := top + (height-size)/2
		for i := range 3 {
			c.square((e[i]+e[i+1]-size)/2, y, size, size, 0.25, ink)
		}
		c.dotted(e[3]+2, l.right, y+size)
		c.rule(l.left, l.right, top+height, 0.15, hair)
	}}
}

// examinerComment is ruled for the comment, with the advice that it may be read.
func (l *paperLayout) examinerComment(lines int) block {
	label, advice := l.d.style(semiBold, 9.5, ochre), l.d.style(regular, 9, grey)
	return block{before: 5, height: label.cap() + float64(lines)*examinerLine, draw: func(c *canvas, top float64) {
		y := top + label.cap()
		c.text(l.left, y, left, label, l.d.say(examinerComment))
		c.text(l.right, y, right, advice, l.d.say(examinerOpen))
		for range lines {
			y += examinerLine
			c.dotted(l.left, l.right, y)
		}
	}}
}

// examinerEnd is the mark at the left and the examiner's signature at the right.
func (l *paperLayout) examinerEnd() block {
	const from, least = 122.0, 37.0
	marks := l.examinerMarks()
	label := l.d.style(semiBold, 9.5, ochre)
	known := l.sheet.Examiner.Appointment.Examiner
	who := l.fit("l’examinateur", known, l.d.style(regular, 0, ink), l.right-from,
		step{lines: 1, max: 10.5, min: 8}, step{lines: 2, max: 8, min: 6, cut: true}, step{lines: 4, max: 6, min: 4, cut: true})
	height := max(marks.height, least)
	return block{before: 7, height: height, draw: func(c *canvas, top float64) {
		marks.draw(c, top)
		y := top + label.cap()
		c.text(from, y, left, label, l.d.say(examinerHand))
		if known == "" {
			l.handLines(c, from, y, top+height, l.d.say(examinerName), l.d.say(examinerDate), l.d.say(examinerSign))
			return
		}
		c.lines(from, y+attendanceLine-2.6-who.style.cap(), left, who)
		l.handLines(c, from, y+attendanceLine-2, top+height, l.d.say(examinerDate), l.d.say(examinerSign))
	}}
}

// examinerMarks is the big box for the mark, one box for each part that is marked apart, or two boxes to tick.
func (l *paperLayout) examinerMarks() block {
	e := l.sheet.Examiner
	switch {
	case e.Out == "":
		return l.verdictBoxes()
	case len(e.Parts) > 0:
		return l.partBoxes()
	}
	const w, h = 40.0, 20.0
	return block{height: 30, draw: func(c *canvas, top float64) {
		y := l.marksLabel(c, top, l.d.say(examinerMark))
		c.square(l.left, y, w, h, 0.5, midnight)
		l.out(c, l.left+w+3, y+h/2, 18)
	}}
}

// marksLabel names the boxes and tells the scale, and returns where the boxes begin.
func (l *paperLayout) marksLabel(c *canvas, top float64, label string) float64 {
	s, soft := l.d.style(semiBold, 9.5, ochre), l.d.style(regular, 9, grey)
	y := top + s.cap()
	c.text(l.left, y, left, s, label)
	if scale := l.sheet.Examiner.Scale; scale != "" {
		c.text(l.left+s.width(label)+3, y, left, soft, l.d.fill(examinerScale, "échelle", scale))
	}
	return y + 3.5
}

// out writes the maximum beside a box, around the middle of its height.
func (l *paperLayout) out(c *canvas, x, middle, size float64) {
	s := l.d.style(regular, size, ink)
	c.text(x, middle+s.cap()/2, left, s, strings.ReplaceAll(l.sheet.Examiner.Out, " ", "\u00a0"))
}

// partBoxes is one line for each part, with its box.
func (l *paperLayout) partBoxes() block {
	const w, h, gap, room = 22.0, 8.5, 2.5, 60.0
	parts := make([]fitted, len(l.sheet.Examiner.Parts))
	for i, p := range l.sheet.Examiner.Parts {
		parts[i] = l.fit("une partie de l’épreuve", p, l.d.style(regular, 0, ink), room, step{lines: 1, max: 10, min: 9},
			step{lines: 2, max: 9.5, min: 8, cut: true}, step{lines: 3, max: 8, min: 6, cut: true})
	}
	height := 6 + float64(len(parts))*(h+gap) - gap
	return block{height: height, draw: func(c *canvas, top float64) {
		y := l.marksLabel(c, top, l.d.say(examinerMarks))
		for _, part := range parts {
			c.lines(l.left, y+(h-part.height())/2, left, part)
			c.square(l.left+room+2, y, w, h, 0.4, midnight)
			l.out(c, l.left+room+w+4, y+h/2, 12)
			y += h + gap
		}
	}}
}

// verdictBoxes is where there is no mark.
func (l *paperLayout) verdictBoxes() block {
	const size = 7.0
	return block{height: 22, draw: func(c *canvas, top float64) {
		y := l.marksLabel(c, top, l.d.say(examinerVerdict)) + 2
		x := l.left
		s := l.d.style(regular, 14, ink)
		for _, word := range []string{string(data.OutcomeAcquired), string(data.OutcomeNotAcquired)} {
			c.square(x, y, size, size, 0.5, midnight)
			c.text(x+size+3, y+size/2+s.cap()/2, left, s, word)
			x += size + 3 + s.width(word) + 12
		}
	}}
}
