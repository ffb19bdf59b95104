package pdf

// competences fits the competences of the bloc in two columns of about the same height.
func (l *certificateLayout) competences(size float64) (block, bool) {
	const (
		indent  = 4.0
		leading = 1.2
		between = 0.45 // of a line, between two competences
	)
	s := l.d.style(regular, size, ink)
	width := (readable - columnGap) / 2
	var items []fitted
	line := leading * size * mmPerPoint
	for _, text := range l.sheet.Bloc.Competences {
		f, ok := paragraph(text, s, width-indent, leading)
		if !ok {
			return block{}, false
		}
		items = append(items, f)
	}
	cut, height := cutInTwo(items, line, between*line)
	return block{before: 4.2 * l.scale, weight: 1, height: height, draw: func(c *canvas, top float64) {
		x := (c.width - readable) / 2
		y := top
		for i, f := range items {
			if i == cut {
				x, y = x+width+columnGap, top
			}
			c.bullet(x+1.2, y+s.cap()/2)
			y = c.lines(x+indent, y, left, f) + line + between*line - s.cap()
		}
	}}, true
}

// cutInTwo returns which item begins the second column, and the height of the higher column.
func cutInTwo(items []fitted, line, gap float64) (cut int, height float64) {
	column := func(part []fitted) float64 {
		h := 0.0
		for i, f := range part {
			if i > 0 {
				h += line + gap - f.style.cap()
			}
			h += f.height()
		}
		return h
	}
	cut, height = len(items), column(items)
	for i := 1; i < len(items); i++ {
		if h := max(column(items[:i]), column(items[i:])); h <= height {
			cut, height = i, h
		}
	}
	return cut, height
}

// The foot of the page, in three columns: delivery and legal ground, emblem, signature.
const (
	deliveryLeft    = 30.5
	deliveryWidth   = 91.0
	signatureMiddle = 222.5
	signatureWidth  = 88.0
	signatureRule   = 181.0 // room for ink above it
	emblemWidth     = 45.0
	footBottom      = 192.0
)

// certificateFooter is the foot, fitted.
type certificateFooter struct {
	delivery, signature, signed []fitted
	number, legal, specimen     fitted
	code                        certificateCode // instead of the emblem
}

// footer fits the foot.
func (l *certificateLayout) footer() certificateFooter {
	s := l.sheet
	text := func(where, text string, id faceID, size float64, k colour) fitted {
		return l.fit(where, text, l.d.style(id, 0, k), signatureWidth,
			step{lines: 1, max: size, min: 8}, step{lines: 2, max: 8.5, min: 7, cut: true})
	}
	mark := func(where, text string, k colour) fitted {
		return l.fit(where, text, l.d.style(regular, 0, k), markWidth(s),
			step{lines: 1, max: markSize(s), min: 6.5}, step{lines: 2, max: 8, min: 6.5, cut: true})
	}
	f := certificateFooter{
		signature: []fitted{
			text("le nom du certificateur", l.d.fill(onBehalfOf, "certificateur", s.Certification.Certifier), regular, 13, ink),
			text("la qualité du signataire", s.Signatory.Capacity, italic, 11, ink),
		},
		signed: []fitted{
			text("le nom du signataire", s.Signatory.Name, regular, 12, ink),
			text("la délégation", l.d.delegationText(s.Signatory.Delegation), italic, 9.5, grey),
		},
		number: mark("le numéro", l.d.fill(l.numbered(), "numéro", s.Number), ink),
	}
	if said := l.d.specimenText(s); said != "" {
		f.specimen = mark("la mention d’exemple", said, ochre)
	}
	if s.Code != "" {
		f.code = l.code()
	}
	const tail, inkRoom = 2.6, 6.0
	if signatureRule+tail+stackHeight(f.signed, signedGap) > footBottom+2 ||
		certificateFoot+stackHeight(f.signature, signatureGap)+inkRoom > signatureRule {
		l.problem.add("la signature : le nom, la qualité et la délégation sont trop longs pour leur place")
	}
	l.leftColumn(&f)
	return f
}

// leftColumn fits delivery and legal ground together: where both are long, delivery gives way first.
func (l *certificateLayout) leftColumn(f *certificateFooter) {
	s := l.sheet
	for _, try := range []struct{ size, least float64 }{{13, 7.5}, {11, 7.25}, {9.5, 6}} {
		text := func(where, text string, id faceID, size float64, k colour) fitted {
			return l.fit(where, text, l.d.style(id, 0, k), deliveryWidth, footSteps(size)...)
		}
		f.delivery = []fitted{
			text("le lieu de délivrance", l.d.fill(deliveredAt, "lieu", s.Place, "date", dateText(s.Delivered)), regular, try.size, ink),
			text("le nom du centre", l.d.organisedText(s), italic, try.size*0.8, grey),
		}
		if status := l.d.statusText(s); status != "" {
			f.delivery = append(f.delivery, text("la mention du duplicata", status, italic, try.size, ochre))
		}
		var ok bool
		if f.legal, ok = l.legal(certificateFoot+stackHeight(f.delivery, deliveryGap)+legalGap, try.least); ok {
			return
		}
	}
	l.problem.add("les mentions légales : le texte est trop long pour sa place")
}

// legal fits the legal ground between a height and the bottom of the page, at least at a size.
func (l *certificateLayout) legal(top, least float64) (fitted, bool) {
	text := l.d.registrationText(l.sheet.Certification)
	for size := 8.5; size >= least; size -= 0.25 {
		f, ok := paragraph(text, l.d.style(regular, size, grey), deliveryWidth, 1.17)
		if ok && top+f.height() <= footBottom {
			return f, true
		}
	}
	return fitted{}, false
}

// footSteps lead from a size to three lines of small print.
func footSteps(size float64) []step {
	return []step{
		{lines: 1, max: size, min: min(size, 9)},
		{lines: 2, max: min(size, 10), min: 8, cut: true},
		{lines: 3, max: min(size, 9), min: 7, cut: true},
	}
}

// Between two texts of a stack.
const (
	deliveryGap  = 2.6
	legalGap     = 3.2
	signatureGap = 2.6
	signedGap    = 2.2
)

// draw draws the foot. Between the capacity and the name there is room for ink.
func (f certificateFooter) draw(c *canvas) {
	y := c.stack(deliveryLeft, certificateFoot, left, deliveryGap, f.delivery)
	c.lines(deliveryLeft, y+legalGap, left, f.legal)
	if f.code.drawn() {
		f.code.draw(c, f.number, f.specimen)
	} else {
		c.emblem(c.width/2, 171)
		y = c.lines(c.width/2, 184, centre, f.number)
		c.lines(c.width/2, y+2.4, centre, f.specimen)
	}
	c.stack(signatureMiddle, certificateFoot, centre, signatureGap, f.signature)
	c.rule(signatureMiddle-signatureWidth/2, signatureMiddle+signatureWidth/2, signatureRule, 0.15, grey)
	c.stack(signatureMiddle, signatureRule+2.6, centre, signedGap, f.signed)
}

// stack draws texts one under the other and returns the last baseline.
func (c *canvas) stack(x, top float64, a align, gap float64, texts []fitted) float64 {
	for i, t := range texts {
		if i > 0 {
			top += gap
		}
		top = c.lines(x, top, a, t)
	}
	return top
}

func stackHeight(texts []fitted, gap float64) float64 {
	h := gap * float64(len(texts)-1)
	for _, t := range texts {
		h += t.height()
	}
	return h
}
