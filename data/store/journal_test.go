package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"certibloc/data"

	"pgregory.net/rapid"
)

func TestLineHash(t *testing.T) {
	base := Line{
		Seq: 7, ID: "act", At: time.Date(2021, 6, 21, 9, 30, 0, 1, time.UTC), Operator: "o", Name: "résultat.saisir",
		Records: 3, Payload: hashHex([]byte("p")), Prev: hashHex([]byte("v")),
	}
	t.Run("covers every field", func(t *testing.T) {
		for name, edit := range map[string]func(*Line){
			"seq": func(l *Line) { l.Seq++ }, "id": func(l *Line) { l.ID = "acu" }, "at": func(l *Line) { l.At = l.At.Add(1) },
			"operator": func(l *Line) { l.Operator = "p" }, "name": func(l *Line) { l.Name = "x" }, "records": func(l *Line) { l.Records++ },
			"payload": func(l *Line) { l.Payload = hashHex(nil) }, "prev": func(l *Line) { l.Prev = "" },
			"a border between two fields": func(l *Line) { l.ID, l.Operator = "acto", "" },
		} {
			l := base
			edit(&l)
			if l.hash() == base.hash() {
				t.Errorf("%s does not count", name)
			}
		}
	})
	t.Run("does not depend on the zone of the clock", func(t *testing.T) {
		l := base
		l.At = l.At.In(time.FixedZone("CEST", 7200))
		if l.hash() != base.hash() {
			t.Error("it does")
		}
	})
	t.Run("never changes: journals are kept for decades", func(t *testing.T) {
		if got := base.hash()[:16]; got != "9606d3c42b34992d" {
			t.Error(got)
		}
	})
}

func TestPayloadPieces(t *testing.T) {
	t.Run("come together again", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			text := make([]byte, rapid.IntRange(0, 3*chunkSize).Draw(t, "size"))
			fill := rand.NewChaCha8([32]byte{rapid.Byte().Draw(t, "seed")})
			_, _ = fill.Read(text) // does not compress
			entries, err := payloadEntries(1, text)
			if err != nil {
				t.Fatal(err)
			}
			var packed []byte
			for i, e := range entries {
				_, body, err := unwrap(payloadKey(1, i), e.value)
				if err != nil || len(e.value) >= maxBody {
					t.Fatal(len(e.value), err)
				}
				packed = append(packed, body...)
			}
			if got, err := inflate(packed); err != nil || !bytes.Equal(got, text) {
				t.Fatal(len(got), err)
			}
		})
	})
	t.Run("of a long act come back from the disk", func(t *testing.T) {
		s, _ := newTestStore(t)
		const n = 6000
		_, err := s.Update(testAct(1), func(tx *Tx) error {
			for range n {
				if err := Operators.Put(tx, data.Operator{ID: uuid(), Name: string(uuid() + uuid()), Role: data.RoleReader}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if more, err := s.engine.count(payloadPrefix(1)); err != nil || more < 2 {
			t.Fatal("one piece only", err)
		}
		s = reopen(t, s)
		err = s.Journal(func(_ Line, p *Payload) error {
			if len(p.Changes) != n {
				t.Error(len(p.Changes))
			}
			return nil
		})
		if err != nil || found(t, s) != nil {
			t.Error(err, found(t, s))
		}
		if err := deleteKeys(s, payloadKey(1, 0)); err != nil {
			t.Fatal(err)
		}
		if err := s.Journal(func(Line, *Payload) error { return nil }); err == nil {
			t.Error("a payload without its first piece passes")
		}
	})
}

func TestUpdateFailsWithoutSalt(t *testing.T) {
	opt := testOptions()
	opt.Rand = bytes.NewReader(nil)
	s, err := Create(t.TempDir(), passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	_, err = s.Update(testAct(1), func(tx *Tx) error { return Candidates.Put(tx, testCandidate(1)) })
	if err == nil || errors.Is(err, errClosed) || candidates(t, s) != 0 {
		t.Error(err)
	}
}

func TestTheMachineIsNotedBesideTheReason(t *testing.T) {
	opt := testOptions()
	opt.Machine = "accueil-2"
	dir := t.TempDir() + "/centre"
	s, err := Create(dir, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, s, 1, 2)
	s = reopen(t, s) // on a machine that has no name
	mustPut(t, s, 3)
	if err := dispose(s, true, 1); err != nil { // what is left of a payload keeps it
		t.Fatal(err)
	}
	var machines []string
	if err := s.Journal(func(_ Line, p *Payload) error { machines = append(machines, p.Machine); return nil }); err != nil {
		t.Fatal(err)
	}
	if machines[0] != "accueil-2" || machines[1] != "" {
		t.Errorf("machines %q", machines)
	}
	text, err := s.engine.payload(2)
	if err != nil || bytes.Contains(text, []byte("machine")) {
		t.Errorf("a payload without a machine speaks of one: %s, %v", text, err)
	}
	if got := found(t, s); got != nil {
		t.Error(got)
	}
}
