package session

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// identityForm is who is enrolled: someone known, or a new person as the identity document has them.
type identityForm struct {
	host      widget.Host
	known     []data.Candidate
	candidate data.Candidate
	picked    func(data.Candidate)

	search *widget.Picker
	fields *widget.IdentityFields
	whole  *fyne.Container
}

func newIdentityForm(desk *app.Desk, host widget.Host) (*identityForm, error) {
	all, err := desk.Candidates.All()
	if err != nil {
		return nil, err
	}
	f := &identityForm{host: host, known: all, fields: widget.NewIdentityFields(host.Focus)}
	var choices []widget.Choice
	for _, c := range all {
		choices = append(choices, widget.Choice{Key: string(c.ID), Label: fullName(c) + ", " + widget.FormatDate(c.BirthDate)})
	}
	f.search = widget.NewPicker("Nom d’une personne déjà connue", choices)
	f.search.OnPicked = func(ch widget.Choice) {
		for _, c := range f.known {
			if string(c.ID) == ch.Key {
				f.pick(c)
				if f.picked != nil {
					f.picked(c)
				}
			}
		}
	}
	objects := []fyne.CanvasObject{widget.Heading("La personne")}
	if len(all) > 0 {
		objects = append(objects, widget.Small("Déjà connue du centre ? Cherchez-la. Sinon, remplissez son identité."), f.search.Content())
	}
	f.whole = widget.VStack(1, append(objects, f.fields.Content())...)
	return f, nil
}

func fullName(c data.Candidate) string { return strings.Join(c.GivenNames, " ") + " " + c.BirthName }

func (f *identityForm) content() fyne.CanvasObject { return f.whole }

func (f *identityForm) focus() fyne.Focusable {
	if len(f.known) > 0 && f.candidate.ID == "" {
		return f.search.Focus()
	}
	return f.fields.Focus()
}

func (f *identityForm) pick(c data.Candidate) {
	f.candidate = c
	f.fields.Set(c)
}

func (f *identityForm) valid() bool { return f.fields.Valid() }

// save keeps the person. Someone of the same name and date of birth is taken for the same person, and said so.
func (f *identityForm) save(ctx context.Context, desk *app.Desk) error {
	made := f.fields.Candidate()
	made.ID = f.candidate.ID
	if made.ID == "" {
		for _, c := range f.known {
			if c.BirthDate == made.BirthDate && data.Fold(c.BirthName) == data.Fold(made.BirthName) && data.Fold(c.GivenNames[0]) == data.Fold(made.GivenNames[0]) {
				return data.Refuse("%s, né(e) le %s, est déjà connu(e) du centre.", fullName(c), widget.FormatDate(c.BirthDate)).
					Hint("Choisissez cette personne dans la recherche, en haut.")
			}
		}
	}
	saved, err := desk.Candidates.Save(ctx, made)
	if err == nil {
		f.candidate = saved
	}
	return err
}
