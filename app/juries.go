package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Juries is the area of the jury and its decisions.
type Juries struct{ core *core }

// Compose keeps the jury of a session, its day, place and members. It may lack members: sealing does not.
func (a Juries) Compose(ctx context.Context, jury data.Jury) error {
	return a.core.act(ctx, ActJury, "", func(tx *store.Tx) error {
		if _, err := a.core.openView(tx, jury.Session); err != nil {
			return err
		}
		return store.Juries.Put(tx, jury)
	})
}

// Decide records what the jury decided on a bloc, beside what the rules propose. Where the two differ the reason is
// due. A later decision supersedes an earlier one, which stays in the folder.
func (a Juries) Decide(ctx context.Context, decision data.Decision) (data.Decision, error) {
	err := a.core.act(ctx, ActDecision, decision.Reason, func(tx *store.Tx) error {
		v, c, err := a.core.caseIn(tx, decision.Enrolment)
		if err != nil {
			return err
		}
		if v.Jury.On.IsZero() {
			return data.Refuse("La session « %s » n’a pas encore de jury daté.", v.Session.Name).
				Hint("Composez le jury et donnez sa date avant de saisir ses décisions.")
		}
		decision.On = v.Jury.On
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

func sameDecision(a, b data.Decision) bool {
	return a.Outcome == b.Outcome && a.Proposed == b.Proposed && a.Reason == b.Reason && a.On == b.On
}
