package pdf

import (
	"fmt"
	"strconv"

	"certibloc/data"
)

// disposalColumns are where the columns of a disposal list begin; the figures end where the next one begins.
var disposalColumns = [...]float64{workLeft, 106, 137, 155, 171, workRight}

const disposalIndent = 24.0

// disposal lays out a list of what is proposed for elimination, with room for the visa.
func (l *paperLayout) disposal() {
	l.left, l.right, l.firstTop = workLeft, workRight, workTop
	d := l.sheet.Disposal
	facts := l.facts(6, disposalIndent, []float64{l.width()}, []paperFact{
		{l.d.say(disposalNumber), l.d.fill(disposalNumberIs, "numéro", strconv.Itoa(d.Number), "date", dateText(d.On), "personne", d.By)},
		{l.d.say(disposalService), l.d.fill(disposalServiceIs, "centre", l.sheet.Centre.Name)},
		{l.d.say(disposalLaw), l.d.say(disposalLawIs)}, {l.d.say(disposalMedium), l.d.say(disposalMediumIs)},
		{l.d.say(disposalTotal), d.Total}})
	groups := []paperGroup{{blocks: []block{l.paperHead(l.d.say(disposalTitle)), facts}}}
	for i, line := range d.Lines {
		group := paperGroup{blocks: []block{l.disposalRow(i+1, line)}, row: true}
		if i == 0 {
			group = paperGroup{blocks: append([]block{l.disposalHead(7)}, group.blocks...)}
		}
		groups = append(groups, group)
	}
	end := []block{l.leftBlock(5, l.running("l’empreinte", l.d.fill(disposalHash, "empreinte", d.SHA256), l.d.style(regular, 8, grey), l.width()))}
	if after := l.disposalAfter(d); after != "" {
		end = append(end, l.leftBlock(4, l.running("la suite du bordereau", after, l.d.style(semiBold, 10, ink), l.width())))
	}
	groups = append(groups, paperGroup{blocks: append(end, l.disposalVisa(d))})
	l.flow(groups, l.disposalHead(0))
}

// disposalAfter says what became of the list.
func (l *paperLayout) disposalAfter(d *data.SheetDisposal) string {
	switch {
	case d.Abandoned != "":
		return l.d.fill(disposalAbandoned, "date", dateText(d.AbandonedOn), "motif", d.Abandoned)
	case !d.Executed.IsZero():
		return l.d.fill(disposalExecuted, "date", dateText(d.Executed), "éliminés", d.Removed, "laissés", d.Kept)
	}
	return ""
}

func (l *paperLayout) disposalHead(before float64) block {
	x := disposalColumns
	return l.columnHead(before, paperColumn{x[0], left, l.d.say(disposalColumnWhat)}, paperColumn{x[1], left, l.d.say(disposalColumnDates)},
		paperColumn{x[3], right, l.d.say(disposalColumnPeople)}, paperColumn{x[4], right, l.d.say(disposalColumnRecords)},
		paperColumn{x[5], right, l.d.say(disposalColumnVolume)})
}

// disposalRow is one line of the list.
func (l *paperLayout) disposalRow(n int, line data.SheetDisposalLine) block {
	const gutter = 4.0
	x := disposalColumns
	where := fmt.Sprintf(" de la ligne n° %d", n)
	what := x[1] - x[0] - gutter
	small := l.d.style(regular, 8.5, grey)
	texts := []fitted{
		l.running("la nature"+where, line.Title, l.d.style(semiBold, 9.5, ink), what),
		l.running("le fondement"+where, l.d.fill(disposalPeriod, "durée", line.Period, "départ", line.Start, "fondement", line.Basis), small, what),
		l.running("le sort"+where, l.d.fill(disposalFate, "sort", line.Fate), small, what),
	}
	dates := l.running("les dates"+where, l.d.fill(disposalDates, "début", paperShortDate(line.From), "fin", paperShortDate(line.To)),
		l.d.style(regular, 9.5, ink), x[2]-x[1]-gutter)
	figures := l.d.style(regular, 9.5, ink)
	return l.ruled(stackHeight(texts, attendeeGap), func(c *canvas, top float64) {
		c.stack(x[0], top, left, attendeeGap, texts)
		c.lines(x[1], top, left, dates)
		base := top + figures.cap()
		if line.People > 0 {
			c.text(x[3], base, right, figures, strconv.Itoa(line.People))
		}
		c.text(x[4], base, right, figures, strconv.Itoa(line.Records))
		c.text(x[5], base, right, figures, line.Volume)
	})
}

