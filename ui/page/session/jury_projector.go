package session

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// projector shows one decision at a time to a room, large, without personal data: the candidate is a number, and neither
// comments nor reasons are shown.
type projector struct {
	list *juryDecisions
	at   int

	who, bloc, results, proposal, decision *canvas.Text
	choice                                 *segments
	reason                                 *widget.TextField
	body                                   *fyne.Container
	close                                  func()
}

func (d *juryDecisions) doProject() {
	p := &projector{list: d}
	big := func(size float32) *canvas.Text {
		t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
		t.TextSize = size
		t.Alignment = fyne.TextAlignCenter
		return t
	}
	p.who, p.bloc, p.results, p.proposal, p.decision = big(48), big(34), big(26), big(28), big(36)
	p.reason = widget.NewTextField("motif du jury, en une phrase")
	p.reason.OnSubmitted = func(string) { p.giveReason() }
	p.body = container.NewStack()
	before, after := widget.Secondary("Précédent", func() { p.move(-1) }), widget.Primary("Suivant", func() { p.move(1) })
	foot := container.NewBorder(nil, nil, before, after, container.NewCenter(widget.Secondary("Quitter la projection", func() { p.close() })))
	texts := widget.VStack(2, p.who, p.bloc, p.results, p.proposal, p.decision)
	size := fyne.NewSize(980, 520)
	room := canvas.NewRectangle(nil)
	room.SetMinSize(size)
	middle := container.NewStack(room, container.NewCenter(texts))
	for i, l := range d.lines { // the first that waits for a decision
		if !l.decided {
			p.at = i
			break
		}
	}
	p.show()
	p.close = d.step.host.Show("Délibération", container.NewBorder(nil, widget.VStack(1, p.body, foot), nil, nil, middle), p.focus())
}

func (p *projector) focus() fyne.Focusable {
	if p.reason.Visible() && p.line().waiting != "" {
		return p.reason
	}
	return p.choice
}

func (p *projector) line() *juryLine { return p.list.lines[p.at] }

func (p *projector) move(by int) {
	if to := p.at + by; to >= 0 && to < len(p.list.lines) {
		p.at = to
		p.show()
		p.list.step.host.Focus(p.focus())
	}
}

// show writes the line that is projected. Names stay out of it.
func (p *projector) show() {
	l, view := p.line(), p.list.step.view
	k := view.Case(l.enrolment)
	write := func(t *canvas.Text, said string) {
		t.Text = said
		t.Refresh()
	}
	write(p.who, fmt.Sprintf("Candidat n° %d", k.Number))
	write(p.bloc, l.bloc.Title)
	write(p.results, resultsInShort(view.Fiche, &view.Session.Rules, k, l.bloc.Key))
	write(p.proposal, proposedInWords(rules.Propose(view.Fiche, &view.Session.Rules, k, l.bloc.Key).Outcome))
	said := "En attente de la décision du jury"
	if d, ok := k.Decision(l.bloc.Key); ok {
		said = "Décision : " + string(d.Outcome)
	}
	write(p.decision, said)
	p.choice = newSegments(l.choice.choices, p.take)
	p.choice.onLeave = func(down bool) {
		if down {
			p.move(1)
		} else {
			p.move(-1)
		}
	}
	p.choice.set(string(l.decision.Outcome), string(l.waiting), string(l.proposal.Outcome))
	if !p.list.step.isOpen() {
		p.choice.Disable()
	}
	p.reason.SetText("")
	visible(p.reason, l.waiting != "")
	p.body.Objects = []fyne.CanvasObject{container.NewVBox(p.choice, p.reason)}
	p.body.Refresh()
}

// take decides as the line itself does; a departure asks for its reason here.
func (p *projector) take(key string, _ bool) {
	l := p.line()
	o := data.Outcome(key)
	if l.departs(o) {
		l.waiting = o
		p.show()
		p.list.step.host.Focus(p.reason)
		return
	}
	l.waiting = ""
	l.record(o, false)
	p.show()
	p.move(1)
}

func (p *projector) giveReason() {
	l := p.line()
	l.reason.SetText(p.reason.Text)
	l.record(l.waiting, false)
	p.show()
	if l.waiting == "" {
		p.move(1)
	}
}
