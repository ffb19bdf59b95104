package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/exchange"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// BenchmarkReadiness reads a session of 200 candidates with four blocs each, marked and decided, and computes all that it
// lacks: what every act and every page of it does.
func BenchmarkReadiness(b *testing.B) {
	r := newRoom(b)
	s := r.session("P")
	r.jury(s)
	fiche := r.core.fiches()[0]
	err := r.core.act(r.ctx, ActCandidate, "", func(tx *store.Tx) error {
		for n := range 200 {
			if err := benchCandidate(tx, r.core, fiche, s, n); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		v, err := r.Sessions.View(s.ID)
		if err != nil || len(v.Cases) != 200 || len(v.Lacks) == 0 {
			b.Fatal(err, len(v.Cases), len(v.Lacks))
		}
	}
}

func benchCandidate(tx *store.Tx, core *core, fiche *rncp.Fiche, s data.Session, n int) error {
	c := data.Candidate{ID: core.newID(), Sex: data.Female, GivenNames: []string{"Zoé"}, BirthName: "Dupont", BirthDate: day(1998, 3, 12), BirthPlace: in("Aurillac", "15")}
	p := data.Path{ID: core.newID(), Candidate: c.ID, Fiche: fiche.Code, Route: rncp.RouteStudent, Track: rncp.TrackInitial, TrainingFrom: day(2020, 6, 1)}
	e := data.Enrolment{ID: core.newID(), Session: s.ID, Path: p.ID}
	for _, b := range fiche.Blocs {
		e.Blocs = append(e.Blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayExams})
	}
	if err := put(tx, store.Candidates, c); err != nil {
		return err
	}
	if err := put(tx, store.Paths, p); err != nil {
		return err
	}
	if err := put(tx, store.Enrolments, e); err != nil {
		return err
	}
	k := &rules.Case{Path: p, Enrolment: e}
	for _, b := range fiche.Blocs {
		for _, item := range rules.Due(fiche, &s.Rules, k, b.Key) {
			v := data.Value{Kind: data.ValueMark, Mark: data.Points(8 + n%10)}
			if item.Assessment.Kind == rncp.KindWorkplace {
				v = data.Value{Kind: data.ValueAcquired}
			}
			res := data.Result{ID: core.newID(), Enrolment: e.ID, Bloc: b.Key, Assessment: item.Assessment.Key, Part: item.Part.Key, Value: v, On: s.From}
			if err := put(tx, store.Results, res); err != nil {
				return err
			}
			if item.Part.Key != "" || !rules.Summoned(item.Assessment.Kind) {
				continue
			}
			summons := data.Convocation{ID: core.newID(), Enrolment: e.ID, Bloc: b.Key, Assessment: item.Assessment.Key, On: s.From, At: "09:00", Place: "Salle 1"}
			if err := put(tx, store.Convocations, summons); err != nil {
				return err
			}
		}
	}
	return nil
}

func put[T data.Record](tx *store.Tx, table *store.Table[T], v T) error {
	if err := table.Put(tx, v); err != nil {
		return fmt.Errorf("put: %w", err)
	}
	return nil
}

// BenchmarkImportDiagnosis reads a file of 5,000 lines and says everything that is wrong with every line, and who looks like
// whom. The most that the heap held meanwhile, garbage included, is told with it.
func BenchmarkImportDiagnosis(b *testing.B) {
	for _, kind := range []FileKind{FileCSV, FileXLSX} {
		b.Run(string(kind[1:]), func(b *testing.B) {
			r := newRoom(b)
			s := r.session("P")
			path := r.longList(kind)
			defer debug.SetGCPercent(debug.SetGCPercent(50)) // as the program does
			stop := watchHeap()
			defer func() { b.ReportMetric(stop(), "most-MB") }()
			for b.Loop() {
				b.StopTimer()
				runtime.GC() // each starts from a clean heap, so that the most is that of one
				b.StartTimer()
				file, err := r.Imports.Open(path)
				if err != nil {
					b.Fatal(err)
				}
				plan, err := r.Imports.Plan(file, s.ID)
				if ready, _, _ := plan.Count(); err != nil || ready != 5_000 {
					b.Fatal(err, ready)
				}
			}
		})
	}
}

// watchHeap looks at the heap every millisecond, until the function that it returns tells the most that came on top, in MB.
func watchHeap() (stop func() float64) {
	runtime.GC()
	done, most := make(chan struct{}), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(sample)
		before, seen := sample[0].Value.Uint64(), uint64(0)
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for {
			metrics.Read(sample)
			seen = max(seen, sample[0].Value.Uint64())
			select {
			case <-done:
				most <- seen - before
				return
			case <-tick.C:
			}
		}
	}()
	return func() float64 {
		close(done)
		return float64(<-most) / 1e6
	}
}

// longList writes a file of 5,000 people who ask for two blocs.
func (r *room) longList(kind FileKind) string {
	lines := make([]exchange.Line, 5_000)
	for n := range lines {
		lines[n] = exchange.Line{
			Candidate: data.Candidate{Sex: data.Female, GivenNames: []string{"Zoé"}, BirthName: "Nom" + letters(n), BirthDate: day(1970, 1, 1).AddDays(n * 3), BirthPlace: in("Aurillac", "15")},
			Path:      &data.Path{Route: rncp.RouteApprentice, Track: rncp.TrackInitial, TrainingFrom: day(2020, 9, 1)},
			Blocs:     []data.BlocRequest{{Bloc: organisation, Way: rncp.WayExams}, {Bloc: "negociation", Way: rncp.WayExams}},
		}
	}
	content, err := r.Imports.table(r.Fiches()[0], lines, kind, true)
	if err != nil {
		r.t.Fatal(err)
	}
	path := filepath.Join(r.t.TempDir(), "liste"+string(kind))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// letters writes a number in letters, since a name has no figures.
func letters(n int) string {
	word := ""
	for range 4 {
		word += string(rune('a' + n%10))
		n /= 10
	}
	return word
}
