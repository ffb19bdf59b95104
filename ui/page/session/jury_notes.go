package session

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryNotes are what the examiners noted of a bloc, unfolded on demand: competences, comments, incidents.
type juryNotes struct {
	line   *juryLine
	folded bool
	open   *widget.Button
	lines  *fyne.Container
	said   []fyne.CanvasObject
}

func newJuryNotes(l *juryLine) *juryNotes {
	n := &juryNotes{line: l, folded: true, lines: widget.VStack(0)}
	n.open = widget.Plain("", func() {
		n.folded = !n.folded
		n.lay()
		l.list.step.layOut()
	})
	return n
}

// show gathers the notes again.
func (n *juryNotes) show(k *rules.Case) {
	n.said = nil
	bloc, view := n.line.bloc, n.line.list.step.view
	for _, t := range append([]int{0}, ranks(len(bloc.Competences))...) {
		tick, ok := k.Tick(bloc.Key, t)
		if !ok || tick.Level == data.LevelNone && tick.Comment == "" {
			continue
		}
		about := "Le bloc"
		if t > 0 {
			about = bloc.Competences[t-1]
		}
		n.said = append(n.said, widget.Small(noteWords(about, tick)))
		if named := view.Named(tick.Comment, k.Candidate.ID); len(named) > 0 {
			n.said = append(n.said, marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Small("Ce commentaire nomme un autre candidat : "+named[0].Name()+".")))
		}
	}
	for _, a := range k.Attendances {
		if a.Bloc == bloc.Key && a.Incident != "" {
			n.said = append(n.said, widget.Small("Incident : "+a.Incident))
		}
	}
	n.lay()
}

func noteWords(about string, t data.Tick) string {
	var parts []string
	for _, p := range []string{string(t.Level), t.Comment} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return about + " : " + strings.Join(parts, ", ")
}

func ranks(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i + 1
	}
	return all
}

func (n *juryNotes) lay() {
	visible(n.open, len(n.said) > 0)
	n.lines.Objects = nil
	n.open.SetText(fmt.Sprintf("Compétences et commentaires (%d)", len(n.said)))
	if !n.folded {
		n.open.SetText("Replier les commentaires")
		n.lines.Objects = n.said
	}
	n.lines.Refresh()
}
