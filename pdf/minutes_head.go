package pdf

import "certibloc/data"

// head fits the letterhead, the title, the number and who writes.
func (l *minutesLayout) head() []piece {
	s := l.sheet
	middle := func(before float64, where, text string, k colour, steps ...step) block {
		return blockOf(before, placed{x: (marginLeft + marginRight) / 2, align: centre, text: l.fit(where, text, l.d.style(regular, 0, k), textWidth, steps...)})
	}
	intro := l.d.certificationText(minutesFor, s.Certification, "centre", s.Centre.Name)
	return hold(bound, l.letterhead(),
		middle(11, "le titre", l.title(), midnight, step{lines: 1, max: 23, min: 18}),
		middle(4.5, "le numéro", l.d.fill(minutesNo, "numéro", s.Number), grey, step{lines: 1, max: 10.5, min: 8}),
		middle(6, "le nom du centre", intro, ink, step{lines: 1, max: 11, min: 10.5}, step{lines: 2, max: 11, min: 10},
			step{lines: 4, max: 11, min: 8, cut: true}))
}

// corrections cites the first minutes and lists what these change, up front.
func (l *minutesLayout) corrections() []piece {
	if l.Corrects == "" {
		return nil
	}
	cites := l.d.fill(correctsUndated, "numéro", l.Corrects)
	if l.CorrectsOn.Valid() {
		cites = l.d.fill(correctsThose, "numéro", l.Corrects, "date", dateText(l.CorrectsOn))
	}
	pieces := []piece{l.heading(l.d.say(headingCorrections)), l.sentence("le numéro du procès-verbal rectifié", cites)}
	if len(l.Corrections) == 0 {
		return append(pieces, l.sentence("les rectifications", l.d.say(noCorrection)))
	}
	pieces[1].glue = bound
	for _, c := range l.Corrections {
		pieces = append(pieces, l.correction(c)...)
	}
	return pieces
}

// correction is one decision that was changed: whose, from what to what, when and why.
func (l *minutesLayout) correction(c data.SheetCorrection) []piece {
	change := l.d.fill(correctedBloc, "bloc", c.Bloc, "avant", string(c.Was), "après", string(c.Now), "date", dateText(c.On))
	texts := []fitted{
		l.set("le candidat d’une rectification", c.Candidate, l.d.style(semiBold, minutesSize+0.5, ink), textWidth),
		l.set("le bloc d’une rectification", change, l.d.style(regular, minutesSize, ink), textWidth),
		l.set("le motif d’une rectification", l.d.fill(correctedBecause, "motif", sentenceOf(c.Reason)), l.d.style(regular, minutesSize, ink), textWidth),
	}
	blocks := make([]block, len(texts))
	for i, t := range texts {
		blocks[i] = blockOf(2.2, placed{x: marginLeft, text: t})
	}
	blocks[0].before = 4
	return hold(soft, blocks...)
}

// labelled is a label and its value.
type labelled struct{ label, value string }

// facts fits labels with their values, those without a value left out.
func (l *minutesLayout) facts(rows ...labelled) []piece {
	var blocks []block
	for _, r := range rows {
		if r.value == "" {
			continue
		}
		b := l.fact(r.label, r.value, minutesIndent, minutesSize)
		if len(blocks) == 0 {
			b.before = 3.4
		}
		blocks = append(blocks, b)
	}
	return hold(soft, blocks...)
}

func (l *minutesLayout) certification() []piece {
	c := l.sheet.Certification
	return append([]piece{l.heading(l.d.say(headingCertification))}, l.facts(
		labelled{l.d.say(labelCertification), c.Title},
		labelled{l.d.say(labelCertifier), c.Certifier},
		labelled{l.d.say(labelRegistration), l.d.entryText(c)},
		labelled{l.d.say(labelLevel), l.d.certificationText(attestationLevel, c)},
		labelled{l.d.say(labelNSF), l.d.nsfCodes(c)})...)
}

func (l *minutesLayout) session() []piece {
	name := l.sheet.Session
	if l.Code != "" {
		name = l.d.fill(sessionAndCode, "session", name, "code", l.Code)
	}
	held := labelShared
	if len(l.Members) == 0 {
		held = labelHeld
	}
	return append([]piece{l.heading(l.d.say(headingSession))}, l.facts(
		labelled{l.d.say(labelSession), name},
		labelled{l.d.say(labelAssessed), l.d.assessedText(l.AssessedFrom, l.AssessedTo)},
		labelled{l.d.say(labelDeliberation), l.d.deliberationText(l.sheet.JuryOn, l.Began, l.Ended)},
		labelled{l.d.say(labelPlace), l.Place},
		labelled{l.d.say(held), l.Held},
		labelled{l.d.say(labelReceived), l.Reference})...)
}

// assessedText says on which days the assessments were.
func (w words) assessedText(from, to data.Date) string {
	switch {
	case !from.Valid() && !to.Valid():
		return ""
	case from.Valid() && to.Valid() && from != to:
		return w.fill(fromDayToDay, "début", dateText(from), "fin", dateText(to))
	case from.Valid():
		return w.fill(onDay, "jour", dateText(from))
	}
	return w.fill(onDay, "jour", dateText(to))
}

// deliberationText says on which day the jury deliberated, and between which hours where they are noted.
func (w words) deliberationText(on data.Date, began, ended string) string {
	sentence := onDay
	switch {
	case began != "" && ended != "":
		sentence = fromHourToHour
	case began != "":
		sentence = fromHour
	}
	return w.fill(sentence, "jour", dateText(on), "début", paperTime(began), "fin", paperTime(ended))
}
