package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// Every value on disk lies in an envelope: format (1 byte, 1), version of the body's shape (1 byte), CRC-32C of the key, the
// two bytes and the body (4 bytes, big endian), body. Badger's own checksums are not always looked at (an unreadable value
// comes back empty, without an error); an empty value, or one that lies under another key, is damage.
const (
	envelopeFormat = 1
	envelopeSize   = 6
)

// maxBody keeps an envelope well under the length at which Badger would move it to the value log, whose damage is silent.
const maxBody = 512 << 10 // bytes

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errEnvelope = errors.New("damaged envelope")

func wrap(key []byte, version uint8, body []byte) []byte {
	value := make([]byte, envelopeSize, envelopeSize+len(body))
	value[0], value[1] = envelopeFormat, version
	binary.BigEndian.PutUint32(value[2:], envelopeSum(key, value[:2], body))
	return append(value, body...)
}

// unwrap returns the version and the body, which is part of value.
func unwrap(key, value []byte) (version uint8, body []byte, err error) {
	if len(value) < envelopeSize {
		return 0, nil, fmt.Errorf("%w: %d bytes under %q", errEnvelope, len(value), key)
	}
	if value[0] != envelopeFormat {
		return 0, nil, fmt.Errorf("%w: format %d under %q", errEnvelope, value[0], key)
	}
	body = value[envelopeSize:]
	if binary.BigEndian.Uint32(value[2:]) != envelopeSum(key, value[:2], body) {
		return 0, nil, fmt.Errorf("%w: wrong sum under %q", errEnvelope, key)
	}
	return value[1], body, nil
}

func envelopeSum(parts ...[]byte) uint32 {
	var sum uint32
	for _, p := range parts {
		sum = crc32.Update(sum, castagnoli, p)
	}
	return sum
}
