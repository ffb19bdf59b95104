package session

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// presenceKey names a sitting on one of its days; those without a convocation have no day.
type presenceKey struct {
	on      data.Date
	sitting sittingKey
}

// presence is the list of the sittings by day, with who came.
type presence struct {
	step  *assessmentsStep
	lines map[presenceKey]*presenceLine
	order []presenceKey

	list   *fyne.Container
	scroll *container.Scroll
}

func newPresence(s *assessmentsStep) *presence {
	p := &presence{step: s, lines: map[presenceKey]*presenceLine{}, list: widget.VStack(1.5)}
	p.scroll = scrolled(p.list)
	return p
}

// days splits the sittings by day and hour; what has no day comes last.
func (p *presence) days() (order []presenceKey, of map[presenceKey]sitting) {
	of = map[presenceKey]sitting{}
	for _, whole := range p.step.sittings {
		for _, one := range append(whole.planned(), whole.waiting()...) {
			key := presenceKey{one.convocation.On, whole.key}
			part, begun := of[key]
			if !begun {
				part = sitting{key: whole.key, bloc: whole.bloc, assessment: whole.assessment}
				order = append(order, key)
			}
			part.seats = append(part.seats, one)
			of[key] = part
		}
	}
	slices.SortStableFunc(order, func(a, b presenceKey) int {
		if a.on.IsZero() != b.on.IsZero() {
			if a.on.IsZero() {
				return 1
			}
			return -1
		}
		if n := a.on.Compare(b.on); n != 0 {
			return n
		}
		return strings.Compare(string(of[a].seats[0].convocation.At), string(of[b].seats[0].convocation.At))
	})
	return order, of
}

// show shows the facts as they are now; what is unfolded and what is being typed stay.
func (p *presence) show() {
	order, of := p.days()
	for _, key := range order {
		if p.lines[key] == nil {
			p.lines[key] = newPresenceLine(p)
		}
		p.lines[key].show(of[key])
	}
	if !slices.Equal(order, p.order) {
		p.order = order
		p.layLines()
	}
}

// layLines lays the lines out, one card for each day.
func (p *presence) layLines() {
	p.list.RemoveAll()
	var lines *fyne.Container
	for i, key := range p.order {
		if i == 0 || key.on != p.order[i-1].on {
			title := "Sans convocation"
			if !key.on.IsZero() {
				title = capital(longDay(key.on))
			}
			lines = container.NewVBox(widget.Heading(title))
			p.list.Add(widget.Card(lines))
		}
		lines.Add(fw.NewSeparator())
		lines.Add(p.lines[key].content)
	}
}

// unfoldFirst unfolds the first line where somebody's presence is to be noted, when nothing is unfolded yet.
func (p *presence) unfoldFirst() {
	for _, key := range p.order {
		if p.lines[key].folding.open {
			return
		}
	}
	if l := p.next(0); l != nil && !p.step.sealed() {
		l.folding.unfold(true)
	}
}

// next is the first line from a rank on where somebody who was summoned has no presence, or nil.
func (p *presence) next(from int) *presenceLine {
	for _, key := range p.order[min(from, len(p.order)):] {
		if l := p.lines[key]; !key.on.IsZero() && len(l.sitting.unnoted()) > 0 {
			return l
		}
	}
	return nil
}

func (p *presence) focus() fyne.Focusable {
	next := p.next(0)
	switch {
	case next == nil:
		return p.step.toPlanning
	case next.folding.open:
		if r := next.nextRow(""); r != nil {
			return r.choice
		}
	}
	return next.all
}

// onwards leads from a line where all is noted to the next one.
func (p *presence) onwards(l *presenceLine) {
	at := slices.IndexFunc(p.order, func(k presenceKey) bool { return p.lines[k] == l })
	next := p.next(at + 1)
	if next == nil {
		next = p.next(0)
	}
	if next == nil {
		p.step.host.Focus(p.step.toPlanning)
		return
	}
	p.step.host.Focus(next.all)
}

// presenceLine is one sitting on a day: how many came, and its candidates once it is unfolded.
type presenceLine struct {
	list    *presence
	sitting sitting
	folding *folding
	counted *fw.RichText
	all     *widget.Button
	said    *fw.RichText // why not all could be noted present
	rows    map[data.ID]*presenceRow
	content *fyne.Container

	sheet                 *fw.RichText // that the signed sheet came back
	sheetButton           *fyne.Container
	sheetShown, scanShown bool
}

var presenceLineColumns = shared{0.55, 0.28, 0.17}

func newPresenceLine(p *presence) *presenceLine {
	l := &presenceLine{list: p, counted: widget.Quiet(""), sheet: widget.Small(""), sheetButton: container.NewHBox(), said: widget.Coloured("", theme.ColorNameError), rows: map[data.ID]*presenceRow{}}
	l.said.Hide()
	l.folding = newFolding(l.rowOf, p.step.layOut)
	l.all = widget.Secondary("Tous présents", l.allPresent)
	head := container.New(presenceLineColumns, container.NewVBox(l.folding.button), tight(l.counted, l.sheet),
		container.NewVBox(container.NewHBox(layout.NewSpacer(), l.all), container.NewHBox(layout.NewSpacer(), l.sheetButton)))
	l.content = container.NewVBox(head, l.said, l.folding.list)
	return l
}

