package rules

import (
	"certibloc/data"
	"certibloc/data/rncp"
)

// Case is what is known of one enrolment. Results and Decisions are the current ones (data.CurrentResults).
type Case struct {
	Candidate data.Candidate
	Path      data.Path
	Enrolment data.Enrolment
	Results   []data.Result
	Decisions []data.Decision
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

// Decision returns the current decision on a bloc.
func (c *Case) Decision(bloc rncp.BlocKey) (data.Decision, bool) {
	for _, d := range c.Decisions {
		if d.Bloc == bloc {
			return d, true
		}
	}
	return data.Decision{}, false
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
