package app

import (
	"context"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Juries is the area of the jury and its decisions.
type Juries struct{ core *core }

// Compose keeps the jury of a session, its day, place and members. It may lack members: sealing does not. What belongs to
// the deliberation itself, its hours and the points set aside, stays as it is.
func (a Juries) Compose(ctx context.Context, jury data.Jury) error {
	return a.core.act(ctx, ActJury, "", func(tx *store.Tx) error {
		v, err := a.core.openView(tx, jury.Session)
		if err != nil {
			return err
		}
		for _, m := range jury.Members {
			for _, t := range m.Ties {
				if !slices.ContainsFunc(v.Cases, func(k rules.Case) bool { return k.Candidate.ID == t.Candidate }) {
					return data.Refuse("%s a un lien avec quelqu’un qui n’est pas candidat de cette session.", m.Name).Hint("Retirez ce lien.")
				}
			}
		}
		jury.Began, jury.Ended, jury.SetAside = v.Jury.Began, v.Jury.Ended, v.Jury.SetAside
		return store.Juries.Put(tx, jury)
	})
}

// SetAside notes why the deliberation may begin although a point is not settled. An empty reason takes that back.
func (a Juries) SetAside(ctx context.Context, session data.ID, point, reason string) error {
	return a.core.act(ctx, ActSetAside, reason, func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(v.Lacks, func(l rules.Lack) bool { return l.Sentence == point && l.BeforeStart() })
		switch {
		case i < 0:
			return data.Refuse("Ce point n’est plus à régler : %s", point).Hint("Rouvrez la liste.")
		case v.Lacks[i].MustMend():
			return data.Refuse("Ce point ne peut pas être écarté : %s", point).Hint("Réglez-le : sans jury valide, rien ne peut être décidé.")
		}
		v.Jury.Session = session
		v.Jury.SetAside = slices.DeleteFunc(slices.Clone(v.Jury.SetAside), func(s data.SetAside) bool { return s.Point == point })
		if reason != "" {
			v.Jury.SetAside = append(v.Jury.SetAside, data.SetAside{Point: point, Reason: reason})
		}
		return store.Juries.Put(tx, v.Jury)
	})
}

// Start opens the deliberation. It refuses while a point is neither settled nor set aside, and before the day of the jury.
// Points that were set aside and have been settled since are forgotten.
func (a Juries) Start(ctx context.Context, session data.ID) error {
	return a.core.act(ctx, ActStart, "", func(tx *store.Tx) error {
		v, err := a.core.openView(tx, session)
		if err != nil {
			return err
		}
		if v.Jury.Began != "" || v.Jury.Held == data.HeldElsewhere {
			return data.Refuse("La délibération de la session « %s » est déjà ouverte, ou tenue ailleurs.", v.Session.Name).Hint("Saisissez ses décisions.")
		}
		if open := rules.OpenBeforeStart(v.Jury, v.Lacks); len(open) > 0 {
			return data.Refuse("La délibération ne peut pas s’ouvrir : %s", sentences(open)).Hint("Réglez chaque point, ou écartez-le avec un motif.")
		}
		if a.core.today().Before(v.Jury.On) {
			return data.Refuse("Le jury est daté du %s : la délibération ne peut pas s’ouvrir avant.", v.Jury.On.French()).
				Hint("Attendez ce jour, ou corrigez la date du jury.")
		}
		v.Jury.Began = data.HourOf(a.core.clock())
		v.Jury.SetAside = slices.DeleteFunc(slices.Clone(v.Jury.SetAside), func(s data.SetAside) bool {
			return !slices.ContainsFunc(v.Lacks, func(l rules.Lack) bool { return l.Sentence == s.Point })
		})
		return store.Juries.Put(tx, v.Jury)
	})
}

// Decide records what the jury decided on a bloc, or on the whole certification, beside what the rules propose. Where the
// two differ the reason is due. A later decision supersedes an earlier one, which stays in the folder.
func (a Juries) Decide(ctx context.Context, decision data.Decision) (data.Decision, error) {
	err := a.core.act(ctx, ActDecision, decision.Reason, func(tx *store.Tx) error {
		v, c, err := a.core.caseIn(tx, decision.Enrolment)
		if err != nil {
			return err
		}
		if err := canDecide(v); err != nil {
			return err
		}
		decision.On, decision.Correction = v.Jury.On, false
		decision.Proposed = rules.Propose(v.Fiche, &v.Session.Rules, c, decision.Bloc).Outcome
		if err := rules.CheckDecision(v.Fiche, &v.Session.Rules, c, decision); err != nil {
			return err
		}
		old, decided := c.Decision(decision.Bloc)
		if decided && sameDecision(old, decision) {
			decision = old
			return nil
		}
		decision.ID, decision.Supersedes = a.core.newID(), old.ID
		return store.Decisions.Put(tx, decision)
	})
	return decision, err
}

