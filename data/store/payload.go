package store

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
)

// Payloads are compressed and cut, so that no value is long enough for Badger's value log.
const (
	payloadVersion = 1
	chunkSize      = 256 << 10 // bytes
	maxChunks      = 1 << 16
	maxPayload     = 256 << 20 // bytes, uncompressed: far above what one act can write
)

func deflate(text []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.DefaultCompression)
	if err != nil {
		return nil, fmt.Errorf("compress payload: %w", err)
	}
	if _, err := w.Write(text); err != nil {
		return nil, fmt.Errorf("compress payload: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress payload: %w", err)
	}
	return out.Bytes(), nil
}

func inflate(packed []byte) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxPayload))
	if err != nil {
		return nil, fmt.Errorf("decompress payload: %w", err)
	}
	return text, nil
}

// payloadEntries returns the pieces of a payload as they lie on disk.
func payloadEntries(seq uint64, text []byte) ([]entry, error) {
	packed, err := deflate(text)
	if err != nil {
		return nil, err
	}
	var entries []entry
	for n := 0; len(packed) > 0; n++ {
		if n == maxChunks {
			return nil, tooBig(fmt.Errorf("payload of %d bytes", len(text)))
		}
		cut := min(chunkSize, len(packed))
		key := payloadKey(seq, n)
		entries = append(entries, entry{key, wrap(key, payloadVersion, packed[:cut])})
		packed = packed[cut:]
	}
	return entries, nil
}
