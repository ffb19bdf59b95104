package session

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// segments is a choice of one among a few, side by side, that takes one stop of the Tab key: Left and Right move among
// them, a first letter too, Return or the space bar takes the one that the keyboard is on, Up and Down leave it. Where
// what is recorded can be taken back, that stands at the end of the row, and the Delete key does it too.
type segments struct {
	fw.DisableableWidget
	onTake  func(key string, byKey bool)
	onLeave func(down bool)
	onBack  func() // takes back what is recorded; nil where that cannot be
	onFocus func()

	choices []widget.Choice
	key     string // the one that is recorded
	waiting string // the one that is taken and waits for something before it is recorded
	at      int    // the one that the keyboard is on; behind the last it takes back
	focused bool
}

// backLabel is what takes back what is recorded.
const backLabel = "Retirer"

func newSegments(choices []widget.Choice, onTake func(key string, byKey bool)) *segments {
	s := &segments{choices: choices, onTake: onTake}
	s.ExtendBaseWidget(s)
	return s
}

// set shows what is recorded and what waits. The keyboard stands on what is taken, or, where nothing is, on the one that
// is likely.
func (s *segments) set(key, waiting, likely string) {
	if s.key == key && s.waiting == waiting && s.focused {
		return
	}
	s.key, s.waiting = key, waiting
	for _, k := range []string{likely, key, waiting} {
		if i := s.index(k); i >= 0 {
			s.at = i
		}
	}
	s.at = min(s.at, s.number()-1)
	s.Refresh()
}

func (s *segments) index(key string) int {
	return slices.IndexFunc(s.choices, func(c widget.Choice) bool { return c.Key == key })
}

func (s *segments) take(i int, byKey bool) {
	switch {
	case s.Disabled() || i < 0 || i >= s.number():
		return
	case i == len(s.choices):
		s.onBack()
		return
	}
	s.move(i)
	s.onTake(s.choices[i].Key, byKey)
}

// number is how many one can choose from, taking back included.
func (s *segments) number() int {
	if s.onBack != nil && s.key != "" && s.waiting == "" {
		return len(s.choices) + 1
	}
	return len(s.choices)
}

func (s *segments) move(i int) {
	if i >= 0 && i < s.number() && i != s.at {
		s.at = i
		s.Refresh()
	}
}

// FocusGained shows where the keyboard is, and brings it in sight.
func (s *segments) FocusGained() {
	s.focused = true
	s.Refresh()
	widget.Reveal(s)
	if s.onFocus != nil {
		s.onFocus()
	}
}

// FocusLost is for Fyne.
func (s *segments) FocusLost() {
	s.focused = false
	s.Refresh()
}

// TypedRune moves to the next choice that begins with a letter.
func (s *segments) TypedRune(r rune) {
	for n := 1; n <= len(s.choices); n++ {
		i := (s.at + n) % len(s.choices)
		if r != ' ' && strings.HasPrefix(data.Fold(s.choices[i].Label), data.Fold(string(r))) {
			s.move(i)
			return
		}
	}
}

// TypedKey moves, and takes.
func (s *segments) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		s.move(s.at - 1)
	case fyne.KeyRight:
		s.move(s.at + 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.take(s.at, true)
	case fyne.KeyUp, fyne.KeyDown:
		if s.onLeave != nil {
			s.onLeave(ev.Name == fyne.KeyDown)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if s.number() > len(s.choices) {
			s.take(len(s.choices), true)
		}
	case fyne.KeyEscape:
		widget.Bubble(s, ev)
	}
}

// Tapped takes what is under the pointer.
func (s *segments) Tapped(ev *fyne.PointEvent) {
	x := float32(0)
	widths, _ := s.widths(s.Size().Width)
	for i, w := range widths {
		if x += w; ev.Position.X < x {
			s.take(i, false)
			return
		}
	}
	s.take(len(s.choices), false)
}

// segmentRoom is left at each side of a label.
const segmentRoom = 1.25 * widget.Unit

// widths shares a width out, each segment as wide as its label asks, and says by how much the labels must shrink to fit.
func (s *segments) widths(width float32) (widths []float32, scale float32) {
	size := s.Theme().Size(theme.SizeNameText)
	total := float32(0)
	width -= s.backWidth()
	for _, c := range s.choices {
		w := fyne.MeasureText(c.Label, size, fyne.TextStyle{}).Width + 2*segmentRoom
		widths = append(widths, w)
		total += w
	}
	for i := range widths {
		if width < total {
			widths[i] *= width / total
		} else {
			widths[i] += (width - total) / float32(len(widths))
		}
	}
	return widths, min(1, width/total)
}

