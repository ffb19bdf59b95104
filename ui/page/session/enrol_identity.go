package session

import (
	"context"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// identityForm is who is enrolled: someone known, whose identity is shown and does not change here, or a new person as
// the identity document has them.
type identityForm struct {
	known     []data.Candidate
	candidate data.Candidate // who it is, once picked or recorded
	chosen    bool           // someone known
	others    map[data.ID]bool
	picked    func(data.Candidate)
	released  func()

	search *widget.Picker
	fields *widget.IdentityFields
	finder *fyne.Container // the search
	asking *fyne.Container
	who    *fyne.Container
	whole  *fyne.Container
}

func newIdentityForm(desk *app.Desk, host widget.Host) (*identityForm, error) {
	all, err := desk.Candidates.All()
	if err != nil {
		return nil, err
	}
	f := &identityForm{known: all, others: map[data.ID]bool{}, fields: widget.NewIdentityFields(host.Focus),
		finder: container.NewStack(), who: container.NewVBox()}
	f.renewSearch()
	f.asking = widget.VStack(1, f.fields.Content())
	if len(all) > 0 {
		f.asking.Objects = append([]fyne.CanvasObject{widget.Small("Déjà connue du centre ? Cherchez-la. Sinon, remplissez son identité."), f.finder}, f.asking.Objects...)
	}
	f.who.Hide()
	f.whole = widget.VStack(1, widget.Heading("La personne"), f.asking, f.who)
	return f, nil
}

// renewSearch puts an empty search in the place of one that has been used.
func (f *identityForm) renewSearch() {
	choices := make([]widget.Choice, len(f.known))
	for i, c := range f.known {
		choices[i] = widget.Choice{Key: string(c.ID), Label: fullName(c) + ", " + widget.FormatDate(c.BirthDate)}
	}
	f.search = widget.NewPicker("Nom d’une personne déjà connue", choices)
	f.search.OnPicked = func(ch widget.Choice) {
		for _, c := range f.known {
			if string(c.ID) == ch.Key {
				f.picked(c)
			}
		}
	}
	f.finder.Objects = []fyne.CanvasObject{f.search.Content()}
}

// fullName is every name that one may look for.
func fullName(c data.Candidate) string {
	name := strings.Join(c.GivenNames, " ") + " " + c.BirthName
	if c.UsageName != "" {
		name += " (" + c.UsageName + ")"
	}
	return name
}

// feminine is the ending of what agrees with a person.
func feminine(c data.Candidate) string {
	if c.Sex == data.Female {
		return "e"
	}
	return ""
}

func born(c data.Candidate) string { return "né" + feminine(c) + " le " + c.BirthDate.French() }

func (f *identityForm) content() fyne.CanvasObject { return f.whole }

func (f *identityForm) focus() fyne.Focusable {
	if len(f.known) > 0 {
		return f.search.Focus()
	}
	return f.fields.Focus()
}

// take shows someone known in place of the fields; where free, someone else can still be chosen. What was typed into the
// fields stays behind and changes nobody.
func (f *identityForm) take(c data.Candidate, free bool) {
	f.candidate, f.chosen = c, true
	about := born(c) + " à " + c.BirthPlace.String()
	name := widget.Body(fullName(c)) // it wraps, however long
	f.who.Objects = []fyne.CanvasObject{name, widget.Quiet(strings.ToUpper(about[:1]) + about[1:])}
	f.who.Add(widget.Small("L’identité se corrige dans la page du candidat."))
	if free {
		f.who.Add(container.NewHBox(widget.Secondary("Choisir une autre personne", f.release)))
	}
	f.asking.Hide()
	f.who.Show()
	f.whole.Refresh()
}

func (f *identityForm) release() {
	f.candidate, f.chosen = data.Candidate{}, false
	f.renewSearch()
	f.who.Hide()
	f.asking.Show()
	f.whole.Refresh()
	f.released()
}

func (f *identityForm) valid() bool { return f.chosen || f.fields.Valid() }

// alike returns someone known who may be the one typed: born the same day, with the same birth name, usage name or first
// given name. One that the user has said to be someone else does not count.
func (f *identityForm) alike() (data.Candidate, bool) {
	made := f.fields.Candidate()
	if f.chosen || f.candidate.ID != "" {
		return made, false
	}
	for _, c := range f.known {
		if c.BirthDate == made.BirthDate && !f.others[c.ID] && sharesName(c, made) {
			return c, true
		}
	}
	return made, false
}

func sharesName(a, b data.Candidate) bool {
	same := func(x, y string) bool { return x != "" && y != "" && loose(x) == loose(y) }
	return same(a.BirthName, b.BirthName) || same(a.UsageName, b.BirthName) || same(a.BirthName, b.UsageName) ||
		same(a.GivenNames[0], b.GivenNames[0])
}

// loose is a name without what people leave out: accents, hyphens, apostrophes, spaces.
func loose(name string) string {
	return strings.NewReplacer("-", "", "'", "", " ", "").Replace(data.Fold(name))
}

// save records a new person, or corrects one that this form has recorded before. Someone known is left alone.
func (f *identityForm) save(ctx context.Context, desk *app.Desk) error {
	made := f.fields.Candidate()
	made.ID = f.candidate.ID
	if f.chosen || reflect.DeepEqual(made, f.candidate) {
		return nil
	}
	saved, err := desk.Candidates.Save(ctx, made)
	if err == nil {
		f.candidate = saved
	}
	return err
}
