package session

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/ui/widget"
)

var errNoReason = data.Refuse("Le motif manque.").Hint("Écrivez-le en une phrase.")

// reasonField asks, in the page, why something is set aside: Return confirms, Escape gives it up. One is open at a time.
type reasonField struct {
	missing *juryMissing
	from    *widget.Button // what opened it, and gets the focus back
	done    func(reason string)
	input   *widget.TextField
	below   *fw.RichText
	hint    string
	content *fyne.Container
}

func newReasonField(m *juryMissing, hint string, from *widget.Button, done func(string)) *reasonField {
	r := &reasonField{missing: m, from: from, done: done, hint: hint, input: widget.NewTextField("motif, en une phrase"), below: widget.Small(hint)}
	r.input.OnSubmitted = func(string) { r.confirm() }
	r.input.OnEscape = r.drop
	buttons := widget.HStack(widget.Secondary("Écarter", r.confirm), widget.Plain("Renoncer", r.drop))
	room := layout.NewCustomPaddedLayout(0, widget.Unit, 3.5*widget.Unit, 0)
	r.content = container.New(room, container.NewVBox(container.NewBorder(nil, nil, nil, buttons, r.input), r.below))
	r.content.Hide()
	return r
}

// open asks. Another reason that was being asked for is given up if nothing was typed.
func (r *reasonField) open() {
	if other := r.missing.asking; other != nil && other != r && strings.TrimSpace(other.input.Text) == "" {
		other.close()
	}
	r.missing.asking = r
	r.say(nil)
	r.content.Show()
	r.missing.step.layOut()
	r.missing.step.host.Focus(r.input)
}

func (r *reasonField) confirm() {
	reason := strings.TrimSpace(r.input.Text)
	if reason == "" {
		r.say(errNoReason)
		r.missing.step.layOut()
		r.missing.step.host.Focus(r.input)
		return
	}
	r.done(reason) // which closes it once the reason is recorded
}

// drop gives it up.
func (r *reasonField) drop() {
	r.close()
	r.missing.step.layOut()
	r.missing.step.host.Focus(r.from)
}

func (r *reasonField) close() {
	if r.missing.asking == r {
		r.missing.asking = nil
	}
	r.input.SetText("")
	r.content.Hide()
}

func (r *reasonField) say(err error) {
	said, colour := r.hint+" Entrée écarte le point, Échap y renonce.", widget.ColorQuiet
	if err != nil {
		said, colour = err.Error(), theme.ColorNameError
	}
	recolour(r.below, colour)
	widget.SetText(r.below, said)
}

// asideLine is a point that was set aside, its reason, and the way back.
type asideLine struct {
	missing *juryMissing
	point   string
	reason  *fw.RichText
	back    *widget.Button
	content fyne.CanvasObject
}

func newAsideLine(m *juryMissing, point string) *asideLine {
	l := &asideLine{missing: m, point: point, reason: widget.Small("")}
	l.back = widget.Plain("Reprendre", l.takeBack)
	words := tight(marked(theme.ConfirmIcon(), widget.ColorQuiet, widget.Quiet(point)),
		container.New(layout.NewCustomPaddedLayout(0, 0, 3.5*widget.Unit, 0), l.reason))
	l.content = container.NewBorder(nil, nil, nil, container.NewVBox(l.back), words)
	return l
}

func (l *asideLine) show(reason string, open bool) {
	widget.SetText(l.reason, "Écarté : "+reason)
	visible(l.back, open)
}

// takeBack opens the point again.
func (l *asideLine) takeBack() {
	m := l.missing
	if err := m.step.desk.Juries.SetAside(context.Background(), m.step.view.Session.ID, l.point, ""); err != nil {
		m.step.host.Refuse(err)
		return
	}
	m.step.host.Tell("Point repris : il est de nouveau à régler ou à écarter.")
	m.step.layOut()
	for _, g := range m.order {
		for _, line := range g.shown() {
			if line.lack.Sentence == l.point {
				m.step.host.Focus(line.first())
				return
			}
		}
	}
	if len(m.order) > 0 {
		m.step.host.Focus(m.order[0].lines[0].first())
	}
}
