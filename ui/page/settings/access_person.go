package settings

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// person is the dialog that gives somebody access, or changes what he may do.
type person struct {
	access   *access
	operator data.Operator
	name     *widget.TextField
	role     *widget.Radio
	sessions []*widget.Toggle
	ids      []data.ID // of the sessions, in the order of their toggles
	first    *widget.NewPassphrase
	given    *fyne.Container // the sessions, in sight for a trainer
}

// askPerson asks who, in which role, and, of somebody new, for a first passphrase.
func (a *access) askPerson(o data.Operator) {
	p := &person{access: a, operator: o, name: widget.NewTextField("Prénom et nom"), given: container.NewVBox()}
	p.name.SetText(o.Name)
	p.role = widget.NewRadio(widget.Choice{Key: string(data.RoleTrainer), Label: "Formateur : saisit les résultats des sessions confiées"},
		widget.Choice{Key: string(data.RoleManager), Label: "Responsable : tout, sauf les réglages et les accès"},
		widget.Choice{Key: string(data.RoleAdministrator), Label: "Administrateur : tout"}, widget.Choice{Key: string(data.RoleReader), Label: "Lecteur : voit tout, ne change rien"})
	p.role.Set(string(o.Role))
	p.role.OnChanged = func(string) { p.follow() }
	if err := p.listSessions(); err != nil {
		a.page.host.Refuse(err)
		return
	}
	at := &widget.Field{Label: "Nom", Input: p.name, Check: widget.Needed(p.name, "Le nom manque.")}
	fields := []*widget.Field{at, {Label: "Rôle", Input: p.role.Content()}, {Label: "Sessions confiées", Hint: "Pour un formateur.", Input: p.given}}
	typed := []*widget.TextField{p.name}
	title, action := o.Name, "Enregistrer"
	if o.ID == "" {
		p.first = widget.ChoosePassphrase("Sa première phrase de passe", Passphrases)
		fields = append(fields, p.first.Fields...)
		typed = append(typed, p.first.First, p.first.Again)
		title, action = "Donner un accès", "Donner l’accès"
	}
	p.follow()
	widget.FormDialog{
		Title: title, Words: "Chacun ouvre le dossier avec sa phrase de passe ; le journal dit qui a fait quoi.", Action: action,
		Fields: fields, First: p.name, Typed: typed, At: at, Do: widget.AtOnce(p.keep),
	}.Show(a.page.host)
}

// listSessions makes a toggle of each session that is not sealed, and of those that were given already.
func (p *person) listSessions() error {
	all, err := p.access.page.desk.Sessions.All()
	if err != nil {
		return err
	}
	for _, s := range all {
		had := slices.Contains(p.operator.Sessions, s.ID)
		if !s.Sealed.IsZero() && !had {
			continue
		}
		t := widget.NewToggle(s.Name)
		t.Set(had)
		p.sessions, p.ids = append(p.sessions, t), append(p.ids, s.ID)
		p.given.Add(t)
	}
	if len(p.sessions) == 0 {
		p.given.Add(widget.Quiet("Aucune session n’est ouverte : vous les confierez ensuite."))
	}
	return nil
}

func (p *person) follow() {
	for _, t := range p.sessions {
		if p.role.Key() == string(data.RoleTrainer) {
			t.Enable()
		} else {
			t.Disable()
		}
	}
}

func (p *person) keep() error {
	o, desk := p.operator, p.access.page.desk
	o.Name, o.Role, o.Sessions = strings.TrimSpace(p.name.Text), data.Role(p.role.Key()), nil
	if o.Role == data.RoleTrainer {
		for i, t := range p.sessions {
			if t.On() {
				o.Sessions = append(o.Sessions, p.ids[i])
			}
		}
	}
	if o.ID != "" {
		return p.access.told(desk.Operators.Change(context.Background(), o), "Accès modifié.")
	}
	_, err := desk.Operators.Add(context.Background(), o, p.first.Value())
	return p.access.told(err, o.Name+" a un accès. Il changera sa phrase de passe.")
}
