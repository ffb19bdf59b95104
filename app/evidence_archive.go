package app

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// The files that stand beside the tables.
const (
	evidenceIndex  = "index.pdf"
	evidenceReadMe = "LISEZ-MOI.txt"
	evidenceSums   = "empreintes.txt"
)

// entries makes every file of the archive, in the order of their names.
func (d *dossier) entries() ([]archived, error) {
	taken := names{}
	documents, papers := d.documentFiles(taken), d.paperFiles(taken)
	files := slices.DeleteFunc(slices.Clone(papers), func(f archived) bool { return f.name == "" })
	for _, t := range []struct {
		name, holds string
		table       table
	}{
		{"inscriptions.csv", "Inscriptions et parcours", d.enrolmentTable()},
		{"resultats.csv", "Résultats, y compris remplacés ou retirés", d.resultTable()},
		{"competences.csv", "Appréciations des compétences", d.competenceTable()},
		{"decisions.csv", "Décisions du jury, y compris remplacées ou retirées", d.decisionTable()},
		{"acquis-anterieurs.csv", "Blocs acquis à un autre titre", d.priorTable()},
		{"documents.csv", "Registre des documents", d.documentTable(documents)},
		{"papiers-recus.csv", "Papiers signés reçus", d.paperTable(papers)},
		{"journal.csv", "Extrait du journal", d.journalTable()},
	} {
		text, err := t.table.csv()
		if err != nil {
			return nil, err
		}
		files = append(files, inMemory(t.name, t.holds, text))
	}
	files = append(files, inMemory(evidenceReadMe, "Ce que contient le dossier, comment le vérifier", d.readMe()))
	slices.SortFunc(files, byName)
	index, err := d.core.draw(d.index(files))
	if err != nil {
		return nil, err
	}
	files = append(append(files, documents...), inMemory(evidenceIndex, "", index))
	slices.SortFunc(files, byName)
	files = append(files, inMemory(evidenceSums, "", sums(files)))
	slices.SortFunc(files, byName)
	return files, nil
}

func byName(a, b archived) int { return strings.Compare(a.name, b.name) }

func inMemory(name, holds string, content []byte) archived {
	sum := sha256.Sum256(content)
	return archived{name: name, holds: holds, sha256: hex.EncodeToString(sum[:]), bytes: content}
}

// sums lists the hashes as sha256sum reads them.
func sums(files []archived) []byte {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%s  %s\n", f.sha256, f.name)
	}
	return []byte(b.String())
}

// archive writes the files into one archive, whole or not at all, and returns its path.
func (d *dossier) archive(ctx context.Context, dir string, files []archived) (string, error) {
	hash := sha256.New()
	aside, err := seal.WriteAside(dir, func(w io.Writer) error { return d.zip(ctx, io.MultiWriter(w, hash), files) })
	if err == nil {
		var path string
		if path, err = place(aside, dir, hash.Sum(nil), versions(d.name())); err == nil {
			return path, nil
		}
	}
	if data.IsRefusal(err) || ctx.Err() != nil {
		return "", err
	}
	return "", data.Refuse("Le fichier .zip n’a pas pu être écrit dans « %s ».", dir).
		Hint("Vérifiez que le disque est accessible et n’est pas plein : rien n’y est resté à moitié écrit.").Because(err)
}

// zip writes the archive. Its times are noon of the day on which it is made, so that the same day gives the same bytes.
func (d *dossier) zip(ctx context.Context, w io.Writer, files []archived) error {
	day := d.core.today()
	z := zip.NewWriter(w)
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		content := f.bytes
		if content == nil {
			var err error
			if content, err = d.core.store.File(f.sha256); err != nil {
				return err
			}
		}
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.UTC)}
		if end := filepath.Ext(f.name); end != ".csv" && end != ".txt" && end != ".json" {
			header.Method = zip.Store // compressed already
		}
		into, err := z.CreateHeader(header)
		if err != nil {
			return fmt.Errorf("begin %s: %w", f.name, err)
		}
		if _, err := into.Write(content); err != nil {
			return fmt.Errorf("write %s: %w", f.name, err)
		}
	}
	return z.Close()
}

// place gives the archive the first of the names that no other file has. Where the same archive is there already, that one
// stays.
func place(aside, dir string, hash []byte, free []string) (string, error) {
	for _, name := range free {
		path := filepath.Join(dir, name+".zip")
		there, err := hashOfFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return path, seal.Keep(aside, path)
		case err == nil && slices.Equal(there, hash):
			return path, os.Remove(aside)
		}
	}
	return "", errors.Join(data.Refuse("Le dossier « %s » contient déjà trop de fichiers du même nom.", dir).
		Hint("Déplacez-les, ou choisissez un autre dossier."), os.Remove(aside))
}

func hashOfFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	return hash.Sum(nil), errors.Join(err, f.Close())
}
