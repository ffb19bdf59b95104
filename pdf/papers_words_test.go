package pdf

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"certibloc/data"
)

func checkSays(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, words := range wanted {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
}

func TestConvocationSaysWhenWhereAndWhat(t *testing.T) {
	text := textOf(read(t, aConvocation()))
	checkSays(t, text, "Madame Marie Élise Lacœuilhe", "Candidate n° 7", "Madame, Vous êtes convoquée aux épreuves ci-dessous",
		"mardi 8 juin 2021 9 h durée : 2 h Écrit Bloc : Réaliser une démarche de prospection CCI Cantal, salle 204",
		"avec une pièce d’identité et la présente convocation", "La feuille d’émargement se signe à chaque épreuve",
		"Votre numéro dans la session est le 7. Il tient lieu de nom sur la liste de résultats",
		"Fait à Aurillac, le 17 mai 2021 Pour CCI Cantal Directrice de la formation Jeanne Delmas",
		"CCI Cantal – Printemps 2021 – édité le 17 mai 2021")
	if strings.Contains(text, "Vidal") {
		t.Error("it names the examiner")
	}
	var hours []string
	for _, l := range read(t, aConvocation()) {
		if before, _, ok := strings.Cut(plain(l.text), " h"); ok && strings.Trim(before, "0123456789") == "" {
			hours = append(hours, before)
		}
	}
	if diff := cmp.Diff([]string{"9", "14", "10", "8", "14"}, hours); diff != "" {
		t.Errorf("hours in order (-want +got):\n%s", diff)
	}
	checkSays(t, textOf(read(t, aConvocation(bornAbroad))), "Monsieur Ķārlis Văn O'Brien", "Monsieur, Vous êtes convoqué aux", "Candidat n° 7")
}

// The window of an envelope of 110 × 220 mm shows 45 × 100 mm of the letter, which may slip by a centimetre.
func TestNothingButTheNameStandsInTheWindow(t *testing.T) {
	window := box{left: 90, right: 200, bottom: 297 - 90, top: 297 - 36}
	for name, c := range map[string]struct {
		sheet data.Sheet
		who   string
	}{
		"candidate":       {aConvocation(), "Madame Marie Élise Lacœuilhe"},
		"member":          {aJuryLetter(withVAE), "Claude Rouanet"},
		"long, candidate": {aConvocation(longPaper), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var inside []string
			for _, l := range read(t, c.sheet) {
				b := boxOf(aDrawer(t), l)
				if !l.slanted && b.right > window.left && b.left < window.right && b.top > window.bottom && b.bottom < window.top {
					inside = append(inside, plain(l.text))
				}
			}
			whole := strings.Join(inside, " ")
			if c.who == "" {
				c.who = "Madame " + strings.ReplaceAll(c.sheet.Holder.GivenNames+" "+c.sheet.Holder.UsageName, "- ", "-")
				whole = strings.ReplaceAll(whole, "- ", "-")
			}
			if whole != c.who {
				t.Errorf("in the window: %q, %q wanted", whole, c.who)
			}
		})
	}
}

func TestJuryLetter(t *testing.T) {
	const law = "aucune relation professionnelle ou personnelle avec le candidat, ni avoir accompagné le candidat dans sa démarche de validation des acquis"
	text := textOf(read(t, aJuryLetter()))
	checkSays(t, text, "Madame, Monsieur,", "Jour jeudi 8 juillet 2021 Heure 14 h Lieu CCI Cantal, salle du conseil Collège Employeurs",
		"Qualité Gérant, Rouanet Distribution", "6 candidats", "Déclaration relative aux conflits d’intérêts",
		"n’avoir ni formé ni accompagné aucun des candidats, et n’avoir de lien personnel ou professionnel", "Fait à le Signature")
	if strings.Contains(text, law) {
		t.Error("it cites the rule of the VAE")
	}
	checkSays(t, textOf(read(t, aJuryLetter(withVAE))), "Article D. 6412-6 du code du travail", law, "aujourd’hui ou par le passé")
	for seat, change := range map[string]func(*data.SheetLetter){
		"Collège Employeurs, en suppléance":       func(l *data.SheetLetter) { l.Member.Substitute = true },
		"Collège Employeurs, présidence du jury":  func(l *data.SheetLetter) { l.Member.President = true },
		"À examiner 1 candidat Merci":             func(l *data.SheetLetter) { l.Candidates = 1 },
		"Qualité Gérant, Rouanet Distribution Me": func(l *data.SheetLetter) { l.Candidates = 0 },
		"Jour jeudi 8 juillet 2021 Lieu":          func(l *data.SheetLetter) { l.At = "" },
	} {
		checkSays(t, textOf(read(t, aJuryLetter(func(s *data.Sheet) { change(s.Letter) }))), seat)
	}
}

func TestAttendanceSheet(t *testing.T) {
	text := textOf(read(t, anAttendanceSheet(presenceNoted)))
	checkSays(t, text, "Bloc Réaliser une démarche de prospection Épreuve Écrit", "Jour mardi 8 juin 2021 Heure 9 h, durée : 2 h",
		"Examinateur Paul Vidal", "LACŒUILHE Marie Élise 12/03/1998 9 h", "2 D’ŒUVRAY-NGUYỄN", "nom d’usage : O'Brien 01/12/1987 9 h absent",
		"excusée", "WEISS", "6 candidats attendus.")
	heads := map[int]int{}
	for _, l := range read(t, anAttendanceSheet(fortyCandidates)) {
		if plain(l.text) == "NOM de naissance, prénoms" {
			heads[l.page]++
		}
	}
	if diff := cmp.Diff(map[int]int{1: 1, 2: 1, 3: 1}, heads); diff != "" {
		t.Errorf("heads of the table by page (-want +got):\n%s", diff)
	}
}

