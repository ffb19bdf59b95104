package pdf

import (
	"fmt"
	"strings"

	"certibloc/data"
)

// keySheet lays out the page of the centre's public keys: what to know a key by, and how to verify a certificate.
func (d *Drawer) keySheet(sheet data.Sheet) (laid, error) {
	var p problems
	faces := []*face{d.faces[regular], d.faces[semiBold]}
	sheet.Centre.Name, sheet.Centre.Address = normalise(sheet.Centre.Name), normalise(sheet.Centre.Address)
	checkText(&p, "le nom du centre", sheet.Centre.Name, faces)
	checkText(&p, "l’adresse du centre", sheet.Centre.Address, faces)
	checkDate(&p, "la date d’édition", sheet.Delivered)
	if len(sheet.Keys) == 0 {
		p.add("il manque la clé")
	}
	if err := p.refusal(sheet.Kind); err != nil {
		return laid{}, err
	}
	l := keyLayout{layout{d: d, sheet: sheet, problem: &p}}
	f := flow{firstTop: firstTop, nextTop: firstTop, bottom: pageBottom}
	f.place(l.pieces())
	if f.high {
		p.add("le nom du centre : le texte est trop long pour une page")
	}
	return upright(sheet, func(c *canvas) {
		c.describe(d.say(keyTitle), sheet.Keys[len(sheet.Keys)-1].ID, sheet.Centre.Name)
		for _, page := range f.pages {
			c.pdf.AddPage()
			l.draw(c, page)
		}
	}), p.refusal(sheet.Kind)
}

// keyLayout lays out the page of the keys.
type keyLayout struct{ layout }

func (l keyLayout) pieces() []piece {
	title := l.fit("le titre", l.d.say(keyTitle), l.d.style(regular, 0, midnight), textWidth, step{lines: 1, max: 24, min: 14})
	head := []block{l.letterhead(), blockOf(14, placed{x: marginLeft, text: title}), l.paragraph(7, l.d.fill(keyIntro, "centre", l.sheet.Centre.Name))}
	pieces := hold(bound, head...)
	for i := len(l.sheet.Keys) - 1; i >= 0; i-- { // the one that signs comes first
		pieces = append(pieces, hold(bound, l.key(l.sheet.Keys[i])...)...)
	}
	how := []block{l.heading(13, l.d.say(keyHow), 14)}
	for _, sentence := range []phrase{keyHowPhone, keyHowPage, keyHowProgram, keyHowCancelled} {
		how = append(how, l.paragraph(3.6, l.d.say(sentence)))
	}
	not := l.running("la mention", l.d.say(keyNot), l.d.style(semiBold, 11, ink), textWidth-barGap)
	return append(pieces, hold(bound, append(how, blockOf(8, placed{x: marginLeft + barGap, text: not, barred: true}))...)...)
}

// key is what one key is known by: its name, its days, and its fingerprint in two lines of eight groups.
func (l keyLayout) key(k data.SheetKey) []block {
	days := l.d.fill(keySince, "début", dateText(k.From))
	if !k.Retired.IsZero() {
		days = l.d.fill(keyUntil, "début", dateText(k.From), "fin", dateText(k.Retired))
	}
	blocks := []block{l.heading(12, l.d.fill(keyCurrent, "clé", k.ID), 14), l.paragraph(3, days), l.heading(5, l.d.say(keyPrint), 10)}
	groups := strings.Fields(k.Fingerprint)
	for i := 0; i < len(groups); i += 8 {
		var line []placed
		for n, group := range groups[i:min(i+8, len(groups))] {
			text := l.fit("l’empreinte", group, l.d.style(regular, 0, ink), 20, step{lines: 1, max: 15, min: 12})
			line = append(line, placed{x: marginLeft + float64(n)*20, text: text})
		}
		blocks = append(blocks, blockOf(3.5, line...))
	}
	return blocks
}

func (l keyLayout) heading(before float64, text string, size float64) block {
	return blockOf(before, placed{x: marginLeft, text: l.running("un intitulé", text, l.d.style(semiBold, size, ochre), textWidth)})
}

func (l keyLayout) paragraph(before float64, text string) block {
	return blockOf(before, placed{x: marginLeft, text: l.running(fmt.Sprintf("« %.20s… »", text), text, l.d.style(regular, 11.5, ink), textWidth)})
}

func (l keyLayout) draw(c *canvas, page flowPage) {
	if said := l.d.specimenText(l.sheet); said != "" {
		c.specimenMark(l.d.style(regular, 0, faint), said)
	}
	for i, b := range page.blocks {
		b.draw(c, page.tops[i])
	}
	c.rule(marginLeft, marginRight, pageFoot-2.5, 0.15, hair)
	c.text(marginLeft, pageFoot+2.2, left, l.d.style(regular, 9, grey), l.sheet.Place+", "+dateText(l.sheet.Delivered))
	if said := l.d.specimenText(l.sheet); said != "" {
		c.text(marginRight, pageFoot+2.2, right, l.d.style(semiBold, 9, ochre), said)
	}
}
