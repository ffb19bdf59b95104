package pdf

import (
	"strings"

	"certibloc/data"
)

// Where the code stands, at the foot of the page between delivery and signature, and what is beneath it.
const (
	codeSide    = 34.0
	codeWidth   = 53.0 // of the words
	codeTop     = 151.2
	codeWords   = 186.9
	codeBetween = 1.1
	codeSpare   = 148.4 // of the last line above the code
)

// certificateCode is the code of a certificate, with the key that signed it in letters.
type certificateCode struct {
	qr  qrCode
	key fitted
}

func (k certificateCode) drawn() bool { return k.qr.modules > 0 }

// bottom is where the page ends above its foot, which a code makes higher.
func (l *certificateLayout) bottom() float64 {
	const air = 4.0 // below the centred lines of a parchment, which leads to its code
	switch {
	case l.foot.code.drawn() && l.parchment():
		return codeSpare - air
	case l.foot.code.drawn():
		return codeSpare
	}
	return certificateBottom
}

// markSize is the size of the number, in points: smaller beneath a code.
func markSize(s data.Sheet) float64 {
	if s.Code != "" {
		return 8.5
	}
	return 10
}

func markWidth(s data.Sheet) float64 {
	if s.Code != "" {
		return codeWidth
	}
	return emblemWidth
}

// code fits the code, or notes that its text is too long.
func (l *certificateLayout) code() certificateCode {
	q, ok := newQR(l.sheet.Code, codeSide)
	if !ok {
		l.problem.add("le code signé : le nom et les intitulés sont trop longs pour tenir dans un code qui se lise")
	}
	code := certificateCode{qr: q}
	if id := keyOf(l.sheet.Code); id != "" {
		code.key = l.fit("la clé du code", l.d.fill(codeKey, "clé", id), l.d.style(regular, 0, grey), codeWidth, step{lines: 1, max: 6.5, min: 5.5})
	}
	return code
}

// keyOf returns the identifier of the key in the last line of a signed text, or nothing.
func keyOf(code string) string {
	words := strings.Fields(code[strings.LastIndexByte(code, '\n')+1:])
	if len(words) != 3 {
		return ""
	}
	return words[1]
}

// draw draws the code with its words beneath.
func (k certificateCode) draw(c *canvas, number, specimen fitted) {
	c.qr(k.qr, c.width/2-codeSide/2, codeTop)
	if len(specimen.lines) == 0 {
		c.stack(c.width/2, codeWords+0.4, centre, 2*codeBetween, []fitted{number, k.key})
		return
	}
	c.stack(c.width/2, codeWords, centre, codeBetween, []fitted{number, specimen, k.key})
}
