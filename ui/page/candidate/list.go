// Package candidate is the pages of the persons: their list, and one person.
package candidate

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// List is everybody that the centre knows, found as one types.
type List struct {
	desk  *app.Desk
	host  widget.Host
	table *widget.Table
	whole *fyne.Container
}

// NewList returns the page of the candidates.
func NewList(desk *app.Desk, host widget.Host) (*List, error) {
	l := &List{desk: desk, host: host}
	l.table = widget.NewTable([]widget.Column{
		{Title: "Nom", Share: 3}, {Title: "Prénoms", Share: 3}, {Title: "Naissance", Share: 1.6}, {Title: "Lieu", Share: 2.6}, {Title: "Blocs acquis", Share: 1.6},
	}, "Chercher un nom, une date, un lieu")
	l.table.Empty = "Personne encore. Un candidat se saisit en l’inscrivant à une session."
	l.table.OnOpen = func(id data.ID) { host.Go(widget.Place{Area: widget.AreaCandidates, ID: id}) }
	l.whole = container.NewBorder(widget.Title("Candidats"), nil, nil, nil, l.table.Content())
	return l, l.read()
}

// Content is what is shown.
func (l *List) Content() fyne.CanvasObject { return l.whole }

// Focus is the search.
func (l *List) Focus() fyne.Focusable { return l.table.Focus() }

// Refresh reads the candidates again.
func (l *List) Refresh() { l.host.Refuse(l.read()) }

func (l *List) read() error {
	all, err := l.desk.Candidates.All()
	if err != nil {
		return err
	}
	fiche := l.desk.Fiches()[0]
	rows := make([]widget.TableRow, len(all))
	for i, c := range all {
		ledger, err := l.desk.Candidates.Ledger(c.ID, fiche.Code)
		if err != nil {
			return err
		}
		rows[i] = row(c, fmt.Sprintf("%d sur %d", len(ledger), len(fiche.Blocs)))
	}
	l.table.SetRows(rows)
	return nil
}

func row(c data.Candidate, held string) widget.TableRow {
	name, given := c.BirthName, strings.Join(c.GivenNames, " ")
	if c.UsageName != "" {
		name += " (usage : " + c.UsageName + ")"
	}
	return widget.TableRow{
		Key:   c.ID,
		Cells: []string{name, given, widget.FormatDate(c.BirthDate), c.BirthPlace.String(), held},
		Sort:  []string{data.Fold(name), data.Fold(given), c.BirthDate.String(), data.Fold(c.BirthPlace.String()), held},
	}
}
