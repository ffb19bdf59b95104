package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"certibloc/data"
)

// paper reports whether a kind is a working paper: drawn from the facts as they are, never numbered.
func paper(kind data.DocumentKind) bool {
	switch kind {
	case data.KindConvocation, data.KindJuryLetter, data.KindAttendance, data.KindExaminerSheet, data.KindResultsList, data.KindEvidence,
		data.KindDisposal, data.KindProcessing, data.KindHeld:
		return true
	}
	return false
}

// papers lays out sheets of one kind of working paper, each from a page of its own.
func (d *Drawer) papers(sheets []data.Sheet) (laid, error) {
	layouts, err := d.layPapers(sheets)
	if err != nil {
		return laid{}, err
	}
	first := layouts[0].sheet
	return upright(first, func(c *canvas) {
		name := layouts[0].name()
		if len(layouts) > 1 {
			name = d.fill(paperCount, "document", first.Kind.Title(), "session", first.Session)
		}
		c.describe(name, first.Session, first.Centre.Name)
		for _, l := range layouts {
			l.draw(c)
		}
	}), nil
}

// layPapers lays every sheet out, or refuses them all with everything that is wrong in any.
func (d *Drawer) layPapers(sheets []data.Sheet) ([]*paperLayout, error) {
	kind := sheets[0].Kind
	layouts := make([]*paperLayout, 0, len(sheets))
	var all problems
	for i, sheet := range sheets {
		if sheet.Kind != kind {
			return nil, fmt.Errorf("draw working papers: sheet %d is of kind %q among those of kind %q", i+1, sheet.Kind, kind)
		}
		var p problems
		sheet = preparePaper(sheet, []*face{d.faces[regular], d.faces[semiBold]}, &p)
		if len(p.found) == 0 {
			layouts = append(layouts, newPaper(d, sheet, &p))
		}
		for _, found := range p.found {
			if len(sheets) > 1 {
				found = fmt.Sprintf("document %d sur %d, %s", i+1, len(sheets), found)
			}
			// A sheet may have been laid out at several sizes: the same problem is told once.
			if !slices.Contains(all.found, found) {
				all.add("%s", found)
			}
		}
	}
	return layouts, all.refusal(kind)
}

// paperLayout is one sheet of a working paper whose every text is fitted and has its page.
type paperLayout struct {
	layout
	left, right float64
	firstTop    float64
	stretch     float64 // how much space a page that is not full may share out
	small       float64 // size of the running text, in points
	runner      fitted  // the running head of the pages after the first
	foot        fitted
	pages       []paperPage
}

// paperPage is what stands on a page, and where.
type paperPage struct {
	blocks []block
	tops   []float64
}

// paperGroup is blocks that stay on one page.
type paperGroup struct {
	blocks []block
	row    bool // of a table, whose head goes above it again when it begins a page
}

// newPaper lays a sheet out by its kind.
func newPaper(d *Drawer, sheet data.Sheet, p *problems) *paperLayout {
	l := &paperLayout{layout: layout{d: d, sheet: sheet, problem: p}, left: marginLeft, right: marginRight, firstTop: firstTop, small: 10.5}
	switch sheet.Kind {
	case data.KindConvocation:
		l.convocation()
	case data.KindJuryLetter:
		l.juryLetter()
	case data.KindAttendance:
		l.attendance()
	case data.KindExaminerSheet:
		l.examinerSheet()
	case data.KindResultsList:
		l.resultsList()
	case data.KindEvidence:
		l.evidence()
	case data.KindDisposal:
		l.disposal()
	case data.KindProcessing:
		l.processing()
	case data.KindHeld:
		l.held()
	}
	l.fitMargins()
	return l
}

func (l *paperLayout) width() float64 { return l.right - l.left }

// top is where the page that is being laid begins.
func (l *paperLayout) top() float64 {
	if len(l.pages) == 0 {
		return l.firstTop
	}
	return nextTop
}

