package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryStep is the step where the jury is composed, decides, and the session is closed.
type juryStep struct {
	desk *app.Desk
	host widget.Host
	view app.View

	sealed    *fyne.Container // said in place of what can be done, once the session is closed
	form      *juryForm
	needs     *fyne.Container // what the fiche asks of the jury
	decisions *juryDecisions
	closing   *juryClosing
	column    *fyne.Container
	whole     *container.Scroll
}

func newJury(desk *app.Desk, host widget.Host, view app.View) *juryStep {
	s := &juryStep{desk: desk, host: host, sealed: container.NewVBox(), needs: container.NewVBox()}
	s.form = newJuryForm(desk, host, s.layOut)
	s.decisions = newJuryDecisions(s)
	s.closing = newJuryClosing(s)
	top := container.New(shared{0.42, 0.58}, s.form.top(), s.needs)
	s.column = widget.VStack(2, s.sealed,
		widget.Card(widget.VStack(1.5, widget.Heading("Composition du jury"), top, s.form.content())),
		s.decisions.content(), s.closing.content())
	s.whole = container.NewVScroll(container.New(clearOfBar{}, s.column))
	s.refresh(view)
	return s
}

func (s *juryStep) content() fyne.CanvasObject { return s.whole }

// layOut lays the step out again after something in it has grown.
func (s *juryStep) layOut() {
	if s.whole != nil {
		s.whole.Refresh()
	}
}

// isSealed reports whether nothing changes here any more.
func (s *juryStep) isSealed() bool { return s.view.Stage == rules.StageSealed }

func (s *juryStep) refresh(view app.View) {
	s.view = view
	s.sealed.RemoveAll()
	if s.isSealed() {
		s.sealed.Add(widget.Banner(widget.ToneDone,
			"Session close le "+view.Session.Sealed.French()+" : le jury et ses décisions ne changent plus.",
			widget.Secondary("Voir les documents", func() { s.host.Go(placeIn(view, widget.StepDocuments)) })))
	}
	s.form.show(view)
	showNeeds(s.needs, view)
	s.decisions.show()
	s.closing.show()
	s.layOut()
}

// focus is the first thing to do: the jury, then the first bloc undecided, then the closing.
func (s *juryStep) focus() fyne.Focusable {
	switch {
	case s.isSealed():
		return nil
	case s.view.Jury.On.IsZero():
		return s.form.date
	}
	if l := s.decisions.nextOpen(0); l != nil {
		return l.choice
	}
	if !s.closing.button.Disabled() {
		return s.closing.button
	}
	return s.form.date
}

// placeIn is a step of the session that is shown.
func placeIn(view app.View, step widget.Step) widget.Place {
	return widget.Place{Area: widget.AreaSessions, ID: view.Session.ID, Step: step}
}

// shared lays objects out side by side, each with its part of the width, and two units between them.
type shared []float32

const sharedGap = 2 * widget.Unit

// Layout is for Fyne.
func (s shared) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total, x := float32(0), float32(0)
	for _, part := range s {
		total += part
	}
	for i, o := range objects {
		w := (size.Width - sharedGap*float32(len(s)-1)) * s[i] / total
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + sharedGap
	}
}

// MinSize is for Fyne: as high as the highest, and as narrow as may be, since the texts wrap.
func (s shared) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(float32(len(s))*60, height)
}

// clearOfBar leaves room at the right for the scroll bar, which would lie on the cards.
type clearOfBar struct{}

const barRoom = 1.5 * widget.Unit

// Layout is for Fyne.
func (clearOfBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width-barRoom, size.Height))
	}
}

// MinSize is for Fyne.
func (clearOfBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(barRoom, 0)
}
