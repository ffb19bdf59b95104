package app

import (
	"context"
	"maps"
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
	Lacks   []rules.Lack // what keeps the session from being sealed, and warnings; none once it is sealed
	Duties  []data.Fulfilled
	Gone    map[data.RetentionKind]int // what was disposed of: the number of the disposal list, by kind
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
			session.Fiche = a.core.fiches()[0].Code
		}
		fiche, err := a.core.fiche(session.Fiche)
		if err != nil {
			return err
		}
		session.FicheVersion = a.core.version(session.Fiche)
		if err := checkResit(tx, centre, session); err != nil {
			return err
		}
		session.ID, session.Rules, session.Sealed = a.core.newID(), centre.Rules.For(fiche), data.Date{}
		return store.Sessions.Put(tx, session)
	})
	return session, err
}

// checkResit refuses a resit session where the rules have none, or of a session that is not sealed.
func checkResit(tx *store.Tx, centre data.Centre, session data.Session) error {
	if session.ResitOf == "" {
		return nil
	}
	first, err := get(tx, store.Sessions, session.ResitOf, "La session d’origine n’existe pas dans ce dossier.")
	switch {
	case err != nil:
		return err
	case !centre.Rules.Resits.Value:
		return data.Refuse("Le règlement ne prévoit pas de session de rattrapage.").Hint("Changez-le dans les réglages si le réseau en accorde.")
	case first.Sealed.IsZero():
		return data.Refuse("La session « %s » n’est pas close : on ne sait pas encore qui en a besoin.", first.Name).Hint("Ouvrez le rattrapage après sa clôture.")
	case first.Fiche != session.Fiche:
		return data.Refuse("La session « %s » est celle d’une autre certification.", first.Name).Hint("Choisissez une session de la même certification.")
	}
	return nil
}

// Change keeps another name, other days, another promotion or partner firm of an open session. Of the session given these
// and its identifier count.
func (a Sessions) Change(ctx context.Context, session data.Session) error {
	return a.core.act(ctx, ActSessionChange, "", func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session.ID)
		if err != nil {
			return err
		}
		s := v.Session
		s.Name, s.From, s.To, s.Cohort, s.Company = session.Name, session.From, session.To, session.Cohort, session.Company
		for i := range v.Cases {
			k := &v.Cases[i]
			if _, err := rules.Registration(v.Fiche, k.Path, s.To); err != nil {
				return err
			}
			for _, c := range rules.Summons(v.Fiche, &v.Session.Rules, k) {
				if c.On.Before(s.From) || c.On.After(s.To) {
					return data.Refuse("%s a une convocation le %s, hors des nouveaux jours de la session.", k.Candidate.Name(), c.On.French()).
						Hint("Changez d’abord sa convocation.")
				}
			}
		}
		return store.Sessions.Put(tx, s)
	})
}

// ChangeRules gives an open session other rules than those it was opened with. It refuses rules that a recorded result
// does not fit, and asks for the reason, which the journal keeps.
func (a Sessions) ChangeRules(ctx context.Context, id data.ID, changed data.Rules, reason string) error {
	return a.core.act(ctx, ActRules, reason, func(tx *store.Tx) error {
		v, err := a.core.openView(tx, id)
		if err != nil {
			return err
		}
		if strings.TrimSpace(reason) == "" {
			return data.Refuse("Le motif du changement de règlement manque.").Hint("Écrivez en une phrase qui l’a décidé et pourquoi : le journal le garde.")
		}
		v.Session.Rules = changed.Clone()
		for i := range v.Cases {
			for _, r := range v.Cases[i].Results {
				if err := rules.CheckResult(v.Fiche, &changed, &v.Cases[i], r); err != nil {
					return data.Refuse("Un résultat déjà saisi ne va pas avec ce règlement : %s", err).Hint("Retirez ce résultat, ou gardez ce point du règlement.").Because(err)
				}
			}
		}
		return store.Sessions.Put(tx, v.Session)
	})
}

