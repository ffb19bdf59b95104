package pdf

import (
	"regexp"

	"certibloc/data"
)

// head fits the letterhead, the title, the number and who writes.
func (l *minutesLayout) head() []piece {
	s := l.sheet
	middle := func(before float64, where, text string, k colour, steps ...step) block {
		return blockOf(before, placed{x: (marginLeft + marginRight) / 2, align: centre, text: l.fit(where, text, l.d.style(regular, 0, k), textWidth, steps...)})
	}
	intro := certificationText(fill(minutesFor, "centre", s.Centre.Name), s.Certification)
	return hold(bound, l.letterhead(),
		middle(11, "le titre", l.title(), midnight, step{lines: 1, max: 23, min: 18}),
		middle(4.5, "le numéro", fill(minutesNo, "numéro", s.Number), grey, step{lines: 1, max: 10.5, min: 8}),
		middle(6, "le nom du centre", intro, ink, step{lines: 1, max: 11, min: 10.5}, step{lines: 2, max: 11, min: 10},
			step{lines: 4, max: 11, min: 8, cut: true}))
}

// corrections cites the first minutes and lists what these change, up front.
func (l *minutesLayout) corrections() []piece {
	if l.Corrects == "" {
		return nil
	}
	cites := fill(correctsUndated, "numéro", l.Corrects)
	if l.CorrectsOn.Valid() {
		cites = fill(correctsThose, "numéro", l.Corrects, "date", dateText(l.CorrectsOn))
	}
	pieces := []piece{l.heading(headingCorrections), l.sentence("le numéro du procès-verbal rectifié", cites)}
	if len(l.Corrections) == 0 {
		return append(pieces, l.sentence("les rectifications", noCorrection))
	}
	pieces[1].glue = bound
	for _, c := range l.Corrections {
		pieces = append(pieces, l.correction(c)...)
	}
	return pieces
}

// correction is one decision that was changed: whose, from what to what, when and why.
func (l *minutesLayout) correction(c data.SheetCorrection) []piece {
	change := fill(correctedBloc, "bloc", c.Bloc, "avant", string(c.Was), "après", string(c.Now), "date", dateText(c.On))
	texts := []fitted{
		l.set("le candidat d’une rectification", c.Candidate, l.d.style(semiBold, minutesSize+0.5, ink), textWidth),
		l.set("le bloc d’une rectification", change, l.d.style(regular, minutesSize, ink), textWidth),
		l.set("le motif d’une rectification", fill(correctedBecause, "motif", sentenceOf(c.Reason)), l.d.style(regular, minutesSize, ink), textWidth),
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
	return append([]piece{l.heading(headingCertification)}, l.facts(
		labelled{labelCertification, c.Title},
		labelled{labelCertifier, c.Certifier},
		labelled{labelRegistration, certificationText(attestationEntry, c)},
		labelled{labelLevel, certificationText(attestationLevel, c)},
		labelled{labelNSF, nsfCodes(c)})...)
}

func (l *minutesLayout) session() []piece {
	name := l.sheet.Session
	if l.Code != "" {
		name = fill(sessionAndCode, "session", name, "code", l.Code)
	}
	held := labelShared
	if len(l.Members) == 0 {
		held = labelHeld
	}
	return append([]piece{l.heading(headingSession)}, l.facts(
		labelled{labelSession, name},
		labelled{labelAssessed, assessedText(l.AssessedFrom, l.AssessedTo)},
		labelled{labelDeliberation, deliberationText(l.sheet.JuryOn, l.Began, l.Ended)},
		labelled{labelPlace, l.Place},
		labelled{held, l.Held},
		labelled{labelReceived, l.Reference})...)
}

// assessedText says on which days the assessments were.
func assessedText(from, to data.Date) string {
	switch {
	case !from.Valid() && !to.Valid():
		return ""
	case from.Valid() && to.Valid() && from != to:
		return fill(fromDayToDay, "début", dateText(from), "fin", dateText(to))
	case from.Valid():
		return fill(onDay, "jour", dateText(from))
	}
	return fill(onDay, "jour", dateText(to))
}

// deliberationText says on which day the jury deliberated, and between which hours where they are noted.
func deliberationText(on data.Date, began, ended string) string {
	sentence := onDay
	switch {
	case began != "" && ended != "":
		sentence = fromHourToHour
	case began != "":
		sentence = fromHour
	}
	return fill(sentence, "jour", dateText(on), "début", hourText(began), "fin", hourText(ended))
}

var clock = regexp.MustCompile(`^(\d{1,2}):(\d\d)$`)

// hourText writes an hour as French does: « 14 h 05 ».
func hourText(s string) string {
	if m := clock.FindStringSubmatch(s); m != nil {
		return m[1] + "\u00a0h\u00a0" + m[2]
	}
	return s
}
