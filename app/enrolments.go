package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Enrolments is the area of the paths and enrolments.
type Enrolments struct{ core *core }

// ProposeTrack returns the track that the centre's rules propose for a route, for a person to confirm.
func (a Enrolments) ProposeTrack(route rncp.Route) (rncp.Track, bool, error) {
	centre, err := Centre(a).Get()
	if err != nil {
		return "", false, err
	}
	track, ok := rules.ProposeTrack(&centre.Rules, route)
	return track, ok, nil
}

// SavePath keeps a candidate's way to a certification, a new one when it has no identifier yet. Its track is the one
// that a person has confirmed.
func (a Enrolments) SavePath(ctx context.Context, path data.Path) (data.Path, error) {
	err := a.core.act(ctx, ActEnrol, "", func(tx *store.Tx) error {
		if _, err := get(tx, store.Candidates, path.Candidate, "Ce candidat n’existe pas dans ce dossier."); err != nil {
			return err
		}
		fiche, err := a.core.fiche(path.Fiche)
		if err != nil {
			return err
		}
		if err := rules.CheckPath(fiche, path); err != nil {
			return err
		}
		if path.ID == "" {
			path.ID = a.core.newID()
		}
		return store.Paths.Put(tx, path)
	})
	return path, err
}

// Enrol enrols a path in a session for the blocs asked for.
func (a Enrolments) Enrol(ctx context.Context, session, path data.ID, blocs []data.BlocRequest) (data.Enrolment, error) {
	var e data.Enrolment
	err := a.core.act(ctx, ActEnrol, "", func(tx *store.Tx) error {
		view, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		p, err := get(tx, store.Paths, path, "Ce parcours n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		e = data.Enrolment{ID: a.core.newID(), Session: session, Path: path, Blocs: blocs}
		if err := checkEnrolment(tx, view, p, e); err != nil {
			return err
		}
		return store.Enrolments.Put(tx, e)
	})
	return e, err
}

func checkEnrolment(tx *store.Tx, v View, p data.Path, e data.Enrolment) error {
	if p.Fiche != v.Fiche.Code {
		return data.Refuse("Le parcours vise la fiche %s, la session la fiche %s.", p.Fiche, v.Fiche.Code).
			Hint("Choisissez une session de la même certification.")
	}
	for _, c := range v.Cases {
		if c.Path.Candidate == p.Candidate {
			return data.Refuse("%s est déjà inscrit à la session « %s ».", c.Candidate.Name(), v.Session.Name).
				Hint("Une personne n’a qu’une inscription par session.")
		}
	}
	if _, err := rules.Registration(v.Fiche, p, v.Session.To); err != nil {
		return err
	}
	return rules.CheckEnrolment(v.Fiche, p, e, ledgerOf(tx, p.Candidate, p.Fiche))
}
