package store

import (
	"encoding/binary"
	"errors"

	"certibloc/data"
)

// The layout of keys in Badger. The first byte tells what lies under a key:
//
//	r <letter of the table> <id>                     a record
//	l <sequence, 8 bytes>                            a line of the journal
//	p <sequence, 8 bytes> <chunk from 0, 2 bytes>    a piece of the line's payload
//	m schema                                         the migrations done
//	m stale                                          there while bytes of disposed records may lie in Badger's tables
//
// Numbers are big endian, so that the order of keys is theirs.
const (
	prefixRecord  = 'r'
	prefixLine    = 'l'
	prefixPayload = 'p'
)

var (
	keySchema = []byte("mschema")
	keyStale  = []byte("mstale")
)

func recordKey(t *tableInfo, id data.ID) []byte {
	return append([]byte{prefixRecord, t.letter}, id...)
}

func lineKey(seq uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{prefixLine}, seq)
}

func payloadPrefix(seq uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{prefixPayload}, seq)
}

func payloadKey(seq uint64, chunk int) []byte {
	return binary.BigEndian.AppendUint16(payloadPrefix(seq), uint16(chunk))
}

// parseRecordKey returns the table and the id that a record key names.
func parseRecordKey(key []byte) (*tableInfo, data.ID, error) {
	if len(key) > 2 {
		for _, t := range schema {
			if t.letter == key[1] {
				return t, data.ID(key[2:]), nil
			}
		}
	}
	return nil, "", errors.New("a record key of no known table")
}
