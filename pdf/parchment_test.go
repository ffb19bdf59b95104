package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

func TestParchmentCarriesTheEightMentions(t *testing.T) {
	text := textOf(read(t, aParchment()))
	for _, m := range []struct{ mention, words string }{
		{"1. registration", "enregistrée au répertoire national des certifications professionnelles sous le code RNCP27413 : " +
			"Arrêté du 30 août 2016 publié au Journal officiel du 7 septembre 2016, avec effet du 12 mai 2016 jusqu’au 7 septembre 2021."},
		{"2. certifier", "CCI France - Réseau Negoventis certifie que la titulaire a obtenu, par décision du jury du 8 juillet 2021, cette certification"},
		{"3. title, alone", "Certification professionnelle Attaché(e) commercial(e) niveau 5"},
		{"4. level, European", "niveau 5 du cadre national et du cadre européen des certifications (CEC)"},
		{"4. level, former", "ancien niveau III de la nomenclature de 1969"},
		{"5. NSF", "Code NSF : 312t – Négociation et vente"},
		{"6. holder", "Marie Élise Lacœuilhe née le 12 mars 1998 à Aurillac (15)"},
		{"7. delivery", "Délivré à Aurillac, le 15 juillet 2021"},
		{"8. signature", "Pour CCI France - Réseau Negoventis Directrice de la formation Jeanne Delmas Délégation n° 2021-09 du 4 mars 2021"},
		{"blocs", strings.Join(blocTitles, " ")},
		{"number", "Parchemin n° CANTAL-PA-2021-0001"},
	} {
		if !strings.Contains(text, m.words) {
			t.Errorf("mention %s: %q not found in\n%s", m.mention, m.words, text)
		}
	}
}

func TestParchmentSaysNothingElse(t *testing.T) {
	text := strings.ToLower(textOf(read(t, aParchment())))
	for _, words := range []string{"titre professionnel", "sous réserve", "france compétences", "cci cantal certifie", "pour cci cantal", "certificat de bloc", "bloc de niveau", "spécimen"} {
		if strings.Contains(text, words) {
			t.Errorf("it says %q", words)
		}
	}
	if n := strings.Count(text, "cci cantal"); n != 1 {
		t.Errorf("the centre appears %d times, once wanted", n)
	}
}

func TestParchmentFitsEveryName(t *testing.T) {
	for name, change := range map[string]func(*data.Sheet){
		"plain":                    func(*data.Sheet) {},
		"born abroad":              bornAbroad,
		"names of sixty":           sixty,
		"four names of sixty W":    fourTimesSixty,
		"example":                  example,
		"eight blocs, replacement": func(s *data.Sheet) { fourTimesSixty(s); eightRows(s); replacement(s) },
		"long signatory": func(s *data.Sheet) {
			s.Bloc = &data.SheetBloc{}
			everythingLong(s)
			s.Bloc = nil
		},
	} {
		t.Run(name, func(t *testing.T) { checkPlaces(t, aParchment(change), inFrame) })
	}
}

func TestParchmentNeedsEverything(t *testing.T) {
	for missing, change := range map[string]func(*data.Sheet){
		"il manque la décision du jury sur la certification complète": func(s *data.Sheet) { s.Pronounced = false },
		"il manque des blocs acquis":                                  func(s *data.Sheet) { s.Standing = heldBlocs(1, 2, 3) },
		"il manque l’état des blocs":                                  func(s *data.Sheet) { s.Standing = nil },
		"il manque la référence de la délégation de signature":        func(s *data.Sheet) { s.Signatory.Delegation = "" },
		"il manque la date du jury":                                   func(s *data.Sheet) { s.JuryOn = data.Date{} },
		"il manque le code NSF":                                       func(s *data.Sheet) { s.Certification.NSF = nil },
		"le caractère « 好 » (U+597D) dans l’intitulé du bloc n° 2":    func(s *data.Sheet) { s.Standing.Acquired[1].Title = "好" },
		"les blocs de compétences : le texte est trop long":           func(s *data.Sheet) { s.Standing.Acquired = make40(s.Standing.Acquired) },
		"l’intitulé de la certification : le texte est trop long":     func(s *data.Sheet) { s.Certification.Title = strings.Repeat("Attaché ", 90) },
	} {
		t.Run(missing, func(t *testing.T) { checkRefusal(t, aParchment(change), missing) })
	}
}
