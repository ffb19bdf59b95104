package app

import (
	"context"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Sessions is the area of the examination sessions.
type Sessions struct{ core *core }

// View is a session with all that hangs on it, and what follows from it.
type View struct {
	Session data.Session
	Fiche   *rncp.Fiche
	Jury    data.Jury // zero while none is recorded
	Cases   []rules.Case
	Stage   rules.Stage
	Lacks   []rules.Lack
}

// Open opens a session, which keeps from now on the rules that the centre has today. Of the session given, the code,
// name, days, cohort and company count; a session without a fiche is for the first one of the desk.
func (a Sessions) Open(ctx context.Context, session data.Session) (data.Session, error) {
	err := a.core.act(ctx, ActSession, "", func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		for other := range store.Sessions.All(tx) {
			if strings.EqualFold(other.Code, session.Code) {
				return data.Refuse("Le code « %s » est déjà celui de la session « %s ».", other.Code, other.Name).Hint("Choisissez-en un autre.")
			}
		}
		if session.Fiche == "" {
			session.Fiche = a.core.fiches[0].Code
		}
		if _, err := a.core.fiche(session.Fiche); err != nil {
			return err
		}
		session.ID, session.Rules, session.Sealed = a.core.newID(), centre.Rules.Clone(), data.Date{}
		return store.Sessions.Put(tx, session)
	})
	return session, err
}

// All returns every session, in the order in which they were opened.
func (a Sessions) All() ([]data.Session, error) {
	var all []data.Session
	err := a.core.store.View(func(tx *store.Tx) error {
		all = slices.Collect(store.Sessions.All(tx))
		return nil
	})
	return all, err
}

// Find returns the session with an identifier or, whatever its case, a code.
func (a Sessions) Find(ref string) (data.Session, error) {
	all, err := a.All()
	if err != nil {
		return data.Session{}, err
	}
	var codes []string
	for _, s := range all {
		if string(s.ID) == ref || strings.EqualFold(s.Code, ref) {
			return s, nil
		}
		codes = append(codes, s.Code)
	}
	refusal := data.Refuse("La session « %s » n’existe pas dans ce dossier.", ref)
	if len(codes) == 0 {
		return data.Session{}, refusal.Hint("Il ne contient encore aucune session.")
	}
	return data.Session{}, refusal.Hint("Sessions connues : %s.", strings.Join(codes, ", "))
}

// View returns a session with all that hangs on it.
func (a Sessions) View(id data.ID) (View, error) {
	var view View
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		view, err = a.core.view(tx, id)
		return err
	})
	return view, err
}

// Seal closes the results and decisions of a session. It refuses while anything is lacking.
func (a Sessions) Seal(ctx context.Context, id data.ID) error {
	return a.core.act(ctx, ActSeal, "", func(tx *store.Tx) error {
		view, err := a.core.openView(tx, id)
		if err != nil {
			return err
		}
		if n := len(view.Lacks); n > 0 {
			return data.Refuse("La session « %s » ne peut pas être close : %s", view.Session.Name, sentences(view.Lacks)).
				Hint("Réglez ces points, puis recommencez.")
		}
		if today := a.core.today(); today.Before(view.Jury.On) {
			return data.Refuse("Le jury est daté du %s : la session ne peut pas être close avant.", view.Jury.On.French()).
				Hint("Attendez ce jour, ou corrigez la date du jury.")
		}
		view.Session.Sealed = a.core.today()
		return store.Sessions.Put(tx, view.Session)
	})
}

func (c *core) view(tx *store.Tx, id data.ID) (View, error) {
	session, err := get(tx, store.Sessions, id, "Cette session n’existe pas dans ce dossier.")
	if err != nil {
		return View{}, err
	}
	fiche, err := c.fiche(session.Fiche)
	if err != nil {
		return View{}, err
	}
	v := View{Session: session, Fiche: fiche}
	v.Jury, _ = store.Juries.Get(tx, id)
	for _, e := range store.EnrolmentsOfSession.Of(tx, id) {
		v.Cases = append(v.Cases, caseOf(tx, e))
	}
	v.Stage = rules.SessionStage(fiche, &v.Session, v.Jury, v.Cases)
	if v.Stage != rules.StageSealed {
		v.Lacks = rules.Lacks(fiche, &v.Session, v.Jury, v.Cases)
	}
	return v, nil
}

// openView is view for who wants to change something: it refuses a sealed session.
func (c *core) openView(tx *store.Tx, id data.ID) (View, error) {
	v, err := c.view(tx, id)
	if err == nil && v.Stage == rules.StageSealed {
		err = data.Refuse("La session « %s » est close depuis le %s.", v.Session.Name, v.Session.Sealed.French()).
			Hint("Ses résultats et décisions ne changent plus.")
	}
	return v, err
}

func caseOf(tx *store.Tx, e data.Enrolment) rules.Case {
	c := rules.Case{
		Enrolment: e,
		Results:   data.CurrentResults(store.ResultsOfEnrolment.Of(tx, e.ID)),
		Decisions: data.CurrentDecisions(store.DecisionsOfEnrolment.Of(tx, e.ID)),
	}
	c.Path, _ = store.Paths.Get(tx, e.Path)
	c.Candidate, _ = store.Candidates.Get(tx, c.Path.Candidate)
	return c
}

// caseIn returns one case of a session that is still open.
func (c *core) caseIn(tx *store.Tx, enrolment data.ID) (View, *rules.Case, error) {
	e, err := get(tx, store.Enrolments, enrolment, "Cette inscription n’existe pas dans ce dossier.")
	if err != nil {
		return View{}, nil, err
	}
	v, err := c.openView(tx, e.Session)
	if err != nil {
		return View{}, nil, err
	}
	i := slices.IndexFunc(v.Cases, func(k rules.Case) bool { return k.Enrolment.ID == enrolment })
	return v, &v.Cases[i], nil
}

func sentences(lacks []rules.Lack) string {
	const shown = 5
	var b strings.Builder
	for i, l := range lacks {
		if i == shown {
			b.WriteString(" … et d’autres.")
			break
		}
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(l.Sentence)
	}
	return b.String()
}
