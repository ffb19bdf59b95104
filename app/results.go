package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Results is the area where marks, verdicts and the examiners' notes are recorded.
type Results struct{ core *core }

// Record keeps a result. It supersedes the one that the same assessment had, which stays in the folder. Until the
// session is sealed a slip of the finger needs no reason; reason may be empty. Recording the same value again changes
// nothing.
func (a Results) Record(ctx context.Context, result data.Result, reason string) (data.Result, error) {
	err := a.core.act(ctx, ActResult, reason, func(tx *store.Tx) (err error) {
		result, err = a.record(tx, result)
		return err
	})
	return result, err
}

func (a Results) record(tx *store.Tx, result data.Result) (data.Result, error) {
	v, c, err := a.core.caseIn(tx, result.Enrolment)
	if err != nil {
		return result, err
	}
	return a.recordIn(tx, &v, c, result)
}

// recordIn is record for who has the case already.
func (a Results) recordIn(tx *store.Tx, v *View, c *rules.Case, result data.Result) (data.Result, error) {
	if err := rules.CheckResult(v.Fiche, &v.Session.Rules, c, result); err != nil {
		return result, err
	}
	old, had := sameAssessment(c, result)
	if had && old.Value == result.Value && old.On == result.On {
		return old, nil
	}
	result.ID, result.Supersedes, result.Operator = a.core.newID(), old.ID, a.core.operator.ID
	return result, store.Results.Put(tx, result)
}

// Withdraw takes back a result that was entered by mistake: the assessment waits for one again. The mistake stays in the
// folder.
func (a Results) Withdraw(ctx context.Context, result data.Result) error {
	return a.core.act(ctx, ActResult, "", func(tx *store.Tx) error {
		_, c, err := a.core.caseIn(tx, result.Enrolment)
		if err != nil {
			return err
		}
		old, had := sameAssessment(c, result)
		if !had {
			return data.Refuse("Cette épreuve n’a pas de résultat.").Hint("Il n’y a rien à retirer.")
		}
		old.ID, old.Supersedes, old.Value, old.Operator = a.core.newID(), old.ID, data.Value{Kind: data.ValueWithdrawn}, a.core.operator.ID
		return store.Results.Put(tx, old)
	})
}

func sameAssessment(c *rules.Case, r data.Result) (data.Result, bool) {
	return c.Result(itemOf(r.Bloc, r.Assessment, r.Part))
}

// RecordSecond keeps the second entry of a value, by someone who has not seen the first. It says nothing of whether the two
// agree.
func (a Results) RecordSecond(ctx context.Context, second data.SecondEntry) error {
	return a.core.act(ctx, ActSecond, "", func(tx *store.Tx) error {
		v, c, err := a.core.caseIn(tx, second.Enrolment)
		if err != nil {
			return err
		}
		if !v.Session.Rules.DoubleEntry.Value {
			return data.Refuse("Le règlement de la session ne demande pas de double saisie.").Hint("Activez-la au règlement si vous la voulez.")
		}
		first, entered := c.Result(itemOf(second.Bloc, second.Assessment, second.Part))
		if !entered {
			return data.Refuse("La première saisie de cette épreuve manque.").Hint("Saisissez-la d’abord, ou laissez la seconde pour plus tard.")
		}
		if by, known := store.Operators.Get(tx, first.Operator); known && data.Fold(by.Name) == data.Fold(second.By) {
			return data.Refuse("%s a fait la première saisie.", by.Name).Hint("La seconde est faite par une autre personne, qui n’a pas vu la première.")
		}
		again := data.Result{Enrolment: second.Enrolment, Bloc: second.Bloc, Assessment: second.Assessment, Part: second.Part, Value: second.Value, On: first.On}
		if err := rules.CheckResult(v.Fiche, &v.Session.Rules, c, again); err != nil {
			return err
		}
		return a.putSecond(tx, c, second)
	})
}

func (a Results) putSecond(tx *store.Tx, c *rules.Case, second data.SecondEntry) error {
	old, had := c.Second(itemOf(second.Bloc, second.Assessment, second.Part))
	if had && old.Value == second.Value {
		return nil
	}
	second.ID, second.Supersedes = a.core.newID(), old.ID
	return store.SecondEntries.Put(tx, second)
}

// Settle is the third act where two entries differ: the value given becomes the result. The reason says on what ground.
func (a Results) Settle(ctx context.Context, result data.Result, reason string) error {
	return a.core.act(ctx, ActSettle, reason, func(tx *store.Tx) error {
		_, c, err := a.core.caseIn(tx, result.Enrolment)
		if err != nil {
			return err
		}
		first, entered := sameAssessment(c, result)
		second, again := c.Second(itemOf(result.Bloc, result.Assessment, result.Part))
		if !entered || !again || first.Value == second.Value {
			return data.Refuse("Les deux saisies de cette épreuve ne diffèrent pas.").Hint("Il n’y a rien à départager.")
		}
		result.On = first.On
		if _, err := a.record(tx, result); err != nil {
			return err
		}
		second.Value = result.Value
		return a.putSecond(tx, c, second)
	})
}

// Tick keeps what an examiner notes of a competence, or of the bloc as a whole. A comment that names another candidate is
// kept too: Named tells who it is, for the page to point out.
func (a Results) Tick(ctx context.Context, tick data.Tick) error {
	return a.core.act(ctx, ActTick, "", func(tx *store.Tx) error {
		v, c, err := a.core.caseIn(tx, tick.Enrolment)
		if err != nil {
			return err
		}
		if err := rules.CheckTick(v.Fiche, c, tick); err != nil {
			return err
		}
		old, had := c.Tick(tick.Bloc, tick.Competence)
		if had && old.Level == tick.Level && old.Comment == tick.Comment {
			return nil
		}
		tick.ID, tick.Supersedes = a.core.newID(), old.ID
		return store.Ticks.Put(tx, tick)
	})
}

// Named returns the other candidates of a session whose name stands in a comment on one of them.
func (v View) Named(comment string, about data.ID) []data.Candidate {
	people := make([]data.Candidate, len(v.Cases))
	for i := range v.Cases {
		people[i] = v.Cases[i].Candidate
	}
	return rules.NamesIn(comment, about, people)
}
