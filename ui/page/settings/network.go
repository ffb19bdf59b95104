package settings

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/data"
	"certibloc/ui/widget"
)

// network is the card of what goes to the network: for whom parcels are encrypted, their columns, and how long an answer may
// take.
type network struct {
	page    *Page
	encrypt *widget.Toggle
	columns *fyne.Container // which file renames the columns
	first   int             // place of its fields among the inputs of the page
}

func newNetwork(p *Page) *network {
	n := &network{page: p, encrypt: widget.NewToggle("Chiffrer les lots"), columns: container.NewVBox()}
	n.encrypt.OnChanged = n.save
	return n
}

func (n *network) content() fyne.CanvasObject {
	p := n.page
	n.first = len(p.inputs)
	key := p.name("age1…", func(c *data.Centre) *string { return &c.Network.Recipient })
	days := p.text(strconv.Itoa(data.DefaultAnswerDays),
		func(c data.Centre) string { return strconv.Itoa(c.Network.Days()) },
		func(c *data.Centre, s string) { c.Network.AnswerDays = dayCount(s) })
	return widget.Card(widget.VStack(1, widget.Heading("Réseau"),
		widget.Halves(
			p.column(&widget.Field{Label: "Clé publique du réseau", Hint: "Celle qu’il a donnée pour chiffrer ce qu’on lui envoie ; elle commence par « age1 ».", Input: key,
				Check: func() error { return p.desk.Centre.CheckRecipient(trimmed(key)) }}),
			p.column(&widget.Field{Label: "Jours avant de rappeler qu’un accusé manque", Hint: "Rien ne le fixe : " + strconv.Itoa(data.DefaultAnswerDays) + " est une valeur d’exemple.", Input: widget.Width(days, 90),
				Check: func() error { return data.NetworkSettings{AnswerDays: dayCount(trimmed(days))}.Validate() }})),
		n.encrypt, n.columns))
}

// dayCount reads a number of days; what is none reads as one that no setting has.
func dayCount(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n == 0 {
		return -1
	}
	if n == data.DefaultAnswerDays {
		return 0
	}
	return n
}

// follow shows the settings as they are on disk.
func (n *network) follow() {
	settings := n.page.saved.Network
	if n.encrypt.On() != settings.Encrypt {
		n.encrypt.Set(settings.Encrypt)
	}
	said, choose := "Colonnes des CSV : celles du format.", widget.Secondary("Fichier de colonnes…", n.choose)
	buttons := widget.HStack(choose)
	if settings.Columns != "" {
		said = "Colonnes des CSV : celles du fichier « " + settings.ColumnsFile + " »."
		buttons.Add(widget.Plain("Revenir à celles du format", func() { n.keep("") }))
	}
	n.columns.Objects = []fyne.CanvasObject{widget.Body(said), container.NewHBox(buttons),
		widget.Small("Un texte que le réseau donne renomme et ordonne les colonnes : une ligne « en-tête = champ » pour chacune.")}
	n.columns.Refresh()
}

// save keeps whether parcels are encrypted at once.
func (n *network) save(on bool) {
	if err := n.page.options.keep("", func(c *data.Centre) { c.Network.Encrypt = on }); err != nil {
		n.encrypt.Set(!on)
		n.page.host.Refuse(err)
		return
	}
	said := "Les lots ne sont plus chiffrés."
	if on {
		said = "Les lots sont désormais chiffrés : le réseau seul peut les ouvrir."
	}
	n.page.host.Tell(said)
}

func (n *network) choose() {
	n.page.host.ChooseFile([]string{".txt", ".conf"}, func(path string) {
		if path != "" {
			n.keep(path)
		}
	})
}

// keep takes the columns of a file, or those of the format.
func (n *network) keep(path string) {
	if err := n.page.desk.Parcels.ChooseColumns(context.Background(), path); err != nil {
		n.page.host.Refuse(err)
		return
	}
	n.page.Refresh()
	n.page.host.Tell("Colonnes des lots enregistrées.")
}
