package pdf

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"certibloc/data"
)

// theMembers are a jury as the fiche asks for.
func theMembers() []data.SheetMember {
	return []data.SheetMember{
		{Name: "Hélène Vidal", College: "Président", Quality: "Directrice générale, Fromageries du Cantal", Presence: "présente", President: true, External: true,
			Declared: day(2021, time.June, 28)},
		{Name: "Antoine Roumégous", College: "Employeurs", Quality: "Chef des ventes, Garage de la Jordanne", Presence: "présent", External: true,
			Declared: day(2021, time.June, 30)},
		{Name: "Salomé Œuvrard", College: "Salariés", Quality: "Attachée commerciale", External: true},
		{Name: "Jean-Baptiste Cayrol", College: "Organisme de formation", Quality: "Responsable pédagogique, CCI Cantal", Presence: "présent", Substitute: true,
			Declared: day(2021, time.July, 1)},
		{Name: "Mireille Lescure", College: "Employeurs", Quality: "Gérante", Presence: "excusée", External: true, Declared: day(2021, time.July, 1)},
	}
}

// theCases are four people: one who acquires all, one who keeps blocs of before, one on the route of VAE, one absent.
func theCases() []data.SheetCase {
	results := anAttestation().Results
	for i := range results {
		results[i].Proposed = results[i].Outcome
	}
	all := cloneResults(results)
	all[2].Outcome = data.OutcomeAcquired
	all[2].Reason = "la partie quantitative est compensée par la qualité des actions proposées et par l’avis de l’entreprise"
	partial := cloneResults(results[2:])
	none := cloneResults(results)
	for i := range none {
		none[i].Outcome, none[i].Proposed = data.OutcomeAbsent, data.OutcomeAbsent
		none[i].Lines = []data.SheetLine{{Label: none[i].Lines[0].Label, Value: "absent"}}
	}
	vae := []data.SheetResult{
		{Number: 1, Title: "Réaliser une démarche de prospection", Way: "VAE", Outcome: data.OutcomeAcquired, Proposed: data.OutcomeAcquired,
			Lines: []data.SheetLine{{Label: "Entretien avec le jury", Value: "acquis"}}},
		{Number: 2, Title: "Organiser son activité commerciale", Way: "VAE", Outcome: data.OutcomeDeferred,
			Reason: "Une pièce du dossier de validation est attendue",
			Lines:  []data.SheetLine{{Label: "Entretien avec le jury", Value: "acquis"}}},
	}
	return []data.SheetCase{
		{Number: 1, Holder: base().Holder, Route: "Contrat d’apprentissage", Track: "En formation initiale (Primo-apprenant)", Results: all,
			Certification: data.OutcomeAcquired},
		{Number: 2, Holder: data.SheetHolder{Sex: data.Male, GivenNames: "Ķārlis Văn", BirthName: "d’Œuvray-Nguyễn", UsageName: "O'Brien",
			BirthDate: day(1987, time.December, 1), BirthPlace: "Liepāja (Lettonie)"}, Route: "Parcours de formation continue", Track: "En formation continue (Salarié)",
			Results: partial, Certification: data.OutcomeNotAcquired, CertificationReason: "le bloc n° 3 n’est pas acquis",
			Earlier: []data.SheetEarlier{
				{Number: 1, Title: "Réaliser une démarche de prospection", On: day(2020, time.July, 9), Ground: "décision du jury"},
				{Number: 2, Title: "Organiser son activité commerciale", On: day(2019, time.July, 4), Ground: "équivalence, décision du 4 juillet 2019"}}},
		{Number: 3, Holder: data.SheetHolder{Sex: data.Female, GivenNames: "Aïcha", BirthName: "Benkirane", BirthDate: day(1979, time.May, 1),
			BirthPlace: "Fès (Maroc)"}, Route: "Expérience, dispositif VAE", Track: "VAE", Results: vae},
		{Number: 4, Holder: data.SheetHolder{Sex: data.Male, GivenNames: "Théo", BirthName: "Puech", BirthDate: day(2000, time.February, 29),
			BirthPlace: "Mauriac (15)"}, Route: "Contrat de professionnalisation", Track: "En formation continue (Salarié)", Results: none},
	}
}

// theMinutes are minutes with nothing wrong, changed by the functions given.
func theMinutes(change ...func(*data.Sheet)) data.Sheet {
	s := base()
	s.Kind, s.Number, s.Holder = data.KindMinutes, "CANTAL-PV-2021-0001", data.SheetHolder{}
	s.Delivered = s.JuryOn
	s.Minutes = &data.SheetMinutes{
		Code: "2021-PRINTEMPS", AssessedFrom: day(2021, time.June, 14), AssessedTo: day(2021, time.June, 25),
		Place: "CCI Cantal, salle du conseil, Aurillac", Began: "14:05", Ended: "16:30",
		Asked: []string{"Un président (Personnalité qualifiée du monde économique)", "Un représentant des employeurs",
			"Un représentant des salariés", "Un représentant de l’organisme de formation"},
		Members: theMembers(),
		Composition: []string{"Le jury compte 4 membres présents ; la fiche en demande au moins 4.", "Chaque collège demandé est représenté.",
			"3 membres sur 4 sont extérieurs au centre."},
		SetAside: []data.SheetReason{{Point: "Présence de Salomé Œuvrard non notée", Reason: "feuille de présence signée, jointe au dossier"}},
		Ties: []data.SheetTie{{Member: "Jean-Baptiste Cayrol", Candidate: "Marie Lacœuilhe", Tie: "a formé la candidate", Recused: true},
			{Member: "Antoine Roumégous", Candidate: "Théo Puech", Tie: "même commune de résidence"}},
		Cases:       theCases(),
		Incidents:   []string{"L’entretien du 15 juin a été interrompu dix minutes par un exercice d’évacuation ;\nle temps a été rendu au candidat n° 2."},
		CastingVote: true,
		Hash:        "3f1c9a07e5d2b8460c7fa91e63d4820b5a7e1f9c2d6b480395ce71fa08b4d62e",
	}
	for _, f := range change {
		f(&s)
	}
	return s
}

