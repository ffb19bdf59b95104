package pdf

import (
	"strconv"

	"certibloc/data"
)

// The letters are numbered documents of A4 pages, upright: to a person, or to the certifier. They take one page as long as
// that can be read.

// letterWords are the title of a letter, how its number is named, and what it says.
type letterWords struct {
	title, number phrase
	lay           func(*paperLayout) []paperGroup
}

var letters = map[data.DocumentKind]letterWords{
	data.KindEnrolment: {enrolmentTitle, enrolmentNo, (*paperLayout).enrolmentLetter},
	data.KindPartial:   {partialTitle, partialNo, (*paperLayout).partialLetter},
	data.KindVAENotice: {noticeTitle, noticeNo, (*paperLayout).noticeLetter},
	data.KindRequest:   {requestTitle, requestNo, (*paperLayout).requestLetter},
}

// letter lays out a letter.
func (d *Drawer) letter(sheet data.Sheet, words letterWords) (laid, error) {
	var p problems
	sheet = prepare(sheet, []*face{d.faces[regular], d.faces[semiBold]}, &p)
	if err := p.refusal(sheet.Kind); err != nil {
		return laid{}, err
	}
	l := newLetter(d, sheet, words, &p)
	return upright(sheet, func(c *canvas) {
		c.describe(d.documentName(words.title, sheet), d.fill(words.number, "numéro", sheet.Number), sheet.Centre.Name)
		l.draw(c)
	}), p.refusal(sheet.Kind)
}

// newLetter lays a sheet out on one page at the greatest size at which it fits, or else on several.
func newLetter(d *Drawer, sheet data.Sheet, words letterWords, p *problems) *paperLayout {
	const comfortable, least = 11, 8.5
	l := &paperLayout{layout: layout{d: d, sheet: sheet, problem: p}, left: marginLeft, right: marginRight, firstTop: firstTop, stretch: 34}
	l.letterMargins(words)
	for size := comfortable + 0.0; size >= least; size -= 0.5 {
		l.small = size
		l.flow(words.lay(l), block{})
		if len(p.found) > 0 || len(l.pages) == 1 {
			return l
		}
	}
	l.small = comfortable - 0.5
	l.flow(words.lay(l), block{})
	return l
}

// letterMargins fits the running head and the foot, which bears the number.
func (l *paperLayout) letterMargins(words letterWords) {
	s := l.d.style(regular, 0, grey)
	l.runner = l.fit("le titre courant", l.d.documentName(words.title, l.sheet), s, l.width(), step{lines: 1, max: 9.5, min: 7},
		step{lines: 2, max: 8, min: 6, cut: true}, step{lines: 3, max: 6, min: 4, cut: true})
	l.foot = l.fit("le numéro", l.d.fill(words.number, "numéro", l.sheet.Number), s, l.width()/2, step{lines: 1, max: 9, min: 6})
}

// body is the style of the running text.
func (l *paperLayout) body() style { return l.d.style(regular, l.small, ink) }

// said is a paragraph of the letter.
func (l *paperLayout) said(before float64, where, text string) block {
	return l.leftBlock(before, l.tidy(where, text, l.body(), l.width()))
}

// tidy sets a running text whose last line is no stub: where it would be, the lines above give way to it.
func (l *paperLayout) tidy(where, text string, s style, width float64) fitted {
	const least, step = 0.3, 1.0 // of the width; millimetres
	f := l.running(where, text, s, width)
	n := len(f.lines)
	for w := width; n > 1 && s.width(f.lines[n-1]) < least*width && w > width/2; w -= step {
		if lines, ok := wrap(text, s, w, true); ok && len(lines) == n {
			f.lines = lines
		}
	}
	return f
}

// letterTop is the letterhead, the window, the title and the salutation of a letter to a person.
func (l *paperLayout) letterTop(title phrase) []block {
	civility := l.d.say(bySex(l.sheet.Holder.Sex, paperMadam, paperSir))
	letterhead := l.letterhead()
	address := l.address(letterhead.height, civility+" "+l.d.paperAddressee(l.sheet.Holder), l.letterAbout())
	return append([]block{letterhead, address}, l.letterTitle(title, l.d.fill(letterDear, "civilité", civility))...)
}

