package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/dgraph-io/ristretto/v2/z"
)

// Salvaged is an act that a damaged folder still holds: its line, and its payload with the hash that the line says.
type Salvaged struct {
	Line    Line
	payload []byte
}

// Salvage returns the acts that can still be read in a folder that is not opened, in the order of the journal. It reads the
// files of the engine itself, each on its own, with or without a MANIFEST, and changes nothing. Every act is as it was written:
// a line that has not its hash, or a payload that has not the line's, is left out.
func Salvage(dir string, secret []byte) ([]Salvaged, error) {
	ring, _, err := readRing(dir)
	if err != nil {
		return nil, err
	}
	key, err := ring.Unlock(secret)
	if err != nil {
		return nil, err
	}
	defer key.Wipe()
	raw, err := readRaw(filepath.Join(dir, engineName), engineKey(key))
	if err != nil {
		return nil, err
	}
	return raw.acts(), nil
}

// raw is what the files of an engine folder hold, without the engine.
type raw struct {
	newest  map[string]version
	damaged map[string]error // by the name of the file
}

// readRaw reads every table and every log of an engine folder. Its error says that nothing could be read.
func readRaw(dir string, key seal.Key) (*raw, error) {
	r := &raw{newest: map[string]version{}, damaged: map[string]error{}}
	if err := checkRegistry(dir); err != nil {
		return r, damage(err, "Le fichier « store/%s » du registre est abîmé.", badger.KeyRegistryFileName)
	}
	registry, err := badger.OpenKeyRegistry(badger.KeyRegistryOptions{Dir: dir, ReadOnly: true, EncryptionKey: key[:]})
	if err != nil {
		return r, damage(err, "Le fichier « store/%s » du registre est abîmé.", badger.KeyRegistryFileName)
	}
	manifest, whole, err := readManifest(dir)
	if err != nil || !whole {
		r.damaged[badger.ManifestFilename] = errors.Join(err, errors.New("the manifest is not whole"))
	}
	tables, err := tableFiles(dir)
	if err != nil {
		return r, err
	}
	for id := range manifest.Tables {
		if !tables[id] {
			r.damaged[tableName(id)] = errors.New("the table is missing")
		}
	}
	for id := range tables {
		// A table that the manifest does not list was replaced by another, or never finished; where there is no manifest, all count.
		if _, listed := manifest.Tables[id]; listed || r.damaged[badger.ManifestFilename] != nil {
			if err := r.table(dir, id, manifest.Tables[id], registry); err != nil {
				r.damaged[tableName(id)] = err
			}
		}
	}
	names, err := logs(dir)
	for _, name := range names {
		torn, err := readLog(name, registry, r.keep)
		if err != nil || torn {
			r.damaged[filepath.Base(name)] = errors.Join(err, errors.New("the log is torn"))
		}
	}
	return r, err
}

// keep takes a version of a record unless there is a newer one. One without its envelope is damaged and left out.
func (r *raw) keep(key []byte, v version) {
	if old, ok := r.newest[string(key)]; ok && old.at > v.at {
		return
	}
	if !v.deleted {
		if _, _, err := unwrap(key, v.value); err != nil {
			return
		}
	}
	r.newest[string(key)] = v
}

// table reads a table block by block, as far as it goes; what it gives is checked by its envelope. It returns what is wrong
// with the table.
func (r *raw) table(dir string, id uint64, m badger.TableManifest, registry *badger.KeyRegistry) (err error) {
	if m.KeyID == 0 { // without the manifest: the first, as there is no other for twenty years
		m.KeyID = 1
	}
	verified := verifyTable(dir, id, m, registry)
	defer func() {
		if fault := recover(); fault != nil {
			err = errors.Join(verified, fmt.Errorf("reading table %d panicked: %v", id, fault))
		}
	}()
	path := filepath.Join(dir, tableName(id))
	if err := checkFooter(path); err != nil {
		return errors.Join(verified, err)
	}
	dataKey, err := registry.DataKey(m.KeyID)
	if err != nil {
		return errors.Join(verified, err)
	}
	cache, err := ristretto.NewCache(&ristretto.Config[uint64, *fb.TableIndex]{NumCounters: 10, MaxCost: 64 << 20, BufferItems: 1})
	if err != nil {
		return fmt.Errorf("index cache: %w", err)
	}
	defer cache.Close()
	file, err := z.OpenMmapFile(path, 0, 0)
	if err != nil {
		return errors.Join(verified, err)
	}
	opened, err := table.OpenTable(file, table.Options{
		ReadOnly: true, ChkMode: options.NoVerification, Compression: options.None, BlockSize: 4 << 10, DataKey: dataKey, IndexCache: cache,
	})
	if err != nil {
		return errors.Join(verified, err)
	}
	it := opened.NewIterator(0)
	for it.Rewind(); it.Valid(); it.Next() {
		v := it.ValueCopy()
		r.keep(slices.Clone(y.ParseKey(it.Key())), version{at: y.ParseTs(it.Key()), value: v.Value, deleted: v.Meta&walDeleted != 0})
	}
	return errors.Join(verified, it.Close(), opened.Close(-1))
}

