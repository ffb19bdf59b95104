package data

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Particulars are what a centre knows of a candidate beside the identity: how to reach the person, where the person works, who
// follows the training, and what is arranged for the assessments. There is never a photograph, nor a number of social security.
type Particulars struct {
	Candidate    ID            `json:"candidate"`
	Email        string        `json:"email,omitempty"`
	Phone        string        `json:"phone,omitempty"`
	Street       []string      `json:"street,omitempty"` // the lines above the postal code, four at most
	PostalCode   string        `json:"postalCode,omitempty"`
	City         string        `json:"city,omitempty"` // with the country, abroad
	Employer     Employer      `json:"employer"`
	Tutor        Tutor         `json:"tutor"`
	Arrangements []Arrangement `json:"arrangements,omitempty"`
}

// Employer is the company of an apprentice or an employee.
type Employer struct {
	Name  string `json:"name,omitempty"`
	SIRET string `json:"siret,omitempty"` // 14 figures
	City  string `json:"city,omitempty"`
}

// Tutor follows the candidate in the company.
type Tutor struct {
	Name     string `json:"name,omitempty"`
	Function string `json:"function,omitempty"`
	Email    string `json:"email,omitempty"`
	Phone    string `json:"phone,omitempty"`
}

// ArrangementKind is what is arranged for a candidate's assessments.
type ArrangementKind string

// The arrangements. What grounds them is nobody's business here.
const (
	ArrangementTime   ArrangementKind = "temps majoré"
	ArrangementPrint  ArrangementKind = "sujets agrandis"
	ArrangementScribe ArrangementKind = "secrétaire"
	ArrangementRoom   ArrangementKind = "salle à part"
	ArrangementBreak  ArrangementKind = "pauses"
	ArrangementDevice ArrangementKind = "ordinateur"
	ArrangementOther  ArrangementKind = "autre"
)

// ArrangementKinds are the arrangements, in the order in which they are offered.
var ArrangementKinds = []ArrangementKind{ArrangementTime, ArrangementPrint, ArrangementScribe, ArrangementRoom, ArrangementBreak, ArrangementDevice, ArrangementOther}

// Arrangement (aménagement) is one that was granted: what is done, never why. It leaves the centre on no file.
type Arrangement struct {
	Kind ArrangementKind `json:"kind"`
	// Extra is how much longer the candidate has, in per cent of the time: 33 stands for a third. Of extra time alone.
	Extra int    `json:"extra,omitempty"`
	Words string `json:"words,omitempty"` // of another one: what is done
}

// extraThird is what is called « tiers temps ».
const extraThird = 33

// String says what is arranged: « temps majoré d’un tiers ».
func (a Arrangement) String() string {
	switch {
	case a.Kind == ArrangementTime && a.Extra == extraThird:
		return "temps majoré d’un tiers"
	case a.Kind == ArrangementTime && a.Extra > 0:
		return "temps majoré de " + strconv.Itoa(a.Extra) + " %"
	case a.Kind == ArrangementOther:
		return a.Words
	}
	return string(a.Kind)
}

// Longer returns how many minutes an assessment lasts with what is arranged; a third is a third, and a part of a minute counts
// as a whole one.
func Longer(minutes int, arrangements []Arrangement) int {
	for _, a := range arrangements {
		switch {
		case a.Kind != ArrangementTime:
		case a.Extra == extraThird:
			return minutes + (minutes+2)/3
		default:
			return minutes + (minutes*a.Extra+99)/100
		}
	}
	return minutes
}

// Key returns the candidate's identifier.
func (p Particulars) Key() ID { return p.Candidate }

// Empty reports whether nothing is known.
func (p Particulars) Empty() bool {
	return p.Email == "" && p.Phone == "" && len(p.Street) == 0 && p.PostalCode == "" && p.City == "" && p.Employer == Employer{} && p.Tutor == Tutor{} && len(p.Arrangements) == 0
}

// Lines returns the postal address below the name, or nothing where it is not whole.
func (p Particulars) Lines() []string {
	if len(p.Street) == 0 || p.City == "" {
		return nil
	}
	return append(slices.Clone(p.Street), strings.TrimSpace(p.PostalCode+" "+p.City))
}

const maxParticular = 120 // characters

// Validate refuses what could not be written to, dialled or found, and whatever looks like a number of social security.
func (p Particulars) Validate() error {
	if p.Candidate == "" {
		return Refuse("Les coordonnées ne sont rattachées à aucun candidat.")
	}
	for _, k := range particularChecks {
		if err := k(p); err != nil {
			return err
		}
	}
	return nil
}

var particularChecks = []func(Particulars) error{
	func(p Particulars) error { return CheckEmail(p.Email) },
	func(p Particulars) error { return CheckPhone(p.Phone) },
	func(p Particulars) error { return CheckEmail(p.Tutor.Email) },
	func(p Particulars) error { return CheckPhone(p.Tutor.Phone) },
	func(p Particulars) error { return CheckSIRET(p.Employer.SIRET) },
	Particulars.checkTexts,
	Particulars.checkArrangements,
}

