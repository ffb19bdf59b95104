package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"certibloc/data"
	"certibloc/data/store"
)

// What is bearable of an archive: the whole of a centre of ten thousand candidates is far below.
const (
	maxArchived  = 256 << 20 // bytes of one file
	actOfArchive = 2_000     // records that one act takes over
)

// FromArchive makes a new centre in dir from a plain archive, with its records and documents as they were, and opens it. Everything
// is verified before anything is made. The journal begins anew and cites the former one; the former signing keys verify and sign
// no more.
func FromArchive(ctx context.Context, dir, archive string, passphrase []byte, cfg Config) (*Desk, error) {
	cfg = cfg.withDefaults()
	if len(cfg.Fiches) == 0 {
		return nil, ErrNoFiche
	}
	if err := checkStrength(passphrase); err != nil {
		return nil, err
	}
	r := &unarchiver{dir: archive}
	if err := r.verify(); err != nil {
		return nil, err
	}
	s, err := store.Create(dir, passphrase, cfg.Store)
	if err != nil {
		return nil, err
	}
	d := newDesk(s, cfg)
	if err := r.restore(ctx, d); err != nil {
		return nil, errors.Join(err, d.Close(), os.RemoveAll(dir))
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	return Open(dir, passphrase, cfg) // as on every other day: every record is read again
}

// unarchiver reads one archive.
type unarchiver struct {
	dir   string
	index archiveIndex
	sums  map[string]string
}

func altered(path string) error {
	return data.Refuse("L’archive est abîmée : « %s » n’est pas tel qu’elle l’a été écrite.", path).Hint("Prenez une autre copie de l’archive : rien n’a été repris.")
}

// verify reads the hashes and holds every file against its own.
func (r *unarchiver) verify() error {
	text, err := r.read(archiveSums)
	if err != nil {
		return data.Refuse("« %s » n’est pas une archive de Certibloc.", r.dir).Hint("Choisissez le dossier qui contient %s.", archiveSums).Because(err)
	}
	r.sums = map[string]string{}
	for line := range strings.Lines(string(text)) {
		sum, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || !filepath.IsLocal(filepath.FromSlash(path)) {
			return altered(archiveSums)
		}
		r.sums[path] = sum
	}
	head, err := r.held(archiveHead)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(head, &r.index); err != nil || r.index.Format != "certibloc-archive" {
		return altered(archiveHead)
	}
	if r.index.Version > archiveVersion {
		return data.Refuse("Cette archive est d’un format plus récent (%d) que ce programme (%d).", r.index.Version, archiveVersion).Hint("Installez la version du programme qui l’a écrite : %s.", r.index.Program)
	}
	for _, t := range r.index.Tables {
		if version := store.TableVersion(t.Name); version != t.Version {
			return data.Refuse("La table « %s » de l’archive est d’une version (%d) que ce programme ne lit pas (%d).", t.Name, t.Version, version).
				Hint("Installez la version du programme qui l’a écrite : %s.", r.index.Program)
		}
	}
	for path := range r.sums {
		if _, err := r.held(path); err != nil {
			return err
		}
	}
	return nil
}

func (r *unarchiver) read(path string) ([]byte, error) {
	full := filepath.Join(r.dir, filepath.FromSlash(path))
	info, err := os.Stat(full)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > maxArchived:
		return nil, altered(path)
	}
	return os.ReadFile(full)
}

// held returns a file of the archive that is as its hash says.
func (r *unarchiver) held(path string) ([]byte, error) {
	content, err := r.read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, data.Refuse("L’archive n’est pas entière : il manque « %s ».", path).Hint("Prenez une autre copie de l’archive : rien n’a été repris.").Because(err)
	}
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != r.sums[path] {
		return nil, altered(path)
	}
	return content, nil
}

// restore takes over the files, then the records, then makes a key where there was one.
func (r *unarchiver) restore(ctx context.Context, d *Desk) error {
	for _, f := range r.index.Files {
		content, err := r.held(f.Path)
		if err != nil {
			return err
		}
		if sha, err := d.core.store.PutFile(content); err != nil || sha != f.SHA256 {
			return errors.Join(err, altered(f.Path))
		}
	}
	d.core.operator = data.Operator{ID: d.core.newID(), Name: "reprise", Role: data.RoleAdministrator}
	reason := fmt.Sprintf("Archive du %s, dont le journal avait %d lignes et finissait par %s", r.index.Made.Format("2006-01-02"), r.index.Journal.Lines, r.index.Journal.Hash)
	for _, t := range r.index.Tables {
		content, err := r.held(archiveTables + "/" + t.Name + ".jsonl")
		if err != nil {
			return err
		}
		lines := bytes.Split(bytes.TrimSuffix(content, []byte("\n")), []byte("\n"))
		if len(content) == 0 {
			lines = nil
		}
		if len(lines) != t.Records {
			return altered(archiveTables + "/" + t.Name + ".jsonl")
		}
		for len(lines) > 0 {
			some := lines[:min(len(lines), actOfArchive)]
			lines = lines[len(some):]
			err := d.core.act(ctx, ActRestore, reason, func(tx *store.Tx) error {
				for _, line := range some {
					if err := store.PutRecord(tx, t.Name, line); err != nil {
						return data.Refuse("Un enregistrement de la table « %s » ne peut pas être repris : %v", t.Name, err).Hint("Rien n’a été repris.").Because(err)
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return d.core.act(ctx, ActRestore, reason, func(tx *store.Tx) error {
		if store.SigningKeys.Len(tx) == 0 {
			return nil
		}
		return d.core.newKey(tx)
	})
}
