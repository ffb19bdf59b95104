package pdf

import (
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
)

// preparePaper returns a copy of the sheet with every text of a working paper ready to draw, and notes what is missing
// and what cannot be drawn. The sheet given is left alone.
func preparePaper(sheet data.Sheet, faces []*face, p *problems) data.Sheet {
	sheet = clonePaper(sheet)
	for _, f := range paperFields(&sheet) {
		*f.text = normalise(*f.text)
		if strings.TrimSpace(*f.text) == "" {
			if !f.optional {
				p.add("il manque %s", f.where)
			}
			continue
		}
		checkText(p, f.where, *f.text, faces)
	}
	checkDate(p, "la date d’édition", sheet.Delivered)
	checkPaper(sheet, faces, p)
	return sheet
}

// clonePaper copies what the sheet of a working paper shares with the one it was copied from.
func clonePaper(s data.Sheet) data.Sheet {
	s = clone(s)
	s.Appointments = slices.Clone(s.Appointments)
	if s.Letter != nil {
		letter := *s.Letter
		s.Letter = &letter
	}
	if s.Attendance != nil {
		attendance := *s.Attendance
		attendance.Rows = slices.Clone(attendance.Rows)
		s.Attendance = &attendance
	}
	if s.Examiner != nil {
		examiner := *s.Examiner
		examiner.Parts = slices.Clone(examiner.Parts)
		examiner.Bloc.Competences = slices.Clone(examiner.Bloc.Competences)
		s.Examiner = &examiner
	}
	if s.Evidence != nil {
		evidence := *s.Evidence
		evidence.Sessions, evidence.Contents = slices.Clone(evidence.Sessions), slices.Clone(evidence.Contents)
		evidence.Listed, evidence.Files = slices.Clone(evidence.Listed), slices.Clone(evidence.Files)
		s.Evidence = &evidence
	}
	if s.Held != nil {
		s.Held = cloneHeld(s.Held)
	}
	if s.Disposal != nil {
		disposal := *s.Disposal
		disposal.Lines = slices.Clone(disposal.Lines)
		s.Disposal = &disposal
	}
	if s.Processing != nil {
		processing := *s.Processing
		processing.Retentions = slices.Clone(processing.Retentions)
		s.Processing = &processing
	}
	s.Posted = slices.Clone(s.Posted)
	for i := range s.Posted {
		s.Posted[i].Results = slices.Clone(s.Posted[i].Results)
	}
	return s
}

// paperFields lists the texts that the working paper of a sheet shows.
func paperFields(s *data.Sheet) []field {
	list := []field{
		{where: "le nom du centre", text: &s.Centre.Name},
		{where: "l’adresse du centre", text: &s.Centre.Address, optional: true},
		{where: "l’intitulé de la certification", text: &s.Certification.Title},
		{where: "le code RNCP", text: &s.Certification.RNCP},
		{where: "le nom de la session", text: &s.Session},
	}
	switch s.Kind {
	case data.KindConvocation:
		return append(list, convocationFields(s)...)
	case data.KindJuryLetter:
		return append(list, juryLetterFields(s)...)
	case data.KindAttendance:
		return append(list, attendanceFields(s.Attendance)...)
	case data.KindExaminerSheet:
		return append(append(list, paperHolderFields(&s.Holder, "")...), examinerFields(s.Examiner)...)
	case data.KindEvidence:
		return append(list, evidenceFields(s)...)
	case data.KindDisposal:
		return append(list, disposalFields(s.Disposal)...)
	case data.KindProcessing:
		return append(list, processingFields(s)...)
	case data.KindHeld:
		return append(list, heldFields(s)...)
	}
	return append(list, postedFields(s)...)
}

// paperLetterFields are the texts of the signature of a letter.
func paperLetterFields(s *data.Sheet) []field {
	return []field{
		{where: "le lieu de délivrance", text: &s.Place},
		{where: "le nom du signataire", text: &s.Signatory.Name, optional: true},
		{where: "la qualité du signataire", text: &s.Signatory.Capacity, optional: true},
	}
}

