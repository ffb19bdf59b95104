package rncp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	saysFile      = "Epreuve écrite individuelle portant sur la préparation d’un dossier de prospection"
	saysInterview = "Oral portant sur la réalisation d’un entretien de prospection"
	saysWritten   = "Epreuve individuelle écrite portant sur l’organisation commerciale"
	saysCase      = "Etude de cas individuelle portant sur :" +
		" - L’analyse quantitative d’un portefeuille clients" +
		" - L’analyse qualitative d’un portefeuille clients" +
		" - La définition des actions à conduire pour son développement"
	saysOffer = "Dossier écrit individuel portant sur la préparation de la conduite d’entretien de négociation : " +
		"analyse des besoins d’un client/prospect et choix des prestations à lui vendre"
	saysOral      = "Epreuve orale de négociation"
	saysWorkplace = "Validation du bloc professionnel"
	saysPortfolio = "Réalisation d’un portefeuille de preuves en relation avec le bloc 3 à 6 mois après le parcours formatif " +
		"et une immersion professionnelle de cette durée"
)

// says writes what a modality offers as the register does, with its « Ou », and the keys beside.
func says(m Modality) (text string, keys []string) {
	var ways []string
	for _, w := range m.Ways {
		var lines []string
		for _, a := range w.Assessments {
			line := a.Text
			keys = append(keys, string(w.Key)+"/"+a.Key+"/"+string(a.Kind))
			for _, p := range a.Parts {
				line += " - " + p.Text
				keys = append(keys, a.Key+"/"+p.Key)
			}
			lines = append(lines, line)
		}
		ways = append(ways, strings.Join(lines, " | "))
	}
	return strings.Join(ways, " Ou "), keys
}

// « Modalités d’évaluation », bloc by bloc and modality by modality.
func TestWhatEachModalityOffers(t *testing.T) {
	const (
		exam      = "epreuves/"
		workplace = exam + "bloc-professionnel/bloc-professionnel"
		portfolio = "portefeuille/portefeuille/portefeuille"
	)
	caseStudy := []string{exam + "etude-de-cas/etude-de-cas", "etude-de-cas/quantitative", "etude-de-cas/qualitative", "etude-de-cas/actions"}
	for _, c := range []struct {
		bloc  BlocKey
		exams string
		keys  []string
	}{
		{"prospection", saysFile + " | " + saysInterview, []string{exam + "ecrit/ecrit", exam + "oral/oral"}},
		{"organisation", saysWritten, []string{exam + "ecrit/ecrit"}},
		{"portefeuille", saysCase, caseStudy},
		{"negociation", saysOffer + " | " + saysOral, []string{exam + "dossier-ecrit/dossier-ecrit", exam + "oral/oral"}},
	} {
		t.Run(string(c.bloc), func(t *testing.T) {
			b, ok := carried(t).Bloc(c.bloc)
			if !ok || len(b.Tracks) != 2 {
				t.Fatalf("found %v, with %d modalities; the fiche names two", ok, len(b.Tracks))
			}
			initial, continuing := b.Tracks[0], b.Tracks[1]
			if initial.Track != TrackInitial || initial.Label != "En formation initiale (Primo-apprenant)" {
				t.Errorf("the first modality is %s, %q", initial.Track, initial.Label)
			}
			if continuing.Track != TrackContinuing || continuing.Label != "En formation continue (Salarié)" {
				t.Errorf("the second modality is %s, %q", continuing.Track, continuing.Label)
			}
			text, keys := says(initial)
			if diff := cmp.Diff(c.exams+" | "+saysWorkplace, text) + cmp.Diff(append(c.keys[:len(c.keys):len(c.keys)], workplace), keys); diff != "" {
				t.Error(diff)
			}
			text, keys = says(continuing)
			if diff := cmp.Diff(c.exams+" Ou "+saysPortfolio, text) + cmp.Diff(append(c.keys[:len(c.keys):len(c.keys)], portfolio), keys); diff != "" {
				t.Error(diff)
			}
		})
	}
}
