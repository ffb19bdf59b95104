package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/ui/widget"
)

// journalCard leads to the journal.
func journalCard(host widget.Host) fyne.CanvasObject {
	open := widget.Secondary("Ouvrir le journal (Ctrl+J)", func() { host.Go(widget.Place{Area: widget.AreaJournal}) })
	words := widget.VStack(-1, widget.Heading("Journal"), widget.Quiet("Qui a fait quoi, quand, sur quel poste et pourquoi. Rien ne s’en efface."))
	return widget.Card(container.NewBorder(nil, nil, nil, container.NewCenter(open), words))
}
