package app

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// Export writes the PDF of an issued document into a folder, under a name that a person would choose, and returns its
// path. A file of another content is never overwritten.
func (a Documents) Export(doc data.Document, dir string) (string, error) {
	pdf, err := a.PDF(doc)
	if err != nil {
		return "", err
	}
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	name, err := a.fileName(doc)
	if err != nil {
		return "", err
	}
	return writeBeside(dir, pdf, name, name+" ("+doc.Number.String()+")")
}

// writeBeside writes a PDF under the first of the names that no file of another content has, and returns its path.
func writeBeside(dir string, pdf []byte, names ...string) (string, error) {
	return writeNamed(dir, ".pdf", pdf, names...)
}

// writeNamed is writeBeside for a file of any kind, told by its ending.
func writeNamed(dir, ending string, content []byte, names ...string) (string, error) {
	for _, name := range names {
		candidate := name + ending
		path := filepath.Join(dir, candidate)
		old, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(old, content):
			return path, nil
		case errors.Is(err, fs.ErrNotExist):
			return path, writeKept(path, content)
		case err != nil:
			return "", data.Refuse("Le fichier « %s » ne peut pas être lu.", path).Hint("Choisissez un autre dossier.").Because(err)
		}
	}
	return "", data.Refuse("Un autre fichier porte déjà le nom « %s ».", filepath.Join(dir, names[0]+ending)).
		Hint("Déplacez-le ou choisissez un autre dossier : rien n’a été écrasé.")
}

func writeKept(path string, content []byte) error {
	if err := seal.WriteFile(path, content); err != nil {
		return data.Refuse("Le fichier « %s » n’a pas pu être écrit.", path).
			Hint("Vérifiez que le disque est accessible et n’est pas plein.").Because(err)
	}
	return nil
}

// fileName names a document by its kind, its person and, for a certificate, its bloc.
func (a Documents) fileName(doc data.Document) (string, error) {
	parts := []string{doc.Number.Kind.Title()}
	err := a.core.store.View(func(tx *store.Tx) error {
		session, known := store.Sessions.Get(tx, doc.Session)
		if !known && doc.Prior == "" {
			return data.Refuse("Cette session n’existe pas dans ce dossier.").Hint("Vérifiez le dossier avec « certibloc check ».")
		}
		if doc.Number.Kind == data.KindMinutes {
			if doc.Sheet.Minutes != nil && doc.Sheet.Minutes.Corrects != "" {
				parts[0] += " rectificatif"
			}
			parts = append(parts, session.Name)
			return nil
		}
		c, err := whoIs(tx, doc.Candidate)
		if err != nil {
			return err
		}
		last := session.Name
		if doc.Sheet.Bloc != nil {
			last = doc.Sheet.Bloc.Title
		}
		parts = append(parts, c.Name(), last)
		return nil
	})
	return cleanName(strings.Join(parts, " – ")), err
}

// maxName is the longest name of a file, in bytes, without its number and ending: most systems allow 255 in all.
const maxName = 200

// cleanName makes a text fit for a file name on Windows, which is the strictest, and cuts it after a whole word where it
// is too long.
func cleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, s)
	if len(s) > maxName {
		cut := maxName
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
		if space := strings.LastIndexByte(s, ' '); space > 0 {
			s = s[:space]
		}
	}
	return strings.Trim(s, " .–")
}
