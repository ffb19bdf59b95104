package session

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// Where a run goes.
const (
	toViewer  = "lecteur"
	toPrinter = "imprimante"
	toFiles   = "fichiers"
)

// printForm asks what to print in one go, in which order, where to, and how.
type printForm struct {
	list          *issuedList
	left, printed []data.Document // without a good sheet yet, and with one

	kinds    []kindToggle
	fresh    *widget.Toggle // only what has no good sheet yet
	order    *widget.Radio
	to       *widget.Radio
	printer  *widget.Radio
	found    *container.Scroll // those found
	backs    *widget.Toggle
	shifts   *shiftForm
	what     *widget.Field
	where    *widget.Field
	printers *fyne.Container // the same, set off from the left
	paper    *fyne.Container // what a file has no use for
	whole    *fyne.Container
	print    *widget.Button
	close    func()
}

// kindToggle chooses the documents of a kind.
type kindToggle struct {
	kind data.DocumentKind
	*widget.Toggle
}

func (l *issuedList) askPrint() {
	f := &printForm{list: l}
	var err error
	if f.left, f.printed, err = l.step.desk.Documents.ToPrint(l.step.view.Session.ID); err != nil {
		l.step.host.Refuse(err)
		return
	}
	f.fresh = widget.NewToggle("Seulement ceux qui ne sont pas encore imprimés")
	f.fresh.Set(len(f.left) > 0)
	f.fresh.OnChanged = func(bool) { f.follow() }
	visible(f.fresh, len(f.left) > 0 && len(f.printed) > 0)
	f.order = widget.NewRadio(widget.Choice{Key: string(app.OrderAlphabet), Label: "Par ordre alphabétique"},
		widget.Choice{Key: string(app.OrderSession), Label: "Dans l’ordre des candidats de la session"})
	f.order.Set(string(app.OrderAlphabet))
	f.backs = widget.NewToggle("Laisser le verso blanc (recto verso)")
	f.shifts = newShiftForm(l.step, f.printerName, f.testPage)
	left := widget.VStack(1, f.documents(), widget.NewForm(nil, &widget.Field{Label: "Ordre", Input: f.order.Content()}).Content())
	right := widget.VStack(1, f.outlet(), f.paper)
	f.print = widget.Primary("Préparer le tirage", f.submit)
	buttons := widget.HStack(widget.Secondary("Annuler", func() { f.close() }), f.print)
	f.whole = widget.Width(widget.VStack(2, widget.Halves(left, right), container.NewBorder(nil, nil, nil, container.NewVBox(layout.NewSpacer(), buttons), f.lastRun())), 860)
	f.follow()
	f.close = l.step.host.Show("Imprimer les documents de la session", f.whole, f.first())
	f.again()
}

// documents lists the kinds. Those with something to print are chosen; when nothing is left to print, the certificates and parchments.
func (f *printForm) documents() fyne.CanvasObject {
	rows := container.NewVBox(f.fresh)
	for _, d := range slices.Concat(f.left, f.printed) {
		kind := d.Number.Kind
		if slices.ContainsFunc(f.kinds, func(k kindToggle) bool { return k.kind == kind }) {
			continue
		}
		t := kindToggle{kind, widget.NewToggle("")}
		t.Set(ofKind(f.left, kind) > 0 || len(f.left) == 0 && (kind == data.KindBlocCertificate || kind == data.KindParchment))
		f.kinds = append(f.kinds, t)
	}
	slices.SortStableFunc(f.kinds, func(a, b kindToggle) int { return rank(a.kind) - rank(b.kind) })
	for _, k := range f.kinds {
		rows.Add(k.Toggle)
	}
	f.what = &widget.Field{Label: "Documents", Hint: "Ceux qui sont annulés, ou qui ne valent plus, n’y sont pas.", Input: rows}
	return widget.NewForm(f.list.step.host.Focus, f.what).Content()
}

// printed are the kinds in the order in which they are offered.
var printed = []data.DocumentKind{data.KindMinutes, data.KindParchment, data.KindBlocCertificate, data.KindAttestation, data.KindTranscript,
	data.KindPartial, data.KindVAENotice, data.KindRequest, data.KindEnrolment}

// rank is the place of a kind in that order; one that is not in it comes last.
func rank(kind data.DocumentKind) int {
	if i := slices.Index(printed, kind); i >= 0 {
		return i
	}
	return len(printed)
}

func ofKind(docs []data.Document, kind data.DocumentKind) int {
	n := 0
	for _, d := range docs {
		if d.Number.Kind == kind {
			n++
		}
	}
	return n
}

// offered are the documents among which the kinds choose.
func (f *printForm) offered() []data.Document {
	if f.fresh.On() {
		return f.left
	}
	return slices.Concat(f.left, f.printed)
}

// follow shows what follows from what is chosen.
func (f *printForm) follow() {
	for _, k := range f.kinds {
		n := ofKind(f.offered(), k.kind)
		k.SetText(k.kind.Title() + " (" + count(n, "document", "documents", "") + ")")
		visible(k, n > 0)
	}
	visible(f.printers, f.to.Key() == toPrinter)
	visible(f.paper, f.to.Key() != toFiles)
	f.shifts.show()
	f.print.SetText(map[string]string{toViewer: "Préparer le tirage", toPrinter: "Imprimer", toFiles: "Écrire les fichiers"}[f.to.Key()])
	f.whole.Refresh() // what is shown now takes room
}

// first is what has the focus when the dialog opens: what is left to confirm when something is left to print.
func (f *printForm) first() fyne.Focusable {
	if len(f.left) > 0 {
		return f.print
	}
	return f.kinds[0].Toggle
}

func (f *printForm) chosen() []data.ID {
	var ids []data.ID
	for _, d := range f.offered() {
		if slices.ContainsFunc(f.kinds, func(k kindToggle) bool { return k.kind == d.Number.Kind && k.On() }) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

func (f *printForm) submit() {
	f.what.Tell(nil)
	ids := f.chosen()
	if len(ids) == 0 {
		f.what.Tell(data.Refuse("Aucun document n’est choisi.").Hint("Cochez-en au moins un."))
		return
	}
	if f.to.Key() != toFiles && !f.shifts.keep() {
		return
	}
	f.close()
	rememberPrinter(f.printerName())
	f.list.run(app.Printing{Documents: ids, Order: app.Order(f.order.Key()), Backs: f.backs.On() && f.to.Key() != toFiles,
		Separate: f.to.Key() == toFiles, Printer: f.printerName()})
}
