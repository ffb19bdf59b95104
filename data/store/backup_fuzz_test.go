package store

import (
	"bytes"
	"slices"
	"testing"

	"certibloc/data"
	"certibloc/data/seal"
)

// FuzzSnapshot reads what somebody may have put on a stick as a snapshot.
func FuzzSnapshot(f *testing.F) {
	keys := keysOf(seal.Key{1})
	whole, err := encodeSnapshot(keys, []byte("{}"), manifest{Seq: 3})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(snapshotMagic + "1\n\x00\x00\x00\x02{}"))
	f.Add([]byte(snapshotMagic + "1\n\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := parseSnapshot(raw)
		if err != nil {
			if !data.IsRefusal(err) {
				t.Error(err)
			}
			return
		}
		if !bytes.Equal(slices.Concat(s.head, s.sealed), raw) || !bytes.HasSuffix(s.head, s.ring) {
			t.Error("the parts are not the whole")
		}
		if m, err := s.open(keys); err == nil && m.Seq != 3 {
			t.Error("something else than what was sealed opens")
		}
	})
}

// FuzzChunk reads what may lie in a chunk.
func FuzzChunk(f *testing.F) {
	f.Add(appendEntry(appendEntry(nil, []byte("key"), []byte("value")), []byte("k"), nil))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, chunk []byte) {
		var again []byte
		err := eachEntry(chunk, func(key, value []byte) error {
			again = appendEntry(again, key, value)
			return nil
		})
		if err == nil && len(again) > len(chunk) {
			t.Error("more comes out than went in")
		}
	})
}
