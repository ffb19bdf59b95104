// Package backup is the page of the backups: where they go, when they were verified, and how one is restored.
package backup

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/app"
	"certibloc/ui/widget"
)

// shown is how many backups of a place are listed before one asks for all.
const shown = 5

// Page shows the places, each with its backups.
type Page struct {
	desk *app.Desk
	host widget.Host

	now   *widget.Button
	all   map[string]bool // places all of whose backups are listed
	body  *fyne.Container
	whole *fyne.Container
}

// New returns the page.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, all: map[string]bool{}, body: widget.VStack(1.5)}
	p.now = widget.Primary("Sauvegarder maintenant", p.backUp)
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body))
	p.now.OnKey = widget.ScrollKeys(scroll)
	back := widget.Plain("Accueil", func() { host.Go(widget.Place{Area: widget.AreaHome}) })
	back.SetIcon(theme.NavigateBackIcon())
	head := container.NewVBox(container.NewHBox(back), container.NewBorder(nil, nil, nil, container.NewCenter(p.now), widget.Title("Sauvegardes")))
	p.whole = container.NewBorder(head, nil, nil, nil, scroll)
	return p, p.read()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.whole }

// Focus is what one comes for.
func (p *Page) Focus() fyne.Focusable { return p.now }

// Refresh looks at the places again.
func (p *Page) Refresh() {
	if err := p.read(); err != nil {
		p.host.Refuse(err)
	}
}

func (p *Page) read() error {
	places, err := p.desk.Backups.Places()
	if err != nil {
		return err
	}
	may, chooses := p.desk.Backups.Allowed()
	if p.now.Enable(); !may {
		p.now.Disable()
	}
	p.body.Objects = nil
	if alone(places) {
		p.body.Add(widget.Banner(widget.ToneWarning, "Les sauvegardes sont sur le même disque que le centre : s’il tombe en panne ou si le poste est volé, tout est perdu. Ajoutez une clé USB ou un lecteur du réseau."))
	}
	for _, place := range places {
		p.body.Add(p.card(place, chooses))
	}
	if chooses {
		p.body.Add(container.NewHBox(widget.Secondary("Ajouter un emplacement…", p.askPlace)))
	}
	p.body.Add(widget.Small("Tout y est chiffré et sans nom. Chaque sauvegarde est vérifiée par une restauration complète. Sont gardées la dernière de 7 jours, de 5 semaines et de 12 mois."))
	p.body.Refresh()
	return nil
}

// alone reports whether every place is on the disk of the centre.
func alone(places []app.BackupPlace) bool {
	for _, p := range places {
		if !p.SameDisk {
			return false
		}
	}
	return true
}

// card is one place with its state and its backups.
func (p *Page) card(place app.BackupPlace, chooses bool) fyne.CanvasObject {
	words := widget.VStack(-1.5, widget.Strong(place.Label), p.state(place), widget.Small(where(place)))
	var right fyne.CanvasObject
	if chooses && !place.Local {
		right = container.NewCenter(widget.Secondary("Retirer…", func() { p.askRemoval(place) }))
	}
	rows := widget.VStack(0.5, container.NewBorder(nil, nil, nil, right, words))
	if place.Failure != "" {
		rows.Add(widget.Notice(widget.ToneRefused, widget.Body(capital(p.desk.Backups.When(place.FailedAt))+" : "+place.Failure)))
	}
	for i, s := range place.Snapshots {
		if i == shown && !p.all[place.Path] {
			rows.Add(container.NewHBox(widget.Plain(fmt.Sprintf("Voir les %d sauvegardes", len(place.Snapshots)), func() {
				p.all[place.Path] = true
				p.Refresh()
			})))
			break
		}
		rows.Add(fw.NewSeparator())
		rows.Add(p.row(place, s, chooses))
	}
	return widget.Card(rows)
}

// row is one backup, with what restores it.
func (p *Page) row(place app.BackupPlace, s app.Snapshot, chooses bool) fyne.CanvasObject {
	var right fyne.CanvasObject
	if chooses && place.Here {
		right = widget.Secondary("Restaurer…", func() { p.askRestore(s) })
	}
	said := widget.Body(capital(p.desk.Backups.When(s.At)) + fmt.Sprintf(", jusqu’à la ligne %d du journal", s.Seq))
	return container.NewBorder(nil, nil, nil, right, said)
}

// state says in a line how a place is.
func (p *Page) state(place app.BackupPlace) fyne.CanvasObject {
	last := "jamais sauvegardé ici"
	if !place.Last.IsZero() {
		last = "dernière sauvegarde vérifiée " + p.desk.Backups.When(place.Last)
	}
	switch {
	case place.Emptied:
		return widget.Body("Ce dossier n’a plus les sauvegardes de ce centre : branchez le bon support, ou retirez l’emplacement et ajoutez-le à nouveau. " + capital(last) + ".")
	case !place.Here:
		return widget.Body("Absent : branchez-le ou connectez-le. " + capital(last) + ".")
	case place.Current:
		return widget.Body("À jour : " + last + ".")
	case place.Last.IsZero():
		return widget.Body(capital(last) + ".")
	}
	return widget.Body(capital(last) + ". Des changements n’y sont pas encore.")
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// where says where a place is.
func where(place app.BackupPlace) string {
	if place.Local {
		return "Dans le dossier du centre."
	}
	return place.Path
}
