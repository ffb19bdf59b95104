package pdf

import (
	"fmt"
	"regexp"
	"strconv"

	"certibloc/data"
)

// evidenceColumns are where the columns of the list of documents begin; the hash ends at the right margin.
var evidenceColumns = [...]float64{workLeft, 57, 112, 131, workRight}

// evidenceHash is how much of a hash is shown, in characters.
const evidenceHash = 16

// evidence lays out the list at the head of an evidence file.
func (l *paperLayout) evidence() {
	l.left, l.right, l.firstTop = workLeft, workRight, workTop
	e := l.sheet.Evidence
	groups := []paperGroup{{blocks: []block{l.paperHead(l.d.say(evidenceTitle)), l.evidenceFacts(e)}}}
	for i, session := range e.Sessions {
		label := ""
		if i == 0 {
			label = l.d.say(evidenceSession)
		}
		groups = append(groups, paperGroup{blocks: []block{l.evidenceFact(label, session)}})
	}
	groups = append(groups, l.evidenceDocuments(e.Listed)...)
	groups = append(groups, l.evidenceFiles(e.Files)...)
	notes := l.running("la note finale", l.d.say(evidenceHashes), l.d.style(regular, 9, grey), l.width())
	last := &groups[len(groups)-1]
	last.blocks = append(last.blocks, l.leftBlock(5, notes))
	l.flow(groups, l.evidenceHead(0))
}

// evidenceFacts say what the file is about, when and by whom it was made, and how much is in it.
func (l *paperLayout) evidenceFacts(e *data.SheetEvidence) block {
	s := l.sheet
	about := e.About
	if s.Holder.BirthName != "" {
		about = l.d.fill(evidenceHolder, "nom", holderName(s.Holder), "naissance", l.d.civilStatus(s.Holder))
	}
	chain := l.d.fill(evidenceChain, "lignes", strconv.FormatUint(e.Chain.Lines, 10), "empreinte", shortHash(e.Chain.Hash))
	return l.facts(6, evidenceIndent, []float64{l.width()}, []paperFact{{e.Scope, about},
		{l.d.say(evidenceCertification), l.d.paperText(paperTitle, s)},
		{l.d.say(evidenceMade), l.d.fill(evidenceMadeBy, "date", dateText(s.Delivered), "personne", e.By)},
		{l.d.say(evidenceContents), enumerate(e.Contents)}, {l.d.say(evidenceJournal), chain}})
}

const evidenceIndent = 24.0

func (l *paperLayout) evidenceFact(label, value string) block {
	return l.facts(0.25*l.small, evidenceIndent, []float64{l.width()}, []paperFact{{label, value}})
}

// evidenceHeading is the heading of a list.
func (l *paperLayout) evidenceHeading(text string) block {
	f := l.fit("le titre d’une liste", text, l.d.style(semiBold, 0, midnight), l.width(), step{lines: 1, max: 12.5, min: 9})
	return l.leftBlock(8, f)
}

// evidenceHead are the names of the columns of the list of documents.
func (l *paperLayout) evidenceHead(before float64) block {
	e := evidenceColumns
	return l.columnHead(before, paperColumn{e[0], left, l.d.say(evidenceColumnNumber)}, paperColumn{e[1], left, l.d.say(evidenceColumnDocument)},
		paperColumn{e[2], left, l.d.say(evidenceColumnDate)}, paperColumn{e[3], left, l.d.say(evidenceColumnState)},
		paperColumn{e[4], right, l.d.say(evidenceColumnHash)})
}

// evidenceDocuments lists the documents, in the order of their issue.
func (l *paperLayout) evidenceDocuments(listed []data.SheetEvidenceDocument) []paperGroup {
	heading := l.evidenceHeading(l.d.say(evidenceDocuments))
	if len(listed) == 0 {
		none := l.running("la liste des documents", l.d.say(evidenceNoDocument), l.d.style(regular, 10, ink), l.width())
		return []paperGroup{{blocks: []block{heading, l.leftBlock(3, none)}}}
	}
	groups := make([]paperGroup, len(listed))
	for i, doc := range listed {
		groups[i] = paperGroup{blocks: []block{l.evidenceRow(doc)}, row: true}
	}
	groups[0].blocks = append([]block{heading, l.evidenceHead(4)}, groups[0].blocks...)
	groups[0].row = false
	return groups
}

// evidenceRow is one document.
func (l *paperLayout) evidenceRow(doc data.SheetEvidenceDocument) block {
	const gutter = 2.5
	e := evidenceColumns
	hash := l.evidenceHashCell(doc.SHA256)
	cell := func(where, text string, s style, from, to float64) fitted {
		return l.evidenceCell(where+" du document "+doc.Number, text, s, to-from-gutter)
	}
	number := cell("le numéro", doc.Number, l.d.style(semiBold, 0, ink), e[0], e[1])
	on := cell("la date", paperShortDate(doc.On), l.d.style(regular, 0, ink), e[2], e[3])
	states := []fitted{cell("l’état", doc.State, l.d.style(regular, 0, ink), e[3], e[4]-hash.widest()-gutter)}
	if doc.Other != "" {
		states = append(states, cell("l’état", doc.Other, l.d.style(regular, 0, ink), e[3], e[4]-hash.widest()-gutter))
	}
	texts := []fitted{cell("le genre", doc.Kind, l.d.style(regular, 0, ink), e[1], e[2])}
	if doc.Detail != "" {
		texts = append(texts, cell("le bloc", doc.Detail, l.d.style(regular, 0, grey), e[1], e[2]))
	}
	if doc.Holder != "" {
		texts = append(texts, cell("le titulaire", doc.Holder, l.d.style(regular, 0, grey), e[1], e[2]))
	}
	return l.ruled(max(stackHeight(texts, attendeeGap), number.height(), stackHeight(states, attendeeGap)), func(c *canvas, top float64) {
		c.lines(e[0], top, left, number)
		c.stack(e[1], top, left, attendeeGap, texts)
		c.lines(e[2], top, left, on)
		c.stack(e[3], top, left, attendeeGap, states)
		c.lines(e[4], top, right, hash)
	})
}

