package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"certibloc/data/seal"
)

// A chunk is a run of the register's own sorted keys with their values: the length of a key, the key, the length of its value,
// the value, the lengths as varints. It ends after a key whose keyed hash has its low six bits zero, one in 64, whatever lies
// around it: a record more or less changes one chunk, and the others keep their names. Its name is the keyed hash of what it
// holds, so that nobody without the data key learns or guesses anything from it.
const (
	chunkMagic = "certibloc chunk 1\n"
	cutMask    = 1<<6 - 1
	longChunk  = 4 << 20 // bytes, at which a chunk is cut all the same
)

var errChunk = errors.New("not a chunk")

// backupKeys are what a backup is sealed and named with.
type backupKeys struct {
	sealing seal.Key // of chunks and manifests
	naming  seal.Key // of the names of chunks, and of where they are cut
	folder  string   // the name of the folder in a place
}

func keysOf(key seal.Key) backupKeys {
	place := key.Sub("backup place")
	return backupKeys{sealing: key.Sub("backup"), naming: key.Sub("backup names"), folder: placePrefix + hex.EncodeToString(place[:4])}
}

func (k backupKeys) mac(label string, text []byte) []byte {
	h := hmac.New(sha256.New, k.naming[:])
	h.Write([]byte(label))
	h.Write(text)
	return h.Sum(nil)
}

func (k backupKeys) chunkName(plain []byte) string { return hex.EncodeToString(k.mac("chunk", plain)) }

func (k backupKeys) cutsAfter(key []byte) bool {
	return binary.BigEndian.Uint32(k.mac("cut", key))&cutMask == 0
}

func (k backupKeys) sealChunk(name string, plain []byte) ([]byte, error) {
	sealed, err := k.sealing.Seal(plain, []byte(chunkMagic+name))
	return append([]byte(chunkMagic), sealed...), err
}

// openChunk returns what the chunk of that name holds, or an error that wraps seal.ErrDamaged.
func (k backupKeys) openChunk(name string, raw []byte) ([]byte, error) {
	if len(raw) < len(chunkMagic) || string(raw[:len(chunkMagic)]) != chunkMagic {
		return nil, fmt.Errorf("chunk %.12s: %w", name, seal.ErrDamaged)
	}
	plain, err := k.sealing.Open(raw[len(chunkMagic):], []byte(chunkMagic+name))
	if err != nil {
		return nil, fmt.Errorf("chunk %.12s: %w", name, err)
	}
	if k.chunkName(plain) != name {
		return nil, fmt.Errorf("chunk %.12s has another name: %w", name, seal.ErrDamaged)
	}
	return plain, nil
}

func appendEntry(chunk, key, value []byte) []byte {
	chunk = append(binary.AppendUvarint(chunk, uint64(len(key))), key...)
	return append(binary.AppendUvarint(chunk, uint64(len(value))), value...)
}

// eachEntry calls fn with what a chunk holds, in order. The slices are parts of the chunk.
func eachEntry(chunk []byte, fn func(key, value []byte) error) error {
	for len(chunk) > 0 {
		key, rest, ok := cutField(chunk)
		value, rest, okValue := cutField(rest)
		if !ok || !okValue || len(key) == 0 {
			return errChunk
		}
		if err := fn(key, value); err != nil {
			return err
		}
		chunk = rest
	}
	return nil
}

func cutField(b []byte) (field, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	return b[size : size+int(n)], b[size+int(n):], true
}
