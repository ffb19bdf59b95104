package pdf

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"certibloc/data"
)

// logoBox is the room that a logo has, in millimetres; one of any shape fits into it whole.
type logoBox struct{ width, height float64 }

var (
	letterheadLogo  = logoBox{width: 36, height: 11.5}
	certificateLogo = logoBox{width: 38, height: 15}
)

// logoMiddle is where the logos of a certificate stand, above delivery and signature: their middles so far from the top.
const logoMiddle = 30.0

// logosApart is the width left between the logos of a certificate, whatever their shapes.
var logosApart = 297 - 2*(deliveryLeft+certificateLogo.width+4)

// logo is a picture with its size on the page; the zero logo is none.
type logo struct {
	data.Logo
	width, height float64
}

// fitLogo returns a sheet's logo of a role as large as its box takes it.
func fitLogo(s data.Sheet, role data.LogoRole, box logoBox) logo {
	for _, l := range s.Logos {
		if l.Role == role && l.Width > 0 && l.Height > 0 {
			scale := min(box.width/float64(l.Width), box.height/float64(l.Height))
			return logo{l, scale * float64(l.Width), scale * float64(l.Height)}
		}
	}
	return logo{}
}

// checkLogos refuses what would not be drawn twice with the same bytes: gofpdf writes pictures of one width in any order.
func checkLogos(logos []data.Logo) error {
	for i, l := range logos {
		for _, other := range logos[:i] {
			if l.Width == other.Width {
				return fmt.Errorf("draw document: two logos are %d pixels wide", l.Width)
			}
		}
	}
	return nil
}

// room is what a logo takes from the line that it stands on.
func (l logo) room() float64 {
	if l.width == 0 {
		return 0
	}
	return l.width + 5
}

// logo draws a logo from its top left corner. gofpdf takes an opaque PNG as it is; other pictures it would decode, or panic on.
func (c *canvas) logo(l logo, x, y float64) {
	if l.width == 0 {
		return
	}
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	c.pdf.RegisterImageOptionsReader(l.SHA256, options, bytes.NewReader(l.Image))
	c.pdf.ImageOptions(l.SHA256, x, y, l.width, l.height, false, options, 0, "")
}
