package app

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/store"
)

// LineDetail is all that one line of the journal says.
type LineDetail struct {
	LineOf
	ID         data.ID // of the act
	Payload    string  // hash of what it wrote, lower-case hexadecimal like the two below
	Prev, Hash string
	Records    []RecordOf
	Eliminated int // records that the act removed
}

// RecordOf is a record as an act wrote it, against what stood before.
type RecordOf struct {
	Title  string // « Résultat »
	New    bool   // nothing stood before
	Fields []FieldOf
}

// FieldOf is a field that an act gave another value; Before is empty where there was none.
type FieldOf struct{ Label, Before, After string }

// hiddenFields are not told: keys, and what another field says.
var hiddenFields = map[string]bool{"id": true, "supersedes": true, "seed": true, "public": true}

// longFields are told by their size alone.
var longFields = map[string]bool{"sheet": true, "fiche": true, "sentences": true, "columns": true}

// Detail returns all that a line says. It refuses a line that there is not.
func (b *Book) Detail(seq uint64) (LineDetail, error) {
	at := slices.IndexFunc(b.lines, func(l LineOf) bool { return l.Seq == seq })
	if at < 0 {
		return LineDetail{}, noLine(seq)
	}
	line, payload, found, err := b.core.store.Line(seq)
	switch {
	case err != nil:
		return LineDetail{}, err
	case !found:
		return LineDetail{}, noLine(seq)
	}
	d := LineDetail{LineOf: b.lines[at], ID: line.ID, Payload: line.Payload, Prev: line.Prev, Hash: line.Hash}
	if payload == nil {
		return d, nil
	}
	d.Eliminated = len(payload.Disposed)
	before := earlier{book: b, seq: seq, read: map[uint64]*store.Payload{}}
	for _, w := range payload.Changes {
		r, err := before.record(w)
		if err != nil {
			return d, err
		}
		d.Records = append(d.Records, r)
	}
	return d, nil
}

func noLine(seq uint64) error {
	return data.Refuse("Le journal n’a pas de ligne %d.", seq).Hint("Choisissez-en une dans la liste.")
}

// earlier looks up what stood before a line.
type earlier struct {
	book *Book
	seq  uint64
	read map[uint64]*store.Payload
}

// record compares a record with its last value before the line, or with the record that it supersedes.
func (e earlier) record(w store.Written) (RecordOf, error) {
	r := RecordOf{Title: capital(tableCountless(w.Table))}
	old, err := e.value(data.Change{Table: w.Table, ID: w.ID})
	if err != nil {
		return r, err
	}
	if old == nil {
		var link struct {
			Supersedes data.ID `json:"supersedes"`
		}
		if json.Unmarshal(w.Value, &link) == nil && link.Supersedes != "" {
			if old, err = e.value(data.Change{Table: w.Table, ID: link.Supersedes}); err != nil {
				return r, err
			}
		}
	}
	r.New = old == nil
	r.Fields = e.book.fields(old, w.Value)
	return r, nil
}

// value returns a record as it stood before the line, nil where it did not or is not known any more.
func (e earlier) value(change data.Change) (json.RawMessage, error) {
	var last uint64
	for _, seq := range e.book.written[change] {
		if seq < e.seq {
			last = seq
		}
	}
	if last == 0 {
		return nil, nil
	}
	if _, known := e.read[last]; !known {
		_, payload, _, err := e.book.core.store.Line(last)
		if err != nil {
			return nil, err
		}
		e.read[last] = payload
	}
	if e.read[last] == nil {
		return nil, nil
	}
	for _, w := range e.read[last].Changes {
		if w.Table == change.Table && w.ID == change.ID {
			return w.Value, nil
		}
	}
	return nil, nil
}

// tableCountless is a table in words, without a number.
func tableCountless(table string) string {
	if words, ok := tableWords[table]; ok {
		return words[0]
	}
	return "enregistrement"
}

func capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
