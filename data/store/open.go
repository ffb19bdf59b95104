package store

import (
	"errors"
	"os"
	"path/filepath"

	"certibloc/data/seal"

	"github.com/gofrs/flock"
)

// Open opens the folder of a centre. It looks before it lets Badger touch anything, and refuses, with a sentence and without
// changing the folder: one that is missing or not a centre's, that another instance has open, whose passphrase is another,
// that a newer program wrote, that is damaged, or whose journal does not reach what HEAD says.
//
// The secret is the passphrase of an operator, or what stands on the recovery sheet: see Operator and Recovered. After a wrong
// one, one waits; see ErrWait.
func Open(dir string, secret []byte, opt Options) (s *Store, err error) {
	opt = opt.withDefaults()
	restrictNewFiles()
	lock, err := enterFolder(dir)
	if err != nil {
		return nil, err
	}
	s = &Store{dir: dir, clock: opt.Clock, lock: lock}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.release())
			s = nil
		}
	}()
	ring, mendedRing, err := readRing(dir)
	if err != nil {
		return s, err
	}
	key, slot, err := s.enterRing(ring, secret)
	if err != nil {
		return s, err
	}
	refused := s.last.Refused
	mendedRegistry, err := mendRegistry(dir)
	if err != nil {
		return s, err
	}
	s, err = open(dir, key, lock, opt)
	if err != nil {
		return s, err
	}
	s.ring, s.slot, s.last.Refused = ring, slot, refused
	if err := s.migrate(); err != nil {
		return s, err
	}
	if err := errors.Join(s.admit(secret), s.mend(mendedRing, mendedRegistry)); err != nil {
		return s, err
	}
	s.noteUse(opt.Machine)
	return s, nil
}

// enterFolder looks at a folder, locks it, and finishes what a rotation of its key had begun to put in place.
func enterFolder(dir string) (*flock.Flock, error) {
	if err := FinishSwitch(dir); err != nil {
		return nil, err
	}
	pending := rotationReady(dir)
	if !pending {
		if err := lookAtFolder(dir); err != nil {
			return nil, err
		}
	}
	lock, err := takeLock(dir)
	if err != nil || !pending {
		return lock, err
	}
	err = placeRotation(dir)
	if err == nil {
		err = lookAtFolder(dir)
	}
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return lock, nil
}

// open opens a locked folder under its key. The store that it returns holds what is to be released, even with an error.
func open(dir string, key seal.Key, lock *flock.Flock, opt Options) (*Store, error) {
	s := newStore(dir, key, opt)
	s.lock = lock
	if err := s.room(); err != nil { // opening writes too
		return s, err
	}
	var err error
	if s.head, err = openHead(dir, 0); err != nil {
		return s, notWritable(dir, err)
	}
	at, err := s.head.read()
	if err != nil {
		return s, damage(err, "Le fichier HEAD, qui dit où en est le registre, est abîmé.")
	}
	if err := guard(filepath.Join(dir, engineName), engineKey(key), at, opt.Child); err != nil {
		return s, err
	}
	if s.engine, err = openEngine(filepath.Join(dir, engineName), engineKey(key)); err != nil {
		return s, damage(err, "Le registre ne s’ouvre pas.")
	}
	c, err := s.engine.load(at)
	if err != nil {
		return s, err
	}
	s.mem, s.seq, s.hash = c.mem, c.last.seq, c.last.hash
	s.engine.stale = c.stale
	if c.last != at {
		if err := s.head.bringUp(c.last); err != nil {
			return s, unusable(err)
		}
	}
	s.schema = c.schema
	return s, errors.Join(s.sweepTemps(), os.RemoveAll(filepath.Join(dir, rotationName)), os.RemoveAll(filepath.Join(dir, verificationName)))
}

// takeLock makes sure that one instance alone has the folder.
func takeLock(dir string) (*flock.Flock, error) {
	lock := flock.New(filepath.Join(dir, lockName), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, notWritable(dir, err)
	}
	if !got {
		return nil, alreadyOpen(errors.New("the lock is held"))
	}
	return lock, nil
}
