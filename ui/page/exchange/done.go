package exchange

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// done says what came in, and lets it be taken back.
func (p *Page) done(record data.Import) {
	p.typing = false
	label := "Voir les candidats"
	if p.session.ID != "" {
		label = "Voir les inscriptions"
	}
	see := widget.Primary(label, func() { p.host.Go(p.back()) })
	undo := widget.Secondary("Annuler cet import…", func() { p.askUndo(record) })
	words := "Import fait : " + count(record.People, "ligne", "lignes") + " de « " + record.File + " »."
	p.show(see, nil, widget.Card(widget.VStack(1.5, widget.Banner(widget.ToneDone, words),
		widget.Small("Un import s’annule en entier, tant que rien n’y est accroché : ni résultat, ni convocation, ni document."),
		widget.HStack(see, undo, widget.Plain("Importer un autre fichier", p.restart)))))
}

func (p *Page) restart() {
	if err := p.start(); err != nil {
		p.host.Refuse(err)
	}
}

// askUndo asks why an import is taken back.
func (p *Page) askUndo(record data.Import) {
	var closeIt func()
	reason := widget.NewTextField("par exemple : mauvais fichier")
	field := &widget.Field{Label: "Motif", Hint: "Le journal le garde.", Input: reason}
	form := widget.NewForm(p.host.Focus, field)
	whole := container.NewStack()
	act := func() {
		if err := p.desk.Imports.Undo(context.Background(), record.ID, strings.TrimSpace(reason.Text)); err != nil {
			field.Tell(err)
			whole.Refresh() // what is wrong takes room
			return
		}
		closeIt()
		p.host.Tell("Import annulé : " + record.File + ".")
		p.restart()
	}
	reason.OnSubmitted = func(string) { act() }
	words := "« " + record.File + " » a apporté " + count(record.People, "ligne, qui ne paraîtra", "lignes, qui ne paraîtront") +
		" plus nulle part. Rien n’est effacé : le journal en garde la trace."
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Fermer", func() { closeIt() }), widget.Primary("Annuler l’import", act)))
	whole.Add(widget.Width(widget.VStack(2, widget.Body(words), form.Content(), buttons), 560))
	var first fyne.Focusable = reason
	closeIt = p.host.Show("Annuler cet import ?", whole, first)
}
