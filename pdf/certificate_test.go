package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

// inFrame is the inside of the certificate's inner frame.
var inFrame = box{left: 18, right: 279, bottom: 15, top: 195}

func TestCertificateCarriesTheEightMentions(t *testing.T) {
	text := textOf(read(t, aCertificate()))
	for _, m := range []struct{ mention, words string }{
		{"1. registration", "enregistrée au répertoire national des certifications professionnelles sous le code RNCP27413 : " +
			"Arrêté du 30 août 2016 publié au Journal officiel du 7 septembre 2016, avec effet du 12 mai 2016 jusqu’au 7 septembre 2021."},
		{"2. certifier", "CCI France - Réseau Negoventis certifie que la titulaire a acquis, par décision du jury du 8 juillet 2021"},
		{"3. title of the certification", "de la certification « Attaché(e) commercial(e) »"},
		{"4. level, European", "Certification de niveau 5 du cadre national et du cadre européen des certifications (CEC)"},
		{"4. level, former", "ancien niveau III de la nomenclature de 1969"},
		{"5. NSF", "Code NSF : 312t – Négociation et vente"},
		{"6. holder", "Marie Élise Lacœuilhe"},
		{"6. birth", "née le 12 mars 1998 à Aurillac (15)"},
		{"7. delivery", "Délivré à Aurillac, le 15 juillet 2021"},
		{"8. signature", "Pour CCI France - Réseau Negoventis Directrice de la formation Jeanne Delmas Délégation n° 2021-04 du 4 janvier 2021"},
		{"bloc", "Bloc de compétences n° 1 de la fiche n° 27413 Réaliser une démarche de prospection"},
		{"not the certification", "Ce certificat atteste l’acquisition d’un bloc de compétences ; il ne vaut pas délivrance de la certification."},
		{"no limit of time", "validité illimitée"},
		{"number", "Certificat n° CANTAL-CB-2021-0001"},
		{"organiser", "Évaluations organisées par CCI Cantal"},
	} {
		if !strings.Contains(text, m.words) {
			t.Errorf("mention %s: %q not found in\n%s", m.mention, m.words, text)
		}
	}
	for _, competence := range competences[1] {
		if !strings.Contains(text, competence) {
			t.Errorf("competence %q not found", competence)
		}
	}
}

func TestCertificateSaysNothingElse(t *testing.T) {
	text := strings.ToLower(textOf(read(t, aCertificate())))
	for _, words := range []string{"titre professionnel", "sous réserve", "france compétences", "cci cantal certifie", "pour cci cantal", "bloc de niveau", "spécimen"} {
		if strings.Contains(text, words) {
			t.Errorf("it says %q", words)
		}
	}
	if all, ofCertification := strings.Count(text, "niveau 5"), strings.Count(text, "certification de niveau 5"); all != ofCertification {
		t.Errorf("%d levels, %d of them the certification's", all, ofCertification)
	}
	if n := strings.Count(text, "cci cantal"); n != 1 {
		t.Errorf("the centre appears %d times, once wanted", n)
	}
}

func TestCertificateFitsEveryName(t *testing.T) {
	for name, change := range map[string]func(*data.Sheet){
		"plain":       func(*data.Sheet) {},
		"born abroad": bornAbroad,
		"long name":   longName,
		"long bloc":   longBloc,
		"example":     example,
		"letters that few fonts have": func(s *data.Sheet) {
			s.Holder.GivenNames, s.Holder.BirthName = "François-Gaël Ķārlis Œdipe", "de L’Hôpital d'Estaing y Nguyễn-Łukasiewicz"
		},
		"four names of sixty W":                        func(s *data.Sheet) { fourTimesSixty(s); longBloc(s) },
		"long titles, three NSF codes, long signatory": everythingLong,
		"all of it, example":                           func(s *data.Sheet) { fourTimesSixty(s); everythingLong(s); example(s) },
	} {
		t.Run(name, func(t *testing.T) { checkPlaces(t, aCertificate(change), inFrame) })
	}
}

func TestCertificateRefusesWhatDoesNotFit(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*data.Sheet)
		where  string
	}{
		"a title as long as a page": {func(s *data.Sheet) { s.Bloc.Title = strings.Repeat("négocier ", 80) }, "l’intitulé du bloc"},
		"a word wider than a page":  {func(s *data.Sheet) { s.Holder.BirthName = strings.Repeat("W", 200) }, "le nom du titulaire"},
		"competences without end":   {func(s *data.Sheet) { s.Bloc.Competences = make40(competences[1]) }, "les compétences du bloc"},
		"a hundred NSF codes":       {func(s *data.Sheet) { s.Certification.NSF = make40(s.Certification.NSF) }, "les mentions légales"},
	} {
		t.Run(name, func(t *testing.T) { checkRefusal(t, aCertificate(c.change), c.where, "trop long") })
	}
}

// make40 repeats a list forty times.
func make40[T any](list []T) []T {
	var all []T
	for range 40 {
		all = append(all, list...)
	}
	return all
}

func TestCertificateNeedsEverything(t *testing.T) {
	for missing, change := range map[string]func(*data.Sheet){
		"le nom du signataire":                       func(s *data.Sheet) { s.Signatory.Name = " " },
		"la qualité du signataire":                   func(s *data.Sheet) { s.Signatory.Capacity = "" },
		"la référence de la délégation de signature": func(s *data.Sheet) { s.Signatory.Delegation = "" },
		"le bloc":                 func(s *data.Sheet) { s.Bloc = nil },
		"le numéro du bloc":       func(s *data.Sheet) { s.Bloc.Number = 0 },
		"l’intitulé du bloc":      func(s *data.Sheet) { s.Bloc.Title = "" },
		"les compétences du bloc": func(s *data.Sheet) { s.Bloc.Competences = nil },
		"le nom du certificateur": func(s *data.Sheet) { s.Certification.Certifier = "" },
		"l’arrêté ou la décision d’enregistrement": func(s *data.Sheet) { s.Certification.Decree = "" },
		"le niveau européen":                       func(s *data.Sheet) { s.Certification.LevelEurope = 0 },
		"le code NSF":                              func(s *data.Sheet) { s.Certification.NSF = nil },
		"la date de délivrance":                    func(s *data.Sheet) { s.Delivered = data.Date{} },
		"la date du jury":                          func(s *data.Sheet) { s.JuryOn = data.Date{} },
		"la date d’effet de l’enregistrement":      func(s *data.Sheet) { s.Certification.From = data.Date{} },
		"le lieu de délivrance":                    func(s *data.Sheet) { s.Place = "" },
		"le lieu de naissance":                     func(s *data.Sheet) { s.Holder.BirthPlace = "" },
		"le sexe":                                  func(s *data.Sheet) { s.Holder.Sex = "" },
	} {
		t.Run(missing, func(t *testing.T) { checkRefusal(t, aCertificate(change), "il manque "+missing) })
	}
}

// checkRefusal asserts that a sheet is refused to the user, in a sentence that has all of these words.
func checkRefusal(t *testing.T, sheet data.Sheet, words ...string) {
	t.Helper()
	pdf, err := aDrawer(t).Draw(sheet)
	if !data.IsRefusal(err) {
		t.Fatalf("error %v with %d bytes, a refusal wanted", err, len(pdf))
	}
	if pdf != nil {
		t.Error("something was drawn")
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}