// flow lays groups down as many pages as they take. It forgets what was laid before.
func (l *paperLayout) flow(groups []paperGroup, head block) {
	l.pages = nil
	var page []block
	for _, g := range groups {
		if len(page) > 0 && l.top()+columnHeight(page)+columnHeight(g.blocks) > pageBottom {
			l.close(page)
			page = nil
			if g.row {
				head.before, head.weight = 0, 0
				page = append(page, head)
			}
		}
		page = append(page, g.blocks...)
	}
	l.close(page)
}

// close places the blocks of a page.
func (l *paperLayout) close(blocks []block) {
	const rounding = 1e-6
	bottom := min(pageBottom, l.top()+columnHeight(blocks)+l.stretch) + rounding
	tops, ok := spread(blocks, l.top(), bottom)
	if !ok && len(l.problem.found) == 0 {
		l.problem.add("les textes d’une même partie : ils ne tiennent pas sur une page")
	}
	l.pages = append(l.pages, paperPage{blocks, tops})
}

// slack is the height left free on the last page.
func (l *paperLayout) slack() float64 {
	last := l.pages[len(l.pages)-1]
	top := nextTop
	if len(l.pages) == 1 {
		top = l.firstTop
	}
	return pageBottom - top - columnHeight(last.blocks)
}

func (l *paperLayout) draw(c *canvas) {
	for i, page := range l.pages {
		c.pdf.AddPage()
		if l.d.specimenText(l.sheet) != "" {
			c.specimenMark(l.d.style(regular, 0, faint), l.d.specimenText(l.sheet))
		}
		if i > 0 {
			c.lines(l.left, runningRule-3-l.runner.height(), left, l.runner)
			c.rule(l.left, l.right, runningRule, 0.25, ochre)
		}
		for j, b := range page.blocks {
			b.draw(c, page.tops[j])
		}
		l.drawFoot(c, i+1)
	}
}

// drawFoot says at the bottom of each page whose it is, when it was drawn, and which page of the sheet it is.
func (l *paperLayout) drawFoot(c *canvas, page int) {
	s := l.d.style(regular, 9, grey)
	c.rule(l.left, l.right, pageFoot-2.5, 0.15, hair)
	c.lines(l.left, pageFoot+2.2-l.foot.style.cap(), left, l.foot)
	number := l.d.fill(pageOf, "page", strconv.Itoa(page), "pages", strconv.Itoa(len(l.pages)))
	c.text(l.right, pageFoot+2.2, right, s, number)
	if l.d.specimenText(l.sheet) != "" {
		c.text(l.right-s.width(number)-4, pageFoot+2.2, right, l.d.style(semiBold, 9, ochre), l.d.specimenText(l.sheet))
	}
}

// fitMargins fits the running head and the foot.
func (l *paperLayout) fitMargins() {
	s := l.d.style(regular, 0, grey)
	l.runner = l.fit("le titre courant", l.name(), s, l.width(), step{lines: 1, max: 9.5, min: 7},
		step{lines: 2, max: 8, min: 6, cut: true}, step{lines: 3, max: 6, min: 4, cut: true})
	room := l.width() - 20
	if l.d.specimenText(l.sheet) != "" {
		room -= l.d.style(semiBold, 9, ochre).width(l.d.specimenText(l.sheet)) + 4
	}
	foot := l.d.fill(paperFoot, "centre", l.sheet.Centre.Name, "session", l.sheet.Session, "date", dateText(l.sheet.Delivered))
	l.foot = l.fit("le pied de page", foot, s, room, step{lines: 1, max: 9, min: 7.5},
		step{lines: 2, max: 8, min: 4, cut: true})
}

// name names a sheet. The list to post is named by its session: nobody's name may stand on it.
func (l *paperLayout) name() string {
	s := l.sheet
	title, about := s.Kind.Title(), s.Session
	switch s.Kind {
	case data.KindConvocation:
		title, about = l.d.say(convocationTitle), holderName(s.Holder)
	case data.KindExaminerSheet:
		title, about = l.d.say(examinerTitle), holderName(s.Holder)
	case data.KindJuryLetter:
		title, about = l.d.say(juryLetterTitle), s.Letter.Member.Name
	case data.KindAttendance:
		a := s.Attendance.Appointment
		about = l.d.fill(runningHead, "titre", a.Label, "nom", paperDate(a.On))
	}
	return l.d.fill(paperRunning, "titre", title, "objet", about)
}
