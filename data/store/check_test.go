package store

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"certibloc/data"

	"github.com/google/go-cmp/cmp"
)

// tamper writes an entry behind the store's back, in a sound envelope.
func tamper(t *testing.T, s *Store, key []byte, version uint8, body []byte) {
	t.Helper()
	if err := s.engine.write([]entry{{key, wrap(key, version, body)}}); err != nil {
		t.Fatal(err)
	}
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// found returns the kind and the place of each finding.
func found(t *testing.T, s *Store) []string {
	t.Helper()
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range findings {
		if f.Text == "" {
			t.Error("a finding without a sentence:", f)
		}
		list = append(list, string(f.Kind)+" "+f.Where)
	}
	return list
}

func TestCheckFindsNothingInASoundFolder(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1, 2)
	mustPut(t, s, 1)
	putDocument(t, s, []byte("%PDF un"))
	for range 2 {
		if got := found(t, s); got != nil {
			t.Error(got)
		}
		s = reopen(t, s)
	}
}

func TestCheckFinds(t *testing.T) {
	line := func(t *testing.T, s *Store, seq uint64) Line {
		l, ok, err := s.engine.line(seq)
		if err != nil || !ok {
			t.Fatal(err)
		}
		return l
	}
	cases := []struct {
		name   string
		damage func(t *testing.T, s *Store)
		want   []string
	}{
		{"a line that was modified", func(t *testing.T, s *Store) {
			l := line(t, s, 2)
			l.Operator = "operator-2"
			tamper(t, s, lineKey(2), lineVersion, mustJSON(t, l))
		}, []string{"journal 2"}},
		{"a line that was modified and sealed again", func(t *testing.T, s *Store) {
			l := line(t, s, 2)
			l.Operator = "operator-2"
			l.Hash = l.hash()
			tamper(t, s, lineKey(2), lineVersion, mustJSON(t, l))
		}, []string{"journal 3"}},
		{"a line without its envelope", func(t *testing.T, s *Store) {
			if err := s.engine.write([]entry{{lineKey(2), []byte("x")}}); err != nil {
				t.Fatal(err)
			}
		}, []string{"journal 2", "journal 3", "enregistrement candidates/candidate-000002"}},
		{"a line that is gone", func(t *testing.T, s *Store) {
			if err := deleteKeys(s, lineKey(3)); err != nil {
				t.Fatal(err)
			}
		}, []string{"journal 2", "enregistrement candidates/candidate-000003"}},
		{"a payload that was modified", func(t *testing.T, s *Store) {
			text, err := s.engine.payload(2)
			if err != nil {
				t.Fatal(err)
			}
			p, err := parsePayload(text)
			if err != nil {
				t.Fatal(err)
			}
			p.Reason = "un autre motif"
			entries, err := payloadEntries(2, mustJSON(t, p))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.engine.write(entries); err != nil {
				t.Fatal(err)
			}
		}, []string{"contenu 2"}},
		{"a payload that is gone", func(t *testing.T, s *Store) {
			if err := deleteKeys(s, payloadKey(2, 0)); err != nil {
				t.Fatal(err)
			}
		}, []string{"contenu 2"}},
		{"a payload that does not decompress", func(t *testing.T, s *Store) {
			tamper(t, s, payloadKey(2, 0), payloadVersion, []byte("not flate"))
		}, []string{"contenu 2"}},
		{"a record changed behind the journal's back", func(t *testing.T, s *Store) {
			c := testCandidate(1)
			c.BirthName = "Vidal"
			tamper(t, s, recordKey(Candidates.info, c.ID), 1, mustJSON(t, c))
		}, []string{"enregistrement candidates/candidate-000001"}},
		{"a record that the journal does not know", func(t *testing.T, s *Store) {
			tamper(t, s, recordKey(Candidates.info, testID("candidate", 7)), 1, mustJSON(t, testCandidate(7)))
		}, []string{"enregistrement candidates/candidate-000007"}},
		{"a record that is gone", func(t *testing.T, s *Store) {
			if err := deleteKeys(s, recordKey(Candidates.info, testID("candidate", 1))); err != nil {
				t.Fatal(err)
			}
		}, []string{"enregistrement candidates/candidate-000001"}},
		{"a record of an unknown table", func(t *testing.T, s *Store) {
			tamper(t, s, []byte("rZx"), 1, []byte("{}"))
		}, []string{`enregistrement "rZx"`}},
		{"a HEAD that lags behind", func(t *testing.T, s *Store) {
			if err := s.head.bringUp(mark{}); err != nil {
				t.Fatal(err)
			}
		}, []string{"tête HEAD"}},
		{"a MANIFEST damaged while the program runs", func(t *testing.T, s *Store) { flip(t, one(t, s.dir, "MANIFEST"), 1) }, []string{"fichier MANIFEST"}},
		{"a key registry damaged while the program runs", func(t *testing.T, s *Store) { flip(t, one(t, s.dir, "KEYREGISTRY"), 20) }, []string{"fichier KEYREGISTRY"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, _ := newTestStore(t)
			for n := 1; n <= 3; n++ {
				mustPut(t, s, n)
			}
			c.damage(t, s)
			if diff := cmp.Diff(c.want, found(t, s)); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("a table damaged while the program runs", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		s = reopen(t, s)
		flip(t, one(t, dir, "*.sst"), 40)
		if diff := cmp.Diff([]string{"fichier 000001.sst"}, found(t, s)); diff != "" {
			t.Error(diff)
		}
	})
}

// putDocument keeps a file and the document that names it.
func putDocument(t *testing.T, s *Store, plain []byte) data.Document {
	t.Helper()
	sha, err := s.PutFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	d := data.Document{
		ID: data.ID("document-" + sha[:8]), Number: data.Number{Centre: "CANTAL", Kind: data.KindAttestation, Year: 2021, Rank: 1},
		Session: "s", Candidate: "c", Enrolment: "e", SHA256: sha, Size: len(plain), Issued: time.Now().UTC(),
	}
	if _, err := s.Update(testAct(99), func(tx *Tx) error { return Documents.Put(tx, d) }); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCheckFindsAmongTheDocuments(t *testing.T) {
	s, dir := newTestStore(t)
	gone := putDocument(t, s, []byte("%PDF un"))
	spoilt := putDocument(t, s, []byte("%PDF deux"))
	orphan, err := s.PutFile([]byte("%PDF sans numéro"))
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, documentsName)
	flip(t, filepath.Join(folder, spoilt.SHA256), 60)
	err = errors.Join(os.Remove(filepath.Join(folder, gone.SHA256)), os.WriteFile(filepath.Join(folder, "notes.txt"), nil, 0o600))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, f := range found(t, s) {
		got[f] = true
	}
	want := map[string]bool{
		"document " + gone.SHA256: true, "document " + spoilt.SHA256: true, "document inutile " + orphan: true, "fichier étranger notes.txt": true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCheckCanBeCancelled(t *testing.T) {
	s, _ := newTestStore(t)
	mustPut(t, s, 1)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Check(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
