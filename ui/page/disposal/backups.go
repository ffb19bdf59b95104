package disposal

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/widget"
)

// backups says which backups still hold what was eliminated, or nothing.
func (p *Page) backups() (fyne.CanvasObject, error) {
	held, err := p.desk.Backups.Holding()
	if err != nil || len(held) == 0 {
		return nil, err
	}
	said := "Des sauvegardes contiennent encore ce qui a été éliminé : " + holders(held) + "."
	return widget.Banner(widget.ToneWarning, said, widget.Secondary("Renouveler les sauvegardes", p.renew)), nil
}

// holders names the places of backups, each with how many there are.
func holders(held []app.Holding) string {
	names := make([]string, len(held))
	for i, h := range held {
		names[i] = h.Place.Label + " (" + number(len(h.Snapshots), "sauvegarde")
		if !h.Place.Here {
			names[i] += ", à brancher"
		}
		names[i] += ")"
	}
	return strings.Join(names, ", ")
}

// renew makes new backups and removes those that still hold what was eliminated.
func (p *Page) renew() {
	var left []app.Holding
	p.host.Run("Sauvegarde", func(ctx context.Context, progress func(int, int)) (err error) {
		left, err = p.desk.Backups.Renew(ctx, progress)
		return err
	}, func(err error) {
		p.Refresh()
		switch {
		case err != nil:
			p.host.Refuse(err)
		case len(left) > 0:
			p.host.Tell("Sauvegardes renouvelées, sauf " + holders(left) + ".")
		default:
			p.host.Tell("Sauvegardes renouvelées : plus aucune ne contient ce qui a été éliminé.")
		}
	})
}
