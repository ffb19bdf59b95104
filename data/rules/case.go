package rules

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// Case is what is known of one enrolment. Of each kind of fact it has the current ones, those that no later one
// supersedes.
type Case struct {
	Number       int // of the candidate in the session, from 1: it stands for the name where no name may stand
	Candidate    data.Candidate
	Path         data.Path
	Enrolment    data.Enrolment
	Results      []data.Result
	Seconds      []data.SecondEntry
	Decisions    []data.Decision
	Convocations []data.Convocation
	Attendances  []data.Attendance
	Ticks        []data.Tick
	Held         Ledger // on other grounds than this session
	// Arrangements are what is arranged for the candidate's assessments.
	Arrangements []data.Arrangement
}

// Result returns the current result of an item.
func (c *Case) Result(i Item) (data.Result, bool) {
	for _, r := range c.Results {
		if r.Bloc == i.Bloc && r.Assessment == i.Assessment.Key && r.Part == i.Part.Key {
			return r, true
		}
	}
	return data.Result{}, false
}

// Second returns the current second entry of an item.
func (c *Case) Second(i Item) (data.SecondEntry, bool) {
	for _, s := range c.Seconds {
		if s.Bloc == i.Bloc && s.Assessment == i.Assessment.Key && s.Part == i.Part.Key {
			return s, true
		}
	}
	return data.SecondEntry{}, false
}

// Decision returns the current decision on a bloc, or on data.WholeCertification.
func (c *Case) Decision(bloc rncp.BlocKey) (data.Decision, bool) {
	for _, d := range c.Decisions {
		if d.Bloc == bloc {
			return d, true
		}
	}
	return data.Decision{}, false
}

// Convocation returns when and where an assessment of a bloc takes place.
func (c *Case) Convocation(bloc rncp.BlocKey, assessment string) (data.Convocation, bool) {
	for _, s := range c.Convocations {
		if s.Bloc == bloc && s.Assessment == assessment {
			return s, true
		}
	}
	return data.Convocation{}, false
}

// Attendance returns what was noted of the candidate's presence at an assessment.
func (c *Case) Attendance(bloc rncp.BlocKey, assessment string) (data.Attendance, bool) {
	for _, a := range c.Attendances {
		if a.Bloc == bloc && a.Assessment == assessment {
			return a, true
		}
	}
	return data.Attendance{}, false
}

// Tick returns what was noted of a competence of a bloc, from 1, or of the bloc as a whole, 0.
func (c *Case) Tick(bloc rncp.BlocKey, competence int) (data.Tick, bool) {
	for _, t := range c.Ticks {
		if t.Bloc == bloc && t.Competence == competence {
			return t, true
		}
	}
	return data.Tick{}, false
}

// Missing returns what is due for a bloc and has no result yet.
func Missing(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey) []Item {
	var missing []Item
	for _, item := range Due(f, r, c, bloc) {
		if _, ok := c.Result(item); !ok && !item.Optional {
			missing = append(missing, item)
		}
	}
	return missing
}

// Unchecked returns what still waits for its second entry, and what the two entries differ on. Both are empty where the
// rules ask for no second entry.
func Unchecked(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey) (waiting, differing []Item) {
	if !r.DoubleEntry.Value {
		return nil, nil
	}
	for _, item := range Due(f, r, c, bloc) {
		first, entered := c.Result(item)
		second, again := c.Second(item)
		switch {
		case entered && !again:
			waiting = append(waiting, item)
		case entered && first.Value != second.Value:
			differing = append(differing, item)
		}
	}
	return waiting, differing
}

// Assessments returns the assessments that an enrolment owes for a bloc, parts together: what one is summoned to.
func Assessments(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey) []rncp.Assessment {
	var list []rncp.Assessment
	for _, item := range Due(f, r, c, bloc) {
		if n := len(list); n == 0 || list[n-1].Key != item.Assessment.Key {
			list = append(list, item.Assessment)
		}
	}
	return list
}

// Summoned reports whether a kind of assessment takes place on a day, at an hour, in a place. A portfolio, the validation by
// the firm and the VAE file are handed in.
func Summoned(k rncp.Kind) bool {
	switch k {
	case rncp.KindPortfolio, rncp.KindWorkplace, rncp.KindVAEFile:
		return false
	}
	return true
}
