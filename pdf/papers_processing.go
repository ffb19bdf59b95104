package pdf

import (
	"fmt"

	"certibloc/data"
)

const processingIndent = 46.0

// processing lays out the entry in the register of processing (RGPD, art. 30).
func (l *paperLayout) processing() {
	l.left, l.right, l.firstTop = workLeft, workRight, workTop
	s := l.sheet
	dpo := s.Processing.DPO
	if dpo == "" {
		dpo = l.d.say(processingDPONone)
	}
	say := func(list ...phrase) []string {
		words := make([]string, len(list))
		for i, p := range list {
			words[i] = l.d.say(p)
		}
		return words
	}
	controller := s.Centre.Name
	if s.Centre.Address != "" {
		controller += enumerationComma + s.Centre.Address
	}
	groups := []paperGroup{{blocks: []block{l.paperHead(l.d.say(processingTitle))}}}
	for _, part := range []struct {
		label phrase
		words []string
	}{
		{processingName, []string{l.d.fill(processingNameIs, "certification", s.Certification.Title, "code", s.Certification.RNCP)}},
		{processingLaw, say(processingLawIs)},
		{processingController, []string{controller}},
		{processingDPO, []string{dpo}},
		{processingPurposes, say(processingPurposeExams, processingPurposeProof, processingPurposeNetwork)},
		{processingBasis, say(processingBasisIs)},
		{processingPeople, say(processingPeopleCandidates, processingPeopleJury)},
		{processingData, say(processingDataIdentity, processingDataPath, processingDataResults, processingDataContact, processingDataNot)},
		{processingRecipients, append([]string{l.d.fill(processingRecipientCertifier, "certificateur", s.Certification.Certifier)},
			say(processingRecipientCDC, processingRecipientArchives)...)},
		{processingTransfers, say(processingTransfersNone)},
		{processingRetention, append(l.retentions(s.Processing.Retentions), l.d.say(processingRetentionEnd))},
		{processingSecurity, say(processingSecurityCipher, processingSecurityRoles, processingSecurityJournal, processingSecurityFrozen, processingSecurityRights)},
	} {
		groups = append(groups, l.processingPart(l.d.say(part.label), part.words))
	}
	l.flow(groups, block{})
}

// processingPart is a label with what stands beside it.
func (l *paperLayout) processingPart(name string, words []string) paperGroup {
	const gap, above = 2.9, 2.8
	label := l.running("une rubrique", name, l.d.style(semiBold, l.small-1, ochre), processingIndent-6)
	texts := make([]fitted, len(words))
	for i, w := range words {
		texts[i] = l.running("la rubrique « "+name+" »", w, l.d.style(regular, l.small-0.5, ink), l.width()-processingIndent)
	}
	return paperGroup{blocks: []block{{before: above, height: max(label.height(), stackHeight(texts, gap)) + above, draw: func(c *canvas, top float64) {
		c.lines(l.left, top, left, label)
		c.stack(l.left+processingIndent, top, left, gap, texts)
		c.rule(l.left, l.right, top+max(label.height(), stackHeight(texts, gap))+above, 0.15, hair)
	}}}}
}

// retentions says how long each kind of record is kept.
func (l *paperLayout) retentions(list []data.SheetRetention) []string {
	words := make([]string, len(list))
	for i, r := range list {
		if r.Period == "" {
			words[i] = l.d.fill(processingRetentionKept, "nature", r.Title, "sort", r.Fate)
			continue
		}
		period := r.Period
		if !r.Sure {
			period = l.d.fill(processingUnsure, "durée", period)
		}
		words[i] = l.d.fill(processingRetentionLine, "nature", r.Title, "durée", period, "départ", r.Start, "sort", r.Fate)
	}
	return words
}

func processingFields(s *data.Sheet) []field {
	list := []field{{where: "le nom du certificateur", text: &s.Certification.Certifier}}
	if s.Processing == nil {
		return list
	}
	list = append(list, field{where: "le délégué à la protection des données", text: &s.Processing.DPO, optional: true})
	for i := range s.Processing.Retentions {
		r := &s.Processing.Retentions[i]
		of := fmt.Sprintf(" de la durée n° %d", i+1)
		list = append(list, field{where: "la nature" + of, text: &r.Title}, field{where: "la valeur" + of, text: &r.Period, optional: true},
			field{where: "le départ" + of, text: &r.Start, optional: true}, field{where: "le sort" + of, text: &r.Fate})
	}
	return list
}
