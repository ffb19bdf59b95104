package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"certibloc/data"
	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
)

// A rotation writes everything anew under another data key into the folder « rotation », reads it again, and only then puts it
// in the place of what is there. The file « ready » within it says that nothing but renaming is left: killed before, the old
// folder stands; killed after, the next opening goes on.
const (
	rotationName = "rotation"
	readyName    = "ready"
	formerPrefix = "former-"
)

// Rotate draws another data key and encrypts everything with it. Passphrases and the recovery sheet stay; backups made before
// keep the old key. No act runs meanwhile. progress counts documents. It refuses where the disk lacks the room for a second
// copy; interrupted, nothing has changed.
func (s *Store) Rotate(ctx context.Context, progress func(done, of int)) error {
	if err := s.refusePast(); err != nil {
		return err
	}
	s.writer.Lock()
	defer s.writer.Unlock()
	switch {
	case s.closed:
		return errClosed
	case s.broken != nil:
		return unusable(s.broken)
	}
	if err := s.roomTwice(); err != nil {
		return err
	}
	dir := filepath.Join(s.dir, rotationName)
	next, ring, err := s.prepareRotation(ctx, dir, progress)
	if err != nil {
		return errors.Join(cannotRotate(err), os.RemoveAll(dir))
	}
	// The writer's lock holds acts; whoever reads the disk is waited for, and readers of memory are not disturbed.
	s.users.alone(func() { err = s.switchTo(next, ring) })
	if err != nil {
		s.broken = fmt.Errorf("rotation: %w", err)
		return unusable(s.broken)
	}
	return nil
}

func cannotRotate(err error) error {
	if data.IsRefusal(err) || errors.Is(err, context.Canceled) {
		return err
	}
	return data.Refuse("La clé des données n’a pas été changée.").Hint("Vérifiez l’espace disponible, puis recommencez : rien n’a été modifié.").Because(err)
}

// prepareRotation fills the folder of the rotation, and returns the new key and the keyring that holds it.
func (s *Store) prepareRotation(ctx context.Context, dir string, progress func(done, of int)) (next seal.Key, ring *seal.Keyring, err error) {
	if err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700), os.Mkdir(filepath.Join(dir, documentsName), 0o700)); err != nil {
		return next, nil, err
	}
	if next, err = seal.NewKey(); err != nil {
		return next, nil, err
	}
	if ring, err = s.ring.Rewrap(next); err != nil {
		return next, nil, err
	}
	if err := ring.Write(filepath.Join(dir, keyringName)); err != nil {
		return next, nil, err
	}
	if err := s.rewriteFiles(ctx, filepath.Join(dir, documentsName), next, progress); err != nil {
		return next, nil, err
	}
	if err := s.rewriteEngine(ctx, filepath.Join(dir, engineName), engineKey(next)); err != nil {
		return next, nil, err
	}
	if err := s.verifyRotation(filepath.Join(dir, engineName), engineKey(next)); err != nil {
		return next, nil, err
	}
	if err := s.rewriteBackupState(dir, next); err != nil {
		return next, nil, err
	}
	return next, ring, seal.WriteFile(filepath.Join(dir, readyName), nil)
}

// rewriteFiles encrypts every document under the next key. A damaged one is refused: check names it.
func (s *Store) rewriteFiles(ctx context.Context, dir string, next seal.Key, progress func(done, of int)) error {
	all, err := s.Files()
	if err != nil {
		return err
	}
	under := next.Sub("documents")
	defer under.Wipe()
	for i, sha := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		plain, err := s.File(sha)
		if err != nil {
			return err
		}
		sealed, err := under.Seal(plain, []byte(sha))
		if err != nil {
			return err
		}
		if err := seal.WriteFile(filepath.Join(dir, sha), append([]byte(fileMagic), sealed...)); err != nil {
			return err
		}
		progress(i+1, len(all)+1)
	}
	return nil
}

// rewriteEngine copies every key with its value, which is the same under any key, into a new store.
func (s *Store) rewriteEngine(ctx context.Context, dir string, key seal.Key) (err error) {
	e, err := openEngine(dir, key)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.close()) }()
	batch := e.db.NewWriteBatch()
	defer batch.Cancel()
	err = s.engine.each(nil, func(k, value []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return batch.SetEntry(badger.NewEntry(k, value))
	})
	return errors.Join(err, batch.Flush())
}

// verifyRotation reads the new store as an opening does, and compares it with this one.
func (s *Store) verifyRotation(dir string, key seal.Key) (err error) {
	at := mark{s.seq, s.hash}
	if err := guard(dir, key, at, nil); err != nil {
		return err
	}
	e, err := openEngine(dir, key)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.close()) }()
	c, err := e.load(at)
	if err != nil {
		return err
	}
	if c.last != at || c.mem.records() != s.mem.records() {
		return fmt.Errorf("the copy has %d records at line %d", c.mem.records(), c.last.seq)
	}
	return nil
}

// switchTo closes the old store, puts the new one in its place, and opens it. Nobody reads the disk meanwhile.
func (s *Store) switchTo(next seal.Key, ring *seal.Keyring) error {
	stale := s.engine.stale
	if err := s.engine.db.Close(); err != nil { // old bytes need no clearing: the new store has none
		return err
	}
	if err := placeRotation(s.dir); err != nil {
		return err
	}
	e, err := openEngine(filepath.Join(s.dir, engineName), engineKey(next))
	if err != nil {
		return err
	}
	e.stale = stale
	s.key.Wipe()
	s.files.Wipe()
	s.engine, s.key, s.files, s.ring = e, next, next.Sub("documents"), ring
	return s.keepCopies()
}

// rotationReady reports whether a rotation was stopped while it was put in place.
func rotationReady(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, rotationName, readyName))
	return err == nil
}

// placeRotation puts what a rotation has made in the place of what is there. Done again after a kill, it goes on.
func placeRotation(dir string) error {
	from := filepath.Join(dir, rotationName)
	for _, name := range []string{ringCopyName, registryCopyName} { // of the former key
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("put the new key in place: %w", err)
		}
	}
	for _, name := range []string{engineName, documentsName, keyringName, stateName} {
		if err := exchange(filepath.Join(from, name), filepath.Join(dir, name), filepath.Join(from, formerPrefix+name)); err != nil {
			return fmt.Errorf("put the new key in place: %w", err)
		}
	}
	if err := errors.Join(seal.SyncDir(from), seal.SyncDir(dir)); err != nil {
		return err
	}
	return os.RemoveAll(from)
}

// exchange moves what is at place aside, and what is new into its place.
func exchange(from, place, aside string) error {
	if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
		return nil // done before the kill
	}
	if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(place, aside); err != nil {
			return err
		}
	}
	return os.Rename(from, place)
}

// roomTwice refuses to begin where the disk has no room for a second copy of everything.
func (s *Store) roomTwice() error {
	var size uint64
	for _, name := range []string{engineName, documentsName} {
		err := filepath.WalkDir(filepath.Join(s.dir, name), func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			if err == nil && filepath.Ext(e.Name()) != ".vlog" && filepath.Ext(e.Name()) != ".mem" { // mostly holes
				size += uint64(info.Size())
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("measure the folder: %w", err)
		}
	}
	if free, ok := s.free(s.dir); ok && free < size+2*leastFree {
		return data.Refuse("Changer la clé demande la place d’une seconde copie du dossier : %d Mo, et il en reste %d.", (size+2*leastFree)>>20, free>>20).
			Hint("Libérez de la place sur ce disque, puis recommencez.")
	}
	return s.room()
}
