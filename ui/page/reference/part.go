package reference

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// section is a part of the fiche that one reads at a time.
type section struct {
	name  string // in the index
	title string // above it
	parts []part
	// more is what follows the parts and is not only read, or nil.
	more func() []fyne.CanvasObject
}

// kind is how a part is shown.
type kind int

const (
	kindText     kind = iota // running text
	kindHead                 // the name of what follows
	kindSub                  // the same, one step lower
	kindPoint                // one of a list
	kindSubPoint             // one of a list within a list
	kindFact                 // a label and its value
	kindNote                 // what we say about the fiche, not the fiche itself
	kindWarning              // the same, where a mistake would cost much
	kindRow                  // a line of a table
	kindHeader               // the line above the table
)

// part is one paragraph, fact or line of a table; a search finds parts.
type part struct {
	kind   kind
	cells  []string
	folded string
}

func newPart(k kind, cells ...string) part {
	return part{kind: k, cells: cells, folded: data.Fold(strings.Join(cells, " "))}
}

func (s *section) add(k kind, cells ...string) { s.parts = append(s.parts, newPart(k, cells...)) }

// list adds a name and points below it, or nothing where there are none.
func (s *section) list(name string, points []string) {
	if len(points) == 0 {
		return
	}
	s.add(kindHead, name)
	for _, point := range points {
		s.add(kindPoint, point)
	}
}

// names reports whether the part is the name of those that follow.
func (p part) names() bool { return p.kind == kindHead || p.kind == kindSub }

// matches reports whether the part holds every word of a folded query. Names and what we say ourselves are no findings.
func (p part) matches(query string) bool {
	switch p.kind {
	case kindHead, kindSub, kindHeader, kindNote:
		return false
	}
	return data.Matches(p.folded, query)
}

// content draws the part, with the room that it needs above and below.
func (p part) content() fyne.CanvasObject {
	switch p.kind {
	case kindHead:
		return spaced(heading(p.cells[0]), 2, 0)
	case kindSub:
		return spaced(strong(p.cells[0]), 1, 0)
	case kindPoint:
		return point(p.cells[0], 0)
	case kindSubPoint:
		return point(p.cells[0], 3)
	case kindFact:
		return widget.Shares([]float32{0.3, 0.7}, widget.Quiet(p.cells[0]), widget.Body(p.cells[1]))
	case kindNote:
		return widget.Quiet(p.cells[0])
	case kindWarning:
		return spaced(widget.Banner(widget.ToneWarning, p.cells[0]), 1, 2)
	case kindHeader:
		return spaced(widget.NewSurface(theme.ColorNameHeaderBackground, p.row(strong)), 0, 1)
	case kindRow:
		return spaced(container.NewVBox(p.row(widget.Body), fw.NewSeparator()), 0, 1)
	}
	return spaced(widget.Body(p.cells[0]), 0.5, 0.5)
}

// point is one of a list, so many units further in than its text.
func point(text string, in float32) fyne.CanvasObject {
	dot := container.NewVBox(widget.Strong("•"))
	line := container.NewBorder(nil, nil, dot, nil, widget.Body(text))
	return container.New(layout.NewCustomPaddedLayout(0, 0, in*widget.Unit, 0), line)
}

// stack sets parts below one another. Texts bring room of their own, which is too much between the lines of a list.
func stack(objects ...fyne.CanvasObject) *fyne.Container { return widget.VStack(-1, objects...) }

// spaced leaves so many units of room above and below.
func spaced(o fyne.CanvasObject, above, below float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(above*widget.Unit, below*widget.Unit, 0, 0), o)
}

// row sets the cells of a line of a table side by side.
func (p part) row(words func(string) *fw.RichText) fyne.CanvasObject {
	cells, parts := make([]fyne.CanvasObject, len(p.cells)), make([]float32, len(p.cells))
	for i, c := range p.cells {
		cells[i], parts[i] = words(c), 1
	}
	return widget.Shares(parts, cells...)
}

func strong(s string) *fw.RichText {
	t := widget.Strong(s)
	t.Wrapping = fyne.TextWrapWord
	return t
}

func heading(s string) *fw.RichText {
	t := widget.Heading(s)
	t.Wrapping = fyne.TextWrapWord
	return t
}
