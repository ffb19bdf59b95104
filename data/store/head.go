package store

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// HEAD holds the sequence and the hash of the journal's last line, outside Badger, which does not notice that it has lost
// its last writes. Two slots in place, written in turn, each in a disk block of its own so that a torn write spoils one
// only: magic (8 bytes), version (4), sequence (8), hash (32), CRC-32C of all these (4); big endian.
const (
	headMagic   = "CERTHEAD"
	headVersion = 1
	slotSize    = 8 + 4 + 8 + 32 + 4
	slotStride  = 4096
	headSize    = 2 * slotStride
)

// mark is the place of a line in the journal. The zero mark comes before the first line.
type mark struct {
	seq  uint64
	hash string // lower-case hexadecimal; empty in the zero mark
}

var errHead = errors.New("no readable slot in HEAD")

func (m mark) encode() []byte {
	var hash [32]byte
	_, _ = hex.Decode(hash[:], []byte(m.hash))
	b := binary.BigEndian.AppendUint32([]byte(headMagic), headVersion)
	b = binary.BigEndian.AppendUint64(b, m.seq)
	b = append(b, hash[:]...)
	return binary.BigEndian.AppendUint32(b, envelopeSum(b))
}

func decodeMark(b []byte) (mark, bool) {
	if len(b) < slotSize || string(b[:8]) != headMagic || binary.BigEndian.Uint32(b[8:]) != headVersion {
		return mark{}, false
	}
	if binary.BigEndian.Uint32(b[slotSize-4:]) != envelopeSum(b[:slotSize-4]) {
		return mark{}, false
	}
	m := mark{seq: binary.BigEndian.Uint64(b[12:])}
	if hash := b[20:52]; !bytes.Equal(hash, make([]byte, 32)) {
		m.hash = hex.EncodeToString(hash)
	}
	return m, true
}

// headFile is HEAD, open.
type headFile struct{ f *os.File }

func openHead(dir string, flag int) (*headFile, error) {
	f, err := os.OpenFile(filepath.Join(dir, headName), os.O_RDWR|flag, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open HEAD: %w", err)
	}
	return &headFile{f}, nil
}

// read returns the newest mark of the two slots, or errHead.
func (h *headFile) read() (mark, error) {
	buf := make([]byte, headSize)
	if _, err := h.f.ReadAt(buf, 0); err != nil && !errors.Is(err, io.EOF) {
		return mark{}, fmt.Errorf("read HEAD: %w", err)
	}
	a, okA := decodeMark(buf)
	b, okB := decodeMark(buf[slotStride:])
	switch {
	case okA && (!okB || a.seq >= b.seq):
		return a, nil
	case okB:
		return b, nil
	}
	return mark{}, errHead
}

// write puts the mark in its slot, the one that does not hold the mark before, and makes it durable.
func (h *headFile) write(m mark) error {
	if _, err := h.f.WriteAt(m.encode(), int64(m.seq%2)*slotStride); err != nil {
		return fmt.Errorf("write HEAD: %w", err)
	}
	if err := h.f.Sync(); err != nil {
		return fmt.Errorf("sync HEAD: %w", err)
	}
	return nil
}

// bringUp writes the mark in both slots, so that neither lags behind by more than a line.
func (h *headFile) bringUp(m mark) error {
	if err := h.f.Truncate(headSize); err != nil {
		return fmt.Errorf("size HEAD: %w", err)
	}
	for _, at := range []int64{int64(m.seq % 2), int64((m.seq + 1) % 2)} {
		if _, err := h.f.WriteAt(m.encode(), at*slotStride); err != nil {
			return fmt.Errorf("write HEAD: %w", err)
		}
		if err := h.f.Sync(); err != nil {
			return fmt.Errorf("sync HEAD: %w", err)
		}
	}
	return nil
}
