package app

import (
	"cmp"
	"slices"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// followUpsOf counts what became of those whom juries of the centre have certified, by year, months and route. Who was not asked
// is counted among those who did not answer, once one of the year was.
func followUpsOf(tx *store.Tx, f *rncp.Fiche) []rules.StatFollowUp {
	type group struct {
		year, months int
		route        rncp.Route
	}
	asked := map[group]bool{}
	counts := map[group]*rules.StatFollowUp{}
	for c := range everyone(tx) {
		k, ok := certificationOf(tx, f, c)
		if !ok || k.held.Decision == "" {
			continue
		}
		for _, months := range data.Horizons {
			g := group{k.On.Year, months, routeOf(tx, k.held)}
			n := counts[g]
			if n == nil {
				n = &rules.StatFollowUp{Fiche: f.RNCPCode(), Year: g.year, Months: months, Route: g.route, Sectors: map[string]int{}}
				counts[g] = n
			}
			answer, answered := k.Answer(months)
			asked[g] = asked[g] || answered
			countAnswer(n, answer)
		}
	}
	var list []rules.StatFollowUp
	for g, n := range counts {
		if asked[g] {
			list = append(list, *n)
		}
	}
	slices.SortFunc(list, func(a, b rules.StatFollowUp) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Months, b.Months), cmp.Compare(a.Route, b.Route))
	})
	return list
}

// countAnswer counts one holder. Who studies on is outside the rates, as who cannot work.
func countAnswer(n *rules.StatFollowUp, answer data.FollowUp) {
	n.Holders++
	switch {
	case answer.Situation == data.SituationEmployed && answer.Target:
		n.Target++
	case answer.Situation == data.SituationEmployed:
		n.Other++
	case answer.Situation == data.SituationStudying || answer.Situation == data.SituationNeutral:
		n.Neutralised++
	case answer.Situation == data.SituationSeeking || answer.Situation == data.SituationOther:
		n.Seeking++
	default:
		n.Silent++
	}
	if answer.Sector != "" {
		n.Sectors[answer.Sector]++
	}
}

// routeOf returns the route of the path on which a jury has decided something.
func routeOf(tx *store.Tx, h rules.Holding) rncp.Route {
	decision, _ := store.Decisions.Get(tx, h.Decision)
	enrolment, _ := store.Enrolments.Get(tx, decision.Enrolment)
	path, _ := store.Paths.Get(tx, enrolment.Path)
	return path.Route
}
