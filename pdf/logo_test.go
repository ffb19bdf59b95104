package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"certibloc/data"
)

// aLogo is an opaque picture of a size in pixels.
func aLogo(t testing.TB, role data.LogoRole, width, height int) data.Logo {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.Set(x, y, color.RGBA{R: uint8(x * 200 / width), G: uint8(10 * len(role)), B: uint8(y * 200 / height), A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return data.Logo{Role: role, SHA256: string(role), Size: b.Len(), Width: width, Height: height, Image: b.Bytes()}
}

func TestTwoLogosOfOneWidthAreAnError(t *testing.T) {
	sheet := aCertificate()
	sheet.Logos = []data.Logo{aLogo(t, data.LogoCentre, 90, 90), aLogo(t, data.LogoNetwork, 90, 60)}
	if _, err := aDrawer(t).Draw(sheet); err == nil {
		t.Error("the PDF would differ from time to time")
	}
}

func TestLogosFitIntoTheirPlaces(t *testing.T) {
	for name, size := range map[string][2]int{"wide": {700, 60}, "tall": {60, 260}, "square": {200, 200}} {
		logos := []data.Logo{aLogo(t, data.LogoCentre, size[0], size[1]), aLogo(t, data.LogoNetwork, size[0]+1, size[1])}
		for kind, sheet := range map[string]data.Sheet{"certificate": aCertificate(longName, longBloc), "attestation": anAttestation(longName), "minutes": theMinutes(), "letter": aPartial(),
			"parchment": aParchment()} {
			sheet.Logos = logos
			one, err := aDrawer(t).Draw(sheet)
			if err != nil {
				t.Errorf("%s, %s: %v", kind, name, err)
				continue
			}
			if n := bytes.Count(one, []byte("/Subtype /Image")); n != 2 {
				t.Errorf("%s, %s: %d pictures", kind, name, n)
			}
			if two, err := aDrawer(t).Draw(sheet); err != nil || !bytes.Equal(one, two) {
				t.Errorf("%s, %s: drawn again it differs, %v", kind, name, err)
			}
			for _, l := range logos {
				if f := fitLogo(sheet, l.Role, certificateLogo); f.width > certificateLogo.width+0.01 || f.height > certificateLogo.height+0.01 {
					t.Errorf("%s: %v × %v mm", name, f.width, f.height)
				}
			}
		}
	}
}
