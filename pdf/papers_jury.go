package pdf

import (
	"strconv"
	"strings"
)

// juryLetter lays out the letter to a member of the jury, with the declaration to return in its lower part.
func (l *paperLayout) juryLetter() {
	s := l.sheet
	letterhead := l.letterhead()
	about := []paperFact{{l.d.say(labelSession), s.Session}, {l.d.say(labelCertification), l.d.paperText(paperTitle, s)}}
	body := l.d.style(regular, 11, ink)
	title := l.fit("le titre", l.d.say(juryLetterTitle), l.d.style(regular, 0, midnight), l.width(), step{lines: 1, max: 22, min: 18})
	sentence := juryLetterIntro
	if s.Letter.Member.Substitute {
		sentence = juryLetterReserve
	}
	heading := l.leftBlock(2, title)
	heading.weight = 0.4
	top := []block{letterhead, l.address(letterhead.height, s.Letter.Member.Name, about),
		heading,
		l.leftBlock(6.5, l.running("la formule d’appel", l.d.say(juryLetterDear), body, l.width())),
		l.leftBlock(3.4, l.running("le nom de la certification ou de la session", l.d.paperText(sentence, s), body, l.width())),
		l.juryFacts()}
	lower := l.declaration()
	l.stretch = pageBottom // the lower part goes to the foot of the page
	l.flow([]paperGroup{{blocks: append(top, l.juryEnd())}, {blocks: lower}}, block{})
	if len(l.pages) > 1 {
		// Alone on its page, it stands at the top.
		lower[0].weight, l.stretch = 0, 24
		l.flow([]paperGroup{{blocks: append(top, l.juryEnd())}, {blocks: lower}}, block{})
	}
}

// juryFacts is when and where the jury sits, and in which capacity the member sits in it.
func (l *paperLayout) juryFacts() block {
	letter := l.sheet.Letter
	seat := letter.Member.College
	switch {
	case letter.Member.Substitute:
		seat = l.d.fill(juryLetterSeat, "collège", seat)
	case letter.Member.President:
		seat = l.d.fill(juryLetterPresides, "collège", seat)
	}
	return l.facts(5, 29, []float64{l.width()}, []paperFact{
		{l.d.say(labelJuryDay), paperDate(letter.On)},
		{l.d.say(labelJuryHour), paperTime(letter.At)},
		{l.d.say(labelJuryPlace), letter.Place},
		{l.d.say(labelJurySeat), seat},
		{l.d.say(labelJuryQuality), letter.Member.Quality},
		{l.d.say(labelJuryCases), l.d.candidatesText(letter.Candidates, juryLetterOne, juryLetterSeveral)},
	})
}

// candidatesText counts candidates, and says nothing of none.
func (w words) candidatesText(n int, one, several phrase) string {
	switch {
	case n < 1:
		return ""
	case n == 1:
		return w.say(one)
	}
	return w.fill(several, "nombre", strconv.Itoa(n))
}

// juryEnd is what to do with the declaration, and the law on VAE where it applies, beside the signature.
func (l *paperLayout) juryEnd() block {
	const width, between = 74.0, 4.6
	asked := l.running("les consignes", l.d.say(juryLetterReturn), l.d.style(regular, 10, ink), width)
	var law fitted
	if l.sheet.Letter.VAE {
		law = l.running("les consignes", l.d.say(juryLetterVAE), l.d.style(regular, 9, grey), width)
	}
	texts := []fitted{asked}
	if len(law.lines) > 0 {
		texts = append(texts, law)
	}
	signature := l.signature()
	return block{before: 6, weight: 0.5, height: max(stackHeight(texts, between), signature.height), draw: func(c *canvas, top float64) {
		c.stack(l.left, top, left, between, texts)
		signature.draw(c, top)
	}}
}

// declaration is the lower part, which the member signs and returns.
func (l *paperLayout) declaration() []block {
	s := l.sheet
	text := l.d.style(regular, 10.5, ink)
	title := l.running("la déclaration", l.d.say(declarationTitle), l.d.style(semiBold, 13, midnight), l.width())
	who := l.running("le nom du membre du jury", l.d.paperText(declarationWho, s, "nom", s.Letter.Member.Name, "jury", dateText(s.Letter.On)), text, l.width())
	cut := l.cutLine()
	cut.before, cut.weight = 5, 1
	none, some := declarationNone, declarationSome
	if s.Letter.VAE {
		none, some = declarationNoneVAE, declarationSomeVAE
	}
	blocks := []block{cut, l.leftBlock(5, title), l.leftBlock(3.4, who)}
	if names := s.Letter.Names; len(names) > 0 {
		said := l.d.fill(declarationNames, "noms", strings.Join(names, ", "))
		blocks = append(blocks, l.leftBlock(2.4, l.running("les noms des candidats", said, l.d.style(regular, 9.5, grey), l.width())))
	}
	return append(blocks,
		l.leftBlock(3.4, l.running("la déclaration", l.d.say(declarationI), text, l.width())),
		l.declared(2.8, none, 0), l.declared(2.8, some, 2), l.declarationSignature())
}

// cutLine is where the lower part is cut off.
func (l *paperLayout) cutLine() block {
	s := l.d.style(regular, 8.5, grey)
	words := l.d.say(declarationCut)
	return block{height: s.cap(), draw: func(c *canvas, top float64) {
		y, half := top+s.cap()/2, s.width(words)/2+3
		c.text(c.width/2, top+s.cap(), centre, s, words)
		c.pdf.SetDashPattern([]float64{2, 1.4}, 0)
		c.rule(8, c.width/2-half, y, 0.2, grey)
		c.rule(c.width/2+half, c.width-8, y, 0.2, grey)
		c.pdf.SetDashPattern(nil, 0)
	}}
}

// declared is a sentence to tick, with lines to write on below it.
func (l *paperLayout) declared(before float64, sentence phrase, lines int) block {
	const indent, step, size = 7.0, 7.0, 3.4
	text := l.running("la déclaration", l.d.say(sentence), l.d.style(regular, 10.5, ink), l.width()-indent)
	return block{before: before, height: text.height() + float64(lines)*step, draw: func(c *canvas, top float64) {
		c.square(l.left+0.4, top-(size-text.style.cap())/2, size, size, 0.25, ink)
		y := c.lines(l.left+indent, top, left, text)
		for range lines {
			y += step
			c.dotted(l.left+indent, l.right, y)
		}
	}}
}

// declarationSignature is the place, the date and room to sign.
func (l *paperLayout) declarationSignature() block {
	s := l.d.style(regular, 10.5, ink)
	return block{before: 6.5, height: 15, draw: func(c *canvas, top float64) {
		y := top + s.cap()
		c.text(l.left, y, left, s, l.d.say(declarationAt))
		x := l.left + s.width(l.d.say(declarationAt)) + 1.5
		c.dotted(x, x+42, y+0.6)
		c.text(x+44, y, left, s, l.d.say(declarationOn))
		c.dotted(x+44+s.width(l.d.say(declarationOn))+1.5, x+80, y+0.6)
		c.text(x+86, y, left, s, l.d.say(declarationSign))
		c.rule(x+86, l.right, top+15, 0.15, grey)
	}}
}
