// Package reference is the page on which the register entry (fiche) of a certification is read and searched.
package reference

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// Page is the fiche: an index at the left, a search above, one section at a time.
type Page struct {
	host     widget.Host
	fiches   []*rncp.Fiche
	atlas    *places.Atlas
	fiche    *rncp.Fiche
	sections []section
	here     int

	search *widget.TextField
	index  *fyne.Container
	names  []*widget.Button // of the index
	made   map[int]fyne.CanvasObject
	body   *container.Scroll
	whole  *fyne.Container
}

// lineWidth keeps lines short enough to be read.
const lineWidth = 720

// New returns the page of the fiches that the desk works with, open on the first.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{host: host, fiches: desk.Fiches(), atlas: desk.Places(), index: container.NewVBox(), body: container.NewVScroll(nil)}
	keys := widget.ScrollKeys(p.body)
	p.search = widget.NewTextField("Chercher dans la fiche : un mot, une compétence, une ville")
	p.search.OnChanged = func(string) { p.show() }
	p.search.OnEscape = func() { p.search.SetText("") }
	p.search.OnSubmitted = func(string) { p.openFirst() }
	p.search.OnKey = keys
	p.setFiche(p.fiches[0])
	left := container.NewVScroll(p.index)
	left.SetMinSize(fyne.NewSize(290, 0))
	sheet := widget.NewSurface(widget.ColorSurface, p.body)
	sheet.Border, sheet.Radius = true, 6
	top := widget.VStack(1, widget.Title("Référentiel"), widget.Width(p.search, lineWidth), widget.VStack(0))
	p.whole = container.NewBorder(top, nil, left, nil, sheet)
	return p, nil
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Refresh has nothing to read again: a fiche does not change while the program runs.
func (p *Page) Refresh() {}

// Focus is the search.
func (p *Page) Focus() fyne.Focusable { return p.search }

// setFiche shows another fiche, from its beginning.
func (p *Page) setFiche(f *rncp.Fiche) {
	p.fiche, p.sections, p.here, p.names = f, append(sectionsOf(f), birthplaces(p.atlas)), 0, nil
	p.made = map[int]fyne.CanvasObject{}
	p.index.RemoveAll()
	if len(p.fiches) > 1 {
		var choices []widget.Choice
		for _, f := range p.fiches {
			choices = append(choices, widget.Choice{Key: f.Code, Label: f.RNCPCode()})
		}
		which := widget.NewRadio(choices...)
		which.Set(f.Code)
		which.OnChanged = p.choose
		p.index.Add(which.Content())
		p.index.Add(fw.NewSeparator())
	}
	for i, s := range p.sections {
		b := widget.Plain(s.name, func() { p.open(i) })
		b.OnKey = p.search.OnKey
		p.names = append(p.names, b)
		p.index.Add(b)
	}
	p.show()
}

func (p *Page) choose(code string) {
	for _, f := range p.fiches {
		if f.Code == code {
			p.setFiche(f)
		}
	}
}

// open shows a section and leaves the search.
func (p *Page) open(i int) {
	p.here = i
	p.search.SetText("")
	p.show()
}

// show shows the section where one is, or what the search has found.
func (p *Page) show() {
	query := data.Fold(p.search.Text)
	for i, b := range p.names {
		b.SetHere(i == p.here && query == "")
	}
	if query == "" {
		p.body.Content = p.section(p.here)
	} else {
		p.body.Content = p.found(query)
	}
	p.body.ScrollToTop()
	p.body.Refresh()
}

// section returns what a section shows, made when it is first opened.
func (p *Page) section(i int) fyne.CanvasObject {
	if p.made[i] == nil {
		s := p.sections[i]
		rows := stack(heading(s.title))
		for _, part := range s.parts {
			rows.Add(part.content())
		}
		p.made[i] = page(rows)
	}
	return p.made[i]
}

func page(rows fyne.CanvasObject) fyne.CanvasObject {
	return widget.Margin(widget.Width(rows, lineWidth), 2)
}
