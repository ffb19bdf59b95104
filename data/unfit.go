package data

import (
	"fmt"
	"strings"
)

// Unfit is the refusal of a document that cannot be printed whole. It has all that is to be settled, so that one reads it once.
type Unfit struct {
	Kind  DocumentKind
	Found []string // « le nom du titulaire : le texte est trop long pour sa place (« … ») », without capital and full stop
}

// Error returns the sentence, followed by what to do.
func (u *Unfit) Error() string { return u.refusal().Error() }

// Unwrap makes it a refusal.
func (u *Unfit) Unwrap() error { return u.refusal() }

func (u *Unfit) refusal() *Refusal {
	what := fmt.Sprintf("Le document « %s » ne peut pas être imprimé : %s.", u.Kind.Title(), strings.Join(u.Found, " ; "))
	return Refuse("%s", what).Hint("Corrigez ces données, puis recommencez.")
}
