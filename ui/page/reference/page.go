// Package reference is the page on which the register entry (fiche) of a certification is read and searched.
package reference

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// Page is the fiche: an index at the left, a search above, one section at a time. A manager imports others here, and
// completes them.
type Page struct {
	desk     *app.Desk
	host     widget.Host
	states   []app.FicheState
	atlas    *places.Atlas
	state    app.FicheState
	fiche    *rncp.Fiche // of the state
	sections []section
	here     int
	shown    string // the signature of what is shown

	search *widget.TextField
	index  *fyne.Container
	names  []*widget.Button // of the index
	made   map[int]fyne.CanvasObject
	body   *container.Scroll

	reading    fyne.CanvasObject
	completing *completion // what is being completed, or nil
	whole      *fyne.Container
}

// lineWidth keeps lines short enough to be read.
const lineWidth = 720

// New returns the page of the fiches that the desk works with, open on the one of a code, or on the first.
func New(desk *app.Desk, host widget.Host, code string) (*Page, error) {
	p := &Page{desk: desk, host: host, atlas: desk.Places(), index: container.NewVBox(), body: container.NewVScroll(nil)}
	var err error
	if p.states, err = desk.Reference.All(); err != nil {
		return nil, err
	}
	keys := widget.ScrollKeys(p.body)
	p.search = widget.NewTextField("Chercher dans la fiche : un mot, une compétence, une ville")
	p.search.OnChanged = func(string) { p.show() }
	p.search.OnEscape = func() { p.search.SetText("") }
	p.search.OnSubmitted = func(string) { p.openFirst() }
	p.search.OnKey = keys
	p.showState(code)
	if all, err := desk.Reference.Correspondences(); err == nil {
		p.shown = signature(p.states, all)
	}
	left := container.NewVScroll(p.index)
	left.SetMinSize(fyne.NewSize(290, 0))
	sheet := widget.NewSurface(widget.ColorSurface, p.body)
	sheet.Border, sheet.Radius = true, 6
	top := widget.VStack(1, widget.Title("Référentiel"), widget.Width(p.search, lineWidth), widget.VStack(0))
	p.reading = container.NewBorder(top, nil, left, nil, sheet)
	p.whole = container.NewStack(p.reading)
	return p, nil
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Refresh reads again which fiches there are. The section and the search stay, and so does what is being completed.
func (p *Page) Refresh() {
	states, err := p.desk.Reference.All()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	all, err := p.desk.Reference.Correspondences()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	before := p.shown
	p.states, p.shown = states, signature(states, all)
	if p.completing == nil && p.shown != before {
		here := p.here
		p.showState(p.fiche.Code)
		p.here = min(here, len(p.sections)-1)
		p.show()
	}
}

// signature tells whether something of what the page shows has changed.
func signature(states []app.FicheState, all []data.Correspondence) string {
	var b strings.Builder
	for _, s := range states {
		b.WriteString(s.Fiche.Code + string(s.Version.ID) + " ")
	}
	for _, c := range all {
		b.WriteString(string(c.ID) + " ")
	}
	return b.String()
}

// Unsaved says what would be lost of a fiche that is being completed.
func (p *Page) Unsaved() string {
	if p.completing == nil || !p.completing.changed() {
		return ""
	}
	return "Ce que vous avez complété de la fiche n’est pas encore enregistré."
}

// Focus is the search.
func (p *Page) Focus() fyne.Focusable { return p.search }

// setState shows another fiche, from its beginning.
func (p *Page) setState(s app.FicheState) {
	p.state, p.fiche, p.here, p.names = s, s.Fiche, 0, nil
	p.sections = append(sectionsOf(s.Fiche), birthplaces(p.atlas))
	p.sections[0].more = p.aboutFiche
	if len(p.desk.Fiches()) > 1 {
		p.sections = append(p.sections, section{name: "Correspondances", title: "Correspondances entre fiches", more: p.correspondences})
	}
	p.made = map[int]fyne.CanvasObject{}
	p.index.RemoveAll()
	if len(p.states) > 1 {
		which := widget.NewRadio(p.choices()...)
		which.Set(s.Fiche.Code)
		which.OnChanged = p.showState
		p.index.Add(which.Content())
		p.index.Add(fw.NewSeparator())
	}
	for i, s := range p.sections {
		b := widget.Plain(s.name, func() { p.open(i) })
		b.OnKey = p.search.OnKey
		p.names = append(p.names, b)
		p.index.Add(b)
	}
	p.index.Add(fw.NewSeparator())
	add := widget.Plain("Importer une fiche…", p.choose)
	add.OnKey = p.search.OnKey
	p.index.Add(add)
	p.show()
}

// choices names every fiche, and those that are to be completed as such.
func (p *Page) choices() []widget.Choice {
	var choices []widget.Choice
	for _, s := range p.states {
		label := s.Fiche.RNCPCode()
		if len(s.Gaps) > 0 {
			label += " (à compléter)"
		}
		choices = append(choices, widget.Choice{Key: s.Fiche.Code, Label: label})
	}
	return choices
}

// showState shows the fiche of a code, or the first one.
func (p *Page) showState(code string) {
	for _, s := range p.states {
		if s.Fiche.Code == code {
			p.setState(s)
			return
		}
	}
	p.setState(p.states[0])
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
		all := widget.VStack(1, rows)
		if len(p.state.Gaps) > 0 {
			all = widget.VStack(1, p.gapsBanner(), rows)
		}
		if s.more != nil {
			all.Objects = append(all.Objects, s.more()...)
		}
		p.made[i] = page(all)
	}
	return p.made[i]
}

func page(rows fyne.CanvasObject) fyne.CanvasObject {
	return widget.Margin(widget.Width(rows, lineWidth), 2)
}
