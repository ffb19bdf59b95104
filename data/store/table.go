package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"certibloc/data"
)

// Table describes a table; it holds no data, which belong to a Store.
type Table[T data.Record] struct{ info *tableInfo }

// Index describes a lookup in a table by another identifier than its key; it holds no data either.
type Index[T data.Record] struct{ info *indexInfo }

// tableInfo is what the store knows of a table without its type.
type tableInfo struct {
	no      int  // rank in schema
	letter  byte // in keys
	name    string
	version uint8
	decode  func(body []byte) (data.Record, error)
	indexes []*indexInfo
}

// indexInfo is what the store knows of an index without its type.
type indexInfo struct {
	no    int // rank among the indexes of its table
	table *tableInfo
	key   func(data.Record) data.ID
	// ofPerson says that the key is a candidate, with whom goes whoever was merged into them.
	ofPerson bool
}

// schema lists the tables in the order of their declaration.
var schema []*tableInfo

func newTable[T data.Record](letter byte, name string, version uint8) *Table[T] {
	info := &tableInfo{no: len(schema), letter: letter, name: name, version: version, decode: decode[T]}
	schema = append(schema, info)
	return &Table[T]{info: info}
}

func newIndex[T data.Record](t *Table[T], key func(T) data.ID) *Index[T] {
	info := &indexInfo{no: len(t.info.indexes), table: t.info}
	info.key = func(r data.Record) data.ID {
		v, _ := r.(T)
		return key(v)
	}
	t.info.indexes = append(t.info.indexes, info)
	return &Index[T]{info: info}
}

func decode[T data.Record](body []byte) (data.Record, error) {
	var v T
	if err := json.Unmarshal(body, &v); err != nil {
		return nil, err
	}
	return v, nil
}

// Tables returns the names of all the tables, in the order of their declaration.
func Tables() []string {
	names := make([]string, len(schema))
	for i, t := range schema {
		names[i] = t.name
	}
	return names
}

// Name returns the name of the table, as a data.Change has it.
func (t *Table[T]) Name() string { return t.info.name }

// Get returns the record with that key, if there is one.
func (t *Table[T]) Get(tx *Tx, id data.ID) (T, bool) {
	r, ok := tx.get(t.info, id)
	v, _ := r.(T)
	return v, ok
}

// Put adds the record, or replaces the one with its key, when the act is done. It validates the record first and returns
// its refusal. Inside the act, reads see the record at once.
func (t *Table[T]) Put(tx *Tx, v T) error {
	if err := v.Validate(); err != nil {
		return err
	}
	if err := checkID(v.Key()); err != nil {
		return fmt.Errorf("put in %s: %w", t.info.name, err)
	}
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s %s: %w", t.info.name, v.Key(), err)
	}
	// Keep what a reopening would read, not the caller's value: nothing is shared, and memory cannot differ from the disk.
	kept, err := t.info.decode(body)
	if err != nil {
		return fmt.Errorf("decode %s %s: %w", t.info.name, v.Key(), err)
	}
	return tx.put(t.info, kept, body)
}

// All goes through the records in the order of their keys. Records put meanwhile may be left out.
func (t *Table[T]) All(tx *Tx) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, id := range tx.keys(t.info) {
			if v, ok := t.Get(tx, id); ok && !yield(v) {
				return
			}
		}
	}
}

// Len returns how many records the table has.
func (t *Table[T]) Len(tx *Tx) int { return tx.len(t.info) }

// Of returns the records that hang on key, in the order of their own keys.
func (ix *Index[T]) Of(tx *Tx, key data.ID) []T {
	ids := tx.lookup(ix.info, key)
	if ix.info.ofPerson && key != "" {
		if records := recordsOf(tx, key); len(records) > 1 {
			ids = slices.Clone(ids)
			for _, other := range records[1:] {
				ids = append(ids, tx.lookup(ix.info, other)...)
			}
			slices.Sort(ids)
		}
	}
	found := make([]T, 0, len(ids))
	for _, id := range ids {
		if r, ok := tx.get(ix.info.table, id); ok {
			v, _ := r.(T)
			found = append(found, v)
		}
	}
	return found
}

const maxID = 128 // bytes

var errID = errors.New("the key of a record has 1 to 128 bytes")

func checkID(id data.ID) error {
	if len(id) < 1 || len(id) > maxID {
		return fmt.Errorf("%q: %w", id, errID)
	}
	return nil
}
