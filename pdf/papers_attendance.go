package pdf

import (
	"strconv"

	"certibloc/data"
)

// The sheets that are worked on are wider than the letters.
const (
	workLeft  = 16.0
	workRight = 194.0
	workTop   = 15.0
)

// attendanceColumns are the edges of the columns of the table to sign.
var attendanceColumns = [...]float64{workLeft, 26, 85, 106, 120, 164, workRight}

// attendance lays out the sheet that the candidates of one assessment sign.
func (l *paperLayout) attendance() {
	const comfortable, least, fewest, most = 15.0, 11.5, 4, 8
	l.left, l.right, l.firstTop = workLeft, workRight, workTop
	height := comfortable
	l.flow(l.attendanceGroups(height, fewest), l.attendanceHead())
	for len(l.pages) > 1 && height > least && len(l.problem.found) == 0 {
		height -= 0.5
		l.flow(l.attendanceGroups(height, fewest), l.attendanceHead())
	}
	// The incidents take what is left of the page, within reason.
	if more := min(int(l.slack()/attendanceLine), most-fewest); len(l.pages) == 1 && more > 0 {
		l.flow(l.attendanceGroups(height, fewest+more), l.attendanceHead())
	}
}

// attendanceGroups are the parts of the sheet, with rows at least so high and so many lines for incidents.
func (l *paperLayout) attendanceGroups(height float64, lines int) []paperGroup {
	rows := l.sheet.Attendance.Rows
	groups := make([]paperGroup, len(rows))
	for i, r := range rows {
		groups[i] = paperGroup{blocks: []block{l.attendeeRow(r, height)}, row: true}
	}
	first := []block{l.paperHead(l.d.say(attendanceTitle)), l.attendanceFacts(), l.attendanceHead()}
	groups[0].blocks = append(first, groups[0].blocks...)
	// Nobody signs a page without candidates.
	last := &groups[len(groups)-1]
	last.blocks = append(last.blocks, l.attendanceEnd(lines))
	return groups
}

func (l *paperLayout) attendanceFacts() block {
	s, a := l.sheet, l.sheet.Attendance.Appointment
	at := paperTime(a.At)
	if lasts := paperDuration(a.Minutes); lasts != "" {
		at += ", " + l.d.fill(paperLasts, "durée", lasts)
	}
	return l.facts(6, 24, []float64{100, 78},
		[]paperFact{{l.d.say(labelCertification), l.d.paperText(paperTitle, s)}, {l.d.say(labelSession), s.Session}, {l.d.say(labelPaperBloc), a.Bloc}, {l.d.say(labelPaperAssessment), a.Label}},
		[]paperFact{{l.d.say(labelPaperDay), paperDate(a.On)}, {l.d.say(labelPaperHour), at}, {l.d.say(labelPaperPlace), a.Place}, {l.d.say(labelPaperExaminer), a.Examiner}})
}

func (l *paperLayout) attendanceHead() block {
	const pad = 1.5
	e := attendanceColumns
	b := l.columnHead(6.5, paperColumn{(e[0] + e[1]) / 2, centre, l.d.say(attendanceColumnNumber)}, paperColumn{e[1] + pad, left, l.d.say(attendanceColumnName)},
		paperColumn{e[2] + pad, left, l.d.say(attendanceColumnBorn)}, paperColumn{e[3] + pad, left, l.d.say(attendanceColumnHour)},
		paperColumn{e[4] + pad, left, l.d.say(attendanceColumnSign)}, paperColumn{e[5] + pad, left, l.d.say(attendanceColumnRemarks)})
	return b
}

