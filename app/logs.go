package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"certibloc/data"
)

// logsName is the folder of the technical log within a centre's.
const logsName = "logs"

// logs is the technical log of a folder: a file a month, for who maintains the program. It tells what the program did and
// what failed, and nothing of a person: acts by their name and line alone, refusals by their kind, errors without what they
// quote. A log that cannot be written stops nobody's work. A nil *logs notes nothing.
type logs struct {
	mu     sync.Mutex
	dir    string
	home   string // of the user, replaced by ~
	closed bool
}

// openLogs returns the technical log of a centre's folder.
func openLogs(folder string) *logs {
	home, _ := os.UserHomeDir() // without one, there is nothing to replace
	return &logs{dir: filepath.Join(folder, logsName), home: home}
}

// note adds a line to the file of its month.
func (l *logs) note(at time.Time, level slog.Level, what string, about ...slog.Attr) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if os.MkdirAll(l.dir, 0o700) != nil {
		return
	}
	f, err := os.OpenFile(filepath.Join(l.dir, at.UTC().Format("2006-01")+".log"), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return
	}
	record := slog.NewRecord(at.UTC(), level, what, 0)
	record.AddAttrs(about...)
	_ = slog.NewTextHandler(f, nil).Handle(context.Background(), record)
	_ = f.Close()
}

// start notes that the folder was opened, and removes what is older than so many months.
func (l *logs) start(at time.Time, program string, took time.Duration, lines uint64, months int) {
	if l == nil {
		return
	}
	l.keepCrash(program)
	l.sweep(at, months)
	l.note(at, slog.LevelInfo, "start", slog.String("version", program), slog.String("system", runtime.GOOS+"/"+runtime.GOARCH),
		slog.String("go", runtime.Version()), slog.Int("cores", runtime.NumCPU()), slog.Duration("opened_in", took.Round(time.Millisecond)), slog.Uint64("line", lines))
}

// stop notes, once, that the folder was closed.
func (l *logs) stop(at func() time.Time, lines uint64) {
	if l == nil || l.closed {
		return
	}
	l.closed = true
	l.note(at(), slog.LevelInfo, "stop", slog.Uint64("line", lines))
}

// did notes an act, or the kind of what kept it from being done.
func (l *logs) did(at time.Time, name Action, line uint64, err error) {
	if err != nil {
		l.failed(at, string(name), err)
		return
	}
	l.note(at, slog.LevelInfo, "act", slog.String("act", string(name)), slog.Uint64("line", line))
}

// failed notes an error: a refusal by its kind, any other with its text, without what that quotes.
func (l *logs) failed(at time.Time, during string, err error) {
	switch {
	case l == nil || errors.Is(err, context.Canceled):
	case data.IsRefusal(err):
		l.note(at, slog.LevelInfo, "refused", slog.String("during", during), slog.String("kind", kinds(err)))
	default:
		l.note(at, slog.LevelError, "failed", slog.String("during", during), slog.String("kind", kinds(err)), slog.String("error", l.scrub(err)))
	}
}

