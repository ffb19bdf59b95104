package main

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// shortDir is a folder whose sockets every system takes.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "c")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func TestASecondLaunchBringsTheFirstWindowForward(t *testing.T) {
	socket := filepath.Join(shortDir(t), "s")
	woken := 0
	stop, err := listenInstance(socket, func() { woken++ })
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if !wakeInstance(socket) {
			t.Fatal("no answer")
		}
	}
	if woken != 3 {
		t.Errorf("woken %d times", woken)
	}
	if info, err := os.Stat(socket); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if _, err := listenInstance(socket, func() {}); err == nil {
		t.Error("a second window took the socket of the first")
	}
	stop()
	if wakeInstance(socket) {
		t.Error("a closed window answers")
	}
}

func TestWhatDoesNotSpeakTheProtocolIsNotAWindow(t *testing.T) {
	socket := filepath.Join(shortDir(t), "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = fmt.Fprintln(c, "220 smtp.example")
			_ = c.Close()
		}
	}()
	if wakeInstance(socket) {
		t.Error("anything is taken for a window")
	}
}

func TestAStrangerDoesNotWakeTheWindow(t *testing.T) {
	socket := filepath.Join(shortDir(t), "s")
	stop, err := listenInstance(socket, func() { t.Error("woken") })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	c, err := net.Dial("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = fmt.Fprintln(c, strings.Repeat("x", 1000))
	if answer, _ := bufio.NewReader(c).ReadString('\n'); answer != "" {
		t.Errorf("answered %q", answer)
	}
	_ = c.Close()
}

// TestHoldInstance is no test: it is the first launch, in a process of its own. It ends when its input does.
func TestHoldInstance(t *testing.T) {
	socket := os.Getenv("CERTIBLOC_TEST_SOCKET")
	if socket == "" {
		t.Skip("run by the test below")
	}
	if _, err := listenInstance(socket, func() { fmt.Println("woken") }); err != nil {
		t.Fatal(err)
	}
	fmt.Println("ready")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
}

func TestTwoProcessesAndOneThatWasKilled(t *testing.T) {
	xdg.RuntimeDir = shortDir(t)
	folder := t.TempDir()
	socket, err := instanceSocket(folder)
	if err != nil {
		t.Fatal(err)
	}
	first := exec.Command(os.Args[0], "-test.run=^TestHoldInstance$", "-test.v")
	first.Env = append(os.Environ(), "CERTIBLOC_TEST_SOCKET="+socket)
	in, errIn := first.StdinPipe()
	out, errOut := first.StdoutPipe()
	if errIn != nil || errOut != nil || first.Start() != nil {
		t.Fatal(errIn, errOut)
	}
	defer func() { _ = in.Close() }()
	lines := bufio.NewScanner(out)
	until := func(word string) {
		t.Helper()
		for lines.Scan() {
			if lines.Text() == word {
				return
			}
		}
		t.Fatalf("the first launch never said %q", word)
	}
	until("ready")
	var said bytes.Buffer
	if !(terminal{out: &said}).forward(folder) || !strings.Contains(said.String(), "sa fenêtre passe devant") {
		t.Fatalf("the second launch said %q", said.String())
	}
	until("woken")
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait()
	if _, err := os.Lstat(socket); err != nil {
		t.Fatal("the killed process left nothing behind: the test shows nothing")
	}
	if (terminal{out: &said}).forward(folder) {
		t.Error("a killed window answers")
	}
	stop, err := listenInstance(socket, func() {})
	if err != nil {
		t.Fatal("what the killed process left is in the way:", err)
	}
	stop()
}

func TestAFolderHasOneSocketWhateverWayItIsNamed(t *testing.T) {
	dir := t.TempDir()
	centre, link := filepath.Join(dir, "centre"), filepath.Join(dir, "raccourci")
	if err := os.Mkdir(centre, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(centre, link); err != nil {
		t.Skip("no symbolic links here")
	}
	t.Chdir(dir)
	want := socketName(centre)
	for _, name := range []string{link, "centre", "./centre/", centre + "/../centre"} {
		if socketName(name) != want {
			t.Errorf("%s has a socket of its own", name)
		}
	}
	if socketName(dir) == want || len(want) > 40 {
		t.Error("another folder has the same, or it is long:", want)
	}
}
