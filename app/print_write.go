package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"certibloc/data"
)

// writeOne writes the documents of a run as one PDF and returns its path.
func (a Documents) writeOne(ctx context.Context, p Printing, docs []data.Document, progress func(done, of int)) (string, error) {
	centre, err := Centre(a).Get()
	if err != nil {
		return "", err
	}
	var pdfs [][]byte
	for n, doc := range docs {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		pdf, err := a.PDF(doc)
		if err != nil {
			return "", err
		}
		pdfs = append(pdfs, pdf)
		tell(progress, n+1, len(docs))
	}
	merged, err := a.core.drawer.Merge(pdfs, data.Layout{Backs: p.Backs, Shifts: centre.ShiftsOf(p.Printer)})
	if err != nil {
		return "", err
	}
	if err := makeFolder(p.Dir); err != nil {
		return "", err
	}
	name, err := a.runName(p.Session, len(docs))
	if err != nil {
		return "", err
	}
	return writeBeside(p.Dir, merged, versions(name)...)
}

// writeEach writes the documents of a run as files of a new folder and returns it. Where one cannot be written, none is left.
func (a Documents) writeEach(ctx context.Context, p Printing, docs []data.Document, progress func(done, of int)) (string, error) {
	name, err := a.runName(p.Session, len(docs))
	if err != nil {
		return "", err
	}
	dir, err := newFolder(p.Dir, versions(name))
	if err != nil {
		return "", err
	}
	if err := a.fill(ctx, dir, docs, progress); err != nil {
		return "", errors.Join(err, os.RemoveAll(dir))
	}
	return dir, nil
}

// fill writes documents into a folder, under names that begin with their place.
func (a Documents) fill(ctx context.Context, dir string, docs []data.Document, progress func(done, of int)) error {
	digits := len(fmt.Sprint(len(docs)))
	for n, doc := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		pdf, err := a.PDF(doc)
		if err != nil {
			return err
		}
		name, err := a.fileName(doc)
		if err != nil {
			return err
		}
		if err := writeKept(filepath.Join(dir, fmt.Sprintf("%0*d – %s.pdf", digits, n+1, name)), pdf); err != nil {
			return err
		}
		tell(progress, n+1, len(docs))
	}
	return nil
}

func tell(progress func(done, of int), done, of int) {
	if progress != nil {
		progress(done, of)
	}
}

// runName names the file or the folder of a run.
func (a Documents) runName(session data.ID, documents int) (string, error) {
	view, err := Sessions(a).View(session)
	return cleanName(fmt.Sprintf("Tirage – %s – %s", view.Session.Name, count(documents, "document"))), err
}

// versions are the names that a file may take: its own, then with (2), (3) and so on.
func versions(name string) []string {
	names := []string{name}
	for n := 2; n < 100; n++ {
		names = append(names, fmt.Sprintf("%s (%d)", name, n))
	}
	return names
}

func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return noFolder(dir, err)
	}
	return nil
}

// newFolder makes a folder in another under the first name that nothing has yet.
func newFolder(in string, names []string) (string, error) {
	if err := makeFolder(in); err != nil {
		return "", err
	}
	for _, name := range names {
		dir := filepath.Join(in, name)
		err := os.Mkdir(dir, 0o755)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", noFolder(dir, err)
		}
		return dir, nil
	}
	return "", data.Refuse("Trop de tirages portent déjà le nom « %s ».", filepath.Join(in, names[0])).Hint("Rangez ou supprimez les anciens.")
}

func noFolder(dir string, err error) error {
	return data.Refuse("Le dossier « %s » ne peut pas être créé.", dir).Hint("Choisissez-en un autre.").Because(err)
}
