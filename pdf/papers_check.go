package pdf

import (
	"fmt"

	"certibloc/data"
)

// checkPaper notes the dates, numbers and parts without which a working paper would be of no use.
func checkPaper(s data.Sheet, faces []*face, p *problems) {
	switch s.Kind {
	case data.KindConvocation:
		checkConvocation(s, p)
	case data.KindJuryLetter:
		if s.Letter == nil {
			p.add("il manque le membre du jury")
			return
		}
		checkDate(p, "la date du jury", s.Letter.On)
	case data.KindAttendance:
		checkAttendance(s.Attendance, faces, p)
	case data.KindExaminerSheet:
		checkExaminer(s, p)
	case data.KindResultsList:
		checkDate(p, "la date du jury", s.JuryOn)
		checkPosted(s.Posted, p)
	case data.KindEvidence:
		checkEvidence(s.Evidence, p)
	case data.KindDisposal:
		checkDisposal(s.Disposal, p)
	case data.KindProcessing:
		if s.Processing == nil || len(s.Processing.Retentions) == 0 {
			p.add("il manque les durées de conservation")
		}
	case data.KindHeld:
		checkHeld(s, p)
	}
}

func checkConvocation(s data.Sheet, p *problems) {
	checkPaperCandidate(s.Candidate, p)
	if s.Holder.Sex != data.Female && s.Holder.Sex != data.Male {
		p.add("il manque le sexe")
	}
	if len(s.Appointments) == 0 {
		p.add("il manque les épreuves")
	}
	for i, a := range s.Appointments {
		checkDate(p, fmt.Sprintf("la date de l’épreuve n° %d", i+1), a.On)
	}
}

func checkPaperCandidate(number int, p *problems) {
	if number < 1 {
		p.add("il manque le numéro du candidat dans la session")
	}
}

// checkAttendance checks the names in capitals too: a font may have a letter and lack its capital.
func checkAttendance(a *data.SheetAttendance, faces []*face, p *problems) {
	if a == nil {
		p.add("il manque l’épreuve")
		return
	}
	checkDate(p, "la date de l’épreuve", a.Appointment.On)
	if len(a.Rows) == 0 {
		p.add("il manque les candidats")
	}
	for _, r := range a.Rows {
		checkPaperCandidate(r.Number, p)
		of := fmt.Sprintf("du candidat n° %d", r.Number)
		checkBirth(p, "la date de naissance "+of, r.Holder.BirthDate)
		if upper := paperBirthName(r.Holder); len(p.found) == 0 {
			checkText(p, "le nom en capitales "+of, upper, faces)
		}
	}
}

func checkExaminer(s data.Sheet, p *problems) {
	checkPaperCandidate(s.Candidate, p)
	switch {
	case s.Examiner == nil:
		p.add("il manque l’épreuve")
	case s.Examiner.Bloc.Number < 1:
		p.add("il manque le numéro du bloc")
	case len(s.Examiner.Bloc.Competences) == 0:
		p.add("il manque les compétences du bloc")
	}
}

func checkPosted(posted []data.SheetPosted, p *problems) {
	if len(posted) == 0 {
		p.add("il manque les résultats")
	}
	seen := map[int]bool{}
	for _, line := range posted {
		checkPaperCandidate(line.Candidate, p)
		if seen[line.Candidate] {
			p.add("le candidat n° %d figure deux fois", line.Candidate)
		}
		seen[line.Candidate] = true
		checkPostedLine(line, p)
	}
}

func checkPostedLine(line data.SheetPosted, p *problems) {
	if len(line.Results) == 0 {
		p.add("il manque les résultats du candidat n° %d", line.Candidate)
	}
	for _, r := range line.Results {
		switch {
		case r.Number < 1:
			p.add("il manque le numéro d’un bloc du candidat n° %d", line.Candidate)
		case !postedDecided(r.Outcome):
			p.add("il manque la décision du jury pour le bloc n° %d du candidat n° %d", r.Number, line.Candidate)
		}
	}
	if line.Certification != data.OutcomeNone && !postedDecided(line.Certification) {
		p.add("la décision du jury sur la certification du candidat n° %d est inconnue", line.Candidate)
	}
}

// postedDecided reports whether an outcome is one that a jury may decide.
func postedDecided(o data.Outcome) bool {
	switch o {
	case data.OutcomeAcquired, data.OutcomeNotAcquired, data.OutcomeAbsent, data.OutcomeDeferred:
		return true
	}
	return false
}
