package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"certibloc/data"
)

// Line is one act in the journal. It holds nothing of a candidate: that is in the payload, of which it has the salted hash.
type Line struct {
	Seq      uint64    `json:"seq"` // from 1, without a gap
	ID       data.ID   `json:"id"`  // of the act
	At       time.Time `json:"at"`  // UTC
	Operator data.ID   `json:"operator"`
	Name     string    `json:"name"`    // of the act
	Records  uint64    `json:"records"` // in all tables, once the act was done
	Payload  string    `json:"payload"` // hash of the payload, lower-case hexadecimal like the two below
	Prev     string    `json:"prev"`    // hash of the line before; empty in the first
	Hash     string    `json:"hash"`    // of all the above
}

// Payload is what an act wrote and why. It is personal data, and can be disposed of without breaking the chain of lines.
type Payload struct {
	Salt    []byte    `json:"salt"` // without it, a hash would let anybody check a guess about a candidate
	Reason  string    `json:"reason,omitempty"`
	Machine string    `json:"machine,omitempty"` // on which the act was done; empty where that is not known
	Changes []Written `json:"changes"`
	// Disposed is the records that the act removed, by name alone, and Reduced is what became of the payloads that had
	// carried them. Both are of an act of disposal only.
	Disposed []data.Change `json:"disposed,omitempty"`
	Reduced  []Reduced     `json:"reduced,omitempty"`
}

// Reduced is a payload from which a disposal took the records that it removed.
type Reduced struct {
	Seq  uint64 `json:"seq"`
	Hash string `json:"hash,omitempty"` // of what is left, lower-case hexadecimal; empty where nothing is
}

// Written is a record as an act wrote it.
type Written struct {
	Table string          `json:"table"`
	ID    data.ID         `json:"id"`
	Value json.RawMessage `json:"value"`
}

const (
	lineVersion = 1
	saltSize    = 32
)

// hash returns the hash of the line: SHA-256 of its fields, each preceded by its length, after a label.
func (l Line) hash() string {
	h := sha256.New()
	for _, field := range []string{
		"certibloc journal line 1", number(l.Seq), string(l.ID), l.At.UTC().Format(time.RFC3339Nano),
		string(l.Operator), l.Name, number(l.Records), l.Payload, l.Prev,
	} {
		_, _ = io.WriteString(h, number(uint64(len(field)))+field)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func number(n uint64) string { return string(binary.BigEndian.AppendUint64(nil, n)) }

// follows returns an error when l cannot come after the line (seq, hash).
func (l Line) follows(seq uint64, hash string) error {
	switch {
	case l.Seq != seq+1:
		return fmt.Errorf("line %d comes after line %d", l.Seq, seq)
	case l.Prev != hash:
		return fmt.Errorf("line %d does not cite the line before", l.Seq)
	case l.Hash != l.hash():
		return fmt.Errorf("line %d does not have its hash", l.Seq)
	}
	return nil
}

// newLine returns the line of an act with its payload, as text.
func (s *Store) newLine(act data.Act, tx *Tx, reduced []Reduced) (Line, []byte, error) {
	salt, err := s.salt()
	if err != nil {
		return Line{}, nil, err
	}
	payload := Payload{Salt: salt, Reason: act.Reason, Machine: s.machine, Disposed: tx.disposed, Reduced: reduced}
	for _, w := range tx.writes {
		payload.Changes = append(payload.Changes, Written{Table: w.table.name, ID: w.id, Value: w.body})
	}
	text, err := json.Marshal(payload)
	if err != nil {
		return Line{}, nil, fmt.Errorf("encode payload: %w", err)
	}
	at := act.At
	if at.IsZero() {
		at = s.clock()
	}
	l := Line{
		Seq: s.seq + 1, ID: act.ID, At: at.UTC().Round(0), Operator: act.Operator, Name: act.Name,
		Records: tx.records(), Payload: hashHex(text), Prev: s.hash,
	}
	l.Hash = l.hash()
	return l, text, nil
}

func (s *Store) salt() ([]byte, error) {
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(s.rand, salt); err != nil {
		return nil, fmt.Errorf("draw a salt: %w", err)
	}
	return salt, nil
}

// records returns how many records there will be in all once the act is done.
func (tx *Tx) records() uint64 {
	n := tx.base.records()
	for _, o := range tx.pending {
		if o != nil {
			n += uint64(len(o.added)) - uint64(len(o.gone))
		}
	}
	return n
}

func hashHex(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
