package seal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"certibloc/data"
)

// The kinds of a slot: what opens it.
const (
	KindPassphrase = "passphrase"
	KindRecovery   = "recovery"
)

const (
	saltSize = 16
	maxSlots = 200
)

// Slot is the data key as one secret opens it. The secret, by Argon2id, opens a private key; that one opens the data key. So
// another data key can be wrapped for everybody by whoever is at work, without their secrets.
type Slot struct {
	// ID is the operator's; empty for the recovery sheet, and for the one operator of a keyring of version 1.
	ID     data.ID `json:"id,omitempty"`
	Kind   string  `json:"kind"`
	Params Params  `json:"argon2id"`
	Salt   []byte  `json:"salt"`
	// Recipient is the public half, as age writes it; Identity the private one, sealed under what Argon2id gives.
	Recipient string `json:"recipient,omitempty"`
	Identity  []byte `json:"identity,omitempty"`
	// Wrapped is the data key, encrypted by age for the recipient. In version 1 it is sealed under what Argon2id gives, with
	// its nonce apart.
	Wrapped []byte `json:"wrapped"`
	Nonce   []byte `json:"nonce,omitempty"`
}

// old reports whether the slot is of version 1.
func (s Slot) old() bool { return s.Recipient == "" }

func (s Slot) check() error {
	if err := s.Params.Validate(); err != nil {
		return err
	}
	switch {
	case len(s.Salt) < 8 || s.Kind != KindPassphrase && s.Kind != KindRecovery:
	case s.old() && len(s.Nonce)+len(s.Wrapped) == Overhead+KeySize:
		return nil
	case !s.old() && len(s.Identity) > Overhead && len(s.Wrapped) > KeySize:
		_, err := age.ParseX25519Recipient(s.Recipient)
		if err == nil {
			return nil
		}
	}
	return damaged(errors.New("a slot is not whole"))
}

// context binds what is sealed to what it is. The identifier is not in it: a keyring of version 1 learns it later, and the
// keyring's sum holds it.
func (s Slot) context() []byte {
	if s.old() {
		return []byte("certibloc keyring 1 " + s.Kind)
	}
	return []byte("certibloc keyring 2 " + s.Kind + " " + s.Recipient)
}

// wrap draws a key pair, seals its private half under a secret, and wraps the data key for its public half.
func (s *Slot) wrap(key Key, secret []byte) error {
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		return fmt.Errorf("draw a slot: %w", err)
	}
	if s.Salt == nil {
		s.Salt = make([]byte, saltSize)
		if _, err := rand.Read(s.Salt); err != nil {
			return fmt.Errorf("draw a salt: %w", err)
		}
	}
	s.Recipient, s.Nonce = pair.Recipient().String(), nil
	under := s.Params.derive(secret, s.Salt)
	defer under.Wipe()
	if s.Identity, err = under.Seal([]byte(pair.String()), s.context()); err != nil {
		return err
	}
	return s.rewrap(key)
}

// rewrap wraps another data key for the public half.
func (s *Slot) rewrap(key Key) error {
	var out bytes.Buffer
	err := EncryptFor(&out, s.Recipient, func(w io.Writer) error {
		_, err := w.Write(key[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("wrap the data key: %w", err)
	}
	s.Wrapped = out.Bytes()
	return nil
}

// open returns the data key under what Argon2id made of the secret.
func (s Slot) open(under Key) (Key, error) {
	if s.old() {
		plain, err := under.Open(append(bytes.Clone(s.Nonce), s.Wrapped...), s.context())
		return keyOf(plain, err)
	}
	private, err := under.Open(s.Identity, s.context())
	if err != nil {
		return Key{}, err
	}
	defer clear(private)
	key, err := s.unwrap(string(private))
	if err != nil {
		return Key{}, damaged(err) // the secret is the right one
	}
	return key, nil
}

func (s Slot) unwrap(private string) (Key, error) {
	pair, err := age.ParseX25519Identity(private)
	if err != nil {
		return Key{}, err
	}
	r, err := age.Decrypt(bytes.NewReader(s.Wrapped), pair)
	if err != nil {
		return Key{}, err
	}
	plain, err := io.ReadAll(io.LimitReader(r, KeySize+1))
	return keyOf(plain, err)
}

func keyOf(plain []byte, err error) (Key, error) {
	defer clear(plain)
	if err == nil && len(plain) != KeySize {
		err = ErrDamaged
	}
	if err != nil {
		return Key{}, err
	}
	return Key(plain), nil
}

// Aged reports whether the slot is of an older version or cheaper than p, and is to be made anew when its secret is at hand.
func (s Slot) Aged(p Params) bool {
	return s.old() || uint64(s.Params.Memory)*uint64(s.Params.Time) < uint64(p.Memory)*uint64(p.Time)
}
