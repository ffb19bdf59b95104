package session

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// newSession is the form that opens a session.
type newSession struct {
	list                        *List
	name, code, cohort, company *widget.TextField
	from, to                    *widget.DateField
	typed                       bool // whether the code is the user's own
	form                        *widget.Form
	codeField                   *widget.Field
	whole                       *fyne.Container
	close                       func()
}

func (l *List) ask() {
	n := &newSession{list: l,
		name: widget.NewTextField("Printemps 2021"), code: widget.NewTextField("2021-PRINTEMPS"),
		cohort: widget.NewTextField("si la session lui est dédiée"), company: widget.NewTextField("facultatif"),
		from: widget.NewDateField(), to: widget.NewDateField(),
	}
	n.name.OnChanged = func(text string) {
		if !n.typed {
			n.code.SetText(proposedCode(text))
			n.typed = false
		}
	}
	n.code.OnChanged = func(text string) { n.typed = text != proposedCode(n.name.Text) }
	submit := func(string) { n.submit() }
	for _, f := range []*widget.TextField{n.name, n.code, n.cohort, n.company, &n.from.TextField, &n.to.TextField} {
		f.OnSubmitted = submit
	}
	n.codeField = &widget.Field{Label: "Code", Hint: "Court et unique ; il désigne la session dans les listes.", Input: n.code, Check: n.checkCode}
	n.form = widget.NewForm(l.host.Focus,
		&widget.Field{Label: "Nom de la session", Input: n.name, Check: n.checkName},
		n.codeField,
		&widget.Field{Label: "Premier jour des épreuves", Input: n.from, Check: func() error { return neededDate(n.from) }},
		&widget.Field{Label: "Dernier jour des épreuves", Input: n.to, Check: n.checkTo},
		&widget.Field{Label: "Promotion", Input: n.cohort, Check: short(n.cohort)},
		&widget.Field{Label: "Entreprise partenaire", Input: n.company, Check: short(n.company)},
	)
	cancel := widget.Secondary("Annuler", func() { n.close() })
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(cancel, widget.Primary("Ouvrir la session", n.submit)))
	f := n.form.Content().(*fyne.Container).Objects
	fields := widget.VStack(1, f[0], f[1], widget.Halves(f[2], f[3]), widget.Halves(f[4], f[5]))
	n.whole = widget.Width(widget.VStack(2, fields, buttons), 560)
	n.close = l.host.Show("Ouvrir une session", n.whole, n.name)
}

// proposedCode draws a code from a name: « Printemps 2021 » gives PRINTEMPS-2021.
func proposedCode(name string) string {
	code := strings.ToUpper(strings.Join(strings.FieldsFunc(data.Fold(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-"))
	return strings.Trim(code[:min(len(code), 24)], "-")
}

func needed(text, sentence string) error {
	if strings.TrimSpace(text) == "" {
		return data.Refuse("%s", sentence)
	}
	return nil
}

func neededDate(f *widget.DateField) error {
	d, err := f.Date()
	if err == nil && d.IsZero() {
		err = data.Refuse("La date manque.").Hint("Écrivez jj/mm/aaaa.")
	}
	return err
}

func (n *newSession) checkName() error {
	if err := needed(n.name.Text, "Le nom manque."); err != nil {
		return err
	}
	return short(n.name)()
}

// short refuses a text that is longer than a session keeps.
func short(f *widget.TextField) func() error {
	return func() error {
		if len([]rune(strings.TrimSpace(f.Text))) > 80 {
			return data.Refuse("Ce texte dépasse 80 caractères.").Hint("Raccourcissez-le.")
		}
		return nil
	}
}

func (n *newSession) checkCode() error {
	if len([]rune(n.code.Text)) > 24 {
		return data.Refuse("Le code dépasse 24 caractères.")
	}
	return needed(n.code.Text, "Le code manque.")
}

func (n *newSession) checkTo() error {
	if err := neededDate(n.to); err != nil {
		return err
	}
	from, err := n.from.Date()
	to, _ := n.to.Date()
	if err == nil && to.Before(from) {
		return data.Refuse("Le dernier jour vient avant le premier.").Hint("Corrigez l’une des dates.")
	}
	return nil
}

func (n *newSession) submit() {
	ok := n.form.Valid()
	n.whole.Refresh() // what is wrong takes room
	if !ok {
		return
	}
	from, _ := n.from.Date()
	to, _ := n.to.Date()
	session, err := n.list.desk.Sessions.Open(context.Background(), data.Session{
		Name: strings.TrimSpace(n.name.Text), Code: strings.TrimSpace(n.code.Text), From: from, To: to,
		Cohort: strings.TrimSpace(n.cohort.Text), Company: strings.TrimSpace(n.company.Text),
	})
	if err != nil {
		n.codeField.Tell(err)
		n.whole.Refresh()
		n.list.host.Focus(n.code)
		return
	}
	n.close()
	n.list.host.Tell("Session ouverte : " + session.Name + ".")
	n.list.host.Go(widget.Place{Area: widget.AreaSessions, ID: session.ID})
}
