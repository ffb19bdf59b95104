package pdf

// requestLetter asks the certifier for the parchment of one person.
func (l *paperLayout) requestLetter() []paperGroup {
	s := l.sheet
	letterhead := l.letterhead()
	blocks := []block{letterhead, l.addressed(letterhead.height, l.letterAbout(), l.certifierAddress()...)}
	blocks = append(blocks, l.letterTitle(requestTitle, l.d.say(letterDearAll))...)
	blocks = append(blocks,
		l.said(3.6, "le nom de la certification", l.d.paperText(requestIntro, s, "jury", dateText(s.JuryOn), "numéro", s.Request.Enclosed[0].Number)),
		l.requestFacts())
	blocks = append(blocks, l.rows(6, columnLetterAcquired, columnLetterOn, acquiredRows(s.Standing.Acquired))...)
	rest := []block{l.reserved(), l.said(6, "la formule finale", l.d.say(letterRegardsAll)), l.enclosed()}
	return []paperGroup{{blocks: blocks}, {blocks: rest}}
}

// certifierAddress is the address that the fiche gives, or the certifier's name where it gives none.
func (l *paperLayout) certifierAddress() []fitted {
	lines := l.sheet.Request.Address
	if len(lines) == 0 {
		lines = []string{l.sheet.Certification.Certifier}
	}
	var all []fitted
	for _, line := range lines {
		all = append(all, l.fit("l’adresse du certificateur", line, l.d.style(regular, 0, ink), l.right-windowLeft,
			step{lines: 1, max: 12, min: 10}, step{lines: 2, max: 11, min: 7, cut: true}))
	}
	return all
}

// requestFacts is who the parchment is for. Names shrink to stay on their lines.
func (l *paperLayout) requestFacts() block {
	const indent, between = 38.0, 2.6
	s, h := l.sheet, l.sheet.Holder
	ochred := l.d.style(semiBold, l.small-1, ochre)
	var labels []string
	var values []fitted
	add := func(label phrase, value string, k faceID) {
		if value == "" {
			return
		}
		name := l.d.say(label)
		labels = append(labels, name)
		values = append(values, l.fit("la rubrique « "+name+" »", value, l.d.style(k, 0, ink), l.width()-indent,
			step{lines: 1, max: l.small, min: 8.5}, step{lines: 2, max: l.small, min: 7, cut: true}, step{lines: 4, max: 8, min: 4, cut: true}))
	}
	add(labelRequestBirthName, h.BirthName, semiBold)
	add(labelRequestUsageName, h.UsageName, regular)
	add(labelRequestGiven, h.GivenNames, semiBold)
	add(labelRequestBorn, l.d.fill(requestBorn, "civilité", l.d.say(bySex(h.Sex, paperMadam, paperSir)), "naissance", l.d.birthText(h)), regular)
	add(labelRequestRoute, s.Enrolment.Route, regular)
	return block{before: 6, weight: 0.5, height: stackHeight(values, between), draw: func(c *canvas, top float64) {
		for i, v := range values {
			c.text(l.left, top+v.style.cap(), left, ochred, labels[i])
			top = c.lines(l.left+indent, top, left, v) + between
		}
	}}
}

// enclosed lists what goes with the request, beside the signature: each document above its number.
func (l *paperLayout) enclosed() block {
	const width, indent, below, between, within = 76.0, 3.6, 3.4, 2.6, 1.5
	title := l.running("les pièces jointes", l.d.say(requestEnclosed), l.d.style(semiBold, 10, midnight), width)
	var items [][]fitted
	height := title.height() + below - between
	for _, e := range l.sheet.Request.Enclosed {
		item := []fitted{
			l.running("une pièce jointe", l.d.fill(letterDocument, "document", e.Title, "date", dateText(e.On)), l.d.style(regular, 10, ink), width-indent),
			l.fit("le numéro d’une pièce jointe", l.d.fill(letterNumber, "numéro", e.Number), l.d.style(regular, 0, grey), width-indent, step{lines: 1, max: 9, min: 6}),
		}
		items = append(items, item)
		height += stackHeight(item, within) + between
	}
	signature := l.signature()
	return block{before: 6, weight: 1, height: max(height, signature.height), draw: func(c *canvas, top float64) {
		signature.draw(c, top)
		y := c.lines(l.left, top, left, title) + below
		for _, item := range items {
			c.bullet(l.left+0.8, y+item[0].style.cap()/2)
			y = c.stack(l.left+indent, y, left, within, item) + between
		}
	}}
}

// reserved is the frame that the certifier fills in and sends back.
func (l *paperLayout) reserved() block {
	const height, inside = 25.0, 4.0
	strong, plain := l.d.style(semiBold, 9, midnight), l.d.style(regular, 9.5, grey)
	return block{before: 6, weight: 0.5, height: height, draw: func(c *canvas, top float64) {
		c.square(l.left, top, l.width(), height, 0.25, midnight)
		c.text(l.left+inside, top+inside+strong.cap(), left, strong, l.d.say(requestReserved))
		y := top + height - inside - 1
		middle := l.left + 88
		for i, label := range []string{l.d.say(requestNumber), l.d.say(requestDelivered)} {
			base := y - float64(1-i)*7.5
			c.text(l.left+inside, base, left, plain, label)
			c.dotted(l.left+inside+plain.width(label)+2, middle-6, base+0.6)
		}
		c.text(middle, top+inside+strong.cap(), left, plain, l.d.say(requestVisa))
	}}
}
