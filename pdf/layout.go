package pdf

import "certibloc/data"

// layout is what laying out any upright document of the centre takes: the sheet, and where to note what does not fit.
type layout struct {
	d       *Drawer
	sheet   data.Sheet
	problem *problems
}

// fit fits a text, or notes that it is too long for its place.
func (l *layout) fit(where, text string, s style, width float64, steps ...step) fitted {
	f, ok := fit(text, s, width, 1.2, steps...)
	if !ok {
		l.tooLong(where, text)
	}
	return f
}

// running sets a running text, or notes that a word of it is wider than its place.
func (l *layout) running(where, text string, s style, width float64) fitted {
	f, ok := paragraph(text, s, width, 1.22)
	if !ok {
		l.problem.add("%s : un mot est trop long pour sa place (« %s »)", where, text)
	}
	return f
}

func (l *layout) tooLong(where, text string) {
	l.problem.add("%s : le texte est trop long pour sa place (« %s »)", where, text)
}

// letterhead is the centre's: its logo before its name, the network's at the other end.
func (l *layout) letterhead() block {
	s := l.sheet.Centre
	first, last := fitLogo(l.sheet, data.LogoCentre, letterheadLogo), fitLogo(l.sheet, data.LogoNetwork, letterheadLogo)
	from, width := marginLeft+first.room(), textWidth-first.room()-last.room()
	name := l.fit("le nom du centre", s.Name, l.d.style(semiBold, 0, midnight), width,
		step{lines: 1, max: 17, min: 11}, step{lines: 2, max: 12, min: 9, cut: true})
	var address fitted
	words := name.height()
	if s.Address != "" {
		address = l.fit("l’adresse du centre", s.Address, l.d.style(regular, 0, grey), width,
			step{lines: 1, max: 10, min: 9}, step{lines: 2, max: 10, min: 8, cut: true}, step{lines: 3, max: 9, min: 7, cut: true})
		words += address.height() + 2.6
	}
	tall := max(words, first.height, last.height)
	height := tall + 3.4
	return block{height: height, draw: func(c *canvas, top float64) {
		c.logo(first, marginLeft, top+(tall-first.height)/2)
		c.logo(last, marginRight-last.width, top+(tall-last.height)/2)
		y := c.lines(from, top+(tall-words)/2, left, name)
		c.lines(from, y+2.6, left, address)
		c.rule(marginLeft, marginRight, top+height, 0.5, midnight)
		c.rule(marginLeft, marginRight, top+height+0.9, 0.2, ochre)
	}}
}

// fact is one label and its value, so far from the margin and at a size.
func (l *layout) fact(label, value string, indent, size float64) block {
	name := l.d.style(semiBold, size-1, ochre)
	text := l.running("la rubrique « "+label+" »", value, l.d.style(regular, size, ink), textWidth-indent)
	return block{before: 0.2 * size, height: text.height(), draw: func(c *canvas, top float64) {
		c.text(marginLeft, top+text.style.cap(), left, name, label)
		c.lines(marginLeft+indent, top, left, text)
	}}
}

// runningHead says at the top of a following page which document it belongs to.
func (*layout) runningHead(c *canvas, f fitted) {
	c.lines(marginLeft, runningRule-3-f.height(), left, f)
	c.rule(marginLeft, marginRight, runningRule, 0.25, ochre)
}
