package store

import (
	"errors"
	"fmt"

	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
)

// clearAway compacts all of Badger's tables, so that nothing is left of what was deleted or overwritten. The store is closed
// before and after. Stopped anywhere, it is done again at the next closing.
func clearAway(dir string, key seal.Key) error {
	log := &complaints{}
	for range 3 { // a table made while the first pass runs may keep what the second one drops
		if err := compact(dir, key, log); err != nil {
			return err
		}
		left, err := staleVersions(dir, key, log)
		if err != nil || !left {
			return err
		}
	}
	return nil // Badger leaves it for later: so does the mark, and the next closing tries again
}

// compact opens the store, merges its tables, and closes it.
func compact(dir string, key seal.Key, log *complaints) error {
	db, err := badger.Open(engineOptions(dir, key, log).WithCompactL0OnClose(true))
	if err != nil {
		return fmt.Errorf("clear away: %w", err)
	}
	return errors.Join(db.Flatten(1), db.Close(), log.err())
}

// staleVersions reports whether the tables still hold a version that is no longer read. When they do not, it takes away the
// mark that says so.
func staleVersions(dir string, key seal.Key, log *complaints) (left bool, err error) {
	db, err := badger.Open(engineOptions(dir, key, log))
	if err != nil {
		return false, fmt.Errorf("clear away: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close(), log.err()) }()
	if left, err = hasStale(db); err != nil || left {
		return left, err
	}
	return false, db.Update(func(txn *badger.Txn) error { return txn.Delete(keyStale) })
}

// hasStale looks for keys that are deleted or have an older version.
func hasStale(db *badger.DB) (found bool, err error) {
	err = db.View(func(txn *badger.Txn) error {
		opt := badger.DefaultIteratorOptions
		opt.AllVersions, opt.PrefetchValues = true, false
		it := txn.NewIterator(opt)
		defer it.Close()
		last := ""
		for it.Rewind(); it.Valid() && !found; it.Next() {
			key := string(it.Item().Key())
			found = it.Item().IsDeletedOrExpired() || key == last
			last = key
		}
		return nil
	})
	return found, err
}
