package candidate

import (
	"context"
	"fmt"
	"image/color"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/places"
	"certibloc/ui/widget"
)

// identity shows who it is, and leads to the correction.
func (p *Page) identity() fyne.CanvasObject {
	c := p.person.Candidate
	sex, born := "Masculin", "Né"
	if c.Sex == data.Female {
		sex, born = "Féminin", "Née"
	}
	left, right := tight(fact("Nom de naissance", c.BirthName)), tight(fact(strings.TrimSpace(born+data.BornOn(c.BirthDate)), c.BirthDate.French()))
	if c.UsageName != "" {
		left.Add(fact("Nom d’usage", c.UsageName))
	}
	left.Add(fact("Prénoms", strings.Join(c.GivenNames, " ")))
	right.Add(fact("À", c.BirthPlace.String()))
	right.Add(fact("Sexe", sex))
	if p.checked != "" {
		left.Add(fact("Vérifiée sur pièce", p.checked))
	}
	if code := c.BirthPlace.Code; code != "" {
		right.Add(fact("Code INSEE du lieu", code))
	}
	head := container.NewBorder(nil, nil, widget.Heading("Identité"), widget.HStack(container.NewCenter(p.join), container.NewCenter(p.edit)))
	whole := container.NewVBox(head, widget.Shares([]float32{0.56, 0.44}, left, right))
	if others := p.merged(); others != nil {
		whole.Add(others)
	}
	return whole
}

// readChecked says by which document the identity was verified, and by whom.
func (p *Page) readChecked() error {
	v, ok, err := p.desk.Candidates.Verification(p.id)
	if p.checked = ""; err != nil || !ok {
		return err
	}
	p.checked = fmt.Sprintf("%s du %s, le %s par %s", v.Paper.Identity, v.Paper.IdentityOn.French(), v.Paper.On.French(), v.By)
	if v.Stale {
		p.checked += ". L’identité a été corrigée depuis."
	}
	return nil
}

func fact(label, value string) fyne.CanvasObject {
	return widget.Shares([]float32{0.35, 0.65}, widget.Quiet(label), widget.Body(value))
}

// correct opens the form of the identity.
func (p *Page) correct() {
	if p.rests {
		p.rectify()
		return
	}
	form := identityForm{host: p.host, atlas: p.desk.Places(), title: "Corriger l’identité", confirm: "Enregistrer", save: p.save}
	form.open(p.person.Candidate)
}

// identityForm is a dialog in which an identity is typed, of someone new or to correct it.
type identityForm struct {
	host           widget.Host
	atlas          *places.Atlas
	title, confirm string
	note           fyne.CanvasObject // above the buttons, or nil
	save           func(data.Candidate) error
	then           func(data.Candidate)                           // goes on with what is typed instead of keeping it, or nil
	alike          func(data.Candidate) ([]app.KnownAlike, error) // who may be the same person already, or nil
	facts          func(data.ID) ([]string, error)                // what the centre has of them
	others         []data.ID                                      // who is said to be someone else

	fields  *widget.IdentityFields
	said    *fyne.Container
	content *fyne.Container
	closeIt func()
}

func (f *identityForm) open(c data.Candidate) {
	f.fields, f.said = widget.NewIdentityFields(f.host.Focus, f.atlas), container.NewVBox()
	f.fields.Set(c)
	f.fields.OnSubmit(f.submit)
	if f.note != nil {
		f.said.Add(f.note)
	}
	buttons := widget.HStack(widget.Secondary("Annuler", func() { f.closeIt() }), widget.Primary(f.confirm, f.submit))
	foot := widget.VStack(1, f.said, container.NewBorder(nil, nil, nil, buttons))
	f.content = container.NewBorder(nil, foot, nil, nil, container.NewStack(room(720, 540), f.fields.WideContent()))
	f.fields.OnGrown(f.content.Refresh)
	f.closeIt = f.host.Show(f.title, f.content, f.fields.Focus())
}

func (f *identityForm) submit() {
	ok := f.fields.Valid()
	f.content.Refresh() // what is wrong takes room
	if !ok {
		return
	}
	if f.then != nil {
		f.then(f.fields.Candidate())
		return
	}
	asked, err := f.asks()
	if asked {
		return
	}
	if err == nil {
		err = f.save(f.fields.Candidate())
	}
	if err != nil {
		f.say(widget.Coloured(err.Error(), theme.ColorNameError))
		return
	}
	f.closeIt()
}

// asks asks who it is, where someone known looks like the one typed and was not told apart yet.
func (f *identityForm) asks() (bool, error) {
	if f.alike == nil {
		return false, nil
	}
	known, err := f.alike(f.fields.Candidate())
	known = slices.DeleteFunc(known, func(k app.KnownAlike) bool { return slices.Contains(f.others, k.Candidate.ID) })
	if err != nil || len(known) == 0 {
		return false, err
	}
	return true, f.askAlike(known)
}

// say shows something above the buttons, in the place of what stood there.
func (f *identityForm) say(o fyne.CanvasObject) {
	f.said.Objects = []fyne.CanvasObject{o}
	f.content.Refresh()
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
