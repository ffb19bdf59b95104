package app

import (
	"context"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// Results is the area where marks and verdicts are recorded.
type Results struct{ core *core }

// Record keeps a result. It supersedes the one that the same assessment had, which stays in the folder. Until the
// session is sealed a slip of the finger needs no reason; reason may be empty. Recording the same value again changes
// nothing.
func (a Results) Record(ctx context.Context, result data.Result, reason string) (data.Result, error) {
	err := a.core.act(ctx, ActResult, reason, func(tx *store.Tx) error {
		v, c, err := a.core.caseIn(tx, result.Enrolment)
		if err != nil {
			return err
		}
		if err := rules.CheckResult(v.Fiche, &v.Session.Rules, c, result); err != nil {
			return err
		}
		old, had := sameAssessment(c, result)
		if had && old.Value == result.Value && old.On == result.On {
			result = old
			return nil
		}
		result.ID, result.Supersedes = a.core.newID(), old.ID
		return store.Results.Put(tx, result)
	})
	return result, err
}

func sameAssessment(c *rules.Case, r data.Result) (data.Result, bool) {
	for _, old := range c.Results {
		if old.Bloc == r.Bloc && old.Assessment == r.Assessment && old.Part == r.Part {
			return old, true
		}
	}
	return data.Result{}, false
}