func (l *presenceLine) show(s sitting) {
	l.sitting = s
	label := s.bloc.Title + " · " + s.assessment.Short
	if at := s.seats[0].convocation.At; at != "" {
		label = at.French() + " · " + label
	}
	l.folding.button.SetText(label)
	widget.SetText(l.counted, s.counted())
	unnoted := len(s.unnoted())
	visible(l.all, unnoted > 0 && !l.list.step.sealed())
	l.all.SetText("Tous présents")
	if unnoted > 0 && unnoted < len(s.seats) {
		l.all.SetText("Les autres présents")
	}
	l.showSheet()
	l.folding.show(ids(s.seats))
}

// counted says how many came, « 3 présents, 1 absent, 2 à noter ».
func (s *sitting) counted() string {
	n := map[data.Presence]int{}
	for _, one := range s.seats {
		n[one.attendance.Presence]++
	}
	var words []string
	for _, p := range []struct {
		presence     data.Presence
		one, several string
	}{{data.Present, "présent", "présents"}, {data.Absent, "absent", "absents"}, {data.Excused, "excusé", "excusés"}, {data.PresenceUnknown, "à noter", "à noter"}} {
		if n[p.presence] > 0 {
			words = append(words, count(n[p.presence], p.one, p.several, ""))
		}
	}
	return strings.Join(words, ", ")
}

// allPresent notes all of whom nothing is noted yet as present, or says beside each why none was.
func (l *presenceLine) allPresent() {
	seats := l.sitting.unnoted()
	var notes []data.Attendance
	for _, one := range seats {
		notes = append(notes, l.note(one, data.Present, one.attendance.Incident))
	}
	err := l.attend(notes...)
	if err == nil {
		l.list.step.host.Tell(fmt.Sprintf("%s · %s : %s.", l.sitting.bloc.Title, l.sitting.assessment.Short, l.sitting.counted()))
		l.list.onwards(l)
		return
	}
	l.refuse(err, notes)
}

// refuse says why not all are noted, beside those who stand in the way, or above them where it is nobody in particular.
func (l *presenceLine) refuse(err error, notes []data.Attendance) {
	v := l.list.step.view
	var first *presenceRow
	for _, note := range notes {
		k := l.sitting.seat(note.Enrolment).kase
		if reason := rules.CheckAttendance(v.Fiche, &v.Session.Rules, k, note); reason != nil {
			l.folding.reach(note.Enrolment)
			l.rows[note.Enrolment].refuse(reason)
			if first == nil {
				first = l.rows[note.Enrolment]
			}
		}
	}
	said := "Rien n’est noté : le résultat d’un candidat dit le contraire, voyez plus bas. Réglez ce point, puis recommencez."
	if first == nil {
		said = err.Error()
	}
	showText(l.said, said)
	l.list.step.layOut()
	if first != nil {
		l.list.step.host.Focus(first.choice)
		widget.Reveal(first.content)
	}
}

func (l *presenceLine) note(one seat, p data.Presence, incident string) data.Attendance {
	return data.Attendance{Enrolment: one.enrolment(), Bloc: l.sitting.key.bloc, Assessment: l.sitting.key.assessment, Presence: p, Incident: incident}
}

func (l *presenceLine) attend(notes ...data.Attendance) error {
	err := l.list.step.desk.Assessments.Attend(context.Background(), l.list.step.view.Session.ID, notes)
	if err == nil {
		showText(l.said, "")
	}
	return err
}

// nextRow is the first row after a candidate's of whom nothing is noted, among those that are shown, or nil.
func (l *presenceLine) nextRow(after data.ID) *presenceRow {
	from := 1 + slices.Index(l.folding.laid, after)
	for _, id := range l.folding.laid[from:] {
		if !l.sitting.seat(id).noted() {
			return l.rows[id]
		}
	}
	return nil
}

// leave moves the focus from a candidate to the one below or above.
func (l *presenceLine) leave(from data.ID, down bool) {
	at := slices.Index(l.folding.laid, from) - 1
	if down {
		at += 2
	}
	if at >= 0 && at < len(l.folding.laid) {
		l.list.step.host.Focus(l.rows[l.folding.laid[at]].choice)
	}
}

// rowOf returns the row of a candidate, with what is known now.
func (l *presenceLine) rowOf(enrolment data.ID) fyne.CanvasObject {
	r := l.rows[enrolment]
	if r == nil {
		r = newPresenceRow(l, enrolment)
		l.rows[enrolment] = r
	}
	r.show(l.sitting.seat(enrolment))
	return r.content
}
