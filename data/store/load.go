package store

import (
	"errors"
	"fmt"
	"runtime"
	"sync"

	"certibloc/data"
)

// contents is what an opened engine holds, read and checked.
type contents struct {
	mem    memory
	last   mark // of the journal
	schema []done
	stale  bool // bytes of disposed records are still to be cleared away
}

// load reads everything that opening needs, against the mark that HEAD has.
func (e *engine) load(head mark) (*contents, error) {
	list, err := e.schemaDone()
	if err != nil {
		return nil, err
	}
	last, err := e.checkTail(head)
	if err != nil {
		return nil, err
	}
	_, stale, err := e.get(keyStale)
	if err != nil {
		return nil, damage(err, "Le registre est abîmé.")
	}
	mem, err := e.loadRecords()
	if err != nil {
		return nil, damage(err, "Un enregistrement du registre est abîmé.")
	}
	c := &contents{mem: mem, last: mark{last.Seq, last.Hash}, schema: list, stale: stale}
	if n := mem.records(); n != last.Records {
		return nil, damage(fmt.Errorf("%d records, the last line says %d", n, last.Records),
			"Le registre compte %d enregistrements, son journal en annonce %d.", n, last.Records)
	}
	return c, nil
}

// checkTail compares the journal with HEAD and returns its last line. The journal may be ahead: the program was stopped
// between the commit and HEAD. It may never be behind, and the lines from HEAD on must form a chain.
func (e *engine) checkTail(head mark) (Line, error) {
	var last Line
	if head.seq > 0 {
		l, found, err := e.line(head.seq)
		switch {
		case err != nil:
			return Line{}, damage(err, "Le journal du registre est abîmé à la ligne %d.", head.seq)
		case !found:
			return Line{}, damage(errors.New("the store is behind HEAD"),
				"Le registre a perdu ses derniers enregistrements : son journal devrait aller jusqu’à la ligne %d.", head.seq)
		case l.Hash != head.hash || l.Hash != l.hash():
			return Line{}, damage(errors.New("HEAD has another hash"),
				"La ligne %d du journal n’est pas celle qui avait été enregistrée.", head.seq)
		}
		last = l
	}
	for {
		next, found, err := e.line(last.Seq + 1)
		if err == nil && found {
			err = next.follows(last.Seq, last.Hash)
		}
		if err != nil {
			return Line{}, damage(err, "Le journal du registre est abîmé à la ligne %d.", last.Seq+1)
		}
		if !found {
			return last, e.checkCount(last.Seq)
		}
		last = next
	}
}

// checkCount refuses a journal with a gap, or with lines beyond its end.
func (e *engine) checkCount(last uint64) error {
	n, err := e.count([]byte{prefixLine})
	if err == nil && n != last {
		err = fmt.Errorf("%d lines, the last is %d", n, last)
	}
	if err != nil {
		return damage(err, "Il manque des lignes au journal du registre.")
	}
	return nil
}

// batch is a run of records of one table, to be decoded together.
type batch struct {
	table   *tableInfo
	entries []entry
	records []data.Record
	err     error
}

const batchSize = 1000

// loadRecords reads every record, and decodes on all cores while Badger reads on one.
func (e *engine) loadRecords() (memory, error) {
	work := make(chan *batch, 2*runtime.NumCPU())
	var decoders sync.WaitGroup
	for range runtime.NumCPU() {
		decoders.Go(func() {
			for b := range work {
				b.decode()
			}
		})
	}
	batches, err := e.readBatches(work)
	close(work)
	decoders.Wait()
	if err != nil {
		return nil, err
	}
	return assemble(batches)
}

// readBatches sends the records to be decoded, and returns the batches in order.
func (e *engine) readBatches(work chan<- *batch) ([]*batch, error) {
	var batches []*batch
	var b *batch
	err := e.each([]byte{prefixRecord}, func(key, value []byte) error {
		t, _, err := parseRecordKey(key)
		if err != nil {
			return fmt.Errorf("key %q: %w", key, err)
		}
		if b != nil && (b.table != t || len(b.entries) == batchSize) {
			work <- b
			b = nil
		}
		if b == nil {
			b = &batch{table: t}
			batches = append(batches, b)
		}
		b.entries = append(b.entries, entry{key, value})
		return nil
	})
	if b != nil {
		work <- b
	}
	return batches, err
}

func (b *batch) decode() {
	b.records = make([]data.Record, 0, len(b.entries))
	for _, kv := range b.entries {
		r, err := decodeRecord(b.table, kv)
		if err != nil {
			b.err = err
			return
		}
		b.records = append(b.records, r)
	}
	b.entries = nil
}

func decodeRecord(t *tableInfo, kv entry) (data.Record, error) {
	version, body, err := unwrap(kv.key, kv.value)
	if err != nil {
		return nil, err
	}
	if version != t.version {
		return nil, fmt.Errorf("%s %q is of version %d", t.name, kv.key, version)
	}
	r, err := t.decode(body)
	if err != nil {
		return nil, fmt.Errorf("%s %q: %w", t.name, kv.key, err)
	}
	if string(recordKey(t, r.Key())) != string(kv.key) {
		return nil, fmt.Errorf("%s %s lies under %q", t.name, r.Key(), kv.key)
	}
	return r, nil
}

// assemble puts decoded batches into tables.
func assemble(batches []*batch) (memory, error) {
	byTable := make([][]data.Record, len(schema))
	for _, b := range batches {
		if b.err != nil {
			return nil, b.err
		}
		byTable[b.table.no] = append(byTable[b.table.no], b.records...)
	}
	mem := newMemory()
	for i, records := range byTable {
		mem[i].fill(schema[i], records)
	}
	return mem, nil
}
