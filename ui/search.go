package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/widget"
)

// mostFound is how many answers a search shows: who types one more letter sees the others.
const mostFound = 50

// search is the dialog that finds anything by a name or a number, from anywhere.
type search struct {
	window *Window
	field  *widget.TextField
	table  *widget.Table
	found  map[data.ID]app.Found
	close  func()
}

// Search opens the search, unless a dialog is open already.
func (w *Window) Search() {
	if w.locked != nil || w.window.Canvas().Overlays().Top() != nil {
		return
	}
	s := &search{window: w, field: widget.NewTextField("Un nom, un numéro, une session"), table: widget.NewTable([]widget.Column{
		{Title: "Quoi", Share: 2}, {Title: "Nom ou numéro", Share: 7}, {Title: "Précision", Share: 9},
	}, "")}
	s.field.OnChanged = s.find
	s.field.OnSubmitted = func(string) {
		if rows := s.table.Rows(); len(rows) > 0 {
			s.open(rows[0].Key)
		}
	}
	s.field.OnKey = func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyDown {
			w.Focus(s.table.Focus())
		}
	}
	s.table.OnOpen = s.open
	s.find("")
	words := widget.Quiet("Retour ouvre le premier, les flèches vont aux autres. Les accents ne comptent pas et une faute de frappe est pardonnée.")
	body := container.NewBorder(widget.VStack(1, s.field, words), nil, nil, nil, widget.Height(s.table.Content(), 400))
	s.close = w.Show("Chercher partout", widget.Width(body, 900), s.field)
}

func (s *search) find(query string) {
	found, err := s.window.shown().Search.Find(query, mostFound)
	if err != nil {
		s.window.Refuse(err)
		return
	}
	s.found = map[data.ID]app.Found{}
	rows := make([]widget.TableRow, len(found))
	for i, f := range found {
		s.found[f.ID] = f
		rows[i] = widget.TableRow{Key: f.ID, Cells: []string{string(f.Kind), f.Title, f.About}}
	}
	s.table.Empty = "Rien ne commence ainsi."
	if query == "" {
		s.table.Empty = ""
	}
	s.table.SetRows(rows)
}

func (s *search) open(id data.ID) {
	area := widget.AreaCandidates
	switch s.found[id].Kind {
	case app.FoundSession:
		area = widget.AreaSessions
	case app.FoundDocument:
		area = widget.AreaRegister
	}
	s.close()
	s.window.Go(widget.Place{Area: area, ID: id})
}
