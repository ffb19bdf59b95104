package pdf

import (
	"slices"

	"certibloc/data"
)

// The certificate of a bloc is one A4 page, landscape: what is certified and to whom, centred, and below it who
// delivers and who signs.
const (
	certificateLeading = 1.15  // of the fitted texts, in em
	certificateTop     = 23.0  // of the first line's capitals
	certificateBottom  = 152.5 // of the last line above the foot
	certificateFoot    = 160.5
	wide               = 240.0 // of the large lines
	readable           = 236.0 // of the small ones
	columnGap          = 9.0
)

// certificate lays out a bloc certificate or a parchment.
func (d *Drawer) certificate(sheet data.Sheet) (laid, error) {
	var p problems
	sheet = prepare(sheet, []*face{d.faces[regular], d.faces[italic]}, &p)
	if err := p.refusal(sheet.Kind); err != nil {
		return laid{}, err
	}
	l := newCertificate(d, sheet, &p)
	return laid{sheet: sheet, orientation: landscape, faces: []faceID{regular, italic}, draw: l.draw}, p.refusal(sheet.Kind)
}

// describe fills the properties of the document: it is the certifier's.
func (l *certificateLayout) describe(c *canvas) {
	s := l.sheet
	title, subject := certificateTitle, ""
	if l.parchment() {
		title, subject = parchmentTitle, l.d.certificationText(parchmentSubject, s.Certification)
	} else {
		subject = l.d.fill(certificateSubject, "numéro", l.d.blocNumber(s), "intitulé", s.Bloc.Title)
	}
	c.describe(l.d.documentName(title, s), subject, s.Certification.Certifier)
}

// certificateLayout is a certificate whose every text is fitted into its place.
type certificateLayout struct {
	d       *Drawer
	sheet   data.Sheet
	problem *problems
	scale   float64 // of the large type
	blocks  []block
	tops    []float64
	foot    certificateFooter
}

// fit fits a text, or notes that it is too long for its place.
func (l *certificateLayout) fit(where, text string, s style, width float64, steps ...step) fitted {
	scaled := slices.Clone(steps)
	for i := range scaled {
		scaled[i].max = max(scaled[i].min, scaled[i].max*l.scale)
	}
	f, ok := fit(text, s, width, certificateLeading, scaled...)
	if !ok {
		l.problem.add("%s : le texte est trop long pour sa place (« %s »)", where, text)
	}
	return f
}

// densities are tried in turn: the scale of the large type and of its spaces, and the least size of the small print.
var densities = []struct{ scale, least float64 }{{1, 7.5}, {0.9, 7.25}, {0.8, 7}, {0.7, 6.5}}

// newCertificate fits the texts of a sheet, denser and denser until the page holds them.
func newCertificate(d *Drawer, sheet data.Sheet, p *problems) *certificateLayout {
	l := &certificateLayout{d: d, sheet: sheet, problem: p, scale: 1}
	l.foot = l.footer()
	for _, density := range densities {
		l.scale = density.scale
		head := l.head()
		if len(p.found) > 0 {
			return l
		}
		for small := 8.5; small >= density.least; small -= 0.25 {
			body, ok := l.body(small)
			if !ok {
				continue
			}
			l.blocks = slices.Concat(head, body)
			if l.tops, ok = spread(l.blocks, certificateTop, l.bottom()); ok {
				return l
			}
		}
	}
	if l.parchment() {
		p.add("les blocs de compétences : le texte est trop long pour une page")
		return l
	}
	p.add("les compétences du bloc : le texte est trop long pour une page")
	return l
}

// How the lines of large type fit: the name goes from one line to four of up to 60 capitals each.
var (
	titleSteps         = []step{{lines: 1, max: 33, min: 20}}
	lineSteps          = []step{{lines: 1, max: 13, min: 9}, {lines: 2, max: 11, min: 8}}
	blocSteps          = []step{{lines: 1, max: 28, min: 20}, {lines: 2, max: 22, min: 15}, {lines: 3, max: 15, min: 11}}
	certificationSteps = []step{{lines: 1, max: 13, min: 11}, {lines: 2, max: 13, min: 10}, {lines: 3, max: 11, min: 9}}
	nameSteps          = []step{
		{lines: 1, max: 30, min: 19}, {lines: 2, max: 22, min: 15},
		{lines: 3, max: 16, min: 12, cut: true}, {lines: 4, max: 12.5, min: 9, cut: true},
	}
	statementSteps = []step{{lines: 1, max: 12.5, min: 10.5}, {lines: 2, max: 11, min: 9}}
	noticeSteps    = []step{{lines: 1, max: 11, min: 9.5}, {lines: 2, max: 10, min: 8}}
)

