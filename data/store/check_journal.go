package store

import (
	"fmt"
	"strconv"
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
	if last.Seq != c.s.seq || last.Hash != c.s.hash {
		c.add(FindingJournal, seqOf(last.Seq), "Le journal s’arrête à la ligne %d au lieu de %d.", last.Seq, c.s.seq)
	}
	return nil
}

func seqOf(n uint64) string { return strconv.FormatUint(n, 10) }

func (c *check) payload(l Line) {
	text, err := c.s.engine.payload(l.Seq)
	switch {
	case err != nil:
		c.disposed = true
		c.add(FindingPayload, seqOf(l.Seq), "Le contenu de la ligne %d du journal est abîmé.", l.Seq)
		return
	case text == nil:
		c.disposed = true
		c.add(FindingPayload, seqOf(l.Seq), "Le contenu de la ligne %d du journal manque.", l.Seq)
		return
	case hashHex(text) != l.Payload:
		c.add(FindingPayload, seqOf(l.Seq), "Le contenu de la ligne %d du journal a été modifié.", l.Seq)
	}
	p, err := parsePayload(text)
	if err != nil {
		c.disposed = true
		return
	}
	for _, w := range p.Changes {
		for _, t := range schema {
			if t.name == w.Table {
				c.written[string(recordKey(t, w.ID))] = hashHex(w.Value)
			}
		}
	}
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
