package candidate

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// Doubles is the page of the candidates who look like one person, two by two.
type Doubles struct {
	desk  *app.Desk
	host  widget.Host
	back  *widget.Button
	body  *fyne.Container
	whole *container.Scroll
	first fyne.Focusable
}

// NewDoubles returns the page.
func NewDoubles(desk *app.Desk, host widget.Host) (*Doubles, error) {
	d := &Doubles{desk: desk, host: host, body: widget.VStack(1.5)}
	d.back = widget.Plain("Tous les candidats", func() { host.Go(widget.Place{Area: widget.AreaCandidates}) })
	d.back.SetIcon(theme.NavigateBackIcon())
	d.whole = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), d.body))
	d.back.OnKey = widget.ScrollKeys(d.whole)
	return d, d.read()
}

// Content is what is shown.
func (d *Doubles) Content() fyne.CanvasObject { return d.whole }

// Focus is the first pair, or the way back.
func (d *Doubles) Focus() fyne.Focusable {
	if d.first != nil {
		return d.first
	}
	return d.back
}

// Refresh reads the pairs again.
func (d *Doubles) Refresh() {
	if err := d.read(); err != nil {
		d.host.Refuse(err)
	}
}

func (d *Doubles) read() error {
	pairs, err := d.desk.Candidates.Doubles()
	if err != nil {
		return err
	}
	d.first = nil
	d.body.Objects = []fyne.CanvasObject{container.NewVBox(container.NewHBox(d.back), widget.Title("Doublons possibles"))}
	if len(pairs) == 0 {
		d.body.Add(widget.Card(widget.Body("Personne ne ressemble plus à personne.")))
	}
	for _, p := range pairs {
		card, err := d.pair(p)
		if err != nil {
			return err
		}
		d.body.Add(widget.Card(card))
	}
	d.whole.Refresh()
	return nil
}

func (d *Doubles) pair(p app.Double) (fyne.CanvasObject, error) {
	left, err := sided(d.desk, p.One)
	if err != nil {
		return nil, err
	}
	right, err := sided(d.desk, p.Other)
	if err != nil {
		return nil, err
	}
	join := widget.Primary("C’est une personne : réunir…", func() { askMerge(d.desk, d.host, left, right) })
	apart := widget.Secondary("Ce sont deux personnes", func() {
		if err := d.desk.Candidates.TellApart(context.Background(), p.One.ID, p.Other.ID); err != nil {
			d.host.Refuse(err)
			return
		}
		d.host.Tell(p.One.Name() + " et " + p.Other.Name() + " : deux personnes.")
		d.host.Focus(d.Focus())
	})
	join.OnKey, apart.OnKey = d.back.OnKey, d.back.OnKey
	if d.first == nil {
		d.first = join
	}
	return widget.VStack(1, widget.Heading(upper(p.Likeness.Why)), widget.SideBySide(left, right), widget.HStack(join, apart)), nil
}

// sided is a candidate as a comparison shows them.
func sided(desk *app.Desk, c data.Candidate) (widget.Someone, error) {
	facts, err := desk.Candidates.Facts(c.ID)
	return widget.Someone{Head: c.Name(), Candidate: c, Facts: facts}, err
}

