package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"certibloc/data"
	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
	"golang.org/x/sync/errgroup"
)

// Backup is a backup that was made and restored elsewhere, and that came out the same.
type Backup struct {
	Snapshot
	Mark    BackupMark // what the folder was then
	Written int64      // bytes that had to be written: what the place did not have yet
	Missing []string   // what the folder itself had lost, named: the backup lacks it too
}

// verificationName is the folder, in the centre's, into which a backup is restored to be verified.
const verificationName = "verification"

const tries = 3 // objects that turn out damaged in the place are written again

// workers is how many files are on their way at once: most of the time is spent waiting for the disk.
const workers = 8

// Backup writes a backup into a prepared place, and restores it into a folder of its own: its counts, its marks, its documents
// and a check of everything must agree before it counts. Acts go on meanwhile; the backup is of the moment it began. Only what
// the place lacks is written, and what is damaged there is written again. progress counts steps, and may be nil.
//
// A place that is not there is refused with ErrAbsent; whatever goes wrong, earlier backups are intact.
func (s *Store) Backup(ctx context.Context, place string, progress func(done, of int)) (Backup, error) {
	s.backing.Lock()
	defer s.backing.Unlock()
	b, err := s.beginBackup(ctx, place, progress)
	if err != nil {
		return Backup{}, err
	}
	defer b.end()
	if _, err := os.Stat(filepath.Join(b.folder, snapshotsName)); err != nil {
		return Backup{}, absent(place, err)
	}
	if err := sweepPlace(b.folder); err != nil {
		return Backup{}, placeRefuses(place, err)
	}
	if err := b.enough(); err != nil {
		return Backup{}, err
	}
	for try := 1; ; try++ {
		err := b.write()
		if err != nil {
			return Backup{}, b.failed(err)
		}
		if err = b.verify(); err == nil {
			return b.result(), nil
		}
		_ = os.Remove(b.path) // what is not verified does not count
		var worn *damagedObjects
		if !errors.As(err, &worn) || try == tries {
			return Backup{}, b.failed(err)
		}
		if err := worn.remove(); err != nil {
			return Backup{}, b.failed(err)
		}
	}
}

// backing is a backup in the making.
type backing struct {
	ctx   context.Context
	s     *Store
	key   seal.Key
	keys  backupKeys
	files seal.Key
	ring  []byte
	txn   *badger.Txn
	list  []kept // the documents that records name

	place, folder, path string

	m       manifest
	steps   steps
	written atomic.Int64
	mu      sync.Mutex
	fresh   []string // objects that are not on the disk yet
}

// steps counts what is done, from several goroutines.
type steps struct {
	mu       sync.Mutex
	done, of int
	tell     func(done, of int)
}

func (p *steps) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = min(p.done+1, p.of)
	if p.tell != nil {
		p.tell(p.done, p.of)
	}
}

// beginBackup takes the state of the register, for as long as end is not called.
func (s *Store) beginBackup(ctx context.Context, place string, progress func(done, of int)) (*backing, error) {
	s.writer.Lock()
	defer s.writer.Unlock()
	switch {
	case s.closed:
		return nil, errClosed
	case s.broken != nil:
		return nil, unusable(s.broken)
	}
	ring, err := s.ring.Text()
	if err != nil {
		return nil, err
	}
	if err := s.enter(); err != nil { // under the writer's lock: a rotation holds it before it waits for visitors
		return nil, err
	}
	b := &backing{ctx: ctx, s: s, key: s.key, keys: keysOf(s.key), files: s.files, ring: ring, place: place, txn: s.engine.db.NewTransaction(false)}
	b.folder = filepath.Join(place, b.keys.folder)
	b.list = keptFiles(s.mem)
	b.m = manifest{At: s.clock().UTC(), Program: s.program, Schema: s.version(), Seq: s.seq, Hash: s.hash, Tables: s.mem.counts()}
	b.path = snapshotPath(b.folder, b.m.At, b.m.Seq)
	b.steps = steps{of: 2*len(b.list) + 3, tell: progress}
	return b, nil
}