// paperHolderFields are the names of a person; of says which one, where there are several.
func paperHolderFields(h *data.SheetHolder, of string) []field {
	return []field{
		{where: "les prénoms" + of, text: &h.GivenNames},
		{where: "le nom de naissance" + of, text: &h.BirthName},
		{where: "le nom d’usage" + of, text: &h.UsageName, optional: true},
	}
}

func convocationFields(s *data.Sheet) []field {
	list := slices.Concat(paperLetterFields(s), paperHolderFields(&s.Holder, ""), addresseeFields(s))
	for i := range s.Appointments {
		a := &s.Appointments[i]
		list = append(list, appointmentFields(a, fmt.Sprintf(" de l’épreuve n° %d", i+1))...)
	}
	return list
}

// appointmentFields are the texts of an appointment that is wholly known. The examiner may be unknown.
func appointmentFields(a *data.SheetAppointment, of string) []field {
	return []field{
		{where: "l’intitulé" + of, text: &a.Label},
		{where: "le bloc" + of, text: &a.Bloc},
		{where: "l’heure" + of, text: &a.At},
		{where: "le lieu" + of, text: &a.Place},
		{where: "l’examinateur" + of, text: &a.Examiner, optional: true},
		{where: "l’aménagement" + of, text: &a.Arrangement, optional: true},
	}
}

func juryLetterFields(s *data.Sheet) []field {
	list := paperLetterFields(s)
	if s.Letter == nil {
		return list
	}
	m := &s.Letter.Member
	return append(list,
		field{where: "le nom du membre du jury", text: &m.Name},
		field{where: "le collège du membre du jury", text: &m.College},
		field{where: "la qualité du membre du jury", text: &m.Quality, optional: true},
		field{where: "l’heure du jury", text: &s.Letter.At, optional: true},
		field{where: "le lieu du jury", text: &s.Letter.Place})
}

func attendanceFields(a *data.SheetAttendance) []field {
	if a == nil {
		return nil
	}
	list := appointmentFields(&a.Appointment, " de l’épreuve")
	for i := range a.Rows {
		r := &a.Rows[i]
		of := fmt.Sprintf(" du candidat n° %d", r.Number)
		list = append(list, paperHolderFields(&r.Holder, of)...)
		list = append(list,
			field{where: "l’heure" + of, text: &r.At, optional: true},
			field{where: "la présence" + of, text: &r.Presence, optional: true})
	}
	return list
}

func examinerFields(e *data.SheetExaminer) []field {
	if e == nil {
		return nil
	}
	list := []field{
		{where: "l’intitulé du bloc", text: &e.Bloc.Title},
		{where: "l’épreuve", text: &e.Assessment},
		{where: "l’échelle des notes", text: &e.Scale, optional: true},
		{where: "le maximum de la note", text: &e.Out, optional: true},
		{where: "l’heure de l’épreuve", text: &e.Appointment.At, optional: true},
		{where: "le lieu de l’épreuve", text: &e.Appointment.Place, optional: true},
		{where: "l’examinateur", text: &e.Appointment.Examiner, optional: true},
		{where: "l’aménagement", text: &e.Appointment.Arrangement, optional: true},
	}
	for i := range e.Parts {
		list = append(list, field{where: fmt.Sprintf("la partie n° %d de l’épreuve", i+1), text: &e.Parts[i]})
	}
	for i := range e.Bloc.Competences {
		list = append(list, field{where: fmt.Sprintf("la compétence n° %d du bloc", i+1), text: &e.Bloc.Competences[i]})
	}
	return list
}

func postedFields(s *data.Sheet) []field {
	list := []field{{where: "le nom du certificateur", text: &s.Certification.Certifier}}
	for i := range s.Posted {
		for j := range s.Posted[i].Results {
			r := &s.Posted[i].Results[j]
			list = append(list, field{where: fmt.Sprintf("l’intitulé du bloc n° %d", r.Number), text: &r.Title})
		}
	}
	return list
}
