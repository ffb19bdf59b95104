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
	ring, key, err := NewKeyring("anna", []byte(passphrase), cheap)
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
		_, _, err := NewKeyring("anna", nil, cheap)
		mustRefuse(t, err)
		_, _, err = NewKeyring("anna", []byte("x"), Params{})
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
		"a newer version":      change(func(k *Keyring) { k.Version = 3 }),
		"no slot":              change(func(k *Keyring) { k.Slots = nil }),
		"no salt":              change(func(k *Keyring) { k.Slots[0].Salt = nil }),
		"a short wrapped key":  change(func(k *Keyring) { k.Slots[0].Wrapped = k.Slots[0].Wrapped[:9] }),
		"an unknown kind":      change(func(k *Keyring) { k.Slots[0].Kind = "badge" }),
		"a strange recipient":  change(func(k *Keyring) { k.Slots[0].Recipient = "age1" }),
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
	other, _, err := NewKeyring("eve", []byte("y"), cheap)
	if err != nil {
		t.Fatal(err)
	}
	edits := map[string]struct {
		edit func(*Keyring)
		why  error
	}{
		"salt":      {func(k *Keyring) { k.Slots[0].Salt[0] ^= 1 }, ErrPassphrase},
		"identity":  {func(k *Keyring) { k.Slots[0].Identity[0] ^= 1 }, ErrPassphrase},
		"wrapped":   {func(k *Keyring) { k.Slots[0].Wrapped[len(k.Slots[0].Wrapped)-1] ^= 1 }, nil},
		"costs":     {func(k *Keyring) { k.Slots[0].Params.Time++ }, ErrPassphrase},
		"kind":      {func(k *Keyring) { k.Slots[0].Kind = KindRecovery }, ErrPassphrase},
		"recipient": {func(k *Keyring) { k.Slots[0].Recipient = other.Slots[0].Recipient }, ErrPassphrase},
		"operator":  {func(k *Keyring) { k.Slots[0].ID = "eve" }, ErrDamaged},
		// Whoever writes into the folder could otherwise have the next data key wrapped for himself.
		"a slot slipped in": {func(k *Keyring) { k.Slots = append(k.Slots, other.Slots[0]) }, ErrDamaged},
		"no sum":            {func(k *Keyring) { k.Sum = nil }, ErrDamaged},
	}
	for name, is := range edits {
		t.Run(name, func(t *testing.T) {
			ring, _, err := NewKeyring("anna", []byte("x"), cheap)
			if err != nil {
				t.Fatal(err)
			}
			is.edit(ring)
			_, err = ring.Unlock([]byte("x"))
			mustRefuse(t, err)
			if is.why != nil && !errors.Is(err, is.why) {
				t.Error(err)
			}
		})
	}
}

// oldRing returns a keyring as version 1 of the file had it: one slot without a name or a key pair.
func oldRing(t *testing.T, passphrase string) (*Keyring, Key) {
	t.Helper()
	key, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	s := Slot{Kind: KindPassphrase, Params: cheap, Salt: []byte("0123456789abcdef")}
	sealed, err := cheap.derive([]byte(passphrase), s.Salt).Seal(key[:], s.context())
	if err != nil {
		t.Fatal(err)
	}
	s.Nonce, s.Wrapped = sealed[:24], sealed[24:]
	return &Keyring{Version: 1, Slots: []Slot{s}}, key
}

func TestAKeyringOfTheFirstVersion(t *testing.T) {
	old, key := oldRing(t, "la bonne")
	text, err := old.Text()
	if err != nil {
		t.Fatal(err)
	}
	ring, err := ParseKeyring(text)
	if err != nil {
		t.Fatal(err)
	}
	got, slot, err := ring.Enter([]byte("la bonne"))
	if err != nil || got != key || slot.ID != "" || !slot.Aged(cheap) {
		t.Fatal(got == key, slot, err)
	}
	if err := ring.Name(key, "anna"); err != nil {
		t.Fatal(err)
	}
	if err := ring.SetPassphrase(key, "anna", []byte("la bonne"), cheap); err != nil {
		t.Fatal(err)
	}
	if got, slot, err = ring.Enter([]byte("la bonne")); err != nil || got != key || slot.ID != "anna" || slot.Aged(cheap) || ring.Version != 2 || len(ring.Slots) != 1 {
		t.Error(got == key, slot, err)
	}
}

func TestSeveralOperators(t *testing.T) {
	ring, key, err := NewKeyring("anna", []byte("celle d’Anna"), cheap)
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	opens := func(secret string, id data.ID, key Key) {
		t.Helper()
		if got, slot, err := ring.Enter([]byte(secret)); err != nil || got != key || slot.ID != id {
			t.Fatal(slot.ID, err)
		}
	}
	must(ring.SetPassphrase(key, "bruno", []byte("celle de Bruno"), cheap))
	code, err := ring.SetRecovery(key, cheap)
	must(err)
	opens("celle d’Anna", "anna", key)
	opens("celle de Bruno", "bruno", key)
	opens(code, "", key)
	mustRefuse(t, ring.SetPassphrase(key, "chloé", []byte("celle de Bruno"), cheap))

	// A new passphrase, and a new sheet, take the place of the old ones.
	must(ring.SetPassphrase(key, "bruno", []byte("la nouvelle"), cheap))
	again, err := ring.SetRecovery(key, cheap)
	must(err)
	for _, gone := range []string{"celle de Bruno", code} {
		if _, err := ring.Unlock([]byte(gone)); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%q: %v", gone, err)
		}
	}

	// Another data key is wrapped for all, without their secrets.
	next, err := NewKey()
	must(err)
	ring, err = ring.Rewrap(next)
	must(err)
	opens("celle d’Anna", "anna", next)
	opens("la nouvelle", "bruno", next)
	opens(again, "", next)

	must(ring.Remove(next, "bruno"))
	if _, err := ring.Unlock([]byte("la nouvelle")); !errors.Is(err, ErrPassphrase) {
		t.Error(err)
	}
	mustRefuse(t, ring.Remove(next, "anna"))
}

func TestDefaultParamsAreAccepted(t *testing.T) {
	p := DefaultParams()
	if err := p.Validate(); err != nil || p.Memory != 256<<10 || p.Time != 4 || p.Threads != 2 {
		t.Error(p, err)
	}
}

func BenchmarkUnlock(b *testing.B) {
	ring, _, err := NewKeyring("anna", []byte("x"), DefaultParams())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := ring.Unlock([]byte("x")); err != nil {
			b.Fatal(err)
		}
	}
}
