package home

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// line is one thing to do: its sentence, and the button that leads to where it is done.
type line struct {
	todo   app.Todo
	button *widget.Button
}

// place is where a thing to do is done.
func place(todo app.Todo) widget.Place {
	steps := map[app.TodoKind]widget.Step{
		app.TodoCandidates: widget.StepEnrolment, app.TodoResults: widget.StepResults, app.TodoJury: widget.StepJury,
		app.TodoDecisions: widget.StepJury, app.TodoSeal: widget.StepJury, app.TodoDocuments: widget.StepDocuments,
		app.TodoAttendance: widget.StepAssessments, app.TodoEntry: widget.StepResults, app.TodoPortfolio: widget.StepResults,
		app.TodoSigned: widget.StepDocuments, app.TodoVAE: widget.StepJury, app.TodoStart: widget.StepJury, app.TodoOvertaken: widget.StepDocuments,
	}
	switch todo.Kind {
	case app.TodoFiche:
		return widget.Place{Area: widget.AreaReference, ID: data.ID(todo.Fiche)}
	case app.TodoSheet:
		return widget.Place{Area: widget.AreaSettings, ID: widget.SettingsAccess}
	case app.TodoSettings:
		return widget.Place{Area: widget.AreaSettings}
	case app.TodoDisposal:
		return widget.Place{Area: widget.AreaDisposal}
	case app.TodoReceipt:
		return widget.Place{Area: widget.AreaNetwork}
	case app.TodoRefused:
		if todo.Candidate == "" {
			return widget.Place{Area: widget.AreaNetwork}
		}
		return widget.Place{Area: widget.AreaCandidates, ID: todo.Candidate}
	case app.TodoOneBlocLeft, app.TodoPronounce, app.TodoFollowUp, app.TodoRectified:
		return widget.Place{Area: widget.AreaCandidates, ID: todo.Candidate}
	}
	return widget.Place{Area: widget.AreaSessions, ID: todo.Session, Step: steps[todo.Kind]}
}

// buttonWidth is that of every button of a thing to do, so that they line up.
const buttonWidth = 200

// verbs are what the button of a thing to do says.
var verbs = map[app.TodoKind]string{
	app.TodoSettings: "Compléter les réglages", app.TodoSession: "Ouvrir une session", app.TodoCandidates: "Inscrire un candidat",
	app.TodoResults: "Saisir les résultats", app.TodoJury: "Compléter le jury", app.TodoDecisions: "Saisir les décisions",
	app.TodoSeal: "Clore la session", app.TodoDocuments: "Émettre les documents", app.TodoAttendance: "Noter les présences",
	app.TodoEntry: "Finir la double saisie", app.TodoPortfolio: "Saisir le portefeuille", app.TodoVAE: "Préparer le jury",
	app.TodoStart: "Ouvrir la délibération", app.TodoOvertaken: "Voir les documents", app.TodoSigned: "Noter son retour", app.TodoDuty: "Noter comme fait",
	app.TodoOneBlocLeft: "Voir la personne", app.TodoPronounce: "Voir la personne", app.TodoFollowUp: "Noter sa situation",
	app.TodoDisposal: "Voir la liste",
	app.TodoFiche:    "Compléter la fiche",
	app.TodoReceipt:  "Lire l’accusé", app.TodoRefused: "Voir ce refus",
	app.TodoRectified: "Voir la personne",
	app.TodoSheet:     "Faire la feuille",
}

// todoLines makes a line of each thing to do. A line that was there keeps its button, which may have the focus. That the
// first session is to be opened is for the welcome to say.
func (p *Page) todoLines(todos []app.Todo) []*line {
	var lines []*line
	for _, todo := range todos {
		if todo.Kind == app.TodoSession {
			continue
		}
		l := &line{}
		if at := slices.IndexFunc(p.todos, func(o *line) bool { return sameTodo(o.todo, todo) }); at >= 0 {
			l = p.todos[at]
		} else {
			l.button = widget.Secondary(verbs[todo.Kind], func() { p.follow(l.todo) })
			l.button.OnKey = p.opener.OnKey
		}
		l.todo = todo
		l.button.Importance = fw.MediumImportance
		if len(lines) == 0 {
			l.button.Importance = fw.HighImportance
		}
		l.button.Refresh()
		lines = append(lines, l)
	}
	return lines
}

