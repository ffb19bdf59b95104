package pdf

import (
	"strconv"

	"certibloc/data"
)

// The attestation of results, and the transcript with it, is of A4 pages, upright: the centre's letterhead, the person, the certification, a table
// of the blocs, and the signature. It takes one page as long as that can be read.
const (
	marginLeft  = 24.0
	marginRight = 186.0
	textWidth   = marginRight - marginLeft
	firstTop    = 20.0
	nextTop     = 33.0 // on the pages after the first, below the running head
	pageBottom  = 277.0
	pageFoot    = 284.0
	runningRule = 24.0
)

// attestationWords are the words that tell an attestation from a transcript, which says the same otherwise.
type attestationWords struct {
	title, number, attests, not phrase
	marks                       faceID // of the results
}

// results lays out the results of one person, as an attestation or as a transcript.
func (d *Drawer) results(sheet data.Sheet, words attestationWords) (laid, error) {
	var p problems
	sheet = prepare(sheet, []*face{d.faces[regular], d.faces[semiBold]}, &p)
	if err := p.refusal(sheet.Kind); err != nil {
		return laid{}, err
	}
	l := newAttestation(d, sheet, words, &p)
	return upright(sheet, func(c *canvas) {
		c.describe(d.documentName(words.title, sheet), d.fill(words.number, "numéro", sheet.Number), sheet.Centre.Name)
		l.draw(c)
	}), p.refusal(sheet.Kind)
}

// attestationLayout is an attestation whose every text is fitted and has its page.
type attestationLayout struct {
	layout
	words  attestationWords
	small  float64 // size of the table, in points
	runner fitted  // the running head of the pages after the first
	pages  []attestationPage
}

// attestationPage is what stands on a page, and where.
type attestationPage struct {
	blocks []block
	tops   []float64
}

// newAttestation lays a sheet out on one page at the greatest size at which it fits, or else on several.
func newAttestation(d *Drawer, sheet data.Sheet, words attestationWords, p *problems) *attestationLayout {
	const comfortable, least = 10.5, 8.5
	l := &attestationLayout{layout: layout{d: d, sheet: sheet, problem: p}, words: words}
	l.runner = l.fitRunner()
	for size := comfortable; size >= least; size -= 0.5 {
		l.lay(size)
		if len(p.found) > 0 || len(l.pages) == 1 {
			return l
		}
	}
	l.lay(comfortable)
	return l
}

// lay makes the pages at a size of the table. The last bloc stays with the signature: nobody signs a page that
// says nothing.
func (l *attestationLayout) lay(size float64) {
	l.small, l.pages = size, nil
	columns := l.tableHead()
	page := l.head()
	if len(l.sheet.Results) == 0 { // who came for the certification alone
		l.close(append(page, l.closing()...))
		return
	}
	page = append(page, columns)
	columns.before, columns.weight = 0, 0
	last := len(l.sheet.Results) - 1
	for i, result := range l.sheet.Results {
		next := []block{l.tableRow(result)}
		if i == last {
			next = append(next, l.closing()...)
		}
		if l.top()+columnHeight(page)+columnHeight(next) > pageBottom {
			l.close(page)
			page = []block{columns}
		}
		page = append(page, next...)
	}
	l.close(page)
}

// top is where the page that is being laid begins.
func (l *attestationLayout) top() float64 {
	if len(l.pages) == 0 {
		return firstTop
	}
	return nextTop
}

// close places the blocks of a page. The weights share out little of the space left: the text stays together.
func (l *attestationLayout) close(blocks []block) {
	const most = 24.0
	bottom := min(pageBottom, l.top()+columnHeight(blocks)+most)
	tops, ok := spread(blocks, l.top(), bottom)
	if !ok && len(l.problem.found) == 0 {
		l.problem.add("les résultats d’un bloc : ils ne tiennent pas sur une page")
	}
	l.pages = append(l.pages, attestationPage{blocks, tops})
}

func columnHeight(blocks []block) float64 {
	h := 0.0
	for _, b := range blocks {
		h += b.before + b.height
	}
	return h
}

func (l *attestationLayout) draw(c *canvas) {
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
		l.pageFoot(c, i+1)
	}
}

// pageFoot says at the bottom of each page which attestation it belongs to, and which page it is.
func (l *attestationLayout) pageFoot(c *canvas, page int) {
	s := l.d.style(regular, 9, grey)
	c.rule(marginLeft, marginRight, pageFoot-2.5, 0.15, hair)
	c.text(marginLeft, pageFoot+2.2, left, s, l.d.fill(l.words.number, "numéro", l.sheet.Number))
	if l.d.specimenText(l.sheet) != "" {
		c.text(c.width/2, pageFoot+2.2, centre, l.d.style(semiBold, 9, ochre), l.d.specimenText(l.sheet))
	}
	c.text(marginRight, pageFoot+2.2, right, s, l.d.fill(pageOf, "page", strconv.Itoa(page), "pages", strconv.Itoa(len(l.pages))))
}

// fitRunner fits the running head, with the birth name alone where there is no room for the given names.
func (l *attestationLayout) fitRunner() fitted {
	s := l.d.style(regular, 0, grey)
	whole := l.d.documentName(l.words.title, l.sheet)
	f, ok := fit(whole, s, textWidth, 1.15, step{lines: 1, max: 9.5, min: 7}, step{lines: 2, max: 8, min: 6, cut: true})
	if ok {
		return f
	}
	short := l.d.fill(runningHead, "titre", l.d.say(l.words.title), "nom", l.sheet.Holder.BirthName)
	return l.fit("le nom du titulaire", short, s, textWidth, step{lines: 1, max: 9.5, min: 7}, step{lines: 2, max: 8, min: 5})
}
