package pdf

import (
	"strings"

	"certibloc/data"
)

func (l *minutesLayout) incidents() []piece {
	heading := l.heading(l.d.say(headingIncidents))
	if len(l.Incidents) == 0 {
		return []piece{heading, l.sentence("les incidents", l.d.say(noIncidents))}
	}
	return append([]piece{heading}, l.items("un incident", l.Incidents)...)
}

// The boxes to sign in, two beside each other.
const (
	boxGap    = 6.0
	boxWidth  = (textWidth - boxGap) / 2
	boxHeight = 31.0
	boxInset  = 3.2
)

// signatures fits the place and date, and a box for everyone who signs. They stay together as long as a page holds them.
func (l *minutesLayout) signatures() []piece {
	done := l.d.fill(signedHere, "lieu", l.sheet.Place, "date", dateText(l.sheet.Delivered))
	signatories := l.signatories()
	if len(l.Members) == 0 {
		done = l.d.fill(signedElsewhere, "lieu", l.sheet.Place, "date", dateText(l.sheet.Delivered), "centre", l.sheet.Centre.Name)
	}
	heading, at := l.heading(l.d.say(headingSignatures)), l.sentence("le lieu de délivrance", done)
	at.glue = bound
	pieces := []piece{heading, at}
	var rows []block
	for i := 0; i < len(signatories); i += 2 {
		rows = append(rows, l.signatureRow(signatories[i:min(i+2, len(signatories))]))
	}
	return append(pieces, hold(soft, rows...)...)
}

// signatory is who signs in a box, and as what.
type signatory struct{ name, capacity string }

// signatories are the president, then the members who were present or of whom nothing is noted. Where the jury sat
// elsewhere, the centre signs for what it took over.
func (l *minutesLayout) signatories() []signatory {
	var list []signatory
	for _, m := range l.Members {
		switch {
		case !signs(m):
		case m.President:
			list = append([]signatory{{m.Name, l.d.say(signsPresident)}}, list...)
		default:
			list = append(list, signatory{m.Name, m.College})
		}
	}
	if len(l.Members) > 0 {
		return list
	}
	s := l.sheet
	if s.Signatory.Name == "" {
		return []signatory{{l.d.fill(forCentre, "centre", s.Centre.Name), l.d.say(nameToWrite)}}
	}
	capacity := l.d.fill(forCentre, "centre", s.Centre.Name)
	if s.Signatory.Capacity != "" {
		capacity = l.d.fill(capacityFor, "qualité", s.Signatory.Capacity, "centre", s.Centre.Name)
	}
	return []signatory{{s.Signatory.Name, capacity}}
}

func signs(m data.SheetMember) bool {
	return m.Presence == "" || strings.HasPrefix(m.Presence, "présent")
}

// signatureRow is one box or two: the name, the capacity, and room for ink.
func (l *minutesLayout) signatureRow(list []signatory) block {
	const width = boxWidth - 2*boxInset
	var texts []placed
	for i, s := range list {
		x := marginLeft + boxInset + float64(i)*(boxWidth+boxGap)
		name := l.fit("le nom d’un membre du jury", s.name, l.d.style(semiBold, 0, ink), width,
			step{lines: 1, max: minutesSize, min: 9}, step{lines: 2, max: 9.5, min: 6, cut: true})
		capacity := l.fit("la qualité d’un signataire", s.capacity, l.d.style(regular, 0, grey), width,
			step{lines: 1, max: 9.5, min: 8.5}, step{lines: 2, max: 9, min: 6, cut: true})
		texts = append(texts, placed{x: x, down: boxInset, text: name},
			placed{x: x, down: boxInset + name.height() + 2, text: capacity})
	}
	b := blockOf(5, texts...)
	draw := b.draw
	b.height = boxHeight
	b.draw = func(c *canvas, top float64) {
		c.stroke(0.2, grey)
		for i := range list {
			c.pdf.Rect(marginLeft+float64(i)*(boxWidth+boxGap), top, boxWidth, boxHeight, "D")
		}
		draw(c, top)
	}
	return b
}
