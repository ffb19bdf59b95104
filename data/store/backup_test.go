package store

import (
	"bytes"
	"context"
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

	"github.com/google/go-cmp/cmp"
)

// scanned keeps a document of so many bytes, and returns the record of a paper that names it.
func scanned(t testing.TB, s *Store, n, size int) data.PaperBack {
	t.Helper()
	content := make([]byte, size)
	src := rand.NewChaCha8([32]byte{byte(n), byte(n >> 8)})
	_, _ = src.Read(content)
	sha, err := s.PutFile(content)
	if err != nil {
		t.Fatal(err)
	}
	return data.PaperBack{ID: testID("paper", n), Kind: data.PaperMinutes, Session: testID("session", 1), On: rncp.NewDate(2021, time.June, 21),
		Scan: &data.Scan{Name: fmt.Sprintf("scan-%d.pdf", n), SHA256: sha, Size: size}}
}

// putScan keeps a document of so many bytes with the record that names it.
func putScan(t testing.TB, s *Store, n, size int) {
	t.Helper()
	p := scanned(t, s, n, size)
	if _, err := s.Update(testAct(100_000+n), func(tx *Tx) error { return PapersBack.Put(tx, p) }); err != nil {
		t.Fatal(err)
	}
}

// newFilledStore has 40 candidates, 6 documents, and a place outside.
func newFilledStore(t testing.TB) (s *Store, dir, place string) {
	t.Helper()
	s, dir = newTestStore(t)
	for n := range 40 {
		mustPut(t, s, n)
	}
	for n := range 6 {
		putScan(t, s, n, 2000+n)
	}
	place = t.TempDir()
	if err := s.PreparePlace(place); err != nil {
		t.Fatal(err)
	}
	return s, dir, place
}