// disposalVisa is where the centre and the archives sign; what is known of the visa stands in it.
func (l *paperLayout) disposalVisa(d *data.SheetDisposal) block {
	const height, gap, pad, line = 46.0, 6.0, 4.0, 9.0
	width := (l.width() - gap) / 2
	head, label, value := l.d.style(semiBold, 10, midnight), l.d.style(regular, 9, grey), l.d.style(regular, 10, ink)
	visaAt := l.left + width + gap
	known := [...]fitted{
		l.fit("la référence du visa", d.Visa.Reference, value, width-2*pad-22, step{lines: 1, max: 10, min: 6}, step{lines: 2, max: 8, min: 4, cut: true}),
		l.fit("la date du visa", disposalDay(d.Visa.On), value, width-2*pad-22, step{lines: 1, max: 10, min: 7}),
		l.fit("le signataire du visa", d.Visa.By, value, width-2*pad-34, step{lines: 1, max: 10, min: 6}, step{lines: 2, max: 8, min: 4, cut: true}),
	}
	names := [...]phrase{disposalVisaReference, disposalVisaDate, disposalVisaName}
	return block{before: 9, height: height, draw: func(c *canvas, top float64) {
		c.square(l.left, top, width, height, 0.2, grey)
		c.square(visaAt, top, width, height, 0.2, grey)
		c.text(l.left+pad, top+7, left, head, l.d.say(disposalCentre))
		c.text(visaAt+pad, top+7, left, head, l.d.say(disposalVisa))
		for i, name := range names {
			y := top + 7 + float64(i+1)*line
			at := visaAt + pad + 22
			if i == len(names)-1 {
				at += 12
			}
			c.text(visaAt+pad, y, left, label, l.d.say(name))
			if len(known[i].lines) > 0 {
				c.lines(at, y-known[i].style.cap(), left, known[i])
			} else {
				c.dotted(at, visaAt+width-pad, y)
			}
		}
	}}
}

func disposalDay(d data.Date) string {
	if d.IsZero() {
		return ""
	}
	return dateText(d)
}

func disposalFields(d *data.SheetDisposal) []field {
	if d == nil {
		return nil
	}
	list := []field{{where: "l’auteur du bordereau", text: &d.By}, {where: "l’ensemble", text: &d.Total},
		{where: "la référence du visa", text: &d.Visa.Reference, optional: true}, {where: "le signataire du visa", text: &d.Visa.By, optional: true},
		{where: "ce qui est éliminé", text: &d.Removed, optional: true}, {where: "ce qui est laissé", text: &d.Kept, optional: true},
		{where: "le motif de l’abandon", text: &d.Abandoned, optional: true}}
	for i := range d.Lines {
		line := &d.Lines[i]
		of := fmt.Sprintf(" de la ligne n° %d", i+1)
		list = append(list, field{where: "la nature" + of, text: &line.Title}, field{where: "le volume" + of, text: &line.Volume},
			field{where: "la durée" + of, text: &line.Period}, field{where: "le départ" + of, text: &line.Start},
			field{where: "le fondement" + of, text: &line.Basis}, field{where: "le sort" + of, text: &line.Fate})
	}
	return list
}

func checkDisposal(d *data.SheetDisposal, p *problems) {
	if d == nil || len(d.Lines) == 0 {
		p.add("il manque les lignes du bordereau")
		return
	}
	checkDate(p, "la date du bordereau", d.On)
	if d.Number < 1 {
		p.add("il manque le numéro du bordereau")
	}
	if !evidenceSum.MatchString(d.SHA256) {
		p.add("il manque l’empreinte du bordereau")
	}
	for i, line := range d.Lines {
		checkDate(p, fmt.Sprintf("la première date de la ligne n° %d", i+1), line.From)
		checkDate(p, fmt.Sprintf("la dernière date de la ligne n° %d", i+1), line.To)
	}
}
