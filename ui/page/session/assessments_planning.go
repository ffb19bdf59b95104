package session

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

// rowsAtOnce is how many candidates of a sitting are shown before one asks for more.
const rowsAtOnce = 40

// planning is the list of the sittings by bloc, with when each takes place.
type planning struct {
	step  *assessmentsStep
	lines map[sittingKey]*planLine
	order []sittingKey // as the lines are laid out
	form  *planForm    // while one is open

	without *fw.RichText
	list    *fyne.Container
	scroll  *container.Scroll
}

func newPlanning(s *assessmentsStep) *planning {
	p := &planning{step: s, lines: map[sittingKey]*planLine{}, without: widget.Small(""), list: widget.VStack(1.5)}
	p.scroll = scrolled(p.list)
	return p
}

// show shows the facts as they are now; what is unfolded and what is being typed stay.
func (p *planning) show() {
	var order []sittingKey
	for _, one := range p.step.sittings {
		order = append(order, one.key)
		if p.lines[one.key] == nil {
			p.lines[one.key] = newPlanLine(p, one)
		}
		p.lines[one.key].show(one)
	}
	if p.form != nil && (p.step.sealed() || !slices.Contains(order, p.form.line.sitting.key)) {
		p.form = nil
	}
	if p.form != nil {
		p.form.again()
	}
	if !slices.Equal(order, p.order) {
		p.order = order
		p.layLines()
	}
	showText(p.without, withoutInWords(p.step.without))
	p.showPrimary()
}

// layLines lays the lines out, one card for each bloc.
func (p *planning) layLines() {
	p.list.RemoveAll()
	var lines *fyne.Container
	for i, one := range p.step.sittings {
		if i == 0 || one.key.bloc != p.step.sittings[i-1].key.bloc {
			lines = container.NewVBox(widget.Heading(one.bloc.Title))
			p.list.Add(widget.Card(lines))
		}
		lines.Add(fw.NewSeparator())
		lines.Add(p.lines[one.key].content)
	}
	p.list.Add(p.without)
}

// showPrimary makes the next thing to do stand out: the form that is open, or the first sitting without hours.
func (p *planning) showPrimary() {
	next := p.next()
	for _, l := range p.lines {
		importance := fw.MediumImportance
		if p.form == nil && l == next {
			importance = fw.HighImportance
		}
		if l.plan.Importance != importance {
			l.plan.Importance = importance
			l.plan.Refresh()
		}
	}
}

// next is the first line that has somebody without hours, or nil.
func (p *planning) next() *planLine {
	for _, key := range p.order {
		if l := p.lines[key]; len(l.sitting.waiting()) > 0 {
			return l
		}
	}
	return nil
}

func (p *planning) focus() fyne.Focusable {
	if p.form != nil {
		return p.form.at
	}
	if next := p.next(); next != nil {
		return next.plan
	}
	return p.step.toPresence
}

// open opens the form for candidates of a line, below one of them where it is for one alone. What is typed in another
// form is not thrown away without a question.
func (p *planning) open(l *planLine, seats []seat) {
	if p.form != nil && p.form.changed() {
		p.step.host.Ask(widget.Question{Title: "Abandonner l’horaire en cours ?", Text: "L’horaire que vous prépariez n’est pas enregistré.",
			Confirm: "Abandonner", Do: func() {
				p.close()
				p.open(l, seats)
			}})
		return
	}
	p.close()
	p.form = newPlanForm(l, seats)
	l.hold(p.form)
	p.showPrimary()
	p.step.layOut()
	widget.Reveal(p.form.content)
	p.step.host.Focus(p.form.at)
}

// close closes the form that is open, confirmed or not.
func (p *planning) close() {
	if p.form == nil {
		return
	}
	l := p.form.line
	p.form = nil
	l.hold(nil)
	p.showPrimary()
	p.step.layOut()
}

// planLine is one sitting: whether and when it is planned, and its candidates once it is unfolded.
type planLine struct {
	list    *planning
	sitting sitting
	folding *folding
	when    *fw.RichText
	plan    *widget.Button
	place   *fyne.Container // of the form for all
	rows    map[data.ID]*planRow
	content *fyne.Container
}

var planLineColumns = shared{0.27, 0.53, 0.2}

