package data

import (
	"slices"
	"strings"
)

// Basis is the paper on which an identity is rectified.
type Basis string

// The bases.
const (
	BasisIdentity Basis = "pièce d’identité"
	BasisCivil    Basis = "acte de l’état civil"
	BasisJudgment Basis = "jugement"
	BasisDecree   Basis = "décret de changement de nom"
	BasisOther    Basis = "autre pièce officielle"
)

// Bases are the bases, in the order in which they are offered.
var Bases = []Basis{BasisCivil, BasisIdentity, BasisJudgment, BasisDecree, BasisOther}

// Rectification is a change of the identity of a person for whom something had been issued or closed: what it was, what it is,
// and why (RGPD, art. 16). What it calls for follows from the facts; Settled notes what only a person can say.
type Rectification struct {
	ID        ID        `json:"id"`
	Candidate ID        `json:"candidate"`
	Before    Candidate `json:"before"`
	After     Candidate `json:"after"`
	Basis     Basis     `json:"basis"`
	BasisOn   Date      `json:"basisOn"` // of the paper: the day of its delivery, of the judgment, of the decree
	Reason    string    `json:"reason"`
	On        Date      `json:"on"`
	Settled   []Settled `json:"settled,omitempty"`
}

// Settled is one thing that a rectification called for and that a person says is settled.
type Settled struct {
	What ID     `json:"what"` // a document or a number of the network
	On   Date   `json:"on"`
	Note string `json:"note"` // how
}

// Key returns the rectification's identifier.
func (r Rectification) Key() ID { return r.ID }

// Validate refuses a rectification that changes nothing, or without its reason or its paper.
func (r Rectification) Validate() error {
	switch {
	case r.Candidate == "" || r.Before.ID != r.Candidate || r.After.ID != r.Candidate:
		return Refuse("La rectification ne porte sur personne.")
	case len(r.Changes()) == 0:
		return Refuse("Rien ne change dans l’identité.").Hint("Corrigez au moins un champ.")
	case blank(r.Reason) || tooLong(r.Reason, 300):
		return Refuse("Le motif de la rectification manque ou dépasse 300 caractères.").Hint("Dites en une phrase ce qui était faux : l’historique le garde.")
	case !slices.Contains(Bases, r.Basis):
		return Refuse("La pièce sur laquelle se fonde la rectification n’est pas donnée.").Hint("Choisissez-la dans la liste.")
	case !r.BasisOn.Valid():
		return Refuse("La date de la pièce manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
	case !r.On.Valid():
		return Refuse("La date de la rectification manque ou n’existe pas.")
	case r.On.Before(r.BasisOn):
		return Refuse("La pièce est datée dans l’avenir (%s).", r.BasisOn.French()).Hint("Corrigez la date.")
	}
	for _, s := range r.Settled {
		if s.What == "" || !s.On.Valid() || blank(s.Note) || tooLong(s.Note, 300) {
			return Refuse("On ne sait pas comment ce point a été réglé, ou la note dépasse 300 caractères.").Hint("Dites-le en une phrase, avec sa date.")
		}
	}
	return r.After.Validate()
}

// IdentityChange is one field of an identity before and after.
type IdentityChange struct{ Field, Before, After string }

// Changes returns the fields of the identity that differ, in the order of a form; a capital or an accent counts.
func (r Rectification) Changes() []IdentityChange { return IdentityChanges(r.Before, r.After) }

// IdentityChanges returns the fields in which two identities differ, in the order of a form.
func IdentityChanges(before, after Candidate) []IdentityChange {
	was, is := identityWords(before), identityWords(after)
	var changes []IdentityChange
	for i := range was {
		if was[i][1] != is[i][1] {
			changes = append(changes, IdentityChange{was[i][0], was[i][1], is[i][1]})
		}
	}
	return changes
}

// Completes reports whether all that an identity adds to another is the code of the birth place, which was not known.
func Completes(before, after Candidate) bool {
	if before.BirthPlace.Code != "" {
		return false
	}
	after.BirthPlace.Code = ""
	return len(IdentityChanges(before, after)) == 0
}

// identityWords are the fields of an identity as words; the code of the place is one of them, since the national file has it.
func identityWords(c Candidate) [][2]string {
	return [][2]string{
		{"Nom de naissance", c.BirthName}, {"Nom d’usage", c.UsageName}, {"Prénoms", strings.Join(c.GivenNames, " ")},
		{"Sexe", sexWord(c.Sex)}, {"Date de naissance", c.BirthDate.French()}, {"Lieu de naissance", c.BirthPlace.String()},
		{"Code du lieu de naissance", c.BirthPlace.Code},
	}
}

func sexWord(s Sex) string {
	switch s {
	case Female:
		return "Féminin"
	case Male:
		return "Masculin"
	}
	return ""
}

// SettledOf returns how something was settled.
func (r Rectification) SettledOf(what ID) (Settled, bool) {
	for _, s := range r.Settled {
		if s.What == what {
			return s, true
		}
	}
	return Settled{}, false
}
