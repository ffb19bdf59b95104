package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

func TestLettersSayWhatTheyMust(t *testing.T) {
	for name, c := range map[string]struct {
		sheet data.Sheet
		words []string
	}{
		"enrolment": {anEnrolment(), []string{
			"CCI Cantal atteste que Marie Élise Lacœuilhe née le 12 mars 1998 à Aurillac (15) est inscrite à la session « Printemps 2021 » pour la certification « Attaché(e) commercial(e) ».",
			"Épreuves du 17 mai 2021 au 28 mai 2021", "Voie d’accès Contrat de professionnalisation", "Formation du 14 septembre 2020 au 14 mai 2021",
			"n° 4 – Négocier et suivre une vente Portefeuille de preuves", "elle ne préjuge pas des décisions du jury", "Fait à Aurillac, le 6 avril 2021 Pour CCI Cantal"}},
		"enrolment for the certification alone": {anEnrolment(func(s *data.Sheet) { s.Results = nil }), []string{
			"L’inscription porte sur la certification complète, tous ses blocs de compétences étant déjà acquis."}},
		"partial": {aPartial(), []string{
			"À l’issue de la délibération du jury du 8 juillet 2021, 3 blocs de compétences sur 4 vous sont acquis",
			"n° 1 – Réaliser une démarche de prospection repris du registre, Registre des certificats 2018, page 12 14 juin 2018",
			"n° 4 – Négocier et suivre une vente 8 juillet 2021", "Blocs de compétences à acquérir n° 3 – Gérer son portefeuille et la relation client",
			"Un bloc acquis l’est sans limite de durée", "ni délivrance de la certification", "Pour CCI Cantal Directrice de la formation Jeanne Delmas"}},
		"partial, one bloc": {aPartial(oneBloc), []string{"1 bloc de compétences sur 4 vous est acquis"}},
		"VAE, partial": {aNotice(), []string{
			"Vous vous êtes présentée par la validation des acquis de l’expérience (VAE)", "la décision du jury du 8 juillet 2021 :",
			"Validation partielle : 2 blocs de compétences acquis sur les 4 présentés.", "n° 4 – Négocier et suivre une vente reporté",
			"Blocs de compétences à acquérir n° 1 – Réaliser une démarche de prospection n° 4", "dans les quinze jours de la session du jury", "article R. 6412-7"}},
		"VAE, pronounced": {aNotice(wholeVAE), []string{"Le jury a prononcé la certification complète.",
			"Blocs de compétences acquis auparavant Acquis le n° 1", "La délivrance de la certification appartient au certificateur, CCI France - Réseau Negoventis."}},
		"VAE, one bloc":          {aNotice(oneVAE), []string{"Le bloc de compétences présenté est acquis."}},
		"VAE, one bloc, not":     {aNotice(oneVAE, failed), []string{"Le bloc de compétences présenté n’est pas acquis."}},
		"VAE, none":              {aNotice(failed), []string{"Aucun des 4 blocs de compétences présentés n’est acquis."}},
		"VAE, whole put off":     {aNotice(wholeVAE, func(s *data.Sheet) { s.Whole, s.Pronounced = data.OutcomeDeferred, false }), []string{"Le jury a reporté sa décision sur la certification complète."}},
		"request to certifier":   {aRequest(), []string{"CCI France - Réseau NEGOVENTIS 46 Avenue de la grande Armée", "Le jury du 8 juillet 2021 (procès-verbal n° CANTAL-PV-2021-0002) a prononcé la certification complète", "Nom de naissance Lacœuilhe", "Madame, née le 12 mars 1998 à Aurillac (15)", "Numéro du parchemin", "Attestation de résultats du 9 juillet 2021 n° CANTAL-AR-2021-0012"}},
		"duplicate says so":      {aPartial(duplicate), []string{"Duplicata n° 1, délivré le 3 mars 2026", "CANTAL-LP-2021-0001-D1"}},
		"replacement says so":    {anEnrolment(replacement), []string{"Annule et remplace le document n° CANTAL-AR-2021-0001"}},
		"request, no address":    {aRequest(func(s *data.Sheet) { s.Request.Address = nil }), []string{"CCI France - Réseau Negoventis Référence"}},
		"enrolment, no training": {anEnrolment(func(s *data.Sheet) { s.Enrolment.TrainingTo = data.Date{} }), []string{"Formation depuis le 14 septembre 2020"}},
	} {
		t.Run(name, func(t *testing.T) {
			text := textOf(read(t, c.sheet))
			for _, words := range c.words {
				if !strings.Contains(text, words) {
					t.Errorf("%q not found in\n%s", words, text)
				}
			}
			for _, words := range []string{"titre professionnel", "France compétences", "recours", "CCI Cantal certifie"} {
				if strings.Contains(text, words) {
					t.Errorf("it says %q", words)
				}
			}
		})
	}
}

