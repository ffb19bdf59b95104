package pdf

// glue says how a piece holds to the next one.
type glue int

const (
	loose glue = iota
	soft       // on the same page, unless what holds together is taller than a page
	bound      // always on the same page: a heading and what it heads
)

// piece is a block of a document that flows over pages.
type piece struct {
	block
	glue  glue
	fresh bool // begins a page
	// again is drawn once more above the piece where a page begins with it: the heads of its columns.
	again []block
}

// flowPage is what stands on a page, and where.
type flowPage struct {
	blocks []block
	tops   []float64
	bottom float64 // of the last block
}

// flow places pieces on pages, the first of which begins higher than the others.
type flow struct {
	firstTop, nextTop, bottom float64

	pages []flowPage
	high  bool // a piece, with what is bound to it, is taller than a page
}

// place sets pieces on pages.
func (f *flow) place(pieces []piece) {
	for _, unit := range units(pieces, soft) {
		if f.fits(unit) {
			f.add(unit)
			continue
		}
		f.turn()
		if f.fits(unit) {
			f.add(unit)
			continue
		}
		for _, part := range units(unit, bound) {
			if !f.fits(part) {
				f.turn()
			}
			f.high = f.high || !f.fits(part)
			f.add(part)
		}
	}
}

// units cuts pieces into those that hold together at least so.
func units(pieces []piece, least glue) [][]piece {
	var all [][]piece
	start := 0
	for i, p := range pieces {
		if p.glue < least || i == len(pieces)-1 {
			all = append(all, pieces[start:i+1])
			start = i + 1
		}
	}
	return all
}

// fits reports whether a unit has room on the page.
func (f *flow) fits(unit []piece) bool {
	page := f.page()
	if unit[0].fresh && len(page.blocks) > 0 {
		return false
	}
	return page.bottom+columnHeight(f.blocks(unit)) <= f.bottom
}

// blocks returns what is drawn for a unit here: at the top of a page without the space above, and below its heads.
func (f *flow) blocks(unit []piece) []block {
	var list []block
	if len(f.page().blocks) == 0 {
		list = append(list, unit[0].again...)
	}
	for _, p := range unit {
		list = append(list, p.block)
	}
	if len(f.page().blocks) == 0 {
		list[0].before = 0
	}
	return list
}

func (f *flow) add(unit []piece) {
	list := f.blocks(unit)
	page := f.page()
	for _, b := range list {
		top := page.bottom + b.before
		page.blocks, page.tops, page.bottom = append(page.blocks, b), append(page.tops, top), top+b.height
	}
}

// page is the one that is being filled.
func (f *flow) page() *flowPage {
	if len(f.pages) == 0 {
		f.pages = []flowPage{{bottom: f.firstTop}}
	}
	return &f.pages[len(f.pages)-1]
}

// turn begins a page, unless this one is empty.
func (f *flow) turn() {
	if len(f.page().blocks) > 0 {
		f.pages = append(f.pages, flowPage{bottom: f.nextTop})
	}
}

// barGap is the room between a bar and its text.
const barGap = 2.2

// placed is a text at a place within a block.
type placed struct {
	x, down float64 // from the left of the page, from the top of the block
	align   align
	text    fitted
	barred  bool // with a bar before it, for what must not be overlooked
}

// blockOf makes a block of texts.
func blockOf(before float64, texts ...placed) block {
	b := block{before: before, draw: func(c *canvas, top float64) {
		for _, t := range texts {
			end := c.lines(t.x, top+t.down, t.align, t.text)
			if t.barred {
				c.stroke(0.5, ochre)
				c.pdf.Line(t.x-barGap, top+t.down-0.3, t.x-barGap, end+0.6)
			}
		}
	}}
	for _, t := range texts {
		if len(t.text.lines) > 0 {
			b.height = max(b.height, t.down+t.text.height())
		}
	}
	return b
}

// under adds a rule so far below a block.
func (b block) under(gap, thickness float64, k colour) block {
	draw, height := b.draw, b.height+gap
	b.height = height
	b.draw = func(c *canvas, top float64) {
		draw(c, top)
		c.rule(marginLeft, marginRight, top+height, thickness, k)
	}
	return b
}

// hold makes pieces of blocks that hold together so, the last one loose.
func hold(g glue, blocks ...block) []piece {
	pieces := make([]piece, len(blocks))
	for i, b := range blocks {
		pieces[i] = piece{block: b, glue: g}
	}
	if len(pieces) > 0 {
		pieces[len(pieces)-1].glue = loose
	}
	return pieces
}
