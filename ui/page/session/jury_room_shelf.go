package session

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/ui/widget"
)

// shelf is the column of the groups of lines. A group is built when it comes near what is in sight, and taken down when it
// is far: a session of two hundred candidates has eight hundred lines, and nobody looks at all of them.
type shelf struct {
	list   *juryDecisions
	blocks []*block
	box    *fyne.Container
}

// block is one group of lines on a card.
type block struct {
	key    string
	title  string
	said   string // quietly, below the title
	lines  []*juryLine
	slot   *fyne.Container // holds the card while it is built
	height float32         // as last seen, or as one may expect
}

// What is built and kept, in pixels beyond what is in sight.
const (
	buildBeyond = 1400
	keepBeyond  = 3500
	leastSight  = 900 // taken for the height of the window before it has one
	blockGap    = 2 * widget.Unit
	lineHeight  = 104 // expected of a line that was never built
	headHeight  = 70
)

func newShelf(d *juryDecisions) *shelf {
	s := &shelf{list: d}
	s.box = container.New(shelfLayout{s})
	return s
}

// set puts blocks on the shelf. One that is the same as before stays as it is built.
func (s *shelf) set(blocks []*block) {
	if slices.EqualFunc(s.blocks, blocks, (*block).same) {
		s.fill()
		return
	}
	known := map[string]*block{}
	for _, b := range s.blocks {
		known[b.key] = b
	}
	for i, b := range blocks {
		old := known[b.key]
		if old != nil && old.same(b) {
			blocks[i] = old
			continue
		}
		b.height = headHeight + lineHeight*float32(len(b.lines))
		b.slot = container.New(&slotLayout{b})
		if old != nil && old.built() {
			b.build()
		}
	}
	s.blocks = blocks
	s.box.Objects = nil
	for _, b := range blocks {
		s.box.Objects = append(s.box.Objects, b.slot)
	}
	s.fill()
	for _, b := range blocks {
		for _, l := range b.lines {
			if !b.built() && l.waiting == "" {
				l.lineFace = nil // it was built in the other order, and is far away in this one
			}
		}
	}
}

func (b *block) same(o *block) bool {
	return b.key == o.key && b.title == o.title && b.said == o.said && slices.Equal(b.lines, o.lines)
}

func (b *block) built() bool { return len(b.slot.Objects) > 0 }

// build makes the card of the block. The faces of its lines are taken over where they are there already.
func (b *block) build() {
	head := tight(widget.Strong(b.title))
	if b.said != "" {
		head.Add(widget.Small(b.said))
	}
	rows := widget.VStack(1, head)
	for _, l := range b.lines {
		if l.lineFace == nil {
			l.draw()
		}
		rows.Add(fw.NewSeparator())
		rows.Add(l.content)
	}
	b.slot.Objects = []fyne.CanvasObject{widget.Card(rows)}
}

// takeDown forgets the card of the block and the faces of its lines.
func (b *block) takeDown() {
	b.slot.Objects = nil
	for _, l := range b.lines {
		l.lineFace = nil
	}
}

// sight is what of the shelf is in sight, from and to which height.
func (s *shelf) sight() (from, to float32) {
	scroll := s.list.step.room
	if scroll == nil {
		return 0, leastSight
	}
	from = scroll.Offset.Y - s.box.Position().Y - s.list.whole.Position().Y
	return from, from + max(scroll.Size().Height, leastSight)
}

// fill builds what is near, and takes down what is far and not being worked on. What is in sight stays where it is.
func (s *shelf) fill() {
	var focused fyne.Focusable
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.box); c != nil {
		focused = c.Focused()
	}
	from, to := s.sight()
	y, changed := float32(0), false
	for _, b := range s.blocks {
		top, bottom := y, y+b.slot.MinSize().Height
		y = bottom + blockGap
		switch {
		case !b.built() && bottom > from-buildBeyond && top < to+buildBeyond:
			b.build()
			changed = true
		case b.built() && (bottom < from-keepBeyond || top > to+keepBeyond) && !b.busy(focused):
			b.takeDown()
		}
	}
	if changed {
		s.settle()
	}
}

func (b *block) busy(focused fyne.Focusable) bool {
	return slices.ContainsFunc(b.lines, func(l *juryLine) bool { return l.busy(focused) })
}

// ensure sees to it that a line has a face that lies on the page.
func (s *shelf) ensure(l *juryLine) {
	for _, b := range s.blocks {
		if slices.Contains(b.lines, l) {
			if !b.built() {
				b.build()
				s.settle()
			}
			return
		}
	}
}

// settle lays the room out after a block was built, twice since texts know their height only once they know their width,
// and scrolls so that what was in sight stays there.
func (s *shelf) settle() {
	scroll := s.list.step.room
	if scroll == nil || scroll.Size().IsZero() {
		return
	}
	at, within := s.anchor(scroll.Offset.Y)
	for range 2 {
		height := max(scroll.Content.MinSize().Height, scroll.Size().Height)
		scroll.Content.Resize(fyne.NewSize(scroll.Size().Width, height))
		s.box.Layout.Layout(s.box.Objects, s.box.Size())
	}
	if at != nil {
		offset := scroll.Offset
		offset.Y = max(0, s.top(at)+within)
		scroll.ScrollToOffset(offset)
	}
	canvas.Refresh(s.box)
}

// anchor is the first block that is wholly or partly in sight, and how far below its top the sight begins.
func (s *shelf) anchor(offset float32) (*block, float32) {
	for _, b := range s.blocks {
		if top := s.top(b); top+b.slot.Size().Height > offset {
			if top > offset {
				return nil, 0 // the sight begins above the shelf, which nothing moves
			}
			return b, offset - top
		}
	}
	return nil, 0
}

// top is where a block begins in what scrolls.
func (s *shelf) top(b *block) float32 {
	return s.list.whole.Position().Y + s.box.Position().Y + b.slot.Position().Y
}

// shelfLayout lays the blocks below one another.
type shelfLayout struct{ shelf *shelf }

// Layout is for Fyne.
func (shelfLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + blockGap
	}
}

// MinSize is for Fyne.
func (shelfLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for i, o := range objects {
		if i > 0 {
			height += blockGap
		}
		height += o.MinSize().Height
	}
	return fyne.NewSize(0, height)
}

// slotLayout is as high as the card in it, or, while there is none, as high as it was or may become.
type slotLayout struct{ block *block }

// Layout is for Fyne.
func (l *slotLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// MinSize is for Fyne.
func (l *slotLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	for _, o := range objects {
		l.block.height = o.MinSize().Height
	}
	return fyne.NewSize(0, l.block.height)
}
