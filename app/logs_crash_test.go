package app

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCrash is no test: it is a program that ends on a fault of a goroutine, in a process of its own.
func TestCrash(t *testing.T) {
	folder := os.Getenv("CERTIBLOC_TEST_CRASH")
	if folder == "" {
		t.Skip("run by the test below")
	}
	desk := ok(Open(folder, passphrase, ok(plainConfig())(t)))(t)
	desk.CatchCrashes()
	done := make(chan bool)
	go func() { panic("Élodie Lœuillet\nest inconnue") }()
	<-done
}

func TestACrashOfTheWholeProgramIsKeptWithoutWhatItSaid(t *testing.T) {
	r := newRoom(t)
	r.must(r.Close())
	crash := exec.Command(os.Args[0], "-test.run=^TestCrash$")
	crash.Env = append(os.Environ(), "CERTIBLOC_TEST_CRASH="+r.dir)
	if out, err := crash.CombinedOutput(); err == nil || !strings.Contains(string(out), "Lœuillet") {
		t.Fatalf("it did not crash: %s", out)
	}
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
	text := logged(t, r.dir)
	if strings.Contains(text, "Lœuillet") || strings.Contains(text, "inconnue") {
		t.Error("what the fault said is kept")
	}
	if !strings.Contains(text, "TestCrash") || !strings.Contains(text, "goroutine ") || strings.Contains(text, rawCrashName+"\n") {
		t.Errorf("the stack is not kept: %s", text)
	}
}

func TestAProgramThatEndsWellLeavesNoCrash(t *testing.T) {
	r := newRoom(t)
	release := r.CatchCrashes()
	raw := filepath.Join(r.dir, logsName, rawCrashName)
	if _, err := os.Stat(raw); err != nil {
		t.Fatal(err)
	}
	release()
	if _, err := os.Stat(raw); err == nil {
		t.Error("the file stays")
	}
}
