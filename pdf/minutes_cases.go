package pdf

import (
	"strconv"
	"strings"

	"certibloc/data"
)

// The columns of a candidate: the bloc behind its number, the results with their values flush right, the decision.
const (
	caseNumberGap = 1.5
	caseBlocLeft  = marginLeft + 7.3 // room for a number of three digits
	caseMarksLeft = 85.0
	caseMarkRight = 160.0
	caseMarkWidth = 19.0
	caseDecision  = 23.0
	caseGap       = 3.0
	caseBlocWidth = caseMarksLeft - caseGap - caseBlocLeft
	caseLineWidth = caseMarkRight - caseMarkWidth - caseGap - caseMarksLeft
	caseSize      = 9.5
	caseLine      = 1.7 // between two lines of results
)

// cases fits the decisions, a block for each candidate that holds together as long as a page holds it.
func (l *minutesLayout) cases() []piece {
	decides := l.sentence("les décisions", l.d.say(juryDecides))
	count := l.paragraph("le compte des candidats", l.countText(), semiBold, midnight)
	count.glue, decides.glue = bound, bound
	head := l.caseHead()
	pieces := []piece{l.heading(l.d.say(headingCases)), decides, count, {block: head, glue: bound}}
	head.before = 0
	for _, c := range l.Cases {
		pieces = append(pieces, l.candidate(c, head)...)
	}
	return pieces
}

// countText counts the candidates by what they leave with.
func (l *minutesLayout) countText() string {
	var whole, every, partial, none int
	for _, c := range l.Cases {
		switch t := tallyOf(c, l.sheet.Blocs); {
		case t.whole:
			whole++
		case t.every():
			every++
		case t.held() > 0:
			partial++
		default:
			none++
		}
	}
	var counts []string
	for _, k := range []struct {
		n            int
		one, several phrase
	}{{whole, whole1, wholes}, {every, allBlocs1, allBlocsMany}, {partial, partial1, partials}, {none, none1, nones}} {
		if k.n > 0 {
			counts = append(counts, l.d.counted(k.n, k.one, k.several))
		}
	}
	return l.d.fill(countList, "candidats", l.d.counted(len(l.Cases), oneCase, severalCases), "comptes", strings.Join(counts, enumerationComma))
}

func (l *minutesLayout) caseHead() block {
	column := func(x float64, a align, text string) placed {
		return placed{x: x, align: a, text: l.fit("une colonne", text, l.d.style(semiBold, 0, grey), caseBlocWidth, step{lines: 1, max: 9, min: 9})}
	}
	return blockOf(6.5, column(marginLeft, left, l.d.say(columnBlocs)), column(caseMarksLeft, left, l.d.say(columnResults)),
		column(marginRight, right, l.d.say(columnDecided))).under(2.2, 0.35, midnight)
}

// candidate fits all that is decided on one person. A part of it that begins a page says whose it is.
func (l *minutesLayout) candidate(c data.SheetCase, head block) []piece {
	blocks := []block{l.caseName(c)}
	for _, r := range c.Results {
		blocks = append(blocks, l.caseBloc(r))
	}
	for _, e := range c.Earlier {
		blocks = append(blocks, l.caseEarlier(e))
	}
	if c.Certification != data.OutcomeNone && (c.Certification != data.OutcomeAcquired || c.CertificationReason != "") {
		blocks = append(blocks, l.caseWhole(c))
	}
	blocks = append(blocks, l.caseFinal(c))
	pieces := hold(soft, blocks...)
	again := l.caseContinued(c)
	for i := range pieces {
		pieces[i].again = []block{head, again}
	}
	pieces[0].again = []block{head}
	pieces[0].glue = bound             // the name never stands alone,
	pieces[len(pieces)-2].glue = bound // nor does the last line
	return pieces
}

var caseNameSteps = []step{{lines: 1, max: 12.5, min: 10.5}, {lines: 2, max: 11, min: 8.5, cut: true}, {lines: 4, max: 9, min: 6.5, cut: true}}

