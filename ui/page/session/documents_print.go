package session

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// printForm asks what to print in one go, in which order, and how.
type printForm struct {
	list  *issuedList
	kinds map[data.DocumentKind]*widget.Toggle
	order *widget.Radio
	backs *widget.Toggle
	said  *widget.Field
	close func()
}

// printed are the kinds in the order in which they are offered.
var printed = []data.DocumentKind{data.KindMinutes, data.KindParchment, data.KindBlocCertificate, data.KindAttestation, data.KindTranscript,
	data.KindPartial, data.KindVAENotice, data.KindRequest, data.KindEnrolment}

func (l *issuedList) askPrint() {
	f := &printForm{list: l, kinds: map[data.DocumentKind]*widget.Toggle{}, backs: widget.NewToggle("Laisser le verso blanc (imprimante recto verso)")}
	which := container.NewVBox()
	for _, kind := range printed {
		n := 0
		for _, d := range l.docs {
			if d.Number.Kind == kind {
				n++
			}
		}
		if n == 0 {
			continue
		}
		t := widget.NewToggle(kind.Title() + " (" + count(n, "document", "documents", "") + ")")
		t.Set(kind == data.KindBlocCertificate || kind == data.KindParchment)
		f.kinds[kind] = t
		which.Add(t)
	}
	f.order = widget.NewRadio(widget.Choice{Key: string(app.OrderAlphabet), Label: "Par ordre alphabétique"},
		widget.Choice{Key: string(app.OrderSession), Label: "Dans l’ordre des candidats de la session"})
	f.order.Set(string(app.OrderAlphabet))
	f.said = &widget.Field{Label: "Documents", Input: which}
	form := widget.NewForm(l.step.host.Focus, f.said, &widget.Field{Label: "Ordre", Input: f.order.Content()}, &widget.Field{Label: "Papier", Input: f.backs})
	words := widget.Body("Un seul PDF s’ouvre, prêt pour l’imprimante. Les documents annulés n’y sont pas.")
	buttons := widget.HStack(widget.Secondary("Annuler", func() { f.close() }), widget.Primary("Préparer le tirage", f.submit))
	stack := widget.VStack(2, words, form.Content())
	if last := f.lastRun(); last != nil {
		stack.Add(last)
	}
	stack.Add(container.NewBorder(nil, nil, nil, buttons))
	f.close = l.step.host.Show("Imprimer les documents de la session", widget.Width(stack, 560), widget.Focusable(which))
}

func (f *printForm) submit() {
	var ids []data.ID
	for _, d := range f.list.docs {
		if t := f.kinds[d.Number.Kind]; t != nil && t.On() {
			ids = append(ids, d.ID)
		}
	}
	if len(ids) == 0 {
		f.said.Tell(data.Refuse("Aucun document n’est choisi.").Hint("Cochez-en au moins un."))
		return
	}
	f.close()
	f.list.print(ids, app.Order(f.order.Key()), f.backs.On())
}

// print prepares the PDF beside the window and opens it.
func (l *issuedList) print(ids []data.ID, order app.Order, backs bool) {
	path := ""
	var run data.PrintRun
	work := func(ctx context.Context, _ func(int, int)) (err error) {
		path, run, err = l.step.desk.Documents.PrintFile(ctx, l.step.view.Session.ID, ids, order, backs, l.dir())
		return err
	}
	l.step.host.Run("Préparation du tirage", work, func(err error) {
		if err == nil {
			err = l.step.host.OpenFile(path)
		}
		if err != nil {
			l.step.host.Refuse(err)
			return
		}
		l.step.host.Tell(count(len(run.Documents), "document", "documents", "") + " à imprimer : " + path)
	})
}

// lastRun offers to print again the spoiled sheets of the latest run.
func (f *printForm) lastRun() fyne.CanvasObject {
	runs, err := f.list.step.desk.Documents.PrintRuns(f.list.step.view.Session.ID)
	if err != nil || len(runs) == 0 {
		return nil
	}
	last := runs[len(runs)-1]
	said := "Dernier tirage : " + widget.FormatDate(last.On) + ", " + count(len(last.Documents), "document", "documents", "")
	if n := len(last.Spoiled); n > 0 {
		said += ", dont " + count(n, "feuille gâchée", "feuilles gâchées", "")
	}
	again := widget.Plain("Feuilles gâchées…", func() {
		f.close()
		f.list.askSpoiled(last)
	})
	return container.NewBorder(nil, nil, nil, again, widget.Quiet(said+"."))
}

// askSpoiled asks which sheets of a run were spoiled, notes them and prints them again.
func (l *issuedList) askSpoiled(run data.PrintRun) {
	var closeIt func()
	toggles := map[data.ID]*widget.Toggle{}
	rows := container.NewVBox()
	for _, id := range run.Documents {
		i := slices.IndexFunc(l.docs, func(d data.Document) bool { return d.ID == id })
		if i < 0 {
			continue
		}
		toggles[id] = widget.NewToggle(l.docs[i].Number.String() + " · " + l.row(l.docs[i]).Cells[2])
		rows.Add(toggles[id])
	}
	again := func() {
		var ids []data.ID
		for _, id := range run.Documents {
			if t := toggles[id]; t != nil && t.On() {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			closeIt()
			return
		}
		err := l.step.desk.Documents.Spoil(context.Background(), run.ID, ids)
		closeIt()
		if err != nil {
			l.step.host.Refuse(err)
			return
		}
		l.print(ids, app.OrderSession, false)
	}
	list := container.NewVScroll(rows)
	list.SetMinSize(fyne.NewSize(520, min(rows.MinSize().Height, 320)))
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Les réimprimer", again)))
	words := widget.Body("Cochez les feuilles gâchées : elles sont notées et réimprimées, identiques. Détruisez les feuilles gâchées.")
	closeIt = l.step.host.Show("Feuilles gâchées", widget.Width(widget.VStack(2, words, list, buttons), 560), widget.Focusable(rows))
}
