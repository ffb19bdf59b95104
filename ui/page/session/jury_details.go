package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/ui/widget"
)

// noSex stands for a sex that nobody noted among the choices, where a key is never empty.
const noSex = "-"

// memberDetails is what is noted of a member beside the row: where he comes from, his declaration, his ties.
type memberDetails struct {
	row        *memberRow
	external   *widget.Toggle
	substitute *widget.Toggle
	sex        *segments
	declared   *widget.DateField
	field      *widget.Field
	ties       *memberTies
	forget     *widget.Button // what is noted of his presence
	shown      data.Date      // the date of the declaration that was last shown
	content    fyne.CanvasObject
}

func newMemberDetails(r *memberRow) *memberDetails {
	d := &memberDetails{row: r}
	d.external = widget.NewToggle("Extérieur au réseau et à qui a formé les candidats")
	d.external.OnChanged = func(on bool) { r.change(func(m *data.Member) { m.External = on }) }
	d.substitute = widget.NewToggle("Suppléant : siège si le collège n’est pas au complet")
	d.substitute.OnChanged = func(on bool) { r.change(func(m *data.Member) { m.Substitute = on }) }
	d.sex = newSegments([]widget.Choice{
		{Key: string(data.Female), Label: "Femme"}, {Key: string(data.Male), Label: "Homme"}, {Key: noSex, Label: "Non noté"},
	}, d.takeSex)
	d.declared = widget.NewDateField()
	d.declared.OnLeave = d.keepDeclared
	d.declared.OnSubmitted = func(string) { d.keepDeclared() }
	d.field = &widget.Field{Label: "Déclaration sur les conflits d’intérêts, reçue le", Input: widget.Width(d.declared, 150)}
	d.ties = newMemberTies(r)
	d.forget = widget.Plain("Effacer la présence notée", func() {
		r.change(func(m *data.Member) { m.Presence = data.PresenceUnknown })
		r.form.host.Focus(r.presence)
	})
	remove := widget.Plain("Retirer du jury", func() { r.form.askRemove(r) })
	remove.SetIcon(theme.ContentRemoveIcon())
	left := container.NewVBox(d.external, d.substitute)
	sex := container.NewVBox(widget.Strong("Sexe, pour l’équilibre du jury en VAE"), widget.Width(d.sex, 300))
	right := widget.VStack(1, widget.NewForm(r.form.host.Focus, d.field).Content(), sex)
	panel := widget.NewSurface(theme.ColorNameBackground, widget.Margin(widget.VStack(1, widget.Halves(left, right), d.ties.content, widget.HStack(remove, d.forget)), 1.5))
	panel.Radius = 4
	d.content = container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, 0), panel)
	d.show()
	return d
}

// show shows what is recorded; a date that is being typed stays.
func (d *memberDetails) show() {
	m := d.row.kept
	d.external.Set(m.External)
	d.substitute.Set(m.Substitute)
	sex := string(m.Sex)
	if sex == "" {
		sex = noSex
	}
	d.sex.set(sex, "", "")
	follow(&d.declared.TextField, widget.FormatDate(d.shown), widget.FormatDate(m.Declared))
	d.shown = m.Declared
	visible(d.forget, m.Presence != data.PresenceUnknown)
	d.ties.show()
}

func (d *memberDetails) takeSex(key string, _ bool) {
	sex := data.Sex(key)
	if key == noSex {
		sex = ""
	}
	d.sex.set(key, "", "")
	d.row.change(func(m *data.Member) { m.Sex = sex })
}

// keepDeclared records the day of the declaration, or says beside the field why it cannot. A declaration is not received
// tomorrow.
func (d *memberDetails) keepDeclared() {
	on, err := d.declared.Date()
	if today := d.row.form.desk.Today(); err == nil && on.After(today) {
		err = data.Refuse("Le %s est dans l’avenir.", on.French()).Hint("Donnez le jour où la déclaration a été reçue.")
	}
	d.field.Tell(err)
	if err != nil || on == d.row.kept.Declared {
		d.row.form.grown()
		return
	}
	d.row.change(func(m *data.Member) { m.Declared = on })
}
