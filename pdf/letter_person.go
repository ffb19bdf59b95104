package pdf

import (
	"strconv"

	"certibloc/data"
)

// enrolmentLetter says that a person is enrolled in a session, for which blocs and by which route.
func (l *paperLayout) enrolmentLetter() []paperGroup {
	s := l.sheet
	middle := func(before, weight float64, f fitted) block {
		return block{before: before, weight: weight, height: f.height(), draw: func(c *canvas, top float64) { c.lines(c.width/2, top, centre, f) }}
	}
	text := func(where, words string, k colour, steps ...step) fitted {
		return l.fit(where, words, l.d.style(regular, 0, k), l.width(), steps...)
	}
	blocks := []block{
		l.letterhead(),
		middle(9, 2, text("le titre", l.d.say(enrolmentTitle), midnight, step{lines: 1, max: 26, min: 20})),
		middle(4, 0, text("le numéro", l.d.fill(enrolmentNo, "numéro", s.Number), grey, step{lines: 1, max: 10.5, min: 8})),
	}
	if status := l.d.statusText(s); status != "" {
		blocks = append(blocks, middle(3, 0, text("la mention du duplicata", status, ink, step{lines: 1, max: 10.5, min: 8})))
	}
	blocks = append(blocks,
		middle(8, 1, text("le nom du centre", l.d.fill(enrolmentAttests, "centre", s.Centre.Name), ink,
			step{lines: 1, max: 12, min: 10.5}, step{lines: 2, max: 12, min: 9, cut: true})),
		middle(5, 0.5, text("le nom du titulaire", holderName(s.Holder), midnight, step{lines: 1, max: 22, min: 15}, step{lines: 2, max: 16, min: 12},
			step{lines: 3, max: 12.5, min: 10}, step{lines: 4, max: 12, min: 9, cut: true}, step{lines: 5, max: 9, min: 7, cut: true})),
		middle(4.2, 0, text("le nom d’usage et la naissance", l.d.civilStatus(s.Holder), ink,
			step{lines: 1, max: 12, min: 10.5}, step{lines: 2, max: 12, min: 10}, step{lines: 4, max: 10, min: 7.5, cut: true})),
		middle(5.4, 0.5, text("le nom de la session ou de la certification", l.d.paperText(bySex(s.Holder.Sex, enrolmentIsF, enrolmentIsM), s), ink,
			step{lines: 1, max: 12, min: 11}, step{lines: 2, max: 12, min: 10}, step{lines: 3, max: 11, min: 9, cut: true})),
		l.enrolmentFacts())
	if len(s.Results) == 0 {
		blocks = append(blocks, l.said(7, "la portée de l’inscription", l.d.say(enrolmentWhole)))
	}
	var rows []letterRow
	for _, r := range s.Results {
		rows = append(rows, letterRow{number: r.Number, title: r.Title, value: r.Way})
	}
	blocks = append(blocks, l.rows(8, columnEnrolmentBlocs, columnEnrolmentWay, rows)...)
	notes := l.d.say(enrolmentNot) + " " + l.d.say(bySex(s.Holder.Sex, enrolmentForF, enrolmentForM))
	return []paperGroup{{blocks: append(blocks, l.letterEnd("", notes)...)}}
}

// enrolmentFacts is what is known of the enrolment, a label before each value.
func (l *paperLayout) enrolmentFacts() block {
	s, e := l.sheet, l.sheet.Enrolment
	b := l.facts(8, 32, []float64{l.width()}, []paperFact{
		{l.d.say(labelSession), l.d.fill(enrolmentSession, "session", s.Session, "code", e.Code)},
		{l.d.say(labelEnrolmentDays), l.d.daysText(e.From, e.To)},
		{l.d.say(labelEnrolmentRoute), e.Route},
		{l.d.say(labelEnrolmentTrack), e.Track},
		{l.d.say(labelEnrolmentTraining), l.d.daysText(e.TrainingFrom, e.TrainingTo)},
		{l.d.say(labelCertifier), s.Certification.Certifier},
		{l.d.say(labelRegistration), l.d.paperText(enrolmentRegister, s)},
	})
	b.weight = 0.6
	return b
}