// attendeeRow is one line to sign. Where the presence is noted, it stands in the box.
func (l *paperLayout) attendeeRow(r data.SheetAttendee, least float64) block {
	const pad = 1.5
	e := attendanceColumns
	names := l.attendeeNames(r, e[2]-e[1]-2*pad)
	at := r.At
	if at == "" {
		at = l.sheet.Attendance.Appointment.At
	}
	of := " du candidat n° " + strconv.Itoa(r.Number)
	cell := func(where, text string, id faceID, k colour, width float64) fitted {
		return l.fit(where+of, text, l.d.style(id, 0, k), width, step{lines: 1, max: l.small, min: 7}, step{lines: 2, max: 8, min: 6, cut: true})
	}
	number := cell("le numéro", strconv.Itoa(r.Number), semiBold, ink, e[1]-e[0]-2*pad)
	born := cell("la naissance", paperShortDate(r.Holder.BirthDate), regular, ink, e[3]-e[2]-2*pad)
	hour := cell("l’heure", paperTime(at), regular, ink, e[4]-e[3]-2*pad)
	presence := cell("la présence", r.Presence, semiBold, grey, e[5]-e[4]-2*pad)
	height := max(least, stackHeight(names, attendeeGap)+4)
	return block{height: height, draw: func(c *canvas, top float64) {
		bottom := top + height
		amid := func(x float64, a align, f fitted) { c.lines(x, top+(height-f.height())/2, a, f) }
		amid((e[0]+e[1])/2, centre, number)
		c.stack(e[1]+pad, top+(height-stackHeight(names, attendeeGap))/2, left, attendeeGap, names)
		amid(e[2]+pad, left, born)
		amid(e[3]+pad, left, hour)
		amid((e[4]+e[5])/2, centre, presence)
		c.rule(l.left, l.right, bottom, 0.2, grey)
		for _, x := range e {
			c.column(x, top, bottom, 0.15, grey)
		}
	}}
}

const attendeeGap = 1.7

// attendeeNames fits the birth name in capitals, the given names below it, and the usage name.
func (l *paperLayout) attendeeNames(r data.SheetAttendee, width float64) []fitted {
	of := " du candidat n° " + strconv.Itoa(r.Number)
	name := func(where, text string, id faceID, size float64, k colour) fitted {
		return l.fit(where+of, text, l.d.style(id, 0, k), width, step{lines: 1, max: size, min: size - 1.5},
			step{lines: 2, max: size - 1, min: 7.5, cut: true}, step{lines: 5, max: 8, min: 6, cut: true}, step{lines: 5, max: 6, min: 3.5, cut: true})
	}
	names := []fitted{
		name("le nom de naissance", paperBirthName(r.Holder), semiBold, l.small, ink),
		name("les prénoms", r.Holder.GivenNames, regular, l.small, ink),
	}
	if r.Holder.UsageName != "" {
		names = append(names, name("le nom d’usage", l.d.fill(paperUsageName, "nom", r.Holder.UsageName), regular, l.small-1, grey))
	}
	return names
}

// attendanceLine is how far apart the lines to write on stand.
const attendanceLine = 8.0

// attendanceEnd is the count to fill in, so many lines for incidents, and the signature of whoever watched.
func (l *paperLayout) attendanceEnd(lines int) block {
	const from = 120.0
	label, text := l.d.style(semiBold, 9.5, ochre), l.d.style(regular, 10.5, ink)
	height := text.cap() + 7.5 + label.cap() + attendanceLine*float64(lines)
	return block{before: 6, height: height, draw: func(c *canvas, top float64) {
		l.attendanceCount(c, top+text.cap(), text)
		bottom := top + height
		top += text.cap() + 7.5 + label.cap()
		c.text(l.left, top, left, label, l.d.say(attendanceIncidents))
		for i := range lines {
			c.dotted(l.left, from-6, top+attendanceLine*float64(i+1))
		}
		c.text(from, top, left, label, l.d.say(attendanceExaminer))
		l.handLines(c, from, top, bottom, l.d.say(attendanceName), l.d.say(attendanceEnded), l.d.say(attendanceSignature))
	}}
}

// attendanceCount tells how many are expected, and leaves room to write how many came.
func (l *paperLayout) attendanceCount(c *canvas, y float64, s style) {
	count := l.d.candidatesText(len(l.sheet.Attendance.Rows), attendanceExpectedOne, attendanceExpected)
	c.text(l.left, y, left, s, count)
	x := l.left + s.width(count) + 6
	for _, word := range []string{l.d.say(attendancePresent), l.d.say(attendanceAbsent)} {
		c.text(x, y, left, s, word)
		x += s.width(word) + 1.5
		c.dotted(x, x+14, y+0.6)
		x += 20
	}
}

// handLines draws labels below a baseline, each with a line to write on; the last, of a signature, stands in a frame
// that goes down to bottom.
func (l *paperLayout) handLines(c *canvas, x, y, bottom float64, labels ...string) {
	s := l.d.style(regular, 10, grey)
	last := len(labels) - 1
	for _, label := range labels[:last] {
		y += attendanceLine
		c.text(x, y, left, s, data.Typography(label))
		c.dotted(x+s.width(label)+1.5, l.right, y+0.6)
	}
	y += 4
	c.square(x, y, l.right-x, bottom-y, 0.15, grey)
	c.text(x+2, y+2+s.cap(), left, s, data.Typography(labels[last]))
}
