package store

import (
	"errors"
	"os"
	"testing"

	"pgregory.net/rapid"
)

func TestEnvelope(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SliceOf(rapid.Byte()).Draw(t, "key")
		body := rapid.SliceOf(rapid.Byte()).Draw(t, "body")
		version := rapid.Byte().Draw(t, "version")
		value := wrap(key, version, body)
		v, b, err := unwrap(key, value)
		if err != nil || v != version || string(b) != string(body) {
			t.Fatal(v, b, err)
		}
		value[rapid.IntRange(0, len(value)-1).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, _, err := unwrap(key, value); !errors.Is(err, errEnvelope) {
			t.Fatal("a flipped bit passes:", err)
		}
	})
	t.Run("refuses an empty value, a short one, and one under another key", func(t *testing.T) {
		for _, value := range [][]byte{nil, {}, {1, 1, 0}, wrap([]byte("a"), 1, []byte("body"))} {
			if _, _, err := unwrap([]byte("b"), value); !errors.Is(err, errEnvelope) {
				t.Errorf("%v: %v", value, err)
			}
		}
	})
}

func TestHead(t *testing.T) {
	newHead := func(t *testing.T) *headFile {
		h, err := openHead(t.TempDir(), os.O_CREATE)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = h.f.Close() })
		return h
	}
	t.Run("gives the newest mark", func(t *testing.T) {
		h := newHead(t)
		if err := h.bringUp(mark{}); err != nil {
			t.Fatal(err)
		}
		for seq := range uint64(5) {
			m := mark{seq, hashHex([]byte{byte(seq)})}
			if err := h.write(m); err != nil {
				t.Fatal(err)
			}
			if got, err := h.read(); err != nil || got != m {
				t.Error(got, err)
			}
		}
	})
	t.Run("falls back on the other slot, and refuses without either", func(t *testing.T) {
		h := newHead(t)
		older, newer := mark{1, hashHex(nil)}, mark{2, hashHex([]byte("2"))}
		if err := errors.Join(h.bringUp(older), h.write(newer)); err != nil {
			t.Fatal(err)
		}
		flip(t, h.f.Name(), 15)
		if got, err := h.read(); err != nil || got != older {
			t.Error(got, err)
		}
		flip(t, h.f.Name(), slotStride+15)
		if _, err := h.read(); !errors.Is(err, errHead) {
			t.Error(err)
		}
	})
	t.Run("is nothing when the file is empty", func(t *testing.T) {
		if _, err := newHead(t).read(); !errors.Is(err, errHead) {
			t.Error(err)
		}
	})
}