func canDecide(v View) error {
	switch {
	case v.Jury.On.IsZero():
		return data.Refuse("La session « %s » n’a pas encore de jury daté.", v.Session.Name).
			Hint("Composez le jury et donnez sa date avant de saisir ses décisions.")
	case v.Jury.Held != data.HeldElsewhere && v.Jury.Began == "":
		return data.Refuse("La délibération de la session « %s » n’est pas ouverte.", v.Session.Name).
			Hint("Réglez ou écartez ce qui manque, puis ouvrez-la.")
	}
	return nil
}

func sameDecision(a, b data.Decision) bool {
	return a.Outcome == b.Outcome && a.Proposed == b.Proposed && a.Reason == b.Reason && a.On == b.On
}

// Withdraw takes back the decision on a bloc while the session is open: there is none any more. It stays in the folder.
func (a Juries) Withdraw(ctx context.Context, enrolment data.ID, bloc rncp.BlocKey) error {
	return a.core.act(ctx, ActWithdraw, "", func(tx *store.Tx) error {
		_, c, err := a.core.caseIn(tx, enrolment)
		if err != nil {
			return err
		}
		old, decided := c.Decision(bloc)
		if !decided {
			return data.Refuse("Aucune décision n’est à retirer pour %s.", c.Candidate.Name())
		}
		return store.Decisions.Put(tx, data.Decision{
			ID: a.core.newID(), Supersedes: old.ID, Enrolment: enrolment, Bloc: bloc, Outcome: data.OutcomeWithdrawn, On: old.On,
		})
	})
}

// Correct records a decision that corrects one of a sealed session: a new decision of the jury, with its day and its
// reason. The corrected one stays in the folder, and corrected minutes become due.
func (a Juries) Correct(ctx context.Context, decision data.Decision) (data.Decision, error) {
	err := a.core.act(ctx, ActCorrect, decision.Reason, func(tx *store.Tx) error {
		e, err := get(tx, store.Enrolments, decision.Enrolment, "Cette inscription n’existe pas dans ce dossier.")
		if err != nil {
			return err
		}
		v, err := a.core.view(tx, e.Session)
		if err != nil {
			return err
		}
		c := v.Case(e.ID)
		if err := a.checkCorrection(v, c, decision); err != nil {
			return err
		}
		old, _ := c.Decision(decision.Bloc)
		decision.Proposed = rules.Propose(v.Fiche, &v.Session.Rules, c, decision.Bloc).Outcome
		decision.ID, decision.Supersedes, decision.Correction = a.core.newID(), old.ID, true
		if err := rules.CheckDecision(v.Fiche, &v.Session.Rules, c, decision); err != nil {
			return err
		}
		return store.Decisions.Put(tx, decision)
	})
	return decision, err
}

func (a Juries) checkCorrection(v View, c *rules.Case, d data.Decision) error {
	old, decided := c.Decision(d.Bloc)
	switch {
	case v.Stage != rules.StageSealed:
		return data.Refuse("La session « %s » n’est pas close : rien n’est à corriger.", v.Session.Name).Hint("Changez la décision elle-même.")
	case d.Outcome == data.OutcomeWithdrawn:
		return data.Refuse("Après la clôture une décision ne se retire pas.").Hint("Corrigez-la par une autre, avec son motif.")
	case decided && old.Outcome == d.Outcome:
		return data.Refuse("La décision est déjà « %s ».", old.Outcome).Hint("Il n’y a rien à corriger.")
	case d.On.Before(v.Jury.On) || d.On.After(a.core.today()):
		return data.Refuse("La correction est datée du %s, avant le jury ou dans l’avenir.", d.On.French()).
			Hint("Donnez le jour où le jury a décidé la correction, à partir du %s.", v.Jury.On.French())
	}
	return nil
}

// Decisions returns every decision ever taken for an enrolment, oldest first: corrected and withdrawn ones too.
func (a Juries) Decisions(enrolment data.ID) ([]data.Decision, error) {
	var all []data.Decision
	err := a.core.store.View(func(tx *store.Tx) error {
		if _, err := get(tx, store.Enrolments, enrolment, "Cette inscription n’existe pas dans ce dossier."); err != nil {
			return err
		}
		all = store.DecisionsOfEnrolment.Of(tx, enrolment)
		return nil
	})
	return all, err
}
