package widget

import (
	"context"
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"
)

// Paper is a document to look at. Its PDF is drawn when it is looked at.
type Paper struct {
	Title string
	PDF   func() ([]byte, error)
}

// PDFViewer shows pages of PDFs; the desk's documents do.
type PDFViewer interface {
	Pages(pdf []byte) (int, error)
	Picture(pdf []byte, page, dpi int) (image.Image, error)
}

// The picture of a page, and how sharp it is: twice what the dialog shows, for screens that scale.
const (
	pageWidth  = 760
	pageHeight = 520
	pageDPI    = 150
)

// pages is a dialog in which one leafs through papers.
type pages struct {
	host   Host
	viewer PDFViewer
	papers []Paper

	paper, page, count int
	pdf                []byte

	title     *fw.RichText
	said      *fw.RichText
	picture   *canvas.Image
	back, on  *Button
	prev, nxt *Button
	close     func()
}

// ShowPapers shows papers in the window, page by page. Left and right arrows and buttons leaf; Escape closes.
func ShowPapers(host Host, viewer PDFViewer, title string, papers []Paper) {
	if len(papers) == 0 {
		return
	}
	p := &pages{host: host, viewer: viewer, papers: papers, title: Strong(""), said: Quiet("")}
	p.picture = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	p.picture.FillMode, p.picture.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	p.picture.SetMinSize(fyne.NewSize(pageWidth, pageHeight))
	p.said.Wrapping = fyne.TextWrapOff
	p.back, p.on = Secondary("Page précédente", func() { p.leaf(-1) }), Secondary("Page suivante", func() { p.leaf(1) })
	p.prev, p.nxt = Secondary("Document précédent", func() { p.turn(-1) }), Secondary("Document suivant", func() { p.turn(1) })
	shut := Primary("Fermer", func() { p.close() })
	for _, b := range []*Button{p.back, p.on, p.prev, p.nxt, shut} {
		b.OnKey = p.key
	}
	foot := container.NewBorder(nil, nil, HStack(p.prev, p.nxt), HStack(p.back, p.on, shut), container.NewCenter(p.said))
	p.load(func() {
		p.close = host.Show(title, container.NewBorder(p.title, foot, nil, nil, p.picture), shut)
	})
}

// key leafs with the arrows.
func (p *pages) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyRight, fyne.KeyPageDown:
		p.leaf(1)
	case fyne.KeyLeft, fyne.KeyPageUp:
		p.leaf(-1)
	}
}

// leaf goes to another page, and over the last page of a paper to the next paper.
func (p *pages) leaf(by int) {
	switch to := p.page + by; {
	case to >= 0 && to < p.count:
		p.page = to
		p.load(nil)
	case by > 0:
		p.turn(1)
	default:
		p.turn(-1)
	}
}

// turn goes to another paper.
func (p *pages) turn(by int) {
	if to := p.paper + by; to >= 0 && to < len(p.papers) {
		p.paper, p.page, p.pdf = to, 0, nil
		p.load(nil)
	}
}

// load draws the page beside the window, then shows it.
func (p *pages) load(then func()) {
	var picture image.Image
	p.host.Run("Préparation de l’aperçu", func(context.Context, func(int, int)) (err error) {
		if p.pdf == nil {
			if p.pdf, err = p.papers[p.paper].PDF(); err != nil {
				return err
			}
			if p.count, err = p.viewer.Pages(p.pdf); err != nil {
				return err
			}
		}
		picture, err = p.viewer.Picture(p.pdf, p.page, pageDPI)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.picture.Image = picture
		p.picture.Refresh()
		SetText(p.title, p.papers[p.paper].Title)
		said := fmt.Sprintf("page %d sur %d", p.page+1, p.count)
		if len(p.papers) > 1 {
			said = fmt.Sprintf("document %d sur %d · ", p.paper+1, len(p.papers)) + said
		}
		SetText(p.said, said)
		enable(p.prev, p.paper > 0)
		enable(p.nxt, p.paper+1 < len(p.papers))
		enable(p.back, p.page > 0)
		enable(p.on, p.page+1 < p.count)
		if then != nil {
			then()
		}
	})
}

func enable(b *Button, on bool) {
	if on {
		b.Enable()
		return
	}
	b.Disable()
}
