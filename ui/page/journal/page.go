// Package journal is the page of the journal: who did what, when, on which machine and why.
package journal

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// exportFolder is where tables are written. Tests put another in its place.
var exportFolder = func() (string, error) { return widget.DocumentsFolder("Journal") }

// Page is the journal: one line an act, found as one types, and all that one of them says below.
type Page struct {
	desk *app.Desk
	host widget.Host
	book *app.Book
	open uint64 // the line whose detail is shown, 0 for none

	shown   []app.LineOf
	filters *filters
	count   *fw.RichText
	table   *widget.Table
	detail  *fyne.Container
	whole   *fyne.Container
	rows    *fyne.Container
}

// New returns the page.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, count: widget.Quiet(""), detail: container.NewStack(), rows: container.NewStack()}
	p.count.Wrapping = fyne.TextWrapOff
	p.filters = newFilters(p.show)
	p.filters.text.OnKey = func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyDown && p.table != nil {
			host.Focus(p.table.Focus())
		}
	}
	p.filters.text.OnSubmitted = func(string) {
		if len(p.shown) > 0 {
			p.openLine(lineKey(p.shown[0]))
		}
	}
	back := widget.Plain("Réglages", func() { host.Go(widget.Place{Area: widget.AreaSettings}) })
	back.SetIcon(theme.NavigateBackIcon())
	buttons := container.NewCenter(container.NewHBox(widget.Secondary("Vérifier la chaîne", p.check), widget.Secondary("Exporter", p.export)))
	title := container.NewBorder(nil, nil, nil, buttons, widget.HStack(widget.Title("Journal"), container.NewCenter(p.count)))
	head := container.NewVBox(container.NewHBox(back), title, p.filters.content)
	p.whole = container.NewBorder(head, p.detail, nil, nil, p.rows)
	p.read()
	return p, nil
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is the search.
func (p *Page) Focus() fyne.Focusable { return p.filters.text }

// Refresh reads the journal again; the filters and the line that is open stay.
func (p *Page) Refresh() { p.read() }

// read reads the journal beside the window: it may be long.
func (p *Page) read() {
	var book *app.Book
	p.host.Run("Lecture du journal", func(context.Context, func(int, int)) (err error) {
		book, err = p.desk.Lines.Read()
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.book = book
		p.makeTable()
		p.filters.offer(book)
		p.show()
	})
}

// makeTable makes the table with the columns that the journal has something for.
func (p *Page) makeTable() {
	columns := []widget.Column{{Title: "Quand", Share: 1.6}, {Title: "Qui", Share: 1.6}, {Title: "Acte", Share: 2.4}, {Title: "Concerne", Share: 3.8}, {Title: "Motif", Share: 1.8}}
	if p.book.Machines() {
		columns = append(columns, widget.Column{Title: "Poste", Share: 1.2})
	}
	p.table = widget.NewTable(columns, "")
	p.table.OnOpen = p.openLine
	p.rows.Objects = []fyne.CanvasObject{p.table.Content()}
	p.rows.Refresh()
}

// show shows the lines that the filters let through.
func (p *Page) show() {
	if p.book == nil {
		return
	}
	p.shown = p.book.Find(p.filters.wanted())
	rows, machines := make([]widget.TableRow, len(p.shown)), p.book.Machines()
	for i, l := range p.shown {
		rows[i] = row(l, machines)
	}
	p.table.Empty = "Rien n’est encore noté au journal."
	if p.book.Len() > 0 {
		p.table.Empty = "Aucune ligne ne répond à ces filtres."
	}
	p.table.SetRows(rows)
	said := lines(p.book.Len())
	if len(rows) < p.book.Len() {
		said = fmt.Sprintf("%d sur %s", len(rows), said)
	}
	widget.SetText(p.count, said)
}

func lines(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d lignes", n)
	}
	return fmt.Sprintf("%d ligne", n)
}

func lineKey(l app.LineOf) data.ID { return data.ID(strconv.FormatUint(l.Seq, 10)) }

// row writes a line as the table shows it, with its machine where there is a column for it.
func row(l app.LineOf, machines bool) widget.TableRow {
	who := l.Operator
	if who == "" {
		who = "le programme"
	}
	number := fmt.Sprintf("%020d", l.Seq)
	cells := []string{l.At.Format("02/01/2006 15:04"), who, l.Action.Title(), l.About(), l.Reason}
	sort := []string{number, data.Fold(who), data.Fold(cells[2]), data.Fold(cells[3]), data.Fold(l.Reason)}
	if machines {
		cells, sort = append(cells, l.Machine), append(sort, data.Fold(l.Machine))
	}
	return widget.TableRow{Key: lineKey(l), Cells: cells, Sort: sort}
}

// check reads the whole folder again, and says whether the chain holds.
func (p *Page) check() {
	var report app.Report
	p.host.Run("Vérification du dossier", func(ctx context.Context, _ func(int, int)) (err error) {
		report, err = p.desk.Check(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			p.host.Refuse(err)
		case len(report.Findings) > 0:
			p.found(report)
		default:
			p.host.Tell(fmt.Sprintf("Tout est intact : les %s du journal se suivent, et %s relus.", lines(int(report.Journal)), documents(report.Documents)))
		}
	})
}

func documents(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d documents sont", n)
	}
	return fmt.Sprintf("%d document est", n)
}

// found shows what is wrong with the folder.
func (p *Page) found(report app.Report) {
	var closeIt func()
	shut := widget.Secondary("Fermer", func() { closeIt() })
	list := widget.VStack(0.5)
	for _, finding := range report.Findings[:min(len(report.Findings), 200)] {
		list.Add(widget.Body(finding))
	}
	body := container.NewBorder(widget.Quiet("Mettez une copie de ce dossier à l’abri avant toute autre chose."), container.NewBorder(nil, nil, nil, shut), nil, nil,
		widget.Height(container.NewVScroll(list), 320))
	closeIt = p.host.Show("Ce qui ne va pas", widget.Width(body, 640), shut)
}

// export writes the lines shown as a table, and opens its folder.
func (p *Page) export() {
	if p.book == nil {
		return
	}
	path, shown := "", p.shown
	p.host.Run("Export du journal", func(context.Context, func(int, int)) error {
		dir, err := exportFolder()
		if err == nil {
			path, err = p.book.Export(shown, dir)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Refuse(p.host.OpenFile(path))
		p.host.Tell("Enregistré : " + path)
	})
}