func newPlanLine(p *planning, s sitting) *planLine {
	l := &planLine{list: p, sitting: s, when: widget.Body(""), place: container.NewStack(), rows: map[data.ID]*planRow{}}
	l.folding = newFolding(l.rowOf, p.step.layOut)
	l.plan = widget.Secondary("Planifier", l.open)
	head := container.New(planLineColumns, container.NewVBox(l.folding.button), l.when, container.NewVBox(container.NewHBox(layout.NewSpacer(), l.plan)))
	l.content = container.NewVBox(head, l.place, l.folding.list)
	return l
}

func (l *planLine) show(s sitting) {
	l.sitting = s
	waiting, sealed := len(s.waiting()), l.list.step.sealed()
	l.folding.button.SetText(s.assessment.Short + " · " + count(len(s.seats), "candidat", "candidats", ""))
	said, colour, label := s.when(), theme.ColorNameForeground, "Changer l’horaire"
	switch {
	case waiting == len(s.seats) && sealed:
		said, colour = "sans convocation", widget.ColorQuiet
	case waiting == len(s.seats):
		said, colour, label = "à planifier", widget.ColorAccent, "Planifier"
	case waiting > 0:
		said, colour, label = fmt.Sprintf("%s · %d sans horaire", said, waiting), widget.ColorAccent, "Planifier le reste"
	}
	widget.SetText(l.when, said)
	recolour(l.when, colour)
	l.plan.SetText(label)
	visible(l.plan, !sealed)
	if sealed {
		l.hold(nil)
	}
	l.folding.show(ids(append(s.planned(), s.waiting()...)))
}

// open plans those who have no hours yet, or, where all have, all of them anew.
func (l *planLine) open() {
	seats := l.sitting.waiting()
	if len(seats) == 0 {
		seats = l.sitting.planned()
	}
	l.list.open(l, seats)
}

// hold shows a form where it belongs, or none.
func (l *planLine) hold(f *planForm) {
	l.place.RemoveAll()
	for _, r := range l.rows {
		r.place.RemoveAll()
	}
	switch {
	case f == nil:
	case f.one != "":
		l.rows[f.one].place.Add(f.content)
	default:
		l.place.Add(f.content)
	}
}

// rowOf returns the row of a candidate, with what is known now.
func (l *planLine) rowOf(enrolment data.ID) fyne.CanvasObject {
	r := l.rows[enrolment]
	if r == nil {
		r = newPlanRow(l, enrolment)
		l.rows[enrolment] = r
	}
	r.show(l.sitting.seat(enrolment))
	return r.content
}

// planRow is one candidate of a sitting: when and where, and what changes it.
type planRow struct {
	name, when, where *fw.RichText
	change, letter    *widget.Button
	place             *fyne.Container // of the form for her or him alone
	line              *planLine
	content           *fyne.Container
}

var planColumns = shared{0.37, 0.15, 0.28, 0.2}

func newPlanRow(l *planLine, enrolment data.ID) *planRow {
	r := &planRow{line: l, name: widget.Body(""), when: widget.Body(""), where: widget.Quiet(""), place: container.NewStack()}
	r.change = widget.Plain("Modifier", func() { l.list.open(l, []seat{l.sitting.seat(enrolment)}) })
	r.letter = widget.Plain("Convocation", func() { l.list.step.papers().open(data.KindConvocation, enrolment) })
	buttons := container.NewVBox(container.NewHBox(layout.NewSpacer(), r.change, r.letter))
	r.content = container.NewVBox(container.New(planColumns, r.name, r.when, r.where, buttons), r.place)
	return r
}

// show shows the hour, and of the day, the place and the examiner what is not the same for all.
func (r *planRow) show(s seat) {
	c, all := s.convocation, r.line.sitting.planned()
	widget.SetText(r.name, s.kase.Candidate.Name())
	said, colour := "sans horaire", widget.ColorQuiet
	if s.summoned() {
		said, colour = c.At.French(), theme.ColorNameForeground
		if !same(all, func(c data.Convocation) data.Date { return c.On }) {
			said = widget.FormatDate(c.On) + ", " + said
		}
	}
	widget.SetText(r.when, said)
	recolour(r.when, colour)
	var where []string
	if c.Place != "" && !same(all, func(c data.Convocation) string { return c.Place }) {
		where = append(where, c.Place)
	}
	if c.Examiner != "" && !same(all, func(c data.Convocation) string { return c.Examiner }) {
		where = append(where, c.Examiner)
	}
	widget.SetText(r.where, strings.Join(where, " · "))
	visible(r.change, s.summoned() && !r.line.list.step.sealed())
	visible(r.letter, s.summoned())
}
