package session

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"certibloc/data/rules"
	"certibloc/ui/widget"
)

// groupKey tells the groups of open points apart: what they are about, and whether they must be settled.
type groupKey struct {
	kind rules.LackKind
	must bool
}

// pointsShown is how many points of a group are shown at first, and pointsMore how many more at a time: a session may lack
// hundreds of results.
const (
	pointsShown = 3
	pointsMore  = 20
)

// missingGroup is the open points of one kind: how many, the first of them, and what sets them all aside at once.
type missingGroup struct {
	missing *juryMissing
	key     groupKey
	lines   []*missingLine
	by      map[rules.Lack]*missingLine
	limit   int

	title   *fw.RichText
	all     *widget.Button // sets all aside
	reason  *reasonField   // for all
	list    *fyne.Container
	more    *widget.Button
	content *fyne.Container
}

func newMissingGroup(m *juryMissing, key groupKey) *missingGroup {
	g := &missingGroup{missing: m, key: key, by: map[rules.Lack]*missingLine{}, limit: pointsShown, title: widget.Strong(""), list: widget.VStack(0.5)}
	g.all = widget.Secondary("", func() { g.reason.open() })
	g.reason = newReasonField(m, "Le même motif figurera au procès-verbal pour chacun de ces points.", g.all, g.setAllAside)
	g.more = widget.Plain("", g.showMore)
	g.more.SetIcon(theme.MenuDropDownIcon())
	g.content = container.NewVBox(container.NewBorder(nil, nil, g.title, g.all), g.reason.content, g.list, container.NewHBox(g.more))
	return g
}

// show shows the points of the group as they are now.
func (g *missingGroup) show(lacks []rules.Lack) {
	g.lines = g.lines[:0]
	by := map[rules.Lack]*missingLine{}
	for _, l := range lacks {
		line := g.by[l]
		if line == nil {
			line = &missingLine{group: g, lack: l}
		}
		by[l] = line
		g.lines = append(g.lines, line)
	}
	g.by = by
	widget.SetText(g.title, fmt.Sprintf("%s : %s à %s", groupNames[g.key.kind], count(len(lacks), "point", "points", ""), groupDuty(g.key.must)))
	g.all.SetText(fmt.Sprintf("Écarter les %d points…", len(lacks)))
	visible(g.all, !g.key.must && len(lacks) > 1)
	g.layOut()
}

var groupNames = map[rules.LackKind]string{
	rules.LackCandidates: "Candidats", rules.LackResult: "Résultats", rules.LackEntry: "Double saisie",
	rules.LackAttendance: "Présence aux épreuves", rules.LackJury: "Jury", rules.LackPresence: "Présence du jury",
}

func groupDuty(must bool) string {
	if must {
		return "régler"
	}
	return "régler ou à écarter"
}

// shown are the lines in sight.
func (g *missingGroup) shown() []*missingLine { return g.lines[:min(g.limit, len(g.lines))] }

func (g *missingGroup) layOut() {
	g.list.RemoveAll()
	for _, l := range g.shown() {
		l.build()
		g.list.Add(l.content)
	}
	left := len(g.lines) - len(g.shown())
	g.more.SetText(fmt.Sprintf("Montrer la suite (%d)", left))
	visible(g.more, left > 0)
}

// showMore shows the next points, and moves the focus to the first of them.
func (g *missingGroup) showMore() {
	first := len(g.shown())
	g.limit += pointsMore
	g.layOut()
	g.missing.step.layOut()
	g.missing.step.host.Focus(g.lines[first].first())
}

// setAllAside sets every point of the group aside with one reason.
func (g *missingGroup) setAllAside(reason string) {
	s := g.missing.step
	desk, session := s.desk, s.view.Session.ID
	points := make([]string, len(g.lines))
	for i, l := range g.lines {
		points[i] = l.lack.Sentence
	}
	work := func(ctx context.Context, progress func(int, int)) error {
		for n, p := range points {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := desk.Juries.SetAside(ctx, session, p, reason); err != nil {
				return err
			}
			progress(n+1, len(points))
		}
		return nil
	}
	s.host.Run("Points écartés", work, func(err error) {
		if err != nil {
			g.reason.say(err)
			s.layOut()
			return
		}
		g.reason.close()
		s.host.Tell(count(len(points), "point écarté", "points écartés", "") + ".")
		g.missing.onwards(g, 0)
	})
}

// missingLine is one open point: what leads to where it is settled, and, where it may be, what sets it aside.
type missingLine struct {
	group   *missingGroup
	lack    rules.Lack
	lead    *widget.Button
	aside   *widget.Button
	reason  *reasonField
	content *fyne.Container
}

var leadNames = map[rules.LackKind]string{
	rules.LackCandidates: "Inscrire des candidats", rules.LackResult: "Saisir", rules.LackEntry: "Saisir", rules.LackAttendance: "Noter",
	rules.LackJury: "Compléter", rules.LackPresence: "Noter",
}

// build makes the line when it is first in sight.
func (l *missingLine) build() {
	if l.content != nil {
		return
	}
	icon, colour := theme.WarningIcon(), theme.ColorNameWarning
	if l.group.key.must {
		icon, colour = theme.ErrorIcon(), theme.ColorNameError
	}
	l.lead = widget.Secondary(leadNames[l.lack.Kind], func() { l.group.missing.lead(l.lack) })
	l.aside = widget.Plain("Écarter…", func() { l.reason.open() })
	l.reason = newReasonField(l.group.missing, "Le motif figurera au procès-verbal.", l.aside, l.setAside)
	visible(l.aside, !l.group.key.must)
	buttons := container.NewVBox(widget.HStack(l.lead, l.aside))
	l.content = container.NewVBox(container.NewBorder(nil, nil, nil, buttons, marked(icon, colour, widget.Body(l.lack.Sentence))), l.reason.content)
}

// first is what the keyboard comes to first on the line.
func (l *missingLine) first() fyne.Focusable { return l.lead }

func (l *missingLine) setAside(reason string) {
	m := l.group.missing
	at := 0
	for i, other := range l.group.lines {
		if other == l {
			at = i
		}
	}
	if err := m.step.desk.Juries.SetAside(context.Background(), m.step.view.Session.ID, l.lack.Sentence, reason); err != nil {
		l.reason.say(err)
		m.step.layOut()
		return
	}
	l.reason.close()
	m.step.host.Tell("Point écarté.")
	m.onwards(l.group, at)
}
