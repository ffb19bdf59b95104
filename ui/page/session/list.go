package session

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// List is the page of all the sessions.
type List struct {
	desk  *app.Desk
	host  widget.Host
	table *widget.Table
	open  *widget.Button
	whole *fyne.Container
}

// NewList returns the page of the sessions.
func NewList(desk *app.Desk, host widget.Host) (*List, error) {
	l := &List{desk: desk, host: host}
	l.table = widget.NewTable([]widget.Column{
		{Title: "Session", Share: 3}, {Title: "Épreuves", Share: 3}, {Title: "Candidats", Share: 1.4}, {Title: "Où elle en est", Share: 3},
	}, "")
	l.table.Empty = "Aucune session n’est ouverte. Une session réunit les candidats qui passent leurs épreuves ensemble et que le même jury examine."
	l.table.OnOpen = func(id data.ID) { host.Go(widget.Place{Area: widget.AreaSessions, ID: id}) }
	l.open = widget.Primary("Ouvrir une session", l.ask)
	head := container.NewBorder(nil, nil, widget.Title("Sessions"), container.NewCenter(l.open))
	l.whole = container.NewBorder(head, nil, nil, nil, l.table.Content())
	return l, l.read()
}

// Content is what is shown.
func (l *List) Content() fyne.CanvasObject { return l.whole }

// Focus is the list, or what begins the first session.
func (l *List) Focus() fyne.Focusable {
	if len(l.table.Rows()) == 0 {
		return l.open
	}
	return l.table.Focus()
}

// Refresh reads the sessions again.
func (l *List) Refresh() { l.host.Refuse(l.read()) }

func (l *List) read() error {
	sessions, err := l.desk.Sessions.All()
	if err != nil {
		return err
	}
	rows := make([]widget.TableRow, 0, len(sessions))
	for i := len(sessions) - 1; i >= 0; i-- { // the latest first
		s := sessions[i]
		view, err := l.desk.Sessions.View(s.ID)
		if err != nil {
			return err
		}
		rows = append(rows, widget.TableRow{
			Key:   s.ID,
			Cells: []string{s.Name, widget.FormatDate(s.From) + " – " + widget.FormatDate(s.To), fmt.Sprint(len(view.Cases)), string(view.Stage)},
			Sort:  []string{data.Fold(s.Name), s.From.String(), fmt.Sprintf("%06d", len(view.Cases)), string(view.Stage)},
		})
	}
	l.table.SetRows(rows)
	return nil
}
