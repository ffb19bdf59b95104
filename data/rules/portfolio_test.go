package rules

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

func portfolioOf(t *testing.T, bloc rncp.BlocKey) rncp.Assessment {
	t.Helper()
	b, _ := theFiche(t).Bloc(bloc)
	way, ok := FindWay(b, rncp.TrackContinuing, rncp.WayPortfolio)
	if !ok {
		t.Fatalf("%s has no portfolio", bloc)
	}
	return way.Assessments[0]
}

// « 3 à 6 mois après le parcours formatif et une immersion professionnelle de cette durée »
func TestPortfolioWindowIsThreeToSixCalendarMonths(t *testing.T) {
	for _, bloc := range allBlocs {
		a := portfolioOf(t, bloc)
		for _, c := range []struct{ trained, from, to string }{
			{"2020-12-18", "2021-03-18", "2021-06-18"},
			{"2020-11-30", "2021-02-28", "2021-05-30"}, // end of a short month
			{"2019-11-30", "2020-02-29", "2020-05-30"}, // of a leap year
			{"2021-08-31", "2021-11-30", "2022-02-28"},
			{"2020-09-30", "2020-12-30", "2021-03-30"}, // over the new year
		} {
			from, to, ok := PortfolioWindow(a, data.Path{TrainingTo: date(c.trained)})
			if !ok || from != date(c.from) || to != date(c.to) {
				t.Errorf("%s, training until %s: %s to %s, want %s to %s", bloc, c.trained, from, to, c.from, c.to)
			}
		}
	}
}

func TestPortfolioRemarks(t *testing.T) {
	a := portfolioOf(t, prospection)
	p := data.Path{TrainingTo: date("2020-12-18"), ImmersionFrom: date("2020-12-21"), ImmersionTo: date("2021-03-20")}
	for _, c := range []struct {
		name, on, word string
		path           func(*data.Path)
	}{
		{name: "the first day of the window", on: "2021-03-18"},
		{name: "the last day of the window", on: "2021-06-18"},
		{name: "a day before three months", on: "2021-03-17", word: "du 18 mars 2021 au 18 juin 2021"},
		{name: "a day after six months", on: "2021-06-19", word: "hors du délai"},
		{name: "no end of training", on: "2021-04-01", word: "fin de formation manque", path: func(p *data.Path) { p.TrainingTo = data.Date{} }},
		{name: "an immersion a day short", on: "2021-04-01", word: "immersion", path: func(p *data.Path) { p.ImmersionTo = date("2021-03-19") }},
		{name: "an immersion of six months", on: "2021-06-18", path: func(p *data.Path) { p.ImmersionTo = date("2021-06-20") }},
		{name: "an immersion a day too long", on: "2021-06-18", word: "immersion", path: func(p *data.Path) { p.ImmersionTo = date("2021-06-21") }},
		{name: "no immersion", on: "2021-04-01", word: "immersion", path: func(p *data.Path) { p.ImmersionFrom = data.Date{} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := p
			if c.path != nil {
				c.path(&path)
			}
			got := strings.Join(PortfolioRemarks(a, path, date(c.on)), " ")
			if (c.word == "") != (got == "") || !strings.Contains(got, c.word) {
				t.Errorf("got %q, want %q in it", got, c.word)
			}
		})
	}
	if got := PortfolioRemarks(a, p, data.Date{}); len(got) != 1 {
		t.Errorf("without its date a portfolio has the remarks %v", got)
	}
}

func TestAPortfolioOutsideItsMonthsIsSaidOrRefused(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayPortfolio, prospection)
	late := data.Result{Enrolment: "e", Bloc: prospection, Assessment: "portefeuille", Value: value("+"), On: date("2021-09-01")}
	if err := CheckResult(f, &rules, k, late); err != nil {
		t.Errorf("by default it is said, not refused: %v", err)
	}
	k.Results = []data.Result{late}
	if p := Propose(f, &rules, k, prospection); p.Outcome != data.OutcomeAcquired || len(p.Remarks) == 0 {
		t.Errorf("got %+v, want the proposal with a remark", p)
	}
	rules.Portfolio.Value = data.PolicyRefuses
	mustRefuse(t, CheckResult(f, &rules, k, late), "hors du délai", "règlement")
	late.Value = value("A")
	if err := CheckResult(f, &rules, k, late); err != nil {
		t.Errorf("an absence has no delay to keep: %v", err)
	}
}