func deliveredLater(s *data.Sheet) { s.Delivered = day(2021, time.July, 15) }

// corrected makes them minutes that correct the first.
func corrected(s *data.Sheet) {
	s.Number, s.Delivered = "CANTAL-PV-2021-0002", day(2021, time.September, 3)
	m := s.Minutes
	m.Corrects, m.CorrectsOn = "CANTAL-PV-2021-0001", day(2021, time.July, 8)
	m.Corrections = []data.SheetCorrection{
		{Candidate: "Marie Élise Lacœuilhe", Bloc: "Gérer son portefeuille et la relation client", Was: data.OutcomeNotAcquired, Now: data.OutcomeAcquired,
			On: day(2021, time.September, 1), Reason: "une note avait été reportée sur la copie d’une autre personne"},
		{Candidate: "Marie Élise Lacœuilhe", Bloc: "Certification complète", Was: data.OutcomeNotAcquired, Now: data.OutcomeAcquired,
			On: day(2021, time.September, 1), Reason: "tous les blocs sont acquis après la première rectification"},
	}
}

// elsewhere makes the jury another one's.
func elsewhere(s *data.Sheet) {
	m := s.Minutes
	m.Held, m.Reference = "la CCI du Puy-de-Dôme", "CLERMONT-PV-2021-0007 du 8 juillet 2021"
	m.Members, m.Ties, m.Composition, m.SetAside, m.Incidents, m.Place, m.CastingVote = nil, nil, nil, nil, nil, "", false
	s.Signatory = data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation"}
}

// candidates makes so many of them, none of the same name.
func candidates(n int) func(*data.Sheet) {
	return func(s *data.Sheet) {
		models := s.Minutes.Cases
		s.Minutes.Cases = nil
		for i := range n {
			c := models[i%len(models)]
			c.Number, c.Holder.BirthName = i+1, fmt.Sprintf("%s-%s", c.Holder.BirthName, ordinal(i))
			s.Minutes.Cases = append(s.Minutes.Cases, c)
		}
	}
}

// ordinal is a name for a number, of letters alone.
func ordinal(n int) string {
	return string([]rune{rune('A' + n/26), rune('a' + n%26)})
}

// wordy makes the names and reasons as long as they may be.
func wordy(s *data.Sheet) {
	m := s.Minutes
	w := strings.Repeat("W", 60)
	long := strings.Repeat("au vu de l’ensemble du dossier, de l’avis de l’entreprise et de l’oral, ", 6)
	m.Cases[0].Holder.GivenNames, m.Cases[0].Holder.BirthName, m.Cases[0].Holder.UsageName = w+" "+w+" "+w, w, w
	longName(s)
	m.Cases[1].Holder.GivenNames, m.Cases[1].Holder.BirthName = s.Holder.GivenNames, s.Holder.BirthName
	for i := range m.Cases[0].Results {
		m.Cases[0].Results[i].Outcome, m.Cases[0].Results[i].Reason = data.OutcomeDeferred, strings.Repeat(long, 2)
		m.Cases[0].Results[i].Title = strings.Repeat("concevoir et piloter ", 6)
	}
	m.Members = slices.Clone(m.Members)
	m.Members[0].Name = "Marie-Bernadette-Philippine de La Rochefoucauld-Montmorency-Châtillon d’Aubigné"
	m.Members[0].Quality = "Directrice générale adjointe chargée de la formation professionnelle et de l’apprentissage, " + s.Certification.Certifier
	m.Members[1].College = "Représentant des organisations professionnelles d’employeurs"
	m.Ties = []data.SheetTie{{Member: m.Members[0].Name, Candidate: "Marie " + w, Tie: long, Recused: true}}
	m.SetAside = []data.SheetReason{{Point: long, Reason: long}}
	m.Incidents = []string{strings.Repeat(long, 4), long}
	m.Place, m.Held, m.Reference = long, long, long
	s.Session, m.Code = strings.Repeat("Session ", 10), "ABCDEFGHIJKLMNOPQRSTUVWX"
	s.Centre.Name = "Chambre de commerce et d’industrie territoriale du Cantal et de la Haute-Auvergne"
}

// aTranscript is a transcript with nothing wrong, changed by the functions given.
func aTranscript(change ...func(*data.Sheet)) data.Sheet {
	s := anAttestation()
	s.Kind, s.Number = data.KindTranscript, "CANTAL-RR-2021-0001"
	for _, f := range change {
		f(&s)
	}
	return s
}

func minutesSamples() map[string]data.Sheet {
	return map[string]data.Sheet{
		"pv":              theMinutes(),
		"pv-rectificatif": theMinutes(corrected, example),
		"pv-ailleurs":     theMinutes(elsewhere),
		"pv-60":           theMinutes(candidates(60)),
		"pv-200":          theMinutes(candidates(200)),
		"pv-long":         theMinutes(wordy),
		"releve":          aTranscript(),
		"releve-exemple":  aTranscript(bornAbroad, everyBloc, example),
	}
}
