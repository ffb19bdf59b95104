package seal

import (
	"certibloc/data"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// Params are the costs of Argon2id.
type Params struct {
	Time    uint32 `json:"time"`    // passes
	Memory  uint32 `json:"memory"`  // KiB
	Threads uint8  `json:"threads"` // lanes
}

// DefaultParams returns the costs for a passphrase that a person types: about a second, 256 MiB.
// RFC 9106 asks for 64 MiB and three passes at the least.
func DefaultParams() Params { return Params{Time: 4, Memory: 256 << 10, Threads: 2} }

// The bounds of what is read from a file: beyond them the keyring is damaged or means harm (1 GiB, 64 passes).
const (
	maxTime    = 64
	maxMemory  = 1 << 20 // KiB
	maxThreads = 64
)

// Validate refuses costs that Argon2id does not take or that no keyring of ours ever had.
func (p Params) Validate() error {
	lanes := uint32(p.Threads)
	if p.Time < 1 || p.Time > maxTime || lanes < 1 || lanes > maxThreads || p.Memory < 8*lanes || p.Memory > maxMemory {
		return data.Refuse("Le trousseau du dossier demande un calcul impossible (%d passages, %d Kio, %d fils).", p.Time, p.Memory, p.Threads).
			Hint("Le fichier keyring.json est abîmé : reprenez celui d’une sauvegarde.")
	}
	return nil
}

// derive turns a passphrase into a key. The passphrase is put in NFC first: keyboards differ in how they compose accents.
func (p Params) derive(passphrase, salt []byte) Key {
	composed := norm.NFC.Append(nil, passphrase...)
	defer clear(composed)
	derived := argon2.IDKey(composed, salt, p.Time, p.Memory, p.Threads, KeySize)
	defer clear(derived)
	return Key(derived)
}