func (b *backing) end() {
	b.txn.Discard()
	b.key.Wipe()
	b.files.Wipe()
	b.s.users.Done()
}

// counts returns how many records each table has.
func (m memory) counts() map[string]int {
	counts := make(map[string]int, len(m))
	for i, r := range m {
		counts[schema[i].name] = len(r.byID)
	}
	return counts
}

// write puts what the place lacks into it, makes it durable, and then writes the snapshot.
func (b *backing) write() error {
	b.steps.done = 0
	if err := b.writeChunks(); err != nil {
		return err
	}
	b.steps.step()
	if err := b.writeDocuments(); err != nil {
		return err
	}
	if err := b.sync(); err != nil {
		return err
	}
	text, err := encodeSnapshot(b.keys, b.ring, b.m)
	if err != nil {
		return err
	}
	b.written.Add(int64(len(text)))
	return seal.WriteFile(b.path, text)
}

// writeChunks cuts the register into chunks, and writes those that are new.
func (b *backing) writeChunks() error {
	dir := filepath.Join(b.folder, chunksName)
	there, err := objects(dir)
	if err != nil {
		return err
	}
	b.m.Chunks = nil
	var work errgroup.Group
	work.SetLimit(workers)
	var plain []byte
	var refs []*chunkRef
	entries := 0
	flush := func() {
		ref := &chunkRef{Name: b.keys.chunkName(plain), Entries: entries, Size: int64(len(chunkMagic) + seal.Overhead + len(plain))}
		refs = append(refs, ref)
		if size, ok := there[ref.Name]; !ok || size != ref.Size {
			content := plain
			work.Go(func() error { return b.writeChunk(filepath.Join(dir, ref.Name), ref.Name, content) })
		}
		plain, entries = nil, 0
	}
	err = b.s.engine.eachIn(b.txn, nil, func(key, value []byte) error {
		if string(key) == string(keyStale) { // a restored store has no old bytes
			return nil
		}
		if _, _, err := unwrap(key, value); err != nil {
			return damage(err, "Le registre est abîmé : il n’est pas sauvegardé tel quel.")
		}
		plain, entries = appendEntry(plain, key, value), entries+1
		if b.keys.cutsAfter(key) || len(plain) >= longChunk {
			flush()
		}
		return b.ctx.Err()
	})
	if entries > 0 && err == nil {
		flush()
	}
	if err := errors.Join(err, work.Wait()); err != nil {
		return err
	}
	for _, ref := range refs {
		b.m.Chunks = append(b.m.Chunks, *ref)
	}
	return nil
}

func (b *backing) writeChunk(path, name string, plain []byte) error {
	raw, err := b.keys.sealChunk(name, plain)
	if err != nil {
		return err
	}
	return b.writeObject(path, raw)
}

func (b *backing) writeObject(path string, raw []byte) error {
	if err := seal.WriteSoon(path, raw); err != nil {
		return err
	}
	b.written.Add(int64(len(raw)))
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fresh = append(b.fresh, path)
	return nil
}

// writeDocuments copies the documents that the place lacks, as they lie encrypted in the folder, once it has seen that they open.
func (b *backing) writeDocuments() error {
	dir := filepath.Join(b.folder, documentsName)
	there, err := objects(dir)
	if err != nil {
		return err
	}
	refs := make([]documentRef, len(b.list))
	lost := make([]bool, len(b.list))
	work, ctx := errgroup.WithContext(b.ctx)
	work.SetLimit(workers)
	for i, d := range b.list {
		work.Go(func() error {
			defer b.steps.step()
			if err := ctx.Err(); err != nil {
				return err
			}
			path := filepath.Join(dir, d.sha)
			refs[i] = documentRef{SHA: d.sha, Size: documentSize(d.size)}
			if size, ok := there[d.sha]; ok && size == refs[i].Size {
				return nil
			}
			raw, err := os.ReadFile(b.s.filePath(d.sha))
			if err == nil {
				_, err = b.s.openFile(d.sha, raw)
			}
			if err != nil {
				lost[i] = true
				return nil
			}
			refs[i].Size = int64(len(raw))
			return b.writeObject(path, raw)
		})
	}
	if err := work.Wait(); err != nil {
		return err
	}
	b.m.Documents, b.m.Missing = nil, nil
	for i, d := range b.list {
		if !lost[i] {
			b.m.Documents = append(b.m.Documents, refs[i])
			continue
		}
		if b.m.Missing == nil {
			b.m.Missing = map[string]string{}
		}
		b.m.Missing[d.sha] = d.name
	}
	return nil
}

