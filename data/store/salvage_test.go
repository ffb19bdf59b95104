package store

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rehearseEnv makes the test binary a program that opens the copy that it is told of.
const rehearseEnv = "CERTIBLOC_TEST_REHEARSE"

// inTestBinary runs a rehearsal in another process of this binary, which dies of it where how says so.
func inTestBinary(how string) func([]byte) ([]byte, error) {
	return func(in []byte) ([]byte, error) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), rehearseEnv+"="+how)
		cmd.Stdin = bytes.NewReader(in)
		return cmd.Output()
	}
}

func rehearseHere(how string) int {
	if how == "dies" {
		panic("as Badger does on what it cannot read")
	}
	if err := Rehearse(os.Stdin, os.Stdout); err != nil {
		return 1
	}
	return 0
}

func TestTheRehearsalIsAnotherProcess(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	crashed := crash(t, dir)
	opt := testOptions()
	opt.Child = inTestBinary("dies")
	_, err := Open(crashed, passphrase, opt)
	if mustRefuse(t, err); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	torn := crash(t, dir)
	flip(t, one(t, torn, "*.mem"), 200)
	opt.Child = inTestBinary("lives")
	_, err = Open(torn, passphrase, opt)
	if mustRefuse(t, err); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "perdu ses derniers enregistrements") {
		t.Error(err)
	}
	s, err = Open(crashed, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	if candidates(t, s) != 1 {
		t.Error("something is lost")
	}
	closed(t, s)
}

// history is a folder with acts in tables and in a log, a copy of it as it was in the middle, and the whole of it at its end.
func history(t *testing.T) (dir, before string) {
	t.Helper()
	s, dir := newTestStore(t)
	for n := range 10 {
		mustPut(t, s, n)
	}
	closed(t, s)
	before = crash(t, dir)
	for range 2 { // two more tables
		s = mustOpen(t, dir)
		seq, _ := s.Head()
		for n := range 8 {
			mustPut(t, s, int(seq)+n)
		}
		closed(t, s)
	}
	s = mustOpen(t, dir)
	for n := range 10 {
		mustPut(t, s, 26+n)
	}
	return crash(t, dir), before
}

// whole returns what a folder holds, record by record and line by line.
func whole(t *testing.T, dir string) map[string]string {
	t.Helper()
	s := mustOpen(t, dir)
	defer closed(t, s)
	all := map[string]string{}
	err := s.engine.each(nil, func(key, value []byte) error {
		all[string(key)] = hashHex(value)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := s.Check(t.Context())
	if err != nil || len(findings) > 0 {
		t.Fatal(findings, err)
	}
	return all
}

func TestWhatADamagedFolderStillHoldsCompletesABackup(t *testing.T) {
	dir, before := history(t)
	want := whole(t, crash(t, dir))
	for name, is := range map[string]struct {
		spoil func(t *testing.T, dir string)
		lost  []Span // of the journal
		upTo  uint64 // what comes back on top of the backup
	}{
		"nothing":               {func(*testing.T, string) {}, nil, 36},
		"no MANIFEST":           {func(t *testing.T, dir string) { removeFile(t, dir, "MANIFEST") }, nil, 36},
		"the oldest table":      {func(t *testing.T, dir string) { flip(t, tables(t, dir)[0], 100) }, nil, 36},
		"the newest table gone": {func(t *testing.T, dir string) { removeFile(t, dir, filepath.Base(tables(t, dir)[2])) }, []Span{{19, 26}}, 18},
		"a byte in the log": {func(t *testing.T, dir string) {
			wal := one(t, dir, "*.mem")
			flip(t, wal, endOf(t, wal)/2)
		}, nil, 0},
		"no log": {func(t *testing.T, dir string) { removeFile(t, dir, filepath.Base(one(t, dir, "*.mem"))) }, []Span{{27, 36}}, 26},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spoilt, backup := crash(t, dir), crash(t, before)
			is.spoil(t, spoilt)
			was := fingerprint(t, spoilt)
			acts, err := Salvage(spoilt, passphrase)
			if err != nil {
				t.Fatal(err)
			}
			look, err := LookAt(t.Context(), spoilt, passphrase, testOptions())
			if err != nil {
				t.Fatal(err)
			}
			if is.lost != nil && !slices.Equal(look.Lost, is.lost) || look.Lines != 36 {
				t.Errorf("lost %v of %d; %v", look.Lost, look.Lines, look.Findings)
			}
			if (len(look.Findings) > 0) != (name != "nothing") {
				t.Errorf("found %v", look.Findings)
			}
			s := mustOpen(t, backup)
			n, err := s.Resume(acts)
			if err != nil {
				t.Fatal(err)
			}
			seq, _ := s.Head()
			if is.upTo > 0 && seq != is.upTo || n != int(seq)-10 {
				t.Errorf("%d acts came back, up to line %d", n, seq)
			}
			closed(t, s)
			got := whole(t, backup)
			for key, sum := range got {
				if want[key] != sum {
					t.Errorf("%q is not what it was", key)
				}
			}
			if seq == 36 {
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			}
			if diff := cmp.Diff(was, fingerprint(t, spoilt)); diff != "" {
				t.Errorf("the damaged folder was changed:\n%s", diff)
			}
		})
	}
}

// A damaged byte hides one act of the log; Badger would drop all that come after it.
func TestWhatLiesBehindADamagedByteIsRead(t *testing.T) {
	s, dir := newTestStore(t)
	for n := range 20 {
		mustPut(t, s, n)
	}
	crashed := crash(t, dir)
	wal := one(t, crashed, "*.mem")
	flip(t, wal, endOf(t, wal)/2)
	acts, err := Salvage(crashed, passphrase)
	if err != nil || len(acts) < 18 || acts[len(acts)-1].Line.Seq != 20 {
		t.Errorf("%d acts: %v", len(acts), err)
	}
}

func TestALookAtAFolderWithoutItsKeys(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	closed(t, s)
	for name, kind := range map[string]FindingKind{keyringName: FindingKeys, headName: FindingHead, engineName + "/KEYREGISTRY": FindingKeys} {
		spoilt := crash(t, dir)
		if err := os.Remove(filepath.Join(spoilt, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		look, err := LookAt(t.Context(), spoilt, passphrase, testOptions())
		if err != nil || len(look.Findings) == 0 || look.Findings[0].Kind != kind {
			t.Errorf("%s: %v, %v", name, look, err)
			continue
		}
		for _, f := range look.Findings {
			if f.Kind.Do() == "" {
				t.Errorf("%s: nothing to do about %q", name, f.Kind)
			}
		}
	}
	look, err := LookAt(t.Context(), dir, passphrase, testOptions())
	if err != nil || len(look.Findings) > 0 || look.Readable != 1 || look.Lines != 1 {
		t.Errorf("a sound folder: %+v, %v", look, err)
	}
	if _, err := LookAt(t.Context(), dir, []byte("une autre"), testOptions()); err == nil {
		t.Error("any passphrase will do")
	}
	_, err = LookAt(t.Context(), filepath.Join(dir, "none"), passphrase, testOptions())
	mustRefuse(t, err)
}

func removeFile(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, engineName, name)); err != nil {
		t.Fatal(err)
	}
}

// tables returns the tables of a folder, the oldest first.
func tables(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, engineName, "*.sst"))
	if err != nil || len(found) < 3 {
		t.Fatal(found, err)
	}
	slices.Sort(found)
	return found
}

// endOf returns where the zeros begin that fill a log.
func endOf(t *testing.T, path string) int64 {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return int64(len(bytes.TrimRight(content, "\x00")))
}
