package store

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/go-cmp/cmp"
)

var passphrase = []byte("quatre mots et une fée")

// testOptions are cheap and always the same.
func testOptions() Options {
	return Options{
		Clock: func() time.Time { return time.Date(2021, 6, 21, 9, 30, 0, 0, time.UTC) },
		Rand:  rand.NewChaCha8([32]byte{1}),
		KDF:   seal.Params{Time: 1, Memory: 64, Threads: 1},
	}
}

// newTestStore returns a store in a folder of its own, closed at the end of the test.
func newTestStore(t testing.TB) (*Store, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "centre")
	s, err := Create(dir, passphrase, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, dir
}

// reopen closes the store and opens its folder again.
func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return mustOpen(t, s.dir)
}

func mustOpen(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir, passphrase, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func testAct(n int) data.Act {
	return data.Act{ID: testID("act", n), Name: "essai.écrire", Operator: "operator-1", Reason: "pour voir"}
}

func testID(kind string, n int) data.ID { return data.ID(fmt.Sprintf("%s-%06d", kind, n)) }

func testCandidate(n int) data.Candidate {
	return data.Candidate{
		ID: testID("candidate", n), Sex: data.Female, BirthName: "Chastagnol-Lapeyre", GivenNames: []string{"Aliénor", "Jeanne"},
		BirthDate: rncp.NewDate(1998, time.March, 1+n%28), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"},
	}
}

// mustPut does one act that puts the candidates of these numbers.
func mustPut(t testing.TB, s *Store, numbers ...int) {
	t.Helper()
	_, err := s.Update(testAct(numbers[0]), func(tx *Tx) error {
		for _, n := range numbers {
			if err := Candidates.Put(tx, testCandidate(n)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// candidates returns how many candidates the store shows.
func candidates(t testing.TB, s *Store) int {
	t.Helper()
	n := 0
	err := s.View(func(tx *Tx) error {
		for range Candidates.All(tx) {
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// mustRefuse fails unless err is a refusal with a sentence, and a hint.
func mustRefuse(t testing.TB, err error) {
	t.Helper()
	var r *data.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("not a refusal: %v", err)
	}
	if r.What == "" || r.Do == "" || strings.Contains(r.What, "%!") {
		t.Errorf("a poor sentence: %q %q", r.What, r.Do)
	}
}

// refusedOpen fails unless opening the folder is refused, and leaves the folder as it was.
func refusedOpen(t testing.TB, dir string) error {
	t.Helper()
	before := fingerprint(t, dir)
	s, err := Open(dir, passphrase, testOptions())
	if err == nil {
		_ = s.Close()
		t.Fatal("opened")
	}
	mustRefuse(t, err)
	if diff := cmp.Diff(before, fingerprint(t, dir)); diff != "" {
		t.Errorf("a refused opening changed the folder:\n%s", diff)
	}
	return err
}

// fingerprint returns the hash of every file under a folder, but the locks and Badger's value logs: it makes a new one at
// every opening, and none ever holds anything.
func fingerprint(t testing.TB, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.EqualFold(e.Name(), lockName) || strings.HasSuffix(e.Name(), ".vlog") {
			return err
		}
		content, err := os.ReadFile(path)
		sums[strings.TrimPrefix(path, dir)] = hashHex(content)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return sums
}

// crash returns a copy of the folder as a sudden stop would leave it now.
func crash(t testing.TB, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "crashed")
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		target := filepath.Join(to, strings.TrimPrefix(path, dir))
		if err != nil || e.IsDir() {
			return errors.Join(err, os.MkdirAll(target, 0o700))
		}
		return copySparse(path, target)
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// flip turns over one byte of a file.
func flip(t testing.TB, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 1)
	_, errRead := f.ReadAt(b, at)
	b[0] ^= 0xFF
	_, errWrite := f.WriteAt(b, at)
	if err := errors.Join(errRead, errWrite, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// one returns the first file of the folder's store/ that fits the pattern.
func one(t testing.TB, dir, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, engineName, pattern))
	if err != nil || len(found) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return found[0]
}

func sizeOf(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func testOperator(n int) data.Operator {
	return data.Operator{ID: testID("operator", n), Name: "Odile Fabre", Role: data.RoleManager}
}

// deleteKeys removes keys behind the store's back.
func deleteKeys(s *Store, keys ...[]byte) error {
	return s.engine.db.Update(func(txn *badger.Txn) error {
		for _, key := range keys {
			if err := txn.Delete(key); err != nil {
				return err
			}
		}
		return nil
	})
}
