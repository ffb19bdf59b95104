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
	fiche   string // of the last session, or of what is held
	held    int    // how many blocs of it
	of      int    // how many it has
}

// gather reads every session once and returns what it says of each person.
func gather(ctx context.Context, desk *app.Desk, progress func(done, of int)) (map[data.ID]facts, error) {
	sessions, err := desk.Sessions.All()
	if err != nil {
		return nil, err
	}
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
				all[id] = facts{session: s.Name, on: s.To, fiche: s.Fiche, of: len(view.Fiche.Blocs)}
			}
		}
		progress(i+1, len(sessions))
	}
	for _, fiche := range desk.Fiches() {
		held, err := desk.Candidates.Ledgers(fiche.Code)
		if err != nil {
			return nil, err
		}
		for id, l := range held {
			f := all[id]
			if f.fiche == "" || f.fiche == fiche.Code {
				f.fiche, f.held, f.of = fiche.Code, l.Blocs(fiche), len(fiche.Blocs)
				all[id] = f
			}
		}
	}
	return all, nil
}
