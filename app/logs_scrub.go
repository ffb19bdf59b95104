package app

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

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
