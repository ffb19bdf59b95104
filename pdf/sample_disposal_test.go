package pdf

import (
	"strings"
	"time"

	"certibloc/data"
)

// aDisposalList is a list of three lines that waits for its visa.
func aDisposalList(change ...func(*data.Sheet)) data.Sheet {
	s := paperBase(data.KindDisposal)
	s.Session = "bordereau d’élimination n° 3"
	s.Delivered = day(2031, time.July, 9)
	s.Disposal = &data.SheetDisposal{Number: 3, On: day(2031, time.July, 7), By: "Martine Delpuech", Total: "218 enregistrements, 49 ko", SHA256: strings.Repeat("0123456789abcdef", 4),
		Lines: []data.SheetDisposalLine{
			{Title: "Notes et résultats des épreuves, Printemps 2021", From: day(2021, time.May, 17), To: day(2021, time.June, 15), People: 10, Records: 60, Volume: "15 ko",
				Period: "1 an", Start: "la date du jury", Basis: "Même usage que pour les copies. Le procès-verbal, définitif, garde les résultats.", Fate: "élimination"},
			{Title: "Convocations, présences et feuilles d’émargement, Hiver 2021–2022", From: day(2022, time.January, 10), To: day(2022, time.February, 8), People: 9, Records: 156, Volume: "1,2 Mo",
				Period: "3 ans", Start: "la date du jury", Basis: "Trois ans pour les feuilles d’émargement : durée couramment admise, de source secondaire.", Fate: "élimination"},
			{Title: "Personnes sans aucun résultat", From: day(2021, time.January, 11), To: day(2024, time.March, 2), People: 1, Records: 2, Volume: "1 ko",
				Period: "3 ans", Start: "le dernier acte enregistré sur la personne", Basis: "RGPD, art. 5(1)(e).", Fate: "élimination"},
		}}
	for _, c := range change {
		c(&s)
	}
	return s
}

func carriedOut(s *data.Sheet) {
	s.Disposal.Visa = data.Visa{Reference: "AD15 – 2031/114", On: day(2031, time.August, 20), By: "Hélène Castanier, directrice des archives départementales du Cantal"}
	s.Disposal.Executed, s.Disposal.Removed, s.Disposal.Kept = day(2031, time.September, 1), "216 enregistrements", "2 enregistrements"
}

// aProcessing is the entry in the register of processing.
func aProcessing() data.Sheet {
	s := paperBase(data.KindProcessing)
	s.Session = "fiche du registre des traitements"
	s.Processing = &data.SheetProcessing{DPO: "dpo@cantal.cci.fr, 04 71 45 40 40", Retentions: []data.SheetRetention{
		{Title: "Notes et résultats des épreuves", Period: "1 an", Start: "la date du jury", Fate: "élimination"},
		{Title: "Convocations, présences et feuilles d’émargement", Period: "3 ans", Start: "la date du jury", Fate: "élimination", Sure: true},
		{Title: "Jurys, décisions, procès-verbaux, registre des documents et identité de leurs titulaires", Fate: "conservation définitive", Sure: true},
	}}
	return s
}
