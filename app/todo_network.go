package app

import (
	"fmt"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/store"
)

// todoNetwork says which parcels wait for an answer for too long, and which lines the network has refused and nobody has sent
// again.
func (c *core) todoNetwork(tx *store.Tx, centre data.Centre) ([]Todo, error) {
	const named = 5
	known, err := c.whatSent(tx)
	if err != nil {
		return nil, err
	}
	var todos []Todo
	more := 0
	var last data.ID
	for _, p := range known.parcels {
		s := c.stateOf(tx, centre, known, p)
		if s.Late {
			todos = append(todos, Todo{Kind: TodoReceipt, Parcel: p.ID, Sentence: fmt.Sprintf(
				"%s : aucun accusé depuis le %s. Demandez-le au réseau, puis lisez-le.", p.Name, s.sent().French())})
		}
		for _, l := range s.Lines {
			if !l.Open {
				continue
			}
			if len(todos) >= named {
				more, last = more+1, p.ID
				continue
			}
			todos = append(todos, Todo{Kind: TodoRefused, Parcel: p.ID, Candidate: l.Candidate, Sentence: fmt.Sprintf(
				"%s, %s : refusé par le réseau (lot %s). %s %s", l.Name, lowerFirst(l.Part), p.Name, l.Advice.Plain, l.Advice.Do)})
		}
	}
	if more > 0 {
		todos = append(todos, Todo{Kind: TodoRefused, Parcel: last, Sentence: fmt.Sprintf("Le réseau a refusé %s.", count(more, "autre ligne"))})
	}
	return todos, nil
}

// partOne names one line of a part.
var partOne = map[string]string{
	parcel.PartCertifications: "Certification", parcel.PartBlocs: "Bloc", parcel.PartDocuments: "Document",
	parcel.PartCounts: "Comptes des épreuves", parcel.PartFollowUps: "Suivi de l’insertion",
}

// sent returns the day since which an answer is awaited.
func (s ParcelState) sent() data.Date {
	if s.Handed.IsZero() {
		return s.Made
	}
	return s.Handed
}
