package store

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
)

// engine is Badger with what it complains of.
type engine struct {
	db  *badger.DB
	log *complaints
	dir string
	key seal.Key
	// stale says that a disposal has left old bytes in Badger's tables, which closing has to clear away.
	stale bool
}

// entry is a key and its value, in its envelope.
type entry struct{ key, value []byte }

// rotation is how long Badger keeps the key that it draws under ours. A rotation appends to KEYREGISTRY, and one torn by a
// power cut would lock the folder: let there be none to speak of. But Badger takes a store without a key for one whose key
// dates from 1970: a rotation longer than the time since then would silently leave everything in the open (checkRegistry
// holds that).
const rotation = 20 * 365 * 24 * time.Hour

// engineOptions are chosen from measurements: a write is on disk when it returns; a memtable holds an act of 50,000 small
// records; values stay out of the value log, whose damage is silent; every table is verified when it is opened.
func engineOptions(dir string, key seal.Key, log *complaints) badger.Options {
	opt := badger.DefaultOptions(dir).
		WithSyncWrites(true).
		WithDetectConflicts(false). // one writer
		WithNumVersionsToKeep(1).
		WithMetricsEnabled(false).
		WithMemTableSize(64 << 20).
		WithNumMemtables(2).
		WithNumCompactors(2).
		WithValueThreshold(1 << 20).   // the highest that Badger takes
		WithValueLogFileSize(32 << 20) // mapped twice over, and never written
	// No compression: encrypted blocks are then checked as they lie on disk. Encryption demands both caches.
	opt = opt.WithCompression(options.None).WithBlockCacheSize(1 << 20).WithIndexCacheSize(16 << 20)
	opt = opt.WithChecksumVerificationMode(options.OnTableRead)
	opt = opt.WithEncryptionKey(key[:]).WithEncryptionKeyRotationDuration(rotation)
	return opt.WithLogger(log)
}

// openEngine opens Badger, or creates it where there is nothing: the guard has looked before. A complaint is a failure:
// Badger leaves out a table that it cannot read, says so in its log, and opens.
func openEngine(dir string, key seal.Key) (*engine, error) { return openEngineSynced(dir, key, true) }

// openEngineSynced is openEngine; what is not synced is for a folder that is thrown away.
func openEngineSynced(dir string, key seal.Key, synced bool) (e *engine, err error) {
	defer func() {
		if r := recover(); r != nil {
			e, err = nil, fmt.Errorf("badger panicked while opening: %v", r)
		}
	}()
	log := &complaints{}
	db, err := openPatiently(engineOptions(dir, key, log).WithSyncWrites(synced))
	if err != nil {
		return nil, fmt.Errorf("open badger: %w", err)
	}
	e = &engine{db: db, log: log, dir: dir, key: key}
	if err := errors.Join(log.err(), checkRegistry(dir)); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return e, nil
}

// openPatiently tries a few times on Windows, where an antivirus may hold a file for a moment (badger #1564).
func openPatiently(opt badger.Options) (*badger.DB, error) {
	for try := 1; ; try++ {
		db, err := badger.Open(opt)
		if err == nil || runtime.GOOS != "windows" || !errors.Is(err, os.ErrPermission) || try == 5 {
			return db, err
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// write commits all entries in one transaction, or none; an entry without a value deletes its key. Its error wraps
// badger.ErrTxnTooBig when nothing was tried.
func (e *engine) write(entries []entry) error {
	txn := e.db.NewTransaction(true)
	defer txn.Discard()
	for _, kv := range entries {
		if kv.value == nil {
			if err := txn.Delete(kv.key); err != nil {
				return fmt.Errorf("delete: %w", err)
			}
			continue
		}
		if err := txn.Set(kv.key, kv.value); err != nil {
			return fmt.Errorf("set: %w", err)
		}
	}
	if err := txn.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return e.log.err() // a failed sync of the value log is only logged
}

// each calls fn with every entry under a prefix, in order. The slices are fn's to keep.
func (e *engine) each(prefix []byte, fn func(key, value []byte) error) error {
	return e.db.View(func(txn *badger.Txn) error { return e.eachIn(txn, prefix, fn) })
}

// eachIn is each as a transaction sees it.
func (e *engine) eachIn(txn *badger.Txn, prefix []byte, fn func(key, value []byte) error) error {
	opt := badger.DefaultIteratorOptions
	opt.Prefix = prefix
	opt.PrefetchSize = 1000
	it := txn.NewIterator(opt)
	defer it.Close()
	for it.Rewind(); it.Valid(); it.Next() {
		value, err := it.Item().ValueCopy(nil)
		if err != nil {
			return fmt.Errorf("read value: %w", err)
		}
		if err := fn(it.Item().KeyCopy(nil), value); err != nil {
			return err
		}
	}
	return e.log.err() // an iterator that cannot read a table ends early without an error, and complains
}

// get returns the value under a key; found is false when there is none.
func (e *engine) get(key []byte) (value []byte, found bool, err error) {
	err = e.db.View(func(txn *badger.Txn) error {
		item, err := txn.Get(key)
		if errors.Is(err, badger.ErrKeyNotFound) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("get: %w", err)
		}
		found = true
		value, err = item.ValueCopy(nil)
		return err
	})
	return value, found, err
}

// close flushes and closes. A complaint made on the way is an error.
func (e *engine) close() error {
	err := errors.Join(e.db.Close(), e.log.err())
	if err != nil || !e.stale {
		return err
	}
	return clearAway(e.dir, e.key)
}

// count returns how many keys there are under a prefix.
func (e *engine) count(prefix []byte) (uint64, error) {
	var n uint64
	err := e.db.View(func(txn *badger.Txn) error {
		opt := badger.DefaultIteratorOptions
		opt.Prefix, opt.PrefetchValues = prefix, false
		it := txn.NewIterator(opt)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			n++
		}
		return nil
	})
	return n, errors.Join(err, e.log.err())
}
