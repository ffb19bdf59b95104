package candidate

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// Page is one person: identity, blocs held, enrolments, documents, history.
type Page struct {
	desk    *app.Desk
	host    widget.Host
	id      data.ID
	fiche   *rncp.Fiche // the certification of the ledger
	chosen  string      // its code, where one has chosen it
	which   *widget.Radio
	person  app.Person
	history []app.Event
	due     []app.Entry          // documents that are still to be handed over
	checked string               // by which document the identity was verified, or empty
	papers  []data.PaperBack     // received or verified about the person
	network []data.NetworkNumber // of what the certifier delivered
	all     bool                 // whether the whole history is shown
	rests   bool                 // something rests on the identity: changing it is a rectification

	rectified   []app.Rectified
	particulars data.Particulars
	followed    []app.Certified // the certifications whose holder is followed

	back, edit, join, add, reach, give *widget.Button

	buttons map[data.ID]*widget.Button // of the sessions and documents; they outlive a refresh, and so does their focus
	aside   *fyne.Container            // what one seldom needs
	body    *fyne.Container
	whole   *container.Scroll
}

// New returns the page of a person.
func New(desk *app.Desk, host widget.Host, id data.ID) (*Page, error) {
	p := &Page{desk: desk, host: host, id: id, body: widget.VStack(1.5), buttons: map[data.ID]*widget.Button{}}
	p.back = widget.Plain("Tous les candidats", func() { host.Go(widget.Place{Area: widget.AreaCandidates}) })
	p.back.SetIcon(theme.NavigateBackIcon())
	p.edit = widget.Secondary("Corriger l’identité", p.correct)
	p.whole = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body)) // beside the scroll bar
	p.add = widget.Secondary("Ajouter un acquis", p.addPrior)
	p.back.OnKey = widget.ScrollKeys(p.whole)
	p.join = widget.Plain("Réunir…", p.joinWith)
	p.give = widget.Plain("Donner à la personne ses données…", p.askGive)
	p.reach = widget.Secondary("Modifier", p.reachOut)
	p.aside = container.NewHBox(p.give)
	if asOf := widget.AsOfButton(host, desk, func() widget.Place { return widget.Place{Area: widget.AreaCandidates, ID: p.id} }); asOf != nil {
		asOf.OnKey = p.back.OnKey
		p.aside.Objects = []fyne.CanvasObject{asOf, p.give}
	}
	for _, b := range []*widget.Button{p.edit, p.join, p.add, p.reach, p.give} {
		b.OnKey = p.back.OnKey
	}
	return p, p.read()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is the correction of the identity, the first thing that one can do here.
func (p *Page) Focus() fyne.Focusable { return p.edit }

// Refresh reads the facts again.
func (p *Page) Refresh() {
	if err := p.read(); err != nil {
		p.host.Refuse(err)
	}
}

func (p *Page) read() error {
	person, err := p.desk.Candidates.PersonFor(p.id, p.chosen)
	if err != nil {
		return err
	}
	p.fiche = person.Fiche
	history, err := p.desk.Candidates.History(p.id)
	if err != nil {
		return err
	}
	p.id, p.person, p.history = person.Candidate.ID, person, history
	if err := errors.Join(p.readRegister(), p.readChecked(), p.readBesides(), p.readRectified()); err != nil {
		return err
	}
	name := widget.Title(strings.Join(person.Candidate.GivenNames, " ") + " " + person.Candidate.BirthName)
	name.Wrapping = fyne.TextWrapWord
	p.body.Objects = []fyne.CanvasObject{
		container.NewVBox(container.NewBorder(nil, nil, p.back, p.aside), name), widget.Card(p.identity()),
	}
	if rectified := p.rectifications(); rectified != nil {
		p.body.Add(widget.Card(rectified))
	}
	p.body.Objects = append(p.body.Objects, widget.Card(p.held()), widget.Card(p.besides()), widget.Card(p.enrolments()), widget.Card(p.documents()), widget.Card(p.received()))
	if since := p.since(); since != nil {
		p.body.Add(widget.Card(since))
	}
	p.body.Add(widget.Card(p.events()))
	p.whole.Refresh()
	return nil
}

// readBesides reads what is known beside the identity, and what became of the person where the centre follows it.
func (p *Page) readBesides() (err error) {
	if p.particulars, err = p.desk.Candidates.Particulars(p.id); err != nil {
		return err
	}
	centre, err := p.desk.Centre.Get()
	if p.followed = nil; err == nil && centre.Shown.FollowUp {
		p.followed, err = p.desk.Candidates.FollowUps(p.id)
	}
	return err
}

// button returns the button of a record, the same one after a refresh.
func (p *Page) button(id data.ID, label string, fn func()) *widget.Button {
	b, known := p.buttons[id]
	if !known {
		b = widget.Secondary(label, nil)
		b.OnKey = p.edit.OnKey
		p.buttons[id] = b
	}
	b.OnTapped = fn
	return b
}

// lines sets rows below one another with a rule between them.
func lines(rows ...fyne.CanvasObject) *fyne.Container {
	all := widget.VStack(0.5)
	for i, r := range rows {
		if i > 0 {
			all.Add(fw.NewSeparator())
		}
		all.Add(r)
	}
	return all
}

// tight sets texts below one another as one paragraph.
func tight(texts ...fyne.CanvasObject) *fyne.Container { return widget.VStack(-1.2, texts...) }

// strong is a line that counts and may be long.
func strong(s string) *fw.RichText {
	t := widget.Strong(s)
	t.Wrapping = fyne.TextWrapWord
	return t
}

// middle sets an object half-way down the room that it is given.
func middle(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}
