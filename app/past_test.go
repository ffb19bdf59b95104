package app

import (
	"context"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestADeskShowsTheCentreAsItWas(t *testing.T) {
	r := newRoom(t)
	first := r.session("P")
	e := r.enrol(first, r.path("Élodie"))
	who := r.kase(e).Candidate
	r.later(2022, time.March, 12)
	second := r.session("E")
	renamed := who
	renamed.UsageName = "Maisonneuve"
	ok(r.Rights.Rectify(r.ctx, renamed, byCourt("Mal recopié.")))(t)
	r.later(2022, time.September, 1)

	past := ok(r.AsOf(day(2021, 6, 15)))(t)
	if past.Past() != day(2021, 6, 15) || past.Today() != past.Past() || !r.Past().IsZero() {
		t.Errorf("it is the %s, of the %s", past.Today(), past.Past())
	}
	if got := ok(past.Sessions.All())(t); len(got) != 1 || got[0].ID != first.ID {
		t.Errorf("sessions: %+v", got)
	}
	if got := ok(past.Sessions.View(first.ID))(t); len(got.Cases) != 1 || got.Cases[0].Candidate.UsageName != "" {
		t.Errorf("the session as it was: %+v", got.Cases)
	}
	if _, err := past.Sessions.View(second.ID); err == nil {
		t.Error("a session of the year after is there")
	}
	later := ok(r.AsOf(day(2022, 3, 12)))(t)
	if got := ok(later.Sessions.View(first.ID))(t); got.Cases[0].Candidate.UsageName != "Maisonneuve" {
		t.Error("a day does not go to its end")
	}
	if got := ok(past.Search.Find("lœuillet", 5))(t); len(got) != 1 {
		t.Errorf("the search of the past finds %+v", got)
	}
	if err := past.Close(); err != nil {
		t.Fatal(err)
	}
	r.path("Zoé") // the desk goes on
}

func TestNothingIsDoneToThePast(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	past := ok(r.AsOf(day(2021, 6, 15)))(t)
	ctx := context.Background()
	before := r.lines()
	_, err := past.Sessions.Open(ctx, spring2021("E"))
	r.refused(err, "On ne modifie pas le passé")
	_, err = past.Results.Record(ctx, written(e, 12), "")
	r.refused(err, "passé")
	for action := range who {
		r.refused(past.core.act(ctx, action, "", nil), "passé")
	}
	_, err = past.Check(ctx)
	r.refused(err, "passé")
	if r.lines() != before {
		t.Error("the journal grew")
	}
}

func TestDaysThatCannotBeShown(t *testing.T) {
	r := newRoom(t)
	_, err := r.AsOf(day(2021, 6, 14))
	r.refused(err, "14 juin 2021", "encore rien")
	_, err = r.AsOf(day(2021, 6, 16))
	r.refused(err, "pas encore passé")
	_, err = r.AsOf(data.Date{})
	r.refused(err, "n’existe pas")
}

func TestADayEndsInTheHourOfTheCentre(t *testing.T) {
	zone := time.FixedZone("CEST", 2*3600)
	now := time.Date(2021, time.June, 15, 23, 30, 0, 0, zone) // still the 15th; in UTC, too
	r := newRoom(t)
	r.cfg.Clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	r.reopen()
	r.session("P")
	now = time.Date(2021, time.June, 16, 0, 30, 0, 0, zone) // the 16th here, the 15th in UTC
	r.session("E")
	if got := ok(ok(r.AsOf(rncp.NewDate(2021, 6, 15)))(t).Sessions.All())(t); len(got) != 1 {
		t.Errorf("%d sessions on the 15th", len(got))
	}
}
