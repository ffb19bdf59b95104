// Package statistics is the page of what the centre's sessions add up to, as tables: of a handful of people a table says
// more than a chart.
package statistics

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"certibloc/app"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// statisticsFolder is where the workbook is written. Tests put another in its place.
var statisticsFolder = func() (string, error) { return widget.DocumentsFolder("Statistiques") }

// Page is the page.
type Page struct {
	desk  *app.Desk
	host  widget.Host
	least int

	choice *widget.Select
	save   *widget.Button
	body   *fyne.Container
	page   *container.Scroll
}

// leasts are the numbers of people below which one may want no rate.
var leasts = []int{app.LeastPeople, 5, 20, 30, 1}

// New returns the page.
func New(desk *app.Desk, host widget.Host) (*Page, error) {
	p := &Page{desk: desk, host: host, least: app.LeastPeople, body: widget.VStack(2)}
	var choices []widget.Choice
	for _, n := range leasts {
		label := fmt.Sprintf("Aucun taux de moins de %d personnes", n)
		if n == 1 {
			label = "Tous les taux, même d’une personne"
		}
		choices = append(choices, widget.Choice{Key: strconv.Itoa(n), Label: label})
	}
	p.choice = widget.NewSelect(p.pick, choices...)
	p.save = widget.Secondary("Enregistrer en classeur", p.export)
	p.page = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, widget.Unit, 0, widget.Unit), p.body)) // beside the scroll bar
	p.save.OnKey = widget.ScrollKeys(p.page)
	return p, p.show()
}

// Content is what is shown.
func (p *Page) Content() fyne.CanvasObject { return p.page }

// Focus is the workbook: all else on the page is read.
func (p *Page) Focus() fyne.Focusable { return p.save }

// Refresh reads the facts again.
func (p *Page) Refresh() {
	if err := p.show(); err != nil {
		p.host.Refuse(err)
	}
}

func (p *Page) pick(key string) {
	if n, err := strconv.Atoi(key); err == nil {
		p.least = n
	}
	p.Refresh()
}

// show draws the tables.
func (p *Page) show() error {
	s, err := p.desk.Statistics.Tables(p.least)
	if err != nil {
		return err
	}
	p.body.Objects = []fyne.CanvasObject{widget.Title("Statistiques")}
	if len(s.Table(rules.StatYears)) == 0 && len(s.Table(rules.StatBlocs)) == 0 {
		p.body.Add(widget.Card(widget.VStack(1, widget.Heading("Pas encore de chiffres"),
			widget.Body("Les certifiés, la présence et la réussite se comptent ici dès qu’une session est close."))))
		p.page.Refresh()
		return nil
	}
	p.body.Objects[0] = container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(widget.Width(p.choice, 330), p.save)), widget.Title("Statistiques"))
	for _, t := range rules.StatTables {
		if rows := s.Table(t); t != rules.StatCentres && len(rows) > 0 {
			p.body.Add(widget.Card(table(t, rows)))
		}
	}
	p.page.Refresh()
	return nil
}

func (p *Page) export() {
	dir, err := statisticsFolder()
	if err != nil {
		p.host.Refuse(err)
		return
	}
	var path string
	p.host.Run("Statistiques", func(context.Context, func(int, int)) (err error) {
		path, err = p.desk.Statistics.Export(dir, app.FileXLSX, p.least)
		return err
	}, func(err error) {
		if err == nil {
			err = p.host.OpenFile(path)
		}
		if err != nil {
			p.host.Refuse(err)
			return
		}
		p.host.Tell("Statistiques enregistrées : " + path)
	})
}
