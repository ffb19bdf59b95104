package store

import (
	"fmt"
	"strconv"

	"certibloc/data"
)

// journal goes along the chain of lines, compares each payload with its line, and notes what was written last.
func (c *check) journal() error {
	var last Line
	err := c.s.engine.each([]byte{prefixLine}, func(key, value []byte) error {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		l, err := parseLine(key, value)
		if err != nil {
			c.add(FindingJournal, seqOf(last.Seq+1), "La ligne %d du journal est abîmée.", last.Seq+1)
			last.Seq++ // the next one will not cite what came before this: it says so itself
			return nil
		}
		if err := l.follows(last.Seq, last.Hash); err != nil {
			c.add(FindingJournal, seqOf(l.Seq), "La ligne %d du journal a été modifiée ou ne suit pas la précédente.", l.Seq)
		}
		last = l
		c.payload(l)
		return nil
	})
	if err != nil {
		return err
	}
	c.payloads()
	if last.Seq != c.s.seq || last.Hash != c.s.hash {
		c.add(FindingJournal, seqOf(last.Seq), "Le journal s’arrête à la ligne %d au lieu de %d.", last.Seq, c.s.seq)
	}
	return nil
}

func seqOf(n uint64) string { return strconv.FormatUint(n, 10) }

// oddPayload is a payload that is not the one its line was written with. A disposal may account for it.
type oddPayload struct {
	seq  uint64
	hash string // empty where there is none
}

func (c *check) payload(l Line) {
	text, err := c.s.engine.payload(l.Seq)
	if err != nil {
		c.disposed = true
		c.add(FindingPayload, seqOf(l.Seq), "Le contenu de la ligne %d du journal est abîmé.", l.Seq)
		return
	}
	if text == nil {
		c.odd = append(c.odd, oddPayload{seq: l.Seq})
		return
	}
	if hash := hashHex(text); hash != l.Payload {
		c.odd = append(c.odd, oddPayload{l.Seq, hash})
	}
	p, err := parsePayload(text)
	if err != nil {
		c.disposed = true
		return
	}
	for _, w := range p.Changes {
		if key, ok := namedKey(w.Table, w.ID); ok {
			c.written[key] = hashHex(w.Value)
			delete(c.gone, key)
		}
	}
	if hashHex(text) == l.Payload && p.underVisa() {
		c.disposal(p)
	}
}

// disposal notes what an act of disposal removed, and what it left of older payloads.
func (c *check) disposal(p *Payload) {
	for _, d := range p.Disposed {
		if key, ok := namedKey(d.Table, d.ID); ok {
			delete(c.written, key)
			c.gone[key] = true
		}
	}
	for _, r := range p.Reduced {
		c.reduced[r.Seq] = r.Hash
	}
}

// payloads says which payloads are missing or modified without a disposal that accounts for them.
func (c *check) payloads() {
	for _, o := range c.odd {
		if left, ok := c.reduced[o.seq]; ok && left == o.hash {
			continue
		}
		if o.hash == "" {
			c.disposed = true
			c.add(FindingPayload, seqOf(o.seq), "Le contenu de la ligne %d du journal manque, et aucun bordereau d’élimination visé n’en rend compte.", o.seq)
			continue
		}
		c.add(FindingPayload, seqOf(o.seq), "Le contenu de la ligne %d du journal a été modifié.", o.seq)
	}
}

// namedKey returns the key of a record that the journal names; ok is false where the table is unknown.
func namedKey(table string, id data.ID) (key string, ok bool) {
	for _, t := range schema {
		if t.name == table {
			return string(recordKey(t, id)), true
		}
	}
	return "", false
}

// records compares every record with what the journal says was written last, and with what the program shows.
func (c *check) records() error {
	seen := map[string]bool{}
	err := c.s.engine.each([]byte{prefixRecord}, func(key, value []byte) error {
		seen[string(key)] = true
		c.record(key, value)
		return c.ctx.Err()
	})
	if err != nil {
		return fmt.Errorf("read records: %w", err)
	}
	for key := range c.written {
		if !seen[key] {
			c.add(FindingRecord, whereRecord([]byte(key)), "L’enregistrement %s a disparu du registre.", whereRecord([]byte(key)))
		}
	}
	return nil
}

func (c *check) record(key, value []byte) {
	where := whereRecord(key)
	t, id, err := parseRecordKey(key)
	if err == nil {
		_, err = decodeRecord(t, entry{key, value})
	}
	if err != nil {
		c.add(FindingRecord, where, "L’enregistrement %s est abîmé.", where)
		return
	}
	last, known := c.written[string(key)]
	switch _, shown := c.s.mem[t.no].byID[id]; {
	case c.gone[string(key)]:
		c.add(FindingRecord, where, "L’enregistrement %s est là, alors que le journal le dit éliminé.", where)
	case known && last != hashHex(value[envelopeSize:]):
		c.add(FindingRecord, where, "L’enregistrement %s n’est pas celui que dit le journal.", where)
	case !known && !c.disposed:
		c.add(FindingRecord, where, "L’enregistrement %s n’a pas de trace au journal.", where)
	case !shown:
		c.add(FindingRecord, where, "L’enregistrement %s est apparu sans passer par Certibloc.", where)
	}
}

// whereRecord names a record by its table and its id, never by a person.
func whereRecord(key []byte) string {
	t, id, err := parseRecordKey(key)
	if err != nil {
		return fmt.Sprintf("%q", key)
	}
	return t.name + "/" + string(id)
}
