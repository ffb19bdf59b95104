package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// filledFolder returns the folder of a store with 30 acts and a document, stopped well or not.
func filledFolder(t testing.TB, crashed bool) string {
	t.Helper()
	s, dir := newTestStore(t)
	for n := range 30 {
		mustPut(t, s, n)
	}
	if crashed {
		return crash(t, dir)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestDamageIsRefused(t *testing.T) {
	overwrite := func(pattern string, content func(old []byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			path := one(t, dir, pattern)
			old, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, content(old), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	remove := func(pattern string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.Remove(one(t, dir, pattern)); err != nil {
				t.Fatal(err)
			}
		}
	}
	nothing := func([]byte) []byte { return nil }
	half := func(old []byte) []byte { return old[:len(old)/2] }
	zeros := func(old []byte) []byte { return make([]byte, len(old)) }
	cases := []struct {
		name    string
		crashed bool
		damage  func(t *testing.T, dir string)
	}{
		{"MANIFEST missing", false, remove("MANIFEST")},
		{"MANIFEST missing after a crash", true, remove("MANIFEST")},
		{"MANIFEST empty", false, overwrite("MANIFEST", nothing)},
		{"MANIFEST cut, so that it lists no table", false, overwrite("MANIFEST", func(old []byte) []byte { return old[:20] })},
		{"KEYREGISTRY missing", false, remove("KEYREGISTRY")},
		{"KEYREGISTRY empty", false, overwrite("KEYREGISTRY", nothing)},
		{"KEYREGISTRY without its key", false, overwrite("KEYREGISTRY", func(old []byte) []byte { return old[:28] })},
		{"KEYREGISTRY cut", true, overwrite("KEYREGISTRY", half)},
		{"a table missing", false, remove("*.sst")},
		{"a table empty", false, overwrite("*.sst", nothing)},
		{"a table cut", false, overwrite("*.sst", half)},
		{"a table zeroed", false, overwrite("*.sst", zeros)},
		{"the WAL missing", true, remove("*.mem")},
		{"the WAL empty", true, overwrite("*.mem", nothing)},
		{"a byte of the WAL after a crash", true, func(t *testing.T, dir string) { flip(t, one(t, dir, "*.mem"), 3000) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := filledFolder(t, c.crashed)
			c.damage(t, dir)
			refusedOpen(t, dir)
		})
	}
}

// A flipped byte anywhere is refused, found, or without effect; never a lost record, and never a panic.
func TestFlippedByteAnywhere(t *testing.T) {
	samples := int64(16)
	if testing.Short() {
		samples = 3
	}
	for _, crashed := range []bool{false, true} {
		sound := filledFolder(t, crashed)
		err := filepath.WalkDir(sound, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.EqualFold(e.Name(), lockName) {
				return err
			}
			used := min(sizeOf(t, path), 12_000) // of a log; the rest is empty
			for i := range samples {
				at := used * i / samples
				t.Run(fmt.Sprintf("crashed=%v/%s@%d", crashed, e.Name(), at), func(t *testing.T) {
					dir := crash(t, sound)
					flip(t, filepath.Join(dir, strings.TrimPrefix(path, sound)), at)
					openDamaged(t, dir, 30)
				})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// openDamaged fails when the folder opens without all its candidates, unless a check says why.
func openDamaged(t *testing.T, dir string, want int) {
	t.Helper()
	s, err := Open(dir, passphrase, testOptions())
	if err != nil {
		mustRefuse(t, err)
		return
	}
	defer func() { _ = s.Close() }()
	if n := candidates(t, s); n != want {
		t.Errorf("%d candidates of %d, and not a word", n, want)
	}
	_ = s.View(func(tx *Tx) error {
		for i := range want {
			got, _ := Candidates.Get(tx, testID("candidate", i))
			if diff := cmp.Diff(testCandidate(i), got); diff != "" {
				t.Error(diff)
			}
		}
		return nil
	})
}

func TestNobodyCanReadANameInTheFolder(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	if _, err := s.PutFile([]byte("%PDF Chastagnol-Lapeyre Aliénor")); err != nil {
		t.Fatal(err)
	}
	running := crash(t, dir)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{running, dir} {
		files := 0
		err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			files++
			content, err := os.ReadFile(path)
			for _, secret := range []string{"Chastagnol", "Aliénor", "Aurillac", "pour voir", "candidate-", string(passphrase)} {
				if strings.Contains(string(content), secret) {
					t.Errorf("%s holds « %s »", e.Name(), secret)
				}
			}
			return err
		})
		if err != nil || files < 7 {
			t.Fatal(files, err)
		}
	}
}
