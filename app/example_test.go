package app

import (
	"context"
	"path/filepath"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

func buildExample(t *testing.T) *Desk {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "centre")
	desk, err := Example(context.Background(), dir, passphrase, testConfig(t), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

func TestTheExampleIsTheSameEveryTime(t *testing.T) {
	_, one := buildExample(t).Journal()
	_, two := buildExample(t).Journal()
	if one != two {
		t.Errorf("the journal ends on %s, then on %s", one, two)
	}
}

func TestTheExampleShowsWhatACentreMeets(t *testing.T) {
	desk := buildExample(t)
	routes, tracks := map[rncp.Route]bool{}, map[rncp.Track]bool{}
	values, outcomes := map[data.ValueKind]bool{}, map[data.Outcome]bool{}
	certified, kinds := map[rncp.BlocKey]bool{}, map[data.DocumentKind]bool{}
	sat := map[data.ID]int{}
	portfolios, departures, complete, corrections, recusals, pronounced, summoned := 0, 0, 0, 0, 0, 0, 0
	for _, s := range ok(desk.Sessions.All())(t) {
		v := ok(desk.Sessions.View(s.ID))(t)
		if v.Stage != rules.StageSealed {
			t.Errorf("%s is %s", s.Code, v.Stage)
		}
		for _, k := range v.Cases {
			routes[k.Path.Route], tracks[k.Path.Track] = true, true
			sat[k.Candidate.ID]++
			for _, r := range k.Results {
				values[r.Value.Kind] = true
			}
			for _, b := range k.Enrolment.Blocs {
				if b.Way == rncp.WayPortfolio {
					portfolios++
				}
			}
			for _, d := range k.Decisions {
				outcomes[d.Outcome] = true
				if d.Departs() {
					departures++
				}
				if d.Correction {
					corrections++
				}
			}
			summoned += len(k.Convocations)
			if k.Held.Pronounced() {
				t.Errorf("%s sat again for what was pronounced", k.Candidate.Name())
			}
			if d, ok := k.Decision(data.WholeCertification); ok && d.Outcome == data.OutcomeAcquired {
				pronounced++
			}
			if len(rules.Seated(v.Fiche, v.Jury, k.Candidate.ID)) < v.Fiche.Jury.Minimum {
				t.Errorf("%s came before a jury of less than %d", k.Candidate.Name(), v.Fiche.Jury.Minimum)
			}
		}
		for _, m := range v.Jury.Members {
			recusals += len(m.Ties)
		}
		for _, kind := range Papers {
			if _, err := desk.Documents.Paper(context.Background(), s.ID, kind, ""); err != nil {
				t.Errorf("%s, %s: %v", s.Code, kind, err)
			}
		}
		for _, d := range ok(desk.Documents.Issued(s.ID))(t) {
			certified[d.Bloc], kinds[d.Number.Kind] = true, true
		}
		if plan := ok(desk.Documents.Plan(s.ID))(t); len(plan.Ready)+len(plan.Withheld) != 0 {
			t.Errorf("%s: %d documents not issued", s.Code, len(plan.Ready)+len(plan.Withheld))
		}
	}
	resits, priors := 0, 0
	for _, c := range ok(desk.Candidates.All())(t) {
		if sat[c.ID] > 1 {
			resits++
		}
		if ok(desk.Candidates.Ledger(c.ID, "27413"))(t).Complete(desk.Fiches()[0]) {
			complete++
		}
		priors += len(ok(desk.Candidates.Person(c.ID))(t).Priors)
	}
	for what, enough := range map[string]bool{
		"fourteen candidates": len(sat) >= 14, "six routes": len(routes) == 6, "three tracks": len(tracks) == 3,
		"an absence": values[data.ValueAbsent], "an excuse": values[data.ValueExcused], "an exemption": values[data.ValueExempt],
		"a portfolio": portfolios > 0, "a departure from a proposal": departures > 0, "a resit": resits > 0,
		"a correction": corrections == 1, "a recusal": recusals == 1, "a certification pronounced": pronounced > 2,
		"one of each document": len(kinds) == 9, "blocs of before": priors > 1, "convocations": summoned > 40,
		"a failed bloc": outcomes[data.OutcomeNotAcquired], "someone with all four": complete > 0,
		"a certificate for each bloc": certified[prospection] && certified[organisation] && certified[portefeuille] && certified[negociation],
	} {
		if !enough {
			t.Errorf("the example lacks %s", what)
		}
	}
	if report := ok(desk.Check(context.Background()))(t); len(report.Findings) != 0 || report.Swept != 0 {
		t.Errorf("the check of the example found %v", report.Findings)
	}
}
