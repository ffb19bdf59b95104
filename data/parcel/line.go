package parcel

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"

	"certibloc/data"
)

// State says what a line does to what was sent before under the same identifier.
type State string

// The states.
const (
	StateNew       State = "nouveau"
	StateCorrected State = "corrigé" // takes the place of the line in the parcel Replaces
	StateWithdrawn State = "retiré"  // takes back the line of the parcel Replaces, which it repeats
)

// Head begins every line.
type Head struct {
	// ID names the line for ever. It is stable, unique in the network, never reused, and of at most 255 characters.
	ID    string `json:"id"`
	State State  `json:"etat"`
	// Replaces is the parcel whose line of the same identifier this one corrects or withdraws; empty for a new one.
	Replaces Name `json:"remplace,omitempty"`
}

// maxID is the longest identifier, in characters: the national file's limit.
const maxID = 255

// lineID is what every system takes for an identifier.
var lineID = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._:/-]{0,254}$`)

func (h Head) head() Head { return h }

// StateOf returns the state of a line.
func StateOf[T Line](line T) State { return line.head().State }

// Mark returns a line in a state. The parcel is the one whose line it corrects or withdraws.
func Mark[T Line](line T, state State, replaces Name) T {
	any(&line).(interface{ mark(State, Name) }).mark(state, replaces)
	return line
}

func (h *Head) mark(state State, replaces Name) { h.State, h.Replaces = state, replaces }

func (h Head) check() error {
	switch {
	case !lineID.MatchString(h.ID):
		return broken("une ligne n’a pas d’identifiant, ou en a un qui ne convient pas")
	case h.State != StateNew && h.State != StateCorrected && h.State != StateWithdrawn:
		return broken("la ligne %s est dans un état (« %s ») qui n’existe pas", h.ID, h.State)
	case (h.State == StateNew) != (h.Replaces == "") || h.Replaces != "" && !h.Replaces.Valid():
		return broken("la ligne %s ne dit pas quelle ligne elle remplace", h.ID)
	}
	return nil
}

// Line is a line of a part.
type Line interface {
	Certification | Bloc | Document | Count | FollowUp
	head() Head
	// Validate refuses a line that the network could not use.
	Validate() error
}

// Fingerprint returns the SHA-256, in hexadecimal, of what a line says apart from its state and from the day on which the
// identity was verified. A line whose fingerprint has changed is to be sent again.
func Fingerprint[T Line](line T) (string, error) {
	line = Mark(line, "", "")
	if named, ok := any(&line).(interface{ unverify() }); ok {
		named.unverify()
	}
	plain, err := json.Marshal(line)
	if err != nil {
		return "", fmt.Errorf("fingerprint a line: %w", err)
	}
	sum := sha256.Sum256(plain)
	return hex.EncodeToString(sum[:]), nil
}

// ID returns the identifier of a line.
func ID[T Line](line T) string { return line.head().ID }

// Person is who holds what a line says, with every field by which the national file identifies its holders.
type Person struct {
	Holder     data.ID  `json:"personne"` // the centre’s own key of the person; it says nothing outside
	BirthName  string   `json:"nomNaissance"`
	UsageName  string   `json:"nomUsage,omitempty"`
	GivenName  string   `json:"prenom1"`
	SecondName string   `json:"prenom2,omitempty"`
	ThirdName  string   `json:"prenom3,omitempty"`
	Sex        data.Sex `json:"sexe"`
	BirthYear  int      `json:"anneeNaissance"`
	BirthMonth int      `json:"moisNaissance,omitempty"` // 1 to 12; 0 where it is not known
	BirthDay   int      `json:"jourNaissance,omitempty"` // 1 to 31; 0 where it is not known
	// BirthCode is the one of INSEE: of the commune, or of the country of one born abroad, « 99109 ». Empty where not known.
	BirthCode   string    `json:"codeInseeNaissance,omitempty"`
	Commune     string    `json:"libelleCommuneNaissance"`
	Department  string    `json:"departementNaissance,omitempty"` // « 15 », « 2A »; empty abroad
	CountryCode string    `json:"codePaysNaissance,omitempty"`    // the last three of BirthCode; empty in France
	Country     string    `json:"libellePaysNaissance,omitempty"` // empty in France
	Verified    data.Date `json:"identiteVerifieeLe"`             // on which the centre held it against an identity document; zero where it did not
}

func (p *Person) unverify() { p.Verified = data.Date{} }

// PersonOf returns a candidate as lines name him, with the day on which his identity was verified.
func PersonOf(c data.Candidate, verified data.Date) Person {
	p := Person{Holder: c.ID, BirthName: c.BirthName, UsageName: c.UsageName, Sex: c.Sex,
		BirthYear: c.BirthDate.Year, BirthMonth: int(c.BirthDate.Month), BirthDay: c.BirthDate.Day,
		BirthCode: c.BirthPlace.Code, Commune: c.BirthPlace.Commune, Department: c.BirthPlace.Department, Country: c.BirthPlace.Country,
		Verified: verified}
	for i, name := range []*string{&p.GivenName, &p.SecondName, &p.ThirdName} {
		if i < len(c.GivenNames) {
			*name = c.GivenNames[i]
		}
	}
	if p.Country != "" && len(p.BirthCode) == 5 {
		p.CountryCode = p.BirthCode[2:]
	}
	return p
}

// Candidate returns the person as an entity of the centre.
func (p Person) Candidate() data.Candidate {
	c := data.Candidate{ID: p.Holder, Sex: p.Sex, BirthName: p.BirthName, UsageName: p.UsageName, BirthDate: p.Born(),
		BirthPlace: data.BirthPlace{Commune: p.Commune, Department: p.Department, Country: p.Country, Code: p.BirthCode}}
	for _, name := range []string{p.GivenName, p.SecondName, p.ThirdName} {
		if name != "" {
			c.GivenNames = append(c.GivenNames, name)
		}
	}
	return c
}

// check refuses an identity that the national file could not carry.
func (p Person) check(line string) error {
	if err := p.Candidate().Validate(); err != nil {
		return broken("l’identité de la ligne %s ne convient pas (%v)", line, err)
	}
	switch {
	case p.Holder == "" || len(p.Holder) > 64 || p.GivenName == "" || p.SecondName == "" && p.ThirdName != "":
		return broken("l’identité de la ligne %s n’est pas entière", line)
	case p.CountryCode != PersonOf(p.Candidate(), p.Verified).CountryCode:
		return broken("le pays de naissance de la ligne %s contredit son code INSEE", line)
	case !maybe(p.Verified):
		return broken("la vérification de l’identité de la ligne %s a une date qui n’existe pas", line)
	}
	return nil
}