// evidenceFiles lists the other files.
func (l *paperLayout) evidenceFiles(files []data.SheetEvidenceFile) []paperGroup {
	const from, gutter = 96.0, 2.5
	groups := make([]paperGroup, 0, len(files)+1)
	first := []block{l.evidenceHeading(l.d.say(evidenceFiles)),
		l.columnHead(4, paperColumn{l.left, left, l.d.say(evidenceColumnFile)}, paperColumn{from, left, l.d.say(evidenceColumnHolds)},
			paperColumn{l.right, right, l.d.say(evidenceColumnHash)})}
	for _, f := range files {
		hash := l.evidenceHashCell(f.SHA256)
		name := l.evidenceCell("le nom d’un fichier", f.Name, l.d.style(regular, 0, ink), from-l.left-gutter)
		holds := l.evidenceCell("le contenu d’un fichier", f.Holds, l.d.style(regular, 0, grey), l.right-from-hash.widest()-2*gutter)
		row := l.ruled(max(name.height(), holds.height()), func(c *canvas, top float64) {
			c.lines(l.left, top, left, name)
			c.lines(from, top, left, holds)
			c.lines(l.right, top, right, hash)
		})
		groups = append(groups, paperGroup{blocks: append(first, row)})
		first = nil
	}
	return groups
}

// ruled is a row of a list, with a rule below.
func (l *paperLayout) ruled(height float64, draw func(c *canvas, top float64)) block {
	const above, below = 1.9, 1.9
	return block{height: above + height + below, draw: func(c *canvas, top float64) {
		draw(c, top+above)
		c.rule(l.left, l.right, top+above+height+below, 0.15, hair)
	}}
}

func (l *paperLayout) evidenceCell(where, text string, s style, width float64) fitted {
	return l.fit(where, text, s, width, step{lines: 1, max: 9.5, min: 8.5}, step{lines: 3, max: 9, min: 7.5, cut: true},
		step{lines: 6, max: 7.5, min: 5, cut: true})
}

func (l *paperLayout) evidenceHashCell(sha string) fitted {
	return l.fit("l’empreinte", shortHash(sha), l.d.style(regular, 0, grey), 40, step{lines: 1, max: 9, min: 7})
}

// shortHash is the beginning of a hash.
func shortHash(sha string) string { return sha[:min(evidenceHash, len(sha))] }

// evidenceFields are the texts of the list at the head of an evidence file.
func evidenceFields(s *data.Sheet) []field {
	if s.Evidence == nil {
		return nil
	}
	e := s.Evidence
	list := []field{{where: "la portée", text: &e.Scope}, {where: "l’objet du dossier", text: &e.About}, {where: "l’auteur du dossier", text: &e.By}}
	if s.Holder.BirthName != "" {
		list = append(list, paperHolderFields(&s.Holder, "")...)
	}
	for i := range e.Sessions {
		list = append(list, field{where: "le nom d’une session", text: &e.Sessions[i]})
	}
	for i := range e.Contents {
		list = append(list, field{where: "le contenu du dossier", text: &e.Contents[i]})
	}
	for i := range e.Listed {
		doc := &e.Listed[i]
		of := fmt.Sprintf(" du document n° %d de la liste", i+1)
		list = append(list, field{where: "le numéro" + of, text: &doc.Number}, field{where: "le genre" + of, text: &doc.Kind},
			field{where: "le bloc" + of, text: &doc.Detail, optional: true}, field{where: "le titulaire" + of, text: &doc.Holder, optional: true},
			field{where: "l’état" + of, text: &doc.State}, field{where: "l’état" + of, text: &doc.Other, optional: true})
	}
	for i := range e.Files {
		of := fmt.Sprintf(" du fichier n° %d de la liste", i+1)
		list = append(list, field{where: "le nom" + of, text: &e.Files[i].Name}, field{where: "le contenu" + of, text: &e.Files[i].Holds})
	}
	return list
}

var evidenceSum = regexp.MustCompile(`^[0-9a-f]{64}$`)

// checkEvidence notes the dates and hashes without which the list would prove nothing.
func checkEvidence(e *data.SheetEvidence, p *problems) {
	if e == nil {
		p.add("il manque le contenu du dossier")
		return
	}
	if len(e.Files) == 0 {
		p.add("il manque les fichiers du dossier")
	}
	if !evidenceSum.MatchString(e.Chain.Hash) {
		p.add("il manque l’empreinte du journal")
	}
	for _, doc := range e.Listed {
		checkDate(p, "la date du document "+doc.Number, doc.On)
		if !evidenceSum.MatchString(doc.SHA256) {
			p.add("il manque l’empreinte du document %s", doc.Number)
		}
	}
	for _, f := range e.Files {
		if !evidenceSum.MatchString(f.SHA256) {
			p.add("il manque l’empreinte du fichier %s", f.Name)
		}
	}
}