// upper begins a text with a capital.
func upper(text string) string {
	if text == "" {
		return ""
	}
	r := []rune(text)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// askMerge asks which identity stands and by what one sees that two records are of one person, and joins them.
func askMerge(desk *app.Desk, host widget.Host, one, other widget.Someone) {
	kept := widget.NewRadio(identityChoice(one.Candidate), identityChoice(other.Candidate))
	reason := widget.NewTextField("")
	keptField := &widget.Field{Label: "Identité à garder, comme sur la pièce", Input: kept.Content(), Check: func() error {
		if kept.Key() == "" {
			return data.Refuse("L’identité à garder n’est pas choisie.").Hint("Choisissez l’une des deux.")
		}
		return nil
	}}
	reasonField := &widget.Field{Label: "À quoi le voit-on ?", Hint: "Même acte de naissance, pièce d’identité revue…", Input: reason, Check: func() error {
		if strings.TrimSpace(reason.Text) == "" {
			return data.Refuse("Le motif manque.").Hint("Dites en une phrase à quoi l’on voit que c’est la même personne.")
		}
		return longest(reason, 200)()
	}}
	form, said := widget.NewForm(host.Focus, keptField, reasonField), container.NewVBox()
	var closeIt func()
	submit := func() {
		if !form.Valid() {
			return
		}
		stays, goes := one.Candidate, other.Candidate
		if kept.Key() != string(stays.ID) {
			stays, goes = goes, stays
		}
		if err := desk.Candidates.Merge(context.Background(), stays.ID, goes.ID, reason.Text); err != nil {
			said.Objects = []fyne.CanvasObject{widget.Banner(widget.ToneRefused, err.Error())}
			said.Refresh()
			return
		}
		closeIt()
		host.Tell("Les deux fiches sont réunies : " + stays.Name() + ".")
		host.Go(widget.Place{Area: widget.AreaCandidates, ID: stays.ID})
	}
	reason.OnSubmitted = func(string) { submit() }
	words := widget.Small("Parcours, acquis et documents des deux se lisent ensuite sous cette identité. Cela se défait tant que rien n’est clos ni émis depuis.")
	buttons := widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Réunir", submit))
	content := widget.VStack(1, widget.SideBySide(one, other), form.Content(), words, said, container.NewBorder(nil, nil, nil, buttons))
	closeIt = host.Show("Réunir deux fiches d’une personne", widget.Width(content, 860), widget.Focusable(kept.Content()))
}

func identityChoice(c data.Candidate) widget.Choice {
	return widget.Choice{Key: string(c.ID), Label: fmt.Sprintf("%s %s, %s", strings.Join(c.GivenNames, " "), c.BirthName, c.Born())}
}

// joinWith asks for another candidate who is this person too, and joins the two.
func (p *Page) joinWith() {
	all, err := p.desk.Candidates.All()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	var choices []widget.Choice
	for _, c := range all {
		if c.ID != p.id {
			choices = append(choices, widget.Choice{Key: string(c.ID), Label: strings.Join(c.GivenNames, " ") + " " + c.BirthName + ", " + widget.FormatDate(c.BirthDate)})
		}
	}
	picker := widget.NewPicker("Nom de l’autre fiche", choices)
	var closeIt func()
	picker.OnPicked = func(choice widget.Choice) {
		closeIt()
		other, err := p.desk.Candidates.Get(data.ID(choice.Key))
		if err != nil {
			p.host.Refuse(err)
			return
		}
		left, err := sided(p.desk, p.person.Candidate)
		if err != nil {
			p.host.Refuse(err)
			return
		}
		right, err := sided(p.desk, other)
		if err != nil {
			p.host.Refuse(err)
			return
		}
		askMerge(p.desk, p.host, left, right)
	}
	back := container.NewBorder(nil, nil, nil, widget.Secondary("Annuler", func() { closeIt() }))
	content := widget.VStack(1, widget.Small("Cette personne est aussi au centre sous une autre fiche ? Cherchez-la."), picker.Content(), back)
	closeIt = p.host.Show("Réunir avec une autre fiche", container.NewStack(room(560, 320), content), picker.Focus())
}

// merged shows the other records of the person, each with the way to undo the joining; nil where there is none.
func (p *Page) merged() fyne.CanvasObject {
	if len(p.person.Merged) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for _, c := range p.person.Merged {
		b := p.button("réunie "+c.ID, "Séparer…", func() { p.separate(c) })
		rows = append(rows, container.NewBorder(nil, nil, nil, b, widget.Body(upper(identityChoice(c).Label))))
	}
	return widget.VStack(0.5, widget.Quiet("Réunie avec"), lines(rows...))
}

func (p *Page) separate(c data.Candidate) {
	reason, said := widget.NewTextField(""), container.NewVBox()
	field := &widget.Field{Label: "À quoi voit-on que ce sont deux personnes ?", Input: reason, Check: func() error {
		if strings.TrimSpace(reason.Text) == "" {
			return data.Refuse("Le motif manque.").Hint("Dites-le en une phrase.")
		}
		return longest(reason, 200)()
	}}
	form := widget.NewForm(p.host.Focus, field)
	var closeIt func()
	submit := func() {
		if !form.Valid() {
			return
		}
		if err := p.desk.Candidates.Separate(context.Background(), c.ID, reason.Text); err != nil {
			said.Objects = []fyne.CanvasObject{widget.Banner(widget.ToneRefused, err.Error())}
			said.Refresh()
			return
		}
		closeIt()
		p.host.Tell("Les deux fiches sont séparées.")
	}
	reason.OnSubmitted = func(string) { submit() }
	buttons := widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Séparer", submit))
	content := widget.VStack(1, form.Content(), said, container.NewBorder(nil, nil, nil, buttons))
	closeIt = p.host.Show("Séparer les fiches de "+p.person.Candidate.Name()+" et "+c.Name(), widget.Width(content, 560), reason)
}
