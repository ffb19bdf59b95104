// Package candidate is the pages of the persons: their list, and one person.
package candidate

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// List is everybody that the centre knows, found as one types.
type List struct {
	desk  *app.Desk
	host  widget.Host
	facts map[data.ID]facts

	count    *fw.RichText
	table    *widget.Table
	sessions *widget.Button // what to do while there is nobody
	doubles  *widget.Button // leads to those who look like one person; hidden while there are none
	whole    *fyne.Container
}

// NewList returns the page of the candidates.
func NewList(desk *app.Desk, host widget.Host) (*List, error) {
	l := &List{desk: desk, host: host, count: widget.Quiet("")}
	l.count.Wrapping = fyne.TextWrapOff
	l.table = widget.NewTable([]widget.Column{
		{Title: "Nom", Share: 2.9}, {Title: "Prénoms", Share: 2.4}, {Title: "Naissance", Share: 1.4}, {Title: "Lieu", Share: 2.4},
		{Title: "Dernière session", Share: 2}, {Title: "Blocs acquis", Share: 1.5},
	}, "Chercher un nom, une date, un lieu, une session")
	l.table.Empty = "Personne n’est encore connu du centre. Un candidat se saisit en l’inscrivant à une session ; qui est déjà certifié s’ajoute ici."
	l.table.OnOpen = func(id data.ID) { host.Go(widget.Place{Area: widget.AreaCandidates, ID: id}) }
	l.table.SortBy(0)
	l.sessions = widget.Primary("Aller aux sessions", func() { host.Go(widget.Place{Area: widget.AreaSessions}) })
	l.doubles = widget.Plain("", func() { host.Go(widget.Place{Area: widget.AreaDoubles}) })
	l.doubles.Hide()
	head := container.NewBorder(nil, nil, widget.HStack(widget.Title("Candidats"), container.NewCenter(l.count), container.NewCenter(l.doubles)),
		widget.HStack(container.NewCenter(widget.Plain("Importer…", func() { host.Go(widget.Place{Area: widget.AreaImport}) })),
			container.NewCenter(widget.Secondary("Ajouter une personne", l.add)), container.NewCenter(l.sessions)))
	l.whole = container.NewBorder(head, nil, nil, nil, l.table.Content())
	return l, l.read()
}

// Content is what is shown.
func (l *List) Content() fyne.CanvasObject { return l.whole }

// Focus is the search, or what leads to a first candidate.
func (l *List) Focus() fyne.Focusable {
	if l.sessions.Visible() {
		return l.sessions
	}
	return l.table.Focus()
}

// Refresh reads the candidates again. The search and the order stay.
func (l *List) Refresh() {
	if err := l.read(); err != nil {
		l.host.Refuse(err)
	}
}

// read shows everybody at once; what comes of their sessions follows, since it is gathered from every enrolment.
func (l *List) read() error {
	all, err := l.desk.Candidates.All()
	if err != nil {
		return err
	}
	l.show(all)
	var gathered map[data.ID]facts
	var doubles []app.Double
	l.host.Run("Lecture des candidats", func(ctx context.Context, progress func(int, int)) (err error) {
		if gathered, err = gather(ctx, l.desk, progress); err != nil {
			return err
		}
		doubles, err = l.desk.Candidates.Doubles()
		return err
	}, func(err error) {
		if err != nil {
			l.host.Refuse(err)
			return
		}
		l.facts = gathered
		l.show(all)
		l.doubles.SetText(count(len(doubles), "doublon possible", "doublons possibles", ""))
		if len(doubles) > 0 {
			l.doubles.Show()
		} else {
			l.doubles.Hide()
		}
	})
	return nil
}

func (l *List) show(all []data.Candidate) {
	blocs := len(l.desk.Fiches()[0].Blocs)
	rows := make([]widget.TableRow, len(all))
	for i := range all {
		rows[i] = row(&all[i], l.facts[all[i].ID], blocs)
	}
	l.table.SetRows(rows)
	widget.SetText(l.count, count(len(all), "personne", "personnes", ""))
	if len(all) > 0 {
		l.sessions.Hide()
	} else {
		l.sessions.Show()
	}
}

// row writes a person as the list shows them; blocs is how many the certification of new sessions has, for who has come for
// none yet.
func row(c *data.Candidate, f facts, blocs int) widget.TableRow {
	name, given := c.BirthName, strings.Join(c.GivenNames, " ")
	if c.UsageName != "" {
		name += " (usage : " + c.UsageName + ")"
	}
	place, held := c.BirthPlace.String(), fmt.Sprintf("%d sur %d", f.held, cmp.Or(f.of, blocs))
	session := f.session
	if session == "" {
		session = "–"
	}
	folded := data.Fold(given)
	return widget.TableRow{
		Key:   c.ID,
		Cells: []string{name, given, widget.FormatDate(c.BirthDate), place, session, held},
		Sort:  []string{data.Fold(name) + " " + folded, folded, c.BirthDate.String(), data.Fold(place), f.on.String(), held},
	}
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
