package pdf

import (
	"math"
	"strings"
)

// style is how a text is set.
type style struct {
	face  *face
	id    faceID
	size  float64 // points
	track float64 // em added after each character
	ink   colour
}

// at returns the style at another size.
func (s style) at(size float64) style {
	s.size = size
	return s
}

func (s style) width(text string) float64 {
	w := s.face.width(text, s.size, s.track)
	if w > 0 {
		w -= s.track * s.size * mmPerPoint // none after the last character
	}
	return w
}

// cap returns the height of the capitals in millimetres.
func (s style) cap() float64 { return s.size * capHeight * mmPerPoint }

// step is one of the ways in which a text may fit its box: on so many lines, at a size within bounds.
type step struct {
	lines    int
	max, min float64 // points
	// Cut lets a line end after a hyphen too.
	cut bool
}

// fitted is a text ready to draw: no line is wider than the box it was fitted for.
type fitted struct {
	style   style
	lines   []string
	leading float64 // from one baseline to the next, in millimetres
}

// height returns the distance from the top of the first line's capitals to the last line's baseline.
func (f fitted) height() float64 {
	if len(f.lines) == 0 {
		return 0
	}
	return f.style.cap() + float64(len(f.lines)-1)*f.leading
}

// widest returns the width of the widest line.
func (f fitted) widest() float64 {
	w := 0.0
	for _, l := range f.lines {
		w = max(w, f.style.width(l))
	}
	return w
}

// fit sets a text in a box by the first step that takes it, at the greatest size that this step allows, with lines
// of about the same length. It reports whether one does.
func fit(text string, s style, width, leading float64, steps ...step) (fitted, bool) {
	for _, st := range steps {
		for size := st.max; size >= st.min-1e-9; size -= 0.25 {
			sized := s.at(size)
			lines, ok := wrap(text, sized, width, st.cut)
			if ok && len(lines) <= st.lines {
				return fitted{style: sized, lines: balance(text, sized, width, len(lines), st.cut), leading: leading * size * mmPerPoint}, true
			}
		}
	}
	return fitted{}, false
}

// paragraph sets a running text at the size of its style, on as many lines as it takes. A line ends after a hyphen only where a
// word would be too wide for one: « D6412-6 » and « ci-dessous » stay whole.
func paragraph(text string, s style, width, leading float64) (fitted, bool) {
	f := fitted{style: s, leading: leading * s.size * mmPerPoint}
	for _, cut := range []bool{false, true} {
		lines, ok := wrap(text, s, width, cut)
		if !ok {
			continue
		}
		if widow(lines, s, width) {
			lines = withoutWidow(lines, text, s, width, cut)
		}
		f.lines = lines
		return f, true
	}
	return f, false
}

// widow reports whether the last of several lines is one short word.
func widow(lines []string, s style, width float64) bool {
	last := len(lines) - 1
	return last > 0 && !strings.Contains(lines[last], " ") && s.width(lines[last]) < width/4
}

// withoutWidow breaks a text a little narrower, on as many lines, so that its last line has company. Where that takes more
// than a quarter of the width, the lines stay as they are.
func withoutWidow(lines []string, text string, s style, width float64, cut bool) []string {
	for less := 0.99; less >= 0.75; less -= 0.01 {
		if better, ok := wrap(text, s, less*width, cut); ok && len(better) == len(lines) && !widow(better, s, width) {
			return better
		}
	}
	return lines
}

// wrap breaks a text into lines no wider than width, at spaces and, with cut, after hyphens. It reports false when a
// piece that cannot be broken is wider.
func wrap(text string, s style, width float64, cut bool) ([]string, bool) {
	var lines []string
	line := ""
	for _, piece := range pieces(text, cut) {
		if s.width(strings.TrimRight(line+piece, " ")) <= width {
			line += piece
			continue
		}
		if s.width(strings.TrimRight(piece, " ")) > width {
			return nil, false
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		line = strings.TrimLeft(piece, " ")
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines, true
}

// pieces cuts a text where a line may end: after a space that is not a no-break one and, with cut, after a hyphen in a
// word.
func pieces(text string, cut bool) []string {
	var list []string
	start := 0
	runes := []rune(text)
	for i, r := range runes {
		if i+1 == len(runes) || r == ' ' && runes[i+1] != ' ' || cut && r == '-' && runes[i+1] != ' ' {
			list = append(list, string(runes[start:i+1]))
			start = i + 1
		}
	}
	return list
}

// balance breaks a text that takes n lines at the least width at which it still takes n, so that none is a stub.
func balance(text string, s style, width float64, n int, cut bool) []string {
	low, high := 0.0, width
	for high-low > 0.5 {
		mid := (low + high) / 2
		if lines, ok := wrap(text, s, mid, cut); ok && len(lines) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	lines, _ := wrap(text, s, high, cut)
	return lines
}

// block is a part of a column: its height, and how it is drawn once its top is known.
type block struct {
	before float64 // least space above, in millimetres
	weight float64 // its share of the space left over, which goes above it
	height float64
	draw   func(c *canvas, top float64)
}

// spread places blocks from top to bottom, shares out the space left, and returns the top of each. It reports false
// when they are too high.
func spread(blocks []block, top, bottom float64) ([]float64, bool) {
	used, weights := 0.0, 0.0
	for _, b := range blocks {
		used += b.before + b.height
		weights += b.weight
	}
	left := bottom - top - used
	if left < 0 {
		return nil, false
	}
	tops := make([]float64, len(blocks))
	y := top
	for i, b := range blocks {
		y += b.before + left*b.weight/math.Max(weights, 1e-9)
		tops[i] = y
		y += b.height
	}
	return tops, true
}
