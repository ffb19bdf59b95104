package store

import (
	"encoding/json"
	"fmt"
)

func lineEntry(l Line) (entry, error) {
	body, err := json.Marshal(l)
	if err != nil {
		return entry{}, fmt.Errorf("encode line: %w", err)
	}
	key := lineKey(l.Seq)
	return entry{key, wrap(key, lineVersion, body)}, nil
}

// Journal calls fn with every line in order, and with its payload, or nil when that has been disposed of. It reads the disk
// as it was when called, and stops at the first error: fn's own, or a line or payload that cannot be read. It does not
// check the chain: see Check. fn may call View, and must not call Close.
func (s *Store) Journal(fn func(Line, *Payload) error) error {
	if s.parent != nil {
		return s.journalOfPast(fn)
	}
	// Not under mu: fn may well call View.
	if err := s.enter(); err != nil {
		return err
	}
	defer s.users.Done()
	return s.engine.lines(func(l Line) error {
		text, err := s.engine.payload(l.Seq)
		if err != nil {
			return err
		}
		p, err := parsePayload(text)
		if err != nil {
			return fmt.Errorf("payload %d: %w", l.Seq, err)
		}
		return fn(l, p)
	})
}

// Line returns one line of the journal, by its sequence, and its payload, or nil when that has been disposed of; found is
// false where there is no such line.
func (s *Store) Line(seq uint64) (line Line, payload *Payload, found bool, err error) {
	if s.parent != nil {
		if last, _ := s.Head(); seq > last {
			return Line{}, nil, false, nil
		}
		return s.parent.Line(seq)
	}
	if err := s.enter(); err != nil {
		return Line{}, nil, false, err
	}
	defer s.users.Done()
	if line, found, err = s.engine.line(seq); err != nil || !found {
		return Line{}, nil, false, err
	}
	text, err := s.engine.payload(seq)
	if err != nil {
		return Line{}, nil, false, err
	}
	if payload, err = parsePayload(text); err != nil {
		return Line{}, nil, false, fmt.Errorf("payload %d: %w", seq, err)
	}
	return line, payload, true, nil
}

// lines calls fn with every line of the journal, in order.
func (e *engine) lines(fn func(Line) error) error {
	return e.each([]byte{prefixLine}, func(key, value []byte) error {
		l, err := parseLine(key, value)
		if err != nil {
			return err
		}
		return fn(l)
	})
}

// line returns one line; found is false when there is none.
func (e *engine) line(seq uint64) (l Line, found bool, err error) {
	key := lineKey(seq)
	value, found, err := e.get(key)
	if err != nil || !found {
		return Line{}, false, err
	}
	l, err = parseLine(key, value)
	return l, err == nil, err
}

func parseLine(key, value []byte) (Line, error) {
	_, body, err := unwrap(key, value)
	if err != nil {
		return Line{}, fmt.Errorf("journal line: %w", err)
	}
	var l Line
	if err := json.Unmarshal(body, &l); err != nil {
		return Line{}, fmt.Errorf("journal line %q: %w", key, err)
	}
	if string(lineKey(l.Seq)) != string(key) {
		return Line{}, fmt.Errorf("journal line %d lies under %q", l.Seq, key)
	}
	return l, nil
}

// payload returns the text of a line's payload, or nil when it has none any more.
func (e *engine) payload(seq uint64) ([]byte, error) {
	var packed []byte
	chunks := 0
	err := e.each(payloadPrefix(seq), func(key, value []byte) error {
		_, body, err := unwrap(key, value)
		if err != nil {
			return fmt.Errorf("payload %d: %w", seq, err)
		}
		if string(key) != string(payloadKey(seq, chunks)) {
			return fmt.Errorf("payload %d lacks its piece %d", seq, chunks)
		}
		packed = append(packed, body...)
		chunks++
		return nil
	})
	if err != nil || chunks == 0 {
		return nil, err
	}
	return inflate(packed)
}

func parsePayload(text []byte) (*Payload, error) {
	if text == nil {
		return nil, nil
	}
	var p Payload
	if err := json.Unmarshal(text, &p); err != nil {
		return nil, err
	}
	return &p, nil
}