// Fulfil notes that a duty with a legal term was done.
func (a Sessions) Fulfil(ctx context.Context, duty data.Fulfilled) error {
	return a.core.act(ctx, ActDuty, "", func(tx *store.Tx) error {
		if _, err := get(tx, store.Sessions, duty.Session, "Cette session n’existe pas dans ce dossier."); err != nil {
			return err
		}
		if duty.On.After(a.core.today()) {
			return data.Refuse("La démarche est datée dans l’avenir.").Hint("Notez-la une fois faite.")
		}
		duty.ID = a.core.newID()
		return store.Duties.Put(tx, duty)
	})
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
		if lacks := rules.Blocking(view.Lacks); len(lacks) > 0 {
			return data.Refuse("La session « %s » ne peut pas être close : %s", view.Session.Name, sentences(lacks)).
				Hint("Réglez ces points, puis recommencez.")
		}
		if today := a.core.today(); today.Before(view.Jury.On) {
			return data.Refuse("Le jury est daté du %s : la session ne peut pas être close avant.", view.Jury.On.French()).
				Hint("Attendez ce jour, ou corrigez la date du jury.")
		}
		if view.Jury.Began != "" && view.Jury.Ended == "" {
			view.Jury.Ended = data.HourOf(a.core.clock())
			if err := store.Juries.Put(tx, view.Jury); err != nil {
				return err
			}
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
	fiche, err := c.ficheOf(session)
	if err != nil {
		return View{}, err
	}
	v := View{Session: session, Fiche: fiche, Duties: store.DutiesOfSession.Of(tx, id), Gone: goneOf(tx, id)}
	v.Jury, _ = store.Juries.Get(tx, id)
	v.Jury.Session, v.Jury.Members = id, tied(v.Jury.Members, func(c data.ID) data.ID { return idOf(tx, c) })
	for n, e := range store.EnrolmentsOfSession.Of(tx, id) {
		k := caseOf(tx, e)
		k.Number, k.Held = n+1, ledgerOf(tx, fiche, k.Candidate.ID, id)
		if !session.Sealed.IsZero() { // what came after the jury was not before it
			maps.DeleteFunc(k.Held, func(_ rncp.BlocKey, h rules.Holding) bool { return h.On.After(v.Jury.On) })
		}
		v.Cases = append(v.Cases, k)
	}
	if session.Sealed.IsZero() {
		v.Lacks = rules.Lacks(fiche, &v.Session, v.Jury, v.Cases)
	}
	v.Stage = rules.SessionStage(&v.Session, v.Jury, v.Lacks)
	return v, nil
}

// openView is view for who wants to change something: it refuses a sealed session.
func (c *core) openView(tx *store.Tx, id data.ID) (View, error) {
	v, err := c.view(tx, id)
	if err == nil && v.Stage == rules.StageSealed {
		err = data.Refuse("La session « %s » est close depuis le %s.", v.Session.Name, v.Session.Sealed.French()).
			Hint("Ses résultats et décisions ne changent plus ; une décision ne peut qu’être corrigée, avec un motif.")
	}
	return v, err
}

// tied returns the members of a jury with their ties to one record of a person taken for ties to another.
func tied(members []data.Member, as func(data.ID) data.ID) []data.Member {
	for i, m := range members {
		for n, tie := range m.Ties {
			if now := as(tie.Candidate); now != tie.Candidate {
				members = slices.Clone(members)
				members[i].Ties = slices.Clone(members[i].Ties)
				members[i].Ties[n].Candidate = now
			}
		}
	}
	return members
}

func caseOf(tx *store.Tx, e data.Enrolment) rules.Case {
	c := rules.Case{
		Enrolment:    e,
		Results:      data.CurrentResults(store.ResultsOfEnrolment.Of(tx, e.ID)),
		Seconds:      data.CurrentSecondEntries(store.SecondEntriesOfEnrolment.Of(tx, e.ID)),
		Decisions:    data.CurrentDecisions(store.DecisionsOfEnrolment.Of(tx, e.ID)),
		Convocations: data.CurrentConvocations(store.ConvocationsOfEnrolment.Of(tx, e.ID)),
		Attendances:  data.CurrentAttendances(store.AttendancesOfEnrolment.Of(tx, e.ID)),
		Ticks:        data.CurrentTicks(store.TicksOfEnrolment.Of(tx, e.ID)),
	}
	c.Path, _ = store.Paths.Get(tx, e.Path)
	c.Candidate, _ = store.Candidates.Get(tx, idOf(tx, c.Path.Candidate))
	c.Arrangements = particularsOf(tx, c.Candidate.ID).Arrangements
	return c
}

// caseIn returns one case of a session that is still open.
func (c *core) caseIn(tx *store.Tx, enrolment data.ID) (View, *rules.Case, error) {
	e, err := get(tx, store.Enrolments, enrolment, "Cette inscription n’existe pas dans ce dossier.")
	if err == nil && e.Withdrawn != "" {
		err = data.Refuse("Cette inscription a été retirée avec l’import qui l’avait apportée.")
	}
	if err != nil {
		return View{}, nil, err
	}
	v, err := c.openView(tx, e.Session)
	if err != nil {
		return View{}, nil, err
	}
	return v, v.Case(enrolment), nil
}

// Case returns the case of an enrolment, or nil.
func (v *View) Case(enrolment data.ID) *rules.Case {
	for i := range v.Cases {
		if v.Cases[i].Enrolment.ID == enrolment {
			return &v.Cases[i]
		}
	}
	return nil
}

func itemOf(bloc rncp.BlocKey, assessment, part string) rules.Item {
	return rules.Item{Bloc: bloc, Assessment: rncp.Assessment{Key: assessment}, Part: rncp.Part{Key: part}}
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
