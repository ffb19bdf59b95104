package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"certibloc/data/seal"
)

// rotateEnv makes the test binary a program that changes the key of the folder it names, again and again, until it is killed.
const rotateEnv = "CERTIBLOC_TEST_ROTATE"

func rotateUntilKilled(dir string) int {
	for {
		s, err := Open(dir, passphrase, testOptions())
		if err == nil {
			err = errors.Join(s.Rotate(context.Background(), func(int, int) {}), s.Close())
		}
		if err != nil {
			fmt.Println(err)
			return 1
		}
		fmt.Println("rotated")
	}
}

func noProgress(int, int) {}

// keyOf returns the data key of a folder.
func keyOf(t *testing.T, dir string) seal.Key {
	t.Helper()
	ring, err := seal.ReadKeyring(filepath.Join(dir, keyringName))
	if err != nil {
		t.Fatal(err)
	}
	key, err := ring.Unlock(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// filled returns a closed store of three candidates and two files, and what it holds.
func filled(t *testing.T) (dir string, shas []string) {
	t.Helper()
	s, dir := newTestStore(t)
	putOperators(t, s, testOperator(1))
	mustPut(t, s, 1, 2, 3)
	for n := range 2 {
		sha, err := s.PutFile(fmt.Appendf(nil, "document %d", n))
		if err != nil {
			t.Fatal(err)
		}
		shas = append(shas, sha)
	}
	closed(t, s)
	return dir, shas
}

// sound fails unless the folder holds what filled put there.
func sound(t *testing.T, dir string, shas []string) {
	t.Helper()
	s := mustOpen(t, dir)
	defer closed(t, s)
	if n := candidates(t, s); n != 3 {
		t.Fatalf("%d candidates", n)
	}
	for n, sha := range shas {
		if plain, err := s.File(sha); err != nil || string(plain) != fmt.Sprintf("document %d", n) {
			t.Fatal(err)
		}
	}
	findings, err := s.Check(t.Context())
	for _, f := range findings {
		if f.Kind != FindingOrphan { // no record names these files
			t.Error(f)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestRotation(t *testing.T) {
	dir, shas := filled(t)
	before, lines := keyOf(t, dir), fingerprint(t, dir)
	s := mustOpen(t, dir)
	sheet, err := s.SetRecovery()
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	if err := s.Rotate(t.Context(), func(n, of int) { done = n }); err != nil || done != 2 {
		t.Fatal(err, done)
	}
	mustPut(t, s, 4)
	if _, err := s.File(shas[0]); err != nil {
		t.Error(err)
	}
	if _, err := s.Update(testAct(9), func(tx *Tx) error { return Operators.Put(tx, testOperator(3)) }); err != nil {
		t.Error(err)
	}
	closed(t, s)
	if keyOf(t, dir) == before {
		t.Error("the key is the same")
	}
	for path, sum := range fingerprint(t, dir) {
		if lines[path] == sum && path != "/"+headName && filepath.Base(path) != "DISCARD" {
			t.Errorf("%s was not written anew", path)
		}
	}
	if s = openWith(t, dir, sheet); candidates(t, s) != 4 {
		t.Error("the sheet opens something else")
	}
	if _, err := os.Stat(filepath.Join(dir, rotationName)); !errors.Is(err, os.ErrNotExist) {
		t.Error("the rotation left its folder")
	}
}

func TestARotationThatIsInterruptedChangesNothing(t *testing.T) {
	dir, shas := filled(t)
	before := keyOf(t, dir)
	s := mustOpen(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	if err := s.Rotate(ctx, func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	s.free = func(string) (uint64, bool) { return leastFree, true }
	mustRefuse(t, s.Rotate(t.Context(), noProgress))
	s.free = freeSpace
	damaged := s.filePath(shas[0])
	flip(t, damaged, 40)
	mustRefuse(t, s.Rotate(t.Context(), noProgress))
	flip(t, damaged, 40)
	closed(t, s)
	if keyOf(t, dir) != before {
		t.Error("the key is another")
	}
	sound(t, dir, shas)
}

// Killed at any of its renamings, the next opening goes on.
func TestARotationIsPutInPlaceAfterAKill(t *testing.T) {
	for stop := range 6 {
		t.Run(fmt.Sprint(stop), func(t *testing.T) {
			dir, shas := filled(t)
			before := keyOf(t, dir)
			s := mustOpen(t, dir)
			from := filepath.Join(dir, rotationName)
			if _, _, err := s.prepareRotation(t.Context(), from, noProgress); err != nil {
				t.Fatal(err)
			}
			crashed := crash(t, dir)
			from = filepath.Join(crashed, rotationName)
			steps := 0
			for _, name := range []string{engineName, documentsName, keyringName} {
				for _, move := range [][2]string{{filepath.Join(crashed, name), filepath.Join(from, formerPrefix+name)}, {filepath.Join(from, name), filepath.Join(crashed, name)}} {
					if steps++; steps <= stop {
						if err := os.Rename(move[0], move[1]); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
			sound(t, crashed, shas)
			if keyOf(t, crashed) == before {
				t.Error("the key is the same")
			}
		})
	}
}

func TestARotationKilledAtAnyMoment(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL there")
	}
	dir, shas := filled(t)
	for round := range faults(t, 6) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), rotateEnv+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// The folder itself tells how far the child is: it is killed at one of the moments that follow.
		waitFor(t, dir, round)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = out.Close()
		_ = cmd.Wait()
		sound(t, dir, shas)
	}
}

// waitFor returns once something that a rotation makes is there, a different thing each round.
func waitFor(t *testing.T, dir string, round int) {
	t.Helper()
	signs := []string{rotationName, rotationName + "/" + keyringName, rotationName + "/" + documentsName, rotationName + "/" + engineName,
		rotationName + "/" + engineName + "/MANIFEST", rotationName + "/" + readyName, rotationName + "/" + formerPrefix + engineName, rotationName + "/" + formerPrefix + keyringName}
	sign := filepath.Join(dir, filepath.FromSlash(signs[round%len(signs)]))
	for {
		if _, err := os.Lstat(sign); err == nil {
			return
		}
		runtime.Gosched()
	}
}

// faults returns how many times a fault is tried: some here, many where CERTIBLOC_FAULTS says so.
func faults(t *testing.T, few int) int {
	t.Helper()
	var many int
	if _, err := fmt.Sscan(os.Getenv("CERTIBLOC_FAULTS"), &many); err == nil {
		return many
	}
	return few
}
