package candidate

import (
	"context"
	"image/color"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/ui/widget"
)

// identity shows who it is, and leads to the correction.
func (p *Page) identity() fyne.CanvasObject {
	c := p.person.Candidate
	sex, born := "Masculin", "Né le"
	if c.Sex == data.Female {
		sex, born = "Féminin", "Née le"
	}
	facts := tight(fact("Nom de naissance", c.BirthName))
	if c.UsageName != "" {
		facts.Add(fact("Nom d’usage", c.UsageName))
	}
	facts.Add(fact("Prénoms", strings.Join(c.GivenNames, " ")))
	facts.Add(fact("Sexe", sex))
	facts.Add(fact(born, c.BirthDate.French()))
	facts.Add(fact("À", c.BirthPlace.String()))
	head := container.NewBorder(nil, nil, widget.Heading("Identité"), container.NewCenter(p.edit))
	return container.NewVBox(head, facts)
}

func fact(label, value string) fyne.CanvasObject {
	return widget.Shares([]float32{0.35, 0.65}, widget.Quiet(label), widget.Body(value))
}

// correct opens the form of the identity.
func (p *Page) correct() {
	fields := widget.NewIdentityFields(p.host.Focus)
	fields.Set(p.person.Candidate)
	said := container.NewVBox()
	if len(p.person.Documents) > 0 {
		said.Add(widget.Banner(widget.ToneInfo, "Les documents déjà émis ne changent pas : ils gardent l’identité d’alors."))
	}
	var closeIt func()
	var form *fyne.Container
	save := func() {
		ok := fields.Valid()
		form.Refresh() // what is wrong takes room
		if !ok {
			return
		}
		if err := p.save(fields.Candidate()); err != nil {
			said.Objects = []fyne.CanvasObject{widget.Coloured(err.Error(), theme.ColorNameError)}
			form.Refresh()
			return
		}
		closeIt()
	}
	fields.OnSubmit(save)
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Enregistrer", save)))
	form = container.NewBorder(nil, widget.VStack(1, said, buttons), nil, nil, container.NewStack(room(720, 540), fields.WideContent()))
	closeIt = p.host.Show("Corriger l’identité", form, fields.Focus())
}

// room keeps some, so that a form stands still when it says what is wrong.
func room(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

// save keeps an identity. One that says the same as before leaves no line in the journal.
func (p *Page) save(c data.Candidate) error {
	if c.ID = p.id; reflect.DeepEqual(c, p.person.Candidate) {
		p.host.Tell("Rien n’a changé.")
		return nil
	}
	if _, err := p.desk.Candidates.Save(context.Background(), c); err != nil {
		return err
	}
	p.host.Tell("Identité enregistrée.")
	return nil
}
