package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// resitChoice says of which session a new one is the resit, if of any.
type resitChoice struct {
	changed func()

	offered bool
	latest  string // key of the latest session
	is      *widget.Toggle
	of      *widget.Picker
	field   *widget.Field
	box     fyne.CanvasObject
	whole   fyne.CanvasObject
}

// resitable returns the sessions that a new one for a certification may be the resit of, the latest first; none where the
// rules have no resits.
func resitable(desk *app.Desk, fiche string) ([]data.Session, error) {
	centre, err := desk.Centre.Get()
	if err != nil || !centre.Rules.Resits.Value {
		return nil, err
	}
	all, err := desk.Sessions.All()
	var list []data.Session
	for i := len(all) - 1; i >= 0; i-- {
		if s := all[i]; !s.Sealed.IsZero() && s.Fiche == fiche {
			list = append(list, s)
		}
	}
	return list, err
}

func newResitChoice(host widget.Host, sessions []data.Session) *resitChoice {
	r := &resitChoice{is: widget.NewToggle("Session de rattrapage"), of: widget.NewPicker("Tapez le nom de la session", nil)}
	r.offer(sessions)
	r.field = &widget.Field{Label: "Rattrapage de la session", Hint: "Une session close ; seuls les blocs passés là sans succès y sont repris.", Input: r.of.Content(), Check: r.check}
	r.is.OnChanged = func(on bool) {
		r.show()
		if on {
			host.Focus(r.of.Focus())
		}
	}
	r.of.OnTyped = func(string) { r.changed() }
	return r
}

// content is the choice with its field, which comes when it is a resit; the latest session is proposed.
func (r *resitChoice) content(field fyne.CanvasObject) fyne.CanvasObject {
	r.box = field
	field.Hide()
	whole := container.NewVBox(container.NewHBox(r.is), field)
	r.whole = whole
	set(whole, r.offered)
	return whole
}

// offer gives the sessions to choose from; where there is none, there is no resit.
func (r *resitChoice) offer(sessions []data.Session) {
	choices := make([]widget.Choice, len(sessions))
	for i, s := range sessions {
		choices[i] = widget.Choice{Key: string(s.ID), Label: s.Name + " (" + s.Code + ")"}
	}
	r.offered, r.latest = len(sessions) > 0, ""
	if r.offered {
		r.latest = choices[0].Key
	}
	r.of.SetChoices(choices)
	if r.whole == nil {
		return
	}
	r.is.Set(false)
	r.of.SetText("")
	set(r.box, false)
	set(r.whole, r.offered)
}

func (r *resitChoice) show() {
	set(r.box, r.is.On())
	if _, picked := r.of.Picked(); r.is.On() && !picked {
		r.of.Pick(r.latest)
	}
	r.changed()
}

func (r *resitChoice) check() error {
	if _, picked := r.of.Picked(); r.is.On() && !picked {
		return data.Refuse("La session d’origine manque.").Hint("Tapez quelques lettres de son nom, puis choisissez-la.")
	}
	return nil
}

// session is the session chosen, empty for a session of its own.
func (r *resitChoice) session() data.ID {
	c, picked := r.of.Picked()
	if !r.is.On() || !picked {
		return ""
	}
	return data.ID(c.Key)
}
