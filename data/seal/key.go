// Package seal keeps secrets: the key of a centre's folder, wrapped under a passphrase, and what is encrypted with it.
package seal

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// KeySize is the size of a Key, in bytes.
const KeySize = 32

// ErrDamaged says that sealed bytes are not what was sealed, or were sealed under another key or for another context.
var ErrDamaged = errors.New("sealed bytes are damaged or belong elsewhere")

// Key is a secret of 32 bytes. It never prints itself.
type Key [KeySize]byte

// NewKey draws a key from the system's generator, never from an injected one.
func NewKey() (Key, error) {
	var k Key
	if _, err := rand.Read(k[:]); err != nil {
		return Key{}, fmt.Errorf("draw a key: %w", err)
	}
	return k, nil
}

// Wipe forgets the key. Copies that others made stay.
func (k *Key) Wipe() { clear(k[:]) }

// String hides the key, so that no log or test failure shows it.
func (k Key) String() string { return "seal.Key(hidden)" }

// GoString hides the key from %#v.
func (k Key) GoString() string { return k.String() }

// Format hides the key from every verb, %x included.
func (k Key) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(k.String())) }

// Sub derives the key of one use, by HKDF-SHA256 under a label. Keys of different labels tell nothing of one another.
func (k Key) Sub(label string) Key {
	out, err := hkdf.Key(sha256.New, k[:], nil, "certibloc "+label, KeySize)
	if err != nil {
		// HKDF fails only on lengths above 255 blocks; a zero key would encrypt in the open, so take a one-way digest.
		return Key(sha256.Sum256(append([]byte("certibloc "+label+"\x00"), k[:]...)))
	}
	return Key(out)
}

// Seal encrypts plain and binds it to context: a random nonce, then the ciphertext (XChaCha20-Poly1305).
// What it returns is Overhead bytes longer than plain.
func (k Key) Seal(plain, context []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(k[:])
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	sealed := make([]byte, aead.NonceSize(), Overhead+len(plain))
	if _, err := rand.Read(sealed); err != nil {
		return nil, fmt.Errorf("draw a nonce: %w", err)
	}
	return aead.Seal(sealed, sealed, plain, context), nil
}

// Overhead is what Seal adds, in bytes.
const Overhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

// Open decrypts what Seal returned for the same context. Its error wraps ErrDamaged.
func (k Key) Open(sealed, context []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(k[:])
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	if len(sealed) < Overhead {
		return nil, fmt.Errorf("open %d bytes: %w", len(sealed), ErrDamaged)
	}
	nonce, text := sealed[:aead.NonceSize()], sealed[aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, text, context)
	if err != nil {
		return nil, fmt.Errorf("open %d bytes: %w", len(sealed), ErrDamaged)
	}
	return plain, nil
}
