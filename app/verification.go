package app

import (
	"certibloc/data"
	"certibloc/data/store"
)

// Verification is how the identity of a person was last checked against a document. Neither number nor copy is kept.
type Verification struct {
	Paper data.PaperBack // what document, and the day
	By    string         // the operator's name
	Stale bool           // the identity was corrected since
}

// Verification returns the last check of a person's identity; ok is false where there is none.
func (a Candidates) Verification(id data.ID) (v Verification, ok bool, err error) {
	names := map[data.ID]string{}
	err = a.core.store.View(func(tx *store.Tx) error {
		id = idOf(tx, id)
		for o := range store.Operators.All(tx) {
			names[o.ID] = o.Name
		}
		for _, p := range store.PapersBackOfCandidate.Of(tx, id) {
			if p.Kind == data.PaperIdentity && p.Withdrawn == "" && (!ok || !p.On.Before(v.Paper.On)) {
				v.Paper, ok = p, true
			}
		}
		return nil
	})
	if err != nil || !ok {
		return v, ok, err
	}
	err = a.core.store.Journal(func(line store.Line, payload *store.Payload) error {
		if payload == nil {
			return nil
		}
		for _, change := range payload.Changes {
			switch change.ID {
			case v.Paper.ID:
				v.By, v.Stale = names[line.Operator], false
			case id:
				v.Stale = true
			}
		}
		return nil
	})
	return v, true, err
}
