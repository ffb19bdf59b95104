package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryStep is the step where the jury is composed, decides, and the session is closed: first its preparation, then the room
// where it deliberates.
type juryStep struct {
	desk *app.Desk
	host widget.Host
	view app.View

	sealed *fyne.Container // said in place of what can be done, once the session is closed
	toPrep *widget.Button
	toRoom *widget.Button
	inRoom bool
	body   *fyne.Container
	whole  *fyne.Container

	form    *juryForm
	needs   *fyne.Container // what the fiche asks of the jury
	missing *juryMissing
	prep    *container.Scroll

	decisions *juryDecisions
	closing   *juryClosing
	room      *container.Scroll
}

func newJury(desk *app.Desk, host widget.Host, view app.View) *juryStep {
	s := &juryStep{desk: desk, host: host, view: view, sealed: container.NewVBox(), needs: container.NewVBox(), body: container.NewStack()}
	s.toPrep = widget.Secondary("Jury et préparation", func() { s.turn(false) })
	s.toRoom = widget.Secondary("Délibération", func() { s.turn(true) })
	s.form = newJuryForm(desk, host, s.layOut)
	s.missing = newJuryMissing(s)
	s.decisions = newJuryDecisions(s)
	s.closing = newJuryClosing(s)
	top := container.New(shared{0.42, 0.58}, s.form.top(), s.needs)
	s.prep = scrolled(widget.VStack(2,
		widget.Card(widget.VStack(1.5, widget.Heading("Composition du jury"), top, s.form.content())), s.missing.content()))
	s.room = scrolled(widget.VStack(2, s.decisions.content(), s.closing.content()))
	s.room.OnScrolled = func(fyne.Position) { s.decisions.shelf.fill() }
	s.whole = container.NewBorder(widget.VStack(1, s.sealed, widget.HStack(s.toPrep, s.toRoom)), nil, nil, nil, s.body)
	s.refresh(view)
	s.show(s.isOpen() || s.isSealed())
	widget.OnUndo(s.whole, s.undo)
	return s
}

// undo takes the last decision back while the room is shown, but not from behind a question.
func (s *juryStep) undo() {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.whole)
	if s.inRoom && (c == nil || c.Overlays().Top() == nil || s.decisions.projector.shown()) {
		s.decisions.undoLast()
	}
}

// canProject reports whether the centre shows its deliberations to a room.
func (s *juryStep) canProject() bool {
	centre, err := s.desk.Centre.Get()
	return err == nil && centre.Shown.Projector
}

func scrolled(o fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(clearOfBar{}, o))
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

// isOpen reports whether decisions can be recorded.
func (s *juryStep) isOpen() bool {
	j := s.view.Jury
	return !s.isSealed() && !j.On.IsZero() && (j.Began != "" || j.Held == data.HeldElsewhere)
}

// turn shows the preparation or the room, and puts the focus where one begins there.
func (s *juryStep) turn(toRoom bool) {
	s.show(toRoom)
	if f := s.focus(); f != nil {
		s.host.Focus(f)
	}
}

func (s *juryStep) show(inRoom bool) {
	s.inRoom = inRoom
	s.toPrep.SetHere(!inRoom)
	s.toRoom.SetHere(inRoom)
	s.body.Objects = []fyne.CanvasObject{s.prep}
	if inRoom {
		s.body.Objects = []fyne.CanvasObject{container.NewBorder(container.New(clearOfBar{}, s.decisions.top), nil, nil, nil, s.room)}
	}
	s.layOut()
	if inRoom {
		s.decisions.shelf.fill()
	}
}

func (s *juryStep) refresh(view app.View) {
	s.view = view
	s.sealed.RemoveAll()
	if s.isSealed() {
		s.sealed.Add(widget.Banner(widget.ToneDone,
			"Session close le "+view.Session.Sealed.French()+" : une décision ne se corrige plus que par une autre, avec son motif.",
			widget.Secondary("Voir les documents", func() { s.host.Go(placeIn(view, widget.StepDocuments)) })))
	}
	s.form.show(view)
	showNeeds(s.needs, view)
	s.missing.show()
	s.decisions.show()
	s.closing.show()
	s.layOut()
}

// focus is the first thing to do: the jury, its preparation, then the first bloc undecided, then the closing.
func (s *juryStep) focus() fyne.Focusable {
	switch {
	case s.isSealed():
		return nil
	case !s.inRoom && s.view.Jury.On.IsZero():
		return s.form.date
	case !s.inRoom && !s.missing.start.Disabled():
		return s.missing.start
	case !s.inRoom:
		return s.form.date
	}
	if l := s.decisions.nextOpen(0); l != nil && s.isOpen() {
		return s.decisions.face(l).choice
	}
	if !s.closing.button.Disabled() {
		return s.closing.button
	}
	return s.toPrep
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
