package pdf

import (
	"strings"
	"time"

	"certibloc/data"
)

// blocTitles are those of RNCP 27413, in the order of their official numbers.
var blocTitles = []string{blocProspection, blocOrganisation, blocPortefeuille, blocNegociation}

// theHead is who signs for the centre.
var theHead = data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation"}

// letterBase is what every letter has in common.
func letterBase(kind data.DocumentKind, series string) data.Sheet {
	s := base()
	s.Kind, s.Number, s.Signatory = kind, "CANTAL-"+series+"-2021-0001", theHead
	return s
}

func heldBlocs(numbers ...int) *data.SheetStanding {
	s := &data.SheetStanding{}
	held := map[int]bool{}
	for _, n := range numbers {
		held[n] = true
	}
	for i, title := range blocTitles {
		if held[i+1] {
			s.Acquired = append(s.Acquired, data.SheetEarlier{Number: i + 1, Title: title, On: day(2021, time.July, 8), Ground: string(data.GroundJury)})
		} else {
			s.Remaining = append(s.Remaining, data.SheetBloc{Number: i + 1, Title: title})
		}
	}
	if held[1] {
		s.Acquired[0].On, s.Acquired[0].Ground = day(2018, time.June, 14), "repris du registre, Registre des certificats 2018, page 12"
	}
	return s
}

func enrolled() *data.SheetEnrolment {
	return &data.SheetEnrolment{
		Code: "2021-PRINTEMPS", From: day(2021, time.May, 17), To: day(2021, time.May, 28), Route: "Contrat de professionnalisation", Track: "Formation continue",
		TrainingFrom: day(2020, time.September, 14), TrainingTo: day(2021, time.May, 14),
	}
}

// anEnrolment is an attestation of enrolment, issued before the jury has its day.
func anEnrolment(change ...func(*data.Sheet)) data.Sheet {
	s := letterBase(data.KindEnrolment, "AI")
	s.Delivered, s.JuryOn, s.Enrolment = day(2021, time.April, 6), data.Date{}, enrolled()
	for i, title := range blocTitles {
		s.Results = append(s.Results, data.SheetResult{Number: i + 1, Title: title, Way: "Épreuves"})
	}
	s.Results[3].Way = "Portefeuille de preuves"
	return changed(s, change)
}

func aPartial(change ...func(*data.Sheet)) data.Sheet {
	s := letterBase(data.KindPartial, "LP")
	s.Standing, s.Acquired = heldBlocs(1, 2, 4), 3
	return changed(s, change)
}

func oneBloc(s *data.Sheet) { s.Standing, s.Acquired = heldBlocs(2), 1 }

// aNotice is that of a VAE of four blocs, two of which the jury gave.
func aNotice(change ...func(*data.Sheet)) data.Sheet {
	s := letterBase(data.KindVAENotice, "NV")
	s.Standing, s.Acquired = heldBlocs(2, 3), 2
	for i, o := range []data.Outcome{data.OutcomeNotAcquired, data.OutcomeAcquired, data.OutcomeAcquired, data.OutcomeDeferred} {
		s.Results = append(s.Results, data.SheetResult{Number: i + 1, Title: blocTitles[i], Way: "Validation des acquis de l’expérience", Outcome: o})
	}
	return changed(s, change)
}

// wholeVAE makes a notice that of a VAE of three blocs that led to the whole certification.
func wholeVAE(s *data.Sheet) {
	s.Standing, s.Acquired, s.Whole, s.Pronounced = heldBlocs(1, 2, 3, 4), 4, data.OutcomeAcquired, true
	s.Results = s.Results[1:]
	for i := range s.Results {
		s.Results[i].Outcome = data.OutcomeAcquired
	}
}

// oneVAE makes a notice that of a VAE of one bloc.
func oneVAE(s *data.Sheet) {
	oneBloc(s)
	s.Results = s.Results[1:2]
}

