package pdf

import (
	"fmt"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"certibloc/data"
	"certibloc/data/rncp"
)

// What the pages for measuring say.
const (
	testPageTitle   = "Page de calage"
	testPageMeasure = "Mesurez, avec une règle, du bord de la feuille au centre d’une croix : chacune doit être à 50 mm des deux bords les plus proches."
	testPageEnter   = "Trop à gauche de 2 mm : ajoutez 2 vers la droite. Trop bas de 1 mm : ôtez 1 vers le bas."
	testPageScale   = "Cette règle mesure 100 mm. Sinon, réglez l’imprimante sur « taille réelle » (100 %) avant toute mesure."
	testPageShift   = "Décalage déjà appliqué à cette page : {droite} mm vers la droite, {bas} mm vers le bas."
)

// crossAt is how far the crosses stand from the edges, in millimetres.
const crossAt = 50.0

// testPageDay dates every test page: it is thrown away, and one should be like another.
var testPageDay = rncp.Date{Year: 2000, Month: time.January, Day: 1}

// TestPage returns a page of each way up with a cross in each corner and a ruler, moved by shifts.
func (d *Drawer) TestPage(shifts data.Shifts) ([]byte, error) {
	c, err := newCanvas(data.Sheet{Delivered: testPageDay}, "P", true, regular)
	if err != nil {
		return nil, err
	}
	c.describe(testPageTitle, testPageTitle, "Certibloc")
	for _, way := range []struct {
		orientation string
		shift       data.Shift
	}{{"P", shifts.Portrait}, {"L", shifts.Landscape}} {
		c.pdf.AddPageFormat(way.orientation, gofpdf.SizeType{Wd: 210, Ht: 297})
		c.width, c.height = c.pdf.GetPageSize()
		d.testPage(c, way.shift)
	}
	pdf, err := c.bytes()
	if err != nil {
		return nil, err
	}
	noConfigFolder()
	return shifted(pdf, shifts)
}

func (d *Drawer) testPage(c *canvas, shift data.Shift) {
	for _, x := range []float64{crossAt, c.width - crossAt} {
		for _, y := range []float64{crossAt, c.height - crossAt} {
			c.cross(x, y)
		}
	}
	y := c.height/2 - 28
	c.text(c.width/2, y, centre, d.style(regular, 24, midnight), testPageTitle)
	said := fill(testPageShift, "droite", millimetres(shift.Right), "bas", millimetres(shift.Down))
	for _, text := range []string{testPageMeasure, testPageEnter, said, testPageScale} {
		f, _ := fit(data.Typography(text), d.style(regular, 11, ink), 120, 1.3, step{lines: 3, max: 11, min: 11})
		y = c.lines(c.width/2, y+7, centre, f)
	}
	c.ruler(c.width/2-50, y+9, d.style(regular, 9, ink))
}

// cross draws a cross with a ring, whose middle is found with a ruler.
func (c *canvas) cross(x, y float64) {
	c.stroke(0.1, ink)
	c.pdf.Line(x-10, y, x+10, y)
	c.pdf.Line(x, y-10, x, y+10)
	c.pdf.Circle(x, y, 4, "D")
}

// ruler draws 100 mm in millimetres.
func (c *canvas) ruler(x, y float64, s style) {
	c.stroke(0.1, ink)
	c.pdf.Line(x, y, x+100, y)
	for n := range 101 {
		length := 2.0
		switch {
		case n%10 == 0:
			length = 5
			c.text(x+float64(n), y+9, centre, s, fmt.Sprint(n))
		case n%5 == 0:
			length = 3.5
		}
		c.pdf.Line(x+float64(n), y, x+float64(n), y+length)
	}
}

// millimetres writes tenths of a millimetre: « −1,5 ».
func millimetres(tenths int) string {
	sign := ""
	if tenths < 0 {
		sign, tenths = "−", -tenths
	}
	text := fmt.Sprintf("%s%d,%d", sign, tenths/10, tenths%10)
	return strings.TrimSuffix(text, ",0")
}
