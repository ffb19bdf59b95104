package session

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// projector shows the deliberation on a wall, line by line and in large letters. Nobody is named on it: a candidate is a
// number, and what people wrote, which may name somebody, stays in the room's own page.
type projector struct {
	list    *juryDecisions
	at      int
	waiting data.Outcome // chosen, and waiting for its reason

	who, progress, bloc, results, proposed, grounds, decided, note *fw.RichText
	choice                                                         *segments
	reason                                                         *widget.TextField
	previous, next                                                 *widget.Button
	content                                                        *fyne.Container
	row                                                            *fyne.Container // of the choices
	relay                                                          func()
	leave                                                          func()
}

func newProjector(d *juryDecisions) *projector { return &projector{list: d} }

func (p *projector) shown() bool { return p.leave != nil }

// line is the one that is shown, or nil when none is left.
func (p *projector) line() *juryLine {
	if len(p.list.lines) == 0 {
		return nil
	}
	p.at = max(0, min(p.at, len(p.list.lines)-1))
	return p.list.lines[p.at]
}

// show covers the window, beginning with the first line that is not decided.
func (p *projector) show() {
	if p.line() == nil {
		return
	}
	p.at = 0
	if open := p.list.nextOpen(0); open != nil {
		p.at = open.rank
	}
	p.build()
	p.waiting = ""
	p.relay, p.leave = widget.Full(p.list.step.whole, p.content, p.key, func() {
		p.leave = nil
		if l := p.line(); l != nil && p.list.step.isOpen() {
			p.list.focus(l)
		}
	})
	p.refresh()
	p.focus()
}

func (p *projector) build() {
	p.who, p.bloc, p.proposed, p.decided = widget.Title(""), widget.Heading(""), widget.Body(""), widget.Coloured("", theme.ColorNamePrimary)
	p.progress, p.results, p.grounds, p.note = widget.Quiet(""), widget.Quiet(""), widget.Small(""), widget.Coloured("", theme.ColorNameWarning)
	p.reason = widget.NewTextField("motif du jury, en une phrase")
	p.reason.OnSubmitted = func(string) { p.giveReason() }
	p.reason.OnEscape = p.drop
	p.previous = widget.Secondary("Précédent", func() { p.move(-1) })
	p.next = widget.Secondary("Suivant", func() { p.move(1) })
	leave := widget.Secondary("Quitter la projection", func() { p.leave() })
	for _, b := range []*widget.Button{p.previous, p.next, leave} {
		b.OnKey = p.key
	}
	p.row = container.NewStack()
	p.progress.Wrapping, p.bloc.Wrapping = fyne.TextWrapOff, fyne.TextWrapWord
	top := container.NewBorder(nil, nil, p.who, container.NewVBox(layout.NewSpacer(), p.progress, layout.NewSpacer()))
	middle := widget.VStack(2, tight(p.bloc, p.results), fw.NewSeparator(), tight(p.proposed, p.grounds), p.row, p.decided, p.note, p.reason)
	beside := func(o fyne.CanvasObject) *fyne.Container { // frames must not touch the edge of what scrolls
		return container.New(layout.NewCustomPaddedLayout(0, 0, widget.Unit, widget.Unit), o)
	}
	p.content = container.NewBorder(beside(top), beside(container.NewBorder(nil, nil, widget.HStack(p.previous, p.next), leave)), nil, nil,
		container.NewVScroll(beside(container.NewVBox(layout.NewSpacer(), middle, layout.NewSpacer()))))
}

// key takes the keys that nothing else takes: up, down and the page keys go from line to line.
func (p *projector) key(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyPageUp:
		p.move(-1)
	case fyne.KeyDown, fyne.KeyPageDown:
		p.move(1)
	case fyne.KeyLeft:
		if !p.list.step.isOpen() {
			p.move(-1)
		}
	case fyne.KeyRight:
		if !p.list.step.isOpen() {
			p.move(1)
		}
	}
}

// move goes so many lines on; a choice that waits for its reason is given up.
func (p *projector) move(by int) {
	to := p.at + by
	if to < 0 || to >= len(p.list.lines) {
		return
	}
	p.at, p.waiting = to, ""
	p.said("")
	p.reason.SetText("")
	p.refresh()
	p.focus()
}

// focus puts the keyboard where one decides, or where one goes on.
func (p *projector) focus() {
	if p.list.step.isOpen() {
		p.list.step.host.Focus(p.choice)
		return
	}
	p.list.step.host.Focus(p.next)
}

