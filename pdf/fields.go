package pdf

import (
	"fmt"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
)

// field is one text of a sheet, with its name as a sentence has it, after « dans » or before « manque ».
type field struct {
	where    string
	text     *string
	optional bool
}

// prepare returns a copy of the sheet with every text ready to draw, and notes every text that cannot be drawn and
// every one that is missing. The sheet given is left alone.
func prepare(sheet data.Sheet, faces []*face, p *problems) data.Sheet {
	sheet = clone(sheet)
	for _, f := range fields(&sheet) {
		*f.text = normalise(*f.text)
		if strings.TrimSpace(*f.text) == "" {
			if !f.optional {
				p.add("il manque %s", f.where)
			}
			continue
		}
		checkText(p, f.where, *f.text, faces)
	}
	checkValues(sheet, p)
	return sheet
}

// clone copies what the sheet shares with the one it was copied from.
func clone(sheet data.Sheet) data.Sheet {
	sheet.Certification.NSF = slices.Clone(sheet.Certification.NSF)
	sheet.Results = slices.Clone(sheet.Results)
	for i := range sheet.Results {
		sheet.Results[i].Lines = slices.Clone(sheet.Results[i].Lines)
	}
	if sheet.Bloc != nil {
		bloc := *sheet.Bloc
		bloc.Competences = slices.Clone(bloc.Competences)
		sheet.Bloc = &bloc
	}
	return sheet
}

// fields lists the texts that the document of a sheet shows.
func fields(s *data.Sheet) []field {
	list := []field{
		{where: "le numéro du document", text: &s.Number},
		{where: "le lieu de délivrance", text: &s.Place},
		{where: "le nom du centre", text: &s.Centre.Name},
		{where: "l’intitulé de la certification", text: &s.Certification.Title},
		{where: "le code RNCP", text: &s.Certification.RNCP},
		{where: "le nom du certificateur", text: &s.Certification.Certifier},
		{where: "l’arrêté d’enregistrement", text: &s.Certification.Decree},
		{where: "le niveau dans la nomenclature de 1969", text: &s.Certification.Nomenclature1969, optional: true},
		{where: "les prénoms", text: &s.Holder.GivenNames},
		{where: "le nom de naissance", text: &s.Holder.BirthName},
		{where: "le nom d’usage", text: &s.Holder.UsageName, optional: true},
		{where: "le lieu de naissance", text: &s.Holder.BirthPlace},
	}
	for i := range s.Certification.NSF {
		nsf := &s.Certification.NSF[i]
		list = append(list, field{where: "le code NSF", text: &nsf.Code}, field{where: "le libellé NSF", text: &nsf.Label})
	}
	if s.Kind == data.KindBlocCertificate {
		return append(list, certificateFields(s)...)
	}
	return append(list, attestationFields(s)...)
}

func certificateFields(s *data.Sheet) []field {
	list := []field{
		{where: "le nom du signataire", text: &s.Signatory.Name},
		{where: "la qualité du signataire", text: &s.Signatory.Capacity},
		{where: "la référence de la délégation de signature", text: &s.Signatory.Delegation},
	}
	if s.Bloc == nil {
		return list
	}
	list = append(list, field{where: "l’intitulé du bloc", text: &s.Bloc.Title})
	for i := range s.Bloc.Competences {
		list = append(list, field{where: fmt.Sprintf("la compétence n° %d du bloc", i+1), text: &s.Bloc.Competences[i]})
	}
	return list
}

func attestationFields(s *data.Sheet) []field {
	list := []field{
		{where: "l’adresse du centre", text: &s.Centre.Address, optional: true},
		{where: "le nom de la session", text: &s.Session},
		{where: "le nom du signataire", text: &s.Signatory.Name, optional: true},
		{where: "la qualité du signataire", text: &s.Signatory.Capacity, optional: true},
	}
	for i := range s.Results {
		r := &s.Results[i]
		bloc := fmt.Sprintf("du bloc n° %d", r.Number)
		list = append(list,
			field{where: "l’intitulé " + bloc, text: &r.Title},
			field{where: "la voie " + bloc, text: &r.Way, optional: true})
		for j := range r.Lines {
			l := &r.Lines[j]
			list = append(list,
				field{where: "une épreuve " + bloc, text: &l.Label},
				field{where: "un résultat " + bloc, text: &l.Value})
		}
	}
	return list
}

// checkValues notes the dates and figures without which the document would not say what it must.
func checkValues(s data.Sheet, p *problems) {
	c := s.Certification
	checkDate(p, "la date de délivrance", s.Delivered)
	checkDate(p, "la date du jury", s.JuryOn)
	checkDate(p, "la date de naissance", s.Holder.BirthDate)
	checkDate(p, "la date de publication de l’arrêté", c.Published)
	checkDate(p, "la date d’effet de l’enregistrement", c.From)
	checkDate(p, "la date de fin de l’enregistrement", c.Until)
	if s.Holder.Sex != data.Female && s.Holder.Sex != data.Male {
		p.add("il manque le sexe")
	}
	if c.LevelEurope < 1 || c.LevelEurope > 8 {
		p.add("il manque le niveau européen de la certification")
	}
	if len(c.NSF) == 0 {
		p.add("il manque le code NSF")
	}
	if s.Kind == data.KindBlocCertificate {
		checkBloc(s.Bloc, p)
		return
	}
	checkResults(s, p)
}

func checkDate(p *problems, what string, d rncp.Date) {
	if !d.Valid() {
		p.add("il manque %s", what)
	}
}

func checkBloc(bloc *data.SheetBloc, p *problems) {
	switch {
	case bloc == nil:
		p.add("il manque le bloc")
	case bloc.Number < 1:
		p.add("il manque le numéro du bloc")
	case len(bloc.Competences) == 0:
		p.add("il manque les compétences du bloc")
	}
}

func checkResults(s data.Sheet, p *problems) {
	if len(s.Results) == 0 {
		p.add("il manque les résultats")
	}
	if s.Blocs < 1 || s.Acquired < 0 || s.Acquired > s.Blocs {
		p.add("le nombre de blocs acquis ne va pas avec le nombre de blocs")
	}
	for _, r := range s.Results {
		switch r.Outcome {
		case data.OutcomeAcquired, data.OutcomeNotAcquired, data.OutcomeAbsent, data.OutcomeDeferred:
		default:
			p.add("il manque la décision du jury pour le bloc n° %d", r.Number)
		}
	}
}
