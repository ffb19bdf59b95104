package home

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// latest is how many sessions the page shows; those that are still open all count.
const latest = 4

// sessionLine is one session: its name, which opens it, its stage, and how far it has come.
type sessionLine struct {
	id     data.ID
	button *widget.Button
	view   app.View
}

// sessionLines makes a line of each session that is still open, and of the latest others.
func (p *Page) sessionLines(views []app.View) []*sessionLine {
	var lines []*sessionLine
	for _, v := range views {
		if v.Stage == rules.StageSealed && len(lines) >= latest {
			continue
		}
		l := &sessionLine{id: v.Session.ID}
		if at := slices.IndexFunc(p.sessions, func(o *sessionLine) bool { return o.id == v.Session.ID }); at >= 0 {
			l = p.sessions[at]
		} else {
			l.button = widget.Secondary("Ouvrir", func() { p.host.Go(widget.Place{Area: widget.AreaSessions, ID: v.Session.ID}) })
			l.button.OnKey = p.opener.OnKey
		}
		l.view = v
		lines = append(lines, l)
	}
	return lines
}

// whereSessionsStand shows the sessions below one another.
func (p *Page) whereSessionsStand(all int) fyne.CanvasObject {
	rows := widget.VStack(0.5)
	for i, l := range p.sessions {
		if i > 0 {
			rows.Add(fw.NewSeparator())
		}
		rows.Add(l.row())
	}
	label := "Toutes les sessions"
	if all > len(p.sessions) {
		label = fmt.Sprintf("Toutes les sessions (%d)", all)
	}
	p.opener.Importance = fw.MediumImportance
	p.opener.SetText(label)
	head := container.NewBorder(nil, nil, widget.Heading("Les sessions"), container.NewCenter(p.opener))
	return widget.VStack(0.5, head, widget.Card(rows))
}

func (l *sessionLine) row() fyne.CanvasObject {
	decided, asked := decided(l.view)
	s := l.view.Session
	name := widget.Strong(s.Name)
	name.Wrapping = fyne.TextWrapWord
	dates := widget.Small("Épreuves du " + widget.FormatDate(s.From) + " au " + widget.FormatDate(s.To))
	progress := "aucun bloc demandé"
	if asked > 0 {
		progress = fmt.Sprintf("%d sur %s", decided, count(asked, "bloc décidé", "blocs décidés", ""))
	}
	words := widget.Body(count(len(l.view.Cases), "candidat", "candidats", "aucun candidat") + " · " + progress)
	facts := widget.Shares([]float32{0.42, 0.22, 0.36}, middle(widget.VStack(-1, name, dates)),
		middle(widget.Body("Session "+string(l.view.Stage))), middle(widget.VStack(-0.5, words, newBar(decided, asked))))
	return container.NewBorder(nil, nil, nil, container.NewCenter(l.button), facts)
}

// decided counts the blocs that the jury has decided among those asked for.
func decided(v app.View) (done, asked int) {
	for i := range v.Cases {
		for _, b := range v.Cases[i].Enrolment.Blocs {
			asked++
			if _, ok := v.Cases[i].Decision(b.Bloc); ok {
				done++
			}
		}
	}
	return done, asked
}

func count(n int, one, several, none string) string {
	switch n {
	case 0:
		return none
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}
