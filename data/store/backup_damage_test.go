package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// spoil damages a file in one of four ways at a random byte, and says how.
func spoil(t *testing.T, r *rand.Rand, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := r.IntN(len(content))
	how := ""
	switch r.IntN(4) {
	case 0:
		how = fmt.Sprintf("a flipped byte at %d", at)
		content[at] ^= 0xFF
	case 1:
		end := min(at+16, len(content))
		how = fmt.Sprintf("zeros from %d", at)
		clear(content[at:end])
		content[at] = 0
	case 2:
		how = fmt.Sprintf("cut at %d", at)
		content = content[:at]
	case 3:
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return "missing"
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return how
}

// TestDamagedBackup damages a backup at 60 random places: it is never restored wrong, and the next backup mends it.
func TestDamagedBackup(t *testing.T) {
	s, _, place := newFilledStore(t)
	want := allOf(t, s)
	b := mustBackup(t, s, place)
	whole := contentOf(t, place)
	paths := slices.Sorted(maps.Keys(whole))
	refused, harmless := 0, 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 15))
		path := filepath.Join(place, paths[r.IntN(len(paths))])
		how := spoil(t, r, path)
		to := filepath.Join(t.TempDir(), "restored")
		_, err := Restore(t.Context(), b.Path, passphrase, to, testOptions(), nil)
		switch {
		case err != nil:
			refused++
			mustRefuse(t, err)
			if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%d: %s of %s leaves a folder", seed, how, path)
			}
		default: // zeros over zeros, or a space in the keyring
			harmless++
			restored := mustOpen(t, to)
			if diff := cmp.Diff(want, allOf(t, restored)); diff != "" {
				t.Fatalf("%d: %s of %s is restored wrong: %s", seed, how, path, diff)
			}
			_ = restored.Close()
		}
		if seed%10 == 0 {
			again := mustBackup(t, s, place)
			mustRestore(t, again.Path, passphrase)
		}
		if err := errors.Join(os.RemoveAll(place), writeAll(place, whole)); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("60 damages: %d refused, %d harmless and proved equal", refused, harmless)
	if refused < 50 {
		t.Errorf("only %d were noticed", refused)
	}
}

func writeAll(dir string, files map[string][]byte) error {
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
			return err
		}
	}
	return nil
}

// backupEnv makes the test binary back up a folder into a place, or restore from it, telling each step, until it is killed.
const backupEnv = "CERTIBLOC_TEST_BACKUP"

func backupUntilKilled(what string) int {
	parts := strings.Split(what, "|")
	tell := func(done, _ int) { fmt.Println(done) }
	if parts[0] == "restore" {
		if _, err := Restore(context.Background(), parts[1], passphrase, parts[2], testOptions(), tell); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return 0
	}
	s, err := Open(parts[1], passphrase, testOptions())
	if err == nil {
		_, err = s.Backup(context.Background(), parts[2], tell)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// killAtStep runs the test binary on a task and kills it as soon as it has told so many steps.
func killAtStep(t *testing.T, what string, steps int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), backupEnv+"="+what)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); steps > 0 && lines.Scan(); steps-- {
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
}

func TestKilledBackup(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL there")
	}
	s, dir, place := newFilledStore(t)
	first := mustBackup(t, s, place)
	for n := range 10 {
		putScan(t, s, 100+n, 5000)
	}
	want := allOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 8 {
		killAtStep(t, "backup|"+dir+"|"+place, 1+round*5)
		s = mustOpen(t, dir)
		if diff := cmp.Diff(want, allOf(t, s)); diff != "" {
			t.Fatalf("round %d changed the folder: %s", round, diff)
		}
		if isFolder(filepath.Join(dir, verificationName)) {
			t.Error("the verification is still there")
		}
		_ = s.Close()
		mustRestore(t, first.Path, passphrase)
		all, err := Snapshots(place)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			mustRestore(t, one.Path, passphrase)
		}
	}
	s = mustOpen(t, dir)
	_, restored := mustRestore(t, mustBackup(t, s, place).Path, passphrase)
	if diff := cmp.Diff(want, allOf(t, mustOpen(t, restored))); diff != "" {
		t.Error(diff)
	}
	for path := range contentOf(t, place) {
		if strings.Contains(path, ".tmp-") {
			t.Errorf("%s is left", path)
		}
	}
}

