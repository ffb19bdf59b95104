package pdf

import "certibloc/data"

// The parchment of the full certification is laid out on the grid of the bloc certificate: the same head, foot and frame,
// with the title of the certification where the other has that of its bloc.

// parchment reports whether the certificate is that of the whole certification.
func (l *certificateLayout) parchment() bool { return l.sheet.Kind == data.KindParchment }

// numbered is how the number is named.
func (l *certificateLayout) numbered() phrase {
	if l.parchment() {
		return parchmentNo
	}
	return certificateNo
}

// How the lines of a parchment fit, which has more room than a bloc certificate.
var (
	parchmentTitleSteps = []step{{lines: 1, max: 30, min: 18}}
	parchmentNameSteps  = []step{{lines: 1, max: 40, min: 22}, {lines: 2, max: 30, min: 18}, {lines: 3, max: 20, min: 12}}
	parchmentHolder     = append([]step{{lines: 1, max: 34, min: 19}}, nameSteps[1:]...)
)

func (l *certificateLayout) parchmentHead() []block {
	s, cert := l.sheet, l.sheet.Certification
	return []block{
		l.between(0, 0, "le nom du certificateur", cert.Certifier, l.set(regular, 0.06, midnight), lineSteps),
		l.between(6, 1.6, "le titre", l.d.say(parchmentTitle), l.set(italic, 0, midnight), parchmentTitleSteps),
		{before: 6 * l.scale, weight: 1, height: 0.3, draw: func(c *canvas, top float64) { c.divider(c.width/2, top, 46) }},
		l.line(7, 1.4, "l’intitulé de la certification", cert.Title, l.set(regular, 0, ink), parchmentNameSteps),
		l.line(4.6, 0.8, "le niveau de la certification", l.d.certificationText(parchmentLevel, cert), l.set(regular, 0.03, ochre), lineSteps),
		l.line(6, 2, "délivrée à", l.d.say(parchmentTo), l.set(italic, 0, grey), lineSteps),
		l.line(4.8, 1, "le nom du titulaire", holderName(s.Holder), l.set(regular, 0, midnight), parchmentHolder),
		l.line(4.6, 1, "le nom d’usage et la naissance", l.d.civilStatus(s.Holder), l.set(regular, 0, ink), certificationSteps),
	}
}

// parchmentBody fits what the certifier certifies, and the blocs in smaller type, one a line.
func (l *certificateLayout) parchmentBody(small float64) ([]block, bool) {
	const larger = 2.5 // points, than the competences of a bloc certificate
	s := l.sheet
	sentence := l.d.fill(parchmentCertifies, "certificateur", s.Certification.Certifier, "titulaire", l.d.say(bySex(s.Holder.Sex, holderF, holderM)),
		"jury", dateText(s.JuryOn))
	statement, ok := fit(sentence, l.d.style(italic, 0, ink), wide, 1.2, statementSteps...)
	blocks := []block{l.centred(6, 2, statement)}
	for i, e := range s.Standing.Acquired {
		text, fits := paragraph(e.Title, l.d.style(regular, small+larger, ink), readable, 1.2)
		ok = ok && fits
		b := l.centred(2.4, 0, text)
		if i == 0 {
			b = l.centred(4, 0.6, text)
		}
		blocks = append(blocks, b)
	}
	return blocks, ok
}
