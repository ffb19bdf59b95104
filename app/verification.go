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
	err = a.core.store.View(func(tx *store.Tx) error {
		id = idOf(tx, id)
		return nil
	})
	if err != nil {
		return v, false, err
	}
	all, err := a.core.verifications(id)
	v, ok = all[id]
	return v, ok, err
}

// verifications returns the last check of the identity of each candidate who has one, in one reading of the journal.
func (c *core) verifications(candidates ...data.ID) (map[data.ID]Verification, error) {
	last, names := map[data.ID]Verification{}, map[data.ID]string{}
	papers := map[data.ID]data.ID{} // whose each of them is
	err := c.store.View(func(tx *store.Tx) error {
		for o := range store.Operators.All(tx) {
			names[o.ID] = o.Name
		}
		for _, id := range candidates {
			for _, p := range store.PapersBackOfCandidate.Of(tx, id) { // that of a record merged into this one was of another identity
				if v, ok := last[id]; p.Kind == data.PaperIdentity && p.Withdrawn == "" && p.Candidate == id && (!ok || !p.On.Before(v.Paper.On)) {
					last[id] = Verification{Paper: p}
				}
			}
		}
		return nil
	})
	if err != nil || len(last) == 0 {
		return last, err
	}
	for id, v := range last {
		papers[v.Paper.ID] = id
	}
	err = c.store.Journal(func(line store.Line, payload *store.Payload) error {
		if payload == nil {
			return nil
		}
		for _, change := range payload.Changes {
			if id, ok := papers[change.ID]; ok {
				v := last[id]
				v.By, v.Stale = names[line.Operator], false
				last[id] = v
			} else if v, ok := last[change.ID]; ok {
				v.Stale = true
				last[change.ID] = v
			}
		}
		return nil
	})
	return last, err
}
