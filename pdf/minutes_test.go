package pdf

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"certibloc/data"
)

// inMinutes is what minutes may cover.
var inMinutes = box{left: marginLeft, right: marginRight, bottom: 6.5, top: 284}

func TestMinutesSayWhatTheJuryDecided(t *testing.T) {
	text := textOf(read(t, theMinutes()))
	for _, words := range []string{
		"Procès-verbal de délibération du jury Procès-verbal n° CANTAL-PV-2021-0001",
		"Procès-verbal établi par CCI Cantal, qui organise la session. Le certificateur est CCI France - Réseau Negoventis.",
		"Session Printemps 2021 (code 2021-PRINTEMPS) Évaluations du 14 juin 2021 au 25 juin 2021 Délibération le 8 juillet 2021, de 14 h 05 à 16 h 30",
		"Composition demandée par la fiche n° 27413 Un président (Personnalité qualifiée du monde économique)",
		"Hélène Vidal Directrice générale, Fromageries du Cantal Président membre extérieur reçue le 28 juin 2021 présente",
		"Salomé Œuvrard Attachée commerciale Salariés membre extérieur non reçue non notée",
		"Présence de Salomé Œuvrard non notée. Motif : feuille de présence signée, jointe au dossier.",
		"Jean-Baptiste Cayrol et Marie Lacœuilhe : a formé la candidate. Retrait pour ce candidat.",
		"Antoine Roumégous et Théo Puech : même commune de résidence. Pas de retrait.",
		"la voix du président du jury est prépondérante en cas de partage des voix (code du travail, article D6412-6)",
		"4 candidats : 1 certification complète prononcée, 2 validations partielles, 1 candidat sans bloc acquis.",
		"1 Marie Élise Lacœuilhe née le 12 mars 1998 ; voie d’accès : Contrat d’apprentissage ; parcours : En formation initiale (Primo-apprenant)",
		"Proposition : non acquis. Motif du jury : la partie quantitative est compensée",
		"né le 1er décembre 1987, nom d’usage : O'Brien ; voie d’accès : Parcours de formation continue",
		"1 Réaliser une démarche de prospection décision du jury, 9 juillet 2020 antérieur",
		"2 Organiser son activité commerciale équivalence, décision du 4 juillet 2019 antérieur",
		"Certification complète Motif du jury : le bloc n° 3 n’est pas acquis. non prononcée",
		"Motif du jury : Une pièce du dossier de validation est attendue.",
		"un exercice d’évacuation ; le temps a été rendu au candidat n° 2.",
		"Fait à Aurillac, le 8 juillet 2021. Hélène Vidal Présidence du jury Antoine Roumégous Employeurs Salomé Œuvrard Salariés",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
	if n := strings.Count(text, "Proposition :"); n != 1 {
		t.Errorf("%d proposals are recalled, 1 wanted", n)
	}
	if _, signed, _ := strings.Cut(text, "Fait à"); strings.Contains(signed, "Lescure") {
		t.Error("a member who was excused has a box to sign in")
	}
}

func TestFinalLine(t *testing.T) {
	bloc := func(number int, o data.Outcome) data.SheetResult { return data.SheetResult{Number: number, Outcome: o} }
	const yes, no, absent, deferred = data.OutcomeAcquired, data.OutcomeNotAcquired, data.OutcomeAbsent, data.OutcomeDeferred
	for want, c := range map[string]data.SheetCase{
		"Certification complète prononcée":                                          {Results: []data.SheetResult{bloc(1, yes), bloc(2, yes)}, Certification: yes},
		"Tous les blocs sont acquis":                                                {Results: []data.SheetResult{bloc(1, yes), bloc(2, yes)}},
		"Validation partielle : 1 bloc acquis sur 2":                                {Results: []data.SheetResult{bloc(1, yes), bloc(2, no)}, Certification: no},
		"Validation partielle : 1 bloc acquis sur 2, dont 1 antérieurement":         {Results: []data.SheetResult{bloc(1, no)}, Earlier: []data.SheetEarlier{{Number: 2}}},
		"Aucun bloc acquis":                                                         {Results: []data.SheetResult{bloc(1, no), bloc(2, absent)}},
		"Aucun bloc acquis : non présenté":                                          {Results: []data.SheetResult{bloc(1, absent), bloc(2, absent)}},
		"Aucun bloc acquis, décision reportée pour 2 blocs":                         {Results: []data.SheetResult{bloc(1, deferred), bloc(2, deferred)}},
		"Validation partielle : 1 bloc acquis sur 2, décision reportée pour 1 bloc": {Results: []data.SheetResult{bloc(1, yes), bloc(2, deferred)}},
	} {
		if got := plain(tallyOf(c, 2).final(aDrawer(t).words)); got != want {
			t.Errorf("%q, %q wanted", got, want)
		}
	}
}

func TestCorrectedMinutesCiteTheFirst(t *testing.T) {
	lines := read(t, theMinutes(corrected))
	text := textOf(lines)
	for _, words := range []string{
		"Procès-verbal rectificatif de délibération du jury Procès-verbal n° CANTAL-PV-2021-0002",
		"Le présent procès-verbal rectifie le procès-verbal n° CANTAL-PV-2021-0001 du 8 juillet 2021, qui reste conservé.",
		"Marie Élise Lacœuilhe Gérer son portefeuille et la relation client : décision « non acquis » rectifiée en « acquis », le 1er septembre 2021. " +
			"Motif : une note avait été reportée sur la copie d’une autre personne.",
		"Les rectifications du procès-verbal du 8 juillet 2021 y sont comprises.",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
	if strings.Index(text, plain(aDrawer(t).say(headingCorrections))) > strings.Index(text, "Enregistrement") {
		t.Error("the corrections do not stand up front")
	}
}

func TestJuryElsewhereHasNoMembers(t *testing.T) {
	text := textOf(read(t, theMinutes(elsewhere)))
	for _, words := range []string{
		"Jury tenu par la CCI du Puy-de-Dôme Procès-verbal reçu CLERMONT-PV-2021-0007 du 8 juillet 2021",
		"Aucun membre n’est inscrit au jury de ce centre : la délibération a été tenue par la CCI du Puy-de-Dôme. Les décisions sont reprises du procès-verbal reçu.",
		"Décisions du jury reprises par CCI Cantal. Jeanne Delmas Directrice de la formation, pour CCI Cantal",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
	for _, wrong := range []string{plain(aDrawer(t).say(headingAloud)), plain(aDrawer(t).say(noTies)), plain(aDrawer(t).say(columnPresence))} {
		if strings.Contains(text, wrong) {
			t.Errorf("it says %q", wrong)
		}
	}
}

func TestMinutesOfManyCandidates(t *testing.T) {
	sheet := theMinutes(candidates(60))
	lines := read(t, sheet)
	text, last := textOf(lines), lines[len(lines)-1].page
	for _, c := range sheet.Minutes.Cases {
		if !strings.Contains(text, fmt.Sprintf("%d %s né", c.Number, holderName(c.Holder))) {
			t.Errorf("%s is not found behind the number %d", holderName(c.Holder), c.Number)
		}
	}
	for p := 1; p <= last; p++ {
		if foot := fmt.Sprintf("page %d/%d", p, last); !strings.Contains(text, foot) {
			t.Errorf("%q not found", foot)
		}
	}
	hash := sheet.Minutes.Hash
	if n := strings.Count(text, hash[:hashShown]+"…"); n != last-1 {
		t.Errorf("the hash begins on %d pages, %d wanted", n, last-1)
	}
	if n := strings.Count(text, hash); n != 1 {
		t.Errorf("the whole hash stands %d times", n)
	}
	checkUnsplit(t, sheet, lines)
}

// checkUnsplit asserts that each candidate ends on the page where she or he begins, and that no title ends a page.
func checkUnsplit(t *testing.T, sheet data.Sheet, lines []shown) {
	t.Helper()
	names := map[string]bool{}
	for _, c := range sheet.Minutes.Cases {
		names[holderName(c.Holder)] = true
	}
	final := regexp.MustCompile(`^(Certification complète prononcée|Tous les blocs|Validation partielle|Aucun bloc acquis)`)
	began, open := 0, ""
	for i, l := range lines {
		text := plain(l.text)
		switch {
		case names[text]:
			began, open = l.page, text
		case l.face == semiBold && final.MatchString(text):
			if l.page != began {
				t.Errorf("%s begins on page %d and ends on page %d", open, began, l.page)
			}
			open = ""
		case i > 0 && strings.HasPrefix(text, "Procès-verbal n°") && (lines[i-1].size == 13 || open != ""):
			t.Errorf("page %d ends with %q", l.page, lines[i-1].text)
		}
	}
}

func TestMinutesFit(t *testing.T) {
	for name, sheet := range map[string]data.Sheet{
		"plain":                     theMinutes(),
		"long names and reasons":    theMinutes(wordy),
		"corrected, example centre": theMinutes(corrected, example),
		"elsewhere":                 theMinutes(elsewhere),
		"eighteen candidates":       theMinutes(candidates(18)),
		"numbers of three digits":   theMinutes(func(s *data.Sheet) { s.Minutes.Cases[0].Number = 200 }),
		"a jury of twelve, corrected": theMinutes(corrected, func(s *data.Sheet) {
			s.Minutes.Members = append(append(theMembers(), theMembers()...), theMembers()...)
		}),
	} {
		t.Run(name, func(t *testing.T) { checkPlaces(t, sheet, inMinutes) })
	}
}

func TestCandidateTallerThanAPageGoesOnUnderTheName(t *testing.T) {
	text := textOf(read(t, theMinutes(func(s *data.Sheet) {
		c := &s.Minutes.Cases[0]
		c.Results = append(c.Results, append(cloneResults(c.Results), cloneResults(c.Results)...)...)
	})))
	if !strings.Contains(text, "Marie Élise Lacœuilhe (suite)") {
		t.Errorf("the name does not head the page where the decisions go on:\n%s", text)
	}
}

func TestAloudNamesWhoAcquiredWhat(t *testing.T) {
	_, text, _ := strings.Cut(textOf(read(t, theMinutes())), plain(aDrawer(t).say(headingAloud)))
	for _, words := range []string{
		"Il a examiné les résultats de 4 candidats à la certification « Attaché(e) commercial(e) ».",
		"n° 2, Organiser son activité commerciale",
		"Acquiert les 4 blocs : Marie Lacœuilhe.", "Acquiert le bloc n° 1 : Aïcha Benkirane.", "Acquiert le bloc n° 4 : Ķārlis O'Brien.",
		"Pour un candidat, aucun bloc n’est acquis à cette session.",
		"Le jury prononce la certification complète pour Marie Lacœuilhe. La délivrance de la certification appartient au certificateur, " +
			"CCI France - Réseau Negoventis.",
		"Ces décisions sont celles du jury.",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
	if strings.Contains(text, "Puech") {
		t.Error("someone who acquires nothing is named")
	}
}

func TestAloudStaysWithinHalfAPage(t *testing.T) {
	for n, named := range map[int]bool{6: true, 60: true, 200: false} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			lines := read(t, theMinutes(candidates(n)))
			last := lines[len(lines)-1].page
			var text []string
			for _, l := range lines {
				if l.page != last {
					continue
				}
				text = append(text, plain(l.text))
				if y := 297 - l.y*mmPerPoint; y > nextTop+10+aloudHeight && y < minutesFoot {
					t.Errorf("%q stands %.0f mm from the top", l.text, y)
				}
			}
			whole := strings.Join(text, " ")
			if got := strings.Contains(whole, "Lacœuilhe-Aa"); got != named {
				t.Errorf("named: %t, %t wanted, in\n%s", got, named, whole)
			}
		})
	}
}

func TestNamesThatSoundAlikeAreNumbered(t *testing.T) {
	cases := theCases()
	cases[3].Holder = cases[0].Holder
	got := aDrawer(t).spokenNames(cases)
	if plain(got[0]) != "Marie Lacœuilhe (n° 1)" || plain(got[3]) != "Marie Lacœuilhe (n° 4)" || plain(got[2]) != "Aïcha Benkirane" {
		t.Errorf("%q", got)
	}
}

func TestDeliberationText(t *testing.T) {
	on := day(2021, time.July, 8)
	for _, c := range []struct{ began, ended, want string }{
		{"", "", "le 8 juillet 2021"},
		{"9:00", "", "le 8 juillet 2021, à partir de 9 h"},
		{"14:05", "16:30", "le 8 juillet 2021, de 14 h 05 à 16 h 30"},
		{"matin", "midi", "le 8 juillet 2021, de matin à midi"},
	} {
		if got := plain(aDrawer(t).deliberationText(on, c.began, c.ended)); got != c.want {
			t.Errorf("%q, %q wanted", got, c.want)
		}
	}
}

func TestMinutesRefusals(t *testing.T) {
	for words, change := range map[string]func(*data.Sheet){
		"il manque le contenu du procès-verbal":                                               func(s *data.Sheet) { s.Minutes = nil },
		"il manque les candidats":                                                             func(s *data.Sheet) { s.Minutes.Cases = nil },
		"il manque l’empreinte du contenu":                                                    func(s *data.Sheet) { s.Minutes.Hash = "3f1c" },
		"il manque le nombre de blocs":                                                        func(s *data.Sheet) { s.Blocs = 0 },
		"il manque la décision du jury pour le bloc n° 2 du candidat n° 1":                    func(s *data.Sheet) { s.Minutes.Cases[0].Results[1].Outcome = data.OutcomeNone },
		"il manque une décision du candidat n° 4":                                             func(s *data.Sheet) { s.Minutes.Cases[3].Results = nil },
		"il manque la date de naissance du candidat n° 3":                                     func(s *data.Sheet) { s.Minutes.Cases[2].Holder.BirthDate = data.Date{} },
		"il manque le sexe du candidat n° 3":                                                  func(s *data.Sheet) { s.Minutes.Cases[2].Holder.Sex = "" },
		"il manque le numéro de Théo Puech":                                                   func(s *data.Sheet) { s.Minutes.Cases[3].Number = 0 },
		"il manque le nom du membre n° 2 du jury":                                             func(s *data.Sheet) { s.Minutes.Members[1].Name = " " },
		"le caractère « 好 » (U+597D) dans le nom de naissance du candidat n° 2":               func(s *data.Sheet) { s.Minutes.Cases[1].Holder.BirthName = "好" },
		"le caractère « 好 » (U+597D) dans le motif du jury sur le bloc n° 3 du candidat n° 1": func(s *data.Sheet) { s.Minutes.Cases[0].Results[2].Reason = "好" },
		"le caractère « 好 » (U+597D) dans un incident":                                        func(s *data.Sheet) { s.Minutes.Incidents[0] = "好" },
		"le nom d’un membre du jury : le texte est trop long pour sa place":                   func(s *data.Sheet) { s.Minutes.Members[0].Name = strings.Repeat("W", 80) },
		"un texte du procès-verbal : il ne tient pas sur une page":                            func(s *data.Sheet) { s.Minutes.Cases[0].Results[2].Reason = strings.Repeat("au vu de l’oral ", 800) },
	} {
		t.Run(words, func(t *testing.T) { checkRefusal(t, theMinutes(change), words) })
	}
	t.Run("a correction without a date", func(t *testing.T) {
		sheet := theMinutes(corrected, func(s *data.Sheet) {
			s.Minutes.Corrections[1].On, s.Minutes.Corrections[1].Now = data.Date{}, data.OutcomeNone
		})
		checkRefusal(t, sheet, "il manque la date de la rectification n° 2", "il manque une décision de la rectification n° 2")
	})
}

func TestDrawingMinutesLeavesThemAlone(t *testing.T) {
	sheet := theMinutes()
	before := sheet.Minutes.Incidents[0]
	if _, err := aDrawer(t).Draw(sheet); err != nil {
		t.Fatal(err)
	}
	if got := sheet.Minutes.Incidents[0]; got != before || !strings.Contains(got, "\n") {
		t.Errorf("the sheet's text became %q", got)
	}
}

func TestAssessedText(t *testing.T) {
	from, to, none := day(2021, time.June, 14), day(2021, time.June, 25), data.Date{}
	for _, c := range []struct {
		from, to data.Date
		want     string
	}{
		{none, none, ""},
		{from, to, "du 14 juin 2021 au 25 juin 2021"},
		{from, from, "le 14 juin 2021"},
		{from, none, "le 14 juin 2021"},
		{none, to, "le 25 juin 2021"},
	} {
		if got := plain(aDrawer(t).assessedText(c.from, c.to)); got != c.want {
			t.Errorf("%q, %q wanted", got, c.want)
		}
	}
}

func TestReasonOfTheJury(t *testing.T) {
	const yes, no = data.OutcomeAcquired, data.OutcomeNotAcquired
	for _, c := range []struct {
		result data.SheetResult
		want   string
	}{
		{data.SheetResult{Proposed: yes, Outcome: yes}, ""},
		{data.SheetResult{Outcome: yes}, ""},
		{data.SheetResult{Proposed: no, Outcome: yes}, "Proposition : non acquis."},
		{data.SheetResult{Proposed: no, Outcome: yes, Reason: "l’oral emporte"}, "Proposition : non acquis. Motif du jury : l’oral emporte."},
		{data.SheetResult{Proposed: yes, Outcome: yes, Reason: "Unanime !"}, "Motif du jury : Unanime !"},
	} {
		if got := plain(aDrawer(t).caseReason(c.result)); got != c.want {
			t.Errorf("%q, %q wanted", got, c.want)
		}
	}
}

func TestMinutesWithLittleKnown(t *testing.T) {
	text := textOf(read(t, theMinutes(corrected, elsewhere, func(s *data.Sheet) {
		m := s.Minutes
		s.Signatory = data.Signatory{}
		m.Held, m.Reference, m.Code, m.Began, m.Ended, m.CorrectsOn, m.Corrections = "", "", "", "", "", data.Date{}, nil
		m.AssessedFrom, m.AssessedTo = data.Date{}, data.Date{}
		m.Cases = m.Cases[:1]
		m.Cases[0].Track = ""
	})))
	for _, words := range []string{
		"rectifie le procès-verbal n° CANTAL-PV-2021-0001, qui reste conservé", "Aucune décision n’est modifiée.",
		"Session Printemps 2021 Délibération le 8 juillet 2021 Jury", "Aucun membre n’est inscrit au jury de ce centre.",
		"1 candidat : 1 certification complète prononcée.", "voie d’accès : Contrat d’apprentissage 1 Réaliser", "Aucun incident n’est noté.",
		"Pour CCI Cantal Nom, qualité et signature",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
}
