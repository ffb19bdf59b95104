package pdf

import (
	"fmt"
	"math"
	"strings"
)

// ornament is a path of smooth curves, as PDF operators around the origin, in points. Made once and drawn often.
type ornament string

// rosette returns interlaced closed waves between two radii in millimetres: so many strands, each with so many lobes.
func rosette(inner, outer float64, lobes, strands int) ornament {
	var path strings.Builder
	middle, swing := (inner+outer)/2, (outer-inner)/2
	for s := range strands {
		shift := 2 * math.Pi * float64(s) / float64(strands)
		curve(&path, lobes*6, func(t float64) (x, y float64) {
			r := (middle + swing*math.Cos(float64(lobes)*t+shift)) / mmPerPoint
			return r * math.Cos(t), r * math.Sin(t)
		})
	}
	return ornament(path.String())
}

// curve appends the closed curve at(0…2π), as so many Bézier arcs that share its tangents.
func curve(path *strings.Builder, arcs int, at func(t float64) (x, y float64)) {
	const epsilon = 1e-4
	step := 2 * math.Pi / float64(arcs)
	point := func(t float64) (x, y, dx, dy float64) {
		x, y = at(t)
		xa, ya := at(t - epsilon)
		xb, yb := at(t + epsilon)
		third := step / 3 / (2 * epsilon)
		return x, y, (xb - xa) * third, (yb - ya) * third
	}
	x0, y0, dx0, dy0 := point(0)
	fmt.Fprintf(path, "%.2f %.2f m\n", x0, y0)
	for i := 1; i <= arcs; i++ {
		x1, y1, dx1, dy1 := point(float64(i) * step)
		fmt.Fprintf(path, "%.2f %.2f %.2f %.2f %.2f %.2f c\n", x0+dx0, y0+dy0, x1-dx1, y1-dy1, x1, y1)
		x0, y0, dx0, dy0 = x1, y1, dx1, dy1
	}
	path.WriteString("s\n")
}

// ornament strokes an ornament around a point.
func (c *canvas) ornament(o ornament, x, y, thickness float64, k colour) {
	c.pdf.RawWriteStr("q")
	c.stroke(thickness, k)
	c.pdf.RawWriteStr(fmt.Sprintf("1 0 0 1 %.2f %.2f cm", x/mmPerPoint, (c.height-y)/mmPerPoint))
	c.pdf.RawWriteStr(string(o))
	c.pdf.RawWriteStr("Q")
}

// The ornaments of the documents.
var (
	emblemRing  = rosette(5.2, 9.2, 24, 4)
	emblemHeart = rosette(0.8, 5.0, 12, 3)
	jewel       = rosette(0.5, 2.3, 8, 2)
)

// emblem draws the rosette that stands beside the signature.
func (c *canvas) emblem(x, y float64) {
	c.ornament(emblemRing, x, y, 0.12, ochre)
	c.ornament(emblemHeart, x, y, 0.1, midnight)
}

// border draws the frame of a certificate: a strong line, a fine one, and a square that cuts each corner.
func (c *canvas) border() {
	c.frame(9, 0.9, midnight)
	c.frame(10.6, 0.2, midnight)
	c.frame(14.2, 0.25, ochre)
	for _, x := range []float64{14.2, c.width - 14.2} {
		for _, y := range []float64{14.2, c.height - 14.2} {
			c.pdf.SetFillColor(255, 255, 255)
			c.pdf.Circle(x, y, 3.1, "F")
			c.ornament(jewel, x, y, 0.15, ochre)
		}
	}
}

// divider draws a rule on either side of a small rosette, around a middle point.
func (c *canvas) divider(x, y, half float64) {
	c.ornament(jewel, x, y, 0.15, ochre)
	c.rule(x-half, x-4, y, 0.25, ochre)
	c.rule(x+4, x+half, y, 0.25, ochre)
}

// specimenMark writes across the page, under everything else, that the document is not a real one.
func (c *canvas) specimenMark(s style, words string) {
	x, y := c.width/2, c.height/2
	s.size = min(54, 54*c.width/240)
	c.pdf.TransformBegin()
	c.pdf.TransformRotate(math.Atan2(c.height, c.width)*180/math.Pi*0.8, x, y)
	c.text(x, y+s.cap()/2, centre, s, words)
	c.pdf.TransformEnd()
}