func mustBackup(t testing.TB, s *Store, place string) Backup {
	t.Helper()
	b, err := s.Backup(t.Context(), place, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustRestore(t testing.TB, snapshot string, secret []byte) (Restored, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "restored")
	r, err := Restore(t.Context(), snapshot, secret, dir, testOptions(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r, dir
}

// allOf returns what a store shows, and all its documents.
func allOf(t testing.TB, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := s.engine.each(nil, func(key, value []byte) error { all[string(key)] = string(value); return nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, sha := range mustFiles(t, s) {
		plain, err := s.File(sha)
		if err != nil {
			t.Fatal(err)
		}
		all[sha] = hashHex(plain)
	}
	return all
}

func TestBackup(t *testing.T) {
	t.Run("comes back the same on another machine, with the passphrase alone", func(t *testing.T) {
		s, dir, place := newFilledStore(t)
		want := allOf(t, s)
		b := mustBackup(t, s, place)
		if err := errors.Join(s.Close(), os.RemoveAll(dir)); err != nil {
			t.Fatal(err)
		}
		r, restored := mustRestore(t, b.Path, passphrase)
		if r.Seq != b.Seq || r.Hash != b.Mark.Hash || len(r.Missing) > 0 {
			t.Errorf("%+v is not %+v", r, b)
		}
		if diff := cmp.Diff(want, allOf(t, mustOpen(t, restored))); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("comes back with the passphrase of that day, and with the recovery sheet", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		code, err := s.SetRecovery()
		if err != nil {
			t.Fatal(err)
		}
		old := mustBackup(t, s, place)
		another := []byte("sept autres mots et une sorcière")
		if err := s.SetPassphrase(s.Operator(), another); err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, 41)
		mustRestore(t, old.Path, passphrase)
		mustRestore(t, old.Path, []byte(code))
		last := mustBackup(t, s, place)
		if _, err := Restore(t.Context(), last.Path, passphrase, filepath.Join(t.TempDir(), "r"), testOptions(), nil); err == nil {
			t.Error("a passphrase that was changed opens a later backup")
		} else {
			mustRefuse(t, err)
		}
		mustRestore(t, last.Path, another)
	})
	t.Run("writes only what is new", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		for n := 100; n < 3100; n += 100 {
			numbers := make([]int, 100)
			for i := range numbers {
				numbers[i] = n + i
			}
			mustPut(t, s, numbers...)
		}
		first := mustBackup(t, s, place)
		before := contentOf(t, place)
		if again := mustBackup(t, s, place); again.Written > 16<<10 { // its manifest
			t.Errorf("%d bytes written for nothing", again.Written)
		}
		putScan(t, s, 50, 3000)
		mustPut(t, s, 5000)
		next := mustBackup(t, s, place)
		fresh := 0
		for path := range contentOf(t, place) {
			if _, old := before[path]; !old {
				fresh++
			}
		}
		// Six keys are new. Each changes the chunk that it falls into, and cuts it at most once; then a document and a snapshot.
		if fresh > 6*2+2 {
			t.Errorf("%d files of %d are new, %d bytes after %d", fresh, len(before), next.Written, first.Written)
		}
	})
	t.Run("is of the moment it began, whatever is written meanwhile", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		before, _ := s.Head()
		n := 1000
		b, err := s.Backup(t.Context(), place, func(int, int) {
			n++
			mustPut(t, s, n)
		})
		if err != nil || b.Seq != before {
			t.Fatal(b.Seq, before, err)
		}
		_, dir := mustRestore(t, b.Path, passphrase)
		if got := candidates(t, mustOpen(t, dir)); got != 40 {
			t.Errorf("%d candidates", got)
		}
	})
	t.Run("names nobody, neither in its bytes nor in its names", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		mustBackup(t, s, place)
		for path, content := range contentOf(t, place) {
			for _, name := range []string{"Chastagnol", "Lapeyre", "Aliénor", "Jeanne", "Aurillac", "scan-1", "candidate", "operator-1"} {
				if strings.Contains(path, name) || bytes.Contains(content, []byte(name)) {
					t.Errorf("%s holds %q", path, name)
				}
			}
		}
	})
	t.Run("is private", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		mustBackup(t, s, place)
		err := filepath.WalkDir(place, func(path string, e fs.DirEntry, err error) error {
			if err != nil || path == place {
				return err
			}
			info, err := e.Info()
			if err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s is %v", path, info.Mode())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	t.Run("leaves nothing of its verification", func(t *testing.T) {
		s, dir, place := newFilledStore(t)
		mustBackup(t, s, place)
		if _, err := os.Stat(filepath.Join(dir, verificationName)); !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
	})
	t.Run("names the documents that the folder has lost", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		files := mustFiles(t, s)
		if err := os.Remove(s.filePath(files[0])); err != nil {
			t.Fatal(err)
		}
		b := mustBackup(t, s, place)
		r, _ := mustRestore(t, b.Path, passphrase)
		if len(b.Missing) != 1 || len(r.Missing) != 1 {
			t.Error(b.Missing, r.Missing)
		}
	})
	t.Run("keeps its copy of a document that the folder has damaged", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		mustBackup(t, s, place)
		files := mustFiles(t, s)
		flip(t, s.filePath(files[0]), 60)
		if b := mustBackup(t, s, place); len(b.Missing) > 0 {
			t.Error(b.Missing)
		}
	})
	t.Run("stops when it is cancelled, and earlier ones stay", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		first := mustBackup(t, s, place)
		mustPut(t, s, 41)
		ctx, cancel := context.WithCancel(t.Context())
		_, err := s.Backup(ctx, place, func(done, _ int) {
			if done == 5 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		mustRestore(t, first.Path, passphrase)
	})
}

func TestPlace(t *testing.T) {
	t.Run("that is not plugged in is said to be absent", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		if err := os.RemoveAll(place); err != nil {
			t.Fatal(err)
		}
		_, err := s.Backup(t.Context(), place, nil)
		mustRefuse(t, err)
		if !errors.Is(err, ErrAbsent) || !errors.Is(s.PreparePlace(place), ErrAbsent) {
			t.Error(err)
		}
	})
	t.Run("that is but an empty mount point is not filled", func(t *testing.T) {
		s, _, _ := newFilledStore(t)
		empty := t.TempDir()
		if _, err := s.Backup(t.Context(), empty, nil); !errors.Is(err, ErrAbsent) {
			t.Error(err)
		}
		if inside, _ := os.ReadDir(empty); len(inside) > 0 {
			t.Error(inside)
		}
	})
	t.Run("that is unplugged in the middle is said, and the folder goes on", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		_, err := s.Backup(t.Context(), place, func(done, _ int) {
			if done == 8 { // while it is being verified
				_ = os.RemoveAll(place)
			}
		})
		mustRefuse(t, err)
		mustPut(t, s, 41)
	})
	t.Run("that refuses writing is said", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		first := mustBackup(t, s, place)
		mustPut(t, s, 41)
		documents := filepath.Join(filepath.Dir(filepath.Dir(first.Path)), documentsName)
		putScan(t, s, 7, 4000)
		for _, sha := range mustFiles(t, s) { // a folder where a file is to be: refused to root, too
			if _, err := os.Stat(filepath.Join(documents, sha)); err != nil {
				if err := os.MkdirAll(filepath.Join(documents, sha, "in the way"), 0o700); err != nil {
					t.Fatal(err)
				}
			}
		}
		_, err := s.Backup(t.Context(), place, nil)
		mustRefuse(t, err)
		mustRestore(t, first.Path, passphrase)
	})
	t.Run("that is nearly full is said before anything is written", func(t *testing.T) {
		s, dir, place := newFilledStore(t)
		s.free = func(of string) (uint64, bool) {
			if of == dir {
				return 1 << 40, true
			}
			return 1 << 20, true
		}
		before := contentOf(t, place)
		_, err := s.Backup(t.Context(), place, nil)
		mustRefuse(t, err)
		if diff := cmp.Diff(before, contentOf(t, place)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("is listed without the key", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		b := mustBackup(t, s, place)
		for _, path := range []string{place, filepath.Join(place, b.Folder()), b.Path} {
			if found, err := Snapshots(path); err != nil || len(found) != 1 || found[0].Seq != b.Seq || !found[0].At.Equal(b.At) {
				t.Error(path, found, err)
			}
		}
	})
}

func mustFiles(t testing.TB, s *Store) []string {
	t.Helper()
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func contentOf(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		all[strings.TrimPrefix(path, dir)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestKeepSnapshots(t *testing.T) {
	now := time.Date(2021, 6, 21, 17, 0, 0, 0, time.UTC)
	var daily []time.Time
	for n := range 900 {
		daily = append(daily, now.AddDate(0, 0, -n), now.AddDate(0, 0, -n).Add(-2*time.Hour))
	}
	count := func(keep []bool) (n int) {
		for _, k := range keep {
			if k {
				n++
			}
		}
		return n
	}
	t.Run("keeps the last of 7 days, 5 weeks and 12 months", func(t *testing.T) {
		keep := KeepSnapshots(daily, now)
		var kept []string
		for i, k := range keep {
			if k {
				kept = append(kept, daily[i].Format("01-02 15"))
			}
		}
		want := []string{"06-21 17", "06-20 17", "06-19 17", "06-18 17", "06-17 17", "06-16 17", "06-15 17", // days; and 21, 20 are weeks and the month
			"06-13 17", "06-06 17", "05-31 17", "05-30 17", "04-30 17", "03-31 17", "02-28 17", "01-31 17", "12-31 17", "11-30 17", "10-31 17", "09-30 17", "08-31 17", "07-31 17"}
		if diff := cmp.Diff(want, kept); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("counts the days that have one, however far apart", func(t *testing.T) {
		far := []time.Time{now, now.AddDate(-1, 0, 0), now.AddDate(-5, 0, 0)}
		if n := count(KeepSnapshots(far, now)); n != 3 {
			t.Error(n)
		}
	})
	t.Run("is harmless when the clock was wrong, or is", func(t *testing.T) {
		past := now.AddDate(-3, 0, 0)
		keep := KeepSnapshots(append(daily[:40:40], past), past)
		if !keep[40] {
			t.Error("the backup of a day on which the clock is set back does not last")
		}
		if n := count(keep[:40]); n < 9 {
			t.Errorf("%d of those made before are left", n)
		}
	})
	t.Run("keeps nothing of nothing", func(t *testing.T) {
		if keep := KeepSnapshots(nil, now); len(keep) != 0 {
			t.Error(keep)
		}
	})
}

func TestThin(t *testing.T) {
	s, _, place := newFilledStore(t)
	at := time.Date(2021, 6, 1, 8, 0, 0, 0, time.UTC)
	s.clock = func() time.Time { return at }
	var last Backup
	for n := range 30 {
		at = at.Add(12 * time.Hour)
		mustPut(t, s, 100+n)
		last = mustBackup(t, s, place)
		if err := s.Thin(place, last.Snapshot, nil); err != nil {
			t.Fatal(err)
		}
	}
	left, err := s.PlaceSnapshots(place, nil)
	if err != nil || len(left) > 11 || len(left) < 8 {
		t.Fatalf("%d are left: %v", len(left), err)
	}
	for _, one := range left {
		mustRestore(t, one.Path, passphrase)
	}
	if left[0].Path != last.Path {
		t.Error("the last one is not there")
	}
	if err := s.RemoveSnapshots(left[1:]); err != nil {
		t.Fatal(err)
	}
	f, err := readSnapshot(last.Path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := f.open(keysOf(s.key))
	if err != nil {
		t.Fatal(err)
	}
	there, err := objects(filepath.Join(place, last.Folder(), chunksName))
	if err != nil || len(there) != len(m.Chunks) {
		t.Errorf("%d chunks for %d: %v", len(there), len(m.Chunks), err)
	}
	mustRestore(t, last.Path, passphrase)
}

func TestBackupState(t *testing.T) {
	s, dir, place := newFilledStore(t)
	b := mustBackup(t, s, place)
	want := BackupState{Places: []BackupPlace{{Path: place, Label: "Clé de Mme Chastagnol", Last: b.Mark, Known: []Snapshot{b.Snapshot}}}}
	if err := s.SetBackupState(want); err != nil {
		t.Fatal(err)
	}
	t.Run("stays through a rotation of the data key, under which backups have another folder", func(t *testing.T) {
		if err := s.Rotate(t.Context(), func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		s = reopen(t, s)
		if got, err := s.BackupState(); err != nil || !cmp.Equal(got, want) {
			t.Error(cmp.Diff(got, want), err)
		}
		if s.BackupFolder() == b.Folder() {
			t.Error("it is the same")
		}
		if _, err := s.Backup(t.Context(), place, nil); !errors.Is(err, ErrAbsent) {
			t.Error(err)
		}
		if err := s.PreparePlace(place); err != nil {
			t.Fatal(err)
		}
		next := mustBackup(t, s, place)
		mustRestore(t, next.Path, passphrase)
		mustRestore(t, b.Path, passphrase)
		all, err := s.PlaceSnapshots(place, []string{b.Folder()})
		if err != nil || len(all) != 2 {
			t.Error(all, err)
		}
		if err := s.RemoveSnapshots([]Snapshot{b.Snapshot}); err != nil {
			t.Fatal(err)
		}
		if isFolder(filepath.Join(place, b.Folder())) {
			t.Error("the folder of the former key is still there")
		}
	})
	t.Run("is refused when it is damaged", func(t *testing.T) {
		s = mustOpen(t, dir)
		flip(t, filepath.Join(dir, stateName), 40)
		_, err := s.BackupState()
		mustRefuse(t, err)
	})
}
