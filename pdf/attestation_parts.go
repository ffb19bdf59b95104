package pdf

import (
	"strconv"

	"certibloc/data"
)

// head fits the letterhead, the title, the person and what is said of the certification.
func (l *attestationLayout) head() []block {
	s := l.sheet
	blocks := []block{l.letterhead()}
	middle := func(before, weight float64, f fitted) {
		blocks = append(blocks, block{before: before, weight: weight, height: f.height(), draw: func(c *canvas, top float64) {
			c.lines(c.width/2, top, centre, f)
		}})
	}
	text := func(where, words string, k colour, steps ...step) fitted {
		return l.fit(where, words, l.d.style(regular, 0, k), textWidth, steps...)
	}
	middle(7, 2, text("le titre", l.d.say(l.words.title), midnight, step{lines: 1, max: 26, min: 20}))
	middle(4, 0, text("le numéro", l.d.fill(l.words.number, "numéro", s.Number), grey, step{lines: 1, max: 10.5, min: 8}))
	if status := l.d.statusText(s); status != "" {
		middle(3, 0, text("la mention du duplicata", status, ink, step{lines: 1, max: 10.5, min: 8}))
	}
	middle(5.5, 2, text("le nom du centre", l.d.fill(l.words.attests, "centre", s.Centre.Name), ink,
		step{lines: 1, max: 12, min: 10.5}, step{lines: 2, max: 12, min: 9, cut: true}))
	middle(4.2, 1, text("le nom du titulaire", holderName(s.Holder), midnight,
		step{lines: 1, max: 22, min: 15}, step{lines: 2, max: 16, min: 12}, step{lines: 3, max: 12.5, min: 10},
		step{lines: 4, max: 12, min: 9, cut: true}, step{lines: 5, max: 9, min: 7, cut: true}))
	middle(4.2, 0.5, text("le nom d’usage et la naissance", l.d.civilStatus(s.Holder), ink,
		step{lines: 1, max: 12, min: 10.5}, step{lines: 2, max: 12, min: 10}, step{lines: 4, max: 10, min: 7.5, cut: true}))
	return append(blocks, l.facts()...)
}

// facts fits what is said of the certification and of the session, a label before each value.
func (l *attestationLayout) facts() []block {
	s, cert := l.sheet, l.sheet.Certification
	rows := []struct{ label, value string }{
		{l.d.say(labelCertification), cert.Title},
		{l.d.say(labelCertifier), cert.Certifier},
		{l.d.say(labelRegistration), l.d.entryText(cert)},
		{l.d.say(labelLevel), l.d.certificationText(attestationLevel, cert)},
		{l.d.say(labelNSF), l.d.nsfCodes(cert)},
		{l.d.say(labelSession), l.d.fill(sessionAndJury, "session", s.Session, "jury", dateText(s.JuryOn))},
	}
	var blocks []block
	for i, r := range rows {
		b := l.fact(r.label, r.value, 29, l.small)
		if i == 0 {
			b.before, b.weight = 6, 2
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// closing fits what stands below the table: the count, and then side by side what the document is not and the signature.
func (l *attestationLayout) closing() []block {
	const notesWidth = 70.0
	count := l.running("le compte des blocs", l.d.acquiredText(l.sheet), l.d.style(semiBold, 13, midnight), textWidth)
	notes := l.running("les mentions finales", l.notes(), l.d.style(regular, 9.5, grey), notesWidth)
	signature := l.signature()
	return []block{
		{before: 5, weight: 1, height: count.height(), draw: func(c *canvas, top float64) {
			c.lines(marginLeft, top, left, count)
		}},
		{before: 5.5, weight: 2, height: max(notes.height(), signature.height), draw: func(c *canvas, top float64) {
			c.lines(marginLeft, top, left, notes)
			signature.draw(c, top)
		}},
	}
}

// notes says whose business the certification is once all blocs are acquired, and what an attestation is not.
func (l *attestationLayout) notes() string {
	text := l.d.say(earlierIncluded) + " " + l.d.say(l.words.not)
	if l.sheet.Acquired == l.sheet.Blocs {
		sentence := allAcquired
		if l.sheet.Pronounced {
			sentence = pronounced
		}
		text = l.d.certificationText(sentence, l.sheet.Certification) + " " + text
	}
	return text
}

// acquiredText counts the blocs acquired.
func (w words) acquiredText(s data.Sheet) string {
	sentence := severalAcquired
	switch s.Acquired {
	case 0:
		sentence = noneAcquired
	case 1:
		sentence = oneAcquired
	}
	return w.fill(sentence, "acquis", strconv.Itoa(s.Acquired), "total", strconv.Itoa(s.Blocs))
}

// signature is the place and date, and room to sign above the name, or above a line where the name is to be written.
func (l *attestationLayout) signature() block {
	const (
		from   = 104.0
		room   = 16.0
		width  = marginRight - from
		middle = from + width/2
	)
	s := l.sheet
	text := func(where, words string, id faceID, size float64, k colour) fitted {
		return l.fit(where, words, l.d.style(id, 0, k), width, footSteps(size)...)
	}
	above := []fitted{
		text("le lieu de délivrance", l.d.fill(doneAt, "lieu", s.Place, "date", dateText(s.Delivered)), regular, 11.5, ink),
		text("le nom du centre", l.d.fill(forCentre, "centre", s.Centre.Name), regular, 11.5, ink),
	}
	if s.Signatory.Capacity != "" {
		above = append(above, text("la qualité du signataire", s.Signatory.Capacity, regular, 10, grey))
	}
	name := text("le nom du signataire", l.d.say(nameToWrite), regular, 9, grey)
	if s.Signatory.Name != "" {
		name = text("le nom du signataire", s.Signatory.Name, semiBold, 11, ink)
	}
	height := stackHeight(above, signatureGap) + room + 2.6 + name.height()
	return block{height: height, draw: func(c *canvas, top float64) {
		y := c.stack(middle, top, centre, signatureGap, above) + room
		c.rule(from+8, marginRight-8, y, 0.15, grey)
		c.lines(middle, y+2.6, centre, name)
	}}
}
