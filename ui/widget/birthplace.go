package widget

import (
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/places"
)

// BirthPlaceField is where a person was born: a commune of France, found as one types among those of today and since 1943,
// or a country and a commune abroad. What the lists do not have can be typed, and is kept as it is.
type BirthPlaceField struct {
	OnChanged func() // another place, or nil
	OnGrown   func() // it takes other room, and what it lies in is to be laid out again; or nil

	atlas   *places.Atlas
	away    *Toggle // born abroad
	commune *Picker
	country *Picker
	abroad  *TextField // the commune there
	picked  places.Place
	land    places.Country
	typed   bool            // by the user, since it was set
	kept    data.BirthPlace // as it was set
	inside  *fyne.Container
	outside *fyne.Container
	remark  *fw.RichText
	said    string
	content *fyne.Container
	scroll  *container.Scroll // of a dialog, which Reveal does not see into
}

// NewBirthPlaceField returns an empty field; the atlas finds what is typed.
func NewBirthPlaceField(atlas *places.Atlas) *BirthPlaceField {
	f := &BirthPlaceField{
		atlas: atlas, away: NewToggle("À l’étranger"),
		commune: NewPicker("Commune : commencez à taper son nom", nil), country: NewPicker("Pays", nil), abroad: NewTextField("Commune"),
		remark: Coloured("", theme.ColorNameWarning),
	}
	f.commune.Search, f.country.Search = f.communes, f.countries
	f.commune.Nothing = "Absente de la liste : écrivez « Commune (département) », sans code."
	f.country.Nothing = "Absent de la liste : écrivez le pays, puis son code 99… s’il est connu."
	f.commune.OnPicked = func(c Choice) { f.pick(c.Key) }
	f.country.OnPicked = func(c Choice) {
		f.land, _ = atlas.Country(c.Key)
		f.changed()
	}
	f.commune.OnTyped, f.country.OnTyped = f.onTyped, f.onTyped
	f.commune.OnOffered, f.country.OnOffered = f.grown, f.grown
	f.commune.OnLeave = f.settle
	f.abroad.OnChanged = func(string) { f.changed() }
	f.away.OnChanged = func(bool) { f.show() }
	f.inside = container.NewVBox(f.commune.Content())
	f.outside = container.NewVBox(Columns(f.country.Content(), f.abroad))
	f.content = container.NewVBox(f.inside, f.outside, f.remark, container.NewHBox(f.away))
	f.remark.Hide()
	f.show()
	return f
}

// Content is what is shown.
func (f *BirthPlaceField) Content() fyne.CanvasObject { return f.content }

// OnSubmit calls fn when Return is pressed where it takes no choice.
func (f *BirthPlaceField) OnSubmit(fn func()) {
	f.commune.OnReturn, f.country.OnReturn = fn, fn
	f.abroad.OnSubmitted = func(string) { fn() }
}

// Source tells where the communes come from.
func (f *BirthPlaceField) Source() string {
	_, on := f.atlas.Source()
	if on.IsZero() {
		return ""
	}
	return "Liste de l’INSEE au " + on.French() + " ; une commune qui n’y est pas s’écrit « Commune (département) »."
}

// show leaves what goes with the choice of the country.
func (f *BirthPlaceField) show() {
	f.inside.Show()
	f.outside.Hide()
	if f.away.On() {
		f.inside.Hide()
		f.outside.Show()
	}
	f.changed()
	f.content.Refresh()
	f.grown()
}

func (f *BirthPlaceField) communes(text string, limit int) []Choice {
	found := f.atlas.Find(text, limit)
	choices := make([]Choice, len(found))
	for i, p := range found {
		choices[i] = Choice{Key: p.Code + " " + p.Name, Label: p.Label()}
	}
	return choices
}

func (f *BirthPlaceField) countries(text string, limit int) []Choice {
	found := f.atlas.Countries(text, limit)
	choices := make([]Choice, len(found))
	for i, c := range found {
		choices[i] = Choice{Key: c.Code, Label: c.Label()}
	}
	return choices
}

func (f *BirthPlaceField) pick(key string) {
	code, name, _ := strings.Cut(key, " ")
	f.picked, _ = f.atlas.Of(code, name)
	f.changed()
}

func (f *BirthPlaceField) onTyped(string) {
	f.typed = true
	f.changed()
}

