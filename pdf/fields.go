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
	free     bool // typed on as many lines as one likes: set as one paragraph
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ")

// prepare returns a copy of the sheet with every text ready to draw, and notes every text that cannot be drawn and
// every one that is missing. The sheet given is left alone.
func prepare(sheet data.Sheet, faces []*face, p *problems) data.Sheet {
	sheet = clone(sheet)
	for _, f := range fields(&sheet) {
		if f.free {
			*f.text = oneLine.Replace(strings.TrimSpace(*f.text))
		}
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
	sheet.Results = cloneResults(sheet.Results)
	sheet.Addressee = slices.Clone(sheet.Addressee)
	sheet.Minutes = cloneMinutes(sheet.Minutes)
	if sheet.Earlier != nil {
		earlier := *sheet.Earlier
		sheet.Earlier = &earlier
	}
	if sheet.Bloc != nil {
		bloc := *sheet.Bloc
		bloc.Competences = slices.Clone(bloc.Competences)
		sheet.Bloc = &bloc
	}
	return cloneLetter(sheet)
}

func cloneResults(list []data.SheetResult) []data.SheetResult {
	list = slices.Clone(list)
	for i := range list {
		list[i].Lines = slices.Clone(list[i].Lines)
	}
	return list
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
		{where: "l’arrêté ou la décision d’enregistrement", text: &s.Certification.Decree},
		{where: "le niveau dans la nomenclature de 1969", text: &s.Certification.Nomenclature1969, optional: true},
	}
	for i := range s.Certification.NSF {
		nsf := &s.Certification.NSF[i]
		list = append(list, field{where: "le code NSF", text: &nsf.Code}, field{where: "le libellé NSF", text: &nsf.Label})
	}
	switch s.Kind {
	case data.KindMinutes:
		return append(list, minutesFields(s)...)
	case data.KindBlocCertificate:
		return append(append(list, holderFields(s)...), certificateFields(s)...)
	case data.KindParchment:
		return slices.Concat(list, holderFields(s), certificateFields(s), standingFields(s.Standing))
	}
	if _, ok := letters[s.Kind]; ok {
		return slices.Concat(list, holderFields(s), letterFields(s))
	}
	return append(append(list, holderFields(s)...), attestationFields(s)...)
}

func holderFields(s *data.Sheet) []field {
	return []field{
		{where: "les prénoms", text: &s.Holder.GivenNames},
		{where: "le nom de naissance", text: &s.Holder.BirthName},
		{where: "le nom d’usage", text: &s.Holder.UsageName, optional: true},
		{where: "le lieu de naissance", text: &s.Holder.BirthPlace},
	}
}

func certificateFields(s *data.Sheet) []field {
	list := []field{
		{where: "le nom du signataire", text: &s.Signatory.Name},
		{where: "la qualité du signataire", text: &s.Signatory.Capacity},
		{where: "la référence de la délégation de signature", text: &s.Signatory.Delegation},
	}
	if s.Earlier != nil {
		list = append(list,
			field{where: "le numéro de l’original", text: &s.Earlier.Number, optional: true},
			field{where: "le registre de l’original", text: &s.Earlier.Source})
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
	return append(list, resultFields(s.Results, "")...)
}

// resultFields lists the texts of results; whose says whose they are where a document has those of several people.
func resultFields(results []data.SheetResult, whose string) []field {
	var list []field
	for i := range results {
		r := &results[i]
		bloc := fmt.Sprintf("du bloc n° %d%s", r.Number, whose)
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
	if s.Kind != data.KindEnrolment { // which may come before the jury has its day
		checkDate(p, "la date du jury", s.JuryOn)
	}
	if !c.Decision {
		checkDate(p, "la date de publication de l’arrêté", c.Published)
	}
	checkDate(p, "la date d’effet de l’enregistrement", c.From)
	checkDate(p, "la date de fin de l’enregistrement", c.Until)
	if c.LevelEurope < 1 || c.LevelEurope > 8 {
		p.add("il manque le niveau européen de la certification")
	}
	if len(c.NSF) == 0 {
		p.add("il manque le code NSF")
	}
	switch s.Kind {
	case data.KindMinutes:
		checkMinutes(s, p)
	case data.KindBlocCertificate:
		checkHolder(s.Holder, "", p)
		checkBloc(s.Bloc, p)
	case data.KindParchment, data.KindEnrolment, data.KindPartial, data.KindVAENotice, data.KindRequest:
		checkHolder(s.Holder, "", p)
		checkLetter(s, p)
	default:
		checkHolder(s.Holder, "", p)
		checkResults(s, p)
	}
}

// checkHolder notes what the état civil lacks; whose says whose it is where a document has several people.
func checkHolder(h data.SheetHolder, whose string, p *problems) {
	checkBirth(p, "la date de naissance"+whose, h.BirthDate)
	if h.Sex != data.Female && h.Sex != data.Male {
		p.add("il manque le sexe%s", whose)
	}
}

// checkBirth notes that a date of birth lacks, were it only known in part.
func checkBirth(p *problems, what string, d rncp.Date) {
	if !d.Partial() {
		checkDate(p, what, d)
	}
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
	if len(s.Results) == 0 && !s.Pronounced {
		p.add("il manque les résultats")
	}
	if s.Blocs < 1 || s.Acquired < 0 || s.Acquired > s.Blocs {
		p.add("le nombre de blocs acquis ne va pas avec le nombre de blocs")
	}
	checkOutcomes(s.Results, "", p)
}

// checkOutcomes notes the blocs on which the jury did not decide.
func checkOutcomes(results []data.SheetResult, whose string, p *problems) {
	for _, r := range results {
		if !decided(r.Outcome) {
			p.add("il manque la décision du jury pour le bloc n° %d%s", r.Number, whose)
		}
	}
}

func decided(o data.Outcome) bool {
	switch o {
	case data.OutcomeAcquired, data.OutcomeNotAcquired, data.OutcomeAbsent, data.OutcomeDeferred:
		return true
	}
	return false
}
