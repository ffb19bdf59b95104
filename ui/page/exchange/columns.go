package exchange

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/ui/widget"
)

// columns is the screen on which one says what each column of the file holds.
type columns struct {
	page    *Page
	pickers []*widget.Picker
	said    *fyne.Container
	next    *widget.Button
}

func newColumns(p *Page) *columns {
	c := &columns{page: p, said: container.NewVBox()}
	var choices []widget.Choice
	for _, info := range app.ImportFields() {
		if p.session.ID != "" || !info.Session {
			choices = append(choices, widget.Choice{Key: string(info.Field), Label: info.Label})
		}
	}
	for i := range p.file.Table.Header {
		picker := widget.NewPicker("Pas lue : tapez ce qu’elle contient", choices)
		picker.Pick(string(p.file.Matching[i]))
		c.pickers = append(c.pickers, picker)
	}
	c.next = widget.Primary("Voir ce qui sera fait", c.submit)
	return c
}

func (c *columns) show() {
	p := c.page
	rows := widget.VStack(0.5, widget.Shares(columnShares, widget.Strong("Colonne du fichier"), widget.Strong("Ce qu’on y trouve"), widget.Strong("Lue comme")))
	for i, header := range p.file.Table.Header {
		if header == "" {
			header = "(sans titre)"
		}
		rows.Add(widget.Shares(columnShares, widget.Body(header), widget.Quiet(c.samples(i)), c.pickers[i].Content()))
	}
	words := "Vérifiez ce que contient chaque colonne : tapez quelques lettres pour en changer, videz la case pour ne pas la lire. Votre choix sera repris pour les fichiers qui ont les mêmes en-têtes."
	parts := []fyne.CanvasObject{widget.Card(widget.VStack(1, widget.Heading("Les colonnes de « "+p.file.Table.Name+" »"), widget.Body(words), notes(p.file), rows))}
	buttons := widget.HStack(c.next, widget.Secondary("Choisir un autre fichier…", p.choose))
	p.show(c.first(), []fyne.CanvasObject{c.said, buttons}, parts...)
}

var columnShares = []float32{0.27, 0.38, 0.35}

// first is the picker of the first column that is not read, or the button when all are.
func (c *columns) first() fyne.Focusable {
	for i, f := range c.page.file.Matching {
		if f == "" && c.page.file.Table.Header[i] != "" {
			return c.pickers[i].Focus()
		}
	}
	return c.next
}

// samples are the first three values of a column.
func (c *columns) samples(column int) string {
	var values []string
	for _, row := range c.page.file.Table.Rows {
		if v := row.Cell(column); v != "" && len(values) < 3 {
			if r := []rune(v); len(r) > 24 {
				v = string(r[:24]) + "…"
			}
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return "(vide)"
	}
	return strings.Join(values, " · ")
}

// notes says how the file was read.
func notes(file app.ImportFile) fyne.CanvasObject {
	box := widget.VStack(0)
	for _, n := range append(append([]string{}, file.Table.Notes...), file.Notes...) {
		box.Add(widget.Small(n))
	}
	return box
}

// submit takes the choice and shows what the import would do.
func (c *columns) submit() {
	p := c.page
	file := p.file
	file.Matching = make(app.Matching, len(c.pickers))
	for i, picker := range c.pickers {
		choice, ok := picker.Picked()
		switch {
		case ok:
			file.Matching[i] = app.ImportField(choice.Key)
		case picker.Text() != "":
			c.say("Choisissez dans la liste ce que contient la colonne « " + file.Table.Header[i] + " », ou videz la case pour ne pas la lire.")
			p.host.Focus(picker.Focus())
			return
		}
	}
	if err := file.Matching.Check(); err != nil {
		c.say(err.Error())
		return
	}
	var plan app.ImportPlan
	p.host.Run("Vérification des lignes", func(context.Context, func(int, int)) (err error) {
		plan, err = p.desk.Imports.Plan(file, p.session.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.file = file
		newPreview(p, plan).show()
	})
}

func (c *columns) say(sentence string) {
	c.said.Objects = []fyne.CanvasObject{widget.Banner(widget.ToneRefused, sentence)}
	c.said.Refresh()
	c.page.whole.Refresh()
}
