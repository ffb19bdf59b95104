package store

import (
	"errors"
	"slices"

	"certibloc/data"
)

// Tx is one reading, or one act, in progress: what the tables held when it began, and what the act has written so far.
// It is for one goroutine, and worth nothing once the function that received it has returned.
type Tx struct {
	base     memory
	writable bool
	pending  []*overlay // by rank of the table; nil where nothing is written
	writes   []*write   // in the order of their first appearance
	disposed []data.Change
}

// write is one record on its way to the disk.
type write struct {
	table *tableInfo
	id    data.ID
	body  []byte
}

// overlay is what an act has written in one table.
type overlay struct {
	byID    map[data.ID]data.Record
	writes  map[data.ID]*write
	indexes []map[data.ID]map[data.ID]bool // by rank of the index: pending records on each key
	gone    map[data.ID]bool               // keys of the table that are disposed of
	added   []data.ID                      // keys that the table did not have
	sorted  bool                           // whether added is
	keys    []data.ID                      // all keys, when asked for since the last addition
}

var (
	errReadOnly = errors.New("store: a View cannot write")
	errFinished = errors.New("store: this transaction is over")
)

// end makes the transaction useless, so that one kept by mistake reads nothing rather than half an act.
func (tx *Tx) end() { tx.base, tx.pending, tx.writable = nil, nil, false }

func (tx *Tx) get(t *tableInfo, id data.ID) (data.Record, bool) {
	if tx.base == nil {
		return nil, false
	}
	if o := tx.overlay(t); o != nil {
		if r, ok := o.byID[id]; ok || o.gone[id] {
			return r, ok
		}
	}
	r, ok := tx.base[t.no].byID[id]
	return r, ok
}

func (tx *Tx) overlay(t *tableInfo) *overlay {
	if tx.pending == nil {
		return nil
	}
	return tx.pending[t.no]
}

func (tx *Tx) put(t *tableInfo, r data.Record, body []byte) error {
	switch {
	case tx.base == nil:
		return errFinished
	case !tx.writable:
		return errReadOnly
	case len(body) > maxBody:
		return tooBig(errors.New("one record is too long"))
	}
	o := tx.mine(t)
	if o.gone[r.Key()] {
		return errDisposed
	}
	if w, ok := o.writes[r.Key()]; ok {
		w.body = body
	} else {
		w := &write{table: t, id: r.Key(), body: body}
		o.writes[w.id] = w
		tx.writes = append(tx.writes, w)
	}
	_, known := tx.base[t.no].byID[r.Key()]
	o.put(t, r, known)
	return nil
}

// mine returns the overlay of a table, made when it is first needed.
func (tx *Tx) mine(t *tableInfo) *overlay {
	if tx.pending == nil {
		tx.pending = make([]*overlay, len(schema))
	}
	if tx.pending[t.no] == nil {
		tx.pending[t.no] = newOverlay(t)
	}
	return tx.pending[t.no]
}

func newOverlay(t *tableInfo) *overlay {
	o := &overlay{byID: map[data.ID]data.Record{}, writes: map[data.ID]*write{}, gone: map[data.ID]bool{}}
	for range t.indexes {
		o.indexes = append(o.indexes, map[data.ID]map[data.ID]bool{})
	}
	return o
}

// put notes the record; known says whether the table had its key before the act.
func (o *overlay) put(t *tableInfo, r data.Record, known bool) {
	id := r.Key()
	old, again := o.byID[id]
	for n, ix := range t.indexes {
		if again {
			delete(o.indexes[n][ix.key(old)], id)
		}
		key := ix.key(r)
		if o.indexes[n][key] == nil {
			o.indexes[n][key] = map[data.ID]bool{}
		}
		o.indexes[n][key][id] = true
	}
	o.byID[id] = r
	if !known && !again {
		o.added = append(o.added, id)
		o.sorted, o.keys = false, nil
	}
}

func (o *overlay) sortedAdded() []data.ID {
	if !o.sorted {
		// A copy: an iteration may still be going through the list as it was.
		o.added = slices.Clone(o.added)
		slices.Sort(o.added)
		o.sorted = true
	}
	return o.added
}

// keys returns the keys of a table, sorted.
func (tx *Tx) keys(t *tableInfo) []data.ID {
	if tx.base == nil {
		return nil
	}
	base, o := tx.base[t.no].keys, tx.overlay(t)
	if o == nil || len(o.added) == 0 {
		return base
	}
	if o.keys == nil {
		o.keys = merge(slices.Clip(base), o.sortedAdded())
	}
	return o.keys
}

func (tx *Tx) len(t *tableInfo) int {
	if tx.base == nil {
		return 0
	}
	n := len(tx.base[t.no].byID)
	if o := tx.overlay(t); o != nil {
		n += len(o.added) - len(o.gone)
	}
	return n
}

// lookup returns the keys of the records that hang on key, sorted.
func (tx *Tx) lookup(ix *indexInfo, key data.ID) []data.ID {
	if tx.base == nil {
		return nil
	}
	base, o := tx.base[ix.table.no].indexes[ix.no][key], tx.overlay(ix.table)
	if o == nil {
		return base
	}
	var ids []data.ID
	for _, id := range base {
		if _, rewritten := o.byID[id]; !rewritten {
			ids = append(ids, id)
		}
	}
	for id := range o.indexes[ix.no][key] {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
