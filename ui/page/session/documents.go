package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// documentsStep is the step where the documents of a closed session are issued, opened and exported.
type documentsStep struct {
	desk *app.Desk
	host widget.Host
	view app.View
	plan app.Plan

	received   []data.PaperBack // signed papers of the session, oldest first
	papersBack *widget.Button   // shows them

	before   *fyne.Container // what is shown while the session is open
	lacks    *fyne.Container // what stands in the way until then
	ready    *widget.Surface
	issue    *widget.Button
	preview  *widget.Button
	kinds    *kindChoice
	withheld *fyne.Container
	stale    *fyne.Container // certificates that a correction has overtaken
	unfit    *fyne.Container // what is to be settled before it can be printed
	refused  []error         // what the last issue left out
	issued   *issuedList
	whole    *fyne.Container
}

func newDocuments(desk *app.Desk, host widget.Host, view app.View) *documentsStep {
	s := &documentsStep{desk: desk, host: host, before: container.NewStack(), lacks: widget.VStack(0.5), withheld: widget.VStack(1), stale: widget.VStack(1), unfit: widget.VStack(1)}
	s.issue = widget.Primary("", s.doIssue)
	s.preview = widget.Secondary("Aperçu", s.doPreview)
	s.papersBack = widget.Secondary("", s.showReceived)
	s.kinds = newKindChoice(s.showIssue)
	head := tight(widget.Heading("À émettre"), widget.Small("Un document émis porte un numéro et ne change plus. Décochez ce qui attendra."))
	s.ready = widget.Card(widget.VStack(0.5, container.NewBorder(nil, nil, nil, container.NewCenter(widget.HStack(s.preview, s.issue)), head), s.kinds.grid))
	s.issued = newIssuedList(s)
	top := container.NewVScroll(container.New(clearOfBar{}, widget.VStack(1, s.before, s.stale, s.unfit, s.ready, s.withheld)))
	s.whole = withPapers(s, container.New(halfAtMost{}, top, s.issued.content()))
	s.refresh(view)
	return s
}

func (s *documentsStep) content() fyne.CanvasObject { return s.whole }

func (s *documentsStep) refresh(view app.View) {
	s.view = view
	sealed := view.Stage == rules.StageSealed
	visible(s.before, !sealed)
	s.readReceived()
	plan, err := s.desk.Documents.Plan, error(nil)
	if !sealed {
		plan = s.desk.Documents.OnDemand
		s.showBefore()
	}
	if s.plan, err = plan(view.Session.ID); err != nil {
		s.host.Refuse(err)
	}
	if !sealed {
		s.plan.Ready, s.plan.Withheld = nil, nil // what is issued on demand alone
	}
	if s.plan, err = s.desk.Documents.Fit(view.Session.ID, s.plan); err != nil {
		s.host.Refuse(err)
	}
	visible(s.issued.content(), sealed || len(s.plan.Issued) > 0)
	visible(s.issued.demand, sealed) // until then it stands above
	s.showOvertaken()
	s.showUnfit()
	s.showReady()
	s.showWithheld()
	s.issued.show(s.plan.Issued)
	s.whole.Refresh()
}

func (s *documentsStep) focus() fyne.Focusable {
	switch {
	case s.view.Stage != rules.StageSealed:
		return focusIn(s.lacks)
	case len(s.plan.Ready) > 0 && s.issue.Disabled():
		return focusIn(s.kinds.grid)
	case len(s.plan.Ready) > 0:
		return s.issue
	case len(s.plan.Issued) > 0:
		return s.issued.table.Focus()
	}
	return nil
}

// showBefore says what is missing before a session can be closed, and leads there.
func (s *documentsStep) showBefore() {
	said, lead := "Seule l’attestation d’inscription s’émet avant la clôture. Il manque encore :", "Aller au jury"
	if len(rules.Blocking(s.view.Lacks)) == 0 {
		said, lead = "Seule l’attestation d’inscription s’émet avant la clôture. Tout est décidé : il reste à la clore.", "Clore à l’étape Jury"
	}
	s.lacks.RemoveAll()
	s.lacks.Add(widget.Body(said))
	for _, line := range lackLines(s.view, 2, func(l rules.Lack) { s.host.Go(placeOfLack(s.view, l)) }) {
		s.lacks.Add(line)
	}
	s.lacks.Add(container.NewHBox(widget.Primary(lead, func() { s.host.Go(placeIn(s.view, widget.StepJury)) })))
	head := container.NewBorder(nil, nil, nil, container.NewCenter(s.demandButton()), widget.Heading("La session n’est pas close"))
	s.before.Objects = []fyne.CanvasObject{widget.Card(widget.VStack(0.5, head, s.lacks))}
}

func (s *documentsStep) showReady() {
	visible(s.ready, len(s.plan.Ready) > 0)
	s.kinds.show(s.plan)
	s.showIssue()
}

// showIssue says how many documents are issued.
func (s *documentsStep) showIssue() {
	n := len(s.kinds.chosen(s.plan))
	s.issue.SetText("Émettre " + count(n, "document", "documents", "0 document"))
	for _, b := range []*widget.Button{s.issue, s.preview} {
		if n == 0 {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// listed writes « a, b et c ».
func listed(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " et " + items[last]
}

// focusIn is the first thing in an object that can have the focus, cards included.
func focusIn(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case *widget.Surface:
		return focusIn(o.Content)
	case *fyne.Container:
		for _, child := range o.Objects {
			if f := focusIn(child); f != nil {
				return f
			}
		}
		return nil
	}
	f, _ := o.(fyne.Focusable)
	return f
}

// halfAtMost gives the first object, a scroll, the height that it asks for up to half of what there is, and the second,
// unless it is hidden, the rest: a long list of refusals must not push the documents out of the window.
type halfAtMost struct{}

// Layout is for Fyne.
func (halfAtMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if !objects[1].Visible() {
		objects[0].Resize(size)
		objects[0].Move(fyne.NewPos(0, 0))
		return
	}
	height := float32(0)
	if scroll, ok := objects[0].(*container.Scroll); ok {
		height = scroll.Content.MinSize().Height
	}
	if height > 0 {
		height += widget.Unit
	}
	height = min(height, size.Height/2)
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}

// MinSize is for Fyne.
func (halfAtMost) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }
