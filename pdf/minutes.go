package pdf

import (
	"strconv"

	"certibloc/data"
)

// The minutes of a jury are of A4 pages, upright, as many as the candidates take: who sat and how, then candidate by
// candidate, then the signatures, then a page that the president can read out.
const (
	minutesBottom = 272.0
	minutesFoot   = 281.0
	minutesIndent = 34.0 // of the values behind their labels
	minutesSize   = 10.5 // of the running text, in points
	hashShown     = 16   // characters of the hash on every page but the last
)

// minutes lays out the minutes of a jury.
func (d *Drawer) minutes(sheet data.Sheet) (laid, error) {
	var p problems
	sheet = prepare(sheet, []*face{d.faces[regular], d.faces[semiBold]}, &p)
	if err := p.refusal(sheet.Kind); err != nil {
		return laid{}, err
	}
	l := newMinutes(d, sheet, &p)
	return upright(sheet, func(c *canvas) {
		c.describe(d.fill(runningHead, "titre", l.title(), "nom", sheet.Session), d.fill(minutesNo, "numéro", sheet.Number), sheet.Centre.Name)
		l.draw(c)
	}), p.refusal(sheet.Kind)
}

// minutesLayout is minutes whose every text is fitted and has its page.
type minutesLayout struct {
	layout
	*data.SheetMinutes
	runner fitted // the running head of the pages after the first
	pages  []flowPage
}

// newMinutes lays a sheet out.
func newMinutes(d *Drawer, sheet data.Sheet, p *problems) *minutesLayout {
	l := &minutesLayout{layout: layout{d: d, sheet: sheet, problem: p}, SheetMinutes: sheet.Minutes}
	head := d.fill(minutesHead, "titre", l.title(), "session", sheet.Session, "jury", dateText(sheet.JuryOn))
	l.runner = l.fit("le nom de la session", head, d.style(regular, 0, grey), textWidth,
		step{lines: 1, max: 9.5, min: 7}, step{lines: 2, max: 8, min: 5})
	f := flow{firstTop: firstTop, nextTop: nextTop, bottom: minutesBottom}
	for _, part := range [][]piece{l.head(), l.corrections(), l.certification(), l.session(), l.jury(), l.cases(),
		l.incidents(), l.signatures(), l.aloud()} {
		f.place(part)
	}
	l.pages = f.pages
	if f.high && len(p.found) == 0 {
		p.add("un texte du procès-verbal : il ne tient pas sur une page")
	}
	return l
}

// title is that of the first minutes or of corrected ones.
func (l *minutesLayout) title() string {
	if l.Corrects != "" {
		return l.d.say(correctedTitle)
	}
	return l.d.say(minutesTitle)
}

func (l *minutesLayout) draw(c *canvas) {
	for i, page := range l.pages {
		c.pdf.AddPage()
		if l.d.specimenText(l.sheet) != "" {
			c.specimenMark(l.d.style(regular, 0, faint), l.d.specimenText(l.sheet))
		}
		if i > 0 {
			l.runningHead(c, l.runner)
		}
		for j, b := range page.blocks {
			b.draw(c, page.tops[j])
		}
		l.foot(c, i+1)
	}
}

// foot says on each page which minutes it belongs to, which page it is, and what the contents were: a page that was
// exchanged shows. The last one has the hash whole.
func (l *minutesLayout) foot(c *canvas, page int) {
	const first, second = 4.2, 8.2
	s := l.d.style(regular, 9, grey)
	c.rule(marginLeft, marginRight, minutesFoot, 0.15, hair)
	c.text(marginLeft, minutesFoot+first, left, s, l.d.fill(minutesNo, "numéro", l.sheet.Number))
	c.text(marginRight, minutesFoot+first, right, s, l.d.fill(pageOf, "page", strconv.Itoa(page), "pages", strconv.Itoa(len(l.pages))))
	hash := l.Hash
	if page < len(l.pages) {
		hash = fill(hashBegins, "début", hash[:hashShown])
	}
	c.text(marginLeft, minutesFoot+second, left, s.at(8), l.d.fill(footHash, "empreinte", hash))
	if l.d.specimenText(l.sheet) != "" {
		c.text(marginRight, minutesFoot+second, right, l.d.style(semiBold, 8.5, ochre), l.d.specimenText(l.sheet))
	}
}

// heading fits the title of a section. It stays with what follows.
func (l *minutesLayout) heading(text string) piece {
	f := l.fit("un titre", text, l.d.style(semiBold, 0, midnight), textWidth, step{lines: 1, max: 13, min: 13})
	return piece{block: blockOf(10, placed{x: marginLeft, text: f}).under(2, 0.2, ochre), glue: bound}
}

// caption fits the title of a part of a section. It stays with what follows.
func (l *minutesLayout) caption(text string) piece {
	f := l.running("un titre", text, l.d.style(semiBold, minutesSize-1, ochre), textWidth)
	return piece{block: blockOf(5, placed{x: marginLeft, text: f}), glue: bound}
}

// set sets a running text at a size, or smaller if one of its words is too wide, or notes that it does not fit.
func (l *minutesLayout) set(where, text string, s style, width float64) fitted {
	const least = 6.5
	for size := s.size; size >= least; size -= 0.5 {
		if f, ok := paragraph(text, s.at(size), width, 1.22); ok {
			return f
		}
	}
	l.tooLong(where, text)
	return fitted{}
}

// sentence is a paragraph of running text.
func (l *minutesLayout) sentence(where, text string) piece {
	return l.paragraph(where, text, regular, ink)
}

func (l *minutesLayout) paragraph(where, text string, id faceID, k colour) piece {
	f := l.set(where, text, l.d.style(id, minutesSize, k), textWidth)
	return piece{block: blockOf(3.6, placed{x: marginLeft, text: f})}
}

// items are the points of a list, of at least one, each behind a lozenge.
func (l *minutesLayout) items(where string, texts []string) []piece {
	const indent = 4.5
	var pieces []piece
	for _, t := range texts {
		f := l.set(where, data.Typography(t), l.d.style(regular, minutesSize, ink), textWidth-indent)
		b := blockOf(2.5, placed{x: marginLeft + indent, text: f})
		draw := b.draw
		b.draw = func(c *canvas, top float64) {
			c.bullet(marginLeft+1.2, top+f.style.cap()/2)
			draw(c, top)
		}
		pieces = append(pieces, piece{block: b, glue: soft})
	}
	pieces[len(pieces)-1].glue = loose
	return pieces
}