// get returns the body of a record.
func (r *raw) get(key []byte) ([]byte, bool) {
	v, ok := r.newest[string(key)]
	if !ok || v.deleted {
		return nil, false
	}
	_, body, err := unwrap(key, v.value)
	return body, err == nil
}

// lines returns every line of the journal that has its own hash, in order.
func (r *raw) lines() []Line {
	var all []Line
	for key, v := range r.newest {
		if key == "" || key[0] != prefixLine || v.deleted {
			continue
		}
		if l, err := parseLine([]byte(key), v.value); err == nil && l.Hash == l.hash() {
			all = append(all, l)
		}
	}
	slices.SortFunc(all, func(a, b Line) int { return int(int64(a.Seq) - int64(b.Seq)) })
	return all
}

// acts returns the lines whose payload is whole. One that a disposal under a visa accounts for has none any more.
func (r *raw) acts() []Salvaged {
	lines := r.lines()
	payloads := make([][]byte, len(lines))
	reduced := map[uint64]string{}
	for i, l := range lines {
		payloads[i] = r.payload(l.Seq)
		if p, err := parsePayload(payloads[i]); err == nil && p != nil && hashHex(payloads[i]) == l.Payload && p.underVisa() {
			for _, left := range p.Reduced {
				reduced[left.Seq] = left.Hash
			}
		}
	}
	var all []Salvaged
	for i, l := range lines {
		hash := ""
		if payloads[i] != nil {
			hash = hashHex(payloads[i])
		}
		left, disposed := reduced[l.Seq]
		switch {
		case hash == l.Payload:
			all = append(all, Salvaged{l, payloads[i]})
		case disposed && left == hash:
			all = append(all, Salvaged{Line: l})
		}
	}
	return all
}

// payload puts the pieces of a payload together; nil where one is missing.
func (r *raw) payload(seq uint64) []byte {
	var packed []byte
	for n := 0; ; n++ {
		body, ok := r.get(payloadKey(seq, n))
		if !ok {
			break
		}
		packed = append(packed, body...)
	}
	if len(packed) == 0 {
		return nil
	}
	text, err := inflate(packed)
	if err != nil {
		return nil
	}
	return text
}

// Resume appends the acts that follow the journal of an open store exactly, as they were written: the same lines, the same
// hashes, the same values. It stops before the first that does not follow, and before a disposal, which is done anew. It
// returns how many it took.
func (s *Store) Resume(acts []Salvaged) (n int, err error) {
	s.writer.Lock()
	defer s.writer.Unlock()
	for _, act := range acts {
		if act.Line.Seq <= s.seq {
			continue
		}
		if act.Line.follows(s.seq, s.hash) != nil {
			return n, nil
		}
		took, err := s.resume(act)
		if err != nil || !took {
			return n, err
		}
		n++
	}
	return n, nil
}

func (s *Store) resume(act Salvaged) (bool, error) {
	switch {
	case s.closed:
		return false, errClosed
	case s.broken != nil:
		return false, unusable(s.broken)
	}
	p, err := parsePayload(act.payload)
	if err != nil || p == nil || len(p.Disposed)+len(p.Reduced) > 0 {
		return false, nil
	}
	tx := &Tx{base: s.mem, writable: true}
	defer tx.end()
	for _, w := range p.Changes {
		t := tableOf(w.Table)
		if t == nil {
			return false, nil
		}
		record, err := t.decode(w.Value)
		if err == nil {
			err = tx.put(t, record, w.Value) // the very bytes
		}
		if err != nil {
			return false, nil
		}
	}
	if tx.records() != act.Line.Records {
		return false, nil
	}
	return true, s.put(act.Line, act.payload, tx, nil)
}