// daysText writes a time from one day to another, open where it has no end, or nothing.
func (w words) daysText(from, to data.Date) string {
	switch {
	case from.IsZero():
		return ""
	case to.IsZero():
		return w.fill(letterFrom, "début", dateText(from))
	}
	return w.fill(letterFromTo, "début", dateText(from), "fin", dateText(to))
}

// partialLetter says what is acquired, what remains, and what to do next.
func (l *paperLayout) partialLetter() []paperGroup {
	s := l.sheet
	sentence := partialSeveral
	if len(s.Standing.Acquired) == 1 {
		sentence = partialOne
	}
	intro := l.d.paperText(sentence, s, "jury", dateText(s.JuryOn), "acquis", strconv.Itoa(len(s.Standing.Acquired)), "total", strconv.Itoa(s.Blocs))
	blocks := append(l.letterTop(partialTitle), l.said(3.6, "le nom de la certification", intro))
	blocks = append(blocks, l.rows(6.5, columnLetterAcquired, columnLetterOn, acquiredRows(s.Standing.Acquired))...)
	rest := append(l.rows(6.5, columnLetterRemaining, "", remainingRows(s.Standing.Remaining)),
		l.said(7, "ce qui reste acquis", l.d.say(partialKept)),
		l.said(3.2, "la suite", l.d.say(partialNext)))
	return []paperGroup{{blocks: blocks}, {blocks: append(rest, l.letterEnd(l.regards(), l.d.say(partialNot))...)}}
}

// noticeLetter says what the jury decided after a VAE.
func (l *paperLayout) noticeLetter() []paperGroup {
	s := l.sheet
	intro := l.d.paperText(bySex(s.Holder.Sex, noticeIntroF, noticeIntroM), s, "jury", dateText(s.JuryOn))
	decision := l.running("la décision du jury", l.d.noticeText(s), l.d.style(semiBold, 13, midnight), l.width())
	blocks := append(l.letterTop(noticeTitle), l.said(3.6, "le nom de la certification, du certificateur ou du centre", intro), l.leftBlock(5.5, decision))
	var rows []letterRow
	asked := map[int]bool{}
	for _, r := range s.Results {
		asked[r.Number] = true
		rows = append(rows, letterRow{number: r.Number, title: r.Title, value: string(r.Outcome), strong: r.Outcome == data.OutcomeAcquired})
	}
	blocks = append(blocks, l.rows(6.5, columnNoticeBlocs, columnNoticeOutcome, rows)...)
	var earlier []data.SheetEarlier
	for _, e := range s.Standing.Acquired {
		if !asked[e.Number] {
			earlier = append(earlier, e)
		}
	}
	blocks = append(blocks, l.rows(6.5, columnNoticeEarlier, columnLetterOn, acquiredRows(earlier))...)
	rest := l.rows(6.5, columnLetterRemaining, "", remainingRows(s.Standing.Remaining))
	said := letterUnlimited
	if s.Pronounced {
		said = noticeDelivery
	}
	rest = append(rest, l.said(7, "la suite", l.d.certificationText(said, s.Certification)))
	return []paperGroup{{blocks: blocks}, {blocks: append(rest, l.letterEnd(l.regards(), l.d.say(noticeLaw))...)}}
}

// noticeText is the decision in one sentence: on the whole certification where it was before the jury, or else on the blocs.
func (w words) noticeText(s data.Sheet) string {
	switch s.Whole {
	case data.OutcomeAcquired:
		return w.say(noticePronounced)
	case data.OutcomeDeferred:
		return w.say(noticeDeferred)
	case data.OutcomeNotAcquired, data.OutcomeAbsent:
		return w.say(noticeNotPronounced)
	}
	n, of := 0, len(s.Results)
	for _, r := range s.Results {
		if r.Outcome == data.OutcomeAcquired {
			n++
		}
	}
	sentence := noticeSeveralOf
	switch {
	case n == 0 && of == 1:
		sentence = noticeOneNot
	case n == 0:
		sentence = noticeNone
	case n == of && of == 1:
		sentence = noticeOneAcquired
	case n == of:
		sentence = noticeAllAcquired
	case n == 1:
		sentence = noticeOneOf
	}
	return w.fill(sentence, "acquis", strconv.Itoa(n), "nombre", strconv.Itoa(of))
}
