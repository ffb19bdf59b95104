package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"certibloc/data"
)

// The sheets to work on are wider than the letters; a long foot takes a second line.
var (
	inLetter = box{left: marginLeft, right: marginRight, bottom: 6, top: 284}
	inWork   = box{left: workLeft, right: workRight, bottom: 6, top: 284}
)

// readPapers reads several sheets drawn as one PDF.
func readPapers(t *testing.T, sheets ...data.Sheet) []shown {
	t.Helper()
	pdf, err := aDrawer(t).draw(false, sheets...)
	if err != nil {
		t.Fatal(err)
	}
	faces := facesOf(t, pdf)
	var all []shown
	page := 0
	for _, stream := range streams.FindAllSubmatch(pdf, -1) {
		if !bytes.Contains(stream[1], []byte("begincmap")) {
			page++
			all = append(all, readPage(t, stream[1], page, faces)...)
		}
	}
	return all
}

func TestPaperGolden(t *testing.T) {
	for name, sheet := range map[string]data.Sheet{
		"convocation":          aConvocation(),
		"convocation-longue":   aConvocation(manyAppointments, bornAbroad, example),
		"convocation-jury":     aJuryLetter(),
		"convocation-jury-vae": aJuryLetter(withVAE, func(s *data.Sheet) { s.Letter.Member.Substitute = true }),
		"emargement":           anAttendanceSheet(presenceNoted),
		"examinateur-1":        anExaminerSheet(1),
		"examinateur-2":        anExaminerSheet(2, withoutMarks),
		"examinateur-3":        anExaminerSheet(3),
		"examinateur-4":        anExaminerSheet(4, example),
		"liste-de-resultats":   aResultsList(),
		"preuves":              anEvidenceList(),
		"preuves-session":      anEvidenceList(ofASession(3), example),
		"elimination":          aDisposalList(),
		"elimination-faite":    aDisposalList(carriedOut, example),
		"traitement":           aProcessing(),
		"donnees-detenues":     allThatIsHeld(),
	} {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			for _, l := range read(t, sheet) {
				fmt.Fprintf(&got, "%d %-8s %5.2f | %s\n", l.page, l.face, l.size, plain(l.text))
			}
			file := filepath.Join("testdata", "papier-"+name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("text changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPapersFit(t *testing.T) {
	for name, c := range map[string]struct {
		frame box
		sheet data.Sheet
		pages int
	}{
		"convocation":                         {inLetter, aConvocation(), 1},
		"convocation, long":                   {inLetter, aConvocation(longPaper, example), 1},
		"convocation, 25 appointments":        {inLetter, aConvocation(longPaper, manyAppointments), 2},
		"convocation, four names of sixty W":  {inLetter, aConvocation(fourTimesSixty), 1},
		"convocation, hours in words":         {inLetter, aConvocation(func(s *data.Sheet) { s.Appointments[0].At = "entre 9 h et midi, selon l’ordre de passage" }), 1},
		"letter to the jury":                  {inLetter, aJuryLetter(), 1},
		"letter to the jury, VAE":             {inLetter, aJuryLetter(withVAE, example), 1},
		"letter to the jury, long":            {inLetter, aJuryLetter(longJuryLetter, withVAE), 2},
		"attendance":                          {inWork, anAttendanceSheet(presenceNoted), 1},
		"attendance of forty, long":           {inWork, anAttendanceSheet(fortyCandidates, longPaper, example), 3},
		"attendance, names of sixty W":        {inWork, anAttendanceSheet(wideNames), 1},
		"examiner, bloc 1":                    {inWork, anExaminerSheet(1), 1},
		"examiner, bloc 2, opinion":           {inWork, anExaminerSheet(2, withoutMarks), 1},
		"examiner, bloc 3, parts":             {inWork, anExaminerSheet(3, example), 1},
		"examiner, bloc 4":                    {inWork, anExaminerSheet(4), 1},
		"examiner, fifteen competences":       {inWork, anExaminerSheet(3, fifteenCompetences), 1},
		"examiner, fifteen competences, long": {inWork, anExaminerSheet(3, fifteenCompetences, longPaper), 2},
		"results":                             {inLetter, aResultsList(), 1},
		"results of forty, long":              {inLetter, aResultsList(fortyPosted, longPaper, example), 2},
		"results of nine blocs":               {inLetter, aResultsList(nineBlocs), 1},
	} {
		t.Run(name, func(t *testing.T) {
			checkPlaces(t, c.sheet, c.frame)
			lines := read(t, c.sheet)
			if got := lines[len(lines)-1].page; got != c.pages {
				t.Errorf("%d pages, %d wanted", got, c.pages)
			}
		})
	}
}

// wideNames makes a candidate's names sixty of the widest letter.
func wideNames(s *data.Sheet) {
	w := strings.Repeat("W", 30) + "-" + strings.Repeat("W", 29)
	s.Attendance.Rows[0].Holder.BirthName, s.Attendance.Rows[0].Holder.UsageName = w, w
}

// nineBlocs is more blocs than any fiche has had.
func nineBlocs(s *data.Sheet) {
	for i := range 9 {
		s.Posted[0].Results = append(s.Posted[0].Results, data.SheetResult{Number: 5 + i, Title: blocNegociation, Outcome: data.OutcomeNotAcquired})
	}
	s.Posted[0].Results = s.Posted[0].Results[4:]
	s.Posted = s.Posted[:1]
}

func TestSameSheetsSameBytes(t *testing.T) {
	d := aDrawer(t)
	for name, sheets := range paperSamples() {
		first, err := d.Draw(sheets...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		second, err := d.Draw(sheets...)
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: other bytes, error %v", name, err)
		}
	}
}

func TestSheetsFollowOneAnother(t *testing.T) {
	lines := readPapers(t, aConvocation(), aConvocation(manyAppointments), aConvocation(bornAbroad))
	feet, firstWords := map[int]string{}, map[int]string{}
	for _, l := range lines {
		text := plain(l.text)
		if firstWords[l.page] == "" {
			firstWords[l.page] = text
		}
		if strings.HasPrefix(text, "page ") {
			feet[l.page] = text
		}
	}
	if diff := cmp.Diff(map[int]string{1: "page 1/1", 2: "page 1/2", 3: "page 2/2", 4: "page 1/1"}, feet); diff != "" {
		t.Errorf("feet (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[int]string{1: "CCI Cantal", 2: "CCI Cantal", 3: "Convocation aux épreuves – Marie Élise Lacœuilhe", 4: "CCI Cantal"}, firstWords); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
}

func TestSheetsOfTwoKindsAreAnError(t *testing.T) {
	if _, err := aDrawer(t).Draw(aConvocation(), aJuryLetter()); err == nil || data.IsRefusal(err) {
		t.Errorf("error %v, one of the programmer's wanted", err)
	}
}

func TestSeveralSheetsAreRefusedTogether(t *testing.T) {
	bad := aConvocation(func(s *data.Sheet) { s.Appointments[1].Place = "salle 王" })
	_, err := aDrawer(t).Draw(aConvocation(), bad, aConvocation(func(s *data.Sheet) { s.Candidate = 0 }))
	if !data.IsRefusal(err) {
		t.Fatalf("error %v, a refusal wanted", err)
	}
	for _, words := range []string{
		"document 2 sur 3, le caractère « 王 » (U+738B) dans le lieu de l’épreuve n° 2 (absent de la police)",
		"document 3 sur 3, il manque le numéro du candidat dans la session",
	} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q does not say %q", err, words)
		}
	}
}

func TestPaperRefusals(t *testing.T) {
	for words, sheet := range map[string]data.Sheet{
		"il manque les épreuves":                                                     aConvocation(func(s *data.Sheet) { s.Appointments = nil }),
		"il manque l’heure de l’épreuve n° 1":                                        aConvocation(func(s *data.Sheet) { s.Appointments[0].At = "" }),
		"il manque la date de l’épreuve n° 2":                                        aConvocation(func(s *data.Sheet) { s.Appointments[1].On = data.Date{} }),
		"il manque le sexe":                                                          aConvocation(func(s *data.Sheet) { s.Holder.Sex = "" }),
		"il manque la date d’édition":                                                aConvocation(func(s *data.Sheet) { s.Delivered = data.Date{} }),
		"il manque le lieu de délivrance":                                            aJuryLetter(func(s *data.Sheet) { s.Place = "" }),
		"il manque le membre du jury":                                                aJuryLetter(func(s *data.Sheet) { s.Letter = nil }),
		"il manque la date du jury":                                                  aJuryLetter(func(s *data.Sheet) { s.Letter.On = data.Date{} }),
		"« 😀 » (U+1F600) dans la qualité du membre du jury":                          aJuryLetter(func(s *data.Sheet) { s.Letter.Member.Quality = "😀" }),
		"il manque les candidats":                                                    anAttendanceSheet(func(s *data.Sheet) { s.Attendance.Rows = nil }),
		"il manque l’épreuve":                                                        anAttendanceSheet(func(s *data.Sheet) { s.Attendance = nil }),
		"« 王 » (U+738B) dans le nom de naissance du candidat n° 3":                   anAttendanceSheet(func(s *data.Sheet) { s.Attendance.Rows[2].Holder.BirthName = "王" }),
		"il manque la date de naissance du candidat n° 1":                            anAttendanceSheet(func(s *data.Sheet) { s.Attendance.Rows[0].Holder.BirthDate = data.Date{} }),
		"le nom de naissance du candidat n° 1 : le texte est trop long pour sa pla":  anAttendanceSheet(func(s *data.Sheet) { s.Attendance.Rows[0].Holder.BirthName = strings.Repeat("W", 80) }),
		"il manque les compétences du bloc":                                          anExaminerSheet(1, func(s *data.Sheet) { s.Examiner.Bloc.Competences = nil }),
		"U+0009 dans la partie n° 2 de l’épreuve":                                    anExaminerSheet(3, func(s *data.Sheet) { s.Examiner.Parts[1] = "a\tb" }),
		"il manque le numéro du bloc":                                                anExaminerSheet(1, func(s *data.Sheet) { s.Examiner.Bloc.Number = 0 }),
		"il manque les résultats":                                                    aResultsList(func(s *data.Sheet) { s.Posted = nil }),
		"il manque les résultats du candidat n° 1":                                   aResultsList(func(s *data.Sheet) { s.Posted[1].Results = nil }),
		"le candidat n° 4 figure deux fois":                                          aResultsList(func(s *data.Sheet) { s.Posted[1].Candidate = 4 }),
		"il manque la décision du jury pour le bloc n° 2 du candidat n° 4":           aResultsList(func(s *data.Sheet) { s.Posted[0].Results[1].Outcome = "" }),
		"la décision du jury sur la certification du candidat n° 4 est inconnue":     aResultsList(func(s *data.Sheet) { s.Posted[0].Certification = "peut-être" }),
		"le nom de la session":                                                       aResultsList(func(s *data.Sheet) { s.Session = " " }),
		"les textes d’une même partie : ils ne tiennent pas sur une page":            anExaminerSheet(1, func(s *data.Sheet) { s.Examiner.Assessment = strings.Repeat("négocier ", 900) }),
		"il manque le numéro d’un bloc du candidat n° 4":                             aResultsList(func(s *data.Sheet) { s.Posted[0].Results[0].Number = 0 }),
		"la rubrique « Lieu » : un mot est trop long pour sa place (« WWWWWWWWWWWWW": anExaminerSheet(1, func(s *data.Sheet) { s.Examiner.Appointment.Place = strings.Repeat("W", 60) }),
	} {
		t.Run(words, func(t *testing.T) {
			checkRefusal(t, sheet, words)
			if _, err := aDrawer(t).Draw(sheet); strings.Count(err.Error(), words) != 1 {
				t.Errorf("%q says it more than once", err)
			}
		})
	}
}

func TestDrawLeavesThePapersAlone(t *testing.T) {
	const text = "Ne\u0301gocier\u202f: vendre"
	sheets := []data.Sheet{
		aConvocation(func(s *data.Sheet) { s.Appointments[0].Label = text }),
		aJuryLetter(func(s *data.Sheet) { s.Letter.Member.Quality = text }),
		anAttendanceSheet(func(s *data.Sheet) { s.Attendance.Rows[0].Presence = text }),
		anExaminerSheet(3, func(s *data.Sheet) { s.Examiner.Parts = []string{text} }),
		aResultsList(func(s *data.Sheet) { s.Posted[0].Results[0].Title = text }),
	}
	for _, s := range sheets {
		if _, err := aDrawer(t).Draw(s); err != nil {
			t.Fatalf("%s: %v", s.Kind, err)
		}
	}
	got := []string{sheets[0].Appointments[0].Label, sheets[1].Letter.Member.Quality, sheets[2].Attendance.Rows[0].Presence,
		sheets[3].Examiner.Parts[0], sheets[4].Posted[0].Results[0].Title}
	if diff := cmp.Diff([]string{text, text, text, text, text}, got); diff != "" {
		t.Errorf("a sheet changed (-want +got):\n%s", diff)
	}
	if first := sheets[0].Appointments[0].On; first != day(2021, 6, 10) {
		t.Errorf("the appointments were put in order within the sheet: %v first", first)
	}
}
