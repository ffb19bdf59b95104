package data

import (
	"hash/fnv"
	"time"

	"certibloc/data/rncp"
)

// Sketch is what Compare looks at in an identity, as a few numbers: it lets one look for likenesses among more people than a
// memory holds. It names nobody, but a person who is known can be recognised by it.
type Sketch struct {
	born               uint32 // year, month and day
	name, first, usage uint64
}

// SketchOf returns the sketch of an identity.
func SketchOf(c Candidate) Sketch {
	return Sketch{
		born: uint32(c.BirthDate.Year)<<16 | uint32(c.BirthDate.Month)<<8 | uint32(c.BirthDate.Day),
		name: sketchHash(looseName(c.BirthName)), first: sketchHash(looseFirst(c)), usage: sketchHash(looseName(c.UsageName)),
	}
}

// sketchHash returns 0 for an empty text alone.
func sketchHash(s string) uint64 {
	if s == "" {
		return 0
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // it never fails
	return h.Sum64() | 1
}

// Keys returns numbers of which two sketches share at least one whenever Compare finds their identities alike.
func (s Sketch) Keys() []uint64 {
	if s.name == 0 {
		return nil
	}
	keys := []uint64{mix(s.born, 1, s.name), mix(s.born, 2, s.first), mix(0, 3, min(s.name, s.first)^mix(0, 0, max(s.name, s.first)))}
	if s.usage != 0 { // it may be the birth name of another
		keys = append(keys, mix(s.born, 1, s.usage))
	}
	return keys
}

func mix(born uint32, what byte, n uint64) uint64 {
	n ^= uint64(born)<<8 | uint64(what)
	n *= 0xff51afd7ed558ccd
	n ^= n >> 32
	return n * 0xc4ceb9fe1a85ec53
}

// MayBeAlike reports whether Compare may find two identities alike: it is never wrong where it says no.
func (s Sketch) MayBeAlike(o Sketch) bool {
	if s.name == 0 || o.name == 0 {
		return false
	}
	swapped := s.name == o.first && s.first == o.name
	if s.born == o.born {
		return s.name == o.name || s.first == o.first || swapped || s.usage != 0 && s.usage == o.name || o.usage != 0 && o.usage == s.name
	}
	x, y := s.date(), o.date()
	return (s.name == o.name && s.first == o.first || swapped) && (x.Partial() || y.Partial() || dateSlip(x, y))
}

func (s Sketch) date() Date {
	return rncp.NewDate(int(s.born>>16), time.Month(s.born>>8&0xff), int(s.born&0xff))
}
