package candidate

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// priorForm is a dialog that enters what the person holds on another ground than a session of this folder.
type priorForm struct {
	page  *Page
	draft data.Prior // what a new entry says at first: the operator has checked it, today

	ground, bloc              *widget.Radio
	on, checkedOn             *widget.DateField
	source, number, checkedBy *widget.TextField
	form                      *widget.Form
	groundField, blocField    *widget.Field
	onField, sourceField      *widget.Field
	said                      *fyne.Container
	content                   *fyne.Container
	closeIt                   func()
}

// addPrior opens the form.
func (p *Page) addPrior() {
	f := &priorForm{page: p, bloc: widget.NewRadio(),
		draft:  data.Prior{Candidate: p.id, Fiche: p.fiche.Code, CheckedBy: p.desk.Operator().Name, CheckedOn: p.desk.Today()},
		ground: widget.NewRadio(choice(data.GroundRegister), choice(data.GroundEquivalence), choice(data.GroundExemption)),
		on:     widget.NewDateField(), checkedOn: widget.NewDateField(), source: widget.NewTextField(""),
		number: widget.NewTextField("facultatif"), checkedBy: widget.NewTextField(""), said: container.NewVBox()}
	f.checkedBy.SetText(f.draft.CheckedBy)
	f.checkedOn.SetDate(f.draft.CheckedOn)
	f.ground.OnChanged = func(string) {
		f.groundField.Tell(nil)
		f.follow()
	}
	f.bloc.OnChanged = func(string) { f.blocField.Tell(nil) }
	for _, field := range []*widget.TextField{&f.on.TextField, &f.checkedOn.TextField, f.source, f.number, f.checkedBy} {
		field.OnSubmitted = func(string) { f.submit() }
	}
	f.layOut()
	f.follow()
	f.closeIt = p.host.Show("Ajouter un acquis", f.content, widget.Focusable(f.ground.Content()))
}

func choice(g data.Ground) widget.Choice {
	return widget.Choice{Key: string(g), Label: sentence(string(g))}
}

func (f *priorForm) layOut() {
	f.groundField = &widget.Field{Label: "Origine", Input: f.ground.Content(), Check: f.checkGround}
	f.blocField = &widget.Field{Label: "Ce qui est acquis", Input: f.bloc.Content(), Check: f.checkBloc}
	f.onField = &widget.Field{Label: "Date de l’acquis", Input: f.on, Check: func() error { return f.past(f.on) }}
	f.sourceField = &widget.Field{Label: "Source", Input: f.source, Check: f.checkSource}
	f.form = widget.NewForm(f.page.host.Focus, f.groundField, f.blocField, f.onField, f.sourceField,
		&widget.Field{Label: "Numéro du document délivré alors", Input: f.number, Check: longest(f.number, 60)},
		&widget.Field{Label: "Vérifié par", Input: f.checkedBy, Check: f.checkChecker},
		&widget.Field{Label: "Vérifié le", Input: f.checkedOn, Check: f.checkCheckedOn})
	c := f.form.Content().(*fyne.Container).Objects
	left := widget.VStack(1, c[0], c[1])
	right := widget.VStack(1, c[2], c[3], c[4], widget.Columns(c[5], c[6]))
	buttons := widget.HStack(widget.Secondary("Annuler", func() { f.closeIt() }), widget.Primary("Ajouter", f.submit))
	foot := widget.VStack(1, f.said, container.NewBorder(nil, nil, nil, buttons))
	f.content = container.NewBorder(nil, foot, nil, nil, container.NewStack(room(880, 420), widget.Halves(left, right)))
}

// follow offers what may be held on the ground chosen, and says what proves it.
func (f *priorForm) follow() {
	decided := f.decided()
	var choices []widget.Choice
	for _, b := range f.page.person.Ledger.Lacking(f.page.fiche) {
		choices = append(choices, widget.Choice{Key: string(b.Key), Label: b.Title})
	}
	if !decided {
		choices = append(choices, widget.Choice{Key: string(data.WholeCertification), Label: "La certification complète"})
	}
	f.bloc.SetChoices(choices)
	f.blocField.Hint, f.onField.Hint, f.sourceField.Hint = "", "", "Le registre et la page, le procès-verbal, ou l’autre centre."
	if decided {
		f.blocField.Hint = "Une équivalence ou une dispense porte sur un bloc."
		f.onField.Hint = "Celle de la décision du certificateur."
		f.sourceField.Hint = "La décision du certificateur, avec sa référence. La fiche ne prévoit aucun lien avec d’autres certifications : sans cette décision, rien n’est acquis."
	}
	for _, field := range []*widget.Field{f.blocField, f.onField, f.sourceField} {
		field.Tell(nil)
	}
	f.content.Refresh()
}

func (f *priorForm) decided() bool {
	g := data.Ground(f.ground.Key())
	return g == data.GroundEquivalence || g == data.GroundExemption
}

func (f *priorForm) checkGround() error {
	if f.ground.Key() == "" {
		return data.Refuse("Choisissez l’origine de l’acquis.")
	}
	return nil
}

