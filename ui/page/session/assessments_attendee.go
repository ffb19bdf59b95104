package session

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// presenceRow is one candidate of a sitting: whether she or he came, and what happened. Each is recorded at once.
type presenceRow struct {
	line *presenceLine
	seat seat

	name, hour *fw.RichText
	choice     *segments
	incident   *widget.TextField
	said       *fw.RichText   // why the last note was not recorded
	undo       *widget.Button // takes the presence back
	closed     *fw.RichText   // in place of the fields, once nothing changes any more
	fields     *fyne.Container
	content    *fyne.Container
}

var (
	attendeeColumns = shared{0.37, 0.63}
	presenceColumns = shared{0.42, 0.46, 0.12}
)

func newPresenceRow(l *presenceLine, enrolment data.ID) *presenceRow {
	r := &presenceRow{line: l, name: widget.Body(""), hour: widget.Strong(""), closed: widget.Body(""), said: widget.Coloured("", theme.ColorNameError)}
	r.said.Hide()
	r.choice = newSegments(presences, func(key string, byKey bool) { r.take(data.Presence(key), byKey) })
	r.choice.onLeave = func(down bool) { l.leave(enrolment, down) }
	r.incident = widget.NewTextField("incident, en quelques mots")
	r.incident.OnSubmitted = func(string) { r.giveIncident() }
	r.incident.OnLeave = r.giveIncident
	r.incident.OnEscape = func() {
		r.incident.SetText(r.seat.attendance.Incident)
		r.refuse(nil)
		l.list.step.host.Focus(r.choice)
	}
	r.undo = widget.Plain("Effacer", func() {
		r.record(data.PresenceUnknown, r.seat.attendance.Incident)
		l.list.step.host.Focus(r.choice)
	})
	r.fields = container.New(presenceColumns, container.NewVBox(r.choice), container.NewVBox(r.incident), container.NewVBox(r.undo))
	who := container.New(previewColumns{}, r.hour, r.name)
	r.content = container.NewVBox(container.New(attendeeColumns, who, container.NewStack(r.fields, r.closed)), r.said)
	return r
}

// show shows the facts of the row; an incident that is being typed stays.
func (r *presenceRow) show(s seat) {
	before := r.seat.attendance
	r.seat = s
	sealed := r.line.list.step.sealed()
	widget.SetText(r.name, arranged(s.kase))
	widget.SetText(r.hour, s.convocation.At.French())
	if r.incident.Text == before.Incident {
		r.incident.SetText(s.attendance.Incident)
	}
	r.choice.set(string(s.attendance.Presence), "", string(data.Present))
	visible(r.undo, s.noted())
	visible(r.fields, !sealed)
	visible(r.closed, sealed)
	if sealed {
		widget.SetText(r.closed, s.attended())
	}
}

// arranged is a candidate, with what is arranged for the assessment.
func arranged(k *rules.Case) string {
	name := k.Candidate.Name()
	for _, a := range k.Arrangements {
		name += " · " + a.String()
	}
	return name
}

// attended says in words what is noted of a seat.
func (s seat) attended() string {
	said := capital(string(s.attendance.Presence))
	if !s.noted() {
		said = "Présence non notée"
	}
	if s.attendance.Incident != "" {
		said += " · " + s.attendance.Incident
	}
	return said
}

// take records whether the candidate came, with the incident that may be being typed, and goes on by key.
func (r *presenceRow) take(p data.Presence, byKey bool) {
	if p != r.seat.attendance.Presence && !r.record(p, strings.TrimSpace(r.incident.Text)) || !byKey {
		return
	}
	if next := r.line.nextRow(r.seat.enrolment()); next != nil {
		r.line.list.step.host.Focus(next.choice)
		return
	}
	if len(r.line.sitting.unnoted()) == 0 {
		r.line.list.onwards(r.line)
	}
}

// giveIncident records the incident, or that there was none.
func (r *presenceRow) giveIncident() {
	text := strings.TrimSpace(r.incident.Text)
	if r.line.list.step.sealed() || text == r.seat.attendance.Incident {
		return
	}
	r.record(r.seat.attendance.Presence, text)
}

// record notes a presence and an incident, or says below why not.
func (r *presenceRow) record(p data.Presence, incident string) bool {
	err := r.line.attend(r.line.note(r.seat, p, incident))
	r.refuse(err)
	if err != nil {
		widget.Reveal(r.content)
		return false
	}
	said := "Noté : " + r.seat.kase.Candidate.Name() + ", " + r.line.sitting.assessment.Short
	if p != data.PresenceUnknown {
		said += ", " + string(p)
	}
	r.line.list.step.host.Tell(said + ".")
	return true
}

// refuse says below the row why it was not recorded, or no longer.
func (r *presenceRow) refuse(err error) {
	said := ""
	if err != nil {
		said = err.Error()
	}
	showText(r.said, said)
	r.line.list.step.layOut()
}
