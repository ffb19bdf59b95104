package app

import (
	"slices"

	"certibloc/data"
	"certibloc/data/store"
)

// within refuses an act of a trainer that goes beyond the sessions that were given to him, whatever the act was: it looks at
// what is about to be written. An operator may always note his own passphrase.
func (c *core) within(tx *store.Tx) error {
	if c.operator.Role != data.RoleTrainer {
		return nil
	}
	for _, change := range tx.Changes() {
		session, ok := sessionOf(tx, change)
		if change.Table == store.Operators.Name() && change.ID == c.operator.ID {
			continue
		}
		if !ok || !slices.Contains(c.operator.Sessions, session) {
			return data.Refuse("Cette session ne vous est pas confiée.").Hint("Demandez à un administrateur du centre de vous la confier.")
		}
	}
	return nil
}

// sessionOf returns the session that a record is about; ok is false for what a trainer never writes.
func sessionOf(tx *store.Tx, change data.Change) (data.ID, bool) {
	var enrolment data.ID
	switch change.Table {
	case store.Results.Name():
		r, _ := store.Results.Get(tx, change.ID)
		enrolment = r.Enrolment
	case store.SecondEntries.Name():
		r, _ := store.SecondEntries.Get(tx, change.ID)
		enrolment = r.Enrolment
	case store.Attendances.Name():
		r, _ := store.Attendances.Get(tx, change.ID)
		enrolment = r.Enrolment
	case store.Ticks.Name():
		r, _ := store.Ticks.Get(tx, change.ID)
		enrolment = r.Enrolment
	}
	e, ok := store.Enrolments.Get(tx, enrolment)
	return e.Session, ok
}
