package session

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryMissing is what is to be settled, or set aside with a reason, before the deliberation opens.
type juryMissing struct {
	step  *juryStep
	lines *fyne.Container
	start *widget.Button
	whole *widget.Surface
}

func newJuryMissing(s *juryStep) *juryMissing {
	m := &juryMissing{step: s, lines: widget.VStack(0.5)}
	m.start = widget.Primary("Ouvrir la délibération", m.open)
	m.whole = widget.Card(widget.VStack(1.5, widget.Heading("Avant la délibération"), m.lines, container.NewHBox(m.start)))
	return m
}

func (m *juryMissing) content() fyne.CanvasObject { return m.whole }

func (m *juryMissing) show() {
	v := m.step.view
	if m.step.isSealed() || m.step.isOpen() {
		m.whole.Hide()
		return
	}
	m.lines.RemoveAll()
	open := rules.OpenBeforeStart(v.Jury, v.Lacks)
	if len(open) == 0 {
		m.lines.Add(marked(theme.ConfirmIcon(), theme.ColorNameSuccess, widget.Body("Tout est réglé : la délibération peut s’ouvrir.")))
		m.start.Enable()
		return
	}
	m.start.Disable()
	for _, l := range open {
		m.lines.Add(marked(theme.WarningIcon(), theme.ColorNameWarning, widget.Body(l.Sentence)))
	}
}

func (m *juryMissing) open() {
	if err := m.step.desk.Juries.Start(context.Background(), m.step.view.Session.ID); err != nil {
		m.step.host.Refuse(err)
		return
	}
	m.step.host.Tell("La délibération est ouverte.")
	m.step.turn(true)
}
