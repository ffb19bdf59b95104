package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/ui/widget"
)

// backup says when the last verified backup was made, and whether that was too long ago; nothing for the example centre.
func (p *Page) backup() (line fyne.CanvasObject, overdue bool, err error) {
	s, err := p.desk.Backups.Status()
	if err != nil || s.Example {
		return nil, false, err
	}
	said := "Aucune sauvegarde vérifiée"
	if !s.Last.IsZero() {
		said = "Dernière sauvegarde vérifiée : " + p.desk.Backups.When(s.Last)
	}
	open := func() { p.host.Go(widget.Place{Area: widget.AreaBackups}) }
	if s.Overdue {
		return widget.Banner(widget.ToneRefused, said+". Ce qui a changé depuis n’est que dans ce dossier.", widget.Secondary("Sauvegarder…", open)), true, nil
	}
	button := widget.Plain("Sauvegardes", open)
	button.OnKey = widget.ScrollKeys(p.whole)
	return container.NewBorder(nil, nil, nil, button, middle(widget.Quiet(said+"."))), false, nil
}
