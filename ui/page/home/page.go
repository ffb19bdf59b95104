// Package home is the page on which the program opens: what to do next, and where each session stands.
package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/app"
	"certibloc/ui/widget"
)

// Page is the home page.
type Page struct {
	desk *app.Desk
	host widget.Host

	todos    []*line // what to do, the first thing first
	sessions []*sessionLine
	opener   *widget.Button // leads to the sessions, or to the first one
	stack    *fyne.Container
	whole    *container.Scroll
}

// New returns the home page.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, stack: widget.VStack(2)}
	p.opener = widget.Primary("Ouvrir une session", func() { host.Go(widget.Place{Area: widget.AreaSessions}) })
	p.whole = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.stack)) // beside the scroll bar
	p.opener.OnKey = widget.ScrollKeys(p.whole)
	return p, p.read()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is the first thing to do, or else the latest session.
func (p *Page) Focus() fyne.Focusable {
	switch {
	case len(p.sessions) == 0 && !p.settingsFirst():
		return p.opener
	case len(p.todos) > 0:
		return p.todos[0].button
	}
	return p.sessions[0].button
}

// settingsFirst reports whether the settings are to be completed before anything else.
func (p *Page) settingsFirst() bool {
	return len(p.todos) > 0 && p.todos[0].todo.Kind == app.TodoSettings
}

// Refresh reads the facts again. What has the focus keeps it as long as it is there.
func (p *Page) Refresh() {
	if err := p.read(); err != nil {
		p.host.Refuse(err)
	}
}

func (p *Page) read() error {
	todos, err := p.desk.Todo()
	if err != nil {
		return err
	}
	views, err := p.views()
	if err != nil {
		return err
	}
	p.todos, p.sessions = p.todoLines(todos), p.sessionLines(views)
	backup, overdue, err := p.backup()
	if err != nil {
		return err
	}
	p.stack.Objects = []fyne.CanvasObject{widget.Title("Accueil")}
	if overdue {
		p.stack.Add(backup)
	}
	if len(p.todos) > 0 || len(views) > 0 {
		p.stack.Add(p.whatToDo())
	}
	if len(views) == 0 {
		p.stack.Add(p.welcome())
	} else {
		p.stack.Add(p.whereSessionsStand(len(views)))
	}
	if backup != nil && !overdue {
		p.stack.Add(backup)
	}
	p.whole.Refresh()
	return nil
}

// views returns every session with what hangs on it, the latest first.
func (p *Page) views() ([]app.View, error) {
	sessions, err := p.desk.Sessions.All()
	if err != nil {
		return nil, err
	}
	views := make([]app.View, 0, len(sessions))
	for i := len(sessions) - 1; i >= 0; i-- {
		view, err := p.desk.Sessions.View(sessions[i].ID)
		if err != nil {
			return nil, err
		}
		views = append(views, view)
	}
	return views, nil
}

// welcome says what a first session is, to who has none.
func (p *Page) welcome() fyne.CanvasObject {
	return widget.Card(widget.VStack(1,
		widget.Heading("Commencez par une session"),
		widget.Width(widget.Body("Une session réunit les candidats qui passent leurs épreuves ensemble et que le même jury examine. "+
			"Donnez-lui un nom et ses dates, puis inscrivez les candidats : vous serez guidé pas à pas, des résultats aux certificats."), 720),
		underText(p.opener)))
}
