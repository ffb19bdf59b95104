package pdf

import (
	"fmt"
	"slices"

	"certibloc/data"
)

// cloneLetter copies what the sheet of a letter shares with the one it was copied from.
func cloneLetter(s data.Sheet) data.Sheet {
	if s.Enrolment != nil {
		enrolment := *s.Enrolment
		s.Enrolment = &enrolment
	}
	if s.Standing != nil {
		s.Standing = &data.SheetStanding{Acquired: slices.Clone(s.Standing.Acquired), Remaining: slices.Clone(s.Standing.Remaining)}
	}
	if s.Request != nil {
		s.Request = &data.SheetRequest{Address: slices.Clone(s.Request.Address), Enclosed: slices.Clone(s.Request.Enclosed)}
	}
	return s
}

// addresseeFields are the lines of the address of whom a letter goes to.
func addresseeFields(s *data.Sheet) []field {
	var list []field
	for i := range s.Addressee {
		list = append(list, field{where: "l’adresse du destinataire", text: &s.Addressee[i]})
	}
	return list
}

// letterFields lists the texts of a letter beside those of its holder.
func letterFields(s *data.Sheet) []field {
	list := []field{
		{where: "l’adresse du centre", text: &s.Centre.Address, optional: true},
		{where: "le nom de la session", text: &s.Session},
		{where: "le nom du signataire", text: &s.Signatory.Name, optional: true},
		{where: "la qualité du signataire", text: &s.Signatory.Capacity, optional: true},
	}
	if e := s.Enrolment; e != nil {
		list = append(list,
			field{where: "le code de la session", text: &e.Code},
			field{where: "la voie d’accès", text: &e.Route},
			field{where: "la modalité", text: &e.Track})
	}
	if r := s.Request; r != nil {
		for i := range r.Address {
			list = append(list, field{where: "l’adresse du certificateur", text: &r.Address[i]})
		}
		for i := range r.Enclosed {
			list = append(list,
				field{where: fmt.Sprintf("le titre de la pièce jointe n° %d", i+1), text: &r.Enclosed[i].Title},
				field{where: fmt.Sprintf("le numéro de la pièce jointe n° %d", i+1), text: &r.Enclosed[i].Number})
		}
	}
	return slices.Concat(list, addresseeFields(s), standingFields(s.Standing), resultFields(s.Results, ""))
}

func standingFields(s *data.SheetStanding) []field {
	if s == nil {
		return nil
	}
	var list []field
	for i := range s.Acquired {
		e := &s.Acquired[i]
		list = append(list,
			field{where: fmt.Sprintf("l’intitulé du bloc n° %d", e.Number), text: &e.Title},
			field{where: fmt.Sprintf("ce qui fait acquérir le bloc n° %d", e.Number), text: &e.Ground})
	}
	for i := range s.Remaining {
		b := &s.Remaining[i]
		list = append(list, field{where: fmt.Sprintf("l’intitulé du bloc n° %d", b.Number), text: &b.Title})
	}
	return list
}

// checkLetter notes the facts without which a letter or the parchment would not say what it must.
func checkLetter(s data.Sheet, p *problems) {
	if s.Kind == data.KindEnrolment || s.Kind == data.KindRequest {
		checkEnrolment(s.Enrolment, p)
	}
	if s.Kind == data.KindEnrolment {
		return
	}
	if s.Standing == nil {
		p.add("il manque l’état des blocs")
		return
	}
	for _, e := range s.Standing.Acquired {
		checkDate(p, fmt.Sprintf("la date d’acquisition du bloc n° %d", e.Number), e.On)
	}
	switch s.Kind {
	case data.KindPartial:
		if len(s.Standing.Acquired) == 0 || len(s.Standing.Remaining) == 0 {
			p.add("la validation n’est pas partielle")
		}
	case data.KindVAENotice:
		if len(s.Results) == 0 && !decided(s.Whole) {
			p.add("il manque la décision du jury")
		}
		checkOutcomes(s.Results, "", p)
	case data.KindParchment, data.KindRequest:
		if !s.Pronounced {
			p.add("il manque la décision du jury sur la certification complète")
		}
		if len(s.Standing.Acquired) == 0 || len(s.Standing.Remaining) > 0 {
			p.add("il manque des blocs acquis")
		}
	}
	if s.Kind == data.KindRequest && (s.Request == nil || len(s.Request.Enclosed) == 0) {
		p.add("il manque le procès-verbal")
	}
}

func checkEnrolment(e *data.SheetEnrolment, p *problems) {
	if e == nil {
		p.add("il manque l’inscription")
		return
	}
	checkDate(p, "le premier jour de la session", e.From)
	checkDate(p, "le dernier jour de la session", e.To)
}
