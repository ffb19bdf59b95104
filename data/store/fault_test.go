package store

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// writing starts a child that writes acts into a folder, waits for its first, and returns what it says from then on.
func writing(t *testing.T, dir string) (cmd *exec.Cmd, said *bufio.Scanner) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL there")
	}
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	said = bufio.NewScanner(out)
	if !said.Scan() {
		t.Fatal("the child says nothing")
	}
	return cmd, said
}

func TestTwoProcesses(t *testing.T) {
	s, dir := newTestStore(t)
	closed(t, s)
	cmd, said := writing(t, dir)
	for what, do := range map[string]func() error{
		"opens": func() error { _, err := Open(dir, passphrase, testOptions()); return err },
		"looks": func() error { _, err := LookAt(t.Context(), dir, passphrase, testOptions()); return err },
		"repairs": func() error {
			_, err := Repair{Damaged: dir, Secret: passphrase, Dir: dir + "-new"}.Do(t.Context(), testOptions(), nil)
			return err
		},
		"creates": func() error { _, err := Create(dir, passphrase, testOptions()); return err },
		"switches": func() error {
			restored := RestoreFolder(dir)
			if err := os.Rename(crash(t, dir), restored); err != nil {
				return err
			}
			_, err := Switch(dir, time.Now())
			return err
		},
	} {
		err := do()
		if mustRefuse(t, err); !strings.Contains(err.Error(), "déjà ouvert") && what != "creates" {
			t.Errorf("a second process %s: %v", what, err)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	last := said.Text()
	for said.Scan() {
		last = said.Text()
	}
	_ = cmd.Wait()
	s = mustOpen(t, dir)
	confirmed, err := strconv.ParseUint(last, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	if seq, _ := s.Head(); seq < confirmed || candidates(t, s) != int(seq) {
		t.Errorf("act %s was confirmed; at line %d with %d candidates", last, seq, candidates(t, s))
	}
	closed(t, s)
}

// A folder that is copied file by file while acts are written opens as it was at some act, or is refused as damaged.
func TestAFolderCopiedWhileOpen(t *testing.T) {
	s, dir := newTestStore(t)
	closed(t, s)
	cmd, said := writing(t, dir)
	go func() { // lets the child go on
		for said.Scan() {
		}
	}()
	var copies []string
	for range faults(t, 6) {
		copies = append(copies, crash(t, dir))
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	hashes := map[uint64]string{}
	s = mustOpen(t, dir)
	if err := s.Lines(func(l Line) bool { hashes[l.Seq] = l.Hash; return false }); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	opened := 0
	for _, copied := range copies {
		s, err := Open(copied, passphrase, testOptions())
		if err != nil {
			if mustRefuse(t, err); !errors.Is(err, ErrDamaged) {
				t.Error(err)
			}
			continue
		}
		opened++
		seq, hash := s.Head()
		if hashes[seq] != hash || candidates(t, s) != int(seq) {
			t.Errorf("line %d is of nowhere, with %d candidates", seq, candidates(t, s))
		}
		if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
			t.Error(findings, err)
		}
		closed(t, s)
	}
	t.Logf("%d copies d’un dossier ouvert : %d s’ouvrent comme à un acte confirmé, %d refusées et nommées", len(copies), opened, len(copies)-opened)
}
