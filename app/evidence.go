package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/store"
)

// Evidence is the area of the evidence files: all that the centre can show of a candidate, a session or a period, in one
// archive that anybody can open and check without the program.
type Evidence struct{ core *core }

// Scope is what an evidence file is about: one candidate in all sessions, one session, or the sessions whose jury sat from
// one day to another, both included. Exactly one of the three is given.
type Scope struct {
	Candidate data.ID
	Session   data.ID
	From, To  data.Date
	// Minutes joins the minutes to a candidate's file. They name the other candidates; without them nobody else is named.
	Minutes bool
}

// Write gathers the evidence and writes it into a folder as one archive, under a name that a person would choose. It returns
// its path. The same facts make the same bytes on the same day; an archive of another content is kept beside it. When it
// fails, or is cancelled, nothing is left.
func (a Evidence) Write(ctx context.Context, scope Scope, dir string) (string, error) {
	d, err := a.gather(ctx, scope)
	if err != nil {
		return "", err
	}
	entries, err := d.entries()
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	return d.archive(ctx, dir, entries)
}

// gather reads what the scope asks for, while no act runs.
func (a Evidence) gather(ctx context.Context, scope Scope) (*dossier, error) {
	d := newDossier(a.core, scope)
	a.core.writer.Lock()
	defer a.core.writer.Unlock()
	err := a.core.store.View(func(tx *store.Tx) error {
		if err := d.open(tx); err != nil {
			return err
		}
		return d.collect(tx)
	})
	if err != nil {
		return nil, err
	}
	d.chain.Lines, d.chain.Hash = a.core.store.Head()
	return d, d.readJournal(ctx)
}
