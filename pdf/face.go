package pdf

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"certibloc/assets"
)

// faceID names a face within a document.
type faceID string

const (
	regular  faceID = "regular"
	italic   faceID = "italic"
	semiBold faceID = "semibold"
)

// faceFiles are the faces that exist. Each one that a document uses costs some 5 ms, so a document uses two.
var faceFiles = map[faceID]string{
	regular:  assets.FontRegular,
	italic:   assets.FontItalic,
	semiBold: assets.FontSemiBold,
}

// capHeight is the height of the capitals, in em, the same in the three faces.
const capHeight = 0.65

// face is what fitting and checking need to know of a font, read once. It is never written again, so it can be shared.
type face struct {
	file   string
	widths [1 << 16]uint16 // in thousandths of an em, rounded as gofpdf rounds them; noGlyph where there is none
}

const noGlyph = 1<<16 - 1

// loadFace reads the widths of every character of the basic plane: gofpdf can set no other.
func loadFace(file string) (*face, error) {
	raw, err := assets.Font(file)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	parsed, err := sfnt.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("parse font %s: %w", file, err)
	}
	f := &face{file: file}
	var buf sfnt.Buffer
	for r := range f.widths {
		if f.widths[r], err = advance(parsed, &buf, rune(r)); err != nil {
			return nil, fmt.Errorf("measure U+%04X in font %s: %w", r, file, err)
		}
	}
	return f, nil
}

// advance returns the width of a character, or noGlyph.
func advance(parsed *sfnt.Font, buf *sfnt.Buffer, r rune) (uint16, error) {
	index, err := parsed.GlyphIndex(buf, r)
	if err != nil {
		return 0, err
	}
	if index == 0 {
		return noGlyph, nil
	}
	// At a size of 1000 pixels an em, the advance is in thousandths of an em.
	w, err := parsed.GlyphAdvance(buf, index, fixed.I(1000), font.HintingNone)
	if err != nil {
		return 0, err
	}
	return uint16(min(max(w.Round(), 0), noGlyph-1)), nil
}

// has reports whether the face can draw the character.
func (f *face) has(r rune) bool {
	return r >= 0 && r < 1<<16 && f.widths[r] != noGlyph
}

// mmPerPoint turns points, in which type is measured, into millimetres, in which the page is.
const mmPerPoint = 25.4 / 72

// width returns the width in millimetres of a text set at size points, with track em added after each character.
func (f *face) width(text string, size, track float64) float64 {
	em := 0.0
	for _, r := range text {
		if f.has(r) {
			em += float64(f.widths[r])/1000 + track
		}
	}
	return em * size * mmPerPoint
}
