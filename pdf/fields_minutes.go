package pdf

import (
	"fmt"
	"regexp"
	"slices"

	"certibloc/data"
)

// cloneMinutes copies what minutes share with those they were copied from.
func cloneMinutes(m *data.SheetMinutes) *data.SheetMinutes {
	if m == nil {
		return nil
	}
	c := *m
	c.Asked, c.Composition, c.Incidents = slices.Clone(m.Asked), slices.Clone(m.Composition), slices.Clone(m.Incidents)
	c.Members, c.SetAside, c.Ties = slices.Clone(m.Members), slices.Clone(m.SetAside), slices.Clone(m.Ties)
	c.Cases, c.Corrections = slices.Clone(m.Cases), slices.Clone(m.Corrections)
	for i := range c.Cases {
		c.Cases[i].Results, c.Cases[i].Earlier = cloneResults(c.Cases[i].Results), slices.Clone(c.Cases[i].Earlier)
	}
	return &c
}

// minutesFields lists the texts of minutes.
func minutesFields(s *data.Sheet) []field {
	list := []field{
		{where: "l’adresse du centre", text: &s.Centre.Address, optional: true},
		{where: "le nom de la session", text: &s.Session},
		{where: "le nom du signataire", text: &s.Signatory.Name, optional: true},
		{where: "la qualité du signataire", text: &s.Signatory.Capacity, optional: true},
	}
	m := s.Minutes
	if m == nil {
		return list
	}
	list = append(list,
		field{where: "le code de la session", text: &m.Code, optional: true},
		field{where: "le lieu de la délibération", text: &m.Place, optional: true},
		field{where: "l’heure de début de la délibération", text: &m.Began, optional: true},
		field{where: "l’heure de fin de la délibération", text: &m.Ended, optional: true},
		field{where: "le nom du jury partagé", text: &m.Held, optional: true},
		field{where: "la référence du procès-verbal reçu", text: &m.Reference, optional: true},
		field{where: "le numéro du procès-verbal rectifié", text: &m.Corrects, optional: true})
	list = append(list, sentences(m.Asked, "la composition demandée par la fiche")...)
	list = append(list, sentences(m.Composition, "le constat de composition du jury")...)
	list = append(list, sentences(m.Incidents, "un incident")...)
	list = append(list, juryFields(m)...)
	for i := range m.Cases {
		list = append(list, caseFields(&m.Cases[i])...)
	}
	return append(list, correctionFields(m)...)
}

func sentences(list []string, where string) []field {
	fields := make([]field, len(list))
	for i := range list {
		fields[i] = field{where: where, text: &list[i], free: true}
	}
	return fields
}

func juryFields(m *data.SheetMinutes) []field {
	var list []field
	for i := range m.Members {
		k := &m.Members[i]
		member := fmt.Sprintf(" du membre n° %d du jury", i+1)
		list = append(list,
			field{where: "le nom" + member, text: &k.Name},
			field{where: "le collège" + member, text: &k.College},
			field{where: "la qualité" + member, text: &k.Quality, optional: true},
			field{where: "la présence" + member, text: &k.Presence, optional: true})
	}
	for i := range m.SetAside {
		list = append(list,
			field{where: "un point écarté", text: &m.SetAside[i].Point},
			field{where: "le motif d’un point écarté", text: &m.SetAside[i].Reason, free: true})
	}
	for i := range m.Ties {
		t := &m.Ties[i]
		list = append(list,
			field{where: "le membre du jury lié à un candidat", text: &t.Member},
			field{where: "le candidat lié à un membre du jury", text: &t.Candidate},
			field{where: "le lien d’un membre du jury avec un candidat", text: &t.Tie, free: true})
	}
	return list
}

// caseWhose says whose a text is.
func caseWhose(c *data.SheetCase) string { return fmt.Sprintf(" du candidat n° %d", c.Number) }

func caseFields(c *data.SheetCase) []field {
	whose := caseWhose(c)
	list := []field{
		{where: "les prénoms" + whose, text: &c.Holder.GivenNames},
		{where: "le nom de naissance" + whose, text: &c.Holder.BirthName},
		{where: "le nom d’usage" + whose, text: &c.Holder.UsageName, optional: true},
		{where: "la voie d’accès" + whose, text: &c.Route},
		{where: "le parcours" + whose, text: &c.Track, optional: true},
		{where: "le motif du jury sur la certification" + whose, text: &c.CertificationReason, optional: true, free: true},
	}
	for i := range c.Results {
		where := fmt.Sprintf("le motif du jury sur le bloc n° %d%s", c.Results[i].Number, whose)
		list = append(list, field{where: where, text: &c.Results[i].Reason, optional: true, free: true})
	}
	for i := range c.Earlier {
		list = append(list,
			field{where: "l’intitulé d’un bloc antérieur" + whose, text: &c.Earlier[i].Title},
			field{where: "le fondement d’un bloc antérieur" + whose, text: &c.Earlier[i].Ground})
	}
	return append(list, resultFields(c.Results, whose)...)
}

func correctionFields(m *data.SheetMinutes) []field {
	var list []field
	for i := range m.Corrections {
		c := &m.Corrections[i]
		where := fmt.Sprintf(" de la rectification n° %d", i+1)
		list = append(list,
			field{where: "le candidat" + where, text: &c.Candidate},
			field{where: "le bloc" + where, text: &c.Bloc},
			field{where: "le motif" + where, text: &c.Reason, free: true})
	}
	return list
}

var sha256Text = regexp.MustCompile(`^[0-9a-f]{64}$`)

// checkMinutes notes what minutes cannot do without.
func checkMinutes(s data.Sheet, p *problems) {
	m := s.Minutes
	if m == nil {
		p.add("il manque le contenu du procès-verbal")
		return
	}
	if len(m.Cases) == 0 {
		p.add("il manque les candidats")
	}
	if s.Blocs < 1 {
		p.add("il manque le nombre de blocs de la certification")
	}
	if !sha256Text.MatchString(m.Hash) {
		p.add("il manque l’empreinte du contenu")
	}
	for i := range m.Cases {
		checkCase(&m.Cases[i], p)
	}
	for i, c := range m.Corrections {
		where := fmt.Sprintf(" de la rectification n° %d", i+1)
		checkDate(p, "la date"+where, c.On)
		if !decided(c.Was) || !decided(c.Now) {
			p.add("il manque une décision%s", where)
		}
	}
}

func checkCase(c *data.SheetCase, p *problems) {
	whose := caseWhose(c)
	if c.Number < 1 {
		p.add("il manque le numéro de %s", holderName(c.Holder))
	}
	checkHolder(c.Holder, whose, p)
	checkOutcomes(c.Results, whose, p)
	if len(c.Results) == 0 && c.Certification == data.OutcomeNone {
		p.add("il manque une décision%s", whose)
	}
	if c.Certification != data.OutcomeNone && !decided(c.Certification) {
		p.add("il manque la décision du jury sur la certification%s", whose)
	}
}