func (f *priorForm) checkBloc() error {
	if f.bloc.Key() == "" {
		return data.Refuse("Choisissez ce qui est acquis.")
	}
	return nil
}

// past refuses a field without a date, and one that is yet to come.
func (f *priorForm) past(field *widget.DateField) error {
	d, err := field.Date()
	switch {
	case err != nil:
		return err
	case d.IsZero():
		return data.Refuse("La date manque.").Hint("Écrivez jj/mm/aaaa.")
	case d.After(f.draft.CheckedOn):
		return data.Refuse("Cette date est dans l’avenir.").Hint("Corrigez-la.")
	}
	return nil
}

func (f *priorForm) checkSource() error {
	if strings.TrimSpace(f.source.Text) == "" {
		if f.decided() {
			return data.Refuse("La référence de la décision du certificateur manque.").Hint("La fiche ne prévoit aucun lien avec d’autres certifications : sans cette décision, rien n’est acquis.")
		}
		return data.Refuse("La source manque.").Hint("Nommez le registre et la page, le procès-verbal, ou l’autre centre.")
	}
	return longest(f.source, 200)()
}

func (f *priorForm) checkChecker() error {
	if strings.TrimSpace(f.checkedBy.Text) == "" {
		return data.Refuse("Donnez le nom de qui a vérifié.")
	}
	return longest(f.checkedBy, 80)()
}

func (f *priorForm) checkCheckedOn() error {
	if err := f.past(f.checkedOn); err != nil {
		return err
	}
	on, err := f.on.Date()
	if checked, _ := f.checkedOn.Date(); err == nil && checked.Before(on) {
		return data.Refuse("La vérification vient avant l’acquis.").Hint("Corrigez l’une des dates.")
	}
	return nil
}

// longest refuses a text that is longer than an entry keeps.
func longest(f *widget.TextField, most int) func() error {
	return func() error {
		if n := len([]rune(strings.TrimSpace(f.Text))); n > most {
			return data.Refuse("Ce texte a %d caractères ; il en faut au plus %d.", n, most)
		}
		return nil
	}
}

// submit shows all that is wrong at once, or records the entry. What the desk refuses is said above the buttons.
func (f *priorForm) submit() {
	ok := f.form.Valid()
	f.content.Refresh() // what is wrong takes room
	if !ok {
		return
	}
	prior := f.draft
	prior.Ground, prior.Bloc = data.Ground(f.ground.Key()), rncp.BlocKey(f.bloc.Key())
	prior.Source, prior.Number = strings.TrimSpace(f.source.Text), strings.TrimSpace(f.number.Text)
	prior.CheckedBy = strings.TrimSpace(f.checkedBy.Text)
	prior.On, _ = f.on.Date()
	prior.CheckedOn, _ = f.checkedOn.Date()
	if _, err := f.page.desk.Candidates.AddPrior(context.Background(), prior); err != nil {
		f.said.Objects = []fyne.CanvasObject{widget.Coloured(err.Error(), theme.ColorNameError)}
		f.content.Refresh()
		return
	}
	f.closeIt()
	if f.page.person.Ledger.Pronounced() {
		f.page.host.Focus(f.page.edit) // the button that had it is gone
	}
	f.page.host.Tell("Acquis ajouté : " + f.page.subject(prior.Bloc) + ".")
}

// withdraw asks why an entry is to be taken back, and takes it back.
func (p *Page) withdraw(prior data.Prior) {
	reason := widget.NewTextField("")
	field := &widget.Field{Label: "Motif du retrait", Hint: "En une phrase. L’acquis retiré reste dans l’historique, avec son motif.", Input: reason}
	form := widget.NewForm(p.host.Focus, field)
	words := widget.Body("« " + p.subject(prior.Bloc) + " », " + string(prior.Ground) + " le " + prior.On.French() + ", " + prior.Source + ".")
	content := widget.VStack(1, words, form.Content())
	var closeIt func()
	field.Check = func() error {
		if strings.TrimSpace(reason.Text) == "" {
			return data.Refuse("Le motif du retrait manque.").Hint("Écrivez en une phrase pourquoi cet acquis n’a pas lieu d’être.")
		}
		return longest(reason, 200)()
	}
	submit := func() {
		ok := form.Valid()
		content.Refresh() // what is wrong takes room
		if !ok {
			return
		}
		if err := p.desk.Candidates.WithdrawPrior(context.Background(), prior.ID, strings.TrimSpace(reason.Text)); err != nil {
			field.Tell(err)
			content.Refresh()
			return
		}
		closeIt()
		p.host.Focus(p.add) // the button that had it is gone
		p.host.Tell("Acquis retiré : " + p.subject(prior.Bloc) + ".")
	}
	reason.OnSubmitted = func(string) { submit() }
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Retirer", submit)))
	closeIt = p.host.Show("Retirer un acquis", widget.Width(widget.VStack(2, content, buttons), 520), reason)
}
