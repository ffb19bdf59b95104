package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
)

// actSize is what BenchmarkAct leaves on disk, about: a record, its line and its payload.
const actSize = 1200

func BenchmarkRawFsync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	text := make([]byte, actSize)
	for b.Loop() {
		if _, err := f.Write(text); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAct(b *testing.B) {
	s, _ := newTestStore(b)
	n := 0
	for b.Loop() {
		n++
		mustPut(b, s, n)
	}
}

// BenchmarkActInTheClear is the same act on an engine that does not encrypt.
func BenchmarkActInTheClear(b *testing.B) {
	s, dir := newTestStore(b)
	if err := s.engine.db.Close(); err != nil {
		b.Fatal(err)
	}
	clear := filepath.Join(dir, "clear")
	opt := engineOptions(clear, seal.Key{}, s.engine.log).WithEncryptionKey(nil)
	db, err := badger.Open(opt)
	if err != nil {
		b.Fatal(err)
	}
	s.engine = &engine{db: db, log: s.engine.log, dir: clear}
	n := 0
	for b.Loop() {
		n++
		mustPut(b, s, n)
	}
}

// uuid returns an identifier as long and as random as a real one.
func uuid() data.ID {
	return data.ID(fmt.Sprintf("%08x-%04x-7%03x-8%03x-%012x", rand.Uint32(), rand.IntN(1<<16), rand.IntN(1<<12), rand.IntN(1<<12), rand.Uint64()>>16))
}

// fillLarge puts n candidates, each with a path, an enrolment and four decisions, 500 candidates an act.
func fillLarge(b *testing.B, s *Store, n int) {
	b.Helper()
	day := rncp.NewDate(2021, time.June, 21)
	for at := 0; at < n; at += 500 {
		_, err := s.Update(testAct(at), func(tx *Tx) error {
			for i := range 500 {
				c := testCandidate(at + i)
				c.ID = uuid()
				p := data.Path{ID: uuid(), Candidate: c.ID, Fiche: "27413", Route: rncp.RouteStudent, Track: rncp.TrackInitial, TrainingFrom: day}
				e := data.Enrolment{ID: uuid(), Session: "session-1", Path: p.ID, Blocs: []data.BlocRequest{{Bloc: "prospection", Way: "epreuves"}, {Bloc: "organisation", Way: "epreuves"}}}
				if err := Candidates.Put(tx, c); err != nil {
					return err
				}
				if err := Paths.Put(tx, p); err != nil {
					return err
				}
				if err := Enrolments.Put(tx, e); err != nil {
					return err
				}
				for _, bloc := range []rncp.BlocKey{"prospection", "organisation", "portefeuille", "negociation"} {
					d := data.Decision{ID: uuid(), Enrolment: e.ID, Bloc: bloc, Outcome: data.OutcomeAcquired, Proposed: data.OutcomeAcquired, On: day}
					if err := Decisions.Put(tx, d); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	s, dir := newTestStore(b)
	fillLarge(b, s, 10_000)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(dir, passphrase, testOptions()) // its Argon2id costs are tiny
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if n := candidates(b, s); n != 10_000 {
			b.Fatal(n)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkOpenAfterACrash(b *testing.B) {
	s, dir := newTestStore(b)
	fillLarge(b, s, 10_000)
	for b.Loop() {
		b.StopTimer()
		crashed := crash(b, dir)
		b.StartTimer()
		s, err := Open(crashed, passphrase, testOptions())
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
