package pdf

import (
	"fmt"
	"strings"

	"certibloc/data"
)

// recoverySheet lays out what opens the folder when every passphrase is lost: large groups, to be copied by hand.
func (d *Drawer) recoverySheet(sheet data.Sheet) (laid, error) {
	var p problems
	faces := []*face{d.faces[regular], d.faces[semiBold]}
	sheet.Centre.Name, sheet.Centre.Address = normalise(sheet.Centre.Name), normalise(sheet.Centre.Address)
	checkText(&p, "le nom du centre", sheet.Centre.Name, faces)
	checkText(&p, "l’adresse du centre", sheet.Centre.Address, faces)
	checkText(&p, "le code de secours", sheet.Recovery, faces)
	checkDate(&p, "la date d’édition", sheet.Delivered)
	if sheet.Recovery == "" {
		p.add("il manque le code de secours")
	}
	if err := p.refusal(sheet.Kind); err != nil {
		return laid{}, err
	}
	l := recoveryLayout{keyLayout{layout{d: d, sheet: sheet, problem: &p}}}
	f := flow{firstTop: firstTop, nextTop: firstTop, bottom: pageBottom}
	f.place(l.pieces())
	if f.high {
		p.add("le nom du centre : le texte est trop long pour une page")
	}
	return upright(sheet, func(c *canvas) {
		c.describe(d.say(recoveryTitle), "", sheet.Centre.Name)
		for _, page := range f.pages {
			c.pdf.AddPage()
			l.draw(c, page)
		}
	}), p.refusal(sheet.Kind)
}

// recoveryLayout is the page of the keys with other contents.
type recoveryLayout struct{ keyLayout }

// groupsInLine is how many groups stand beside one another.
const groupsInLine = 4

func (l recoveryLayout) pieces() []piece {
	title := l.fit("le titre", l.d.say(recoveryTitle), l.d.style(regular, 0, midnight), textWidth, step{lines: 1, max: 24, min: 14})
	blocks := []block{l.letterhead(), blockOf(14, placed{x: marginLeft, text: title}),
		l.paragraph(7, l.d.fill(recoveryIntro, "centre", l.sheet.Centre.Name)), l.paragraph(3.6, l.d.say(recoveryKeep)),
		l.heading(12, l.d.say(recoveryCode), 14)}
	blocks = append(blocks, l.groups()...)
	blocks = append(blocks, l.heading(13, l.d.say(recoveryHow), 14), l.paragraph(3.6, l.d.say(recoveryHowWindow)), l.paragraph(3.6, l.d.say(recoveryHowCheck)),
		l.paragraph(3.6, l.d.fill(recoveryHowBackup, "date", dateText(l.sheet.Delivered))))
	not := l.running("la mention", l.d.say(recoveryNot), l.d.style(semiBold, 11, ink), textWidth-barGap)
	return hold(bound, append(blocks, blockOf(8, placed{x: marginLeft + barGap, text: not, barred: true}))...)
}

// groups sets the groups in lines, each with its rank, so that one that was copied wrong is found again.
func (l recoveryLayout) groups() []block {
	var blocks []block
	groups := strings.Fields(l.sheet.Recovery)
	width := textWidth / float64(groupsInLine)
	for i := 0; i < len(groups); i += groupsInLine {
		var ranks, line []placed
		for n, group := range groups[i:min(i+groupsInLine, len(groups))] {
			x := marginLeft + float64(n)*width
			rank := l.fit("un rang", fmt.Sprint(i+n+1), l.d.style(regular, 0, grey), width, step{lines: 1, max: 10, min: 9})
			text := l.fit("le code de secours", group, l.d.style(semiBold, 0, ink), width-2, step{lines: 1, max: 24, min: 16})
			ranks, line = append(ranks, placed{x: x, text: rank}), append(line, placed{x: x, text: text})
		}
		blocks = append(blocks, blockOf(5, ranks...), blockOf(1, line...))
	}
	return blocks
}
