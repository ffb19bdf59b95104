package store

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// A log of Badger's (NNNNN.mem) is a header (key id, 8 bytes; base of the initial vectors, 12), then entries: meta (1), user
// meta (1), lengths of key and value and expiry (uvarints), key and value encrypted by AES-CTR under the base and the offset of
// the entry (4), and CRC-32C of all that (4). Numbers are big endian; the file is zeros beyond the last entry.
const (
	walHeader    = 20
	walDeleted   = 1 << 0
	walMost      = 1 << 20 // bytes of a value: ours are shorter
	walTxnEnd    = 1 << 7  // marks the end of a transaction, without a record of ours
	maxWALHeader = 22
)

// version is a record of the engine as one of its files holds it.
type version struct {
	at      uint64 // Badger's own clock: the highest is the newest
	value   []byte // in its envelope
	deleted bool
}

// readLog calls fn with every entry of a log that has its sum, those behind a damaged byte too, where Badger would stop. torn
// reports whether anything but zeros lies between or behind them.
func readLog(path string, registry *badger.KeyRegistry, fn func(key []byte, v version)) (torn bool, err error) {
	b, err := os.ReadFile(path)
	if err != nil || len(b) == 0 {
		return false, err
	}
	if len(b) < walHeader {
		return true, nil
	}
	dataKey, err := registry.DataKey(binary.BigEndian.Uint64(b))
	if err != nil || dataKey == nil {
		return true, nil
	}
	block, err := aes.NewCipher(dataKey.Data)
	if err != nil {
		return true, nil
	}
	b = b[:min(max(len(bytes.TrimRight(b, "\x00"))+crc32.Size, walHeader), len(b))] // most of it is zeros; a sum may end in some
	for at := walHeader; at < len(b); {
		key, v, meta, n := walEntry(b, at, block)
		if n == 0 {
			torn = torn || b[at] != 0
			at++
			continue
		}
		at += n
		if meta&walTxnEnd == 0 && len(key) > 8 {
			v.at = ^binary.BigEndian.Uint64(key[len(key)-8:])
			fn(key[:len(key)-8], v)
		}
	}
	return torn, nil
}

// walEntry reads the entry at an offset; n is 0 where there is none.
func walEntry(b []byte, at int, block cipher.Block) (key []byte, v version, meta byte, n int) {
	head := b[at:min(at+maxWALHeader, len(b))]
	if len(head) < 5 || head[2] == 0 {
		return nil, v, 0, 0
	}
	size := 2
	var lengths [3]uint64
	for i := range lengths {
		value, used := binary.Uvarint(head[size:])
		if used <= 0 {
			return nil, v, 0, 0
		}
		lengths[i], size = value, size+used
	}
	kv := lengths[0] + lengths[1]
	if lengths[0] > 1<<16 || lengths[1] > walMost || uint64(at+size+4)+kv > uint64(len(b)) {
		return nil, v, 0, 0
	}
	end := at + size + int(kv)
	if crc32.Checksum(b[at:end], castagnoli) != binary.BigEndian.Uint32(b[end:]) {
		return nil, v, 0, 0
	}
	iv := append(append(make([]byte, 0, aes.BlockSize), b[8:walHeader]...), 0, 0, 0, 0)
	binary.BigEndian.PutUint32(iv[12:], uint32(at))
	plain := make([]byte, kv)
	cipher.NewCTR(block, iv).XORKeyStream(plain, b[at+size:end])
	return plain[:lengths[0]], version{value: plain[lengths[0]:], deleted: head[0]&walDeleted != 0}, head[0], end + 4 - at
}

// logs returns the logs of an engine folder.
func logs(dir string) ([]string, error) { return filepath.Glob(filepath.Join(dir, "*.mem")) }
