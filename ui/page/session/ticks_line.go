package session

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// tickLine is one competence, or the bloc as a whole: how far it is acquired, and a short comment.
type tickLine struct {
	ticks      *ticks
	competence int // from 1; 0 is the bloc as a whole, which has a comment only
	recorded   data.Tick

	levels  *levels // nil for the bloc as a whole
	comment *widget.TextField
	warning *fw.RichText // who is named in the comment
	warned  fyne.CanvasObject
	refused *fw.RichText // why what is entered could not be kept
	content fyne.CanvasObject
}

func newTickLine(t *ticks, competence int, text string) *tickLine {
	l := &tickLine{ticks: t, competence: competence, comment: widget.NewTextField("commentaire, facultatif")}
	l.warning, l.refused = widget.Small(""), widget.Small("")
	l.warned = marked(theme.WarningIcon(), theme.ColorNameWarning, l.warning)
	l.warned.Hide()
	l.refused.Hide()
	recolour(l.refused, theme.ColorNameError)
	recolour(l.warning, theme.ColorNameWarning)
	l.comment.OnChanged = func(string) { l.warn() }
	l.comment.OnLeave = func() { l.keep() }
	l.comment.OnSubmitted = func(string) {
		if l.keep() {
			t.onwards(l, 1)
		}
	}
	l.comment.OnEscape = func() { l.comment.SetText(l.recorded.Comment) }
	head, entry := fyne.CanvasObject(widget.Small(text)), fyne.CanvasObject(l.comment)
	if competence == 0 {
		head = widget.Strong(text)
		l.comment.PlaceHolder = "commentaire sur le bloc, facultatif"
	} else {
		l.levels = newLevels(func() { l.keep() }, func(by int) { t.onwards(l, by) })
		entry = widget.Shares([]float32{11, 9}, container.NewPadded(l.levels), container.NewPadded(l.comment))
	}
	if t.step.sealed() {
		l.comment.Disable()
		if l.levels != nil {
			l.levels.Disable()
		}
	}
	l.content = container.NewVBox(head, entry, l.warned, l.refused)
	return l
}

// first is where the keyboard begins on the line.
func (l *tickLine) first() fyne.Focusable {
	if l.levels != nil {
		return l.levels
	}
	return l.comment
}

// show shows what is recorded; what is being typed or chosen stays.
func (l *tickLine) show(recorded data.Tick) {
	before := l.recorded
	l.recorded = recorded
	if l.levels != nil && l.levels.level() == before.Level {
		l.levels.show(recorded.Level)
	}
	if l.comment.Text == before.Comment && l.comment.Text != recorded.Comment {
		l.comment.SetText(recorded.Comment)
	}
}

// entered is what the line says now.
func (l *tickLine) entered() data.Tick {
	tick := data.Tick{Enrolment: l.ticks.enrolment, Bloc: l.ticks.bloc, Competence: l.competence, Comment: strings.TrimSpace(l.comment.Text)}
	if l.levels != nil {
		tick.Level = l.levels.level()
	}
	return tick
}

// keep puts what the line says on disk where it is not there yet, and reports whether it could. A comment that names
// another candidate is kept too: who enters it decides.
func (l *tickLine) keep() bool {
	s, tick := l.ticks.step, l.entered()
	if s.sealed() || tick.Level == l.recorded.Level && tick.Comment == l.recorded.Comment {
		showText(l.refused, "")
		return true
	}
	if err := s.desk.Results.Tick(context.Background(), tick); err != nil {
		showText(l.refused, err.Error())
		s.guided.whole.Refresh()
		return false
	}
	l.recorded = tick
	showText(l.refused, "")
	l.comment.SetText(tick.Comment)
	what := "le bloc dans son ensemble"
	if l.competence > 0 {
		what = fmt.Sprintf("compétence %d", l.competence)
	}
	s.host.Tell("Enregistré : " + s.view.Case(l.ticks.enrolment).Candidate.Name() + ", " + what + levelWords(tick) + ".")
	return true
}

func levelWords(t data.Tick) string {
	switch {
	case t.Level != data.LevelNone:
		return ", " + string(t.Level)
	case t.Comment != "":
		return ", commentaire"
	}
	return ", sans appréciation"
}

// warn points out who is named in the comment, as one types it.
func (l *tickLine) warn() {
	said := l.ticks.namedIn(l.comment.Text)
	if said == "" && !l.warned.Visible() {
		return
	}
	widget.SetText(l.warning, said)
	visible(l.warned, said != "")
	l.ticks.step.guided.whole.Refresh()
}
