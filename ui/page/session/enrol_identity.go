package session

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

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
	resat     string // the session that this one lets sit again: only who was there can be picked; or empty
	picked    func(data.Candidate)
	released  func()
	host      widget.Host

	search *widget.Picker
	fields *widget.IdentityFields
	finder *fyne.Container // the search
	said   *fyne.Container // that nobody is picked
	asking *fyne.Container
	who    *fyne.Container
	whole  *fyne.Container
}

func newIdentityForm(desk *app.Desk, host widget.Host, session data.Session) (*identityForm, error) {
	f := &identityForm{others: map[data.ID]bool{}, fields: widget.NewIdentityFields(host.Focus, desk.Places()),
		finder: container.NewStack(), said: container.NewVBox(), who: container.NewVBox(), host: host}
	if err := f.read(desk, session); err != nil {
		return nil, err
	}
	f.renewSearch()
	switch {
	case f.resat != "":
		words := "Une session de rattrapage reprend les candidats de la session d’origine, « " + f.resat + " ». Cherchez le candidat."
		f.asking = widget.VStack(1, widget.Small(words), f.finder, f.said)
	case len(f.known) > 0:
		words := "Déjà connue du centre ? Cherchez-la. Sinon, remplissez son identité."
		f.asking = widget.VStack(1, widget.Small(words), f.finder, f.fields.Content())
	default:
		f.asking = widget.VStack(1, f.fields.Content())
	}
	f.who.Hide()
	f.whole = widget.VStack(1, widget.Heading("La personne"), f.asking, f.who)
	return f, nil
}

// read gathers who can be picked: everybody known, or, for a resit, who was in the session that is sat again.
func (f *identityForm) read(desk *app.Desk, session data.Session) (err error) {
	if session.ResitOf == "" {
		f.known, err = desk.Candidates.All()
		return err
	}
	first, err := desk.Sessions.View(session.ResitOf)
	f.resat = first.Session.Name
	for _, c := range first.Cases {
		f.known = append(f.known, c.Candidate)
	}
	return err
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

func born(c data.Candidate) string { return c.Born() }

func (f *identityForm) content() fyne.CanvasObject { return f.whole }

func (f *identityForm) focus() fyne.Focusable {
	if len(f.known) > 0 || f.resat != "" {
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

func (f *identityForm) valid() bool {
	f.said.RemoveAll()
	if f.chosen || f.resat == "" {
		return f.chosen || f.fields.Valid()
	}
	f.said.Add(widget.Coloured("Choisissez le candidat.", theme.ColorNameError))
	f.host.Focus(f.search.Focus())
	return false
}

// alike returns those known who may be the one typed, without those of whom the user has said that they are someone else.
func (f *identityForm) alike(desk *app.Desk) ([]widget.Look, error) {
	if f.chosen || f.candidate.ID != "" || f.resat != "" {
		return nil, nil
	}
	known, err := desk.Candidates.Alike(f.fields.Candidate())
	if err != nil {
		return nil, err
	}
	var looks []widget.Look
	for _, k := range known {
		if f.others[k.Candidate.ID] {
			continue
		}
		facts, err := desk.Candidates.Facts(k.Candidate.ID)
		if err != nil {
			return nil, err
		}
		looks = append(looks, widget.Look{Someone: widget.Someone{Candidate: k.Candidate, Facts: facts}, Why: k.Likeness.Why})
	}
	return looks, nil
}

// save records a new person, or corrects one that this form has recorded before. Someone known is left alone.
func (f *identityForm) save(ctx context.Context, desk *app.Desk) error {
	made := f.fields.Candidate()
	made.ID = f.candidate.ID
	if f.chosen || reflect.DeepEqual(made, f.candidate) {
		return nil
	}
	saved, err := desk.Candidates.Save(ctx, made, slices.Collect(maps.Keys(f.others))...)
	if err == nil {
		f.candidate = saved
	}
	return err
}