func TestKilledRestore(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL there")
	}
	s, _, place := newFilledStore(t)
	b := mustBackup(t, s, place)
	before := contentOf(t, place)
	for round := range 8 {
		to := filepath.Join(t.TempDir(), "restored")
		killAtStep(t, "restore|"+b.Path+"|"+to, round)
		if restored, err := Open(to, passphrase, testOptions()); err == nil {
			if findings, err := restored.Check(t.Context()); err != nil || len(findings) > 0 || candidates(t, restored) != 40 {
				t.Errorf("round %d opens, and is not whole: %v %v", round, findings, err)
			}
			_ = restored.Close()
		} else {
			mustRefuse(t, err)
		}
		if diff := cmp.Diff(before, contentOf(t, place)); diff != "" {
			t.Fatal("the place was changed")
		}
	}
}

func TestRestore(t *testing.T) {
	t.Run("never writes over a living folder", func(t *testing.T) {
		s, dir, place := newFilledStore(t)
		b := mustBackup(t, s, place)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		before := fingerprint(t, dir)
		_, err := Restore(t.Context(), b.Path, passphrase, dir, testOptions(), nil)
		mustRefuse(t, err)
		if diff := cmp.Diff(before, fingerprint(t, dir)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("refuses another passphrase, and makes nothing", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		b := mustBackup(t, s, place)
		to := filepath.Join(t.TempDir(), "r")
		_, err := Restore(t.Context(), b.Path, []byte("une autre"), to, testOptions(), nil)
		mustRefuse(t, err)
		if isFolder(to) {
			t.Error("a folder is left")
		}
	})
	t.Run("refuses a snapshot of a newer program with a sentence", func(t *testing.T) {
		s, _, place := newFilledStore(t)
		b := mustBackup(t, s, place)
		content, err := os.ReadFile(b.Path)
		if err != nil {
			t.Fatal(err)
		}
		newer := strings.Replace(string(content), snapshotMagic+"1\n", snapshotMagic+"2\n", 1)
		if err := os.WriteFile(b.Path, []byte(newer), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = Restore(t.Context(), b.Path, passphrase, filepath.Join(t.TempDir(), "r"), testOptions(), nil)
		mustRefuse(t, err)
		if !strings.Contains(err.Error(), "plus récente") {
			t.Error(err)
		}
	})
}

func TestSwitch(t *testing.T) {
	now := time.Date(2021, 6, 22, 8, 0, 0, 0, time.UTC)
	prepare := func(t *testing.T) (dir string) {
		s, dir, _ := newFilledStore(t)
		local := LocalPlace(dir)
		if err := s.PreparePlace(local); err != nil {
			t.Fatal(err)
		}
		b := mustBackup(t, s, local)
		mustPut(t, s, 41)
		if err := errors.Join(s.SetBackupState(BackupState{Folder: b.Folder()}), s.Close()); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), b.Path, passphrase, RestoreFolder(dir), testOptions(), nil); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	verify := func(t *testing.T, dir string) {
		t.Helper()
		s := mustOpen(t, dir)
		if n := candidates(t, s); n != 40 {
			t.Errorf("%d candidates", n)
		}
		if found, err := Snapshots(dir); err != nil || len(found) != 1 {
			t.Error("the backups did not come along", err)
		}
		if st, err := s.BackupState(); err != nil || st.Folder == "" {
			t.Error("what is known of them did not come along", err)
		}
		aside := mustOpen(t, dir+"-avant-2021-06-22")
		if n := candidates(t, aside); n != 41 {
			t.Errorf("%d candidates in what was put aside", n)
		}
		if isFolder(RestoreFolder(dir)) {
			t.Error("the restored folder is still beside")
		}
	}
	t.Run("puts the living folder aside", func(t *testing.T) {
		dir := prepare(t)
		if _, err := Switch(dir, now); err != nil {
			t.Fatal(err)
		}
		verify(t, dir)
	})
	t.Run("stopped between the two renames is finished by the next opening", func(t *testing.T) {
		dir := prepare(t)
		aside := dir + "-avant-2021-06-22"
		if err := os.WriteFile(filepath.Join(RestoreFolder(dir), switchName), []byte(filepath.Base(aside)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.Rename(dir, aside), ClearRestore(dir)); err != nil {
			t.Fatal(err)
		}
		verify(t, dir)
	})
	t.Run("refuses while the folder is open", func(t *testing.T) {
		dir := prepare(t)
		s := mustOpen(t, dir)
		_, err := Switch(dir, now)
		mustRefuse(t, err)
		_ = s.Close()
	})
	t.Run("clears away a restore that was stopped", func(t *testing.T) {
		dir := prepare(t)
		if err := ClearRestore(dir); err != nil || isFolder(RestoreFolder(dir)) {
			t.Error(err)
		}
	})
}
