package store

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// childEnv makes the test binary a program that writes acts into the folder it names, until it is killed.
const childEnv = "CERTIBLOC_TEST_WRITE_INTO"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		os.Exit(writeUntilKilled(dir))
	}
	if how := os.Getenv(rehearseEnv); how != "" {
		os.Exit(rehearseHere(how))
	}
	if dir := os.Getenv(rotateEnv); dir != "" {
		os.Exit(rotateUntilKilled(dir))
	}
	if what := os.Getenv(backupEnv); what != "" {
		os.Exit(backupUntilKilled(what))
	}
	os.Exit(m.Run())
}

// writeUntilKilled prints the number of every act that it was told is done.
func writeUntilKilled(dir string) int {
	opt := testOptions()
	opt.Free = func(string) (uint64, bool) { return 0, false } // it goes on when the disk is full
	s, err := Open(dir, passphrase, opt)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	seq, _ := s.Head()
	for n := int(seq) + 1; ; n++ {
		_, err := s.Update(testAct(n), func(tx *Tx) error { return Candidates.Put(tx, testCandidate(n)) })
		if err != nil {
			fmt.Println(err)
			return 1
		}
		fmt.Println(n)
	}
}

func TestKilledProcessLosesNothingAcknowledged(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL there")
	}
	s, dir := newTestStore(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 8 {
		acknowledged := killAfter(t, dir, 3+5*round)
		s := mustOpen(t, dir)
		seq, _ := s.Head()
		if seq < uint64(acknowledged) || candidates(t, s) != int(seq) {
			t.Fatalf("round %d: act %d was acknowledged; at line %d with %d candidates", round, acknowledged, seq, candidates(t, s))
		}
		if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
			t.Fatal(findings, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killAfter runs a child until it has acknowledged so many acts, kills it, and returns the last one acknowledged.
func killAfter(t *testing.T, dir string, acts int) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last, lines := 0, bufio.NewScanner(out)
	for i := 0; lines.Scan(); i++ {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatal(lines.Text())
		}
		last = n
		if i == acts {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait()
	return last
}

func TestCrash(t *testing.T) {
	t.Run("between the commit and HEAD keeps the act", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		before, err := os.ReadFile(filepath.Join(dir, headName))
		if err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, 2)
		crashed := crash(t, dir)
		if err := os.WriteFile(filepath.Join(crashed, headName), before, 0o600); err != nil {
			t.Fatal(err)
		}
		s = mustOpen(t, crashed)
		if seq, _ := s.Head(); seq != 2 || candidates(t, s) != 2 {
			t.Errorf("line %d", seq)
		}
		mustPut(t, s, 3)
		if s = reopen(t, s); candidates(t, s) != 3 {
			t.Error("the next act is lost")
		}
	})
	t.Run("in the middle of writing HEAD leaves the other slot", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		mustPut(t, s, 2)
		crashed := crash(t, dir)
		flip(t, filepath.Join(crashed, headName), 20) // the slot of line 2
		s = mustOpen(t, crashed)
		if seq, _ := s.Head(); seq != 2 {
			t.Errorf("line %d", seq)
		}
	})
	t.Run("while Badger was making a log", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		crashed := crash(t, dir)
		for _, name := range []string{"00009.mem", "000009.vlog"} {
			if err := os.WriteFile(filepath.Join(crashed, engineName, name), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if n := candidates(t, mustOpen(t, crashed)); n != 1 {
			t.Error(n)
		}
	})
	t.Run("leaves no rehearsal behind", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		crashed := crash(t, dir)
		if err := os.MkdirAll(filepath.Join(crashed, rehearsalName, "left"), 0o700); err != nil {
			t.Fatal(err)
		}
		mustOpen(t, crashed)
		if _, err := os.Stat(filepath.Join(crashed, rehearsalName)); !errors.Is(err, os.ErrNotExist) {
			t.Error("it does")
		}
	})
	t.Run("in the middle of Create is said as such", func(t *testing.T) {
		s, dir := newTestStore(t)
		crashed := crash(t, dir)
		if err := errors.Join(s.Close(), os.Remove(filepath.Join(crashed, headName))); err != nil {
			t.Fatal(err)
		}
		if err := refusedOpen(t, crashed); !strings.Contains(err.Error(), "création") {
			t.Error(err)
		}
	})
}

func TestLostTailIsRefused(t *testing.T) {
	t.Run("when the store is older than HEAD", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		s = reopen(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		old := crash(t, dir)
		s = mustOpen(t, dir)
		mustPut(t, s, 2)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := copyOver(filepath.Join(dir, headName), filepath.Join(old, headName)); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, old)
	})
	t.Run("when HEAD is of another history", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1)
		if err := s.head.bringUp(mark{1, strings.Repeat("ab", 32)}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, dir)
	})
	t.Run("when the end of the WAL is gone", func(t *testing.T) {
		s, dir := newTestStore(t)
		for n := range 20 {
			mustPut(t, s, n)
		}
		crashed := crash(t, dir)
		wal := one(t, crashed, "*.mem")
		if err := os.Truncate(wal, 9000); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, crashed)
	})
	t.Run("when a line in the middle of the journal is gone", func(t *testing.T) {
		s, dir := newTestStore(t)
		for n := range 3 {
			mustPut(t, s, n)
		}
		if err := errors.Join(deleteKeys(s, lineKey(2)), s.Close()); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, dir)
	})
	t.Run("when a record is gone", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1, 2)
		if err := errors.Join(deleteKeys(s, recordKey(Candidates.info, testID("candidate", 1))), s.Close()); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, dir)
	})
	t.Run("when a record is empty, as Badger returns what it cannot read", func(t *testing.T) {
		s, dir := newTestStore(t)
		mustPut(t, s, 1, 2)
		err := s.engine.write([]entry{{recordKey(Candidates.info, testID("candidate", 1)), nil}})
		if err := errors.Join(err, s.Close()); err != nil {
			t.Fatal(err)
		}
		refusedOpen(t, dir)
	})
}

func copyOver(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o600)
}