// backWidth is the room left for what takes back, whether it is there or not: the choices must not move as one decides.
func (s *segments) backWidth() float32 {
	if s.onBack == nil {
		return 0
	}
	return fyne.MeasureText(backLabel, s.Theme().Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width + 2*segmentRoom
}

// CreateRenderer is for Fyne.
func (s *segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{segments: s, frame: canvas.NewRectangle(nil)}
	r.objects = append(r.objects, r.frame)
	r.back, r.backLabel = canvas.NewRectangle(nil), canvas.NewText(backLabel, nil)
	r.backLabel.Alignment = fyne.TextAlignCenter
	r.objects = append(r.objects, r.back, r.backLabel)
	for _, c := range s.choices {
		fill, label := canvas.NewRectangle(nil), canvas.NewText(c.Label, nil)
		label.Alignment = fyne.TextAlignCenter
		r.fills, r.labels = append(r.fills, fill), append(r.labels, label)
		r.objects = append(r.objects, fill, label)
	}
	r.Refresh()
	return r
}

type segmentsRenderer struct {
	segments *segments
	frame    *canvas.Rectangle
	fills    []*canvas.Rectangle
	labels   []*canvas.Text
	objects  []fyne.CanvasObject

	back      *canvas.Rectangle // behind what takes back
	backLabel *canvas.Text
}

// Destroy is for Fyne.
func (r *segmentsRenderer) Destroy() {}

// Objects is for Fyne.
func (r *segmentsRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize is for Fyne.
func (r *segmentsRenderer) MinSize() fyne.Size {
	line := fyne.MeasureText("É", r.segments.Theme().Size(theme.SizeNameText), fyne.TextStyle{})
	return fyne.NewSize(40*float32(len(r.labels)), line.Height+1.75*widget.Unit)
}

// Layout is for Fyne.
func (r *segmentsRenderer) Layout(size fyne.Size) {
	const inset = 3
	height := min(size.Height, r.MinSize().Height)
	room := r.segments.backWidth()
	r.frame.Resize(fyne.NewSize(size.Width-room, height))
	r.backLabel.TextSize = r.segments.Theme().Size(theme.SizeNameCaptionText)
	for _, o := range []fyne.CanvasObject{r.back, r.backLabel} {
		o.Move(fyne.NewPos(size.Width-room+2*inset, inset))
		o.Resize(fyne.NewSize(room-2*inset, height-2*inset))
	}
	x := float32(0)
	widths, scale := r.segments.widths(size.Width)
	for i, w := range widths {
		r.labels[i].TextSize = r.segments.Theme().Size(theme.SizeNameText) * scale
		r.fills[i].Move(fyne.NewPos(x+inset, inset))
		r.fills[i].Resize(fyne.NewSize(w-2*inset, height-2*inset))
		r.labels[i].Move(fyne.NewPos(x, 0))
		r.labels[i].Resize(fyne.NewSize(w, height))
		x += w
	}
}

// Refresh is for Fyne.
func (r *segmentsRenderer) Refresh() {
	s := r.segments
	th, v := s.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	none := th.Color(theme.ColorNameBackground, v)
	r.frame.CornerRadius, r.frame.StrokeWidth = 4, 1
	r.frame.FillColor, r.frame.StrokeColor = none, th.Color(theme.ColorNameInputBorder, v)
	if s.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = th.Color(theme.ColorNamePrimary, v), 2
	}
	if s.Disabled() {
		r.frame.StrokeColor = th.Color(theme.ColorNameSeparator, v)
	}
	r.refreshBack(th, v)
	for i, c := range s.choices {
		fill, label := r.fills[i], r.labels[i]
		fill.CornerRadius, fill.StrokeWidth = 3, 0
		fill.FillColor, label.Color = none, th.Color(theme.ColorNameForeground, v)
		switch {
		case c.Key == s.waiting:
			fill.StrokeColor, fill.StrokeWidth = th.Color(theme.ColorNameWarning, v), 2
		case c.Key == s.key && s.key != "":
			fill.FillColor, label.Color = th.Color(theme.ColorNamePrimary, v), th.Color(theme.ColorNameForegroundOnPrimary, v)
		case s.Disabled():
			label.Color = th.Color(theme.ColorNameDisabled, v)
		}
		if s.focused && i == s.at && c.Key != s.waiting {
			fill.StrokeColor, fill.StrokeWidth = th.Color(theme.ColorNamePrimary, v), 2
			if c.Key == s.key {
				fill.StrokeColor = th.Color(widget.ColorAccent, v)
			}
		}
		fill.Refresh()
		label.Refresh()
	}
	r.frame.Refresh()
}

// refreshBack shows what takes back, where there is something to.
func (r *segmentsRenderer) refreshBack(th fyne.Theme, v fyne.ThemeVariant) {
	s := r.segments
	is := s.number() > len(s.choices) && !s.Disabled()
	visible(r.back, is)
	visible(r.backLabel, is)
	r.back.CornerRadius, r.back.StrokeWidth, r.back.FillColor = 3, 0, color.Transparent
	r.backLabel.Color = th.Color(widget.ColorQuiet, v)
	if s.focused && s.at == len(s.choices) {
		r.back.StrokeColor, r.back.StrokeWidth = th.Color(theme.ColorNamePrimary, v), 2
	}
	r.back.Refresh()
	r.backLabel.Refresh()
}
