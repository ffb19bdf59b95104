package store

import (
	"bytes"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"certibloc/data"

	"github.com/google/go-cmp/cmp"
)

// filledFolder returns the folder of a store with 30 acts and a document, stopped well or not.
func filledFolder(t testing.TB, crashed bool) string {
	t.Helper()
	s, dir := newTestStore(t)
	for n := range 30 {
		mustPut(t, s, n)
	}
	if _, err := s.PutFile([]byte("%PDF")); err != nil {
		t.Fatal(err)
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
	// with damages a file whose copy would take its place, and the copy too.
	with := func(damage func(*testing.T, string)) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			damage(t, dir)
			if err := os.Remove(filepath.Join(dir, registryCopyName)); err != nil {
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
		{"KEYREGISTRY missing", false, with(remove("KEYREGISTRY"))},
		{"KEYREGISTRY empty", false, with(overwrite("KEYREGISTRY", nothing))},
		{"KEYREGISTRY without its key", false, with(overwrite("KEYREGISTRY", func(old []byte) []byte { return old[:28] }))},
		{"KEYREGISTRY cut", true, with(overwrite("KEYREGISTRY", half))},
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

// spoilt is one kind of damage to a file, at a random place among the bytes that are in use.
type spoilt struct {
	name string
	do   func(content []byte, at int) []byte
}

var damages = []spoilt{
	{"octet inversé", func(b []byte, at int) []byte { b[at] ^= 0xFF; return b }},
	{"bit inversé", func(b []byte, at int) []byte { b[at] ^= 1; return b }},
	{"zéros", func(b []byte, at int) []byte { clear(b[at:min(at+64, len(b))]); return b }},
	{"coupé", func(b []byte, at int) []byte { return b[:at] }},
	{"effacé", func([]byte, int) []byte { return nil }},
}

// Whatever happens to whatever byte, the folder is refused with a name for it, or opens with every record and every line equal
// to what they were, or with a finding of the check; never with a wrong value, and never with a panic.
func TestDamageAnywhere(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	random := mathrand.New(mathrand.NewPCG(seed, 8))
	type folder struct {
		dir   string
		holds map[string]string
		files []string
	}
	var folders []folder
	for _, crashed := range []bool{false, true} {
		f := folder{dir: filledFolder(t, crashed)}
		f.holds = holdings(t, mustOpen(t, crash(t, f.dir)))
		for path := range fingerprint(t, f.dir) {
			if !strings.HasSuffix(path, usesName) && !strings.HasSuffix(path, "DISCARD") { // of no use, and empty
				f.files = append(f.files, path)
			}
		}
		slices.Sort(f.files)
		folders = append(folders, f)
	}
	refused, found, harmless := 0, 0, 0
	times := faults(t, 20) * 5 / 2
	for range times {
		f := folders[random.IntN(len(folders))]
		name := f.files[random.IntN(len(f.files))]
		how := damages[random.IntN(len(damages))]
		dir := crash(t, f.dir)
		path := filepath.Join(dir, filepath.FromSlash(name))
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := random.IntN(max(len(bytes.TrimRight(content, "\x00")), 1))
		if how.name == "effacé" {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, how.do(content, min(at, len(content)-1)), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		where := fmt.Sprintf("seed %d: %s, %s at %d", seed, name, how.name, at)
		s, err := Open(dir, passphrase, testOptions())
		if err != nil {
			mustRefuse(t, err)
			refused++
			named(t, where, dir)
			continue
		}
		findings, err := s.Check(t.Context())
		if err != nil {
			t.Fatal(where, err)
		}
		if diff := cmp.Diff(f.holds, holdings(t, s)); diff != "" {
			t.Errorf("%s: opened with something else:\n%s", where, diff)
		}
		if len(findings) > 0 {
			found++
		} else {
			harmless++
		}
		if err := s.Close(); err != nil {
			t.Error(where, err)
		}
	}
	t.Logf("%d dégâts : %d refusés et nommés, %d trouvés par la vérification, %d sans effet, prouvés égaux (graine %d)", times, refused, found, harmless, seed)
}

// named fails unless a look at the folder says something is wrong with it.
func named(t *testing.T, where, dir string) {
	t.Helper()
	look, err := LookAt(t.Context(), dir, passphrase, testOptions())
	if err == nil && len(look.Findings) == 0 {
		t.Errorf("%s: refused, and nothing is found", where)
	}
	if err != nil && !data.IsRefusal(err) {
		t.Errorf("%s: %v", where, err)
	}
}

// holdings returns what an open store holds, and every file, by their hashes.
func holdings(t *testing.T, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := s.engine.each(nil, func(key, value []byte) error {
		all[string(key)] = hashHex(value)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
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