// sameTodo reports whether two are about the same thing, whatever they say of it.
func sameTodo(a, b app.Todo) bool {
	return a.Kind == b.Kind && a.Session == b.Session && a.Candidate == b.Candidate && a.Parcel == b.Parcel && a.Duty == b.Duty && a.Fiche == b.Fiche
}

// follow leads to where a thing is done, or asks on which day a duty was.
func (p *Page) follow(todo app.Todo) {
	switch {
	case todo.Kind == app.TodoDuty:
		p.askFulfilled(todo)
	case (todo.Kind == app.TodoOneBlocLeft || todo.Kind == app.TodoFollowUp) && todo.Candidate == "":
		p.host.Go(widget.Place{Area: widget.AreaCandidates})
	default:
		p.host.Go(place(todo))
	}
}

// askFulfilled asks when, and notes that the duty was done.
func (p *Page) askFulfilled(todo app.Todo) {
	day := widget.NewDateField()
	day.SetDate(p.desk.Today())
	note := widget.NewTextField("par exemple : envoyé au réseau par courriel")
	field := &widget.Field{Label: "Fait le", Input: widget.Width(day, 150), Check: func() error {
		_, err := day.Date()
		return err
	}}
	form := widget.NewForm(p.host.Focus, field, &widget.Field{Label: "Note", Hint: "Facultative ; le journal la garde.", Input: note})
	var closeIt func()
	keep := func() {
		if !form.Valid() {
			return
		}
		on, _ := day.Date()
		err := p.desk.Sessions.Fulfil(context.Background(), data.Fulfilled{Session: todo.Session, Duty: todo.Duty, On: on, Note: strings.TrimSpace(note.Text)})
		if err != nil {
			field.Tell(err)
			return
		}
		closeIt()
		p.host.Tell("Démarche notée comme faite.")
	}
	day.OnSubmitted = func(string) { keep() }
	note.OnSubmitted = func(string) { keep() }
	cancel := widget.Secondary("Annuler", func() { closeIt() })
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(cancel, widget.Primary("Noter comme fait", keep)))
	closeIt = p.host.Show("Une échéance de la loi", widget.Width(widget.VStack(2, widget.Body(todo.Sentence), form.Content(), buttons), 520), day)
}

// whatToDo shows the first thing to do apart, and the others below one another.
func (p *Page) whatToDo() fyne.CanvasObject {
	if len(p.todos) == 0 {
		icon := fw.NewIcon(theme.NewColoredResource(theme.ConfirmIcon(), theme.ColorNameSuccess))
		words := widget.VStack(-1, widget.Heading("Tout est fait."), widget.Quiet("Rien n’attend. Ouvrez une session quand de nouveaux candidats se présentent."))
		return widget.Card(container.NewBorder(nil, nil, widget.Margin(icon, 1), nil, words))
	}
	now := widget.Card(widget.VStack(-1, widget.Coloured("À faire maintenant", widget.ColorAccent), p.todos[0].row(widget.Heading)))
	if len(p.todos) == 1 {
		return now
	}
	rows := widget.VStack(0.5)
	for i, l := range p.todos[1:] {
		if i > 0 {
			rows.Add(fw.NewSeparator())
		}
		rows.Add(l.row(widget.Body))
	}
	return widget.VStack(1.5, now, widget.Card(container.NewVBox(widget.Quiet("Ensuite"), rows)))
}

// row sets the sentence, which may wrap, before its button.
func (l *line) row(words func(string) *fw.RichText) fyne.CanvasObject {
	said := l.todo.Sentence
	if l.todo.Late {
		said = "En retard. " + said
	}
	sentence := words(said)
	sentence.Wrapping = fyne.TextWrapWord
	return container.NewBorder(nil, nil, nil, container.NewCenter(widget.Width(l.button, buttonWidth)), sentence)
}
