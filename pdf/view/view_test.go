package view

import (
	"bytes"
	"image/color"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

// twoPages is an upright page with a red corner and a lying one, blank.
func twoPages(t *testing.T) []byte {
	t.Helper()
	doc := gofpdf.New("P", "mm", "A4", "")
	doc.AddPage()
	doc.SetFillColor(255, 0, 0)
	doc.Rect(0, 0, 50, 50, "F")
	doc.AddPageFormat("L", gofpdf.SizeType{Wd: 210, Ht: 297})
	var pdf bytes.Buffer
	if err := doc.Output(&pdf); err != nil {
		t.Fatal(err)
	}
	return pdf.Bytes()
}

func TestAPageIsShownAsItIs(t *testing.T) {
	v, pdf := New(), twoPages(t)
	if n, err := v.Pages(pdf); err != nil || n != 2 {
		t.Errorf("%d pages, %v", n, err)
	}
	first, err := v.Page(pdf, 0, 72)
	if err != nil {
		t.Fatal(err)
	}
	if size := first.Bounds().Size(); size.X < 590 || size.X > 600 || size.Y < 838 || size.Y > 846 {
		t.Errorf("an A4 page at 72 dpi is %v", size)
	}
	if r, g, _, _ := first.At(20, 20).RGBA(); r != 0xffff || g != 0 {
		t.Errorf("the corner is %v", first.At(20, 20))
	}
	if c := color.RGBAModel.Convert(first.At(400, 700)); c != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the rest is %v", c)
	}
	second, err := v.Page(pdf, 1, 144)
	if err != nil || second.Bounds().Dx() < second.Bounds().Dy() {
		t.Errorf("the second page is %v, %v", second.Bounds(), err)
	}
	if _, err := v.Page(pdf, 2, 72); err == nil {
		t.Error("a third page is shown")
	}
	if _, err := v.Page([]byte("no PDF"), 0, 72); err == nil {
		t.Error("what is no PDF is shown")
	}
}
