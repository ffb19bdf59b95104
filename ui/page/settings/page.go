// Package settings is the page of the settings: the centre, who signs, and the rules that a new session is opened with.
package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// Page is the settings. Unlike a mark, a setting is kept with the others by one act, which has its reason.
type Page struct {
	desk  *app.Desk
	host  widget.Host
	saved data.Centre // as it is on disk

	inputs  []*input
	rules   []*rule
	form    *widget.Form
	first   fyne.Focusable
	showing bool // the page itself writes into its fields

	status *fyne.Container // what the signatory's settings allow
	bar    *bar
	scroll *container.Scroll
	whole  *fyne.Container
}

// New returns the page, with what was typed there before and not saved.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, status: container.NewVBox(), form: widget.NewForm(host.Focus)}
	var err error
	if p.saved, err = desk.Centre.Get(); err != nil {
		return nil, err
	}
	numbered, err := numbered(desk)
	if err != nil {
		return nil, err
	}
	p.bar = newBar(p)
	cards := widget.VStack(2, p.centreCard(numbered), p.signatoryCard(), p.rulesCard())
	p.form.Fields = append(p.form.Fields, p.bar.reasonField)
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), cards)) // beside the scroll bar
	p.whole = container.NewBorder(widget.Title("Réglages"), p.bar.whole, nil, nil, p.scroll)
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

// Focus is the first field.
func (p *Page) Focus() fyne.Focusable { return p.first }

// Refresh reads the settings again. A field in which something else is typed keeps it.
func (p *Page) Refresh() {
	centre, err := p.desk.Centre.Get()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	p.showing = true
	for _, in := range p.inputs {
		if !in.changed(p.saved) {
			in.set(in.read(centre))
		}
	}
	p.showing = false
	p.saved = centre
	p.edited()
}

// show writes settings into every field.
func (p *Page) show(centre data.Centre) {
	p.showing = true
	for _, in := range p.inputs {
		in.set(in.read(centre))
	}
	for _, r := range p.rules {
		r.chosen = false
	}
	p.bar.reason.SetText("")
	p.showing = false
}

// typed returns the settings as the fields have them.
func (p *Page) typed() data.Centre {
	centre := p.saved
	if centre.Rules = p.saved.Rules.Clone(); centre.Rules.Tracks == nil {
		centre.Rules.Tracks = map[rncp.Route]data.Setting[rncp.Track]{}
	}
	for _, in := range p.inputs {
		in.write(&centre, in.get())
	}
	for _, r := range p.rules {
		r.setOrigin(&centre.Rules, r.from(p.saved))
	}
	return centre
}

func (p *Page) rulesChanged() bool {
	return slices.ContainsFunc(p.rules, func(r *rule) bool { return r.changed(p.saved) })
}

func (p *Page) changed() bool {
	return p.rulesChanged() || slices.ContainsFunc(p.inputs, func(in *input) bool { return in.changed(p.saved) })
}

// edited shows what follows from what is typed.
func (p *Page) edited() {
	if p.showing {
		return
	}
	for _, r := range p.rules {
		r.follow(p.saved)
	}
	p.showStatus()
	p.bar.follow(p.changed(), p.rulesChanged())
	p.keep()
	p.whole.Refresh()
}

// save keeps the settings, or shows all that is wrong with them.
func (p *Page) save() {
	if !p.changed() || !p.form.Valid() {
		p.whole.Refresh()
		return
	}
	reason := ""
	if p.rulesChanged() {
		reason = trimmed(p.bar.reason)
	}
	if err := p.desk.Centre.Save(context.Background(), p.typed(), reason); err != nil {
		p.host.Refuse(err)
		return
	}
	p.forget()
	p.host.Tell("Réglages enregistrés.")
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
	for _, f := range p.form.Fields {
		f.Tell(nil)
	}
	p.edited()
}

// bar is the foot of the page, always in sight: whether something is to be saved, and saving it.
type bar struct {
	page        *Page
	reason      *widget.TextField
	reasonField *widget.Field
	ask         fyne.CanvasObject // the reason
	said        fyne.CanvasObject
	buttons     fyne.CanvasObject
	save, drop  *widget.Button
	whole       *widget.Surface
}

func newBar(p *Page) *bar {
	b := &bar{page: p, reason: widget.NewTextField("Règlement du réseau reçu le 3 mars")}
	b.reason.OnChanged = func(string) { p.edited() }
	b.reason.OnSubmitted = func(string) { p.save() }
	b.reasonField = &widget.Field{Label: "Pourquoi les règles changent", Hint: "Le journal garde ce motif.", Input: b.reason, Check: b.checkReason}
	b.ask = widget.NewForm(nil, b.reasonField).Content()
	b.save = widget.Primary("Enregistrer", p.save)
	b.save.SetIcon(theme.DocumentSaveIcon())
	b.drop = widget.Secondary("Annuler les modifications", p.forget)
	b.said = container.NewCenter(widget.Strong("Modifications à enregistrer"))
	b.buttons = container.NewBorder(nil, nil, b.said, widget.HStack(b.drop, b.save))
	b.whole = widget.Card(widget.VStack(1, b.ask, b.buttons))
	return b
}

func (b *bar) checkReason() error {
	if b.page.rulesChanged() && trimmed(b.reason) == "" {
		return data.Refuse("Le motif manque.").Hint("Dites en quelques mots pourquoi les règles changent.")
	}
	return nil
}

func (b *bar) follow(changed, rules bool) {
	set(b.save, changed)
	set(b.drop, changed)
	visible(b.said, changed)
	visible(b.ask, rules)
}

func set(b *widget.Button, enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}

func visible(o fyne.CanvasObject, is bool) {
	if is {
		o.Show()
	} else {
		o.Hide()
	}
}
