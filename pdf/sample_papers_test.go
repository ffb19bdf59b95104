package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/rncp"
)

// theFiche is RNCP 27413 as the program has it.
var theFiche = sync.OnceValue(func() *rncp.Fiche {
	raw, err := assets.Fiche("27413")
	if err != nil {
		panic(err)
	}
	fiche, err := rncp.Load(bytes.NewReader(raw))
	if err != nil {
		panic(err)
	}
	return fiche
})

func paperBase(kind data.DocumentKind) data.Sheet {
	s := base()
	s.Kind, s.Delivered = kind, day(2021, time.May, 17)
	s.Signatory = data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation"}
	return s
}

func changed(s data.Sheet, change []func(*data.Sheet)) data.Sheet {
	for _, f := range change {
		f(&s)
	}
	return s
}

const (
	blocProspection  = "Réaliser une démarche de prospection"
	blocOrganisation = "Organiser son activité commerciale"
	blocPortefeuille = "Gérer son portefeuille et la relation client"
	blocNegociation  = "Négocier et suivre une vente"
)

// aConvocation is one of a candidate in initial training, with nothing wrong. Its appointments are not in order.
func aConvocation(change ...func(*data.Sheet)) data.Sheet {
	const room, office = "CCI Cantal, salle 204", "CCI Cantal, bureau 12"
	s := paperBase(data.KindConvocation)
	s.Candidate = 7
	s.Appointments = []data.SheetAppointment{
		{Bloc: blocNegociation, Label: "Oral de négociation", On: day(2021, time.June, 10), At: "14:30", Minutes: 45, Place: office, Examiner: "Paul Vidal"},
		{Bloc: blocProspection, Label: "Écrit", On: day(2021, time.June, 8), At: "09:00", Minutes: 120, Place: room},
		{Bloc: blocProspection, Label: "Oral", On: day(2021, time.June, 9), At: "10:15", Minutes: 30, Place: office, Examiner: "Paul Vidal"},
		{Bloc: blocOrganisation, Label: "Écrit", On: day(2021, time.June, 8), At: "14:00", Minutes: 90, Place: room},
		{Bloc: blocPortefeuille, Label: "Étude de cas", On: day(2021, time.June, 10), At: "08:30", Place: room},
	}
	return changed(s, change)
}

// manyAppointments makes a convocation go over its page.
func manyAppointments(s *data.Sheet) {
	for i := range 4 {
		for _, a := range s.Appointments[:5] {
			a.On = a.On.AddDays(7 * (i + 1))
			s.Appointments = append(s.Appointments, a)
		}
	}
}

// aJuryLetter is one to a member who sits, with nothing wrong.
func aJuryLetter(change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindJuryLetter)
	s.Letter = &data.SheetLetter{
		Member: data.SheetMember{Name: "Claude Rouanet", College: "Employeurs", Quality: "Gérant, Rouanet Distribution"},
		On:     day(2021, time.July, 8), At: "14:00", Place: "CCI Cantal, salle du conseil", Candidates: 6,
	}
	return changed(s, change)
}

func withVAE(s *data.Sheet) { s.Letter.VAE = true }

// anAttendanceSheet is one of six candidates, changed by the functions given.
func anAttendanceSheet(change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindAttendance)
	s.Attendance = &data.SheetAttendance{Appointment: aConvocation().Appointments[1]}
	s.Attendance.Appointment.Examiner = "Paul Vidal"
	for i, h := range []data.SheetHolder{
		s.Holder,
		{Sex: data.Male, GivenNames: "Ķārlis Văn", BirthName: "d’Œuvray-Nguyễn", UsageName: "O'Brien", BirthDate: day(1987, time.December, 1)},
		{Sex: data.Female, GivenNames: "Anne-Sophie Marie Louise", BirthName: "de La Rochefoucauld-Montmorency", BirthDate: day(2000, time.February, 29)},
		{Sex: data.Male, GivenNames: "Yanis", BirthName: "Belkacem", BirthDate: day(1999, time.July, 3)},
		{Sex: data.Female, GivenNames: "Inès", BirthName: "Da Silva", UsageName: "Ferreira", BirthDate: day(1994, time.October, 21)},
		{Sex: data.Male, GivenNames: "Hugo", BirthName: "Weiß", BirthDate: day(2001, time.January, 5)},
	} {
		s.Attendance.Rows = append(s.Attendance.Rows, data.SheetAttendee{Number: i + 1, Holder: h, At: "09:00"})
	}
	return changed(s, change)
}

func presenceNoted(s *data.Sheet) {
	s.Attendance.Rows[1].Presence, s.Attendance.Rows[4].Presence = "absent", "excusée"
}

// fortyCandidates makes an attendance sheet go over its page.
func fortyCandidates(s *data.Sheet) {
	rows := s.Attendance.Rows
	for i := len(rows); i < 40; i++ {
		r := rows[i%6]
		r.Number = i + 1
		s.Attendance.Rows = append(s.Attendance.Rows, r)
	}
}

// anExaminerSheet is one of the bloc of that number of the fiche, in the words of its first assessment.
func anExaminerSheet(number int, change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindExaminerSheet)
	s.Candidate = 7
	for _, b := range theFiche().Blocs {
		if b.Number != number {
			continue
		}
		a := b.Tracks[0].Ways[0].Assessments[0]
		s.Examiner = &data.SheetExaminer{
			Bloc:       data.SheetBloc{Number: b.Number, Title: b.Title, Competences: b.Competences},
			Assessment: a.Text, Scale: "0 à 20, par 0,25 point", Out: "/ 20",
			Appointment: data.SheetAppointment{On: day(2021, time.June, 8), At: "09:00", Place: "CCI Cantal, salle 204", Examiner: "Paul Vidal"},
		}
		for _, p := range a.Parts {
			s.Examiner.Parts = append(s.Examiner.Parts, p.Text)
		}
	}
	return changed(s, change)
}

