package backup

import (
	"context"

	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// folders is a host that lets one choose a folder.
type folders interface {
	ChooseFolder(chosen func(path string))
}

// switcher is a host that can put a restored folder in the place of the one that is open.
type switcher interface{ SwitchRestored() error }

// backUp backs up into every place that is there.
func (p *Page) backUp() {
	p.host.Run("Sauvegarde et vérification", p.desk.Backups.Now, func(err error) {
		p.Refresh()
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Sauvegardé, et vérifié par une restauration.")
	})
}

// askPlace asks for a folder on a stick or a drive.
func (p *Page) askPlace() {
	path, label := widget.NewTextField("E:\\ ou /media/cle"), widget.NewTextField("par exemple : clé bleue du coffre")
	at := &widget.Field{Label: "Dossier", Input: path, Check: widget.Needed(path, "Le dossier manque.")}
	if host, ok := p.host.(folders); ok {
		choose := widget.Secondary("Choisir…", func() { host.ChooseFolder(path.SetText) })
		at.Input = container.NewBorder(nil, nil, nil, choose, path)
	}
	widget.FormDialog{
		Title: "Ajouter un emplacement", Words: "Une clé USB ou un lecteur du réseau : il sera sauvegardé dès qu’il est là.", Action: "Ajouter",
		Fields: []*widget.Field{at, {Label: "Nom", Input: label}}, First: path, Typed: []*widget.TextField{path, label}, At: at,
		Do: widget.AtOnce(func() error {
			err := p.desk.Backups.AddPlace(path.Text, label.Text)
			if err == nil {
				p.Refresh()
				p.host.Tell("Emplacement ajouté. « Sauvegarder maintenant » le remplit.")
			}
			return err
		}),
	}.Show(p.host)
}

func (p *Page) askRemoval(place app.BackupPlace) {
	p.host.Ask(widget.Question{
		Title: "Ne plus sauvegarder sur « " + place.Label + " » ?", Text: "Les sauvegardes qui s’y trouvent y restent.", Confirm: "Retirer",
		Do: func() {
			if err := p.desk.Backups.RemovePlace(place.Path); err != nil {
				p.host.Refuse(err)
				return
			}
			p.Refresh()
			p.host.Tell("Emplacement retiré.")
		},
	})
}

// askRestore asks for what opens a backup, restores it beside the folder, and then asks whether it takes its place.
func (p *Page) askRestore(s app.Snapshot) {
	secret := widget.NewSecret()
	at := &widget.Field{Label: "Phrase de passe, ou code de la feuille de secours", Hint: "Telle qu’elle était ce jour-là.", Input: secret, Check: widget.Needed(secret, "La phrase de passe manque.")}
	widget.FormDialog{
		Title: "Restaurer la sauvegarde faite " + p.desk.Backups.When(s.At), Action: "Restaurer",
		Words:  "Elle est d’abord restaurée et vérifiée dans un dossier à part. Rien n’est remplacé sans vous le demander.",
		Fields: []*widget.Field{at}, First: secret, Typed: []*widget.TextField{secret}, At: at,
		Do: func(done func(error)) { p.restore(s, []byte(secret.Text), done) },
	}.Show(p.host)
}

func (p *Page) restore(s app.Snapshot, secret []byte, done func(error)) {
	said := ""
	p.host.Run("Restauration", func(ctx context.Context, progress func(int, int)) error {
		defer clear(secret)
		r, lost, err := p.desk.Backups.RestoreBeside(ctx, []app.Snapshot{s}, secret, progress)
		said = p.desk.Backups.AboutRestore(r, lost)
		return err
	}, func(err error) {
		done(err)
		if err == nil {
			p.askSwitch(said)
		}
	})
}

func (p *Page) askSwitch(said string) {
	p.host.Ask(widget.Question{
		Title: "Remplacer le dossier du centre ?", Confirm: "Remplacer",
		Text: said + " Le dossier actuel est mis de côté, entier, à côté du nouveau ; Certibloc redemande ensuite la phrase de passe.",
		Do: func() {
			host, ok := p.host.(switcher)
			if !ok {
				p.host.Refuse(data.Refuse("Cette fenêtre ne peut pas changer de dossier.").Hint("Employez « certibloc restore »."))
				return
			}
			if err := host.SwitchRestored(); err != nil {
				p.host.Refuse(err)
			}
		},
	})
}
