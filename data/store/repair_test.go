package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"certibloc/data/seal"

	"github.com/google/go-cmp/cmp"
)

// backedUp is a folder with a backup of line 46 in a place that it knows of, and 23 lines after that; it was not closed. The
// passphrase is another since.
func backedUp(t *testing.T) (dir string, want map[string]string) {
	t.Helper()
	s, dir, place := newFilledStore(t)
	backUp(t, s, place)
	if err := s.SetPassphrase("", []byte(nowOpens)); err != nil {
		t.Fatal(err)
	}
	for n := 50; n < 70; n++ {
		mustPut(t, s, n)
	}
	for n := 10; n < 13; n++ {
		putScan(t, s, n, 100)
	}
	return crash(t, dir), allOf(t, s)
}

const nowOpens = "une phrase plus récente que la sauvegarde"

// backUp backs a store up into its own place and into another, a day after the backups before.
func backUp(t *testing.T, s *Store, place string) {
	t.Helper()
	if err := s.PreparePlace(LocalPlace(s.Dir())); err != nil {
		t.Fatal(err)
	}
	mustBackup(t, s, LocalPlace(s.Dir()))
	mustBackup(t, s, place)
	if err := s.SetBackupState(BackupState{Folder: s.BackupFolder(), Places: []BackupPlace{{Label: "Ce poste"}, {Path: place}}}); err != nil {
		t.Fatal(err)
	}
}

func repair(t *testing.T, damaged string, secret string) (Repaired, string, error) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new")
	done, err := Repair{Damaged: damaged, Secret: []byte(secret), Dir: dir}.Do(t.Context(), testOptions(), nil)
	return done, dir, err
}

func removeAll(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
}

// The backup and what the damaged folder still holds make the folder that it was.
func TestARepairGivesBackEverything(t *testing.T) {
	dir, want := backedUp(t)
	for name, spoil := range map[string]func(t *testing.T, dir string){
		"no MANIFEST":       func(t *testing.T, dir string) { removeFile(t, dir, "MANIFEST") },
		"no HEAD":           func(t *testing.T, dir string) { removeAll(t, filepath.Join(dir, headName)) },
		"no local backup":   func(t *testing.T, dir string) { removeAll(t, LocalPlace(dir)) },
		"no list of places": func(t *testing.T, dir string) { removeAll(t, filepath.Join(dir, stateName)) },
		"the first document": func(t *testing.T, dir string) {
			files, err := filepath.Glob(filepath.Join(dir, documentsName, "*"))
			if err != nil {
				t.Fatal(err)
			}
			flip(t, files[0], 40)
		},
		"the newest backup": func(t *testing.T, dir string) {
			all, err := Snapshots(dir)
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			flip(t, all[0].Path, sizeOf(t, all[0].Path)-20)
		},
	} {
		t.Run(name, func(t *testing.T) {
			spoilt := crash(t, dir)
			spoil(t, spoilt)
			was := fingerprint(t, spoilt)
			done, to, err := repair(t, spoilt, nowOpens)
			if err != nil {
				t.Fatal(err)
			}
			if done.Seq != 46 || done.Resumed != 23 || done.Upto != 69 || done.Unread || done.Former || name != "the first document" && len(done.Gone) > 0 {
				t.Errorf("%+v", done)
			}
			s := openWith(t, to, nowOpens)
			got := allOf(t, s)
			if findings, err := s.Check(t.Context()); err != nil || len(findings) != len(done.Gone) {
				t.Error(findings, err)
			}
			closed(t, s)
			if diff := cmp.Diff(want, got); diff != "" && len(done.Gone) == 0 {
				t.Error(diff)
			}
			delete(was, "/"+usesName)
			is := fingerprint(t, spoilt)
			delete(is, "/"+usesName)
			if diff := cmp.Diff(was, is); diff != "" {
				t.Errorf("the damaged folder was changed:\n%s", diff)
			}
		})
	}
}

func TestARepairOfWhatIsLost(t *testing.T) {
	dir, _ := backedUp(t)
	t.Run("what came last is gone with the log", func(t *testing.T) {
		spoilt := crash(t, dir)
		removeFile(t, spoilt, filepath.Base(one(t, spoilt, "*.mem")))
		done, to, err := repair(t, spoilt, nowOpens)
		if err != nil || done.Upto != 46 || done.Lines != 69 || done.Resumed != 0 {
			t.Fatalf("%+v, %v", done, err)
		}
		closed(t, openWith(t, to, nowOpens))
	})
	t.Run("without keyring.json the backup alone", func(t *testing.T) {
		spoilt := crash(t, dir)
		removeAll(t, filepath.Join(spoilt, keyringName), filepath.Join(spoilt, ringCopyName))
		if _, _, err := repair(t, spoilt, nowOpens); !errors.Is(err, seal.ErrPassphrase) {
			t.Error("the passphrase of today opens a backup of yesterday:", err)
		}
		done, to, err := repair(t, spoilt, string(passphrase))
		if err != nil || !done.Unread || !done.Former || done.Upto != 46 {
			t.Fatalf("%+v, %v", done, err)
		}
		closed(t, mustOpen(t, to))
	})
	t.Run("another data key since", func(t *testing.T) {
		turned := crash(t, dir)
		s := openWith(t, turned, nowOpens)
		if err := s.Rotate(t.Context(), func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		closed(t, s)
		removeFile(t, turned, "MANIFEST")
		done, _, err := repair(t, turned, nowOpens)
		if !errors.Is(err, seal.ErrPassphrase) {
			t.Errorf("%+v, %v", done, err)
		}
		to := filepath.Join(t.TempDir(), "new")
		done, err = Repair{Damaged: turned, Secret: []byte(nowOpens), FromSecret: passphrase, Dir: to}.Do(t.Context(), testOptions(), nil)
		if err != nil || !done.Former || done.Upto < 69 {
			t.Fatalf("%+v, %v", done, err)
		}
		closed(t, mustOpen(t, to))
	})
}

func TestARepairThatCannotBe(t *testing.T) {
	dir, _ := backedUp(t)
	for name, is := range map[string]struct {
		secret string
		spoil  func(t *testing.T, dir string)
		why    error
	}{
		"without a backup": {nowOpens, func(t *testing.T, dir string) {
			removeAll(t, LocalPlace(dir), filepath.Join(dir, stateName))
		}, errNoBackup},
		"with another passphrase": {"une autre", func(*testing.T, string) {}, seal.ErrPassphrase},
		"in a folder in use": {nowOpens, func(t *testing.T, dir string) {
			lock, err := takeLock(dir)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = lock.Close() })
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			spoilt := crash(t, dir)
			is.spoil(t, spoilt)
			_, to, err := repair(t, spoilt, is.secret)
			if mustRefuse(t, err); is.why != nil && !errors.Is(err, is.why) {
				t.Error(err)
			}
			if isFolder(to) {
				t.Error("a folder is left")
			}
		})
	}
	t.Run("over a folder that is not empty", func(t *testing.T) {
		_, err := Repair{Damaged: crash(t, dir), Secret: []byte(nowOpens), Dir: crash(t, dir)}.Do(t.Context(), testOptions(), nil)
		mustRefuse(t, err)
	})
	t.Run("interrupted", func(t *testing.T) {
		to := filepath.Join(t.TempDir(), "new")
		ctx, stop := context.WithCancel(t.Context())
		stop()
		_, err := Repair{Damaged: crash(t, dir), Secret: []byte(nowOpens), Dir: to}.Do(ctx, testOptions(), nil)
		if err == nil || isFolder(to) {
			t.Error(err)
		}
	})
}
