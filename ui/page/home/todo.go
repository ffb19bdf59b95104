package home

import (
	"slices"

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
	kind    app.TodoKind
	session data.ID
	words   string
	button  *widget.Button
}

// place is where a thing to do is done.
func place(todo app.Todo) widget.Place {
	steps := map[app.TodoKind]widget.Step{
		app.TodoCandidates: widget.StepEnrolment, app.TodoResults: widget.StepResults, app.TodoJury: widget.StepJury,
		app.TodoDecisions: widget.StepJury, app.TodoSeal: widget.StepJury, app.TodoDocuments: widget.StepDocuments,
	}
	if todo.Kind == app.TodoSettings {
		return widget.Place{Area: widget.AreaSettings}
	}
	return widget.Place{Area: widget.AreaSessions, ID: todo.Session, Step: steps[todo.Kind]}
}

// buttonWidth is that of every button of a thing to do, so that they line up.
const buttonWidth = 200

// verbs are what the button of a thing to do says.
var verbs = map[app.TodoKind]string{
	app.TodoSettings: "Compléter les réglages", app.TodoSession: "Ouvrir une session", app.TodoCandidates: "Inscrire un candidat",
	app.TodoResults: "Saisir les résultats", app.TodoJury: "Compléter le jury", app.TodoDecisions: "Saisir les décisions",
	app.TodoSeal: "Clore la session", app.TodoDocuments: "Émettre les documents",
}

// todoLines makes a line of each thing to do. A line that was there keeps its button, which may have the focus. That the
// first session is to be opened is for the welcome to say.
func (p *Page) todoLines(todos []app.Todo) []*line {
	var lines []*line
	for _, todo := range todos {
		if todo.Kind == app.TodoSession {
			continue
		}
		l := &line{kind: todo.Kind, session: todo.Session}
		at := slices.IndexFunc(p.todos, func(o *line) bool { return o.kind == todo.Kind && o.session == todo.Session })
		if at >= 0 {
			l = p.todos[at]
		} else {
			l.button = widget.Secondary(verbs[todo.Kind], func() { p.host.Go(place(todo)) })
			l.button.OnKey = p.opener.OnKey
		}
		l.words = todo.Sentence
		l.button.Importance = fw.MediumImportance
		if len(lines) == 0 {
			l.button.Importance = fw.HighImportance
		}
		l.button.Refresh()
		lines = append(lines, l)
	}
	return lines
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
	sentence := words(l.words)
	sentence.Wrapping = fyne.TextWrapWord
	return container.NewBorder(nil, nil, nil, container.NewCenter(widget.Width(l.button, buttonWidth)), sentence)
}