// refresh shows the facts of the line as they are.
func (p *projector) refresh() {
	l := p.line()
	if !p.shown() || l == nil {
		return
	}
	if p.choice == nil || len(p.row.Objects) == 0 || len(p.choice.choices) != len(l.choices()) {
		p.choice = newSegments(l.choices(), func(key string, _ bool) { p.take(data.Outcome(key)) })
		p.choice.onLeave = func(down bool) { p.move(map[bool]int{true: 1, false: -1}[down]) }
		p.row.Objects = []fyne.CanvasObject{p.choice}
	}
	if p.list.step.isOpen() {
		p.choice.Enable()
	} else {
		p.choice.Disable()
	}
	p.choice.set(string(l.decision.Outcome), string(p.waiting), string(l.proposal.Outcome))
	decided := 0
	for _, o := range p.list.lines {
		if o.decided {
			decided++
		}
	}
	widget.SetText(p.who, fmt.Sprintf("Candidat n° %d", l.kase.Number))
	widget.SetText(p.progress, fmt.Sprintf("Décisions : %d sur %d", decided, len(p.list.lines)))
	widget.SetText(p.bloc, l.bloc.Title)
	widget.SetText(p.results, l.standing())
	widget.SetText(p.proposed, l.proposedInWords())
	showText(p.grounds, strings.Join(append(append([]string(nil), l.proposal.Grounds...), l.proposal.Remarks...), " "))
	showText(p.decided, p.decidedInWords(l))
	visible(p.reason, p.waiting != "")
	p.relay()
}

func (p *projector) decidedInWords(l *juryLine) string {
	switch {
	case !l.decided || p.waiting != "":
		return "" // the choices say it
	case l.stale != "":
		return "Décision : " + l.words(l.decision.Outcome) + ", à confirmer"
	}
	return "Décision : " + l.words(l.decision.Outcome)
}

func (p *projector) said(s string) { showText(p.note, s) }

// take records a choice and goes on, or asks for the reason where it departs from the proposal.
func (p *projector) take(o data.Outcome) {
	l := p.line()
	if l == nil || !p.list.step.isOpen() {
		return
	}
	p.said("")
	if l.mustSayWhy(o) {
		p.waiting = o
		p.said("« " + capital(l.words(o)) + " » s’écarte de la proposition. Écrivez le motif, puis Entrée ; Échap y renonce.")
		p.refresh()
		p.list.step.host.Focus(p.reason)
		return
	}
	reason := ""
	if l.departs(o) {
		reason = l.decision.Reason
	}
	p.record(l, o, reason)
}

func (p *projector) giveReason() {
	l := p.line()
	text := strings.TrimSpace(p.reason.Text)
	if l == nil || p.waiting == "" {
		return
	}
	if text == "" {
		p.said("Le motif manque. Écrivez-le en une phrase, sans nommer personne ; Échap renonce au choix.")
		p.refresh()
		return
	}
	p.record(l, p.waiting, text)
}

// drop gives up the choice that waits for its reason.
func (p *projector) drop() {
	p.waiting = ""
	p.said("")
	p.reason.SetText("")
	p.refresh()
	p.focus()
}

// record records the decision and goes on to the next line that waits for one.
func (p *projector) record(l *juryLine, o data.Outcome, reason string) {
	waited := p.waiting
	p.waiting = ""
	if err := p.list.decide(l, data.Decision{Enrolment: l.enrolment, Bloc: l.bloc.Key, Outcome: o, Reason: reason}); err != nil {
		p.waiting, l.refused = waited, err.Error() // the refusal may name the candidate: it is read in the room's page
		l.showDecision()
		p.said("Le jury ne peut pas encore décider ainsi. Quittez la projection pour lire pourquoi.")
		p.refresh()
		return
	}
	l.refused = ""
	p.reason.SetText("")
	p.said("")
	next := p.list.nextOpen(l.rank + 1)
	if next == nil {
		next = p.list.nextOpen(0)
	}
	if next != nil {
		p.at = next.rank
	} else {
		p.said("Tout est décidé.")
	}
	p.refresh()
	p.focus()
}

// undone shows the line where something was undone, and says it without a name.
func (p *projector) undone(last deed) {
	l := last[0].line
	if p.list.holds(l) {
		p.at = l.rank
	}
	p.waiting = ""
	p.said(fmt.Sprintf("Annulé. Candidat n° %d, « %s » : %s.", l.kase.Number, l.bloc.Title, last[0].words()))
	if len(last) > 1 {
		p.said(fmt.Sprintf("Annulé : %d décisions.", len(last)))
	}
	p.refresh()
	p.focus()
}
