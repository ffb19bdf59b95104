package pdf

import (
	"fmt"
	"strings"

	"github.com/skip2/go-qrcode"
)

// The size of a module, the little square of a QR code, in millimetres. A scan at 150 dots an inch, with 2.4 dots to a module
// of 0.4 mm, still reads; below the least one it takes 300.
const (
	goodModule  = 0.4
	leastModule = 0.3
	quietZone   = 4 // modules left white around a code
)

// qrCode is a code fitted into a square.
type qrCode struct {
	code    *qrcode.QRCode
	modules int     // a side
	side    float64 // millimetres, without the white around
}

// newQR fits a text into a square so wide, or reports that it is too long. It corrects as much damage as it can without
// making its modules finer than a scan reads: 15 % of the area (level M), 7 % for a long text (level L).
func newQR(text string, side float64) (qrCode, bool) {
	var fitted qrCode
	for _, level := range []qrcode.RecoveryLevel{qrcode.Medium, qrcode.Low} {
		code, err := qrcode.New(text, level)
		if err != nil {
			continue
		}
		code.DisableBorder = true
		fitted = qrCode{code: code, modules: 4*code.VersionNumber + 17, side: side}
		if fitted.module() >= goodModule {
			return fitted, true
		}
	}
	return fitted, fitted.modules > 0 && fitted.module() >= leastModule
}

// module returns the size of a module, in millimetres.
func (q qrCode) module() float64 { return q.side / float64(q.modules) }

// qr draws a code from its top left corner, on white, as rectangles that stay sharp at any size.
func (c *canvas) qr(q qrCode, x, y float64) {
	m := q.module()
	margin := quietZone * m
	c.pdf.SetFillColor(255, 255, 255)
	c.pdf.Rect(x-margin, y-margin, q.side+2*margin, q.side+2*margin, "F")
	c.pdf.SetFillColor(ink.r, ink.g, ink.b)
	// One path for the whole code, in modules: rectangles filled one by one show hair lines where they meet.
	var path strings.Builder
	fmt.Fprintf(&path, "q %.5f 0 0 %.5f %.3f %.3f cm\n", m/mmPerPoint, -m/mmPerPoint, x/mmPerPoint, (c.height-y)/mmPerPoint)
	for row, black := range q.code.Bitmap() {
		for from := 0; from < q.modules; from++ {
			to := from
			for to < q.modules && black[to] {
				to++
			}
			if to > from {
				fmt.Fprintf(&path, "%d %d %d 1 re\n", from, row, to-from)
				from = to
			}
		}
	}
	c.pdf.RawWriteStr(path.String() + "f Q")
}
