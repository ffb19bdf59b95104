package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
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
