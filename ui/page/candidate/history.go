package candidate

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data/rncp"
	"certibloc/ui/widget"
)

// recent is how many lines of the history are shown until one asks for all.
const recent = 8

// doing is the same thing done by the same person on the same day, for the same reason.
type doing struct {
	app.Event
	times int
}

// gatherEvents joins the events that say the same, the latest first.
func gatherEvents(events []app.Event) []doing {
	var all []doing
	for _, e := range slices.Backward(events) {
		e.At = e.At.Local()
		if n := len(all) - 1; n >= 0 {
			last := all[n]
			if last.Action == e.Action && last.Operator == e.Operator && last.Reason == e.Reason && last.Bloc == e.Bloc && rncp.DateOf(last.At) == rncp.DateOf(e.At) {
				all[n].times++
				continue
			}
		}
		all = append(all, doing{e, 1})
	}
	return all
}

func (d doing) words() string {
	once, several := d.Action.Said()
	switch {
	case d.Action == app.ActPrior && d.Reason != "": // an addition needs none
		return "Acquis retiré"
	case d.times > 1:
		return fmt.Sprintf(several, d.times)
	}
	return once
}

// events shows what was done about the person, the latest first.
func (p *Page) events() fyne.CanvasObject {
	all := gatherEvents(p.history)
	shown := all
	if !p.all && len(all) > recent {
		shown = all[:recent]
	}
	rows := make([]fyne.CanvasObject, len(shown))
	for i, d := range shown {
		done := d.words()
		if d.Bloc != "" {
			done += " : " + p.subject(d.Bloc)
		}
		words := tight(widget.Body(done))
		if d.Reason != "" {
			words.Add(widget.Small("Motif : " + d.Reason))
		}
		rows[i] = widget.Shares([]float32{0.18, 0.57, 0.25}, widget.Quiet(d.At.Format("02/01/2006 15:04")), words, widget.Quiet(d.Operator))
	}
	content := container.NewVBox(widget.Heading("Historique"), lines(rows...))
	if len(shown) < len(all) {
		content.Add(container.NewHBox(p.button("historique", "Tout l’historique", p.showAll)))
	}
	return content
}

// showAll shows the whole history.
func (p *Page) showAll() {
	p.all = true
	p.Refresh()
	p.host.Focus(p.edit) // the button that had it is gone
}
