package store

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"

	"github.com/google/go-cmp/cmp"
)

func at(hour int) time.Time { return time.Date(2021, 6, 21, hour, 0, 0, 0, time.UTC) }

// actAt does one act at an hour.
func actAt(t *testing.T, s *Store, hour int, fn func(*Tx) error) {
	t.Helper()
	act := testAct(hour)
	act.At = at(hour)
	if _, err := s.Update(act, fn); err != nil {
		t.Fatal(err)
	}
}

func mustPast(t *testing.T, s *Store, hour int) *Store {
	t.Helper()
	past, err := s.Past(at(hour))
	if err != nil {
		t.Fatal(err)
	}
	return past
}

// contentsOf returns all records and what hangs on what, as readable values.
func contentsOf(t *testing.T, s *Store) map[string]any {
	t.Helper()
	all := map[string]any{}
	err := s.View(func(tx *Tx) error {
		for i, r := range tx.base {
			all[schema[i].name] = maps.Clone(r.byID)
			all[schema[i].name+" keys"] = append([]data.ID{}, r.keys...)
			for n, ix := range r.indexes {
				for key, ids := range ix {
					if len(ids) > 0 {
						all[schema[i].name+" index "+string(rune('0'+n))+string(key)] = slices.Clone(ids)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestThePastIsWhatTheTablesHeld(t *testing.T) {
	s, _ := newTestStore(t)
	type moment struct {
		held map[string]any
		seq  uint64
		hash string
	}
	random := rand.New(rand.NewPCG(1, 2))
	held := map[int]moment{0: {contentsOf(t, s), 0, ""}}
	for hour := 1; hour <= 20; hour++ {
		actAt(t, s, hour, func(tx *Tx) error {
			for range 5 {
				c := testCandidate(random.IntN(12))
				c.BirthName = string(rune('A' + random.IntN(26)))
				path := data.Path{ID: testID("path", random.IntN(12)), Candidate: testID("candidate", random.IntN(4)), Fiche: "27413",
					Route: rncp.RouteStudent, Track: rncp.TrackInitial, TrainingFrom: rncp.NewDate(2020, 9, 1),
					Withdrawn: []string{"", "Par erreur."}[random.IntN(2)]}
				if err := Paths.Put(tx, path); err != nil {
					return err
				}
				if err := Candidates.Put(tx, c); err != nil {
					return err
				}
			}
			return nil
		})
		seq, hash := s.Head()
		held[hour] = moment{contentsOf(t, s), seq, hash}
	}
	for hour, want := range held {
		past := mustPast(t, s, hour)
		if diff := cmp.Diff(want.held, contentsOf(t, past)); diff != "" {
			t.Fatalf("at %d h:\n%s", hour, diff)
		}
		if seq, hash := past.Head(); seq != want.seq || hash != want.hash {
			t.Errorf("at %d h the head is %d", hour, seq)
		}
	}
	between, err := s.Past(at(3).Add(59 * time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(held[3].held, contentsOf(t, between)); diff != "" {
		t.Error(diff)
	}
}

func TestThePastKeepsTheOrderOfLinesWhenTheClockIsSetBack(t *testing.T) {
	s, _ := newTestStore(t)
	for n, hour := range []int{10, 12, 9, 14} { // two hours were taken back after the second act
		act := testAct(n)
		act.At = at(hour)
		if _, err := s.Update(act, func(tx *Tx) error { return Candidates.Put(tx, testCandidate(n)) }); err != nil {
			t.Fatal(err)
		}
	}
	for hour, want := range map[int]int{8: 0, 9: 3, 10: 3, 12: 3, 13: 3, 14: 4} {
		if n := candidates(t, mustPast(t, s, hour)); n != want {
			t.Errorf("at %d h: %d candidates, want %d", hour, n, want)
		}
	}
}

func TestThePastIsForReading(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1)
	sha, err := s.PutFile([]byte("attestation"))
	if err != nil {
		t.Fatal(err)
	}
	past := mustPast(t, s, 23)
	_, err = past.Update(testAct(2), func(tx *Tx) error { return Candidates.Put(tx, testCandidate(2)) })
	mustRefuse(t, err)
	_, err = past.PutFile([]byte("relevé"))
	mustRefuse(t, err)
	mustRefuse(t, past.RemoveFile(sha))
	_, err = past.Check(t.Context())
	mustRefuse(t, err)
	_, err = past.SetRecovery()
	mustRefuse(t, err)
	mustRefuse(t, past.Rotate(t.Context(), func(int, int) {}))
	if content, err := past.File(sha); err != nil || string(content) != "attestation" {
		t.Errorf("the file: %q, %v", content, err)
	}
	mustPut(t, s, 2) // the parent goes on
	if n := candidates(t, past); n != 1 {
		t.Errorf("the past changed: %d candidates", n)
	}
	lines := 0
	if err := past.Journal(func(Line, *Payload) error { lines++; return nil }); err != nil || lines != 1 {
		t.Errorf("%d lines of the past, %v", lines, err)
	}
	if further, err := past.Past(at(23)); err != nil || candidates(t, further) != 2 {
		t.Errorf("the past of the past is not the folder's: %v", err)
	}
	if err := past.Close(); err != nil {
		t.Fatal(err)
	}
	mustPut(t, s, 3)
}

func TestWhatWasDisposedOfIsGoneFromThePast(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	mustPut(t, s, 3)
	actAt(t, s, 12, func(tx *Tx) error { return Candidates.Put(tx, testCandidate(4)) })
	if err := dispose(s, true, 1, 3); err != nil {
		t.Fatal(err)
	}
	past := mustPast(t, s, 12)
	err := past.View(func(tx *Tx) error {
		for n, there := range map[int]bool{1: false, 2: true, 3: false, 4: true} {
			if _, ok := Candidates.Get(tx, testID("candidate", n)); ok != there {
				t.Errorf("candidate %d: %v", n, ok)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAPastThatDoesNotAddUpIsRefused(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	l, _, err := s.engine.line(1)
	if err != nil {
		t.Fatal(err)
	}
	l.Records = 5
	kv, err := lineEntry(l)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.engine.write([]entry{kv}); err != nil {
		t.Fatal(err)
	}
	_, err = s.Past(at(23))
	mustRefuse(t, err)
}

func TestThePastHasTheShapeOfThePresent(t *testing.T) {
	s, _ := newTestStore(t)
	actAt(t, s, 1, func(tx *Tx) error { return Candidates.Put(tx, testCandidate(1)) })
	real := migrations
	defer func() { migrations = real }()
	migrations = append(slices.Clip(real), migration{newestVersion() + 1, "registre.migrer", func(tx *Tx) error {
		for c := range Candidates.All(tx) {
			c.UsageName = "Ferrand"
			if err := Candidates.Put(tx, c); err != nil {
				return err
			}
		}
		return nil
	}})
	s = reopen(t, s)
	for _, hour := range []int{1, 23} { // before and after
		err := mustPast(t, s, hour).View(func(tx *Tx) error {
			if c, _ := Candidates.Get(tx, testID("candidate", 1)); c.UsageName != "Ferrand" {
				t.Errorf("at %d h the record has its old shape", hour)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
