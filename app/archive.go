package app

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// archiveVersion is that of the layout of a plain archive, which its LISEZ-MOI.txt describes.
const archiveVersion = 1

// The names within a plain archive.
const (
	archiveHead    = "archive.json"
	archiveSums    = "empreintes.txt"
	archiveReadMe  = "LISEZ-MOI.txt"
	archiveJournal = "journal.jsonl"
	archiveTables  = "tables"
	archivePapers  = "documents"
	archiveFiles   = "fichiers"
)

// archived plainly: what archive.json says.
type archiveIndex struct {
	Format  string         `json:"format"` // "certibloc-archive"
	Version int            `json:"version"`
	Program string         `json:"program"`
	Centre  string         `json:"centre"`
	Code    string         `json:"code"`
	Made    time.Time      `json:"made"`
	Journal archiveChain   `json:"journal"`
	Tables  []archiveTable `json:"tables"`
	Files   []archiveFile  `json:"files"`
}

// archiveChain is where the journal ended.
type archiveChain struct {
	Lines uint64 `json:"lines"`
	Hash  string `json:"hash"`
}

type archiveTable struct {
	Name    string `json:"name"`
	Version uint8  `json:"version"`
	Records int    `json:"records"`
}

// archiveFile is a file of the centre's folder: a document, a scan, a logo, a parcel.
type archiveFile struct {
	SHA256 string `json:"sha256"`
	Path   string `json:"path"`
}

// Archive writes everything that the centre has into a new folder within dir, readable without the program: each table as JSON
// lines and as CSV, the journal, the documents by their numbers. It is written whole or not at all, and it is not encrypted: the
// private halves of the signing keys are left out. It returns the path of the folder.
func (d *Desk) Archive(ctx context.Context, dir string, progress func(done, of int)) (string, error) {
	centre, err := d.Centre.Get()
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, cleanName("Archive – "+centre.Name+" – "+d.core.today().String()))
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return "", data.Refuse("« %s » existe déjà.", path).Hint("Rangez cette archive ailleurs, ou choisissez un autre dossier.")
	}
	if err := d.core.act(ctx, ActArchive, path, func(tx *store.Tx) error { return store.Centres.Put(tx, centre) }); err != nil {
		return "", err
	}
	w := &archiver{core: d.core, dir: path + ".partiel", sums: map[string]string{}, progress: progress}
	if err := w.write(ctx, centre); err != nil {
		return "", errors.Join(err, os.RemoveAll(w.dir))
	}
	if err := os.Rename(w.dir, path); err != nil {
		return "", errors.Join(unwritten(path, err), os.RemoveAll(w.dir))
	}
	return path, seal.SyncDir(dir)
}

func unwritten(path string, err error) error {
	return data.Refuse("L’archive « %s » n’a pas pu être écrite.", path).Hint("Vérifiez que le disque est accessible et n’est pas plein.").Because(err)
}

// archiver writes one archive.
type archiver struct {
	core     *core
	dir      string
	index    archiveIndex
	sums     map[string]string // SHA-256 by path within the archive, with slashes
	progress func(done, of int)
}

func (w *archiver) write(ctx context.Context, centre data.Centre) error {
	for _, sub := range []string{archiveTables, archivePapers, archiveFiles} {
		if err := os.MkdirAll(filepath.Join(w.dir, sub), 0o700); err != nil {
			return unwritten(w.dir, err)
		}
	}
	lines, hash := w.core.store.Head()
	w.index = archiveIndex{Format: "certibloc-archive", Version: archiveVersion, Program: w.core.program, Centre: centre.Name, Code: centre.Code,
		Made: w.core.clock().UTC().Truncate(time.Second), Journal: archiveChain{lines, hash}}
	for _, step := range []func(context.Context) error{w.tables, w.files, w.journal, w.head} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// put writes one file of the archive and notes its hash.
func (w *archiver) put(path string, content []byte) error {
	sum := sha256.Sum256(content)
	w.sums[path] = hex.EncodeToString(sum[:])
	if err := seal.WriteFile(filepath.Join(w.dir, filepath.FromSlash(path)), content); err != nil {
		return unwritten(path, err)
	}
	return nil
}

// plain is a record as an archive has it: no secret leaves the centre's folder.
func plain(r data.Record) data.Record {
	if k, ok := r.(data.SigningKey); ok {
		k.Seed = nil
		return k
	}
	return r
}

func (w *archiver) tables(ctx context.Context) error {
	for _, name := range store.TableNames() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var text bytes.Buffer
		records := 0
		err := w.core.store.View(func(tx *store.Tx) error {
			return store.Records(tx, name, func(r data.Record) error {
				line, err := json.Marshal(plain(r))
				records++
				text.Write(append(line, '\n'))
				return err
			})
		})
		if err != nil {
			return err
		}
		w.index.Tables = append(w.index.Tables, archiveTable{name, store.TableVersion(name), records})
		sheet, err := flat(text.Bytes())
		if err != nil {
			return err
		}
		if err := errors.Join(w.put(archiveTables+"/"+name+".jsonl", text.Bytes()), w.put(archiveTables+"/"+name+".csv", sheet)); err != nil {
			return err
		}
	}
	return nil
}

// flat writes JSON lines as a table: a column for each field that any of them has, « id » first; what is no text stays JSON.
func flat(lines []byte) ([]byte, error) {
	var records []map[string]json.RawMessage
	columns := map[string]bool{}
	for line := range bytes.Lines(lines) {
		record := map[string]json.RawMessage{}
		if err := json.Unmarshal(line, &record); err != nil {
			return nil, fmt.Errorf("flatten: %w", err)
		}
		for name := range record {
			columns[name] = true
		}
		records = append(records, record)
	}
	names := slices.SortedFunc(maps.Keys(columns), func(a, b string) int {
		return cmp.Or(-cmp.Compare(btoi(a == "id"), btoi(b == "id")), cmp.Compare(a, b))
	})
	out := table{names}
	for _, record := range records {
		row := make([]string, len(names))
		for i, name := range names {
			var text string
			if json.Unmarshal(record[name], &text) != nil {
				text = string(record[name])
			}
			row[i] = text
		}
		out = append(out, row)
	}
	return out.csv()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// files writes every file of the folder: the documents of the register under their numbers, the others under their hashes.
func (w *archiver) files(ctx context.Context) error {
	all, err := w.core.store.Files()
	if err != nil {
		return err
	}
	paths := map[string]string{}
	err = w.core.store.View(func(tx *store.Tx) error {
		for doc := range store.Documents.All(tx) {
			paths[doc.SHA256] = archivePapers + "/" + cleanName(strings.ReplaceAll(doc.Number.String(), "/", "-")) + ".pdf"
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, sha := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		content, err := w.core.store.File(sha)
		if err != nil {
			return err
		}
		path := cmp.Or(paths[sha], archiveFiles+"/"+sha)
		if err := w.put(path, content); err != nil {
			return err
		}
		w.index.Files = append(w.index.Files, archiveFile{sha, path})
		w.progress(i+1, len(all))
	}
	return nil
}