// documentSize is how large the file of a document of so many bytes is.
func documentSize(plain int) int64 { return int64(len(fileMagic) + seal.Overhead + plain) }

// sync makes durable what was written.
func (b *backing) sync() error {
	var work errgroup.Group
	work.SetLimit(workers)
	for _, path := range b.fresh {
		work.Go(func() error { return seal.Sync(path) })
	}
	if err := work.Wait(); err != nil {
		return err
	}
	b.fresh = nil
	return errors.Join(seal.SyncDir(filepath.Join(b.folder, chunksName)), seal.SyncDir(filepath.Join(b.folder, documentsName)))
}

// enough refuses to begin where the place, or the disk that the backup is verified on, lacks the room.
func (b *backing) enough() error {
	there, err := objects(filepath.Join(b.folder, documentsName))
	if err != nil {
		return placeRefuses(b.place, err)
	}
	var lacking, all uint64
	for _, d := range b.list {
		all += uint64(documentSize(d.size))
		if _, ok := there[d.sha]; !ok {
			lacking += uint64(documentSize(d.size))
		}
	}
	const margin = 32 << 20 // of the register, which is small
	if free, ok := b.s.free(b.place); ok && free < lacking+margin {
		return data.Refuse("Il reste %d Mo sur « %s », et la sauvegarde en demande %d.", free>>20, b.place, (lacking+margin)>>20).
			Hint("Libérez de la place, ou choisissez un autre emplacement.")
	}
	if free, ok := b.s.free(b.s.dir); ok && free < all+leastFree+margin {
		return data.Refuse("La sauvegarde se vérifie par une restauration, qui demande %d Mo sur le disque du centre : il en reste %d.", (all+leastFree+margin)>>20, free>>20).
			Hint("Libérez de la place sur ce disque, puis recommencez.")
	}
	return nil
}

// verify restores the snapshot as anybody would, from the files of the place.
func (b *backing) verify() error {
	r, err := b.s.restoringOf(b.ctx, b.path)
	if err != nil {
		return &damagedObjects{} // the snapshot itself, which goes anyway
	}
	r.steps = &b.steps
	return errors.Join(r.run(), os.RemoveAll(r.dir))
}

// restoringOf is a restore, into a folder that is thrown away, of a snapshot that this store has made.
func (s *Store) restoringOf(ctx context.Context, path string) (*restoring, error) {
	f, err := readSnapshot(path)
	if err != nil {
		return nil, err
	}
	keys := keysOf(s.key)
	m, err := f.open(keys)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(s.dir, verificationName)
	return &restoring{ctx: ctx, key: s.key, keys: keys, folder: filepath.Dir(filepath.Dir(path)), dir: dir, ring: f.ring, m: m,
		steps: &steps{}, opt: Options{Clock: s.clock, Free: s.free}.withDefaults()}, os.RemoveAll(dir)
}

func (b *backing) failed(err error) error {
	if data.IsRefusal(err) || errors.Is(err, context.Canceled) {
		return err
	}
	return placeRefuses(b.place, err)
}

func (b *backing) result() Backup {
	done := Backup{Snapshot: Snapshot{Path: b.path, At: b.m.At, Seq: b.m.Seq}, Written: b.written.Load(),
		Mark: BackupMark{At: b.m.At, Seq: b.m.Seq, Hash: b.m.Hash, Ring: hashHex(b.ring)}}
	for sha, name := range b.m.Missing {
		done.Missing = append(done.Missing, fmt.Sprintf("le fichier %s (%.12s…)", name, sha))
	}
	slices.Sort(done.Missing)
	return done
}
