package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"certibloc/data"
	"certibloc/data/seal"

	"golang.org/x/sync/errgroup"
)

// Restored says what a restore gave.
type Restored struct {
	At      time.Time // when the backup was made, UTC
	Seq     uint64    // of the journal's last line in it
	Hash    string
	Missing []string // the names of documents that the backup itself lacks: the folder had lost them
}

// Restore makes the folder of a centre out of a snapshot, and opens and checks it all before it counts. The secret is a
// passphrase of that day, or what stood on the recovery sheet of that day. It refuses a folder that exists and is not empty; when
// it fails nothing is left of what it made. progress counts steps, and may be nil.
func Restore(ctx context.Context, snapshot string, secret []byte, dir string, opt Options, progress func(done, of int)) (Restored, error) {
	f, err := readSnapshot(snapshot)
	if err != nil {
		return Restored{}, err
	}
	ring, err := seal.ParseKeyring(f.ring)
	if err != nil {
		return Restored{}, err
	}
	key, err := ring.Unlock(secret)
	if err != nil {
		return Restored{}, err
	}
	defer key.Wipe()
	return restore(ctx, snapshot, f, key, dir, opt, progress)
}

// restore is Restore for a snapshot that has been read, under its data key.
func restore(ctx context.Context, snapshot string, f snapshotFile, key seal.Key, dir string, opt Options, progress func(done, of int)) (Restored, error) {
	opt = opt.withDefaults()
	restrictNewFiles()
	keys := keysOf(key)
	m, err := f.open(keys)
	if err != nil {
		return Restored{}, err
	}
	existed, err := claimFolder(dir)
	if err != nil {
		return Restored{}, err
	}
	r := &restoring{ctx: ctx, key: key, keys: keys, folder: filepath.Dir(filepath.Dir(snapshot)), dir: dir, ring: f.ring, m: m,
		opt: opt, durable: true, steps: &steps{of: len(m.Documents) + 2, tell: progress}}
	if err = r.enough(); err == nil {
		err = r.run()
	}
	if err != nil {
		return Restored{}, errors.Join(restoreFailed(err), sweepFolder(dir, existed))
	}
	return r.result(), nil
}

func restoreFailed(err error) error {
	var worn *damagedObjects
	switch {
	case errors.As(err, &worn):
		return data.Refuse("Cette sauvegarde est abîmée : %d de ses fichiers manquent ou ne sont plus ce qu’ils étaient.", len(worn.paths)).
			Hint("Choisissez-en une autre, ou un autre emplacement. Rien n’a été restauré.").Because(err)
	case data.IsRefusal(err) || errors.Is(err, context.Canceled):
		return err
	}
	return data.Refuse("La restauration n’a pas abouti.").
		Hint("Vérifiez la place sur le disque et que le support est toujours branché, puis recommencez. Rien n’a été restauré.").Because(err)
}

// restoring is a restore in the making: for good, or to verify a backup.
type restoring struct {
	ctx     context.Context
	key     seal.Key
	keys    backupKeys
	folder  string // in the place
	dir     string // of the new centre
	ring    []byte
	m       manifest
	opt     Options
	durable bool // whether it must outlast a power cut
	steps   *steps

	mu   sync.Mutex
	worn damagedObjects
}

// damagedObjects are files of a place that are missing, or are not what their names say.
type damagedObjects struct{ paths []string }

// Error counts them.
func (d *damagedObjects) Error() string { return fmt.Sprintf("%d damaged objects", len(d.paths)) }

