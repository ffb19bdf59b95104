package session

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// juryMissing is what is to be settled, or set aside with a reason, before the deliberation opens. Lines and groups stay the
// same objects while their points last, so that what is being typed into one, and the focus, stay.
type juryMissing struct {
	step   *juryStep
	head   *fw.RichText
	points *fyne.Container // the groups of open points
	aside  *fyne.Container // the points set aside
	says   *fw.RichText    // what opening does, or what it still waits for
	start  *widget.Button
	toRoom *widget.Button
	foot   *fyne.Container
	whole  *widget.Surface

	groups map[groupKey]*missingGroup
	order  []*missingGroup
	asides map[string]*asideLine // by the sentence of the point
	listed []*asideLine
	asking *reasonField // the one that is open, or nil
}

func newJuryMissing(s *juryStep) *juryMissing {
	m := &juryMissing{step: s, head: widget.Heading(""), points: widget.VStack(1.5), aside: widget.VStack(0.5), says: widget.Quiet(""),
		groups: map[groupKey]*missingGroup{}, asides: map[string]*asideLine{}}
	m.start = widget.Primary("Ouvrir la délibération", m.open)
	m.toRoom = widget.Secondary("Aller aux décisions", func() { s.turn(true) })
	m.foot = container.NewBorder(nil, nil, container.NewVBox(widget.HStack(m.start, m.toRoom)), nil, m.says)
	m.whole = widget.Card(widget.VStack(1.5, m.head, m.points, m.aside, m.foot))
	return m
}

func (m *juryMissing) content() fyne.CanvasObject { return m.whole }

func (m *juryMissing) show() {
	visible(m.whole, !m.step.isSealed())
	if m.step.isSealed() {
		return
	}
	v := m.step.view
	elsewhere, began := v.Jury.Held == data.HeldElsewhere, v.Jury.Began != ""
	head := "Avant la délibération"
	switch {
	case elsewhere:
		head = "Avant de saisir les décisions reçues"
	case began:
		head = "Délibération ouverte à " + v.Jury.Began.French()
	}
	widget.SetText(m.head, head)
	visible(m.start, !elsewhere && !began)
	visible(m.toRoom, m.step.isOpen())
	m.start.Disable()
	m.showPoints(began)
	m.showAside(began)
	m.showFoot(elsewhere, began)
}

// showFoot says what opening does, or what it waits for.
func (m *juryMissing) showFoot(elsewhere, began bool) {
	v := m.step.view
	must, may := 0, 0
	for _, l := range rules.OpenBeforeStart(v.Jury, v.Lacks) {
		if l.MustMend() {
			must++
		} else {
			may++
		}
	}
	said := "Ouvrir note l’heure et permet de saisir les décisions ; ce qui est écarté figurera au procès-verbal avec son motif."
	switch {
	case began:
		said = "Les décisions se saisissent à « Délibération »."
	case elsewhere && m.step.isOpen():
		said = "Les décisions du jury se saisissent telles que vous les avez reçues."
	case elsewhere:
		said = "Donnez d’abord la date du jury."
	case must > 0 && may > 0:
		said = "Il reste " + count(must, "point", "points", "") + " à régler, et " + count(may, "autre", "autres", "") + " à régler ou à écarter."
	case must > 0:
		said = "Il reste " + count(must, "point", "points", "") + " à régler."
	case may > 0:
		said = "Il reste " + count(may, "point", "points", "") + " à régler ou à écarter."
	default:
		m.start.Enable()
	}
	widget.SetText(m.says, said)
}

// showPoints shows the open points by groups. Once the jury sits, or where it sat elsewhere, the closing asks for them.
func (m *juryMissing) showPoints(began bool) {
	v := m.step.view
	elsewhere := v.Jury.Held == data.HeldElsewhere
	by := map[groupKey][]rules.Lack{}
	var keys []groupKey
	if !began {
		for _, l := range rules.OpenBeforeStart(v.Jury, v.Lacks) {
			if elsewhere && l.Warning {
				continue // nothing is set aside where no deliberation opens
			}
			k := groupKey{l.Kind, l.MustMend() || elsewhere}
			if by[k] == nil {
				keys = append(keys, k)
			}
			by[k] = append(by[k], l)
		}
	}
	var order []*missingGroup
	m.points.RemoveAll()
	for _, k := range keys {
		g := m.groups[k]
		if g == nil {
			g = newMissingGroup(m, k)
			m.groups[k] = g
		}
		g.show(by[k])
		order = append(order, g)
		m.points.Add(g.content)
	}
	m.order = order
	if len(keys) == 0 && !began {
		m.points.Add(marked(theme.ConfirmIcon(), theme.ColorNameSuccess, widget.Body(m.allSettled())))
	}
	visible(m.points, len(m.points.Objects) > 0)
}

func (m *juryMissing) allSettled() string {
	if m.step.view.Jury.Held == data.HeldElsewhere {
		return "Rien ne manque pour saisir les décisions du jury."
	}
	return "Tout est réglé ou écarté : la délibération peut s’ouvrir."
}

// showAside shows the points that are set aside and still there, with their reason, and until the jury sits a way back.
func (m *juryMissing) showAside(began bool) {
	v := m.step.view
	m.aside.RemoveAll()
	m.listed = nil
	if v.Jury.Held == data.HeldElsewhere {
		m.aside.Hide()
		return
	}
	for _, s := range v.Jury.SetAside {
		i := slices.IndexFunc(v.Lacks, func(l rules.Lack) bool { return l.Sentence == s.Point && l.BeforeStart() && !l.MustMend() })
		if i < 0 && !began {
			continue // settled since
		}
		line := m.asides[s.Point]
		if line == nil {
			line = newAsideLine(m, s.Point)
			m.asides[s.Point] = line
		}
		line.show(s.Reason, !began)
		m.listed = append(m.listed, line)
	}
	if len(m.listed) > 0 {
		m.aside.Add(widget.Strong(count(len(m.listed), "point écarté", "points écartés", "")))
	}
	for _, line := range m.listed {
		m.aside.Add(line.content)
	}
	visible(m.aside, len(m.listed) > 0)
}

// onwards moves the focus on after a point of a group was set aside: to the next that may be, else to the first that is
// open, else to opening the deliberation.
func (m *juryMissing) onwards(from *missingGroup, at int) {
	m.step.layOut()
	if slices.Contains(m.order, from) && len(from.lines) > 0 {
		m.step.host.Focus(from.lines[min(at, len(from.shown())-1)].aside)
		return
	}
	for _, g := range m.order {
		m.step.host.Focus(g.lines[0].first())
		return
	}
	if !m.start.Disabled() {
		m.step.host.Focus(m.start)
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

// lead goes where a point is settled: here for the jury, else to another step, at the candidate.
func (m *juryMissing) lead(l rules.Lack) {
	s := m.step
	if l.Kind == rules.LackJury || l.Kind == rules.LackPresence {
		field := s.form.fieldOf(l)
		s.layOut()
		s.host.Focus(field)
		return
	}
	s.host.Go(placeOfLack(s.view, l))
}
