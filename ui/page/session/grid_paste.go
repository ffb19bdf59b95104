package session

import (
	"context"

	"fyne.io/fyne/v2"

	"certibloc/app"
)

// TypedShortcut pastes a rectangle of a spreadsheet from the current cell on, and takes the last one back.
func (g *grid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		if s.Clipboard != nil {
			g.paste(s.Clipboard.Content())
		}
	case *fyne.ShortcutUndo:
		g.undoPaste()
	}
}

// paste enters a rectangle, as one act. Where some of it is refused, the whole is shown first, and one chooses.
func (g *grid) paste(text string) {
	if g.step.sealed() {
		return
	}
	g.typing, g.typed = false, nil
	rows, err := g.step.desk.Marks.Rectangle(text)
	if err != nil {
		g.tell(err.Error())
		return
	}
	var cells []app.PastedCell
	for r, row := range rows {
		for c, cell := range row {
			at := app.PastedCell{Row: r + 1, Column: c + 1, Text: cell}
			if y, x := g.row+r, g.col+c; y < len(g.cells) && x < len(g.columns) {
				at.Enrolment, at.Item, at.Owed = g.step.view.Cases[y].Enrolment.ID, g.cells[y][x].item, g.cells[y][x].owed
			}
			cells = append(cells, at)
		}
	}
	plan, err := g.step.desk.Marks.Paste(g.step.view.Session.ID, cells)
	switch {
	case err != nil:
		g.tell(err.Error())
	case len(plan.Refusals) > 0:
		g.step.showGrid(plan, func() { g.step.pasted = append(g.step.pasted, plan) })
	case len(plan.Changes) == 0:
		g.tell("")
		g.step.host.Tell("Le collage ne change aucun résultat.")
	default:
		if err := g.step.desk.Marks.Apply(context.Background(), plan); err != nil {
			g.tell(err.Error())
			return
		}
		g.step.pasted = append(g.step.pasted, plan)
		g.step.host.Tell("Collé : " + counted(len(plan.Changes), "résultat", "résultats") + ". Ctrl+Z annule.")
	}
}

// undoPaste takes back the last rectangle, as one act.
func (g *grid) undoPaste() {
	n := len(g.step.pasted) - 1
	if n < 0 || g.step.sealed() {
		g.step.host.Tell("Aucun collage à annuler.")
		return
	}
	plan := g.step.pasted[n]
	g.step.pasted = g.step.pasted[:n]
	if err := g.step.desk.Marks.Undo(context.Background(), plan); err != nil {
		g.tell(err.Error())
		return
	}
	g.step.host.Tell("Collage annulé : " + counted(len(plan.Changes), "résultat", "résultats") + ".")
}
