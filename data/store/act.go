package store

import (
	"errors"
	"fmt"
	"path/filepath"

	"certibloc/data"

	"github.com/dgraph-io/badger/v4"
)

var (
	errClosed = errors.New("store: closed")
	errAct    = errors.New("store: an act needs an id and a name")
)

// View calls fn with what the tables hold now. While fn runs no act becomes visible, so it must be short; it must call
// neither View nor Update.
func (s *Store) View(fn func(*Tx) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed {
		return errClosed
	}
	tx := &Tx{base: s.mem}
	defer tx.end()
	return fn(tx)
}

// Update does one act: what fn writes, and its line in the journal, are on disk together when it returns, or not at all. It
// returns what was written, in the order of the first writing. An error of fn undoes everything and is returned as it is;
// an act that writes nothing leaves no line. A zero act.At is the clock's. One act runs at a time; fn must not call Update.
//
// When the disk fails in the middle, the store refuses further acts until it is opened again, and says so.
func (s *Store) Update(act data.Act, fn func(*Tx) error) ([]data.Change, error) {
	s.writer.Lock()
	defer s.writer.Unlock()
	switch {
	case s.closed:
		return nil, errClosed
	case s.parent != nil:
		return nil, s.refusePast()
	case s.broken != nil:
		return nil, unusable(s.broken)
	case act.ID == "" || act.Name == "":
		return nil, errAct
	}
	// Only a writer changes mem, and this is the writer: reading it needs no lock.
	tx := &Tx{base: s.mem, writable: true}
	defer tx.end()
	if err := fn(tx); err != nil {
		return nil, err
	}
	if len(tx.writes) == 0 {
		return nil, nil
	}
	if err := s.commit(act, tx, nil); err != nil {
		return nil, err
	}
	return tx.Changes(), nil
}

// commit puts the act on disk, then moves HEAD, then shows it to readers. extra entries go with the act.
func (s *Store) commit(act data.Act, tx *Tx, extra []entry) error {
	if err := s.room(); err != nil {
		return err
	}
	reduced, old, err := s.reduce(tx)
	if err != nil {
		return err
	}
	line, payload, err := s.newLine(act, tx, reduced)
	if err != nil {
		return err
	}
	return s.put(line, payload, tx, append(extra, old...))
}

// put writes an act with its line and its payload.
func (s *Store) put(line Line, payload []byte, tx *Tx, extra []entry) error {
	entries, err := actEntries(line, payload, tx)
	if err != nil {
		return err
	}
	err = s.engine.write(append(entries, extra...))
	if errors.Is(err, badger.ErrTxnTooBig) {
		return tooBig(err)
	}
	if err == nil {
		err = s.head.write(mark{line.Seq, line.Hash})
	}
	if err != nil {
		s.broken = fmt.Errorf("act %d in %s: %w", line.Seq, filepath.Base(s.dir), err)
		return unusable(s.broken)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq, s.hash = line.Seq, line.Hash
	s.mem.publish(tx.pending)
	s.engine.stale = s.engine.stale || len(tx.disposed) > 0
	return nil
}

// actEntries returns everything that an act leaves on disk.
func actEntries(line Line, payload []byte, tx *Tx) ([]entry, error) {
	entries, err := payloadEntries(line.Seq, payload)
	if err != nil {
		return nil, err
	}
	l, err := lineEntry(line)
	if err != nil {
		return nil, err
	}
	entries = append(entries, l)
	for _, w := range tx.writes {
		key := recordKey(w.table, w.id)
		entries = append(entries, entry{key, wrap(key, w.table.version, w.body)})
	}
	return append(entries, disposedEntries(tx)...), nil
}

// Changes returns what the act has written so far, in the order of the first writing, and then what it disposed of.
func (tx *Tx) Changes() []data.Change {
	changes := make([]data.Change, len(tx.writes))
	for i, w := range tx.writes {
		changes[i] = data.Change{Table: w.table.name, ID: w.id}
	}
	return append(changes, tx.disposed...)
}
