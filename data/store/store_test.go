package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"certibloc/data/seal"
)

func TestCreate(t *testing.T) {
	t.Run("keeps the folder and everything in it private", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("no modes there")
		}
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err != nil {
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
	t.Run("takes an empty folder", func(t *testing.T) {
		s, err := Create(t.TempDir(), passphrase, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, 1)
		if s = reopen(t, s); candidates(t, s) != 1 {
			t.Error("nothing kept")
		}
	})
	t.Run("refuses a folder that holds anything, and leaves it alone", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "lettre.txt"), []byte("bonjour"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Create(dir, passphrase, testOptions())
		mustRefuse(t, err)
		if got := fingerprint(t, dir); len(got) != 1 {
			t.Errorf("the folder now holds %v", got)
		}
	})
	t.Run("refuses an empty passphrase and makes nothing", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "centre")
		_, err := Create(dir, nil, testOptions())
		mustRefuse(t, err)
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Error("the folder was made")
		}
	})
	t.Run("refuses a place where it may not write", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Create(filepath.Join(file, "centre"), passphrase, testOptions())
		mustRefuse(t, err)
	})
}

func TestOpen(t *testing.T) {
	t.Run("finds everything again", func(t *testing.T) {
		s, _ := newTestStore(t)
		mustPut(t, s, 1, 2, 3)
		mustPut(t, s, 4)
		seq, hash := s.Head()
		s = reopen(t, s)
		if n := candidates(t, s); n != 4 {
			t.Errorf("%d candidates", n)
		}
		if seq2, hash2 := s.Head(); seq2 != 2 || seq2 != seq || hash2 != hash {
			t.Errorf("head %d %s, was %d %s", seq2, hash2, seq, hash)
		}
		mustPut(t, s, 5)
		if s = reopen(t, s); candidates(t, s) != 5 {
			t.Error("what was added after the first reopening is lost")
		}
	})
	t.Run("refuses another passphrase", func(t *testing.T) {
		s, dir := newTestStore(t)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := Open(dir, []byte("une autre"), testOptions())
		mustRefuse(t, err)
		if !errors.Is(err, seal.ErrPassphrase) {
			t.Errorf("not ErrPassphrase: %v", err)
		}
		mustOpen(t, dir)
	})
	t.Run("refuses a second instance", func(t *testing.T) {
		_, dir := newTestStore(t)
		_, err := Open(dir, passphrase, testOptions())
		mustRefuse(t, err)
		if !strings.Contains(err.Error(), "déjà ouvert") {
			t.Errorf("the sentence: %v", err)
		}
	})
	t.Run("refuses a store of a newer program", func(t *testing.T) {
		s, dir := newTestStore(t)
		kv, err := schemaEntry([]done{{Version: 1}, {Version: 99}})
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(s.engine.write([]entry{kv}), s.Close()); err != nil {
			t.Fatal(err)
		}
		_, err = Open(dir, passphrase, testOptions())
		mustRefuse(t, err)
		if !strings.Contains(err.Error(), "plus récente") {
			t.Errorf("the sentence: %v", err)
		}
	})
	real := migrations
	t.Run("runs each migration once, with its line", func(t *testing.T) {
		s, _ := newTestStore(t)
		mustPut(t, s, 1)
		migrations = append(slices.Clip(real), migration{newestVersion() + 1, "registre.migrer", func(tx *Tx) error { return Candidates.Put(tx, testCandidate(2)) }})
		defer func() { migrations = real }()
		s = reopen(t, reopen(t, s))
		if seq, _ := s.Head(); seq != 2 || candidates(t, s) != 2 {
			t.Errorf("at line %d with %d candidates", seq, candidates(t, s))
		}
	})
	t.Run("opens nothing when a migration fails, and runs it again", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		failed := errors.New("no")
		migrations = append(slices.Clip(real), migration{newestVersion() + 1, "registre.migrer", func(*Tx) error { return failed }})
		defer func() { migrations = real }()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, passphrase, testOptions()); !errors.Is(err, failed) {
			t.Fatal(err)
		}
		migrations[len(migrations)-1].run = func(tx *Tx) error { return Candidates.Put(tx, testCandidate(2)) }
		if n := candidates(t, mustOpen(t, dir)); n != 2 {
			t.Error(n)
		}
	})
	t.Run("sweeps what a crash left half-written among the documents", func(t *testing.T) {
		s, dir := newTestStore(t)
		temp := filepath.Join(dir, documentsName, ".tmp-123")
		if err := os.WriteFile(temp, []byte("%PDF"), 0o600); err != nil {
			t.Fatal(err)
		}
		reopen(t, s)
		if _, err := os.Stat(temp); !errors.Is(err, os.ErrNotExist) {
			t.Error("still there")
		}
	})
}

func TestOpenRefusesAFolder(t *testing.T) {
	t.Run("that is missing", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "nulle", "part")
		refusedOpen(t, dir)
		if _, err := os.Stat(dir); err == nil {
			t.Error("and made it")
		}
	})
	t.Run("that is empty", func(t *testing.T) { refusedOpen(t, t.TempDir()) })
	t.Run("that is a file", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, file)
	})
	t.Run("of somebody else", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "photos.zip"), []byte("PK"), 0o600); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, dir)
	})
	for _, name := range []string{keyringName, headName, engineName, documentsName} {
		t.Run("that has lost "+name, func(t *testing.T) {
			s, dir := newTestStore(t)
			mustPut(t, s, 1)
			if err := errors.Join(s.Close(), os.RemoveAll(filepath.Join(dir, name)), os.RemoveAll(filepath.Join(dir, ringCopyName))); err != nil {
				t.Fatal(err)
			}
			refusedOpen(t, dir)
		})
	}
}

func TestReadersNeverSeeHalfAnAct(t *testing.T) {
	s, _ := newTestStore(t)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if n := candidates(t, s); n%3 != 0 {
					t.Errorf("%d candidates, put three by three", n)
				}
				_, _ = s.Head()
			}
		})
	}
	for n := range 30 {
		mustPut(t, s, 3*n, 3*n+1, 3*n+2)
	}
	if err := s.Journal(func(Line, *Payload) error { candidates(t, s); return nil }); err != nil {
		t.Error(err)
	}
	close(done)
	readers.Wait()
}

func TestClose(t *testing.T) {
	s, _ := newTestStore(t)
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Error("a second Close:", err)
	}
	if err := s.View(func(*Tx) error { return nil }); !errors.Is(err, errClosed) {
		t.Error("View:", err)
	}
	if _, err := s.Update(testAct(1), func(*Tx) error { return nil }); !errors.Is(err, errClosed) {
		t.Error("Update:", err)
	}
	if err := s.Journal(func(Line, *Payload) error { return nil }); !errors.Is(err, errClosed) {
		t.Error("Journal:", err)
	}
	if _, err := s.PutFile(nil); !errors.Is(err, errClosed) {
		t.Error("PutFile:", err)
	}
	if err := s.RemoveFile(hashHex(nil)); !errors.Is(err, errClosed) {
		t.Error("RemoveFile:", err)
	}
	if _, err := s.Check(t.Context()); !errors.Is(err, errClosed) {
		t.Error("Check:", err)
	}
}
