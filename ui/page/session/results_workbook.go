package session

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/ui/widget"
)

// gridsFolder is where grids to fill in are written. Tests put another in its place.
var gridsFolder = widget.DocumentsFolder

// shownChanges is how many differences, and how many refusals, a dialog lists.
const shownChanges = 200

// askGrid writes the grid of the session, on one sheet or on several, and hands it to the system.
func (s *resultsStep) askGrid() {
	var closeIt func()
	write := func(layout app.GridLayout) {
		closeIt()
		s.writeGrid(layout)
	}
	one := widget.Primary("Une seule feuille", func() { write(app.GridWhole) })
	each := widget.Secondary("Une feuille par épreuve", func() { write(app.GridEach) })
	words := "Un classeur Excel protégé, avec les candidats et les résultats déjà saisis : seules les cases où un résultat est attendu se remplissent. " +
		"Confiez-le au formateur ; une fois rendu, reprenez-le ici : vous verrez ce qui diffère avant d’enregistrer."
	shut := widget.Plain("Fermer", func() { closeIt() })
	content := widget.Width(widget.VStack(2, widget.Body(words), container.NewBorder(nil, nil, nil, widget.HStack(shut, each, one))), 600)
	closeIt = s.host.Show("Grille à remplir", content, one)
}

func (s *resultsStep) writeGrid(layout app.GridLayout) {
	dir, err := gridsFolder(s.view.Session.Name)
	if err != nil {
		s.host.Refuse(err)
		return
	}
	path := ""
	s.host.Run("Écriture de la grille", func(context.Context, func(int, int)) (err error) {
		path, err = s.desk.Marks.Write(s.view.Session.ID, layout, dir)
		return err
	}, func(err error) {
		if err == nil {
			err = s.host.OpenFile(path)
		}
		if err != nil {
			s.host.Refuse(err)
			return
		}
		s.host.Tell("Grille enregistrée : " + path)
	})
}

// chooseGrid takes a grid back: it shows what differs from the results on record, and what is refused.
func (s *resultsStep) chooseGrid() {
	if !s.settled() {
		return
	}
	s.host.ChooseFile([]string{".xlsx", ".csv"}, func(path string) {
		if path == "" {
			return
		}
		var plan app.MarksPlan
		s.host.Run("Lecture de la grille", func(context.Context, func(int, int)) (err error) {
			plan, err = s.desk.Marks.Read(path, s.view.Session.ID)
			return err
		}, func(err error) {
			if err != nil {
				s.host.Refuse(err)
				return
			}
			s.showGrid(plan, func() {})
		})
	})
}

// showGrid shows what a grid that came back, or a rectangle, would change, for one confirmation; done is told of it.
func (s *resultsStep) showGrid(plan app.MarksPlan, done func()) {
	var closeIt func()
	shut := widget.Secondary("Fermer", func() { closeIt() })
	buttons, focus := widget.HStack(shut), fyne.Focusable(shut)
	if n := len(plan.Changes); n > 0 {
		do := widget.Primary("Enregistrer "+counted(n, "résultat", "résultats"), func() {
			closeIt()
			if err := s.desk.Marks.Apply(context.Background(), plan); err != nil {
				s.host.Refuse(err)
				return
			}
			done()
			s.host.Tell("Enregistré : " + counted(n, "résultat", "résultats") + " de « " + plan.File + " ».")
		})
		buttons.Add(do)
		focus = do
	}
	list := gridFindings(plan)
	scroll := container.NewVScroll(widget.Width(list, 680))
	scroll.SetMinSize(fyne.NewSize(700, min(440, list.MinSize().Height+widget.Unit)))
	closeIt = s.host.Show("Ce que change « "+plan.File+" »", container.NewBorder(nil, container.NewBorder(nil, nil, nil, buttons), nil, nil, scroll), focus)
}

// gridFindings lists what is refused first: it is what one goes back to the workbook for.
func gridFindings(plan app.MarksPlan) *fyne.Container {
	list := widget.VStack(1)
	if len(plan.Changes)+len(plan.Refusals) == 0 {
		list.Add(widget.Banner(widget.ToneInfo, "Aucun résultat ne change."))
	}
	if n := len(plan.Refusals); n > 0 {
		list.Add(widget.Banner(widget.ToneRefused, counted(n, "refus", "refus")+" : corrigez dans le tableur, puis recommencez. Le reste peut être enregistré."))
	}
	for i, r := range plan.Refusals {
		if i == shownChanges {
			list.Add(widget.Small("Et " + counted(len(plan.Refusals)-i, "autre", "autres") + "."))
			break
		}
		list.Add(widget.Body(r.Sentence()))
	}
	if n := len(plan.Changes); n > 0 {
		list.Add(widget.Heading(counted(n, "résultat diffère", "résultats diffèrent")))
	}
	for i, m := range plan.Changes {
		if i == shownChanges {
			list.Add(widget.Small("Et " + counted(len(plan.Changes)-i, "autre", "autres") + "."))
			break
		}
		line := container.NewVBox(widget.Strong(m.Candidate+" : "+m.Words()), widget.Small(m.Bloc+" – "+m.Label+". "+m.Place+"."))
		if m.Warning != "" {
			line.Add(widget.Banner(widget.ToneWarning, m.Warning))
		}
		list.Add(line)
	}
	for _, note := range plan.Notes {
		list.Add(widget.Small(note))
	}
	return list
}

func counted(n int, one, many string) string {
	if n < 2 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
