// Command certibloc is the program of a training centre that certifies bloc by bloc: on the command line for now.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
)

// version is set when the program is built for a release.
var version = "développement"

// The exits of the program.
const (
	exitDone    = 0
	exitRefused = 1 // refused, with the reason
	exitUsage   = 2 // the command is not well formed
)

// terminal is where the program reads and writes.
type terminal struct {
	in       *os.File
	out, err io.Writer
	getenv   func(string) string
}

// garbage is how much may lie about beside what is held, in percent: an office PC has time to spare rather than memory.
const garbage = 50

func main() {
	debug.SetGCPercent(garbage)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv})
	stop()
	os.Exit(code)
}

// printf writes a line for the user. A terminal that is gone is no reason to stop an act half-way.
func (t terminal) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(t.out, format+"\n", args...)
}

// refuse writes the reason on the error output.
func (t terminal) refuse(format string, args ...any) {
	_, _ = fmt.Fprintf(t.err, format+"\n", args...)
}
