package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"certibloc/data/cdc"
)

// write writes every file aside, and gives them their names once all are on the disk.
func (n NetworkDesk) write(ctx context.Context, m Merge, settings cdc.Settings, b *batch, x *index, done *Merged) error {
	out := &asides{}
	defer out.drop()
	source := b.entries(ctx, x, settings)
	defer source.stop()
	counted := func() (cdc.Entry, error) {
		e, err := source.next()
		if err == nil {
			done.Declared++
		}
		return e, err
	}
	if err := n.writeFiles(m, settings, counted, out, done); err != nil {
		return err
	}
	if m.Doubles != "" && len(done.Doubles) > 0 {
		content, err := doublesCSV(done.Doubles)
		if err != nil {
			return err
		}
		if err := out.add(m.Doubles, content); err != nil {
			return err
		}
	}
	done.Paths = out.paths()
	return out.keep()
}

// writeFiles writes the national file, or files, and the table, in one reading of the parcels.
func (n NetworkDesk) writeFiles(m Merge, settings cdc.Settings, source cdc.Source, out *asides, done *Merged) error {
	if m.CSV == "" {
		return n.writeXML(m.XML, settings, source, out, done)
	}
	return out.fill(m.CSV, func(t *tableWriter) error {
		t.row(cdc.Columns())
		into := func() (cdc.Entry, error) {
			e, err := source()
			if err == nil {
				t.row(e.Cells())
				err = t.err
			}
			return e, err
		}
		if m.XML != "" {
			return n.writeXML(m.XML, settings, into, out, done)
		}
		return exhaust(into)
	})
}

func (n NetworkDesk) writeXML(path string, settings cdc.Settings, source cdc.Source, out *asides, done *Merged) error {
	if path == "" {
		return exhaust(source)
	}
	w, err := cdc.NewWriter(settings, source)
	if err != nil {
		return err
	}
	for first := true; first || w.More(); first = false {
		name := numberedPath(path, len(done.Files)+1)
		if err := absent(name); err != nil {
			return err
		}
		if err := out.write(name, func(to fileWriter) error {
			id, err := n.newID()
			if err != nil {
				return err
			}
			f, err := w.File(to, cdc.Head{ID: id, Made: n.now()})
			done.Files = append(done.Files, f)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// numberedPath puts a number before the ending of the second file and those after it: « flux-2.xml ».
func numberedPath(path string, n int) string {
	if n == 1 {
		return path
	}
	ending := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ending), n, ending)
}

func exhaust(source cdc.Source) error {
	for {
		if _, err := source(); err != nil {
			return eofIsNil(err)
		}
	}
}

// entries reads the certifications that are declared, those of one fiche after those of another. A routine of its own reads
// ahead, a handful of lines at a time.
func (b *batch) entries(ctx context.Context, x *index, settings cdc.Settings) *entryReader {
	return readAhead(ctx, func(yield func(cdc.Entry) bool) error {
		for fiche := range x.fiches {
			for i, p := range b.parcels {
				if p.superseded {
					continue
				}
				for line, err := range p.Certifications() {
					if err != nil {
						return about(p.path, err)
					}
					if at, ok := x.find(line.ID, i); ok && x.declares(at) && x.lines[at].fiche == uint16(fiche) && !yield(declaredAs(line, settings)) {
						return nil
					}
				}
			}
		}
		return nil
	})
}

// declares reports whether a line is declared.
func (x *index) declares(at int32) bool { return !x.lines[at].gone && !x.lines[at].held }
