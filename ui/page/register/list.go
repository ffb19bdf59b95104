// Package register is the pages of the register of documents: all that was ever issued, and one document.
package register

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// List is the register: one line a document, found as one types.
type List struct {
	desk  *app.Desk
	host  widget.Host
	count *fw.RichText
	table *widget.Table
	whole *fyne.Container
}

// NewList returns the page of the register.
func NewList(desk *app.Desk, host widget.Host) (*List, error) {
	l := &List{desk: desk, host: host, count: widget.Quiet("")}
	l.count.Wrapping = fyne.TextWrapOff
	l.table = widget.NewTable([]widget.Column{
		{Title: "Numéro", Share: 2.5}, {Title: "Document", Share: 2.6}, {Title: "Titulaire", Share: 2.4},
		{Title: "Session", Share: 1.7}, {Title: "Émis le", Share: 1.3}, {Title: "État", Share: 2.1}, {Title: "Remis le", Share: 1.3},
	}, "Chercher un numéro, un nom, une session, un état")
	l.table.Empty = "Aucun document n’est encore émis. Ils s’émettent à l’étape « Documents » d’une session close, et restent ici pour toujours."
	l.table.OnOpen = func(id data.ID) { host.Go(widget.Place{Area: widget.AreaRegister, ID: id}) }
	l.table.SortBy(4)
	evidence := container.NewCenter(widget.Secondary(widget.EvidenceButton, l.askEvidence))
	head := container.NewBorder(nil, nil, nil, evidence, widget.HStack(widget.Title("Registre"), container.NewCenter(l.count)))
	l.whole = container.NewBorder(head, nil, nil, nil, l.table.Content())
	return l, l.read()
}

// Content is what is shown.
func (l *List) Content() fyne.CanvasObject { return l.whole }

// Focus is the search.
func (l *List) Focus() fyne.Focusable { return l.table.Focus() }

// Refresh reads the register again. The search and the order stay.
func (l *List) Refresh() {
	if err := l.read(); err != nil {
		l.host.Refuse(err)
	}
}

func (l *List) read() error {
	entries, err := l.desk.Documents.Register()
	if err != nil {
		return err
	}
	rows := make([]widget.TableRow, len(entries))
	for i, e := range entries {
		rows[i] = row(e)
	}
	l.table.SetRows(rows)
	said := fmt.Sprintf("%d documents", len(entries))
	if len(entries) < 2 {
		said = strings.TrimSuffix(said, "s")
	}
	widget.SetText(l.count, said)
	return nil
}

// row writes a document as the list shows it: a long title or name takes the lines that it needs.
func row(e app.Entry) widget.TableRow {
	doc := e.Document
	title := doc.Number.Kind.Title()
	if b := doc.Sheet.Bloc; b != nil {
		title += "\n" + widget.Folded(b.Title, 24)
	}
	issued, delivered := rncp.DateOf(doc.Issued), ""
	if e.Delivered != nil {
		delivered = widget.FormatDate(e.Delivered.On)
	}
	number := doc.Number
	sortable := fmt.Sprintf("%s %d %06d %03d", number.Kind, number.Year, number.Rank, number.Copy)
	return widget.TableRow{
		Key: doc.ID,
		Cells: []string{number.String(), title, widget.Folded(holder(e), 22), widget.Folded(e.Session.Name, 16),
			widget.FormatDate(issued), widget.Folded(e.State(), 20), delivered},
		Sort: []string{sortable, data.Fold(title), data.Fold(e.Candidate.BirthName), data.Fold(e.Session.Name), doc.Issued.String(), e.State(), delivered},
	}
}

func holder(e app.Entry) string {
	if e.Document.Candidate == "" {
		return "toute la session"
	}
	return e.Candidate.Name()
}
