package pdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"certibloc/data"
)

// The columns of the table of appointments.
const (
	convocationWhat  = 70.0 // left ends
	convocationWhere = 142.0
)

// convocation lays out the letter to a candidate: when, where and what, and what to bring.
func (l *paperLayout) convocation() {
	l.stretch = 40
	table := l.columnHead(6, paperColumn{l.left, left, l.d.say(convocationColumnDay)}, paperColumn{convocationWhat, left, l.d.say(convocationColumnWhat)},
		paperColumn{convocationWhere, left, l.d.say(convocationColumnPlace)})
	table.weight = 0.4
	first := append(l.convocationTop(), table)
	appointments := inOrder(l.sheet.Appointments)
	groups := make([]paperGroup, len(appointments))
	for i, a := range appointments {
		groups[i] = paperGroup{blocks: []block{l.appointmentRow(a)}, row: true}
	}
	groups[0].blocks = append(first, groups[0].blocks...)
	// Nobody signs a page that says nothing.
	last := &groups[len(groups)-1]
	last.blocks = append(last.blocks, l.convocationEnd())
	l.flow(groups, table)
}

// inOrder sorts appointments by day and hour.
func inOrder(appointments []data.SheetAppointment) []data.SheetAppointment {
	sorted := slices.Clone(appointments)
	slices.SortStableFunc(sorted, func(a, b data.SheetAppointment) int {
		return cmp.Or(a.On.Compare(b.On), strings.Compare(a.At, b.At))
	})
	return sorted
}

// convocationTop is the letterhead, the name in the window, and the sentence that says what the letter is.
func (l *paperLayout) convocationTop() []block {
	s := l.sheet
	letterhead := l.letterhead()
	civility := l.d.say(bySex(s.Holder.Sex, paperMadam, paperSir))
	about := []paperFact{
		{l.d.say(bySex(s.Holder.Sex, convocationNumberF, convocationNumberM)), l.d.fill(paperNumber, "numéro", strconv.Itoa(s.Candidate))},
		{l.d.say(labelSession), s.Session},
		{l.d.say(labelCertification), l.d.paperText(paperTitle, s)},
	}
	title := l.fit("le titre", l.d.say(convocationTitle), l.d.style(regular, 0, midnight), l.width(), step{lines: 1, max: 22, min: 18})
	dear := l.running("la civilité", civility+",", l.d.style(regular, 11.5, ink), l.width())
	intro := l.running("le nom du centre ou de la certification", l.d.paperText(bySex(s.Holder.Sex, convocationIntroF, convocationIntroM), s),
		l.d.style(regular, 11.5, ink), l.width())
	heading := l.leftBlock(6, title)
	heading.weight = 0.4
	return []block{letterhead, l.address(letterhead.height, civility+" "+l.d.paperAddressee(s.Holder), about),
		heading, l.leftBlock(7.5, dear), l.leftBlock(3.8, intro)}
}

// paperAddressee is the name by which a person is written to.
func (w words) paperAddressee(h data.SheetHolder) string {
	if h.UsageName != "" {
		return h.GivenNames + " " + h.UsageName
	}
	return holderName(h)
}

// appointmentRow fits the day and hour, the assessment with its bloc and duration, and the place.
func (l *paperLayout) appointmentRow(a data.SheetAppointment) block {
	const below = 2.8
	strong, plain, soft := l.d.style(semiBold, l.small, ink), l.d.style(regular, l.small, ink), l.d.style(regular, l.small-1, grey)
	when := []fitted{
		l.running("le jour d’une épreuve", paperDate(a.On), plain, convocationWhat-l.left-3),
		l.running("l’heure d’une épreuve", paperTime(a.At), strong, convocationWhat-l.left-3),
	}
	lasts := ""
	if a.Minutes > 0 {
		lasts = l.d.fill(paperLasts, "durée", paperDuration(a.Minutes))
	}
	beside := l.left + when[1].widest() + 3
	if lasts != "" && beside+soft.width(lasts) > convocationWhat-3 {
		when = append(when, l.running("la durée d’une épreuve", lasts, soft, convocationWhat-l.left-3))
		lasts = ""
	}
	width := convocationWhere - convocationWhat - 4
	what := []fitted{
		l.running("l’intitulé d’une épreuve", a.Label, strong, width),
		l.running("le bloc d’une épreuve", l.d.fill(convocationBloc, "intitulé", a.Bloc), soft, width),
	}
	if a.Arrangement != "" {
		what = append(what, l.running("l’aménagement d’une épreuve", l.d.fill(paperArranged, "aménagement", a.Arrangement), soft, width))
	}
	where := []fitted{l.running("le lieu d’une épreuve", a.Place, plain, l.right-convocationWhere)}
	height := max(stackHeight(when, 1.9), stackHeight(what, 1.9), stackHeight(where, 1.9)) + below
	return block{before: 2.8, height: height, draw: func(c *canvas, top float64) {
		if y := c.stack(l.left, top, left, 1.9, when); lasts != "" {
			c.text(beside, y, left, soft, lasts)
		}
		c.stack(convocationWhat, top, left, 1.9, what)
		c.stack(convocationWhere, top, left, 1.9, where)
		c.rule(l.left, l.right, top+height, 0.15, hair)
	}}
}

// convocationEnd is what the candidate must know beside the signature.
func (l *paperLayout) convocationEnd() block {
	const width = 72.0
	title := l.running("les consignes", l.d.say(convocationToKnow), l.d.style(semiBold, 11.5, midnight), width)
	number := strconv.Itoa(l.sheet.Candidate)
	items := l.items(width, l.d.say(convocationBring), l.d.say(convocationSign),
		l.d.fill(convocationStands, "numéro", number), l.d.say(convocationUnable))
	signature := l.signature()
	below := title.height() + 3.6
	return block{before: 7, weight: 1, height: max(below+items.height, signature.height), draw: func(c *canvas, top float64) {
		c.lines(l.left, top, left, title)
		items.draw(c, top+below)
		signature.draw(c, top)
	}}
}