// caseName fits the number and the name, over what tells the person from a namesake and how she or he came.
func (l *minutesLayout) caseName(c data.SheetCase) block {
	name := l.fit("le nom d’un candidat", holderName(c.Holder), l.d.style(semiBold, 0, midnight), marginRight-caseBlocLeft, caseNameSteps...)
	number := fitted{style: l.d.style(semiBold, caseSize+1, midnight), lines: []string{strconv.Itoa(c.Number)}}
	status := l.set("la naissance et la voie d’un candidat", l.d.caseStatus(c), l.d.style(regular, caseSize, grey), marginRight-caseBlocLeft)
	b := blockOf(6,
		placed{x: caseBlocLeft - caseNumberGap, align: right, down: max(0, name.style.cap()-number.style.cap()), text: number},
		placed{x: caseBlocLeft, text: name},
		placed{x: caseBlocLeft, down: name.height() + 2.2, text: status})
	b.height++ // apart from the first row
	return b
}

// caseContinued says at the top of a page whose decisions go on there.
func (l *minutesLayout) caseContinued(c data.SheetCase) block {
	name := l.fit("le nom d’un candidat", l.d.fill(continued, "nom", holderName(c.Holder)), l.d.style(semiBold, 0, grey), marginRight-caseBlocLeft, caseNameSteps...)
	return blockOf(5, placed{x: caseBlocLeft, text: name})
}

// caseStatus says when the person was born, under which other name she or he goes, and the route and track.
func (w words) caseStatus(c data.SheetCase) string {
	said := bySex(c.Holder.Sex, bornOnF, bornOnM)
	if c.Holder.BirthDate.Partial() {
		said = bySex(c.Holder.Sex, bornInYearF, bornInYearM)
	}
	born := w.fill(said, "date", dateText(c.Holder.BirthDate))
	if c.Holder.UsageName != "" {
		born = w.fill(bornAndUsage, "naissance", born, "nom", c.Holder.UsageName)
	}
	if c.Track == "" || c.Track == c.Route {
		return w.fill(statusNoTrack, "naissance", born, "voie", c.Route)
	}
	return w.fill(candidateStatus, "naissance", born, "voie", c.Route, "parcours", c.Track)
}

// caseRow is a row of a candidate: what it is about, what stands in the middle, and the decision, all on one baseline.
func (l *minutesLayout) caseRow(number int, title []fitted, middle []placed, decision fitted) block {
	var texts []placed
	if number > 0 {
		n := fitted{style: l.d.style(semiBold, caseSize, ochre), lines: []string{strconv.Itoa(number)}}
		texts = append(texts, placed{x: caseBlocLeft - caseNumberGap, align: right, text: n})
	}
	down := 0.0
	for _, t := range title {
		texts = append(texts, placed{x: caseBlocLeft, down: down, text: t})
		down += t.height() + caseLine
	}
	texts = append(texts, middle...)
	texts = append(texts, placed{x: marginRight, align: right, text: decision})
	return blockOf(2.8, texts...).under(2.2, 0.15, hair)
}

// caseBloc fits a bloc asked for: its results, one a line, and below them why the jury decided otherwise.
func (l *minutesLayout) caseBloc(r data.SheetResult) block {
	s := l.d.style(regular, caseSize, ink)
	var middle []placed
	down := 0.0
	for _, line := range r.Lines {
		value := l.fit("un résultat", strings.ReplaceAll(line.Value, " / ", "\u00a0/\u00a0"), s, caseMarkWidth,
			step{lines: 1, max: caseSize, min: 8}, step{lines: 2, max: caseSize, min: 7, cut: true}, step{lines: 4, max: 8, min: 6, cut: true})
		label := l.set("une épreuve", line.Label, s, caseLineWidth)
		middle = append(middle, placed{x: caseMarksLeft, down: down, text: label}, placed{x: caseMarkRight, down: down, align: right, text: value})
		down += max(label.height(), value.height()) + caseLine
	}
	if reason := l.d.caseReason(r); reason != "" {
		if down > 0 {
			down += 1
		}
		middle = append(middle, l.caseMotive(down, reason))
	}
	title := []fitted{l.set("l’intitulé d’un bloc", r.Title, s, caseBlocWidth)}
	if r.Way != "" {
		title = append(title, l.set("la voie d’un bloc", r.Way, l.d.style(regular, caseSize-1, grey), caseBlocWidth))
	}
	return l.caseRow(r.Number, title, middle, l.decision(string(r.Outcome), r.Outcome == data.OutcomeAcquired))
}

