package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// lineColumns are those of a line: what it is and its results, the proposal, the decision.
var lineColumns = shared{0.29, 0.275, 0.435}

// lineFace is what shows a line.
type lineFace struct {
	name, results, proposed, grounds, remarks, note, history *fw.RichText
	stands                                                   *fw.RichText // the decision as it is read once nothing changes it
	notes                                                    *lineNotes
	follow, confirm, correct                                 *widget.Button
	choice                                                   *segments
	reason                                                   *widget.TextField
	closed, back                                             *fyne.Container // hold stands with correct, and confirm
	content                                                  *fyne.Container
}

// draw makes the face of the line.
func (l *juryLine) draw() {
	f := &lineFace{name: widget.Body(""), results: widget.Small(""), grounds: widget.Small(""), proposed: widget.Body(""), history: widget.Small("")}
	f.stands = widget.Strong("")
	f.remarks = widget.Coloured("", theme.ColorNameWarning)
	f.note = widget.Coloured("", theme.ColorNameWarning)
	f.follow = widget.Plain("Suivre la proposition", func() { l.take(l.proposal.Outcome, false) })
	f.follow.SetIcon(theme.NavigateNextIcon())
	f.confirm = widget.Secondary("", l.again)
	f.correct = widget.Secondary("Corriger…", func() { openCorrection(l) })
	f.choice = newSegments(l.choices(), func(key string, byKey bool) { l.take(data.Outcome(key), byKey) })
	f.choice.onLeave = func(down bool) { l.list.leave(l.rank, down) }
	f.choice.onBack = l.withdraw
	f.choice.onFocus = func() { l.list.shelf.fill() }
	f.reason = widget.NewTextField("motif du jury, en une phrase")
	f.reason.OnSubmitted = func(string) { l.giveReason(true) }
	f.reason.OnLeave = func() { l.giveReason(false) }
	f.reason.OnEscape = l.drop
	f.notes = newLineNotes(l)
	left := container.NewVBox(tight(f.name, f.results))
	proposal := container.NewVBox(tight(f.proposed, f.grounds, f.remarks), f.follow)
	f.closed, f.back = container.NewBorder(nil, nil, f.stands, f.correct), container.NewHBox(f.confirm)
	decision := container.NewVBox(f.closed, f.choice, f.note, f.reason, f.back, f.history)
	f.content = container.NewVBox(container.New(lineColumns, left, proposal, decision), f.notes.content)
	l.lineFace = f
	f.reason.SetText(l.decision.Reason)
	l.showFace(l.decision.Reason)
}

// showFace shows the facts; a reason that is being typed stays. recorded is the one that the field was last given.
func (l *juryLine) showFace(recorded string) {
	if l.waiting == "" && l.reason.Text == recorded {
		l.reason.SetText(l.decision.Reason)
	}
	widget.SetText(l.name, l.title())
	widget.SetText(l.results, l.standing())
	widget.SetText(l.proposed, l.proposedInWords())
	showText(l.grounds, strings.Join(l.proposal.Grounds, " "))
	showText(l.remarks, strings.Join(l.proposal.Remarks, " "))
	l.notes.show()
	l.showDecision()
}

func (l *juryLine) showDecision() {
	if l.lineFace == nil {
		return
	}
	sealed, open := l.list.step.isSealed(), l.list.step.isOpen()
	l.choice.set(string(l.decision.Outcome), string(l.waiting), string(l.proposal.Outcome))
	if enabled := !l.choice.Disabled(); open && !enabled {
		l.choice.Enable()
	} else if !open && enabled {
		l.choice.Disable()
	}
	visible(l.follow, open && !l.decided && l.waiting == "" && l.proposal.Outcome != data.OutcomeNone)
	visible(l.confirm, open && l.stale != "" && l.waiting == "")
	visible(l.back, l.confirm.Visible())
	visible(l.closed, sealed)
	if l.orphaned() {
		l.confirm.SetText("Retirer la décision")
	} else {
		l.confirm.SetText("Confirmer « " + l.words(l.decision.Outcome) + " »")
	}
	visible(l.reason, open && (l.waiting != "" || l.decided && l.decision.Departs()))
	visible(l.correct, sealed)
	visible(l.choice, !sealed)
	showText(l.stands, l.standsSealed())
	showText(l.history, l.corrections())
	showText(l.note, l.noteText())
	colour := theme.ColorNameWarning
	switch {
	case l.refused != "":
		colour = theme.ColorNameError
	case sealed || l.waiting == "" && l.stale == "":
		colour = widget.ColorQuiet
	}
	recolour(l.note, colour)
}

// standsSealed names the decision of a closed session.
func (l *juryLine) standsSealed() string {
	switch {
	case !l.list.step.isSealed():
		return ""
	case !l.decided:
		return "Sans décision"
	}
	return capital(l.words(l.decision.Outcome))
}

// busy reports whether something on the line is being typed or has the focus: its face must stay.
func (l *juryLine) busy(focused fyne.Focusable) bool {
	f := l.lineFace
	if f == nil || focused == nil {
		return f != nil && l.waiting != ""
	}
	return l.waiting != "" || f.reason.Text != l.decision.Reason || focused == f.choice || focused == f.reason ||
		focused == f.follow || focused == f.confirm || focused == f.correct || focused == f.notes.fold
}
