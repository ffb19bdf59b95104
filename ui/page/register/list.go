// Package register is the pages of the register of documents: all that was ever issued, and one document.
package register

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// List is the register: one line a document, found as one types, narrowed by what it is.
type List struct {
	desk    *app.Desk
	host    widget.Host
	entries []app.Entry
	network []data.NetworkNumber // of parchments that the certifier delivered
	people  map[data.ID]data.Candidate

	count   *fw.RichText
	filters *filters
	table   *widget.Table
	whole   *fyne.Container
}

// NewList returns the page of the register.
func NewList(desk *app.Desk, host widget.Host) (*List, error) {
	l := &List{desk: desk, host: host, count: widget.Quiet("")}
	l.count.Wrapping = fyne.TextWrapOff
	l.filters = newFilters(l.show)
	l.table = widget.NewTable([]widget.Column{
		{Title: "Numéro", Share: 2.5}, {Title: "Document", Share: 2.6}, {Title: "Titulaire", Share: 2.4},
		{Title: "Session", Share: 1.7}, {Title: "Émis le", Share: 1.3}, {Title: "État", Share: 2.1}, {Title: "Remis le", Share: 1.3},
	}, "Chercher un numéro, un nom, une session, un état")
	l.table.OnOpen = l.open
	l.table.SortBy(4)
	evidence := container.NewCenter(widget.Secondary(widget.EvidenceButton, l.askEvidence))
	title := container.NewBorder(nil, nil, nil, evidence, widget.HStack(widget.Title("Registre"), container.NewCenter(l.count)))
	head := container.NewVBox(title, l.filters.content)
	l.whole = container.NewBorder(head, nil, nil, nil, l.table.Content())
	return l, l.read()
}

// Content is what is shown.
func (l *List) Content() fyne.CanvasObject { return l.whole }

// Focus is the search.
func (l *List) Focus() fyne.Focusable { return l.table.Focus() }

// Refresh reads the register again. The search, the filters and the order stay.
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
	if l.network, err = l.desk.Documents.NetworkNumbers(""); err != nil {
		return err
	}
	people, err := l.desk.Candidates.All()
	if err != nil {
		return err
	}
	l.entries, l.people = entries, map[data.ID]data.Candidate{}
	for _, c := range people {
		l.people[c.ID] = c
	}
	l.filters.offer(entries)
	l.show()
	return nil
}

// open leads to a document, or to the person whose parchment the certifier delivered.
func (l *List) open(id data.ID) {
	for _, n := range l.network {
		if n.ID == id {
			l.host.Go(widget.Place{Area: widget.AreaCandidates, ID: n.Candidate})
			return
		}
	}
	l.host.Go(widget.Place{Area: widget.AreaRegister, ID: id})
}

// show shows what the filters let through.
func (l *List) show() {
	var rows []widget.TableRow
	for _, e := range l.entries {
		if l.filters.match(e) {
			rows = append(rows, row(e))
		}
	}
	all, shown := len(l.entries), len(rows)
	if !l.filters.any() {
		for _, n := range l.network {
			rows = append(rows, networkRow(n, l.people[n.Candidate]))
		}
	}
	l.table.Empty = "Aucun document n’est encore émis. Ils s’émettent à l’étape « Documents » d’une session close, et restent ici pour toujours."
	if all > 0 {
		l.table.Empty = "Aucun document ne répond à ces filtres. Choisissez « Tous » pour tout revoir."
	}
	l.table.SetRows(rows)
	said := documents(all)
	if shown < all {
		said = fmt.Sprintf("%d sur %s", shown, documents(all))
	}
	widget.SetText(l.count, said)
}

func documents(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d documents", n)
	}
	return fmt.Sprintf("%d document", n)
}

// row writes a document as the list shows it: a long title or name takes the lines that it needs.
func row(e app.Entry) widget.TableRow {
	doc := e.Document
	title := doc.Number.Kind.Title()
	if b := doc.Sheet.Bloc; b != nil {
		title += "\n" + widget.Folded(b.Title, 24)
	}
	issued, delivered, handed := rncp.DateOf(doc.Issued), "", ""
	if e.Delivered != nil {
		delivered, handed = widget.FormatDate(e.Delivered.On), e.Delivered.On.String()
	}
	number := doc.Number
	sortable := fmt.Sprintf("%s %d %08d %03d", number.Kind, number.Year, number.Rank, number.Copy)
	written := number.String()
	if e.Network != nil {
		written += "\nréseau : " + e.Network.Number
	}
	return widget.TableRow{
		Key: doc.ID,
		Cells: []string{written, title, widget.Folded(holder(e), 22), widget.Folded(e.Session.Name, 16),
			widget.FormatDate(issued), widget.Folded(e.State(), 20), delivered},
		Sort: []string{sortable, data.Fold(title), data.Fold(e.Candidate.BirthName), data.Fold(e.Session.Name), doc.Issued.UTC().Format(sortableTime), e.State(), handed},
	}
}

// sortableTime is a moment as a text that sorts by time.
const sortableTime = "2006-01-02T15:04:05.000"

// networkRow writes a parchment that the certifier delivered, and of which the centre keeps the number alone.
func networkRow(n data.NetworkNumber, c data.Candidate) widget.TableRow {
	title := "Parchemin\ndu certificateur"
	if n.Bloc != data.WholeCertification {
		title = "Certificat\ndu certificateur"
	}
	return widget.TableRow{
		Key: n.ID,
		Cells: []string{"réseau : " + n.Number, title, widget.Folded(c.Name(), 22), "", widget.FormatDate(n.On),
			"reçu du réseau\nle " + widget.FormatDate(n.Received), ""},
		Sort: []string{"réseau " + n.Number, data.Fold(title), data.Fold(c.BirthName), "", n.On.String(), "reçu", ""},
	}
}

func holder(e app.Entry) string {
	if e.Document.Candidate == "" {
		return "toute la session"
	}
	if e.Candidate.ID == "" {
		return "personne éliminée"
	}
	return e.Candidate.Name()
}
