package pdf

import (
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
)

// heldText is where the texts of what is held on a person begin; their labels stand to the left.
const heldText = 62.0

// held lays out all that is held on a person, for that person to read.
func (l *paperLayout) held() {
	l.left, l.right, l.firstTop = workLeft, workRight, workTop
	h := l.sheet.Held
	asked := h.Asker
	if h.Reason != "" {
		asked = l.d.fill(disclosedRequest, "personne", h.Asker, "demande", h.Reason)
	}
	groups := []paperGroup{{blocks: []block{l.paperHead(l.d.say(disclosedTitle)), l.facts(6, evidenceIndent, []float64{l.width()}, []paperFact{
		{l.d.say(disclosedPerson), l.d.fill(evidenceHolder, "nom", holderName(l.sheet.Holder), "naissance", l.d.civilStatus(l.sheet.Holder))},
		{l.d.say(evidenceCertification), l.d.paperText(paperTitle, l.sheet)}, {l.d.say(disclosedAsked), asked}, {l.d.say(evidenceMade), l.d.fill(disclosedMade, "date", dateText(l.sheet.Delivered))}})}}}
	before := 6.5
	for _, p := range []phrase{disclosedPurposes, disclosedKept, disclosedElsewhere, disclosedRights} {
		groups = append(groups, paperGroup{blocks: []block{l.leftBlock(before, l.running("une mention", l.d.say(p), l.d.style(regular, 9.5, ink), l.width()))}})
		before = 3.2
	}
	for _, s := range h.Sections {
		groups = append(groups, l.heldSection(s)...)
	}
	l.flow(groups, block{})
}

// heldSection is a heading and its facts. The heading stays with the first.
func (l *paperLayout) heldSection(s data.SheetHeldSection) []paperGroup {
	heading := l.evidenceHeading(s.Title)
	if len(s.Rows) == 0 {
		return []paperGroup{{blocks: []block{heading, l.leftBlock(2.6, l.running(s.Title, l.d.say(disclosedNothing), l.d.style(regular, 9.5, grey), l.width()))}}}
	}
	groups := make([]paperGroup, len(s.Rows))
	for i, row := range s.Rows {
		groups[i].blocks = []block{l.heldRow(row)}
	}
	line := block{height: 2.4, draw: func(c *canvas, top float64) { c.rule(l.left, l.right, top+2.2, 0.35, midnight) }}
	groups[0].blocks = append([]block{heading, line}, groups[0].blocks...)
	return groups
}

// heldRow is one fact.
func (l *paperLayout) heldRow(row data.SheetHeldRow) block {
	const gutter = 3.0
	width := l.right - heldText
	texts := []fitted{l.running("« "+row.Label+" »", row.Text, l.d.style(regular, 10, ink), width)}
	if row.Note != "" {
		texts = append(texts, l.running("« "+row.Label+" »", row.Note, l.d.style(regular, 9, grey), width))
	}
	height := stackHeight(texts, attendeeGap)
	label := fitted{}
	if row.Label != "" {
		label = l.fit("une rubrique", row.Label, l.d.style(semiBold, 0, ochre), heldText-l.left-gutter, step{lines: 1, max: 9.5, min: 8.5}, step{lines: 2, max: 9, min: 6, cut: true})
		height = max(height, label.height())
	}
	return l.ruled(height, func(c *canvas, top float64) {
		if row.Label != "" {
			c.lines(l.left, top, left, label)
		}
		c.stack(heldText, top, left, attendeeGap, texts)
	})
}

// heldFields are the texts of what is held on a person.
func heldFields(s *data.Sheet) []field {
	list := paperHolderFields(&s.Holder, "")
	if s.Held == nil {
		return list
	}
	list = append(list, field{where: "le nom de qui demande ces données", text: &s.Held.Asker}, field{where: "la demande", text: &s.Held.Reason, optional: true})
	for i := range s.Held.Sections {
		section := &s.Held.Sections[i]
		list = append(list, field{where: "le titre d’une partie", text: &section.Title})
		for j := range section.Rows {
			row := &section.Rows[j]
			of := fmt.Sprintf(" n° %d de « %s »", j+1, section.Title)
			list = append(list, field{where: "la rubrique" + of, text: &row.Label, optional: true}, field{where: "le texte" + of, text: &row.Text},
				field{where: "la note" + of, text: &row.Note, optional: true})
		}
	}
	return list
}

// cloneHeld copies what is held on a person, and makes of a text of several lines one: it is only read.
func cloneHeld(h *data.SheetHeld) *data.SheetHeld {
	held := *h
	held.Sections = slices.Clone(held.Sections)
	for i := range held.Sections {
		held.Sections[i].Rows = slices.Clone(held.Sections[i].Rows)
		for j := range held.Sections[i].Rows {
			row := &held.Sections[i].Rows[j]
			row.Text, row.Note = strings.Join(strings.Fields(row.Text), " "), strings.Join(strings.Fields(row.Note), " ")
		}
	}
	return &held
}

// checkHeld notes that there is nothing to give.
func checkHeld(s data.Sheet, p *problems) {
	if s.Held == nil || len(s.Held.Sections) == 0 {
		p.add("il manque les données")
	}
}
