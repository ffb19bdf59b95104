package store

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

// fillEnv makes the test binary a program that writes files and acts into the folder it names until the disk is full, and
// closes it.
const fillEnv = "CERTIBLOC_TEST_FILL"

// writeUntilFull is told that there is room, so that it runs into the end of the disk in earnest.
func writeUntilFull(dir string) int {
	opt := testOptions()
	opt.Free = func(string) (uint64, bool) { return math.MaxUint64, true }
	s, err := Open(dir, passphrase, opt)
	if err != nil {
		fmt.Println("refused", data.IsRefusal(err))
		return 1
	}
	for n := 1; err == nil; n++ {
		p := data.PaperBack{ID: testID("paper", n), Kind: data.PaperMinutes, Session: testID("session", 1), On: rncp.NewDate(2021, time.June, 21)}
		if n%10 == 0 { // mostly the log fills the disk, not the files
			if p.Scan, err = scan(s, n, 3000); err != nil {
				break
			}
		}
		if _, err = s.Update(testAct(1000+n), func(tx *Tx) error { return PapersBack.Put(tx, p) }); err == nil {
			seq, hash := s.Head()
			fmt.Println("confirmed", seq, hash)
			if p.Scan != nil {
				fmt.Println("with", p.Scan.SHA256)
			}
		}
	}
	fmt.Println("refused", data.IsRefusal(err))
	if err := s.Close(); err != nil {
		fmt.Println("closed with", err)
	}
	return 0
}

func scan(s *Store, n, size int) (*data.Scan, error) {
	sha, err := s.PutFile(bytes.Repeat([]byte{byte(n), byte(n >> 8)}, size/2))
	return &data.Scan{Name: fmt.Sprintf("scan-%d.pdf", n), SHA256: sha, Size: size}, err
}

// TestADiskThatFills lets a small disk run full at one write after another. What was confirmed is there once there is room
// again, and nothing is half there.
func TestADiskThatFills(t *testing.T) {
	disk := smallDisk(t)
	s, folder := newTestStore(t)
	for n := range 5 {
		mustPut(t, s, n)
	}
	closed(t, s)
	died, refused, confirmed := 0, 0, 0
	for left := range faults(t, 12) {
		dir := filepath.Join(disk, "centre")
		if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
			t.Fatal(err)
		}
		fill(t, disk, left*5)
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), fillEnv+"="+dir)
		out, _ := cmd.Output() // it may die of it
		acts := readConfirmed(t, string(out))
		switch {
		case strings.Contains(string(out), "refused false"):
			t.Errorf("%d pages left: an error that is no refusal:\n%s", left*5, out)
		case strings.Contains(string(out), "refused true"):
			refused++
		default:
			died++
		}
		if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
			t.Fatal(err)
		}
		mustHold(t, fmt.Sprintf("%d pages left", left*5), dir, acts)
		confirmed += len(acts)
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d disques pleins, 0 fait perdu : %d refus, %d arrêts, %d actes confirmés", refused+died, refused, died, confirmed)
}

// confirmedAct is an act that a child was told is on disk, with its file if it has one.
type confirmedAct struct {
	seq       uint64
	hash, sha string
}

func readConfirmed(t *testing.T, said string) []confirmedAct {
	t.Helper()
	var all []confirmedAct
	for line := range strings.Lines(said) {
		var a confirmedAct
		if _, err := fmt.Sscanf(line, "confirmed %d %s", &a.seq, &a.hash); err == nil {
			all = append(all, a)
		}
		if sha, ok := strings.CutPrefix(line, "with "); ok {
			all[len(all)-1].sha = strings.TrimSpace(sha)
		}
	}
	return all
}

// mustHold opens a folder and fails unless it holds all that was confirmed and nothing is wrong with it.
func mustHold(t *testing.T, when, dir string, acts []confirmedAct) {
	t.Helper()
	opt := testOptions()
	opt.Free = func(string) (uint64, bool) { return math.MaxUint64, true }
	s, err := Open(dir, passphrase, opt)
	if err != nil {
		t.Errorf("%s: %v (%v)", when, err, errors.Unwrap(err))
		return
	}
	defer closed(t, s)
	hashes := map[uint64]string{}
	if err := s.Lines(func(l Line) bool { hashes[l.Seq] = l.Hash; return false }); err != nil {
		t.Fatal(err)
	}
	for _, a := range acts {
		if hashes[a.seq] != a.hash {
			t.Errorf("%s: line %d is gone", when, a.seq)
		}
		if _, err := s.File(a.sha); a.sha != "" && err != nil {
			t.Errorf("%s: the file of line %d: %v", when, a.seq, err)
		}
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Kind != FindingOrphan { // a file whose act found no room
			t.Errorf("%s: %s", when, f.Text)
		}
	}
}

// smallDisk mounts one in memory, where that is permitted.
func smallDisk(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("needs the right to mount a small disk")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("cannot mount a small disk: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	})
	return dir
}

// fill leaves so many pages free on a disk.
func fill(t *testing.T, disk string, pages int) {
	t.Helper()
	free, _ := freeSpace(disk)
	size := int(free) - pages*os.Getpagesize()
	if err := os.WriteFile(filepath.Join(disk, "ballast"), make([]byte, max(size, 0)), 0o600); err != nil {
		t.Fatal(err)
	}
}
