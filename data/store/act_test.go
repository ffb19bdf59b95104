package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"certibloc/data"

	"github.com/google/go-cmp/cmp"
)

func TestUpdate(t *testing.T) {
	t.Run("returns what was written, once each, in order", func(t *testing.T) {
		s, _ := newTestStore(t)
		changes, err := s.Update(testAct(1), func(tx *Tx) error {
			return errors.Join(
				Candidates.Put(tx, testCandidate(2)), Operators.Put(tx, testOperator(1)),
				Candidates.Put(tx, testCandidate(1)), Candidates.Put(tx, testCandidate(2)),
			)
		})
		if err != nil {
			t.Fatal(err)
		}
		want := []data.Change{{Table: "candidates", ID: testID("candidate", 2)}, {Table: "operators", ID: testID("operator", 1)}, {Table: "candidates", ID: testID("candidate", 1)}}
		if diff := cmp.Diff(want, changes); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("leaves nothing of an act that fails", func(t *testing.T) {
		s, _ := newTestStore(t)
		mustPut(t, s, 1)
		seq, hash := s.Head()
		failed := errors.New("non")
		_, err := s.Update(testAct(2), func(tx *Tx) error {
			renamed := testCandidate(1)
			renamed.BirthName = "Vidal"
			return errors.Join(Candidates.Put(tx, renamed), Candidates.Put(tx, testCandidate(2)), failed)
		})
		if !errors.Is(err, failed) {
			t.Fatal("another error:", err)
		}
		for range 2 {
			if s2, h2 := s.Head(); s2 != seq || h2 != hash || candidates(t, s) != 1 {
				t.Errorf("line %d, %d candidates", s2, candidates(t, s))
			}
			err := s.View(func(tx *Tx) error {
				c, _ := Candidates.Get(tx, testID("candidate", 1))
				if c.BirthName != testCandidate(1).BirthName {
					t.Error("renamed to", c.BirthName)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			s = reopen(t, s)
		}
	})
	t.Run("leaves the store usable when the act panics", func(t *testing.T) {
		s, _ := newTestStore(t)
		func() {
			defer func() { _ = recover() }()
			_, _ = s.Update(testAct(1), func(*Tx) error { panic("a fault of the caller") })
		}()
		mustPut(t, s, 1)
	})
	t.Run("leaves no line for an act that writes nothing", func(t *testing.T) {
		s, _ := newTestStore(t)
		changes, err := s.Update(testAct(1), func(*Tx) error { return nil })
		if seq, _ := s.Head(); err != nil || changes != nil || seq != 0 {
			t.Errorf("%v %v line %d", err, changes, seq)
		}
	})
	t.Run("refuses an act without an id or a name", func(t *testing.T) {
		s, _ := newTestStore(t)
		for _, act := range []data.Act{{Name: "x"}, {ID: "x"}} {
			if _, err := s.Update(act, func(tx *Tx) error { return Candidates.Put(tx, testCandidate(1)) }); !errors.Is(err, errAct) {
				t.Error(err)
			}
		}
	})
	t.Run("refuses an act that is too big, and goes on", func(t *testing.T) {
		s, _ := newTestStore(t)
		_, err := s.Update(testAct(1), func(tx *Tx) error {
			for n := range 100_000 {
				if err := Candidates.Put(tx, testCandidate(n)); err != nil {
					return err
				}
			}
			return nil
		})
		mustRefuse(t, err)
		if n := candidates(t, s); n != 0 {
			t.Errorf("%d candidates", n)
		}
		mustPut(t, s, 1)
		if s = reopen(t, s); candidates(t, s) != 1 {
			t.Error("not what was written")
		}
	})
	t.Run("refuses one record that is too long", func(t *testing.T) {
		s, _ := newTestStore(t)
		_, err := s.Update(testAct(1), func(tx *Tx) error {
			return Operators.Put(tx, data.Operator{ID: "x", Name: strings.Repeat("x", maxBody), Role: data.RoleReader})
		})
		mustRefuse(t, err)
	})
	t.Run("holds 50,000 small records", func(t *testing.T) {
		s, _ := newTestStore(t)
		const n = 50_000
		_, err := s.Update(testAct(1), func(tx *Tx) error {
			for i := range n {
				// A UUID does not compress as testID does.
				id := data.ID(fmt.Sprintf("%08x-%04x-7%03x-8%03x-%012x", rand.Uint32(), i&0xFFFF, i%4096, i%4096, rand.Uint64()>>16))
				if err := Operators.Put(tx, data.Operator{ID: id, Name: fmt.Sprintf("Opérateur %05d", i), Role: data.RoleTrainer}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		s = reopen(t, s)
		_ = s.View(func(tx *Tx) error {
			if got := Operators.Len(tx); got != n {
				t.Errorf("%d", got)
			}
			return nil
		})
	})
	t.Run("refuses to write on after the disk failed, until the next opening", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		if err := s.head.f.Close(); err != nil {
			t.Fatal(err)
		}
		for n := 2; n < 4; n++ {
			_, err := s.Update(testAct(n), func(tx *Tx) error { return Candidates.Put(tx, testCandidate(n)) })
			mustRefuse(t, err)
		}
		if n := candidates(t, s); n != 1 {
			t.Errorf("%d candidates are shown", n)
		}
		_ = s.Close()
		// The act had been committed before HEAD failed.
		if n := candidates(t, mustOpen(t, dir)); n != 2 {
			t.Errorf("%d candidates after reopening", n)
		}
	})
}

func TestJournalIsDeterministic(t *testing.T) {
	var heads []string
	for range 2 {
		s, _ := newTestStore(t)
		mustPut(t, s, 1, 2)
		mustPut(t, s, 3)
		_, hash := s.Head()
		heads = append(heads, hash)
	}
	if heads[0] != heads[1] || len(heads[0]) != 64 {
		t.Error("same acts, clock and salts, other hashes:", heads)
	}
	opt := testOptions()
	opt.Rand = rand.NewChaCha8([32]byte{2})
	s, err := Create(t.TempDir(), passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	mustPut(t, s, 1, 2)
	mustPut(t, s, 3)
	if _, hash := s.Head(); hash == heads[0] {
		t.Error("the salt does not count")
	}
}

func TestJournal(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	mustPut(t, s, 3)
	s = reopen(t, s)
	var names []string
	err := s.Journal(func(l Line, p *Payload) error {
		if p == nil {
			t.Fatal("no payload")
		}
		names = append(names, fmt.Sprintf("%d %s %s %q %d/%d %s", l.Seq, l.ID, l.Operator, p.Reason, len(p.Changes), l.Records, l.At.Format("15:04")))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`1 act-000001 operator-1 "pour voir" 2/2 09:30`, `2 act-000003 operator-1 "pour voir" 1/3 09:30`}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	stop := errors.New("stop")
	if err := s.Journal(func(Line, *Payload) error { return stop }); !errors.Is(err, stop) {
		t.Error("the caller's error:", err)
	}
	t.Run("gives no payload once it is disposed of, and the chain holds", func(t *testing.T) {
		if err := deleteKeys(s, payloadKey(1, 0)); err != nil {
			t.Fatal(err)
		}
		s := reopen(t, s)
		var has []bool
		if err := s.Journal(func(_ Line, p *Payload) error { has = append(has, p != nil); return nil }); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(has, []bool{false, true}) {
			t.Error(has)
		}
	})
}

func TestTx(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 2)
	var kept *Tx
	_, err := s.Update(testAct(3), func(tx *Tx) error {
		kept = tx
		if err := Candidates.Put(tx, testCandidate(1)); err != nil {
			return err
		}
		if _, ok := Candidates.Get(tx, testID("candidate", 1)); !ok {
			t.Error("an act does not see what it wrote")
		}
		if err := s.View(func(other *Tx) error {
			if _, ok := Candidates.Get(other, testID("candidate", 1)); ok || Candidates.Len(other) != 1 {
				t.Error("a reader sees half an act")
			}
			return Candidates.Put(other, testCandidate(9))
		}); !errors.Is(err, errReadOnly) {
			t.Error("a View writes:", err)
		}
		var ids []data.ID
		for c := range Candidates.All(tx) {
			ids = append(ids, c.ID)
		}
		if !slices.Equal(ids, []data.ID{testID("candidate", 1), testID("candidate", 2)}) || Candidates.Len(tx) != 2 {
			t.Error("not in the order of keys:", ids)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := Candidates.Put(kept, testCandidate(5)); !errors.Is(err, errFinished) {
		t.Error("a finished transaction writes:", err)
	}
	if _, ok := Candidates.Get(kept, testID("candidate", 1)); ok || Candidates.Len(kept) != 0 {
		t.Error("a finished transaction reads")
	}
	for range Candidates.All(kept) {
		t.Error("a finished transaction iterates")
	}
}

func TestPut(t *testing.T) {
	s, _ := newTestStore(t)
	put := func(c data.Candidate) error {
		_, err := s.Update(testAct(1), func(tx *Tx) error { return Candidates.Put(tx, c) })
		return err
	}
	t.Run("refuses what does not validate", func(t *testing.T) {
		c := testCandidate(1)
		c.BirthName = ""
		mustRefuse(t, put(c))
	})
	t.Run("refuses a record without a key", func(t *testing.T) {
		c := testCandidate(1)
		c.ID = ""
		if err := put(c); !errors.Is(err, errID) {
			t.Error(err)
		}
	})
	t.Run("shares nothing with the caller", func(t *testing.T) {
		c := testCandidate(1)
		if err := put(c); err != nil {
			t.Fatal(err)
		}
		c.GivenNames[0] = "changed"
		_ = s.View(func(tx *Tx) error {
			if got, _ := Candidates.Get(tx, c.ID); got.GivenNames[0] == "changed" {
				t.Error("it does")
			}
			return nil
		})
	})
}
