package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

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

	before   *container.Scroll // what stands in the way, while the session is open
	ready    *widget.Surface
	issue    *widget.Button
	preview  *widget.Button
	what     *fw.RichText // what can be issued
	withheld *fyne.Container
	stale    *fyne.Container // certificates that a correction has overtaken
	refused  []error         // what the last issue left out
	issued   *issuedList
	closed   *fyne.Container
	whole    *fyne.Container
}

func newDocuments(desk *app.Desk, host widget.Host, view app.View) *documentsStep {
	s := &documentsStep{desk: desk, host: host, before: container.NewVScroll(widget.VStack(0)), withheld: widget.VStack(1), stale: widget.VStack(1), what: widget.Body("")}
	s.issue = widget.Primary("", s.doIssue)
	s.preview = widget.Secondary("Aperçu", s.doPreview)
	s.papersBack = widget.Secondary("", s.showReceived)
	s.ready = widget.Card(container.NewBorder(nil, nil, nil, container.NewCenter(widget.HStack(s.preview, s.issue)),
		tight(widget.Heading("À émettre"), s.what)))
	s.issued = newIssuedList(s)
	top := container.NewVScroll(container.New(clearOfBar{}, widget.VStack(1, s.stale, s.ready, s.withheld)))
	s.closed = container.New(halfAtMost{}, top, s.issued.content())
	s.whole = withPapers(s, container.NewStack(s.before, s.closed))
	s.refresh(view)
	return s
}

func (s *documentsStep) content() fyne.CanvasObject { return s.whole }

func (s *documentsStep) refresh(view app.View) {
	s.view = view
	sealed := view.Stage == rules.StageSealed
	visible(s.before, !sealed)
	visible(s.closed, sealed)
	s.plan = app.Plan{}
	s.readReceived()
	if sealed {
		plan, err := s.desk.Documents.Plan(view.Session.ID)
		if err != nil {
			s.host.Refuse(err)
		}
		s.plan = plan
	} else {
		s.showBefore()
	}
	s.showOvertaken()
	s.showReady()
	s.showWithheld()
	s.issued.show(s.plan.Issued)
	s.whole.Refresh()
}

func (s *documentsStep) focus() fyne.Focusable {
	switch {
	case s.view.Stage != rules.StageSealed:
		return focusIn(s.before.Content)
	case len(s.plan.Ready) > 0:
		return s.issue
	case len(s.plan.Issued) > 0:
		return s.issued.table.Focus()
	}
	return nil
}

// showBefore says what is missing before a session can be closed, and leads there.
func (s *documentsStep) showBefore() {
	said, lead := "Les documents s’émettent quand la session est close. Il manque encore :", "Aller au jury"
	if len(rules.Blocking(s.view.Lacks)) == 0 {
		said, lead = "Les documents s’émettent quand la session est close. Tout est décidé : il reste à la clore.", "Clore à l’étape Jury"
	}
	lines := widget.VStack(0.5, widget.Heading("La session n’est pas close"), widget.Body(said))
	for _, line := range lackLines(s.view, 2, func(l rules.Lack) { s.host.Go(placeOfLack(s.view, l)) }) {
		lines.Add(line)
	}
	lines.Add(container.NewHBox(widget.Primary(lead, func() { s.host.Go(placeIn(s.view, widget.StepJury)) })))
	s.before.Content = container.New(clearOfBar{}, widget.Card(lines))
}

func (s *documentsStep) showReady() {
	n := len(s.plan.Ready)
	visible(s.ready, n > 0)
	s.issue.SetText("Émettre " + count(n, "document", "documents", ""))
	widget.SetText(s.what, s.readyInWords()+" Un document émis porte un numéro et ne change plus.")
}

// readyInWords lists what can be issued, kind by kind, and for how many persons.
func (s *documentsStep) readyInWords() string {
	kinds := map[data.DocumentKind]int{}
	people := map[data.ID]bool{}
	for _, d := range s.plan.Ready {
		kinds[d.Kind]++
		if d.Enrolment != "" {
			people[d.Enrolment] = true
		}
	}
	minutes := "le procès-verbal du jury"
	if hasMinutes(s.plan) {
		minutes = "le procès-verbal corrigé"
	}
	var said []string
	for _, part := range []string{
		map[bool]string{true: minutes}[kinds[data.KindMinutes] > 0],
		count(kinds[data.KindTranscript], "relevé de résultats", "relevés de résultats", ""),
		count(kinds[data.KindAttestation], "attestation de résultats", "attestations de résultats", ""),
		count(kinds[data.KindBlocCertificate], "certificat de bloc", "certificats de bloc", ""),
	} {
		if part != "" {
			said = append(said, part)
		}
	}
	text := capital(listed(said))
	if len(people) > 0 {
		text += ", pour " + count(len(people), "personne", "personnes", "")
	}
	return text + "."
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

// halfAtMost gives the first object, a scroll, the height that it asks for up to half of what there is, and the second
// the rest: a long list of refusals must not push the documents out of the window.
type halfAtMost struct{}

// Layout is for Fyne.
func (halfAtMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
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
