package session

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// sessionForm opens a session, or changes one that is open.
type sessionForm struct {
	desk                        *app.Desk
	host                        widget.Host
	was                         data.Session // empty identifier: a new one
	name, code, cohort, company *widget.TextField
	from, to                    *widget.DateField
	typed                       bool // whether the code is the user's own
	form                        *widget.Form
	nameField, codeField        *widget.Field
	fromField, toField          *widget.Field
	resit                       *resitChoice
	fiche                       *widget.Radio // the certification, nil where there is no choice
	whole                       *fyne.Container
	close                       func()
}

// askOpen asks for what a new session is.
func askOpen(desk *app.Desk, host widget.Host) error {
	n := newSessionForm(desk, host, data.Session{})
	sessions, err := resitable(desk, desk.Fiches()[0].Code)
	if err != nil {
		return err
	}
	n.resit = newResitChoice(host, sessions)
	n.resit.changed = func() { n.whole.Refresh() }
	n.chooseFiche()
	n.form.Fields = append(n.form.Fields, n.resit.field)
	n.show("Ouvrir une session", "Ouvrir la session")
	return nil
}

// chooseFiche offers the certifications that the centre works with, where there are several; a resit is of the same one.
func (n *sessionForm) chooseFiche() {
	fiches := n.desk.Fiches()
	if len(fiches) == 1 {
		return
	}
	var choices []widget.Choice
	for _, f := range fiches {
		choices = append(choices, widget.Choice{Key: f.Code, Label: f.Title + " (" + f.RNCPCode() + ")"})
	}
	n.fiche = widget.NewRadio(choices...)
	n.fiche.Set(fiches[0].Code)
	n.fiche.OnChanged = func(code string) {
		sessions, err := resitable(n.desk, code)
		if err != nil {
			n.host.Refuse(err)
		}
		n.resit.offer(sessions)
		n.whole.Refresh()
	}
}

// askChange asks what changes in a session that is open.
func askChange(desk *app.Desk, host widget.Host, was data.Session) {
	n := newSessionForm(desk, host, was)
	n.show("Modifier la session", "Enregistrer")
}

func newSessionForm(desk *app.Desk, host widget.Host, was data.Session) *sessionForm {
	n := &sessionForm{desk: desk, host: host, was: was,
		name: widget.NewTextField("Printemps 2021"), code: widget.NewTextField("2021-PRINTEMPS"),
		cohort: widget.NewTextField("si la session lui est dédiée"), company: widget.NewTextField("facultatif"),
		from: widget.NewDateField(), to: widget.NewDateField(),
	}
	n.fill()
	submit := func(string) { n.submit() }
	for _, f := range []*widget.TextField{n.name, n.code, n.cohort, n.company, &n.from.TextField, &n.to.TextField} {
		f.OnSubmitted = submit
	}
	n.nameField = &widget.Field{Label: "Nom de la session", Input: n.name, Check: n.checkName}
	n.codeField = &widget.Field{Label: "Code", Hint: "Court et unique ; il désigne la session dans les listes.", Input: n.code, Check: n.checkCode}
	if was.ID != "" {
		n.codeField.Hint = "Il désigne la session dans les listes et ne change plus."
	}
	n.fromField = &widget.Field{Label: "Premier jour des épreuves", Input: n.from, Check: func() error { return neededDate(n.from) }}
	n.toField = &widget.Field{Label: "Dernier jour des épreuves", Input: n.to, Check: n.checkTo}
	n.form = widget.NewForm(host.Focus, n.nameField, n.codeField, n.fromField, n.toField,
		&widget.Field{Label: "Promotion", Input: n.cohort, Check: short(n.cohort)},
		&widget.Field{Label: "Entreprise partenaire", Input: n.company, Check: short(n.company)},
	)
	return n
}

