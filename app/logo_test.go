package app

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"certibloc/data"
)

func encoded(t testing.TB, picture image.Image, asJPEG bool) []byte {
	t.Helper()
	var b bytes.Buffer
	err := png.Encode(&b, picture)
	if asJPEG {
		b.Reset()
		err = jpeg.Encode(&b, picture, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claims is a PNG whose head tells a size and which holds nothing.
func claims(width, height uint32) []byte {
	head := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	head = append(head, 8, 2, 0, 0, 0)
	b := append([]byte("\x89PNG\r\n\x1a\n"), binary.BigEndian.AppendUint32(nil, 13)...)
	b = append(b, head...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(head))
}

func TestAnyPNGOrJPEGBecomesAnOpaquePicture(t *testing.T) {
	r := newRoom(t)
	deep := image.NewNRGBA64(image.Rect(0, 0, 900, 300))
	draw.Draw(deep, deep.Rect, image.NewUniform(color.NRGBA64{R: 40000, A: 20000}), image.Point{}, draw.Src)
	dotted := image.NewPaletted(image.Rect(0, 0, 64, 64), color.Palette{color.Transparent, color.Black})
	for i := range 64 {
		dotted.SetColorIndex(i, i, 1)
	}
	for name, raw := range map[string][]byte{
		"16 bits, transparent": encoded(t, deep, false),
		"grey JPEG":            encoded(t, image.NewGray(image.Rect(0, 0, 2000, 100)), true),
		"colour JPEG, tall":    encoded(t, image.NewRGBA(image.Rect(0, 0, 60, 1500)), true),
		"palette":              encoded(t, dotted, false),
		"CMYK, progressive":    ok(os.ReadFile(filepath.Join("testdata", "cmyk-progressive.jpg")))(t),
		"16 bits, interlaced":  ok(os.ReadFile(filepath.Join("testdata", "interlaced-16.png")))(t),
		"one very wide line":   encoded(t, image.NewGray(image.Rect(0, 0, 20_000, 40)), false),
	} {
		r.must(r.Centre.SetLogo(r.ctx, data.LogoCentre, name, raw))
		centre := ok(r.Centre.Get())(t)
		if len(centre.Logos) != 1 {
			t.Fatalf("%s: %d logos", name, len(centre.Logos))
		}
		kept := ok(r.Centre.Logo(centre.Logos[0]))(t)
		config, kind, err := image.DecodeConfig(bytes.NewReader(kept))
		if err != nil || kind != "png" || config.ColorModel != color.RGBAModel || config.Width > logoWidth+1 || config.Width%2 != 0 || config.Height > logoHeight {
			t.Errorf("%s: kept as %s, %d × %d, %v", name, kind, config.Width, config.Height, err)
		}
		if colours := kept[25]; colours != 2 { // true colour, without alpha: what the documents take as it is
			t.Errorf("%s: PNG of colour type %d", name, colours)
		}
	}
}

func TestABadLogoIsRefused(t *testing.T) {
	r := newRoom(t)
	whole := encoded(t, image.NewGray(image.Rect(0, 0, 200, 80)), false)
	white := image.NewNRGBA(image.Rect(0, 0, 200, 80)) // a logo made for a dark ground
	draw.Draw(white, image.Rect(20, 20, 180, 60), image.White, image.Point{}, draw.Src)
	speck := image.NewNRGBA(image.Rect(0, 0, 400, 400))
	draw.Draw(speck, image.Rect(200, 200, 212, 212), image.Black, image.Point{}, draw.Src)
	for words, raw := range map[string][]byte{
		"n’est pas une image PNG ou JPEG": []byte("%PDF-1.7"),
		"n’a que 14 × 14 points":          encoded(t, speck, false),
		"n’a que 30 × 90 points":          encoded(t, image.NewRGBA(image.Rect(0, 0, 30, 90)), false),
		"est toute blanche":               encoded(t, white, false),
		"est abîmée":                      whole[:len(whole)-30],
		"100000 × 100000 points":          claims(100_000, 100_000),
		"dépasse 20 Mo":                   make([]byte, maxLogoFile+1),
	} {
		r.refused(r.Centre.SetLogo(r.ctx, data.LogoNetwork, "logo.png", raw), words)
	}
	if len(ok(r.Centre.Get())(t).Logos) != 0 {
		t.Error("a refused logo is kept")
	}
}

func TestTheWhiteAroundALogoGoes(t *testing.T) {
	r := newRoom(t)
	for name, c := range map[string]struct {
		ground        image.Image
		width, height int
	}{"transparent": {image.Transparent, 300, 100}, "white": {image.White, 300, 100}, "coloured": {image.NewUniform(color.Gray{Y: 60}), 346, 260}} {
		picture := image.NewNRGBA(image.Rect(0, 0, 800, 600))
		draw.Draw(picture, picture.Rect, c.ground, image.Point{}, draw.Src)
		draw.Draw(picture, image.Rect(250, 400, 550, 500), image.NewUniform(color.NRGBA{R: 200, A: 255}), image.Point{}, draw.Src)
		r.must(r.Centre.SetLogo(r.ctx, data.LogoCentre, name, encoded(t, picture, false)))
		const margin = 6 // what is left so that no edge is cut
		if l := ok(r.Centre.Get())(t).Logos[0]; l.Width < c.width || l.Width > c.width+margin || l.Height < c.height || l.Height > c.height+margin {
			t.Errorf("%s: kept %d × %d points", name, l.Width, l.Height)
		}
	}
}

func TestTwoLogosNeverHaveOneWidth(t *testing.T) {
	r := newRoom(t)
	for _, width := range []int{90, 91, 5000} {
		raw := encoded(t, image.NewGray(image.Rect(0, 0, width, 60)), false)
		r.must(r.Centre.SetLogo(r.ctx, data.LogoCentre, "a.png", raw))
		r.must(r.Centre.SetLogo(r.ctx, data.LogoNetwork, "b.png", raw))
		logos := ok(r.Centre.Get())(t).Logos
		if len(logos) != 2 || logos[0].Width == logos[1].Width {
			t.Errorf("%d: kept %+v", width, logos)
		}
	}
}

func TestAnIssuedDocumentKeepsItsLogo(t *testing.T) {
	r := newRoom(t)
	r.must(r.Centre.SetLogo(r.ctx, data.LogoCentre, "ancien.png", encoded(t, image.NewGray(image.Rect(0, 0, 90, 90)), false)))
	s, _ := r.sealed("P", "Élodie")
	doc := ok(r.issue(s))(t)[0]
	r.must(r.Centre.SetLogo(r.ctx, data.LogoCentre, "nouveau.png", encoded(t, image.NewGray(image.Rect(0, 0, 300, 90)), false)))
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 || report.Swept != 0 {
		t.Errorf("the check finds %v and sweeps %d files", report.Findings, report.Swept)
	}
	copied := ok(r.Documents.Duplicate(r.ctx, doc.ID, ""))(t)
	if len(copied.Sheet.Logos) != 1 || copied.Sheet.Logos[0].SHA256 != doc.Sheet.Logos[0].SHA256 || copied.Sheet.Logos[0].Width != 90 {
		t.Errorf("the duplicate bears %+v", copied.Sheet.Logos)
	}
	r.must(r.Centre.RemoveLogo(r.ctx, data.LogoCentre))
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 || report.Swept != 1 { // the new one, which nothing bears
		t.Errorf("the check finds %v and sweeps %d files", report.Findings, report.Swept)
	}
}