// A row is at least 11 mm high, so that one can sign in it.
func TestRowsLeaveRoomToSign(t *testing.T) {
	for _, sheet := range []data.Sheet{anAttendanceSheet(), anAttendanceSheet(fortyCandidates)} {
		var last shown
		for _, l := range read(t, sheet) {
			if l.face != semiBold || l.x*mmPerPoint < workLeft || l.x*mmPerPoint > attendanceColumns[1] || strings.Trim(l.text, "0123456789") != "" {
				continue
			}
			if apart := (last.y - l.y) * mmPerPoint; last.page == l.page && apart < 11 {
				t.Errorf("number %s stands %.1f mm below the one before", l.text, apart)
			}
			last = l
		}
		if last.text == "" {
			t.Error("no number found")
		}
	}
}

func TestExaminerSheet(t *testing.T) {
	text := textOf(read(t, anExaminerSheet(3)))
	checkSays(t, text, "n° 7 – Marie Élise LACŒUILHE", "n° 3 – Gérer son portefeuille et la relation client",
		"Etude de cas individuelle portant sur : l’analyse quantitative d’un portefeuille clients ; l’analyse qualitative",
		"Notes échelle : 0 à 20, par 0,25 point", "Le candidat peut demander à lire ce commentaire.", "Examinateur Paul Vidal Date Signature")
	if n := strings.Count(text, "/ 20"); n != 3 {
		t.Errorf("%d marks asked for, 3 wanted", n)
	}
	for _, b := range theFiche().Blocs {
		text := textOf(read(t, anExaminerSheet(b.Number)))
		checkSays(t, text, b.Competences...)
	}
	text = textOf(read(t, anExaminerSheet(2, withoutMarks)))
	checkSays(t, text, "Avis acquis non acquis", "Examinateur Nom Date Signature")
	for _, words := range []string{"échelle", "/ 20", "Jour", "Heure", "Lieu"} {
		if strings.Contains(text, words) {
			t.Errorf("it says %q", words)
		}
	}
}

func TestPostedListHasNoName(t *testing.T) {
	sheet := aResultsList(fortyPosted, func(s *data.Sheet) { s.Candidate, s.Letter = 3, aJuryLetter().Letter })
	text := textOf(read(t, sheet))
	for _, name := range []string{"Marie", "Élise", "Lacœuilhe", "LACŒUILHE", "Jeanne", "Delmas", "Rouanet", "1998"} {
		if strings.Contains(text, name) {
			t.Errorf("it says %q", name)
		}
	}
	pdf, err := aDrawer(t).Draw(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"Title", "Subject", "Author"} {
		if strings.Contains(property(pdf, p), "Lac") {
			t.Errorf("property %s says %q", p, property(pdf, p))
		}
	}
	checkSays(t, text, "n° 1 acquis acquis acquis acquis acquise n° 2 acquis non acquis acquis reporté – n° 3 – – acquis – –",
		"n° 5 acquis acquis non acquis acquis non acquise", "résultats arrêtés par le jury du 8 juillet 2021",
		"Ces résultats sont ceux du jury. Chaque candidat reçoit son relevé de résultats.",
		"dont la délivrance appartient à CCI France - Réseau Negoventis")
	without := textOf(read(t, aResultsList(func(s *data.Sheet) {
		for i := range s.Posted {
			s.Posted[i].Certification = ""
		}
	})))
	if strings.Contains(without, "délivrance") {
		t.Error("it speaks of a certification that was not before the jury")
	}
}

func TestPaperProperties(t *testing.T) {
	for want, sheets := range map[string][]data.Sheet{
		"Convocation aux épreuves – Marie Élise Lacœuilhe":  {aConvocation()},
		"Convocation – Printemps 2021":                      {aConvocation(), aConvocation()},
		"Convocation au jury – Claude Rouanet":              {aJuryLetter()},
		"Feuille d’émargement – Écrit – mardi 8 juin 2021":  {anAttendanceSheet()},
		"Fiche d’examinateur – Marie Élise Lacœuilhe":       {anExaminerSheet(1)},
		"Liste de résultats – Printemps 2021":               {aResultsList()},
		"Fiche d’examinateur – Printemps 2021":              {anExaminerSheet(1), anExaminerSheet(2)},
		"Convocation aux épreuves – Ķārlis Văn d’Œuvray-Ng": {aConvocation(bornAbroad)},
	} {
		pdf, err := aDrawer(t).Draw(sheets...)
		if err != nil {
			t.Fatal(err)
		}
		if got := property(pdf, "Title"); !strings.HasPrefix(got, want) {
			t.Errorf("title %q, %q wanted", got, want)
		}
		if !bytes.Contains(pdf, []byte("/CreationDate (D:2021")) {
			t.Errorf("%s: the date of creation is not that of the sheet", want)
		}
	}
}

func TestPaperTerms(t *testing.T) {
	for want, got := range map[string]string{
		"mardi 8 juin 2021":      paperDate(day(2021, time.June, 8)),
		"dimanche 1er août 2021": paperDate(day(2021, time.August, 1)),
		"9 h":                    paperTime("09:00"),
		"14 h 05":                paperTime("14:05"),
		"vers midi":              paperTime("vers midi"),
		"45 min":                 paperDuration(45),
		"2 h":                    paperDuration(120),
		"1 h 30":                 paperDuration(90),
		"":                       paperDuration(0),
		"08/06/2021":             paperShortDate(day(2021, time.June, 8)),
		"D’ESTAING WEISS":        paperBirthName(data.SheetHolder{BirthName: "d’Estaing Weiß"}),
	} {
		if plain(got) != want {
			t.Errorf("%q, %q wanted", got, want)
		}
	}
}
