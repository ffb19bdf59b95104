package exchange

import (
	"strings"

	"certibloc/data"
)

// checks are the fields of an identity, with the column that each is said of.
var checks = []struct {
	name  string // as data.Candidate.ValidateField has it
	field Field
}{
	{"nom de naissance", BirthName}, {"nom d’usage", UsageName}, {"prénom", GivenName}, {"sexe", Sex},
	{"date de naissance", BirthDate}, {"lieu de naissance", Commune},
}

func (p *parser) identity() {
	c := &p.line.Candidate
	c.BirthName, c.UsageName = p.cell(BirthName), p.cell(UsageName)
	switch {
	case c.BirthName == "" && c.UsageName != "":
		p.warn(BirthName, "Cette case est vide : « "+c.UsageName+" » est pris comme nom de naissance.", "Vérifiez-le sur la pièce d’identité.")
		c.BirthName, c.UsageName = c.UsageName, ""
	case c.UsageName == c.BirthName:
		c.UsageName = ""
	}
	c.GivenNames = p.givenNames()
	p.sex()
	c.BirthDate = p.birthDate()
	p.place()
	for _, k := range checks {
		p.say(k.field, c.ValidateField(k.name))
	}
	p.age()
}

// birthDate reads a day, or what the identity document tells of it: a month or a year.
func (p *parser) birthDate() data.Date {
	part, ok := readPart(p.cell(BirthDate))
	if !ok || p.bad[BirthDate] {
		return p.date(BirthDate, p.Today)
	}
	p.warn(BirthDate, "« "+p.cell(BirthDate)+" » : la date n’est donnée qu’en partie.", "Gardez-la ainsi si la pièce d’identité n’en dit pas plus.")
	return part
}

// givenNames reads them from one column with commas between, or from three.
func (p *parser) givenNames() []string {
	var names []string
	first := p.cell(GivenName)
	split := strings.FieldsFunc(first, func(r rune) bool { return r == ',' || r == ';' || r == '/' })
	for _, part := range append(split, p.cell(SecondName), p.cell(ThirdName)) {
		if part = strings.TrimSpace(part); part != "" {
			names = append(names, part)
		}
	}
	if len(split) == 1 && strings.Contains(first, " ") && p.Matching.Column(SecondName) < 0 {
		p.warn(GivenName, "« "+first+" » est lu comme un seul prénom.", "S’il y en a plusieurs, séparez-les par des virgules dans le fichier.")
	}
	return names
}

func (p *parser) sex() {
	cell := p.cell(Sex)
	sex, known := sexWords[heading(cell)]
	if cell != "" && !known {
		p.unreadable(Sex, data.Refuse("« %s » n’est pas un sexe de l’état civil.", cell).Hint("Écrivez F ou M."))
	}
	p.line.Candidate.Sex = sex
}

// place reads the place of birth. Where the file has no column for the department or the country, they may stand in
// brackets after the commune: « Aurillac (15) », « Riga (Lettonie) ».
func (p *parser) place() {
	place := &p.line.Candidate.BirthPlace
	place.Commune, place.Country = p.cell(Commune), p.cell(Country)
	if heading(place.Country) == "france" {
		place.Country = ""
	}
	place.Department = figures(p.cell(Department), 2)
	if m := bracketed.FindStringSubmatch(place.Commune); m != nil && p.Matching.Column(Department) < 0 && p.Matching.Column(Country) < 0 {
		if dep := figures(m[2], 2); department.MatchString(dep) {
			place.Commune, place.Department = m[1], dep
		} else if heading(m[2]) != "france" {
			place.Commune, place.Country = m[1], m[2]
		}
	}
	p.code(place)
	if place.Department != "" && !department.MatchString(place.Department) {
		if heading(place.Department) == "99" || place.Country != "" { // the « department » of who was born abroad
			place.Department = ""
		} else {
			p.unreadable(Department, data.Refuse("« %s » n’est pas un numéro de département.", place.Department).Hint("Écrivez 15, 2A ou 971 ; rien à l’étranger."))
		}
	}
	if place.Country == "" && p.cell(Department) == "99" {
		p.say(Country, data.Refuse("Le pays de naissance manque (département 99).").Hint("Donnez-le."))
	}
}

// code reads the INSEE code, of a commune or of a country, which tells the department where the file does not.
func (p *parser) code(place *data.BirthPlace) {
	cell := p.cell(BirthCode)
	if cell == "" || p.bad[BirthCode] {
		return
	}
	code := figures(cell, 5)
	if !insee.MatchString(code) {
		p.unreadable(BirthCode, data.Refuse("« %s » n’est pas un code INSEE.", cell).Hint("Il a cinq chiffres, par exemple 15014 ; ce n’est pas le code postal."))
		return
	}
	place.Code = code
	of := data.DepartmentOf(code)
	switch {
	case place.Department == "" && place.Country == "":
		place.Department = of
	case place.Department != "" && of != "" && place.Department != of:
		p.say(BirthCode, data.Refuse("Le code INSEE %s n’est pas celui d’une commune du département %s.", code, place.Department).Hint("Corrigez l’un des deux."))
	}
}

// age warns of a day of birth that is unlikely, and refuses one to come.
func (p *parser) age() {
	born := p.line.Candidate.BirthDate
	_, last := born.Span()
	switch {
	case !born.Valid() && !born.Partial():
	case born.After(p.Today):
		p.say(BirthDate, data.Refuse("La date de naissance (%s) est dans l’avenir.", born.French()).Hint("Corrigez-la."))
	case born.AddMonths(14 * 12).After(p.Today), last.AddMonths(80 * 12).Before(p.Today):
		p.warn(BirthDate, "Naissance : "+born.French()+" : l’âge étonne.", "Vérifiez la date.")
	}
}