// fill shows the session as it is; the code of a new one follows its name until it is typed.
func (n *sessionForm) fill() {
	if n.was.ID != "" {
		n.name.SetText(n.was.Name)
		n.code.SetText(n.was.Code)
		n.code.Disable()
		n.from.SetDate(n.was.From)
		n.to.SetDate(n.was.To)
		n.cohort.SetText(n.was.Cohort)
		n.company.SetText(n.was.Company)
		return
	}
	n.name.OnChanged = func(text string) {
		if !n.typed {
			n.code.SetText(proposedCode(text))
			n.typed = false
		}
	}
	n.code.OnChanged = func(text string) { n.typed = text != proposedCode(n.name.Text) }
}

func (n *sessionForm) show(title, submit string) {
	cancel := widget.Secondary("Annuler", func() { n.close() })
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(cancel, widget.Primary(submit, n.submit)))
	f := n.form.Content().(*fyne.Container).Objects
	fields := widget.VStack(1)
	if n.fiche != nil {
		fields.Add(container.NewVBox(widget.Strong("Certification"), n.fiche.Content()))
	}
	fields.Objects = append(fields.Objects, f[0], f[1], widget.Halves(f[2], f[3]), widget.Halves(f[4], f[5]))
	if n.resit != nil {
		fields.Add(n.resit.content(f[6]))
	}
	n.whole = widget.Width(widget.VStack(2, fields, buttons), 560)
	n.close = n.host.Show(title, n.whole, n.name)
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

func (n *sessionForm) checkName() error {
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

func (n *sessionForm) checkCode() error {
	if len([]rune(n.code.Text)) > 24 {
		return data.Refuse("Le code dépasse 24 caractères.")
	}
	return needed(n.code.Text, "Le code manque.")
}

func (n *sessionForm) checkTo() error {
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

// session is what is typed.
func (n *sessionForm) session() data.Session {
	s := n.was
	s.Name, s.Code = strings.TrimSpace(n.name.Text), strings.TrimSpace(n.code.Text)
	s.From, _ = n.from.Date()
	s.To, _ = n.to.Date()
	s.Cohort, s.Company = strings.TrimSpace(n.cohort.Text), strings.TrimSpace(n.company.Text)
	if n.resit != nil {
		s.ResitOf = n.resit.session()
	}
	if n.fiche != nil {
		s.Fiche = n.fiche.Key()
	}
	return s
}

func (n *sessionForm) submit() {
	ok := n.form.Valid()
	n.whole.Refresh() // what is wrong takes room
	if !ok {
		return
	}
	if n.was.ID != "" {
		n.change()
		return
	}
	session, err := n.desk.Sessions.Open(context.Background(), n.session())
	if err != nil {
		n.refused(n.codeField, err)
		return
	}
	n.close()
	n.host.Tell("Session ouverte : " + session.Name + ".")
	n.host.Go(widget.Place{Area: widget.AreaSessions, ID: session.ID})
}

// change keeps the session as it is typed; what has not changed leaves no line in the journal.
func (n *sessionForm) change() {
	s := n.session()
	same := s.Name == n.was.Name && s.From == n.was.From && s.To == n.was.To && s.Cohort == n.was.Cohort && s.Company == n.was.Company
	if same {
		n.close()
		return
	}
	if err := n.desk.Sessions.Change(context.Background(), s); err != nil {
		n.refused(n.atFault(s), err)
		return
	}
	n.close()
	n.host.Tell("Session modifiée : " + s.Name + ".")
}

// atFault is the field beside which a refused change is said: a day, where one changed, since enrolments and convocations
// hang on them.
func (n *sessionForm) atFault(s data.Session) *widget.Field {
	switch {
	case s.To != n.was.To:
		return n.toField
	case s.From != n.was.From:
		return n.fromField
	}
	return n.nameField
}

func (n *sessionForm) refused(field *widget.Field, err error) {
	field.Tell(err)
	n.whole.Refresh()
	n.host.Focus(widget.Focusable(field.Input))
}
