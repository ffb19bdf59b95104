package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"certibloc/data"
)

var (
	errNoVisa   = errors.New("store: nothing is removed without a disposal that bears a visa, in the same act")
	errDisposed = errors.New("store: a record cannot be written and disposed of in one act")
)

// Dispose removes a record when the act is done, for good: its bytes, and those that the journal's payloads have carried of
// it. The act must put, before, a disposal that bears the visa of the archives; without it nothing is removed. A payload that
// carried nothing else is removed too; one that did is replaced by what is left of it, under a new salt, so that nobody who
// guesses a record can check the guess against the hash in its line. The journal keeps the names (table and identifier) of
// what was removed and the hash of every payload so reduced, so that Check can account for each.
//
// Badger keeps what is overwritten until it compacts its tables: closing the store after a disposal compacts them all, and
// goes on after a crash at the next closing. What a disk keeps of deleted files is out of reach; it is encrypted.
func (t *Table[T]) Dispose(tx *Tx, id data.ID) error { return tx.dispose(t.info, id) }

func (tx *Tx) dispose(t *tableInfo, id data.ID) error {
	switch _, there := tx.get(t, id); {
	case tx.base == nil:
		return errFinished
	case !tx.writable:
		return errReadOnly
	case !there:
		return fmt.Errorf("dispose of %s %s: there is none", t.name, id)
	case !tx.underVisa() || t == Disposals.info:
		return errNoVisa
	}
	o := tx.mine(t)
	if _, written := o.byID[id]; written {
		return errDisposed
	}
	o.gone[id] = true
	tx.disposed = append(tx.disposed, data.Change{Table: t.name, ID: id})
	return nil
}

// underVisa reports whether the act puts a disposal that bears a visa.
func (tx *Tx) underVisa() bool {
	o := tx.overlay(Disposals.info)
	if o == nil {
		return false
	}
	for _, r := range o.byID {
		if d, ok := r.(data.Disposal); ok && d.Visa.Given() {
			return true
		}
	}
	return false
}

// underVisa reports whether the payload is of an act that put a disposal which bears a visa.
func (p *Payload) underVisa() bool {
	return slices.ContainsFunc(p.Changes, func(w Written) bool {
		var d data.Disposal
		return w.Table == Disposals.info.name && json.Unmarshal(w.Value, &d) == nil && d.Visa.Given()
	})
}

// disposedEntries take the disposed records off the disk, and say that their old bytes are to be cleared away.
func disposedEntries(tx *Tx) []entry {
	var entries []entry
	for i, o := range tx.pending {
		if o == nil {
			continue
		}
		for id := range o.gone {
			entries = append(entries, entry{key: recordKey(schema[i], id)})
		}
	}
	if len(entries) > 0 {
		entries = append(entries, entry{keyStale, wrap(keyStale, 1, nil)})
	}
	return entries
}

// reduce returns what becomes of the payloads that carried the records disposed of, and the entries that make it so.
func (s *Store) reduce(tx *Tx) ([]Reduced, []entry, error) {
	if len(tx.disposed) == 0 {
		return nil, nil, nil
	}
	gone := map[data.Change]bool{}
	for _, d := range tx.disposed {
		gone[d] = true
	}
	var all []Reduced
	var entries []entry
	err := s.engine.lines(func(l Line) error {
		text, err := s.engine.payload(l.Seq)
		if err != nil || text == nil {
			return err
		}
		left, changed, err := s.without(text, gone)
		if err != nil || !changed {
			return err
		}
		r, more, err := s.replacePayload(l.Seq, left)
		all, entries = append(all, r), append(entries, more...)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reduce payloads: %w", err)
	}
	return all, entries, nil
}

// without returns a payload without some records, nil when it has nothing else, and whether it carried any of them.
func (s *Store) without(text []byte, gone map[data.Change]bool) (left []byte, changed bool, err error) {
	p, err := parsePayload(text)
	if err != nil {
		return nil, false, err
	}
	carried := len(p.Changes)
	p.Changes = slices.DeleteFunc(p.Changes, func(w Written) bool { return gone[data.Change{Table: w.Table, ID: w.ID}] })
	switch len(p.Changes) {
	case carried:
		return nil, false, nil
	case 0:
		return nil, true, nil
	}
	if p.Salt, err = s.salt(); err != nil {
		return nil, false, err
	}
	left, err = json.Marshal(p)
	return left, true, err
}

// replacePayload returns the entries that put what is left in the place of a payload.
func (s *Store) replacePayload(seq uint64, left []byte) (Reduced, []entry, error) {
	r := Reduced{Seq: seq}
	var entries []entry
	if left != nil {
		var err error
		if entries, err = payloadEntries(seq, left); err != nil {
			return r, nil, err
		}
		r.Hash = hashHex(left)
	}
	kept := len(entries)
	err := s.engine.each(payloadPrefix(seq), func(key, _ []byte) error {
		if kept--; kept < 0 {
			entries = append(entries, entry{key: key})
		}
		return nil
	})
	return r, entries, err
}