func (p Particulars) checkTexts() error {
	if len(p.Street) > 4 {
		return Refuse("L’adresse a plus de quatre lignes au-dessus du code postal.").Hint("Raccourcissez-la.")
	}
	texts := []struct{ what, text string }{
		{"Le code postal", p.PostalCode}, {"La ville", p.City}, {"Le nom de l’employeur", p.Employer.Name}, {"La ville de l’employeur", p.Employer.City},
		{"Le nom du tuteur", p.Tutor.Name}, {"La fonction du tuteur", p.Tutor.Function},
	}
	for _, line := range p.Street {
		texts = append(texts, struct{ what, text string }{"Une ligne de l’adresse", line})
	}
	for _, t := range texts {
		if err := CheckNote(t.what, t.text, maxParticular); err != nil {
			return err
		}
	}
	return nil
}

func (p Particulars) checkArrangements() error {
	seen := map[ArrangementKind]bool{}
	for _, a := range p.Arrangements {
		switch {
		case !slices.Contains(ArrangementKinds, a.Kind):
			return Refuse("L’aménagement « %s » n’est pas de la liste.", a.Kind).Hint("Choisissez « autre » et dites ce qui est fait.")
		case seen[a.Kind] && a.Kind != ArrangementOther:
			return Refuse("L’aménagement « %s » est donné deux fois.", a.Kind).Hint("Gardez-en un.")
		case a.Kind == ArrangementTime && (a.Extra < 1 || a.Extra > 200):
			return Refuse("Le temps majoré manque ou dépasse 200 %%.").Hint("Donnez-le en pour cent de la durée : 33 pour un tiers.")
		case a.Kind != ArrangementTime && a.Extra != 0:
			return Refuse("Seul le temps majoré se compte en pour cent.")
		case a.Kind == ArrangementOther && blank(a.Words):
			return Refuse("L’autre aménagement n’est pas décrit.").Hint("Dites ce qui est fait ; jamais pourquoi.")
		}
		if err := CheckNote("L’aménagement", a.Words, maxParticular); err != nil {
			return err
		}
		seen[a.Kind] = true
	}
	return nil
}

// CheckEmail refuses what no message could be sent to. Nothing is right: it is not known.
func CheckEmail(s string) error {
	at := strings.LastIndexByte(s, '@')
	switch {
	case s == "":
		return nil
	case at < 1, strings.ContainsFunc(s, unicode.IsSpace), !strings.Contains(s[at+1:], "."), strings.HasSuffix(s, "."), tooLong(s, maxParticular):
		return Refuse("« %s » n’est pas une adresse électronique.", s).Hint("Écrivez-la comme prenom.nom@exemple.fr.")
	}
	return nil
}

var dialled = regexp.MustCompile(`^[+(]?[0-9][0-9 .\-/()]*[0-9]$`)

// CheckPhone refuses what cannot be dialled: 8 to 15 figures, as ITU-T E.164 has them, French or not.
func CheckPhone(s string) error {
	if s == "" {
		return nil
	}
	n := len(figuresIn(s))
	if !dialled.MatchString(s) || n < 8 || n > 15 || looksSocial(s) {
		return Refuse("« %s » n’est pas un numéro de téléphone.", s).Hint("Écrivez-le comme 04 71 45 40 40, ou +32 2 …")
	}
	return nil
}

// laPoste is the one company whose establishments do not keep Luhn's rule: the sum of their figures is a multiple of five.
const laPoste = "356000000"

// CheckSIRET refuses what is not the number of an establishment: 14 figures that keep Luhn's rule (INSEE).
func CheckSIRET(s string) error {
	if s == "" {
		return nil
	}
	sum, plain := 0, 0
	for i, r := range s {
		if r < '0' || r > '9' {
			return badSIRET(s)
		}
		n := int(r - '0')
		plain += n
		if i%2 == 0 {
			n = n*2/10 + n*2%10
		}
		sum += n
	}
	if len(s) != 14 || sum%10 != 0 && (!strings.HasPrefix(s, laPoste) || plain%5 != 0) {
		return badSIRET(s)
	}
	return nil
}

func badSIRET(s string) error {
	return Refuse("« %s » n’est pas un numéro SIRET.", s).Hint("Il a 14 chiffres, dont le dernier contrôle les autres : recopiez-le, ou laissez-le vide.")
}

// CheckNote refuses a text that is too long, or that holds what looks like a number of social security: the centre has no use
// for one and keeps none.
func CheckNote(what, s string, most int) error {
	switch {
	case tooLong(s, most):
		return Refuse("%s dépasse %d caractères.", what, most).Hint("Raccourcissez.")
	case looksSocial(s):
		return Refuse("%s contient ce qui ressemble à un numéro de sécurité sociale.", what).Hint("Retirez-le : le centre n’en garde aucun.")
	}
	return nil
}

// social is what a number of social security looks like: sex, year, month, department, commune, order, and perhaps a key.
var social = regexp.MustCompile(`(?:^|[^0-9])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[ABab]) ?\d{3} ?\d{3}(?: ?\d{2})?(?:[^0-9]|$)`)

func looksSocial(s string) bool { return social.MatchString(s) }

func figuresIn(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
