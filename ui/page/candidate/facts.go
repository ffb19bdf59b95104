package candidate

import (
	"context"

	"certibloc/app"
	"certibloc/data"
)

// facts are what the list says of a person beside the identity.
type facts struct {
	session string // the last one
	on      data.Date
	held    int // how many blocs of the desk's first fiche
}

// gather reads every session once and returns what it says of each person.
func gather(ctx context.Context, desk *app.Desk, progress func(done, of int)) (map[data.ID]facts, error) {
	sessions, err := desk.Sessions.All()
	if err != nil {
		return nil, err
	}
	fiche := desk.Fiches()[0]
	all := map[data.ID]facts{}
	for i, s := range sessions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		view, err := desk.Sessions.View(s.ID)
		if err != nil {
			return nil, err
		}
		for n := range view.Cases {
			k := &view.Cases[n]
			id := k.Candidate.ID
			if f := all[id]; f.session == "" || f.on.Before(s.To) {
				all[id] = facts{session: s.Name, on: s.To}
			}
		}
		progress(i+1, len(sessions))
	}
	held, err := desk.Candidates.Ledgers(fiche.Code)
	for id, l := range held {
		f := all[id]
		f.held = l.Blocs(fiche)
		all[id] = f
	}
	return all, err
}
