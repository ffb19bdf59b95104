package store

import (
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
)

func TestADiskThatIsNearlyFullIsToldBeforeAnythingIsWritten(t *testing.T) {
	free, known := uint64(leastFree), true
	opt := testOptions()
	opt.Free = func(string) (uint64, bool) { return free, known }
	dir := filepath.Join(t.TempDir(), "centre")
	s, err := Create(dir, passphrase, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	mustPut(t, s, 1)
	free--
	_, err = s.Update(testAct(2), func(tx *Tx) error { return Candidates.Put(tx, testCandidate(2)) })
	if !data.IsRefusal(err) || !strings.Contains(err.Error(), "Le disque est presque plein : il reste 127 Mo") {
		t.Errorf("an act: %v", err)
	}
	if _, err := s.PutFile([]byte("bytes")); !data.IsRefusal(err) || !strings.Contains(err.Error(), "presque plein") {
		t.Errorf("a file: %v", err)
	}
	if n := candidates(t, s); n != 1 {
		t.Errorf("%d candidates", n)
	}
	free++
	mustPut(t, s, 2) // once there is room, work goes on
	known, free = false, 0
	mustPut(t, s, 3)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	known = true
	if _, err := Open(dir, passphrase, opt); !data.IsRefusal(err) || !strings.Contains(err.Error(), "presque plein") {
		t.Errorf("opening: %v", err)
	}
	free = leastFree
	if s, err = Open(dir, passphrase, opt); err != nil || candidates(t, s) != 3 {
		t.Errorf("opening again: %v", err)
	}
}

func TestTheSystemTellsWhatIsFree(t *testing.T) {
	if free, ok := freeSpace(t.TempDir()); ok && free == 0 {
		t.Error("nothing is free where tests write")
	}
	if _, ok := freeSpace(filepath.Join(t.TempDir(), "missing")); ok {
		t.Error("a folder that is not there has room")
	}
}