func aParchment(change ...func(*data.Sheet)) data.Sheet {
	s := letterBase(data.KindParchment, "PA")
	s.Signatory.Delegation = "Délégation n° 2021-09 du 4 mars 2021"
	s.Standing, s.Acquired, s.Pronounced = heldBlocs(1, 2, 3, 4), 4, true
	return changed(s, change)
}

func aRequest(change ...func(*data.Sheet)) data.Sheet {
	s := letterBase(data.KindRequest, "DP")
	s.Standing, s.Acquired, s.Pronounced, s.Enrolment = heldBlocs(1, 2, 3, 4), 4, true, enrolled()
	s.Request = &data.SheetRequest{Address: theFiche().Place.Address, Enclosed: []data.SheetEnclosure{
		{Title: "Procès-verbal", Number: "CANTAL-PV-2021-0002", On: day(2021, time.July, 9)},
		{Title: "Attestation de résultats", Number: "CANTAL-AR-2021-0012", On: day(2021, time.July, 9)},
	}}
	return changed(s, change)
}

// sixty makes the names sixty letters long, as they may be.
func sixty(s *data.Sheet) {
	s.Holder.GivenNames = "Marie-Bernadette-Philippine-Joséphine-Alexandrine-Clémentine Éléonore-Cunégonde-Hildegarde"
	s.Holder.BirthName, s.Holder.UsageName = "de Montrouvel-Castelbarry d’Auberoche de Saint-Mathurin-Hély", "de La Rochefoucauld-Montmorency-Châtillon d’Aubigné-Lacœuill"
}

// eightRows makes every list of blocs twice as long, in long words.
func eightRows(s *data.Sheet) {
	long := func(title string) string {
		return title + " " + strings.Repeat("auprès d’une clientèle de professionnels ", 2)
	}
	if s.Standing != nil {
		s.Standing.Acquired = append(s.Standing.Acquired, s.Standing.Acquired...)
		s.Standing.Remaining = append(s.Standing.Remaining, s.Standing.Remaining...)
		for i := range s.Standing.Acquired {
			s.Standing.Acquired[i].Title = long(s.Standing.Acquired[i].Title)
		}
		for i := range s.Standing.Remaining {
			s.Standing.Remaining[i].Title = long(s.Standing.Remaining[i].Title)
		}
	}
	s.Results = append(s.Results, s.Results...)
	s.Blocs *= 2
}

// letterSamples are the letters and the parchment, as they are looked at and compared.
func letterSamples() map[string]data.Sheet {
	return map[string]data.Sheet{
		"inscription":           anEnrolment(),
		"inscription-exemple":   anEnrolment(bornAbroad, example, func(s *data.Sheet) { s.Results = s.Results[2:3] }),
		"partielle":             aPartial(),
		"partielle-un":          aPartial(oneBloc, bornAbroad, example),
		"notification":          aNotice(),
		"notification-prononce": aNotice(wholeVAE, bornAbroad),
		"notification-un":       aNotice(oneVAE, example),
		"parchemin":             aParchment(),
		"parchemin-exemple":     aParchment(bornAbroad, example),
		"demande":               aRequest(),
		"demande-exemple":       aRequest(bornAbroad, example),
	}
}

// longLetterSamples are those that try the layout.
func longLetterSamples() map[string]data.Sheet {
	return map[string]data.Sheet{
		"inscription-long":  anEnrolment(sixty, eightRows, example),
		"partielle-long":    aPartial(sixty, duplicate),
		"partielle-huit":    aPartial(sixty, eightRows),
		"notification-long": aNotice(sixty, replacement),
		"notification-huit": aNotice(sixty, eightRows, example),
		"parchemin-long":    aParchment(sixty, duplicate),
		"parchemin-huit":    aParchment(fourTimesSixty, eightRows, replacement),
		"demande-long":      aRequest(sixty, duplicate),
		"demande-huit":      aRequest(fourTimesSixty, eightRows),
	}
}
