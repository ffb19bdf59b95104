package pdf

import (
	"strconv"
	"strings"

	"certibloc/data"
)

// The columns of the table: what was evaluated, the result flush right, the jury's decision flush right.
const (
	resultRight  = 148.0
	resultWidth  = 28.0
	outcomeWidth = 32.0
	labelIndent  = 4.0
	wayGap       = 3.5 // between the title of a bloc and its way, on one line
	labelWidth   = resultRight - resultWidth - marginLeft - labelIndent - 3
	titleWidth   = textWidth - outcomeWidth - 3
)

// tableHead fits the names of the columns.
func (l *attestationLayout) tableHead() block {
	s := l.d.style(semiBold, 9, grey)
	return block{before: 7, weight: 2, height: s.cap() + 2.2, draw: func(c *canvas, top float64) {
		y := top + s.cap()
		c.text(marginLeft, y, left, s, l.d.certificationText(columnBloc, l.sheet.Certification))
		c.text(resultRight, y, right, s, l.d.say(columnResult))
		c.text(marginRight, y, right, s, l.d.say(columnOutcome))
		c.rule(marginLeft, marginRight, y+2.2, 0.35, midnight)
	}}
}

// tableRow fits one bloc: its title with the decision, and each assessment with its result.
func (l *attestationLayout) tableRow(r data.SheetResult) block {
	gap, below := 0.2*l.small, 0.25*l.small
	name := l.d.fill(blocTitle, "numéro", strconv.Itoa(r.Number), "intitulé", r.Title)
	title := l.running("l’intitulé du bloc", name, l.d.style(semiBold, l.small+0.5, ink), titleWidth)
	outcome := l.outcome(r.Outcome)
	way := l.running("la voie", r.Way, l.d.style(regular, l.small-0.5, ochre), titleWidth)
	beside := title.widest() + wayGap
	var lines []tableLine
	if len(way.lines) > 0 && (len(title.lines) > 1 || beside+way.widest() > titleWidth) {
		lines, way = append(lines, tableLine{label: way}), fitted{}
	}
	for _, line := range r.Lines {
		lines = append(lines, l.tableLine(line))
	}
	height := title.height() + below
	for _, line := range lines {
		height += gap + line.height()
	}
	return block{before: 2.6, weight: 0.5, height: height, draw: func(c *canvas, top float64) {
		y := c.lines(marginLeft, top, left, title)
		c.lines(marginLeft+beside, top+title.style.cap()-way.style.cap(), left, way)
		c.lines(marginRight, top, right, outcome)
		for _, line := range lines {
			y = line.draw(c, y+gap)
		}
		c.rule(marginLeft, marginRight, top+height, 0.15, hair)
	}}
}

// outcome fits the jury's decision, in strong type when the bloc is acquired.
func (l *attestationLayout) outcome(o data.Outcome) fitted {
	s := l.d.style(regular, l.small+0.5, ink)
	if o == data.OutcomeAcquired {
		s = l.d.style(semiBold, l.small+0.5, midnight)
	}
	return l.fit("la décision du jury", string(o), s, outcomeWidth, step{lines: 1, max: l.small + 0.5, min: 8})
}

// tableLine is an assessment and its result; a line without result is a caption.
type tableLine struct {
	label, value fitted
}

func (l *attestationLayout) tableLine(line data.SheetLine) tableLine {
	s := l.d.style(regular, l.small, ink)
	value := strings.ReplaceAll(line.Value, " / ", "\u00a0/\u00a0")
	return tableLine{
		label: l.running("une épreuve", line.Label, s, labelWidth),
		value: l.fit("un résultat", value, l.d.style(l.words.marks, l.small, ink), resultWidth,
			step{lines: 1, max: l.small, min: 8}, step{lines: 2, max: l.small, min: 7, cut: true}),
	}
}

func (t tableLine) height() float64 { return max(t.label.height(), t.value.height()) }

// draw draws the line from the top of its capitals and returns its last baseline.
func (t tableLine) draw(c *canvas, top float64) float64 {
	c.lines(marginLeft+labelIndent, top, left, t.label)
	c.lines(resultRight, top, right, t.value)
	return top + t.height()
}
