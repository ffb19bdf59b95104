package widget

import (
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/data"
)

// IdentityFields are the fields of a person's identity, as the identity document has it.
type IdentityFields struct {
	sex                                       *Radio
	birth, usage, commune, department, abroad *TextField
	given                                     [3]*TextField
	date                                      *DateField
	form                                      *Form
}

// NewIdentityFields returns empty fields; focus moves the focus in their window.
func NewIdentityFields(focus func(fyne.Focusable)) *IdentityFields {
	f := &IdentityFields{
		sex:   NewRadio(Choice{string(data.Female), "Féminin"}, Choice{string(data.Male), "Masculin"}),
		birth: NewTextField(""), usage: NewTextField("facultatif"), date: NewDateField(),
		commune: NewTextField("Aurillac"), department: NewTextField("15"), abroad: NewTextField("vide pour la France"),
	}
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
		&Field{Label: "Date de naissance", Input: f.date, Check: f.checkDate},
		&Field{Label: "Commune de naissance, département", Input: Columns(f.commune, f.department), Check: f.check("lieu de naissance")},
		&Field{Label: "Pays de naissance", Input: f.abroad},
	)
	return f
}

// Content is what is shown.
func (f *IdentityFields) Content() fyne.CanvasObject { return f.form.Content() }

// WideContent is what is shown where there is room for two fields side by side, as in a dialog.
func (f *IdentityFields) WideContent() fyne.CanvasObject {
	c := make([]fyne.CanvasObject, len(f.form.Fields))
	for i, field := range f.form.Fields {
		c[i] = field.content()
	}
	return VStack(1, Columns(c[0], c[1]), c[2], Columns(c[3], c[4]), Columns(c[5], c[6]))
}

// Focus is the first field.
func (f *IdentityFields) Focus() fyne.Focusable { return f.birth }

// OnSubmit calls fn when Return is pressed in one of the fields.
func (f *IdentityFields) OnSubmit(fn func()) {
	for _, field := range []*TextField{f.birth, f.usage, f.given[0], f.given[1], f.given[2], &f.date.TextField, f.commune, f.department, f.abroad} {
		field.OnSubmitted = func(string) { fn() }
	}
}

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
	f.commune.SetText(c.BirthPlace.Commune)
	f.department.SetText(c.BirthPlace.Department)
	f.abroad.SetText(c.BirthPlace.Country)
}

// Candidate returns what is typed, without an identifier. Spaces at the ends are left out, spelling is kept.
func (f *IdentityFields) Candidate() data.Candidate {
	c := data.Candidate{
		Sex: data.Sex(f.sex.Key()), BirthName: strings.TrimSpace(f.birth.Text), UsageName: strings.TrimSpace(f.usage.Text),
		BirthPlace: data.BirthPlace{
			Commune: strings.TrimSpace(f.commune.Text), Department: strings.TrimSpace(f.department.Text), Country: strings.TrimSpace(f.abroad.Text),
		},
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
	return err
}
