package view

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"github.com/skip2/go-qrcode"
)

const sentence = "CERTIFICAT\nFrançoise Lézé, Ķeizars\nCB1 abc"

// viewer is one for these tests: its engine takes some seconds to start.
var viewer = New()

// page is a PDF of one page with the codes given, each 40 mm wide.
func page(t *testing.T, codes ...string) []byte {
	t.Helper()
	doc := gofpdf.New("P", "mm", "A4", "")
	doc.AddPage()
	doc.SetFont("Helvetica", "", 12)
	doc.Text(20, 20, "A page with a text")
	for i, text := range codes {
		code, err := qrcode.New(text, qrcode.Medium)
		if err != nil {
			t.Fatal(err)
		}
		drawn := code.Image(400)
		gray := image.NewGray(drawn.Bounds())
		draw.Draw(gray, gray.Rect, drawn, image.Point{}, draw.Src)
		var picture bytes.Buffer
		if err := png.Encode(&picture, gray); err != nil {
			t.Fatal(err)
		}
		doc.RegisterImageOptionsReader(text, gofpdf.ImageOptions{ImageType: "PNG"}, &picture)
		doc.ImageOptions(text, 30, 40+70*float64(i), 40, 40, false, gofpdf.ImageOptions{}, 0, "")
	}
	return output(t, doc)
}

func output(t *testing.T, doc *gofpdf.Fpdf) []byte {
	t.Helper()
	var pdf bytes.Buffer
	if err := doc.Output(&pdf); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}

func TestCodesAreReadFromWhatAPageShows(t *testing.T) {
	v := viewer
	ctx := context.Background()
	t.Run("one", func(t *testing.T) {
		codes, torn, blank, err := v.ReadCodes(ctx, page(t, sentence), 0)
		if err != nil || torn || blank || !slices.Equal(codes, []string{sentence}) {
			t.Errorf("%q %v %v %v", codes, torn, blank, err)
		}
	})
	t.Run("two", func(t *testing.T) {
		codes, _, _, err := v.ReadCodes(ctx, page(t, sentence, "https://exemple.fr"), 0)
		slices.Sort(codes)
		if err != nil || !slices.Equal(codes, []string{sentence, "https://exemple.fr"}) {
			t.Errorf("%q %v", codes, err)
		}
	})
	t.Run("none", func(t *testing.T) {
		codes, torn, blank, err := v.ReadCodes(ctx, page(t), 0)
		if err != nil || torn || blank || len(codes) > 0 {
			t.Errorf("%q %v %v %v", codes, torn, blank, err)
		}
	})
	t.Run("a page that shows nothing", func(t *testing.T) {
		doc := gofpdf.New("P", "mm", "A4", "")
		doc.AddPage()
		if _, _, blank, err := v.ReadCodes(ctx, output(t, doc), 0); err != nil || !blank {
			t.Errorf("blank %v, %v", blank, err)
		}
	})
	t.Run("a page as large as a field", func(t *testing.T) {
		doc := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", Size: gofpdf.SizeType{Wd: 5000, Ht: 5000}})
		doc.AddPage()
		doc.SetFillColor(0, 0, 0)
		doc.Rect(0, 0, 900, 900, "F")
		if codes, _, blank, err := v.ReadCodes(ctx, output(t, doc), 0); err != nil || blank || len(codes) > 0 {
			t.Errorf("%q %v %v", codes, blank, err)
		}
	})
	t.Run("what is no PDF, or no page", func(t *testing.T) {
		if _, _, _, err := v.ReadCodes(ctx, []byte("Madame,"), 0); err == nil {
			t.Error("read")
		}
		if _, _, _, err := v.ReadCodes(ctx, page(t), 1); err == nil {
			t.Error("read")
		}
	})
	t.Run("until one gives up", func(t *testing.T) {
		gone, cancel := context.WithCancel(ctx)
		cancel()
		if _, _, _, err := v.ReadCodes(gone, page(t), 0); err == nil {
			t.Error("read")
		}
	})
}

func TestATornCodeIsToldFromNone(t *testing.T) {
	picture, err := viewer.Page(page(t, strings.Repeat(sentence, 8)), 0, 200)
	if err != nil {
		t.Fatal(err)
	}
	if codes, torn := Codes(picture); len(codes) != 1 || torn {
		t.Fatalf("%q %v", codes, torn)
	}
	stained := image.NewRGBA(picture.Bounds())
	draw.Draw(stained, stained.Rect, picture, picture.Bounds().Min, draw.Src)
	// The code stands from 30 to 70 mm across and from 40 to 80 mm down; its three corners are left.
	stain := image.Rect(45, 52, 62, 70)
	perMM := 200 / 25.4
	draw.Draw(stained, image.Rect(int(float64(stain.Min.X)*perMM), int(float64(stain.Min.Y)*perMM), int(float64(stain.Max.X)*perMM), int(float64(stain.Max.Y)*perMM)),
		image.NewUniform(color.RGBA{101, 67, 33, 255}), image.Point{}, draw.Src)
	if codes, torn := Codes(stained); len(codes) > 0 || !torn {
		t.Errorf("%q, torn %v", codes, torn)
	}
}

func TestTheTextOfAPage(t *testing.T) {
	text, err := viewer.Text(page(t, sentence), 0)
	if err != nil || strings.TrimSpace(text) != "A page with a text" {
		t.Errorf("%q %v", text, err)
	}
}
