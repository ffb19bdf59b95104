package data

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// BirthPlace is where a person was born.
type BirthPlace struct {
	Commune    string `json:"commune"`
	Department string `json:"department,omitempty"` // « 15 », « 2A », « 971 »; empty abroad
	Country    string `json:"country,omitempty"`    // empty in France
	// Code is the one of INSEE: of the commune, « 15014 », or of the country of one born abroad, « 99109 ». It is empty where
	// it is not known.
	Code string `json:"code,omitempty"`
}

// String writes the place as a document shows it: « Aurillac (15) », « Liepāja (Lettonie) ».
func (p BirthPlace) String() string {
	switch {
	case p.Country != "":
		return fmt.Sprintf("%s (%s)", p.Commune, p.Country)
	case p.Department != "":
		return fmt.Sprintf("%s (%s)", p.Commune, p.Department)
	}
	return p.Commune
}

// DepartmentOf returns the number of the department or collectivity in the code of a commune: « 15 », « 2A », « 971 », « 988 ».
// It is empty for what is no code.
func DepartmentOf(code string) string {
	switch {
	case !communeCode.MatchString(code):
		return ""
	case code[:2] == "97" || code[:2] == "98":
		return code[:3]
	}
	return code[:2]
}

// Codes of INSEE: of a commune, with the 20 of the former Corse, and of a country.
var (
	communeCode = regexp.MustCompile(`^(0[1-9]|[1-8]\d|9[0-8]|2[AB])\d{3}$`)
	countryCode = regexp.MustCompile(`^99[1-5]\d{2}$`)
)

// check refuses a code that is none, and one that is not that of the place.
func (p BirthPlace) check() error {
	switch {
	case blank(p.Commune) || tooLong(p.Commune, 60):
		return Refuse("Le lieu de naissance manque ou dépasse 60 caractères.").Hint("Donnez la commune, et le pays si elle est à l’étranger.")
	case tooLong(p.Country, 60):
		return Refuse("Le pays de naissance dépasse 60 caractères.").Hint("Le fichier national n’en accepte pas davantage.")
	case strings.ContainsFunc(p.Commune+p.Country, func(r rune) bool { return !unicode.IsGraphic(r) || r == unicode.ReplacementChar }):
		return Refuse("Le lieu de naissance contient un caractère qui ne se lit pas.").Hint("Retapez-le.")
	case p.Code == "":
		return nil
	case p.Code == "99100":
		return Refuse("Le code 99100 est celui de la France, pas d’un lieu de naissance.").Hint("Donnez le code de la commune.")
	case p.Country != "" && !countryCode.MatchString(p.Code):
		return Refuse("« %s » n’est pas le code d’un pays.", p.Code).Hint("Un pays a un code de 99101 à 99599.")
	case p.Country == "" && !communeCode.MatchString(p.Code):
		return Refuse("« %s » n’est pas le code d’une commune.", p.Code).Hint("C’est un code de cinq caractères : 15014, 2A004, 97105.")
	case p.Country == "" && p.Department != DepartmentOf(p.Code):
		return Refuse("Le code %s n’est pas d’une commune du département « %s ».", p.Code, p.Department).Hint("Choisissez la commune dans la liste.")
	}
	return nil
}

// Born says when the person was born: « née le 12 mars 1998 », « né en 1987 ».
func (c Candidate) Born() string { return Born(c.Sex, c.BirthDate) }

// Born says when a person of a sex was born, or what is known of it.
func Born(sex Sex, on Date) string {
	born := "né"
	if sex == Female {
		born = "née"
	}
	return born + BornOn(on) + on.French()
}

// BornOn is the word before a date of birth, between spaces: « le », or « en » where the day is not known.
func BornOn(on Date) string {
	if on.Partial() {
		return " en "
	}
	return " le "
}
