package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"certibloc/data"
)

// errPast stops the reading of a journal at its last wanted line.
var errPast = errors.New("store: the rest is later")

// Past returns what the tables held at a moment: after the last line of the journal whose time is not later. Lines count in
// the order in which they were written, whatever the clock said: one that it dates later is still there when one after it
// is not. The tables are rebuilt from what the lines wrote, so records disposed of since are gone from the past too.
//
// The store returned is for reading: Update, PutFile, RemoveFile and Check refuse. It shares the folder's files, its Journal
// ends at its own last line, and closing it closes nothing else. It refuses a journal that does not give what its last line
// counts.
func (s *Store) Past(at time.Time) (*Store, error) {
	if s.parent != nil {
		return s.parent.Past(at)
	}
	s.writer.Lock() // a disposal reduces payloads
	defer s.writer.Unlock()
	if s.closed {
		return nil, errClosed
	}
	last, err := s.lastLine(at)
	if err != nil {
		return nil, err
	}
	f, err := s.foldUntil(last)
	if err != nil {
		return nil, err
	}
	mem, err := f.memory()
	if err != nil {
		return nil, err
	}
	if n := mem.records(); f.whole && n != last.Records {
		return nil, damage(fmt.Errorf("%d records at line %d, which says %d", n, last.Seq, last.Records),
			"Le journal ne rend pas ce que le registre contenait à la ligne %d.", last.Seq)
	}
	past := &Store{dir: s.dir, clock: s.clock, rand: s.rand, free: s.free, ring: s.ring, slot: s.slot, parent: s, mem: mem, seq: last.Seq, hash: last.Hash}
	return past, s.modernise(past, f.migrated)
}

// refusePast is what a past store answers to who would write.
func (s *Store) refusePast() error {
	if s.parent == nil {
		return nil
	}
	return data.Refuse("On ne modifie pas le passé.").Hint("Revenez à aujourd’hui.")
}

// lastLine returns the last line whose time is not later, the zero Line where there is none.
func (s *Store) lastLine(at time.Time) (last Line, err error) {
	err = s.engine.lines(func(l Line) error {
		if !l.At.After(at) {
			last = l
		}
		return nil
	})
	return last, err
}

// folding is what the lines of a journal come to.
type folding struct {
	tables   []map[data.ID]json.RawMessage // by rank of the table: the last value of each record
	migrated map[data.ID]bool              // the migrations that lines tell of, by the identifier of the act
	whole    bool                          // no payload has been removed or reduced
}

// foldUntil reads the journal as far as a line.
func (s *Store) foldUntil(last Line) (*folding, error) {
	f := &folding{tables: make([]map[data.ID]json.RawMessage, len(schema)), migrated: map[data.ID]bool{}, whole: true}
	for i := range f.tables {
		f.tables[i] = map[data.ID]json.RawMessage{}
	}
	err := s.engine.lines(func(l Line) error {
		if l.Seq > last.Seq {
			return errPast
		}
		f.migrated[l.ID] = true
		text, err := s.engine.payload(l.Seq)
		if err != nil {
			return err
		}
		f.whole = f.whole && text != nil && hashHex(text) == l.Payload
		p, err := parsePayload(text)
		if err != nil {
			return fmt.Errorf("payload %d: %w", l.Seq, err)
		}
		return f.add(p)
	})
	if errors.Is(err, errPast) {
		err = nil
	}
	return f, err
}

// add does again what an act did.
func (f *folding) add(p *Payload) error {
	if p == nil {
		return nil
	}
	for _, w := range p.Changes {
		t := tableOf(w.Table)
		if t == nil {
			return fmt.Errorf("store: no table %q", w.Table)
		}
		f.tables[t.no][w.ID] = w.Value
	}
	for _, d := range p.Disposed {
		if t := tableOf(d.Table); t != nil {
			delete(f.tables[t.no], d.ID)
		}
	}
	return nil
}

// memory decodes what is left, once each.
func (f *folding) memory() (memory, error) {
	mem := newMemory()
	for i, bodies := range f.tables {
		records := make([]data.Record, 0, len(bodies))
		for id, body := range bodies {
			r, err := schema[i].decode(body)
			if err != nil {
				return nil, fmt.Errorf("%s %s in the journal: %w", schema[i].name, id, err)
			}
			records = append(records, r)
		}
		slices.SortFunc(records, func(a, b data.Record) int { return cmp.Compare(a.Key(), b.Key()) })
		mem[i].fill(schema[i], records)
	}
	return mem, nil
}

// modernise brings old records to the shape that the program reads: it does, in memory alone, the migrations that the folder
// has been through since.
func (s *Store) modernise(past *Store, migrated map[data.ID]bool) error {
	list, err := s.engine.schemaDone()
	if err != nil {
		return err
	}
	for _, m := range migrations {
		if m.version <= list[0].Version || migrated[migrationID(m)] {
			continue
		}
		tx := &Tx{base: past.mem, writable: true}
		if err := m.run(tx); err != nil {
			return fmt.Errorf("migration %d of the past: %w", m.version, err)
		}
		past.mem.publish(tx.pending)
		tx.end()
	}
	return nil
}

// journalOfPast is Journal as far as the last line of the past.
func (s *Store) journalOfPast(fn func(Line, *Payload) error) error {
	last, _ := s.Head()
	err := s.parent.Journal(func(l Line, p *Payload) error {
		if l.Seq > last {
			return errPast
		}
		return fn(l, p)
	})
	if errors.Is(err, errPast) {
		return nil
	}
	return err
}