// letterAbout is what a letter is about, beside the window.
func (l *paperLayout) letterAbout() []paperFact {
	return []paperFact{
		{l.d.say(labelLetterNumber), l.sheet.Number}, {l.d.say(labelSession), l.sheet.Session},
		{l.d.say(labelCertification), l.d.paperText(paperTitle, l.sheet)},
	}
}

// letterTitle is the title, what the document is to another, and the salutation.
func (l *paperLayout) letterTitle(title phrase, dear string) []block {
	heading := l.leftBlock(6, l.fit("le titre", l.d.say(title), l.d.style(regular, 0, midnight), l.width(), step{lines: 1, max: 22, min: 16}))
	heading.weight = 0.6
	blocks := []block{heading}
	if status := l.d.statusText(l.sheet); status != "" {
		blocks = append(blocks, l.leftBlock(3, l.fit("la mention du duplicata", status, l.d.style(semiBold, 0, ochre), l.width(), step{lines: 1, max: 10.5, min: 8})))
	}
	return append(blocks, l.leftBlock(6.5, l.running("la formule d’appel", dear, l.body(), l.width())))
}

// letterEnd is the closing formula, and what the document is not beside the signature.
func (l *paperLayout) letterEnd(regards, notes string) []block {
	const width = 72.0
	var blocks []block
	if regards != "" {
		blocks = append(blocks, l.said(4.5, "la formule finale", regards))
	}
	text := l.tidy("les mentions finales", notes, l.d.style(regular, 9.5, grey), width)
	signature := l.signature()
	return append(blocks, block{before: 6, weight: 1, height: max(text.height(), signature.height), draw: func(c *canvas, top float64) {
		c.lines(l.left, top, left, text)
		signature.draw(c, top)
	}})
}

// regards is the closing formula of a letter to a person.
func (l *paperLayout) regards() string {
	return l.d.fill(letterRegards, "civilité", l.d.say(bySex(l.sheet.Holder.Sex, paperMadam, paperSir)))
}

// letterRow is a line of a list of blocs: the bloc, under it where it comes from, and a value at the right.
type letterRow struct {
	number             int
	title, note, value string
	strong             bool
}

// rows fits a list of blocs below the names of its columns, all on one page.
func (l *paperLayout) rows(before float64, name, value phrase, rows []letterRow) []block {
	if len(rows) == 0 {
		return nil
	}
	columns := []paperColumn{{l.left, left, l.d.say(name)}}
	if value != "" {
		columns = append(columns, paperColumn{l.right, right, l.d.say(value)})
	}
	head := l.columnHead(before, columns...)
	head.weight = 0.5
	blocks := []block{head}
	for _, r := range rows {
		blocks = append(blocks, l.row(r))
	}
	return blocks
}

func (l *paperLayout) row(r letterRow) block {
	const valueWidth, gap = 44.0, 1.6
	width := l.width() - valueWidth
	if r.value == "" {
		width = l.width()
	}
	texts := []fitted{l.running("l’intitulé d’un bloc", l.d.fill(paperBloc, "numéro", strconv.Itoa(r.number), "intitulé", r.title), l.body(), width)}
	if r.note != "" {
		texts = append(texts, l.running("ce qui fait acquérir un bloc", r.note, l.d.style(regular, l.small-1.5, grey), width))
	}
	set := l.body()
	if r.strong {
		set = l.d.style(semiBold, l.small, midnight)
	}
	value := l.fit("la colonne de droite", r.value, set, valueWidth-3, step{lines: 1, max: l.small, min: 8}, step{lines: 2, max: l.small, min: 7})
	height := max(stackHeight(texts, gap), value.height()) + 0.2*l.small
	return block{before: 2.3, height: height, draw: func(c *canvas, top float64) {
		c.stack(l.left, top, left, gap, texts)
		c.lines(l.right, top, right, value)
		c.rule(l.left, l.right, top+height, 0.15, hair)
	}}
}

// acquiredRows lists blocs that are held, with the day and, but for a jury's decision, what it rests on.
func acquiredRows(list []data.SheetEarlier) []letterRow {
	var rows []letterRow
	for _, e := range list {
		r := letterRow{number: e.Number, title: e.Title, value: dateText(e.On)}
		if e.Ground != string(data.GroundJury) {
			r.note = e.Ground
		}
		rows = append(rows, r)
	}
	return rows
}

func remainingRows(list []data.SheetBloc) []letterRow {
	var rows []letterRow
	for _, b := range list {
		rows = append(rows, letterRow{number: b.Number, title: b.Title})
	}
	return rows
}
