package data

import (
	"bytes"
	"crypto/ed25519"
	"time"
)

// SigningKey is a key with which the centre signs the codes of its certificates. The latest one signs; the ones before it
// still verify. It lies in the store, which is encrypted, and its seed leaves it never.
type SigningKey struct {
	ID      ID        `json:"id"`     // what a code names the key by, drawn from the public key
	Public  []byte    `json:"public"` // Ed25519, 32 bytes
	Seed    []byte    `json:"seed"`   // of the private key, 32 bytes; none where the centre was rebuilt from an archive: it verifies alone
	Created time.Time `json:"created"`
}

// Key returns the key's identifier.
func (k SigningKey) Key() ID { return k.ID }

// Validate refuses a key whose halves do not belong together.
func (k SigningKey) Validate() error {
	if len(k.Seed) == 0 && len(k.Public) == ed25519.PublicKeySize && !k.Created.IsZero() && k.ID != "" {
		return nil
	}
	if len(k.Seed) != ed25519.SeedSize || k.Created.IsZero() || k.ID == "" {
		return Refuse("La clé de signature n’est pas entière.")
	}
	if public, ok := ed25519.NewKeyFromSeed(k.Seed).Public().(ed25519.PublicKey); !ok || !bytes.Equal(public, k.Public) {
		return Refuse("La clé de signature %s ne va pas avec sa clé publique.", k.ID)
	}
	return nil
}

// String hides the seed, so that no log or test failure shows it.
func (k SigningKey) String() string { return "signing key " + string(k.ID) }

// GoString hides the seed from %#v.
func (k SigningKey) GoString() string { return k.String() }

// SheetKey is a public key as its printed page shows it.
type SheetKey struct {
	ID          string `json:"id"`
	Fingerprint string `json:"fingerprint"` // in groups
	From        Date   `json:"from"`
	Retired     Date   `json:"retired"` // zero while it signs
}
