package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"certibloc/data"
)

// shown is one line of text as it stands in a PDF: nothing is taken from the layout, all from the bytes.
type shown struct {
	text    string
	face    faceID
	size    float64 // points
	track   float64 // points
	x, y    float64 // points, from the bottom left
	page    int
	slanted bool // the specimen mark
}

var (
	streams   = regexp.MustCompile(`(?s)<</Length \d+>>\nstream\n(.*?)\nendstream`)
	fontNames = regexp.MustCompile(`/F([0-9a-f]{40}) (\d+) 0 R`)
)

// read draws a sheet without compression and returns the lines of text that stand on its pages, in order.
func read(t *testing.T, sheet data.Sheet) []shown {
	t.Helper()
	pdf, err := aDrawer(t).draw(false, sheet)
	if err != nil {
		t.Fatal(err)
	}
	faces := facesOf(t, pdf)
	var all []shown
	page := 0
	for _, stream := range streams.FindAllSubmatch(pdf, -1) {
		if bytes.Contains(stream[1], []byte("begincmap")) {
			continue
		}
		page++
		all = append(all, readPage(t, stream[1], page, faces)...)
	}
	if len(all) == 0 {
		t.Fatal("no text found")
	}
	return all
}

// facesOf finds which face each font of the PDF is.
func facesOf(t *testing.T, pdf []byte) map[string]faceID {
	t.Helper()
	faces := map[string]faceID{}
	for _, m := range fontNames.FindAllSubmatch(pdf, -1) {
		object := regexp.MustCompile(`(?s)\n` + string(m[2]) + ` 0 obj\n<</Type /Font.*?/BaseFont /utf8(\w+)`).FindSubmatch(pdf)
		if object == nil {
			t.Fatalf("font %s has no object", m[1])
		}
		faces["/F"+string(m[1])] = faceID(object[1])
	}
	return faces
}

// readPage runs the operators of a page that concern text.
func readPage(t *testing.T, stream []byte, page int, faces map[string]faceID) []shown {
	t.Helper()
	var all []shown
	var operands []string
	state := shown{page: page}
	var stack []bool
	for len(stream) > 0 {
		var word string
		word, stream = nextToken(stream)
		switch word {
		case "":
			continue
		case "q":
			stack = append(stack, state.slanted)
		case "Q":
			state.slanted, stack = stack[len(stack)-1], stack[:len(stack)-1]
		case "cm":
			state.slanted = true
		case "Tf":
			state.face, state.size = faces[operands[len(operands)-2]], number(t, operands[len(operands)-1])
		case "Tc":
			state.track = number(t, operands[len(operands)-1])
		case "Td":
			state.x, state.y = number(t, operands[len(operands)-2]), number(t, operands[len(operands)-1])
		case "Tj":
			line := state
			line.text = operands[len(operands)-1]
			all = append(all, line)
		default:
			operands = append(operands, word)
			continue
		}
		operands = nil
	}
	return all
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// nextToken takes a word, or a string in parentheses, which it decodes.
func nextToken(b []byte) (string, []byte) {
	if b[0] != '(' {
		if i := bytes.IndexAny(b, " \n("); i > 0 {
			return string(b[:i]), b[i:]
		} else if i == 0 {
			return "", b[1:]
		}
		return string(b), nil
	}
	var raw []byte
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case ')':
			return decode(raw), b[i+1:]
		case '\\':
			i++
			if b[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
		}
		raw = append(raw, b[i])
	}
	return decode(raw), nil
}

func decode(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return string(utf16.Decode(units))
}

// textOf joins the lines of a document, with ordinary spaces, so that a sentence is found wherever its lines end.
func textOf(lines []shown) string {
	words := make([]string, len(lines))
	for i, l := range lines {
		words[i] = l.text
	}
	return plain(strings.Join(words, " "))
}

// plain replaces no-break spaces.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// box is where a line stands, in millimetres from the bottom left.
type box struct{ left, right, bottom, top float64 }

func boxOf(d *Drawer, l shown) box {
	s := style{face: d.faces[l.face], size: l.size, track: l.track / l.size}
	x, y := l.x*mmPerPoint, l.y*mmPerPoint
	return box{left: x, right: x + s.width(l.text), bottom: y - 0.2*l.size*mmPerPoint, top: y + s.cap()}
}

// checkPlaces asserts, from the bytes alone, that every line stands within the page's frame, that no two lines touch,
// and that every character has a glyph.
func checkPlaces(t *testing.T, sheet data.Sheet, frame box) {
	t.Helper()
	d := aDrawer(t)
	var seen []shown
	for _, l := range read(t, sheet) {
		for _, r := range l.text {
			if why := unprintable(r, []*face{d.faces[l.face]}); why != "" {
				t.Errorf("%q in %q: %s", r, l.text, why)
			}
		}
		if l.slanted {
			continue
		}
		b := boxOf(d, l)
		const rounding = 0.05
		if b.left < frame.left-rounding || b.right > frame.right+rounding || b.bottom < frame.bottom || b.top > frame.top {
			t.Errorf("%q stands at %+v, out of %+v", l.text, b, frame)
		}
		for _, other := range seen {
			o := boxOf(d, other)
			if other.page == l.page && b.left < o.right && o.left < b.right && b.bottom < o.top && o.bottom < b.top {
				t.Errorf("%q touches %q", l.text, other.text)
			}
		}
		seen = append(seen, l)
	}
}