// failed is who acquired nothing.
func failed(s *data.Sheet) {
	s.Standing, s.Acquired = heldBlocs(), 0
	for i := range s.Results {
		s.Results[i].Outcome = data.OutcomeNotAcquired
	}
}

func TestLettersFit(t *testing.T) {
	for name, sheet := range letterSamples() {
		if sheet.Kind != data.KindParchment {
			t.Run(name, func(t *testing.T) { checkPlaces(t, sheet, inMargins) })
		}
	}
	for name, sheet := range longLetterSamples() {
		if sheet.Kind != data.KindParchment {
			t.Run(name, func(t *testing.T) { checkPlaces(t, sheet, inMargins) })
		}
	}
}

func TestLettersOfFourBlocsTakeOnePage(t *testing.T) {
	for name, sheet := range letterSamples() {
		lines := read(t, sheet)
		if last := lines[len(lines)-1]; last.page != 1 {
			t.Errorf("%s takes %d pages", name, last.page)
		}
		for _, l := range lines {
			if l.size < 6.5 {
				t.Errorf("%s: %q is set in %v points", name, l.text, l.size)
			}
		}
	}
}

func TestLettersNeedTheirFacts(t *testing.T) {
	for words, sheet := range map[string]data.Sheet{
		"« Attestation d’inscription » ne peut pas être imprimé : il manque l’inscription": anEnrolment(func(s *data.Sheet) { s.Enrolment = nil }),
		"il manque le premier jour de la session":                                          anEnrolment(func(s *data.Sheet) { s.Enrolment.From = data.Date{} }),
		"il manque la voie d’accès":                                                        anEnrolment(func(s *data.Sheet) { s.Enrolment.Route = "" }),
		"la validation n’est pas partielle":                                                aPartial(func(s *data.Sheet) { s.Standing = heldBlocs(1, 2, 3, 4) }),
		"il manque la date d’acquisition du bloc n° 2":                                     aPartial(func(s *data.Sheet) { s.Standing.Acquired[1].On = data.Date{} }),
		"il manque la date du jury":                                                        aPartial(func(s *data.Sheet) { s.JuryOn = data.Date{} }),
		"il manque la décision du jury pour le bloc n° 1":                                  aNotice(func(s *data.Sheet) { s.Results[0].Outcome = "" }),
		"il manque la décision du jury":                                                    aNotice(func(s *data.Sheet) { s.Results = nil }),
		"il manque le procès-verbal":                                                       aRequest(func(s *data.Sheet) { s.Request.Enclosed = nil }),
		"il manque la décision du jury sur la certification complète":                      aRequest(func(s *data.Sheet) { s.Pronounced = false }),
		"le caractère « 好 » (U+597D) dans l’adresse du certificateur":                      aRequest(func(s *data.Sheet) { s.Request.Address = []string{"好"} }),
	} {
		t.Run(words, func(t *testing.T) { checkRefusal(t, sheet, words) })
	}
}

func TestDrawingALetterLeavesTheSheetAlone(t *testing.T) {
	sheet := aRequest(func(s *data.Sheet) {
		s.Standing.Acquired[0].Title = "Ne\u0301gocier"
		s.Request.Address = []string{"Re\u0301seau"}
		s.Enrolment.Route = "E\u0301le\u0300ve"
	})
	if _, err := aDrawer(t).Draw(sheet); err != nil {
		t.Fatal(err)
	}
	if sheet.Standing.Acquired[0].Title != "Ne\u0301gocier" || sheet.Request.Address[0] != "Re\u0301seau" || sheet.Enrolment.Route != "E\u0301le\u0300ve" {
		t.Error("the sheet's texts changed")
	}
}
