package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// confirm puts what is typed on disk. What is refused stays in the cell, with the reason below the grid.
func (g *grid) confirm() bool {
	cell, text := g.current(), string(g.typed)
	if text == "" && cell.text != "" {
		g.typing, g.typed = false, nil
		g.Refresh()
		g.askWithdraw()
		return false
	}
	if text == "" || text == cell.text {
		g.typing, g.typed = false, nil
		g.tell("")
		return true
	}
	k := &g.step.view.Cases[g.row]
	g.typing = false // the act refreshes the page: the cell shows what is recorded
	if err := g.step.record(k, cell.item, text, data.Date{}); err != nil {
		g.typing = true
		g.tell(k.Candidate.Name() + ", " + cell.item.Label() + " : " + err.Error())
		g.Refresh()
		return false
	}
	g.typed = nil
	g.tell("")
	return true
}

// tell says below the grid what is wrong with the current cell.
func (g *grid) tell(sentence string) { g.say(sentence, theme.ColorNameError) }

func (g *grid) say(sentence string, colour fyne.ThemeColorName) {
	if s, ok := g.said.Segments[0].(*fw.TextSegment); ok {
		s.Text, s.Style.ColorName = sentence, colour
	}
	g.said.Refresh()
}

// askWithdraw puts the question whether the result of the current cell is to be withdrawn, where there is one.
func (g *grid) askWithdraw() {
	cell := g.current()
	if g.step.sealed() || !cell.owed || cell.text == "" {
		return
	}
	k := &g.step.view.Cases[g.row]
	r, _ := k.Result(cell.item)
	words := withdrawWords(r.Value)
	g.step.host.Ask(widget.Question{Title: words + " ?", Confirm: words,
		Text: k.Candidate.Name() + ", " + cell.item.Label() + " : " + theValue(r.Value) +
			" ne comptera plus, et l’épreuve attendra de nouveau un résultat. L’erreur reste dans l’historique du dossier.",
		Do: func() {
			if err := g.step.withdraw(g.step.view.Case(k.Enrolment.ID), cell.item); err != nil {
				g.tell(err.Error())
			}
		}})
}

func (g *grid) erase() {
	if !g.typing && g.current().owed && !g.step.sealed() {
		g.typing, g.typed = true, []rune(g.current().text)
	}
	if len(g.typed) > 0 {
		g.typed = g.typed[:len(g.typed)-1]
	}
	g.Refresh()
}
