package settings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/data"
	"certibloc/ui/widget"
)

// codesFolder is where what verifies the codes is written. Tests put another in its place.
var codesFolder = func() (string, error) { return widget.DocumentsFolder("Codes signés") }

// codes is the card of the signed codes: whether certificates bear one, the key, and what others verify them with.
type codes struct {
	page   *Page
	toggle *widget.Toggle
	key    *fyne.Container
	more   *fyne.Container // out of sight while there is no key
}

func newCodes(p *Page) *codes {
	c := &codes{page: p, toggle: widget.NewToggle("Signer les certificats d’un code"), key: container.NewVBox()}
	c.toggle.OnChanged = c.save
	exports := p.desk.Codes
	c.more = widget.VStack(1, c.key, container.New(layout.NewRowWrapLayoutWithCustomPadding(widget.Unit, widget.Unit),
		widget.Secondary("Exporter la clé publique", func() { c.export("Clé publique exportée", exports.ExportKeys) }),
		widget.Secondary("Imprimer la clé", func() { c.export("Page de la clé écrite", exports.ExportKeySheet) }),
		widget.Secondary("Page de vérification", func() { c.export("Page de vérification écrite", exports.ExportVerifyPage) }),
		widget.Secondary("Liste des numéros annulés", func() { c.export("Liste signée écrite", exports.ExportCancelled) }),
		widget.Secondary("Renouveler la clé…", c.askRenewal)))
	return c
}

func (c *codes) content() fyne.CanvasObject {
	return widget.Card(widget.VStack(1, widget.Heading("Codes signés"), c.toggle,
		widget.Body("Chaque certificat porte alors un code QR. Un téléphone y lit qui, quoi, quand et par qui ; sa dernière ligne le signe, et chacun peut le vérifier sans serveur."),
		widget.Small("C’est un moyen du centre : ce n’est pas un cachet légal 2D-Doc."), c.more))
}

// follow shows the setting and the key as they are on disk.
func (c *codes) follow() {
	if on := c.page.saved.SignedCodes; c.toggle.On() != on {
		c.toggle.Set(on)
	}
	keys, err := c.page.desk.Codes.Keys()
	if err != nil {
		c.page.host.Refuse(err)
		return
	}
	if len(keys) == 0 {
		c.more.Hide()
		return
	}
	last := keys[len(keys)-1]
	says := "En service depuis le " + last.From.French() + "."
	switch n := len(keys) - 1; {
	case n == 1:
		says += " La clé précédente vérifie encore ce qu’elle a signé."
	case n > 1:
		says += fmt.Sprintf(" Les %d clés précédentes vérifient encore ce qu’elles ont signé.", n)
	}
	c.key.Objects = []fyne.CanvasObject{widget.Strong("Clé " + last.ID), widget.Small(says)}
	c.key.Refresh()
	c.more.Show()
}

// save keeps the setting at once; the first key is made with it.
func (c *codes) save(on bool) {
	err := c.page.options.keep("", func(centre *data.Centre) { centre.SignedCodes = on })
	if err != nil {
		c.toggle.Set(!on)
		c.page.host.Refuse(err)
		return
	}
	said := "Les certificats émis désormais ne portent plus de code."
	if on {
		said = "Les certificats émis désormais portent un code signé."
	}
	c.page.host.Tell(said)
}

// export writes a file beside the window and opens it.
func (c *codes) export(said string, write func(dir string) (string, error)) {
	host, path := c.page.host, ""
	work := func(context.Context, func(int, int)) error {
		dir, err := codesFolder()
		if err == nil {
			path, err = write(dir)
		}
		return err
	}
	host.Run(said, work, func(err error) {
		if err == nil {
			err = host.OpenFile(path)
		}
		if err != nil {
			host.Refuse(err)
			return
		}
		host.Tell(said + " : " + path)
	})
}

// askRenewal asks why the key changes, and changes it.
func (c *codes) askRenewal() {
	var closeIt func()
	reason := widget.NewTextField("par exemple : poste remplacé, changement de responsable")
	field := &widget.Field{Label: "Raison", Hint: "Le journal la garde.", Input: reason}
	form := widget.NewForm(c.page.host.Focus, field)
	whole := container.NewStack()
	renew := func() {
		if err := c.page.desk.Codes.Renew(context.Background(), strings.TrimSpace(reason.Text)); err != nil {
			field.Tell(err)
			whole.Refresh() // what is wrong takes room
			return
		}
		closeIt()
		c.page.Refresh()
		c.page.host.Tell("La nouvelle clé signe désormais. Redonnez le fichier de clés et la page de vérification à qui vérifie.")
	}
	reason.OnSubmitted = func(string) { renew() }
	words := widget.Body("Une nouvelle clé signe les certificats émis ensuite. Ceux d’avant se vérifient toujours avec l’ancienne. Cela ne se défait pas.")
	buttons := container.NewBorder(nil, nil, nil, widget.HStack(widget.Secondary("Annuler", func() { closeIt() }), widget.Primary("Renouveler la clé", renew)))
	whole.Add(widget.Width(widget.VStack(2, words, form.Content(), buttons), 560))
	closeIt = c.page.host.Show("Renouveler la clé ?", whole, reason)
}
