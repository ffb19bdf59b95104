package pdf

import "certibloc/data"

// paperFact is a label and its value.
type paperFact struct{ label, value string }

// leftBlock is a text at the left margin.
func (l *paperLayout) leftBlock(before float64, f fitted) block {
	return block{before: before, height: f.height(), draw: func(c *canvas, top float64) { c.lines(l.left, top, left, f) }}
}

// signature is that of the centre, as the attestation has it.
func (l *paperLayout) signature() block {
	return (&attestationLayout{layout: l.layout}).signature()
}

// address is the name of the person written to, where the window of a French envelope of 110 × 220 mm shows it, with
// what the letter is about to the left, out of that window. Above is the height of what stands above.
func (l *paperLayout) address(above float64, name string, about []paperFact) block {
	lines := []fitted{l.fit("le nom du destinataire", name, l.d.style(regular, 0, ink), l.right-windowLeft,
		step{lines: 1, max: 13, min: 11.5}, step{lines: 2, max: 12.5, min: 10}, step{lines: 4, max: 11, min: 8, cut: true},
		step{lines: 8, max: 8, min: 4, cut: true})}
	for _, line := range l.sheet.Addressee {
		lines = append(lines, l.fit("l’adresse du destinataire", line, l.d.style(regular, 0, ink), l.right-windowLeft,
			step{lines: 1, max: 12, min: 9}, step{lines: 2, max: 10, min: 7, cut: true}))
	}
	return l.addressed(above, about, lines...)
}

// Where the window of the envelope is.
const (
	windowLeft = 105.0
	windowTop  = 51.0
	windowRoom = 30.0 // the lines of an address, to be written by hand
)

// addressed places the lines of an address in the window.
func (l *paperLayout) addressed(above float64, about []paperFact, lines ...fitted) block {
	const gap = 1.9
	column := l.aboutColumn(about)
	return block{
		before: max(5, windowTop-l.firstTop-above),
		height: max(windowRoom, column.height, stackHeight(lines, gap)),
		draw: func(c *canvas, top float64) {
			c.stack(windowLeft, top, left, gap, lines)
			column.draw(c, top)
		},
	}
}

// aboutColumn is labels, each above its value.
func (l *paperLayout) aboutColumn(about []paperFact) block {
	const width, within, between = 66.0, 1.5, 3.4
	var texts []fitted
	height := -between
	for _, fact := range about {
		label := l.running("une rubrique", fact.label, l.d.style(semiBold, 9, ochre), width)
		value := l.running("la rubrique « "+fact.label+" »", fact.value, l.d.style(regular, 10.5, ink), width)
		texts = append(texts, label, value)
		height += between + label.height() + within + value.height()
	}
	return block{height: height, draw: func(c *canvas, y float64) {
		for i, text := range texts {
			y = c.lines(l.left, y, left, text) + within
			if i%2 == 1 {
				y += between - within
			}
		}
	}}
}

// paperHead is the heading of a sheet to work on: the centre in small type, the title, a double rule.
func (l *paperLayout) paperHead(title string) block {
	name := l.fit("le nom du centre", l.sheet.Centre.Name, l.d.style(semiBold, 0, midnight), l.width()-72,
		step{lines: 1, max: 13, min: 9.5}, step{lines: 2, max: 9.5, min: 7, cut: true}, step{lines: 4, max: 7, min: 5, cut: true})
	head := l.fit("le titre", title, l.d.style(regular, 0, midnight), 68, step{lines: 1, max: 20, min: 14})
	height := max(name.height(), head.height()) + 3.2
	return block{height: height + 0.9, draw: func(c *canvas, top float64) {
		base := top + height - 3.2
		c.lines(l.left, base-name.height(), left, name)
		c.lines(l.right, base-head.height(), right, head)
		c.rule(l.left, l.right, top+height, 0.5, midnight)
		c.rule(l.left, l.right, top+height+0.9, 0.2, ochre)
	}}
}

// facts fits columns of labels and values side by side; widths are those of the columns, labels stand in indent.
func (l *paperLayout) facts(before, indent float64, widths []float64, columns ...[]paperFact) block {
	b := block{before: before}
	var draws []func(c *canvas, top float64)
	x := l.left
	for i, column := range columns {
		height := l.factColumn(&draws, x, indent, widths[i], column)
		b.height = max(b.height, height)
		x += widths[i]
	}
	b.draw = func(c *canvas, top float64) {
		for _, draw := range draws {
			draw(c, top)
		}
	}
	return b
}

// factColumn fits one column and returns its height.
func (l *paperLayout) factColumn(draws *[]func(c *canvas, top float64), x, indent, width float64, column []paperFact) float64 {
	const gutter = 4.0
	name := l.d.style(semiBold, l.small-1, ochre)
	y := 0.0
	for _, fact := range column {
		if fact.value == "" {
			continue
		}
		if y > 0 {
			y += 0.25 * l.small
		}
		text := l.running("la rubrique « "+fact.label+" »", fact.value, l.d.style(regular, l.small, ink), width-indent-gutter)
		at := y
		*draws = append(*draws, func(c *canvas, top float64) {
			if fact.label != "" { // a value more under the same label
				c.text(x, top+at+text.style.cap(), left, name, fact.label)
			}
			c.lines(x+indent, top+at, left, text)
		})
		y += text.height()
	}
	return y
}

// paperColumn is the name of a column, and where it stands.
type paperColumn struct {
	x    float64
	a    align
	name string
}

// columnHead fits the names of columns above a strong rule.
func (l *paperLayout) columnHead(before float64, columns ...paperColumn) block {
	s := l.d.style(semiBold, 9, grey)
	return block{before: before, height: s.cap() + 2.2, draw: func(c *canvas, top float64) {
		y := top + s.cap()
		for _, column := range columns {
			c.text(column.x, y, column.a, s, data.Typography(column.name))
		}
		c.rule(l.left, l.right, y+2.2, 0.35, midnight)
	}}
}

// paperItemGap is between an item and the next.
const paperItemGap = 3.5

// items fits sentences that each stand after a bullet.
func (l *paperLayout) items(width float64, sentences ...string) block {
	const indent = 3.6
	texts := make([]fitted, len(sentences))
	for i, sentence := range sentences {
		texts[i] = l.running("les consignes", sentence, l.d.style(regular, 10, ink), width-indent)
	}
	return block{height: stackHeight(texts, paperItemGap), draw: func(c *canvas, top float64) {
		for _, text := range texts {
			c.bullet(l.left+0.8, top+text.style.cap()/2)
			top = c.lines(l.left+indent, top, left, text) + paperItemGap
		}
	}}
}

// square draws an empty box to tick or to write in.
func (c *canvas) square(x, y, w, h, thickness float64, k colour) {
	c.stroke(thickness, k)
	c.pdf.Rect(x, y, w, h, "D")
}

// column draws a vertical line.
func (c *canvas) column(x, top, bottom, thickness float64, k colour) {
	c.stroke(thickness, k)
	c.pdf.Line(x, top, x, bottom)
}

// dotted draws a line to write on.
func (c *canvas) dotted(x1, x2, y float64) {
	c.pdf.SetDashPattern([]float64{0.3, 0.9}, 0)
	c.rule(x1, x2, y, 0.25, grey)
	c.pdf.SetDashPattern(nil, 0)
}
