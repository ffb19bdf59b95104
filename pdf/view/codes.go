package view

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"slices"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/multi/qrcode"
	single "github.com/makiuchi-d/gozxing/qrcode"
	"golang.org/x/image/draw"
)

// look is one way to look at a page: drawn at so many dots an inch, then so many times as large, smoothly.
type look struct {
	dpi   int
	times float64
}

// looks are tried in turn until a code is read. A drawn code reads at once. One that was scanned reads best when the page is
// drawn at the dots of its scan, which nobody knows, and then enlarged.
var looks = []look{{300, 1}, {150, 3}, {200, 2}, {100, 4}, {300, 1.5}, {450, 1}}

// drawnLooks is how many of them are worth while on a page that has a text of its own, and is no scan.
const drawnLooks = 2

// maxPixels bounds the picture of a page, whatever size the page claims to have.
const maxPixels = 24 << 20

// ReadCodes reads the QR codes of a page, the first one being 0, from its drawn picture alone: what a file says of itself
// without showing it does not count. Each text comes once. torn reports a code that cannot be read, blank a page that shows
// nothing.
func (v *Viewer) ReadCodes(ctx context.Context, pdf []byte, page int) (codes []string, torn, blank bool, err error) {
	width, height, err := v.size(pdf, page)
	if err != nil {
		return nil, false, false, err
	}
	text, err := v.Text(pdf, page)
	if err != nil {
		return nil, false, false, err
	}
	tries := looks
	if len(text) > 200 {
		tries = looks[:drawnLooks]
	}
	seen := map[look]bool{}
	for i, l := range tries {
		if err := ctx.Err(); err != nil {
			return nil, false, false, err
		}
		if l = within(width, height, l); seen[l] {
			continue // a page so large has been looked at already
		}
		seen[l] = true
		picture, err := v.Page(pdf, page, l.dpi)
		if err != nil {
			return nil, false, false, err
		}
		if i == 0 && plain(picture) {
			return nil, false, true, nil
		}
		found, wrong := Codes(enlarged(picture, l.times))
		if len(found) > 0 {
			return found, false, false, nil
		}
		torn = torn || wrong
	}
	return nil, torn, false, nil
}

// within lowers a look until the picture of a page, given in points, is small enough.
func within(width, height float64, l look) look {
	for size := float64(l.dpi) * l.times; l.dpi > 1 && width*height*size*size/(72*72) > maxPixels; size = float64(l.dpi) {
		l.dpi, l.times = l.dpi*3/4, 1
	}
	return l
}

// enlarged returns a picture so many times as large.
func enlarged(m image.Image, times float64) image.Image {
	if times == 1 {
		return m
	}
	g := grayed(m)
	large := image.NewGray(image.Rect(0, 0, int(float64(g.Rect.Dx())*times), int(float64(g.Rect.Dy())*times)))
	draw.CatmullRom.Scale(large, large.Rect, g, g.Rect, draw.Src, nil)
	return large
}

// Codes reads the QR codes of a picture. torn reports that there is one which cannot be read.
func Codes(picture image.Image) (codes []string, torn bool) {
	gray := grayed(picture)
	for _, binarize := range []func(gozxing.LuminanceSource) gozxing.Binarizer{gozxing.NewHybridBinarizer, gozxing.NewGlobalHistgramBinarizer} {
		bitmap, err := gozxing.NewBinaryBitmap(binarize(gozxing.NewLuminanceSourceFromImage(gray)))
		if err != nil {
			continue
		}
		found, wrong := decode(bitmap)
		if len(found) > 0 {
			return found, false
		}
		torn = torn || wrong
	}
	return nil, torn
}

// decode looks for several codes, and then harder for a single one.
func decode(bitmap *gozxing.BinaryBitmap) (codes []string, torn bool) {
	hints := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true, gozxing.DecodeHintType_CHARACTER_SET: "UTF-8"}
	// The library panics on some pictures that are no code.
	defer func() {
		if recover() != nil {
			codes, torn = nil, true
		}
	}()
	several, err := qrcode.NewQRCodeMultiReader().DecodeMultiple(bitmap, hints)
	if err != nil || len(several) == 0 {
		one, err := single.NewQRCodeReader().Decode(bitmap, hints)
		if err != nil {
			var absent gozxing.NotFoundException
			return nil, !errors.As(err, &absent)
		}
		several = []*gozxing.Result{one}
	}
	for _, r := range several {
		if text := r.GetText(); !slices.Contains(codes, text) {
			codes = append(codes, text)
		}
	}
	return codes, false
}

func grayed(m image.Image) *image.Gray {
	g := image.NewGray(image.Rectangle{Max: m.Bounds().Size()})
	draw.Draw(g, g.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(g, g.Rect, m, m.Bounds().Min, draw.Over)
	return g
}

// plain reports whether a picture is of one colour, nearly.
func plain(m image.Image) bool {
	g := grayed(m)
	return len(g.Pix) == 0 || slices.Max(g.Pix)-slices.Min(g.Pix) < 24
}

// Text returns the text of a page as it can be copied, a line a line, empty where the page is but a picture.
func (v *Viewer) Text(pdf []byte, page int) (text string, err error) {
	err = v.open(pdf, func(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT) error {
		got, err := engine.GetPageText(&requests.GetPageText{Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: page}}})
		if err != nil {
			return fmt.Errorf("read the text of page %d: %w", page+1, err)
		}
		text = got.Text
		return nil
	})
	return text, err
}

// size returns the size of a page in points.
func (v *Viewer) size(pdf []byte, page int) (width, height float64, err error) {
	err = v.open(pdf, func(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT) error {
		size, err := engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: doc, Index: page})
		if err != nil {
			return fmt.Errorf("measure page %d: %w", page+1, err)
		}
		width, height = size.Width, size.Height
		return nil
	})
	return width, height, err
}
