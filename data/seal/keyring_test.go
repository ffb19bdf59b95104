package seal

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"certibloc/data"
)

var cheap = Params{Time: 1, Memory: 64, Threads: 1}

// written returns the path of a keyring and the key that it wraps.
func written(t *testing.T, passphrase string) (string, Key) {
	t.Helper()
	ring, key, err := NewKeyring([]byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "keyring.json")
	if err := ring.Write(path); err != nil {
		t.Fatal(err)
	}
	return path, key
}

func mustRefuse(t *testing.T, err error) {
	t.Helper()
	var r *data.Refusal
	if !errors.As(err, &r) || r.What == "" || r.Do == "" {
		t.Errorf("not a refusal with a hint: %v", err)
	}
}

func TestKeyring(t *testing.T) {
	t.Run("gives its key back to the passphrase", func(t *testing.T) {
		path, key := written(t, "pré vert à l’aube")
		ring, err := ReadKeyring(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ring.Unlock([]byte("pré vert à l’aube")); err != nil || got != key {
			t.Error("another key:", err)
		}
	})
	t.Run("takes accents however the keyboard composes them", func(t *testing.T) {
		path, key := written(t, "pr\u00e9")
		ring, err := ReadKeyring(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ring.Unlock([]byte("pre\u0301")); err != nil || got != key {
			t.Error(err)
		}
	})
	t.Run("refuses another passphrase, and an empty one", func(t *testing.T) {
		path, _ := written(t, "la bonne")
		ring, err := ReadKeyring(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{"la mauvaise", "La bonne", "la bonne ", ""} {
			_, err := ring.Unlock([]byte(p))
			mustRefuse(t, err)
			if !errors.Is(err, ErrPassphrase) {
				t.Error("not ErrPassphrase:", err)
			}
		}
	})
	t.Run("is not made for an empty passphrase or absurd costs", func(t *testing.T) {
		_, _, err := NewKeyring(nil, cheap)
		mustRefuse(t, err)
		_, _, err = NewKeyring([]byte("x"), Params{})
		mustRefuse(t, err)
	})
	t.Run("wraps another key each time", func(t *testing.T) {
		_, a := written(t, "x")
		_, b := written(t, "x")
		if a == b {
			t.Error("the same")
		}
	})
	t.Run("does not hold the key or the passphrase", func(t *testing.T) {
		path, key := written(t, "phrase-secrete")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var ring Keyring
		if err := json.Unmarshal(text, &ring); err != nil {
			t.Fatal(err)
		}
		if string(ring.Slots[0].Wrapped[:KeySize]) == string(key[:]) {
			t.Error("it does")
		}
	})
}

func TestReadKeyringRefuses(t *testing.T) {
	change := func(edit func(*Keyring)) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			ring, err := ReadKeyring(path)
			if err != nil {
				t.Fatal(err)
			}
			edit(ring)
			if err := ring.Write(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	costs := func(p Params) func(t *testing.T, path string) {
		return change(func(k *Keyring) { k.Slots[0].Params = p })
	}
	cases := map[string]func(t *testing.T, path string){
		"no file":              func(t *testing.T, path string) { _ = os.Remove(path) },
		"an empty file":        func(t *testing.T, path string) { _ = os.Truncate(path, 0) },
		"a cut file":           func(t *testing.T, path string) { _ = os.Truncate(path, 100) },
		"no version":           change(func(k *Keyring) { k.Version = 0 }),
		"a newer version":      change(func(k *Keyring) { k.Version = 2 }),
		"no slot":              change(func(k *Keyring) { k.Slots = nil }),
		"no salt":              change(func(k *Keyring) { k.Slots[0].Salt = nil }),
		"a short wrapped key":  change(func(k *Keyring) { k.Slots[0].Wrapped = k.Slots[0].Wrapped[1:] }),
		"no pass":              costs(Params{Time: 0, Memory: 64, Threads: 1}),
		"too many passes":      costs(Params{Time: 1 << 20, Memory: 64, Threads: 1}),
		"no lane":              costs(Params{Time: 1, Memory: 64, Threads: 0}),
		"too many lanes":       costs(Params{Time: 1, Memory: 1 << 16, Threads: 255}),
		"no memory":            costs(Params{Time: 1, Memory: 0, Threads: 1}),
		"more memory than 1 G": costs(Params{Time: 1, Memory: 1<<20 + 1, Threads: 1}),
	}
	for name, damage := range cases {
		t.Run(name, func(t *testing.T) {
			path, _ := written(t, "x")
			damage(t, path)
			_, err := ReadKeyring(path)
			mustRefuse(t, err)
		})
	}
}

func TestUnlockRefusesAnAlteredSlot(t *testing.T) {
	edits := map[string]func(*Slot){
		"salt":    func(s *Slot) { s.Salt[0] ^= 1 },
		"nonce":   func(s *Slot) { s.Nonce[0] ^= 1 },
		"wrapped": func(s *Slot) { s.Wrapped[0] ^= 1 },
		"costs":   func(s *Slot) { s.Params.Time++ },
		"kind":    func(s *Slot) { s.Kind = "recovery" },
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			ring, _, err := NewKeyring([]byte("x"), cheap)
			if err != nil {
				t.Fatal(err)
			}
			edit(&ring.Slots[0])
			if _, err := ring.Unlock([]byte("x")); !errors.Is(err, ErrPassphrase) {
				t.Error(err)
			}
		})
	}
}

func TestDefaultParamsAreAccepted(t *testing.T) {
	p := DefaultParams()
	if err := p.Validate(); err != nil || p.Memory != 64<<10 || p.Time != 3 || p.Threads != 2 {
		t.Error(p, err)
	}
}

func BenchmarkUnlock(b *testing.B) {
	ring, _, err := NewKeyring([]byte("x"), DefaultParams())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ring.Unlock([]byte("x")); err != nil {
			b.Fatal(err)
		}
	}
}