// withoutMarks makes the examiner give an opinion, at a time not known yet.
func withoutMarks(s *data.Sheet) {
	s.Examiner.Assessment, s.Examiner.Parts = "Validation du bloc professionnel", nil
	s.Examiner.Scale, s.Examiner.Out = "", ""
	s.Examiner.Appointment = data.SheetAppointment{}
}

// fifteenCompetences is the longest sheet that may be on one page.
func fifteenCompetences(s *data.Sheet) {
	all := append([]string{}, competences[3]...)
	s.Examiner.Bloc.Competences = append(append(all, competences[1]...), competences[3][0])
}

// aResultsList is that of six candidates, out of order, one of them before the jury for the whole certification.
func aResultsList(change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindResultsList)
	s.Delivered = day(2021, time.July, 9)
	titles := []string{blocProspection, blocOrganisation, blocPortefeuille, blocNegociation}
	const yes, no, gone, later = data.OutcomeAcquired, data.OutcomeNotAcquired, data.OutcomeAbsent, data.OutcomeDeferred
	for _, line := range []struct {
		number   int
		outcomes [4]data.Outcome
		whole    data.Outcome
	}{
		{4, [4]data.Outcome{gone, gone, gone, gone}, ""},
		{1, [4]data.Outcome{yes, yes, yes, yes}, yes},
		{2, [4]data.Outcome{yes, no, yes, later}, ""},
		{3, [4]data.Outcome{"", "", yes, ""}, ""},
		{5, [4]data.Outcome{yes, yes, no, yes}, no},
		{6, [4]data.Outcome{"", yes, "", yes}, ""},
	} {
		p := data.SheetPosted{Candidate: line.number, Certification: line.whole}
		for i, o := range line.outcomes {
			if o != "" {
				p.Results = append(p.Results, data.SheetResult{Number: i + 1, Title: titles[i], Outcome: o})
			}
		}
		s.Posted = append(s.Posted, p)
	}
	return changed(s, change)
}

// fortyPosted makes a list of results go over its page.
func fortyPosted(s *data.Sheet) {
	for i := len(s.Posted); i < 40; i++ {
		line := s.Posted[i%6]
		line.Candidate = i + 1
		s.Posted = append(s.Posted, line)
	}
}

// longPaper makes the texts that all papers share as long as they may reasonably be.
func longPaper(s *data.Sheet) {
	longName(s)
	s.Holder.UsageName = "de Montmorency-Châtillon-sur-Indre"
	s.Centre.Name = "Chambre de commerce et d’industrie territoriale du Cantal et de la Haute-Auvergne"
	s.Centre.Address = strings.Repeat("12 rue du Pré-aux-Clercs, ", 4)
	s.Session = "Session de printemps 2021, promotion de l’entreprise partenaire Rouanet Frères"
	s.Place = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"
	s.Certification.Title = "Responsable du développement commercial, de la relation client et de la négociation internationale"
	s.Signatory.Capacity = "Directrice générale adjointe chargée de la formation professionnelle et de l’apprentissage"
}

func longJuryLetter(s *data.Sheet) {
	longPaper(s)
	s.Letter.Member = data.SheetMember{Name: "Marie-Bernadette de La Rochefoucauld-Montmorency-Châtillon", College: "Organisme de formation",
		Quality: "Directrice générale adjointe chargée de la formation, Chambre de commerce et d’industrie du Cantal", President: true}
}

// paperSamples are the papers to look at.
func paperSamples() map[string][]data.Sheet {
	return map[string][]data.Sheet{
		"convocation":           {aConvocation()},
		"convocation-longue":    {aConvocation(longPaper, manyAppointments, example)},
		"convocations":          {aConvocation(), aConvocation(manyAppointments), aConvocation(bornAbroad)},
		"convocation-jury":      {aJuryLetter()},
		"convocation-jury-vae":  {aJuryLetter(withVAE, func(s *data.Sheet) { s.Letter.Member.Substitute = true })},
		"convocation-jury-long": {aJuryLetter(longJuryLetter, withVAE, example)},
		"emargement":            {anAttendanceSheet(presenceNoted)},
		"emargement-quarante":   {anAttendanceSheet(fortyCandidates, longPaper, example)},
		"examinateur-1":         {anExaminerSheet(1)},
		"examinateur-2":         {anExaminerSheet(2, withoutMarks)},
		"examinateur-3":         {anExaminerSheet(3)},
		"examinateur-4":         {anExaminerSheet(4, example)},
		"examinateur-quinze":    {anExaminerSheet(3, fifteenCompetences)},
		"examinateur-long":      {anExaminerSheet(3, fifteenCompetences, longPaper)},
		"liste":                 {aResultsList()},
		"liste-quarante":        {aResultsList(fortyPosted, longPaper, example)},
		"preuves":               {anEvidenceList()},
		"preuves-session":       {anEvidenceList(longPaper, ofASession(24), example)},
		"elimination":           {aDisposalList()},
		"elimination-faite":     {aDisposalList(longPaper, carriedOut, example)},
		"traitement":            {aProcessing()},
		"donnees-detenues":      {allThatIsHeld()},
		"donnees-longues":       {allThatIsHeld(longPaper, manyFacts, example)},
	}
}

// TestPaperSamples writes the papers into the folder that PDF_SAMPLES names, to be looked at.
func TestPaperSamples(t *testing.T) {
	dir := os.Getenv("PDF_SAMPLES")
	if dir == "" {
		t.Skip("PDF_SAMPLES names no folder")
	}
	for name, sheets := range paperSamples() {
		pdf, err := aDrawer(t).Draw(sheets...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
