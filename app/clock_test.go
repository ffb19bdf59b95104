package app

import (
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// A clock that goes back while the program is closed changes nothing of what is shown, and what is new still sorts after what
// was there. The journal keeps the times that the clock told: its order is that of its lines.
func TestAClockThatGoesBack(t *testing.T) {
	for name, back := range map[string]time.Time{
		"an hour":   time.Date(2021, 6, 15, 8, 0, 0, 0, time.UTC),
		"two years": time.Date(2019, 6, 15, 9, 0, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			s, _ := r.sealed("A", "Zoé")
			before := ok(r.issue(s))(t)
			second := r.session("B")
			e := r.enrol(second, r.path("Élodie"))
			_ = ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
			r.cfg.Clock = func() time.Time { back = back.Add(time.Millisecond); return back }
			r.reopen()
			_ = ok(r.Results.Record(r.ctx, written(e, 15), ""))(t)
			if got := r.kase(e).Results; len(got) != 1 || got[0].Value.Mark != data.Points(15) {
				t.Errorf("the result is %+v", got)
			}
			r.reopen()
			if got := r.kase(e).Results; len(got) != 1 || got[0].Value.Mark != data.Points(15) {
				t.Errorf("the result is %+v", got)
			}
			numbers := map[string]bool{}
			for _, doc := range before {
				numbers[doc.Number.String()] = true
			}
			duplicate := ok(r.Documents.Duplicate(r.ctx, before[0].ID, "Perdu"))(t)
			if numbers[duplicate.Number.String()] {
				t.Errorf("%s is given twice", duplicate.Number)
			}
			var last store.Line
			r.must(r.core.store.Lines(func(l store.Line) bool {
				if l.ID <= last.ID {
					t.Errorf("line %d (%s) sorts before line %d (%s)", l.Seq, l.ID, last.Seq, last.ID)
				}
				last = l
				return false
			}))
			if report := ok(r.Check(r.ctx))(t); len(report.Findings) > 0 {
				t.Error(report.Findings)
			}
		})
	}
}
