package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"certibloc/data"
	"certibloc/data/seal"

	"github.com/gofrs/flock"
)

// What lies in the folder of a centre.
const (
	engineName    = "store"
	documentsName = "documents"
	keyringName   = "keyring.json"
	headName      = "HEAD"
	lockName      = "lock"
	rehearsalName = "rehearsal"
)

// Options are what a caller may set. The zero Options are the right ones for a real centre.
type Options struct {
	Clock func() time.Time // default time.Now
	// Rand salts the journal; default crypto/rand. The example centre injects a seeded one. Keys never come from it.
	Rand io.Reader
	// KDF are the costs of a passphrase; zero: seal.DefaultParams. A slot that is cheaper is made anew when it opens.
	KDF seal.Params
	// Operator is the identifier of who creates the folder, for Create alone.
	Operator data.ID
	// Machine is the name of this one, which the journal and the record of the last use note; empty: they note none.
	Machine string
	// Child runs Rehearse in another process: it gives it the input, and returns the output. Nil: here, where a fault of the
	// engine ends the program.
	Child func(in []byte) (out []byte, err error)
	// Free returns how many bytes can still be written to the disk of a folder, when that is known; default: the system's
	// answer.
	Free func(dir string) (bytes uint64, ok bool)
	// Program is the version of the program, which backups name.
	Program string
}

func (o Options) withDefaults() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.KDF == (seal.Params{}) {
		o.KDF = seal.DefaultParams()
	}
	if o.Free == nil {
		o.Free = freeSpace
	}
	return o
}

// Store is the open folder of a centre.
type Store struct {
	dir     string
	clock   func() time.Time
	rand    io.Reader
	free    func(dir string) (uint64, bool)
	key     seal.Key // the data key
	files   seal.Key // of documents/
	kdf     seal.Params
	program string
	schema  []done        // the migrations it has been through; under writer
	ring    *seal.Keyring // under writer
	slot    seal.Slot     // what opened the folder
	last    Use
	mended  []string // what was damaged at opening, and is not any more

	lock   *flock.Flock
	engine *engine
	head   *headFile

	writer  sync.Mutex // held for the length of an act
	users   visitors   // what reads the folder outside both locks; Close waits for it
	backing sync.Mutex // one backup at a time; taken before writer
	broken  error      // under writer: why nothing can be written until the next opening; nil while all is well

	// Below: read under mu or writer, written under both.
	mu     sync.RWMutex
	mem    memory
	seq    uint64 // of the journal's last line
	hash   string
	closed bool

	machine string
	parent  *Store // of which this is the past; nil for the folder as it is
}

// Create makes the folder of a new centre and opens it. It refuses a folder that exists and is not empty, and an empty
// passphrase. Whatever it has made is removed when it fails.
func Create(dir string, passphrase []byte, opt Options) (*Store, error) {
	opt = opt.withDefaults()
	restrictNewFiles()
	ring, key, err := seal.NewKeyring(opt.Operator, passphrase, opt.KDF)
	if err != nil {
		return nil, err
	}
	existed, err := claimFolder(dir)
	if err != nil {
		return nil, err
	}
	s, err := create(dir, ring, key, opt)
	if err != nil {
		return nil, errors.Join(cannotCreate(dir, err), sweepFolder(dir, existed))
	}
	if err := s.keepCopies(); err != nil {
		return nil, errors.Join(cannotCreate(dir, err), s.Close(), sweepFolder(dir, existed))
	}
	s.noteUse(opt.Machine)
	return s, nil
}

// claimFolder makes the folder, or checks that it is empty.
func claimFolder(dir string) (existed bool, err error) {
	inside, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return false, cannotCreate(dir, err)
		}
		return false, nil
	case err != nil:
		return true, cannotCreate(dir, err)
	case len(inside) > 0:
		return true, data.Refuse("Le dossier « %s » n’est pas vide.", dir).
			Hint("Un centre se crée dans un dossier neuf ou vide : choisissez-en un autre. Rien n’a été modifié.")
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return true, cannotCreate(dir, err)
	}
	return true, nil
}

func sweepFolder(dir string, existed bool) error {
	if !existed {
		return os.RemoveAll(dir)
	}
	inside, err := os.ReadDir(dir)
	for _, e := range inside {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

// create fills an empty folder. HEAD comes last: without it, a folder is not opened.
func create(dir string, ring *seal.Keyring, key seal.Key, opt Options) (s *Store, err error) {
	s = newStore(dir, key, opt)
	s.ring, s.slot = ring, ring.Slots[0]
	defer func() {
		if err != nil {
			err = errors.Join(err, s.release())
		}
	}()
	if s.lock, err = takeLock(dir); err != nil {
		return nil, err
	}
	if err := s.room(); err != nil {
		return s, err
	}
	for _, name := range []string{engineName, documentsName} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			return nil, fmt.Errorf("make folder: %w", err)
		}
	}
	if err := ring.Write(filepath.Join(dir, keyringName)); err != nil {
		return nil, err
	}
	if s.engine, err = openEngine(filepath.Join(dir, engineName), engineKey(key)); err != nil {
		return nil, err
	}
	s.mem = newMemory()
	if err := s.recordCreation(); err != nil {
		return nil, err
	}
	if s.head, err = openHead(dir, os.O_CREATE|os.O_EXCL); err != nil {
		return nil, err
	}
	if err := s.head.bringUp(mark{}); err != nil {
		return nil, err
	}
	return s, errors.Join(seal.SyncDir(dir), seal.SyncDir(filepath.Dir(dir)))
}

func newStore(dir string, key seal.Key, opt Options) *Store {
	return &Store{dir: dir, clock: opt.Clock, rand: opt.Rand, free: opt.Free, kdf: opt.KDF, program: opt.Program, key: key, files: key.Sub("documents"), machine: opt.Machine}
}

// engineKey is the key that Badger encrypts with.
func engineKey(key seal.Key) seal.Key { return key.Sub("store") }

// enter notes a user of the folder, who is to call users.Done, or says that the store is closed.
func (s *Store) enter() error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return errClosed
	}
	s.users.enter()
	return nil
}

// Close ends the use of the folder, once what is in progress is done. A second Close does nothing.
func (s *Store) Close() error {
	s.writer.Lock()
	defer s.writer.Unlock()
	if !s.shut() {
		return nil
	}
	s.users.Wait()
	err := s.release()
	s.key.Wipe()
	s.files.Wipe()
	return err
}

// shut lets nobody in any more, and reports whether that was still to do.
func (s *Store) shut() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := !s.closed
	s.closed = true
	return first
}

// release closes what is open, in the reverse order of opening; the lock goes last.
func (s *Store) release() error {
	var errs []error
	if s.engine != nil {
		errs = append(errs, s.engine.close())
	}
	if s.head != nil {
		errs = append(errs, s.head.f.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	return errors.Join(errs...)
}

// Head returns the place of the journal's last line: its sequence and its hash; 0 and an empty text before the first.
func (s *Store) Head() (seq uint64, hash string) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.seq, s.hash
}
