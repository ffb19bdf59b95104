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
	why       *fw.RichText    // a document cannot be drawn
	refused   *fyne.Container // says so, where the page would be
	back, on  *Button
	prev, nxt *Button
	open      func()
	close     func() // nil until it is open
}

// ShowPapers shows papers in the window, page by page. Left and right arrows and buttons leaf; Escape closes.
func ShowPapers(host Host, viewer PDFViewer, title string, papers []Paper) {
	if len(papers) == 0 {
		return
	}
	p := &pages{host: host, viewer: viewer, papers: papers, title: Strong(""), said: Quiet(""), why: Body("")}
	p.picture = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	p.picture.FillMode, p.picture.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	p.picture.SetMinSize(fyne.NewSize(pageWidth, pageHeight))
	p.said.Wrapping, p.title.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
	p.back, p.on = Secondary("Page précédente", func() { p.leaf(-1) }), Secondary("Page suivante", func() { p.leaf(1) })
	p.prev, p.nxt = Secondary("Document précédent", func() { p.turn(-1) }), Secondary("Document suivant", func() { p.turn(1) })
	shut := Primary("Fermer", func() { p.close() })
	for _, b := range []*Button{p.back, p.on, p.prev, p.nxt, shut} {
		b.OnKey = p.key
	}
	foot := container.NewBorder(nil, nil, HStack(p.prev, p.nxt), HStack(p.back, p.on, shut), container.NewCenter(p.said))
	p.refused = container.NewCenter(Width(p.why, 480))
	p.open = func() {
		p.close = host.Show(title, container.NewBorder(p.title, foot, nil, nil, container.NewStack(p.picture, p.refused)), shut)
	}
	p.load()
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
		p.load()
	case by > 0:
		p.turn(1)
	default:
		p.turn(-1)
	}
}

// turn goes to another paper.
func (p *pages) turn(by int) {
	if to := p.paper + by; to >= 0 && to < len(p.papers) {
		p.paper, p.page, p.pdf, p.count = to, 0, nil, 0
		p.load()
	}
}

// load draws the page beside the window and then shows it, unless one has leafed on since. A document that cannot be drawn says
// why in its place, so that one goes on to the next.
func (p *pages) load() {
	paper, page, pdf, count := p.paper, p.page, p.pdf, p.count
	var picture image.Image
	p.host.Run("Préparation de l’aperçu", func(context.Context, func(int, int)) (err error) {
		if pdf == nil {
			if pdf, err = p.papers[paper].PDF(); err != nil {
				return err
			}
			if count, err = p.viewer.Pages(pdf); err != nil {
				return err
			}
		}
		picture, err = p.viewer.Picture(pdf, page, pageDPI)
		return err
	}, func(err error) {
		switch {
		case paper != p.paper || page != p.page:
		case err != nil && len(p.papers) == 1 && p.close == nil:
			p.host.Refuse(err)
		default:
			p.pdf, p.count = pdf, max(count, 1)
			p.show(picture, err)
		}
	})
}

// show shows the page that was drawn, or why it was not, and opens the dialog the first time.
func (p *pages) show(picture image.Image, refused error) {
	p.refused.Hide()
	p.picture.Image = picture
	if refused != nil {
		p.picture.Image = image.NewRGBA(image.Rect(0, 0, 1, 1))
		SetText(p.why, refused.Error())
		p.refused.Show()
	}
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
	if p.close == nil {
		p.open()
	}
}

func enable(b *Button, on bool) {
	if on {
		b.Enable()
		return
	}
	b.Disable()
}
