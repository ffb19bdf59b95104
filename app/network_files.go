package app

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"

	"certibloc/data"
	"certibloc/data/seal"
)

// asides are files that are written but have no name yet: all get theirs, or none.
type asides struct{ all []aside }

type aside struct{ temp, path string }

type fileWriter = io.Writer

// write writes a file aside.
func (a *asides) write(path string, fill func(fileWriter) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return noFolder(filepath.Dir(path), err)
	}
	var filled error // what fill says is for the user; the rest is the disk's
	temp, err := seal.WriteAside(filepath.Dir(path), func(w io.Writer) error {
		buffered := bufio.NewWriterSize(w, 1<<16)
		if filled = fill(buffered); filled != nil {
			return filled
		}
		return buffered.Flush()
	})
	switch {
	case filled != nil:
		return filled
	case err != nil:
		return notWritten(path, err)
	}
	a.all = append(a.all, aside{temp, path})
	return nil
}

func (a *asides) add(path string, content []byte) error {
	return a.write(path, func(w fileWriter) error {
		_, err := w.Write(content)
		return err
	})
}

// fill writes a table aside, row by row.
func (a *asides) fill(path string, rows func(*tableWriter) error) error {
	return a.write(path, func(w fileWriter) error {
		t := newTableWriter(w)
		err := rows(t)
		return errors.Join(err, t.flush())
	})
}

func (a *asides) paths() []string {
	var paths []string
	for _, f := range a.all {
		paths = append(paths, f.path)
	}
	return paths
}

// keep gives the files their names. A folder that refuses one of them, which it has just let be written, takes back the others.
func (a *asides) keep() error {
	for i, f := range a.all {
		if err := seal.Keep(f.temp, f.path); err != nil {
			for _, kept := range a.all[:i] {
				err = errors.Join(err, os.Remove(kept.path))
			}
			return notWritten(f.path, err)
		}
	}
	a.all = nil
	return nil
}

// drop removes what was not kept.
func (a *asides) drop() {
	for _, f := range a.all {
		_ = os.Remove(f.temp) // gone already where it was kept
	}
}

func notWritten(path string, err error) error {
	return data.Refuse("Le fichier « %s » n’a pas pu être écrit.", path).Hint("Vérifiez que le disque est accessible et n’est pas plein.").Because(err)
}

// tableWriter writes a table row by row, as a French spreadsheet opens it. It stops at the first error.
type tableWriter struct {
	csv *csv.Writer
	err error
}

// zeroFirst is a number whose zero in front a spreadsheet would lose: « 01004 ».
var zeroFirst = regexp.MustCompile(`^0[0-9]+$`)

func newTableWriter(w io.Writer) *tableWriter {
	_, err := io.WriteString(w, "\ufeff")
	t := &tableWriter{csv: csv.NewWriter(w), err: err}
	t.csv.Comma, t.csv.UseCRLF = ';', true
	return t
}

func (t *tableWriter) row(cells []string) {
	if t.err == nil {
		for i, cell := range cells {
			if cells[i] = harmless(cell); zeroFirst.MatchString(cell) {
				cells[i] = "'" + cell
			}
		}
		t.err = t.csv.Write(cells)
	}
}

func (t *tableWriter) flush() error {
	t.csv.Flush()
	return errors.Join(t.err, t.csv.Error())
}
