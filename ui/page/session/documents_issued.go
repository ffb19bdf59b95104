package session

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// issuedList is the list of the documents that are issued, and what gives their files.
type issuedList struct {
	step    *documentsStep
	docs    []data.Document
	table   *widget.Table
	folder  *fw.RichText
	demand  *widget.Button
	printer *widget.Button
	export  *widget.Button
	open    *widget.Button
	whole   *fyne.Container
}

func newIssuedList(s *documentsStep) *issuedList {
	l := &issuedList{step: s, folder: widget.Small("")}
	l.table = widget.NewTable([]widget.Column{
		{Title: "Numéro", Share: 0.175}, {Title: "Document", Share: 0.185}, {Title: "Personne", Share: 0.25}, {Title: "Bloc", Share: 0.29}, {Title: "Date", Share: 0.1},
	}, "Chercher un nom, un numéro, un bloc")
	l.table.Empty = "Aucun document n’est encore émis. Ceux de la session se liront ici, avec leur numéro."
	l.table.OnOpen = l.openOne
	l.demand = s.demandButton()
	l.printer = widget.Secondary("Imprimer…", l.askPrint)
	l.export = widget.Secondary("Exporter tout…", l.askFolder)
	l.open = widget.Secondary("Ouvrir le dossier", l.openFolder)
	head := container.NewBorder(nil, nil, widget.Heading("Documents émis"), widget.HStack(l.demand, l.printer, l.export, l.open))
	l.whole = container.NewBorder(container.NewVBox(head, l.folder), nil, nil, nil, l.table.Content())
	return l
}

func (l *issuedList) content() fyne.CanvasObject { return l.whole }

func (l *issuedList) show(docs []data.Document) {
	l.docs = docs
	rows := make([]widget.TableRow, len(docs))
	for i, d := range docs {
		rows[i] = l.row(d)
	}
	l.table.SetRows(rows)
	visible(l.printer, len(docs) > 0)
	visible(l.export, len(docs) > 0)
	visible(l.open, len(docs) > 0)
	visible(l.folder, len(docs) > 0)
	l.showFolder()
	l.showNext()
}

// showNext makes printing the main action where nothing is left to issue and something to print.
func (l *issuedList) showNext() {
	left, _, err := l.step.desk.Documents.ToPrint(l.step.view.Session.ID)
	l.printer.Importance = fw.MediumImportance
	if err == nil && len(left) > 0 && len(l.step.plan.Ready) == 0 {
		l.printer.Importance = fw.HighImportance
	}
	l.printer.Refresh()
}

func (l *issuedList) showFolder() {
	widget.SetText(l.folder, "Un clic ou Entrée ouvre le document, toujours identique à l’original. Fichiers : "+l.dir())
}

// row writes a document as the list shows it. The bloc goes by its title: its number alone is ambiguous.
func (l *issuedList) row(d data.Document) widget.TableRow {
	bloc, person := "", d.Sheet.Holder.GivenNames+" "+d.Sheet.Holder.BirthName
	if b := d.Sheet.Bloc; b != nil {
		bloc = b.Title
	}
	if k := l.step.view.Case(d.Enrolment); k != nil {
		person = k.Candidate.Name()
	}
	if d.Number.Kind == data.KindMinutes {
		person = app.Draft{Kind: d.Number.Kind}.About()
	}
	on := rncp.DateOf(d.Issued)
	number := d.Number.String()
	return widget.TableRow{
		Key:   d.ID,
		Cells: []string{number, l.title(d), person, bloc, widget.FormatDate(on)},
		Sort:  []string{number, l.title(d), data.Fold(person), data.Fold(bloc), on.String()},
	}
}

// title names a document in the list: minutes that correct earlier ones say so, and a certificate that a correction has
// overtaken too.
func (l *issuedList) title(d data.Document) string {
	switch {
	case d.Sheet.Minutes != nil && d.Sheet.Minutes.Corrects != "":
		return d.Number.Kind.Title() + " corrigé"
	case slices.ContainsFunc(l.step.plan.Overtaken, func(o data.Document) bool { return o.ID == d.ID }):
		if d.Number.Kind == data.KindBlocCertificate {
			return "Certificat (ne vaut plus)"
		}
		return d.Number.Kind.Title() + " (ne vaut plus)"
	}
	return d.Number.Kind.Title()
}

// openOne writes the file of a document and hands it to the system.
func (l *issuedList) openOne(key data.ID) {
	for _, d := range l.docs {
		if d.ID != key {
			continue
		}
		path, err := l.step.desk.Documents.Export(d, l.dir())
		if err == nil {
			err = l.step.host.OpenFile(path)
		}
		if err != nil {
			l.step.host.Refuse(err)
			return
		}
		l.step.host.Tell("Document ouvert : " + path)
	}
}

// openFolder sees to it that every file is there, and opens their folder.
func (l *issuedList) openFolder() {
	l.exportAll(func() {
		if err := l.step.host.OpenFile(l.dir()); err != nil {
			l.step.host.Refuse(err)
		}
	})
}

// exportAll writes every file beside the window. One that is there already stays as it is.
func (l *issuedList) exportAll(then func()) {
	docs, dir := l.docs, l.dir()
	work := func(ctx context.Context, progress func(int, int)) error {
		for i, d := range docs {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, err := l.step.desk.Documents.Export(d, dir); err != nil {
				return err
			}
			progress(i+1, len(docs))
		}
		return nil
	}
	l.step.host.Run("Export des documents", work, func(err error) {
		if err != nil {
			l.step.host.Refuse(err)
			return
		}
		l.step.host.Tell(count(len(docs), "document", "documents", "") + " dans le dossier " + dir)
		if then != nil {
			then()
		}
	})
}
