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
		if _, err := whoIs(tx, path.Candidate); err != nil {
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
		} else if err := a.core.checkPathChange(tx, path); err != nil {
			return err
		}
		return store.Paths.Put(tx, path)
	})
	return path, err
}

// checkPathChange refuses a change that would pull the ground from under what hangs on the path already: a sealed
// session, a result, or a way that the new track does not offer.
func (c *core) checkPathChange(tx *store.Tx, path data.Path) error {
	old, err := get(tx, store.Paths, path.ID, "Ce parcours n’existe pas dans ce dossier.")
	if err != nil {
		return err
	}
	if idOf(tx, old.Candidate) != idOf(tx, path.Candidate) || old.Fiche != path.Fiche {
		return data.Refuse("Un parcours ne change ni de candidat ni de certification.").Hint("Saisissez un autre parcours.")
	}
	rightChanged := old.Route != path.Route || old.TrainingFrom != path.TrainingFrom || old.VAEAdmissible != path.VAEAdmissible
	for _, e := range store.EnrolmentsOfPath.Of(tx, path.ID) {
		v, err := c.view(tx, e.Session)
		if err != nil {
			return err
		}
		switch {
		case v.Stage == rules.StageSealed && (rightChanged || old.Track != path.Track):
			return data.Refuse("La session « %s » est close : la voie, la modalité et la date qui ouvre le droit n’y changent plus.", v.Session.Name).
				Hint("Les autres dates peuvent être corrigées.")
		case old.Track != path.Track && len(store.ResultsOfEnrolment.Of(tx, e.ID)) > 0:
			return data.Refuse("Des résultats sont déjà saisis pour la modalité « %s » dans la session « %s ».", old.Track, v.Session.Name).
				Hint("La modalité ne change plus.")
		case v.Stage == rules.StageSealed:
			continue
		}
		if _, err := rules.Registration(v.Fiche, path, v.Session.To); err != nil {
			return err
		}
		if err := rules.CheckEnrolment(v.Fiche, &v.Session.Rules, path, e, rules.Standing{}); err != nil && len(e.Blocs) > 0 {
			return err
		}
	}
	return nil
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
		if p.Withdrawn != "" {
			return data.Refuse("Ce parcours a été retiré avec l’import qui l’avait apporté.").Hint("Saisissez-le à nouveau.")
		}
		e = data.Enrolment{ID: a.core.newID(), Session: session, Path: path, Blocs: blocs}
		if err := checkEnrolment(tx, view, p, e); err != nil {
			return err
		}
		return store.Enrolments.Put(tx, e)
	})
	return e, err
}

// Change asks for other blocs, or for the same ones by other ways, while the session is open. What has a result already
// stays as it is.
func (a Enrolments) Change(ctx context.Context, enrolment data.ID, blocs []data.BlocRequest) error {
	return a.core.act(ctx, ActEnrol, "", func(tx *store.Tx) error {
		v, c, err := a.core.caseIn(tx, enrolment)
		if err != nil {
			return err
		}
		e := c.Enrolment
		e.Blocs = blocs
		for _, r := range c.Results {
			before, _ := c.Enrolment.Asks(r.Bloc)
			if after, _ := e.Asks(r.Bloc); after != before {
				b, _ := v.Fiche.Bloc(r.Bloc)
				return data.Refuse("%s a déjà un résultat pour le bloc « %s ».", c.Candidate.Name(), b.Title).
					Hint("Ce bloc reste demandé, de la même façon.")
			}
		}
		if err := check(tx, v, c.Path, e); err != nil {
			return err
		}
		return store.Enrolments.Put(tx, e)
	})
}

func checkEnrolment(tx *store.Tx, v View, p data.Path, e data.Enrolment) error {
	if p.Fiche != v.Fiche.Code {
		return data.Refuse("Le parcours vise la fiche %s, la session la fiche %s.", p.Fiche, v.Fiche.Code).
			Hint("Choisissez une session de la même certification.")
	}
	for _, c := range v.Cases {
		if c.Candidate.ID == idOf(tx, p.Candidate) {
			return data.Refuse("%s est déjà inscrit à la session « %s ».", c.Candidate.Name(), v.Session.Name).
				Hint("Une personne n’a qu’une inscription par session.")
		}
	}
	if _, err := rules.Registration(v.Fiche, p, v.Session.To); err != nil {
		return err
	}
	return check(tx, v, p, e)
}

// check holds an enrolment against the fiche, the session's rules and what the candidate brings.
func check(tx *store.Tx, v View, p data.Path, e data.Enrolment) error {
	standing, err := standingOf(tx, v.Fiche, v.Session, idOf(tx, p.Candidate))
	if err != nil {
		return err
	}
	return rules.CheckEnrolment(v.Fiche, &v.Session.Rules, p, e, standing)
}
