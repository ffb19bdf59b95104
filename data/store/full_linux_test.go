package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A disk that fills behind the program's back, between its look at what is free and its write: Badger writes into mapped files,
// where the system ends the process. What was confirmed is there once there is room again.
func TestADiskThatFillsUnderTheProgram(t *testing.T) {
	disk := t.TempDir()
	err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=48m,mode=0700")
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skip("mounting a small disk is not allowed here; the refusal before writing is tested elsewhere")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, 0) })
	dir := filepath.Join(disk, "centre")
	opt := testOptions()
	opt.Free = func(string) (uint64, bool) { return 0, false } // the program is told nothing
	s, err := Create(dir, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	died, lost := 0, 0
	for round := range faults(t, 4) {
		w := startWriting(t, dir)
		before := w.last
		w.read(2)
		if w.last == before {
			t.Fatal("the child does no act")
		}
		filler := filepath.Join(disk, "filler")
		fill(t, filler, (round%4)*20_000)
		w.read(100_000) // until it dies, or says that the disk refused
		_ = w.cmd.Process.Kill()
		if err := w.cmd.Wait(); err != nil {
			died++
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		s, err := Open(dir, passphrase, opt)
		if err != nil {
			t.Fatal(err)
		}
		if seq, _ := s.Head(); int(seq) < w.last || candidates(t, s) != int(seq) {
			lost++
			t.Errorf("act %d was confirmed; at line %d", w.last, seq)
		}
		if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
			t.Error(findings, err)
		}
		closed(t, s)
	}
	t.Logf("%d fois le disque s’est rempli sous le programme, %d fois il en est mort, %d fait perdu", faults(t, 4), died, lost)
}

// fill leaves so many bytes of a small disk.
func fill(t *testing.T, path string, left int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 4096)
	for {
		if _, err := f.Write(block); err != nil {
			break
		}
	}
	info, err := f.Stat()
	if err == nil {
		err = f.Truncate(max(info.Size()-int64(left), 0))
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}
