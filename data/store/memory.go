package store

import (
	"slices"

	"certibloc/data"
)

// rows is one table in memory.
type rows struct {
	byID    map[data.ID]data.Record
	keys    []data.ID               // sorted
	indexes []map[data.ID][]data.ID // by rank of the index: what hangs on each key, sorted
}

// memory is every table, by rank in schema.
type memory []*rows

func newMemory() memory {
	m := make(memory, len(schema))
	for i, t := range schema {
		m[i] = &rows{byID: map[data.ID]data.Record{}, indexes: make([]map[data.ID][]data.ID, len(t.indexes))}
		for n := range t.indexes {
			m[i].indexes[n] = map[data.ID][]data.ID{}
		}
	}
	return m
}

// records returns how many records there are in all.
func (m memory) records() uint64 {
	n := 0
	for _, r := range m {
		n += len(r.byID)
	}
	return uint64(n)
}

// fill puts records into an empty table. Their keys are distinct and sorted, as Badger gives them.
func (r *rows) fill(t *tableInfo, records []data.Record) {
	r.keys = make([]data.ID, len(records))
	for i, v := range records {
		r.keys[i] = v.Key()
		r.byID[v.Key()] = v
		for n, ix := range t.indexes {
			key := ix.key(v)
			r.indexes[n][key] = append(r.indexes[n][key], v.Key())
		}
	}
}

// publish makes the writes of an act visible. The caller holds the lock.
func (m memory) publish(pending []*overlay) {
	for i, o := range pending {
		if o == nil {
			continue
		}
		r := m[i]
		if len(o.added) > 0 {
			r.keys = merge(r.keys, o.sortedAdded())
		}
		for id, v := range o.byID {
			r.reindex(schema[i], id, r.byID[id], v)
			r.byID[id] = v
		}
		r.forget(schema[i], o.gone)
	}
}

// forget takes records out of the table and of its indexes.
func (r *rows) forget(t *tableInfo, gone map[data.ID]bool) {
	if len(gone) == 0 {
		return
	}
	for id := range gone {
		for n, ix := range t.indexes {
			key := ix.key(r.byID[id])
			r.indexes[n][key] = remove(r.indexes[n][key], id)
		}
		delete(r.byID, id)
	}
	r.keys = slices.DeleteFunc(r.keys, func(id data.ID) bool { return gone[id] })
}

// reindex moves a record from where its old value put it to where the new one does.
func (r *rows) reindex(t *tableInfo, id data.ID, old, now data.Record) {
	for n, ix := range t.indexes {
		key := ix.key(now)
		if old != nil {
			was := ix.key(old)
			if was == key {
				continue
			}
			r.indexes[n][was] = remove(r.indexes[n][was], id)
		}
		r.indexes[n][key] = insert(r.indexes[n][key], id)
	}
}

// insert returns the sorted ids with id among them.
func insert(ids []data.ID, id data.ID) []data.ID {
	at, found := slices.BinarySearch(ids, id)
	if found {
		return ids
	}
	return slices.Insert(ids, at, id)
}

func remove(ids []data.ID, id data.ID) []data.ID {
	at, found := slices.BinarySearch(ids, id)
	if !found {
		return ids
	}
	return slices.Delete(ids, at, at+1)
}

// merge returns two sorted lists without a common element as one. It may append to a, in the room behind it.
func merge(a, b []data.ID) []data.ID {
	if len(a) == 0 || len(b) == 0 || a[len(a)-1] < b[0] {
		return append(a, b...)
	}
	all := make([]data.ID, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
