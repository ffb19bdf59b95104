package app

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"
)

// A fault on a goroutine, or one of the Go runtime itself, ends the program without anybody to catch it. The runtime then
// writes the stacks into a file that was opened before, raw; the next opening keeps them without what the fault said.
const rawCrashName = "arrêt.txt"

// CatchCrashes has the stacks of a fault that ends this whole program kept in the folder's technical log. It is for the
// program's main, once: there is one such place in a program. release gives it back.
func (d *Desk) CatchCrashes() (release func()) {
	l := d.core.logs
	if l == nil || os.MkdirAll(l.dir, 0o700) != nil {
		return func() {}
	}
	path := filepath.Join(l.dir, rawCrashName)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return func() {}
	}
	err = debug.SetCrashOutput(f, debug.CrashOptions{})
	_ = f.Close() // the runtime has its own
	if err != nil {
		_ = os.Remove(path)
		return func() {}
	}
	return func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		_ = os.Remove(path)
	}
}

// keepCrash gives what the runtime wrote when the program ended its place among the technical logs.
func (l *logs) keepCrash(program string) {
	path := filepath.Join(l.dir, rawCrashName)
	text, err := os.ReadFile(path)
	if err != nil {
		return
	}
	if info, err := os.Stat(path); err == nil && len(text) > 0 {
		at := info.ModTime().UTC()
		l.write(at, "Certibloc "+program+"\n"+said(string(text)))
	}
	_ = os.Remove(path)
}

// said returns what the runtime wrote, without a fault of our own or of a library's, whose words may quote a person: what the
// runtime says of itself stays.
func said(text string) string {
	stacks := strings.Index(text, "goroutine ")
	if stacks < 0 {
		return "(sans pile)\n"
	}
	first, _, _ := strings.Cut(text[:stacks], "\n")
	if strings.HasPrefix(first, "panic: runtime error: ") || strings.HasPrefix(first, "fatal error: ") {
		return first + "\n\n" + text[stacks:]
	}
	return "panic\n\n" + text[stacks:]
}

// write keeps a crash in a file of its own.
func (l *logs) write(at time.Time, text string) {
	name := crashPrefix + at.UTC().Format("2006-01-02-150405") + ".txt"
	_ = os.WriteFile(filepath.Join(l.dir, name), []byte(l.homeless(text)), 0o600)
}