// caseMotive fits a reason of the jury, so far down its row.
func (l *minutesLayout) caseMotive(down float64, reason string) placed {
	text := l.set("le motif du jury", reason, l.d.style(regular, caseSize, midnight), caseMarkRight-caseMarksLeft-barGap)
	return placed{x: caseMarksLeft + barGap, down: down, text: text, barred: true}
}

// caseReason recalls the proposal where the jury departs from it, with the jury's reason.
func (w words) caseReason(r data.SheetResult) string {
	switch departed := r.Proposed != data.OutcomeNone && r.Proposed != r.Outcome; {
	case departed && r.Reason == "":
		return w.fill(departsNoReason, "proposition", string(r.Proposed))
	case departed:
		return w.fill(departs, "proposition", string(r.Proposed), "motif", sentenceOf(r.Reason))
	case r.Reason != "":
		return w.fill(juryReason, "motif", sentenceOf(r.Reason))
	}
	return ""
}

// decision fits what was decided, in strong type when it is won.
func (l *minutesLayout) decision(text string, won bool) fitted {
	s := l.d.style(regular, caseSize, ink)
	if won {
		s = l.d.style(semiBold, caseSize, midnight)
	}
	return l.fit("la décision du jury", text, s, caseDecision, step{lines: 1, max: caseSize, min: 7.5})
}

// caseEarlier fits a bloc held before the session.
func (l *minutesLayout) caseEarlier(e data.SheetEarlier) block {
	s := l.d.style(regular, caseSize, grey)
	ground := e.Ground
	if e.On.Valid() && !strings.Contains(e.Ground, e.On.French()) {
		ground = l.d.fill(heldOn, "fondement", e.Ground, "date", dateText(e.On))
	}
	return l.caseRow(e.Number, []fitted{l.set("l’intitulé d’un bloc", e.Title, s, caseBlocWidth)},
		[]placed{{x: caseMarksLeft, text: l.set("le fondement d’un bloc antérieur", ground, s, caseMarkRight-caseMarksLeft)}},
		l.fit("la décision du jury", l.d.say(heldBefore), s, caseDecision, step{lines: 1, max: caseSize, min: caseSize}))
}

// caseWhole fits what the jury decided on the certification as a whole.
func (l *minutesLayout) caseWhole(c data.SheetCase) block {
	text := string(c.Certification)
	switch c.Certification {
	case data.OutcomeAcquired:
		text = l.d.say(wholeGranted)
	case data.OutcomeNotAcquired:
		text = l.d.say(wholeRefused)
	}
	var middle []placed
	if c.CertificationReason != "" {
		reason := l.d.fill(juryReason, "motif", sentenceOf(c.CertificationReason))
		middle = []placed{l.caseMotive(0, reason)}
	}
	return l.caseRow(0, []fitted{l.set("la certification", l.d.say(wholeTitle), l.d.style(semiBold, caseSize, ink), caseBlocWidth)}, middle,
		l.decision(text, c.Certification == data.OutcomeAcquired))
}

// caseFinal fits the line that says what the candidate leaves with.
func (l *minutesLayout) caseFinal(c data.SheetCase) block {
	text := l.set("la conclusion sur un candidat", tallyOf(c, l.sheet.Blocs).final(l.d.words), l.d.style(semiBold, caseSize+1, midnight), marginRight-caseBlocLeft)
	return blockOf(2.8, placed{x: caseBlocLeft, text: text}).under(2.8, 0.35, midnight)
}
