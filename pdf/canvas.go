package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"

	"certibloc/assets"
	"certibloc/data"
)

// colour is an ink.
type colour struct{ r, g, b int }

// The inks. The text is a blue so dark that it reads as black and prints well.
var (
	ink      = colour{26, 30, 44}
	midnight = colour{22, 40, 84}
	ochre    = colour{158, 118, 46}
	grey     = colour{88, 92, 104}
	hair     = colour{200, 190, 168}
	faint    = colour{238, 229, 210}
)

// align says where a line stands in its box.
type align int

const (
	left align = iota
	centre
	right
)

// canvas is a gofpdf document of A4 pages, in millimetres. What fails within is kept by gofpdf and told at the end.
type canvas struct {
	pdf           *gofpdf.Fpdf
	width, height float64
}

// newCanvas starts a document in the faces given. The dates are those of the sheet, never the clock's, so that a
// document drawn again has the same bytes.
func newCanvas(sheet data.Sheet, orientation string, compress bool, faces ...faceID) (*canvas, error) {
	doc := gofpdf.New(orientation, "mm", "A4", "")
	doc.SetCatalogSort(true)
	doc.SetCompression(compress)
	day := time.Date(sheet.Delivered.Year, sheet.Delivered.Month, sheet.Delivered.Day, 12, 0, 0, 0, time.UTC)
	doc.SetCreationDate(day)
	doc.SetModificationDate(day)
	doc.SetProducer("Certibloc", true)
	doc.SetCreator("Certibloc", true)
	doc.SetMargins(0, 0, 0)
	doc.SetCellMargin(0)
	doc.SetAutoPageBreak(false, 0)
	for _, id := range faces {
		// A copy for each document: gofpdf writes into the bytes it is given.
		raw, err := assets.Font(faceFiles[id])
		if err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
		doc.AddUTF8FontFromBytes(string(id), "", raw)
	}
	c := &canvas{pdf: doc}
	c.width, c.height = doc.GetPageSize()
	return c, doc.Error()
}

// describe fills the properties of the document.
func (c *canvas) describe(title, subject, author string) {
	c.pdf.SetTitle(title, true)
	c.pdf.SetSubject(subject, true)
	c.pdf.SetAuthor(author, true)
}

// bytes closes the document.
func (c *canvas) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := c.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	return inFrench(out.Bytes())
}

// catalog is what gofpdf writes into the last object of a PDF, to which the cross-reference table leads, and what stands there
// too for a reader that speaks and for the title of its window: the language, and the document's title in place of its file.
var (
	catalog       = []byte("/Type /Catalog\n")
	frenchCatalog = []byte("/Type /Catalog\n/Lang (fr-FR)\n/ViewerPreferences <</DisplayDocTitle true>>\n")
	tableAt       = []byte("startxref\n")
)

// inFrench says in a PDF that it is in French. gofpdf has no word for it; since the catalog is the last object, nothing moves
// but the table behind it.
func inFrench(pdf []byte) ([]byte, error) {
	at, table := bytes.LastIndex(pdf, catalog), bytes.LastIndex(pdf, tableAt)
	if at < 0 || table < at || bytes.Contains(pdf[at:table], []byte(" 0 obj\n")) {
		return nil, errors.New("write PDF: its catalog is not the last object")
	}
	rest := pdf[table+len(tableAt):]
	end := bytes.IndexByte(rest, '\n')
	offset, err := strconv.Atoi(string(rest[:max(end, 0)]))
	if err != nil {
		return nil, fmt.Errorf("write PDF: where its table lies: %w", err)
	}
	var out bytes.Buffer
	out.Write(pdf[:at])
	out.Write(frenchCatalog)
	out.Write(pdf[at+len(catalog) : table+len(tableAt)])
	fmt.Fprintf(&out, "%d", offset+len(frenchCatalog)-len(catalog))
	out.Write(rest[end:])
	return out.Bytes(), nil
}

// text draws one line, x being its left end, its middle or its right end, y its baseline.
func (c *canvas) text(x, y float64, a align, s style, text string) {
	switch a {
	case centre:
		x -= s.width(text) / 2
	case right:
		x -= s.width(text)
	}
	c.pdf.SetFont(string(s.id), "", s.size)
	c.pdf.SetTextColor(s.ink.r, s.ink.g, s.ink.b)
	if s.track != 0 {
		c.pdf.RawWriteStr(fmt.Sprintf("%.3f Tc", s.track*s.size))
		defer c.pdf.RawWriteStr("0 Tc")
	}
	c.pdf.Text(x, y, text)
}

// lines draws a fitted text from the top of its capitals and returns its last baseline.
func (c *canvas) lines(x, top float64, a align, f fitted) float64 {
	if len(f.lines) == 0 {
		return top
	}
	y := top + f.style.cap()
	for i, line := range f.lines {
		if i > 0 {
			y += f.leading
		}
		c.text(x, y, a, f.style, line)
	}
	return y
}

// rule draws a horizontal line.
func (c *canvas) rule(x1, x2, y, thickness float64, k colour) {
	c.stroke(thickness, k)
	c.pdf.Line(x1, y, x2, y)
}

// frame draws a rectangle at the same distance from the four edges.
func (c *canvas) frame(inset, thickness float64, k colour) {
	c.stroke(thickness, k)
	c.pdf.Rect(inset, inset, c.width-2*inset, c.height-2*inset, "D")
}

func (c *canvas) stroke(thickness float64, k colour) {
	c.pdf.SetDrawColor(k.r, k.g, k.b)
	c.pdf.SetLineWidth(thickness)
}

// bullet draws the mark before an item: a small lozenge.
func (c *canvas) bullet(x, y float64) {
	const r = 0.65
	c.pdf.SetFillColor(ochre.r, ochre.g, ochre.b)
	c.pdf.Polygon([]gofpdf.PointType{{X: x - r, Y: y}, {X: x, Y: y - r}, {X: x + r, Y: y}, {X: x, Y: y + r}}, "F")
}
