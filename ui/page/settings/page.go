// Package settings is the page of the settings: the centre, who signs, and the rules that a new session is opened with.
package settings

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// Page is the settings. Unlike a mark, a setting is kept with the others by one act, which has its reason.
type Page struct {
	desk  *app.Desk
	host  widget.Host
	saved data.Centre // as it is on disk

	inputs  []*input
	rules   *widget.RulesForm
	ruled   *ruled // lets one choose the blocs of the règlement
	options *options
	wording *wording
	codes   *codes
	logos   *logos
	keeping *retention
	network *network
	access  *access
	form    *widget.Form
	first   fyne.Focusable
	showing bool // the page itself writes into its fields

	parchment fyne.CanvasObject // who signs parchments

	status  *fyne.Container // what the signatory's settings allow
	number  *fw.RichText    // the next certificate's
	bar     *widget.SaveBar
	scroll  *container.Scroll
	cameFor fyne.CanvasObject // the section that one came for, or nil
	whole   *fyne.Container
}

// New returns the page, with what was typed there before and not saved, scrolled to a section where one is named.
func New(desk *app.Desk, host widget.Host, at data.ID) (*Page, error) {
	p := &Page{desk: desk, host: host, status: container.NewVBox(), form: widget.NewForm(host.Focus)}
	var err error
	if p.saved, err = desk.Centre.Get(); err != nil {
		return nil, err
	}
	numbered, err := numbered(desk)
	if err != nil {
		return nil, err
	}
	p.bar = widget.NewSaveBar("Pourquoi les règles changent", p.save, p.forget, p.edited)
	p.ruled = newRuled(p)
	p.options = newOptions(p)
	if p.wording, err = newWording(p); err != nil {
		return nil, err
	}
	p.codes, p.logos = newCodes(p), newLogos(p)
	p.network = newNetwork(p)
	if p.keeping, err = newRetention(p); err != nil {
		return nil, err
	}
	if p.access, err = newAccess(p); err != nil {
		return nil, err
	}
	accessCard := p.access.content()
	if at == widget.SettingsAccess {
		p.cameFor = accessCard
	}
	row, cards := p.lead(section{"Centre", p.centreCard(numbered)}, section{"Numéros", p.numberCard()}, section{"Signataires", p.signatoryCard()},
		section{"Logos", p.logos.content()}, section{"Documents", p.wording.content()}, section{"Codes signés", p.codes.content()},
		section{"Réseau", p.network.content()}, section{"Conservation", p.keeping.content()}, section{"Accès", accessCard}, section{"Journal", journalCard(host)}, section{"Options", p.options.content()}, section{"Règlement", p.ruled.card()}, section{"", p.ruled.content})
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), cards)) // beside the scroll bar
	p.whole = container.NewBorder(container.NewVBox(widget.Title("Réglages"), row), p.bar.Content(), nil, nil, p.scroll)
	p.show(p.saved)
	p.restore()
	p.edited()
	return p, nil
}

// numbered reports whether a document bears the centre's code already.
func numbered(desk *app.Desk) (bool, error) {
	sessions, err := desk.Sessions.All()
	if err != nil {
		return false, err
	}
	for _, s := range sessions {
		docs, err := desk.Documents.Issued(s.ID)
		if err != nil || len(docs) > 0 {
			return len(docs) > 0, err
		}
	}
	return false, nil
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Unsaved says what would be lost if the window closed now, or nothing.
func (p *Page) Unsaved() string {
	if !p.changed() {
		return ""
	}
	return "Des réglages sont modifiés et pas encore enregistrés."
}

// Focus is the first field of the page, or of the section that one came for.
func (p *Page) Focus() fyne.Focusable {
	if p.cameFor != nil {
		p.scroll.ScrollToOffset(fyne.NewPos(0, p.cameFor.Position().Y))
		return widget.Focusable(p.access.rows)
	}
	return p.first
}

// Refresh reads the settings again. A field in which something else is typed keeps it.
func (p *Page) Refresh() {
	centre, err := p.desk.Centre.Get()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	if err := errors.Join(p.wording.follow(), p.keeping.follow(), p.access.follow()); err != nil {
		p.host.Refuse(err)
	}
	p.showing = true
	for _, in := range p.inputs {
		if !in.changed(p.saved) {
			in.set(in.read(centre))
		}
	}
	p.showing = false
	p.rules.Follow(centre.Rules)
	p.saved = centre
	p.edited()
}

// show writes settings into every field.
func (p *Page) show(centre data.Centre) {
	p.showing = true
	for _, in := range p.inputs {
		in.set(in.read(centre))
	}
	p.rules.Show(centre.Rules)
	p.bar.Reason.SetText("")
	p.bar.Refuse(nil)
	p.showing = false
}

// typed returns the settings as the fields have them.
func (p *Page) typed() data.Centre {
	centre := p.saved
	for _, in := range p.inputs {
		in.write(&centre, in.get())
	}
	centre.Rules = p.rules.Rules()
	return centre
}

func (p *Page) changed() bool {
	return p.rules.Changed() || slices.ContainsFunc(p.inputs, func(in *input) bool { return in.changed(p.saved) })
}

// edited shows what follows from what is typed.
func (p *Page) edited() {
	if p.showing {
		return
	}
	p.showStatus()
	p.showNumber()
	p.options.follow()
	p.codes.follow()
	p.logos.follow()
	p.network.follow()
	p.bar.Follow(p.changed(), p.rules.Changed())
	p.keep()
	p.whole.Refresh()
}

// save keeps the settings, or shows all that is wrong with them.
func (p *Page) save() {
	if !p.changed() || !p.valid() {
		p.whole.Refresh()
		return
	}
	if err := p.desk.Centre.Save(context.Background(), p.typed(), p.bar.Why()); err != nil {
		p.host.Refuse(err)
		return
	}
	p.forget()
	p.host.Tell("Réglages enregistrés.")
}

// valid shows all that is wrong. Each part puts the focus on its first wrong field; the part that comes first on the page
// has the last word.
func (p *Page) valid() bool {
	reason := widget.NewForm(p.host.Focus, p.bar.Field).Valid()
	p.whole.Refresh() // what is wrong takes room
	rules := p.rules.Valid()
	return p.form.Valid() && rules && reason
}

// forget shows again what is on disk.
func (p *Page) forget() {
	centre, err := p.desk.Centre.Get()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	p.saved = centre
	p.show(centre)
	for _, f := range append(p.form.Fields, p.bar.Field) {
		f.Tell(nil)
	}
	p.edited()
}
