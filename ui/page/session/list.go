package session

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
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
		{Title: "Session", Share: 2.8}, {Title: "Code", Share: 2.2}, {Title: "Épreuves", Share: 2.3}, {Title: "Candidats", Share: 1.2}, {Title: "Étape", Share: 2}, {Title: "À faire", Share: 2},
	}, "")
	l.table.Empty = "Aucune session n’est ouverte. Une session réunit les candidats qui passent leurs épreuves ensemble et que le même jury examine. Pour commencer, choisissez « Ouvrir une session »."
	l.table.OnOpen = func(id data.ID) { host.Go(widget.Place{Area: widget.AreaSessions, ID: id}) }
	l.open = widget.Primary("Ouvrir une session", func() { host.Refuse(askOpen(desk, host)) })
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
		todo, err := l.toDo(view)
		if err != nil {
			return err
		}
		days := widget.FormatDate(s.From) + " – " + widget.FormatDate(s.To)
		number, stage := fmt.Sprint(len(view.Cases)), string(view.Stage)
		name := s.Name
		if resit := resitWords(l.desk, s); resit != "" {
			name += "\n" + resit
		}
		rows = append(rows, widget.TableRow{
			Key:   s.ID,
			Cells: []string{name, s.Code, days, number, stage, todo},
			Sort:  []string{data.Fold(s.Name), data.Fold(s.Code), s.From.String(), fmt.Sprintf("%06d", len(view.Cases)), stage, todo},
		})
	}
	l.table.SetRows(rows)
	return nil
}

// toDo says what comes next in a session, in a few words.
func (l *List) toDo(view app.View) (string, error) {
	if view.Stage == rules.StageSealed {
		plan, err := l.desk.Documents.Plan(view.Session.ID)
		return count(len(plan.Ready), "document à émettre", "documents à émettre", "rien"), err
	}
	if len(view.Cases) == 0 {
		return "inscrire des candidats", nil
	}
	return stateOf(next(view), view).Note, nil
}