func (d *damagedObjects) remove() error {
	var err error
	for _, path := range d.paths {
		if e := os.Remove(path); e != nil && !errors.Is(e, os.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

func (r *restoring) damaged(path string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.worn.paths = append(r.worn.paths, path)
}

// enough refuses to begin where there is no room.
func (r *restoring) enough() error {
	need := uint64(leastFree)
	for _, d := range r.m.Documents {
		need += uint64(d.Size)
	}
	for _, c := range r.m.Chunks {
		need += 2 * uint64(c.Size)
	}
	if free, ok := r.opt.Free(r.dir); ok && free < need {
		return data.Refuse("La restauration demande %d Mo, et il en reste %d sur ce disque.", need>>20, free>>20).
			Hint("Libérez de la place, ou choisissez un autre disque.")
	}
	return nil
}

// run fills the folder and verifies it. HEAD comes last: without it, a folder is not opened.
func (r *restoring) run() error {
	for _, dir := range []string{r.dir, filepath.Join(r.dir, documentsName)} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	if err := r.documents(); err != nil {
		return err
	}
	if err := r.register(); err != nil {
		return err
	}
	if len(r.worn.paths) > 0 {
		return &r.worn
	}
	r.steps.step()
	write := seal.WriteSoon
	if r.durable {
		write = seal.WriteFile
	}
	if err := write(filepath.Join(r.dir, keyringName), r.ring); err != nil {
		return err
	}
	head, err := openHead(r.dir, os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	if err := errors.Join(head.bringUp(mark{r.m.Seq, r.m.Hash}), head.f.Close()); err != nil {
		return err
	}
	if r.durable {
		if err := errors.Join(seal.SyncDir(r.dir), seal.SyncDir(filepath.Dir(r.dir))); err != nil {
			return err
		}
	}
	if err := r.compare(); err != nil {
		return err
	}
	r.steps.step()
	return nil
}

// documents copies every document that opens and is what its name says.
func (r *restoring) documents() error {
	s := &Store{files: r.key.Sub("documents")}
	defer s.files.Wipe()
	work, ctx := errgroup.WithContext(r.ctx)
	work.SetLimit(workers)
	to := filepath.Join(r.dir, documentsName)
	for _, d := range r.m.Documents {
		work.Go(func() error {
			defer r.steps.step()
			if err := ctx.Err(); err != nil {
				return err
			}
			from := filepath.Join(r.folder, documentsName, d.SHA)
			raw, err := r.object(from, d.Size)
			if err != nil || raw == nil {
				return err
			}
			if _, err := s.openFile(d.SHA, raw); err != nil {
				r.damaged(from)
				return nil
			}
			path := filepath.Join(to, d.SHA)
			if err := seal.WriteSoon(path, raw); err != nil || !r.durable {
				return err
			}
			return seal.Sync(path)
		})
	}
	if err := work.Wait(); err != nil || !r.durable {
		return err
	}
	return seal.SyncDir(to)
}

// object reads a file of the place, nil when it is damaged. An error is the place's, or the context's.
func (r *restoring) object(path string, size int64) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if err == nil && int64(len(raw)) == size {
		return raw, nil
	}
	if _, gone := os.Stat(filepath.Join(r.folder, snapshotsName)); gone != nil {
		return nil, absent(filepath.Dir(r.folder), gone)
	}
	r.damaged(path)
	return nil, nil
}

// register fills Badger with what the chunks hold.
func (r *restoring) register() (err error) {
	e, err := openEngineSynced(filepath.Join(r.dir, engineName), engineKey(r.key), r.durable)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.close()) }()
	batch := e.db.NewWriteBatch()
	defer batch.Cancel()
	for _, c := range r.m.Chunks {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		path := filepath.Join(r.folder, chunksName, c.Name)
		raw, err := r.object(path, c.Size)
		if err != nil {
			return err
		}
		if raw == nil {
			continue
		}
		plain, err := r.keys.openChunk(c.Name, raw)
		if err != nil {
			r.damaged(path)
			continue
		}
		n := 0
		if err := eachEntry(plain, func(key, value []byte) error { n++; return batch.Set(key, value) }); err != nil {
			return err
		}
		if n != c.Entries {
			return fmt.Errorf("chunk %.12s has %d entries, not %d", c.Name, n, c.Entries)
		}
	}
	return errors.Join(batch.Flush(), e.log.err())
}

// compare opens what was restored, as it would be opened, and compares everything with what the manifest says.
func (r *restoring) compare() (err error) {
	lock, err := takeLock(r.dir)
	if err != nil {
		return err
	}
	s, err := open(r.dir, r.key, lock, r.opt)
	defer func() { err = errors.Join(err, s.Close()) }()
	if err != nil {
		return err
	}
	switch counts := s.mem.counts(); {
	case s.seq != r.m.Seq || s.hash != r.m.Hash:
		return notTheSame("le journal s’arrête à la ligne %d au lieu de %d", s.seq, r.m.Seq)
	case s.version() != r.m.Schema:
		return notTheSame("le registre est de la version %d au lieu de %d", s.version(), r.m.Schema)
	default:
		for table, n := range r.m.Tables {
			if counts[table] != n {
				return notTheSame("%d enregistrements au lieu de %d (%s)", counts[table], n, table)
			}
		}
	}
	found, err := s.Check(r.ctx)
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(f Finding) bool { return f.Kind == FindingDocument && r.m.Missing[f.Where] != "" })
	if len(found) > 0 {
		return notTheSame("%s", found[0].Text)
	}
	return nil
}

func notTheSame(format string, args ...any) error {
	return data.Refuse("La restauration ne donne pas ce qui a été sauvegardé : "+format+".", args...).
		Hint("Lancez une vérification du dossier : les sauvegardes précédentes sont intactes.")
}

func (r *restoring) result() Restored {
	done := Restored{At: r.m.At, Seq: r.m.Seq, Hash: r.m.Hash}
	for _, name := range r.m.Missing {
		done.Missing = append(done.Missing, name)
	}
	slices.Sort(done.Missing)
	return done
}
