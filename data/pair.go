package data

// PairState is what a person has said of two records that look alike.
type PairState string

// The states.
const (
	PairApart PairState = "deux personnes"
	PairOne   PairState = "une personne"
)

// Pair is what was said of two candidates: that they are two persons, or one. Of one, what hangs on the other is read as hanging
// on the one kept; neither record is changed, so that a mistake can be undone.
type Pair struct {
	One   ID        `json:"one"` // the smaller identifier
	Other ID        `json:"other"`
	State PairState `json:"state"`
	Kept  ID        `json:"kept,omitempty"` // whose identity stands, of one person
	// Settled is how many sealed sittings and documents the person had when the two were joined. More of them later rest on
	// the joining: it can no longer be undone.
	Settled int    `json:"settled,omitempty"`
	On      Date   `json:"on"`
	Reason  string `json:"reason,omitempty"` // of joining them, or of undoing it
}

// PairOf returns the pair of two candidates, in whatever order they are named.
func PairOf(a, b ID) Pair { return Pair{One: min(a, b), Other: max(a, b)} }

// Key returns an identifier drawn from those of the two.
func (p Pair) Key() ID { return p.One + "+" + p.Other }

// Gone returns the one of the two whose identity does not stand.
func (p Pair) Gone() ID {
	if p.Kept == p.One {
		return p.Other
	}
	return p.One
}

// Validate refuses a pair of one record with itself, and a joining without the one kept or without its reason.
func (p Pair) Validate() error {
	switch {
	case p.One == "" || p.One >= p.Other:
		return Refuse("Il faut deux personnes différentes.").Hint("Choisissez l’autre dans la liste.")
	case p.State != PairApart && p.State != PairOne:
		return Refuse("« %s » ne dit pas s’il s’agit d’une ou de deux personnes.", p.State)
	case p.State == PairOne && p.Kept != p.One && p.Kept != p.Other:
		return Refuse("L’identité à garder n’est pas choisie.").Hint("Choisissez l’une des deux.")
	case p.State == PairOne && blank(p.Reason):
		return Refuse("Le motif manque.").Hint("Dites en une phrase à quoi l’on voit que c’est la même personne.")
	case tooLong(p.Reason, 200):
		return Refuse("Le motif dépasse 200 caractères.").Hint("Raccourcissez-le.")
	case !p.On.Valid():
		return Refuse("La date manque ou n’existe pas.")
	}
	return nil
}
