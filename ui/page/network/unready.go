package network

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/ui/widget"
)

// few is how many lines are shown until one asks for all.
const few = 8

// buttonWidth is that of the button at the end of a line, so that they line up.
const buttonWidth = 190

// verbs are what the button of a line says.
var verbs = map[app.UnreadyKind]string{
	app.UnreadyIdentity: "Corriger l’identité", app.UnreadyVerified: "Vérifier l’identité", app.UnreadyPlace: "Compléter le lieu",
	app.UnreadyBlocs: "Voir la personne", app.UnreadyRight: "Voir la personne", app.UnreadySession: "Voir le jury",
}

// place is where one mends it.
func place(u app.Unready) widget.Place {
	if u.Kind == app.UnreadySession {
		return widget.Place{Area: widget.AreaSessions, ID: u.Session, Step: widget.StepJury}
	}
	return widget.Place{Area: widget.AreaCandidates, ID: u.Candidate}
}

// unready lists what is left out of the parcel, then what one should look at before it leaves.
func (p *Page) unready() fyne.CanvasObject {
	left := p.plan.Left()
	content := widget.VStack(1)
	if len(left) > 0 {
		content.Add(widget.VStack(0.5, widget.Heading("Pas encore prêt"), widget.Quiet("Le jury l’a décidé, mais le lot ne le porte pas tant que ce n’est pas réglé.")))
		content.Add(p.linesOf(left))
	}
	if rest := p.plan.Unready[len(left):]; len(rest) > 0 {
		content.Add(widget.Heading("À vérifier"))
		content.Add(p.linesOf(rest))
	}
	if !p.all && (len(left) > few || len(p.plan.Unready)-len(left) > few) {
		content.Add(container.NewHBox(widget.Plain("Tout montrer", func() {
			p.all = true
			p.Refresh()
		})))
	}
	return content
}

func (p *Page) linesOf(some []app.Unready) fyne.CanvasObject {
	rows := widget.VStack(0.5)
	for i, u := range some {
		if i == few && !p.all {
			break
		}
		if i > 0 {
			rows.Add(fw.NewSeparator())
		}
		rows.Add(line(u.Sentence, widget.Secondary(verbs[u.Kind], func() { p.host.Go(place(u)) })))
	}
	return rows
}

// line sets a sentence, which may wrap, before its button.
func line(sentence string, button *widget.Button) fyne.CanvasObject {
	return beside(widget.Body(sentence), button)
}

func beside(words fyne.CanvasObject, button *widget.Button) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.NewCenter(widget.Width(button, buttonWidth)), words)
}
