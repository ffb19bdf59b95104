package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"
)

// edge leaves the border of a field whole, where a scroll would cut it.
const edge = 2

// IdentityFields are the fields of a person's identity, as the identity document has it.
type IdentityFields struct {
	sex          *Radio
	birth, usage *TextField
	given        [3]*TextField
	date         *DateField
	place        *BirthPlaceField
	form         *Form
}

// NewIdentityFields returns empty fields; focus moves the focus in their window, the atlas finds places of birth.
func NewIdentityFields(focus func(fyne.Focusable), atlas *places.Atlas) *IdentityFields {
	f := &IdentityFields{
		sex:   NewRadioRow(Choice{string(data.Female), "Féminin"}, Choice{string(data.Male), "Masculin"}),
		birth: NewTextField(""), usage: NewTextField("facultatif"), date: NewDateField(),
		place: NewBirthPlaceField(atlas),
	}
	f.date.Birth = true
	f.date.OnChanged = func(string) { f.remark() }
	f.place.OnChanged = f.remark
	names := make([]fyne.CanvasObject, len(f.given))
	for i := range f.given {
		f.given[i] = NewTextField("")
		names[i] = f.given[i]
	}
	f.form = NewForm(focus,
		&Field{Label: "Nom de naissance", Hint: "Comme sur la pièce d’identité, accents compris.", Input: f.birth, Check: f.check("nom de naissance")},
		&Field{Label: "Nom d’usage", Input: f.usage, Check: f.check("nom d’usage")},
		&Field{Label: "Prénoms", Hint: "Un par case, dans l’ordre de la pièce d’identité ; le premier suffit.", Input: Columns(names...), Check: f.check("prénom")},
		&Field{Label: "Sexe", Input: f.sex.Content(), Check: f.check("sexe")},
		&Field{Label: "Date de naissance", Hint: "Si la pièce n’en dit pas plus : 03/1987 ou 1987.", Input: f.date, Check: f.checkDate},
		&Field{Label: "Lieu de naissance", Hint: f.place.Source(), Input: f.place.Content(), Check: f.place.Check},
	)
	return f
}

// Content is what is shown.
func (f *IdentityFields) Content() fyne.CanvasObject { return f.form.Content() }

// WideContent is what is shown in a dialog: two fields side by side, which scroll where they are higher than it.
func (f *IdentityFields) WideContent() fyne.CanvasObject {
	c := make([]fyne.CanvasObject, len(f.form.Fields))
	for i, field := range f.form.Fields {
		c[i] = field.content()
	}
	rows := VStack(1, Columns(c[0], c[1]), c[2], Columns(c[3], c[4]), c[5])
	f.place.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, edge, edge), rows))
	return f.place.scroll
}

// Focus is the first field.
func (f *IdentityFields) Focus() fyne.Focusable { return f.birth }

// OnSubmit calls fn when Return is pressed in one of the fields.
func (f *IdentityFields) OnSubmit(fn func()) {
	for _, field := range []*TextField{f.birth, f.usage, f.given[0], f.given[1], f.given[2], &f.date.TextField} {
		field.OnSubmitted = func(string) { fn() }
	}
	f.place.OnSubmit(fn)
}

// OnGrown calls fn when the fields take other room, for what they lie in to be laid out again.
func (f *IdentityFields) OnGrown(fn func()) { f.place.OnGrown = fn }

// Set shows a person.
func (f *IdentityFields) Set(c data.Candidate) {
	f.sex.Set(string(c.Sex))
	f.birth.SetText(c.BirthName)
	f.usage.SetText(c.UsageName)
	for i := range f.given {
		f.given[i].SetText("")
		if i < len(c.GivenNames) {
			f.given[i].SetText(c.GivenNames[i])
		}
	}
	f.date.SetDate(c.BirthDate)
	f.place.Set(c.BirthPlace)
}

// Candidate returns what is typed, without an identifier. Spaces at the ends are left out, spelling is kept.
func (f *IdentityFields) Candidate() data.Candidate {
	c := data.Candidate{
		Sex: data.Sex(f.sex.Key()), BirthName: strings.TrimSpace(f.birth.Text), UsageName: strings.TrimSpace(f.usage.Text),
		BirthPlace: f.place.Place(),
	}
	for _, g := range f.given {
		if name := strings.TrimSpace(g.Text); name != "" {
			c.GivenNames = append(c.GivenNames, name)
		}
	}
	c.BirthDate, _ = f.date.Date()
	return c
}

// Valid shows all that is wrong, each beside its field.
func (f *IdentityFields) Valid() bool { return f.form.Valid() }

// check asks the entity itself what is wrong with one of its fields.
func (f *IdentityFields) check(field string) func() error {
	return func() error { return f.Candidate().ValidateField(field) }
}

func (f *IdentityFields) checkDate() error {
	d, err := f.date.Date()
	if err == nil && d.IsZero() {
		err = data.Refuse("La date de naissance manque.").Hint("Écrivez jj/mm/aaaa.")
	}
	if err == nil && d.After(rncp.DateOf(f.date.Now())) {
		err = data.Refuse("La date de naissance est à venir.").Hint("Vérifiez l’année.")
	}
	return err
}

// remark says what one should look at again in the date and the place together.
func (f *IdentityFields) remark() {
	born, _ := f.date.Date()
	f.place.Remark(born)
}