func (f *BirthPlaceField) changed() {
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// grown has the field laid out again, and brings what is offered in sight.
func (f *BirthPlaceField) grown() {
	if f.OnGrown == nil {
		return
	}
	f.OnGrown()
	if len(f.commune.Offered()) > 0 || len(f.country.Offered()) > 0 {
		if f.scroll != nil {
			revealIn(f.scroll, f.content)
			return
		}
		Reveal(f.content)
	}
}

// settle picks the only commune of today that bears the name typed, when one leaves without having picked it.
func (f *BirthPlaceField) settle() {
	if _, picked := f.commune.Picked(); picked || !f.typed {
		return
	}
	made := f.Place()
	var same []places.Place
	for _, p := range f.atlas.Find(made.Commune, 50) {
		if p.Kind != places.Former && data.Fold(p.Name) == data.Fold(made.Commune) && (made.Department == "" || made.Department == p.Department()) {
			same = append(same, p)
		}
	}
	if len(same) == 1 {
		f.take(same[0])
		return
	}
	f.commune.Close()
}

func (f *BirthPlaceField) take(p places.Place) {
	f.commune.Take(Choice{Key: p.Code + " " + p.Name, Label: p.Label()})
}

// Set shows a place.
func (f *BirthPlaceField) Set(p data.BirthPlace) {
	f.picked, f.land, f.kept = places.Place{}, places.Country{}, p
	f.commune.SetText("")
	f.country.SetText("")
	f.abroad.SetText("")
	f.away.Set(p.Country != "")
	if p.Country != "" {
		f.abroad.SetText(p.Commune)
		f.country.SetText(strings.TrimSpace(p.Country + " " + p.Code))
		if land, ok := f.atlas.Country(p.Code); ok && land.Name == p.Country {
			f.country.Take(Choice{Key: land.Code, Label: land.Label()})
		}
	} else if known, ok := f.atlas.Of(p.Code, p.Commune); ok && known.Birth() == p {
		f.take(known)
	} else {
		f.commune.SetText(p.String())
	}
	f.typed = false
	f.show()
}

var (
	withDepartment = regexp.MustCompile(`^(.*\S)\s*\(\s*(\d{2,3}|2[ABab])\s*\)$`)
	withCode       = regexp.MustCompile(`^(.*?\S)[\s·,]*\b(99\d{3})$`)
)

// Place returns what is picked or typed. Spaces at the ends are left out, spelling is kept.
func (f *BirthPlaceField) Place() data.BirthPlace {
	if !f.away.On() {
		if _, ok := f.commune.Picked(); ok {
			return f.picked.Birth()
		}
		text := strings.TrimSpace(f.commune.Text())
		if text == f.kept.String() && f.kept.Country == "" { // with the code of a place spelled in another way
			return f.kept
		}
		if m := withDepartment.FindStringSubmatch(text); m != nil {
			return data.BirthPlace{Commune: m[1], Department: strings.ToUpper(m[2])}
		}
		return data.BirthPlace{Commune: text}
	}
	p := data.BirthPlace{Commune: strings.TrimSpace(f.abroad.Text), Country: strings.TrimSpace(f.country.Text())}
	if _, ok := f.country.Picked(); ok {
		p.Country, p.Code = f.land.Name, f.land.Code
	} else if m := withCode.FindStringSubmatch(p.Country); m != nil {
		p.Country, p.Code = m[1], m[2]
	}
	return p
}

// Check says what is wrong with the place.
func (f *BirthPlaceField) Check() error {
	p := f.Place()
	if f.away.On() && p.Country == "" {
		return data.Refuse("Le pays de naissance manque.").Hint("Tapez ses premières lettres et choisissez-le.")
	}
	return data.Candidate{BirthPlace: p}.ValidateField("lieu de naissance")
}

// Remark shows what one should look at again for a person born on a day, or in what is known of it. It forbids nothing.
func (f *BirthPlaceField) Remark(born data.Date) {
	said := f.doubt(born)
	if said == f.said {
		return
	}
	f.said = said
	SetText(f.remark, said)
	defer f.grown()
	if said == "" {
		f.remark.Hide()
	} else {
		f.remark.Show()
	}
}

func (f *BirthPlaceField) doubt(born data.Date) string {
	p := f.Place()
	_, picked := f.commune.Picked()
	switch {
	case f.atlas == nil || p.Commune == "" && p.Country == "" || !f.typed && p.Code == "" && !f.away.On() && !picked:
		return ""
	case f.away.On() && p.Country != "" && p.Code == "" && len(f.country.Offered()) == 0:
		return "Ce pays n’a pas de code : le fichier national demandera celui de l’INSEE (99…)."
	case f.away.On():
		return ""
	case !picked && len(f.commune.Offered()) == 0:
		return "Commune absente de la liste : elle est gardée comme elle est écrite, sans code. Vérifiez-la sur la pièce."
	case !picked || born.IsZero():
		return ""
	}
	first, last := born.Span()
	if f.picked.Existed(first, last) != places.No {
		return ""
	}
	said := f.picked.Name + " n’existait pas" + data.BornOn(born) + born.French() + "."
	if then, ok := f.atlas.At(f.picked.Code, first, last); ok {
		said = f.picked.Name + " n’existait pas sous ce nom" + data.BornOn(born) + born.French() + " : le code " + then.Code + " était celui de « " + then.Name + " »."
	}
	return said + " Vérifiez la pièce d’identité."
}