// line fits a centred text in large type.
func (l *certificateLayout) line(before, weight float64, where, text string, set style, steps []step) block {
	return l.centred(before, weight, l.fit(where, text, set, wide, steps...))
}

// between is line where a logo may stand on either side.
func (l *certificateLayout) between(before, weight float64, where, text string, set style, steps []step) block {
	width := wide
	if len(l.sheet.Logos) > 0 {
		width = logosApart
	}
	return l.centred(before, weight, l.fit(where, text, set, width, steps...))
}

// set is a face whose letters stand so much apart.
func (l *certificateLayout) set(id faceID, track float64, k colour) style {
	return style{face: l.d.faces[id], id: id, track: track, ink: k}
}

// head fits what stands in large type.
func (l *certificateLayout) head() []block {
	if l.parchment() {
		return l.parchmentHead()
	}
	s, cert := l.sheet, l.sheet.Certification
	line, between, set := l.line, l.between, l.set
	return []block{
		between(0, 0, "le nom du certificateur", cert.Certifier, set(regular, 0.06, midnight), lineSteps),
		between(5.5, 2, "le titre", l.d.say(certificateTitle), set(regular, 0, midnight), titleSteps),
		{before: 5.6 * l.scale, weight: 1.2, height: 0.3, draw: func(c *canvas, top float64) { c.divider(c.width/2, top, 46) }},
		line(5, 1.2, "le numéro du bloc", l.d.blocNumber(s), set(regular, 0.04, ochre), lineSteps),
		line(4, 1, "l’intitulé du bloc", s.Bloc.Title, set(regular, 0, ink), blocSteps),
		line(5, 1.2, "l’intitulé de la certification", l.d.certificationText(ofCertification, cert), set(italic, 0, ink), certificationSteps),
		line(5, 2, "délivré à", l.d.say(deliveredTo), set(italic, 0, grey), lineSteps),
		line(4.4, 1.2, "le nom du titulaire", holderName(s.Holder), set(regular, 0, midnight), nameSteps),
		line(4.6, 1.2, "le nom d’usage et la naissance", l.d.civilStatus(s.Holder), set(regular, 0, ink), certificationSteps),
	}
}

// body fits the small print at a size, and reports whether every word of it has a place.
func (l *certificateLayout) body(small float64) ([]block, bool) {
	if l.parchment() {
		return l.parchmentBody(small)
	}
	s, cert := l.sheet, l.sheet.Certification
	set := l.d.style(italic, 0, ink)
	sentence := l.d.fill(certifies, "certificateur", cert.Certifier, "titulaire", l.d.say(bySex(s.Holder.Sex, holderF, holderM)), "jury", dateText(s.JuryOn))
	statement, ok1 := fit(sentence, set, wide, 1.2, statementSteps...)
	columns, ok2 := l.competences(small)
	notice, ok3 := fit(l.d.say(notTheCertification)+" "+l.d.say(blocUnlimited), set, readable, 1.25, noticeSteps...)
	return []block{
		l.centred(5.2, 2, statement),
		columns,
		l.centred(4.2, 1.5, notice),
	}, ok1 && ok2 && ok3
}

// centred is a block of centred lines.
func (l *certificateLayout) centred(before, weight float64, f fitted) block {
	return block{before: before * l.scale, weight: weight, height: f.height(), draw: func(c *canvas, top float64) {
		c.lines(c.width/2, top, centre, f)
	}}
}

func (l *certificateLayout) draw(c *canvas) {
	l.describe(c)
	c.pdf.AddPage()
	if l.d.specimenText(l.sheet) != "" {
		c.specimenMark(l.d.style(regular, 0, faint), l.d.specimenText(l.sheet))
	}
	c.border()
	first, last := fitLogo(l.sheet, data.LogoCentre, certificateLogo), fitLogo(l.sheet, data.LogoNetwork, certificateLogo)
	c.logo(first, deliveryLeft, logoMiddle-first.height/2)
	c.logo(last, c.width-deliveryLeft-last.width, logoMiddle-last.height/2)
	for i, b := range l.blocks {
		b.draw(c, l.tops[i])
	}
	l.foot.draw(c)
}