// sweep removes the files of months that are over for longer than so many.
func (l *logs) sweep(now time.Time, months int) {
	oldest := time.Date(now.Year(), now.Month()-time.Month(months), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	inside, err := os.ReadDir(l.dir)
	if err != nil {
		return
	}
	for _, e := range inside {
		month := strings.TrimPrefix(e.Name(), crashPrefix)
		if _, err := time.Parse("2006-01", month[:min(len(month), len(oldest))]); err == nil && month < oldest {
			_ = os.Remove(filepath.Join(l.dir, e.Name()))
		}
	}
}

const crashPrefix = "arrêt-"

// crashed keeps the stack of a fault of the program in a file of its own. What the fault says is kept where the Go runtime
// said it.
func (l *logs) crashed(at time.Time, program string, fault any, stack []byte) {
	if l == nil {
		return
	}
	says := fmt.Sprintf("%T", fault)
	if e, ok := fault.(runtime.Error); ok {
		says += ": " + e.Error()
	}
	l.note(at, slog.LevelError, "crashed", slog.String("fault", says))
	text := fmt.Sprintf("Certibloc %s, %s/%s, %s\n%s\n\n%s", program, runtime.GOOS, runtime.GOARCH, runtime.Version(), says, withoutFault(stack))
	l.write(at, text)
}

// withoutFault leaves out the lines of a stack that repeat what the fault said.
func withoutFault(stack []byte) string {
	return strings.Join(slices.DeleteFunc(strings.Split(string(stack), "\n"), func(line string) bool {
		return strings.HasPrefix(line, "panic(") || strings.HasPrefix(line, "panic:")
	}), "\n")
}

// kinds names the types of an error and of its causes, and the errors that every system knows.
func kinds(err error) string {
	var names []string
	each(err, func(e error) {
		name := fmt.Sprintf("%T", e)
		if errno, ok := e.(syscall.Errno); ok { //nolint:errorlint // it is the tree that is walked
			name += "(" + errno.Error() + ")"
		}
		switch name {
		case "*fmt.wrapError", "*errors.joinError", "*fmt.wrapErrors", "*errors.errorString":
		default:
			names = append(names, name)
		}
	})
	return strings.Join(names, " ")
}

// each calls fn with an error and all its causes.
func each(err error, fn func(error)) {
	if err == nil {
		return
	}
	fn(err)
	switch e := err.(type) { //nolint:errorlint // it is the tree that is walked
	case interface{ Unwrap() error }:
		each(e.Unwrap(), fn)
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			each(one, fn)
		}
	}
}

// scrub returns the text of an error without the names of files and without what it quotes: either may name a person.
func (l *logs) scrub(err error) string {
	text := err.Error()
	each(err, func(e error) {
		switch e := e.(type) { //nolint:errorlint // it is the tree that is walked
		case *fs.PathError:
			text = strings.ReplaceAll(text, e.Path, l.place(e.Path))
		case *os.LinkError:
			text = strings.ReplaceAll(strings.ReplaceAll(text, e.Old, l.place(e.Old)), e.New, l.place(e.New))
		}
	})
	return l.homeless(unquoted(text))
}

// place tells a file of the centre's folder by its place in it, and any other by its ending.
func (l *logs) place(path string) string {
	inside, err := filepath.Rel(filepath.Dir(l.dir), path)
	if err == nil && filepath.IsLocal(inside) {
		return inside
	}
	return "(" + filepath.Ext(path) + ")"
}

func (l *logs) homeless(text string) string {
	if len(l.home) < 2 {
		return text
	}
	return strings.ReplaceAll(text, l.home, "~")
}

// unquoted leaves out what stands between quotes, to the last of them on each side.
func unquoted(text string) string {
	for _, q := range [][2]string{{`"`, `"`}, {"«", "»"}, {"`", "`"}} {
		first := strings.Index(text, q[0])
		if last := strings.LastIndex(text, q[1]); first >= 0 && last > first {
			text = text[:first+len(q[0])] + "…" + text[last:]
		}
	}
	return text
}

// startLogs opens the technical log of the folder that the desk works on.
func (d *Desk) startLogs(folder string, took time.Duration) {
	c := d.core
	c.logs = openLogs(folder)
	own, err := d.Disposals.Settings()
	if err != nil {
		own = data.Conservation{}
	}
	line, _ := c.store.Head()
	c.logs.start(c.clock(), c.program, took, line, own.Months())
}

// Report notes an error in the technical log, without anything of a person.
func (d *Desk) Report(during string, err error) {
	if err != nil {
		d.core.logs.failed(d.core.clock(), during, err)
	}
}

// Crashed keeps the stack of a fault that is ending the program.
func (d *Desk) Crashed(fault any, stack []byte) {
	d.core.logs.crashed(d.core.clock(), d.core.program, fault, stack)
}
