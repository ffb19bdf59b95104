package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"

	"github.com/dgraph-io/badger/v4"
)

func testDisposal(visa bool) data.Disposal {
	d := data.Disposal{
		ID: "disposal-1", Number: 1, On: rncp.NewDate(2081, 6, 21), SHA256: strings.Repeat("ab", 32),
		Lines: []data.DisposalLine{{Kind: data.KeepNoResult, Title: "Personnes sans résultat", People: 1, Records: 1}},
	}
	if visa {
		d.Visa = data.Visa{Reference: "AD15-2081-7", On: rncp.NewDate(2081, 7, 1), By: "la directrice"}
	}
	return d
}

// dispose removes candidates in one act.
func dispose(s *Store, visa bool, numbers ...int) error {
	_, err := s.Update(data.Act{ID: "act-disposal", Name: "essai.éliminer"}, func(tx *Tx) error {
		if err := Disposals.Put(tx, testDisposal(visa)); err != nil {
			return err
		}
		for _, n := range numbers {
			if err := Candidates.Dispose(tx, testID("candidate", n)); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

func TestNothingIsRemovedWithoutAVisa(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	if err := dispose(s, false, 1); !errors.Is(err, errNoVisa) {
		t.Errorf("without a visa: %v", err)
	}
	_, err := s.Update(testAct(9), func(tx *Tx) error { return Candidates.Dispose(tx, testID("candidate", 1)) })
	if !errors.Is(err, errNoVisa) {
		t.Errorf("without a disposal: %v", err)
	}
	_, err = s.Update(testAct(9), func(tx *Tx) error {
		return errors.Join(Disposals.Put(tx, testDisposal(true)), Disposals.Dispose(tx, "disposal-1"))
	})
	if !errors.Is(err, errNoVisa) {
		t.Errorf("the disposal itself: %v", err)
	}
	err = s.View(func(tx *Tx) error { return Candidates.Dispose(tx, testID("candidate", 1)) })
	if !errors.Is(err, errReadOnly) {
		t.Errorf("while reading: %v", err)
	}
	if n := candidates(t, s); n != 2 {
		t.Errorf("%d candidates left", n)
	}
}

func TestADisposalLeavesTheOthersAndASoundFolder(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	mustPut(t, s, 3)
	mustPut(t, s, 1)
	if err := dispose(s, true, 1, 3); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if got := found(t, s); got != nil {
			t.Error(got)
		}
		if n := candidates(t, s); n != 1 {
			t.Errorf("%d candidates left", n)
		}
		s = reopen(t, s)
	}
	carried := map[uint64]int{}
	err := s.Journal(func(l Line, p *Payload) error {
		carried[l.Seq] = -1
		if p != nil {
			carried[l.Seq] = len(p.Changes)
		}
		return nil
	})
	if err != nil || carried[1] != 1 || carried[2] != -1 || carried[3] != -1 {
		t.Errorf("payloads carry %v, %v", carried, err)
	}
	if err := dispose(s, true, 2); err != nil { // the payload that was reduced before
		t.Fatal(err)
	}
	mustPut(t, s, 4)
	if got := found(t, s); got != nil {
		t.Error(got)
	}
}

// everything returns all values that Badger still has, in all their versions, with the payloads inflated.
func everything(t *testing.T, s *Store) []byte {
	t.Helper()
	var all bytes.Buffer
	err := s.engine.db.View(func(txn *badger.Txn) error {
		opt := badger.DefaultIteratorOptions
		opt.AllVersions = true
		it := txn.NewIterator(opt)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			value, err := it.Item().ValueCopy(nil)
			if err != nil {
				return err
			}
			if key := it.Item().Key(); key[0] == prefixPayload && len(value) > envelopeSize {
				if value, err = inflate(value[envelopeSize:]); err != nil {
					return err
				}
			}
			all.Write(value)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.Bytes()
}

func TestOnceClosedADisposalLeavesNoBytesBehind(t *testing.T) {
	s, dir := newTestStore(t)
	_, err := s.Update(testAct(7), func(tx *Tx) error {
		c := testCandidate(7)
		c.BirthName = "Introuvable"
		return errors.Join(Candidates.Put(tx, c), Candidates.Put(tx, testCandidate(8)))
	})
	if err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s) // what was written lies in a table by now
	if !bytes.Contains(everything(t, s), []byte("Introuvable")) {
		t.Fatal("the test looks in the wrong place")
	}
	if err := dispose(s, true, 7); err != nil {
		t.Fatal(err)
	}
	crashed := mustOpen(t, crash(t, dir)) // the program was stopped before it could clear away
	for name, s := range map[string]*Store{"closed": s, "stopped": crashed} {
		s = reopen(t, s)
		if bytes.Contains(everything(t, s), []byte("Introuvable")) {
			t.Errorf("%s: the bytes of the record are still there", name)
		}
		if s.engine.stale {
			t.Errorf("%s: the store is still to be cleared away", name)
		}
		if got := found(t, s); got != nil || candidates(t, s) != 1 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestCheckFindsWhatNoDisposalAccountsFor(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	mustPut(t, s, 3)
	if err := dispose(s, true, 1); err != nil {
		t.Fatal(err)
	}
	t.Run("a payload removed by hand", func(t *testing.T) {
		s := mustOpen(t, crash(t, s.dir))
		if err := deleteKeys(s, payloadKey(2, 0)); err != nil {
			t.Fatal(err)
		}
		if got := found(t, s); len(got) != 1 || got[0] != "contenu 2" {
			t.Error(got)
		}
	})
	t.Run("a reduced payload that was modified", func(t *testing.T) {
		s := mustOpen(t, crash(t, s.dir))
		entries, err := payloadEntries(1, []byte(`{"salt":"","changes":[]}`))
		if err == nil {
			err = s.engine.write(entries)
		}
		if got := found(t, s); err != nil || len(got) == 0 || got[0] != "contenu 1" {
			t.Error(got, err)
		}
	})
	t.Run("a record that came back", func(t *testing.T) {
		s := mustOpen(t, crash(t, s.dir))
		tamper(t, s, recordKey(Candidates.info, testID("candidate", 1)), 1, mustJSON(t, testCandidate(1)))
		if got := found(t, s); len(got) != 1 || got[0] != "enregistrement candidates/candidate-000001" {
			t.Error(got)
		}
	})
}

func TestADisposalCutBeforeHeadIsWhole(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1, 2)
	before := crash(t, dir)
	head, err := os.ReadFile(filepath.Join(dir, headName))
	if err != nil {
		t.Fatal(err)
	}
	if err := dispose(s, true, 1); err != nil {
		t.Fatal(err)
	}
	cut := crash(t, dir) // the act is on disk, HEAD is not yet
	if err := os.WriteFile(filepath.Join(cut, headName), head, 0o600); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]int{before: 2, cut: 1} {
		s := mustOpen(t, dir)
		if got := found(t, s); got != nil || candidates(t, s) != want {
			t.Errorf("%d candidates, %d wanted: %v", candidates(t, s), want, got)
		}
	}
}
