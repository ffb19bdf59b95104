package data

import (
	"strings"
	"unicode"
)

// Sex is the one of the état civil; it decides « né » or « née ».
type Sex string

// The two values that the état civil knows.
const (
	Female Sex = "F"
	Male   Sex = "M"
)

// Candidate is a person, once, whatever the sessions. Names are spelled as the identity document has them.
type Candidate struct {
	ID         ID         `json:"id"`
	Sex        Sex        `json:"sex"`
	BirthName  string     `json:"birthName"`           // at most 60 characters
	UsageName  string     `json:"usageName,omitempty"` // at most 60 characters
	GivenNames []string   `json:"givenNames"`          // one to three, of at most 60 characters
	BirthDate  Date       `json:"birthDate"`           // may be known in part
	BirthPlace BirthPlace `json:"birthPlace"`
	// Withdrawn takes back a person whom an import had brought in by mistake, with the reason.
	Withdrawn string `json:"withdrawn,omitempty"`
	// MergedInto is the record of the same person that stands for this one: see Pair.
	MergedInto ID `json:"mergedInto,omitempty"`
}

// Key returns the candidate's identifier.
func (c Candidate) Key() ID { return c.ID }

// Name returns the first given name and the name that the person goes by, for lists and sentences.
func (c Candidate) Name() string {
	last := c.BirthName
	if c.UsageName != "" {
		last = c.UsageName
	}
	if len(c.GivenNames) == 0 {
		return last
	}
	return c.GivenNames[0] + " " + last
}

// candidateChecks are what may be wrong with an identity, by field, in the order of a form.
var candidateChecks = []struct {
	field string
	check func(Candidate) error
}{
	{"nom de naissance", func(c Candidate) error { return checkName("nom de naissance", c.BirthName) }},
	{"nom d’usage", Candidate.checkUsage},
	{"prénom", Candidate.checkGiven},
	{"sexe", Candidate.checkSex},
	{"date de naissance", Candidate.checkBirthDate},
	{"lieu de naissance", Candidate.checkBirthPlace},
}

// Validate refuses an identity that the état civil or the national file could not carry.
func (c Candidate) Validate() error {
	for _, k := range candidateChecks {
		if err := k.check(c); err != nil {
			return err
		}
	}
	return nil
}

// ValidateField refuses what is wrong with one field: « nom de naissance », « nom d’usage », « prénom », « sexe », « date de
// naissance » or « lieu de naissance ».
func (c Candidate) ValidateField(field string) error {
	for _, k := range candidateChecks {
		if k.field == field {
			return k.check(c)
		}
	}
	return nil
}

func (c Candidate) checkSex() error {
	if c.Sex != Female && c.Sex != Male {
		return Refuse("Le sexe n’est pas donné.").Hint("Indiquez F ou M, comme sur la pièce d’identité.")
	}
	return nil
}

func (c Candidate) checkUsage() error {
	if c.UsageName == "" {
		return nil
	}
	return checkName("nom d’usage", c.UsageName)
}

func (c Candidate) checkGiven() error {
	if len(c.GivenNames) < 1 || len(c.GivenNames) > 3 {
		return Refuse("Il faut un à trois prénoms.").Hint("Saisissez-les dans l’ordre de la pièce d’identité.")
	}
	for _, n := range c.GivenNames {
		if err := checkName("prénom", n); err != nil {
			return err
		}
	}
	return nil
}

func (c Candidate) checkBirthDate() error {
	if !c.BirthDate.Valid() && !c.BirthDate.Partial() {
		return Refuse("La date de naissance manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa ; mm/aaaa ou aaaa si la pièce n’en dit pas plus.")
	}
	if c.BirthDate.Year > 2099 {
		return Refuse("L’année de naissance %d dépasse 2099.", c.BirthDate.Year).Hint("Vérifiez-la sur la pièce d’identité.")
	}
	return nil
}

func (c Candidate) checkBirthPlace() error { return c.BirthPlace.check() }

// checkName refuses what no identity document carries. Letters, marks, apostrophes, hyphens, spaces and full stops
// pass, and the dot of Catalan, as in « Gal·la ».
func checkName(what, s string) error {
	if blank(s) {
		return Refuse("Le %s manque.", what).Hint("Recopiez-le de la pièce d’identité.")
	}
	if tooLong(s, 60) {
		return Refuse("Le %s « %s » dépasse 60 caractères.", what, s).Hint("Le fichier national n’en accepte pas davantage.")
	}
	if s != strings.TrimSpace(s) {
		return Refuse("Le %s « %s » commence ou finit par un espace.", what, s).Hint("Retirez-le.")
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("'’-. ·", r) {
			return Refuse("Le %s « %s » contient le caractère « %c ».", what, s, r).
				Hint("Un nom n’a que des lettres, des apostrophes, des traits d’union et des espaces.")
		}
	}
	return nil
}
