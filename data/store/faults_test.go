package store

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// writing is a child that does acts in a folder and says which ones are confirmed.
type writing struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	last  int // the last act confirmed
}

func startWriting(t *testing.T, dir string) *writing {
	t.Helper()
	w := &writing{cmd: exec.Command(os.Args[0])}
	w.cmd.Env = append(os.Environ(), childEnv+"="+dir)
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.lines = bufio.NewScanner(out)
	return w
}

// read reads so many confirmations, or all that are left.
func (w *writing) read(count int) {
	for range count {
		if !w.lines.Scan() {
			return
		}
		if n, err := strconv.Atoi(w.lines.Text()); err == nil {
			w.last = n
		}
	}
}

// end kills the child where it lives, and reads what it said before.
func (w *writing) end() {
	_ = w.cmd.Process.Kill()
	w.read(1 << 30)
	_ = w.cmd.Wait()
}

func TestTwoProcessesOnOneFolder(t *testing.T) {
	s, dir := newTestStore(t)
	closed(t, s)
	w := startWriting(t, dir)
	w.read(3)
	for range 5 {
		_, err := Open(dir, passphrase, testOptions())
		if mustRefuse(t, err); !strings.Contains(err.Error(), "déjà ouvert") {
			t.Fatal(err)
		}
		_, err = LookAt(t.Context(), dir, passphrase, testOptions())
		mustRefuse(t, err)
		w.read(1)
	}
	w.end()
	s = mustOpen(t, dir)
	if n := candidates(t, s); n < w.last {
		t.Errorf("%d of %d", n, w.last)
	}
}

// A copy that is taken while the program writes is some state that was confirmed, or is refused; it is never half an act.
func TestAFolderCopiedWhileOpen(t *testing.T) {
	s, dir := newTestStore(t)
	closed(t, s)
	w := startWriting(t, dir)
	defer w.end()
	opened, refused := 0, 0
	for range 6 {
		w.read(5)
		copied := crash(t, dir)
		s, err := Open(copied, passphrase, testOptions())
		if err != nil {
			mustRefuse(t, err)
			refused++
			continue
		}
		opened++
		seq, _ := s.Head()
		if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 || candidates(t, s) != int(seq) {
			t.Errorf("at line %d: %v %v", seq, findings, err)
		}
		closed(t, s)
	}
	t.Logf("%d copies d’un dossier ouvert : %d ouvertes et entières, %d refusées", opened+refused, opened, refused)
}

func TestAClockSetBack(t *testing.T) {
	s, dir := newTestStore(t)
	now := time.Date(2021, 6, 21, 9, 30, 0, 0, time.UTC)
	opt := testOptions()
	opt.Clock = func() time.Time { return now }
	closed(t, s)
	for n, back := range []time.Duration{0, time.Hour, 400 * 24 * time.Hour, -time.Hour} {
		now = now.Add(-back)
		s, err := Open(dir, passphrase, opt)
		if err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, n+1)
		if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
			t.Error(findings, err)
		}
		closed(t, s)
	}
	s = mustOpen(t, dir)
	var seqs []uint64
	err := s.Journal(func(l Line, _ *Payload) error {
		seqs = append(seqs, l.Seq)
		return nil
	})
	if err != nil || len(seqs) != 4 || seqs[3] != 4 || candidates(t, s) != 4 {
		t.Error(seqs, err)
	}
}

// An older copy of the store under the HEAD of today, or a journal without its end, is a replay or a truncation: both are said.
func TestAReplayOfAnOlderFolderIsSaid(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	closed(t, s)
	old := crash(t, dir)
	s = mustOpen(t, dir)
	mustPut(t, s, 2)
	closed(t, s)
	if err := errors.Join(os.RemoveAll(filepath.Join(dir, engineName)), os.CopyFS(filepath.Join(dir, engineName), os.DirFS(filepath.Join(old, engineName)))); err != nil {
		t.Fatal(err)
	}
	if err := refusedOpen(t, dir); !strings.Contains(err.Error(), "perdu ses derniers enregistrements") || !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	look, err := LookAt(t.Context(), dir, passphrase, testOptions())
	if err != nil || len(look.Lost) != 1 || look.Lost[0] != (Span{2, 2}) {
		t.Errorf("%+v %v", look, err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	err = filepath.WalkDir(old, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if want := map[bool]os.FileMode{true: 0o700, false: 0o600}[e.IsDir()]; err == nil && info.Mode().Perm()&^want != 0 {
			t.Errorf("%s has %o", path, info.Mode().Perm())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
