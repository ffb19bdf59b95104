package seal

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"certibloc/data"

	"golang.org/x/crypto/chacha20poly1305"
)

// ErrPassphrase says that the passphrase opens no slot of the keyring.
var ErrPassphrase = errors.New("wrong passphrase")

// KeyringVersion is the version of the file that this program writes, and the newest that it reads.
const KeyringVersion = 1

// KindPassphrase is a slot opened by a passphrase.
const KindPassphrase = "passphrase"

const saltSize = 16

// Keyring is the file keyring.json: the data key of a folder, wrapped once in each slot.
type Keyring struct {
	Version int    `json:"version"`
	Slots   []Slot `json:"slots"`
}

// Slot is the data key wrapped by a key that Argon2id derives from a secret.
type Slot struct {
	Kind   string `json:"kind"`
	Params Params `json:"argon2id"`
	Salt   []byte `json:"salt"`
	// Nonce and Wrapped are what Key.Seal returns, in two fields.
	Nonce   []byte `json:"nonce"`
	Wrapped []byte `json:"wrapped"`
}

// NewKeyring draws a data key and wraps it under the passphrase. It refuses an empty passphrase and absurd costs.
func NewKeyring(passphrase []byte, p Params) (*Keyring, Key, error) {
	if len(passphrase) == 0 {
		return nil, Key{}, data.Refuse("La phrase de passe est vide.").
			Hint("Choisissez plusieurs mots que vous saurez retrouver : sans elle, le dossier ne se rouvre pas.")
	}
	key, err := NewKey()
	if err != nil {
		return nil, Key{}, err
	}
	slot, err := wrap(key, passphrase, p)
	if err != nil {
		return nil, Key{}, err
	}
	return &Keyring{Version: KeyringVersion, Slots: []Slot{slot}}, key, nil
}

func wrap(key Key, passphrase []byte, p Params) (Slot, error) {
	if err := p.Validate(); err != nil {
		return Slot{}, err
	}
	slot := Slot{Kind: KindPassphrase, Params: p, Salt: make([]byte, saltSize)}
	if _, err := rand.Read(slot.Salt); err != nil {
		return Slot{}, fmt.Errorf("draw a salt: %w", err)
	}
	sealed, err := p.derive(passphrase, slot.Salt).Seal(key[:], slot.context())
	if err != nil {
		return Slot{}, err
	}
	at := chacha20poly1305.NonceSizeX
	slot.Nonce, slot.Wrapped = sealed[:at], sealed[at:]
	return slot, nil
}

// context binds the wrapped key to what it is and to the kind of its slot.
func (s Slot) context() []byte { return []byte("certibloc keyring 1 " + s.Kind) }

// ReadKeyring reads the file. A file that is not a keyring, or is newer than the program, is refused with a sentence.
func ReadKeyring(path string) (*Keyring, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, data.Refuse("Le trousseau keyring.json ne se lit pas.").
			Hint("Vérifiez que vous avez accès au dossier, ou reprenez ce fichier d’une sauvegarde.").Because(err)
	}
	return ParseKeyring(text)
}

// ParseKeyring reads the content of the file.
func ParseKeyring(text []byte) (*Keyring, error) {
	var k Keyring
	if err := json.Unmarshal(text, &k); err != nil {
		return nil, damaged(err)
	}
	if k.Version > KeyringVersion {
		return nil, data.Refuse("Le trousseau keyring.json vient d’une version plus récente de Certibloc (%d).", k.Version).
			Hint("Installez la dernière version du programme.")
	}
	if err := k.check(); err != nil {
		return nil, err
	}
	return &k, nil
}

func (k Keyring) check() error {
	if k.Version < 1 || len(k.Slots) == 0 {
		return damaged(errors.New("no version or no slot"))
	}
	for _, s := range k.Slots {
		if err := s.Params.Validate(); err != nil {
			return err
		}
		if len(s.Salt) < 8 || len(s.Nonce)+len(s.Wrapped) != Overhead+KeySize {
			return damaged(errors.New("a slot is not whole"))
		}
	}
	return nil
}

func damaged(err error) error {
	return data.Refuse("Le trousseau keyring.json est abîmé.").Hint("Reprenez ce fichier d’une sauvegarde du dossier.").Because(err)
}

// Write puts the keyring at path, whole or not at all.
func (k *Keyring) Write(path string) error {
	text, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return fmt.Errorf("encode keyring: %w", err)
	}
	return WriteFile(path, append(text, '\n'))
}

// Unlock returns the data key. A passphrase that opens no slot is refused; the refusal wraps ErrPassphrase.
func (k *Keyring) Unlock(passphrase []byte) (Key, error) {
	for _, s := range k.Slots {
		if s.Kind != KindPassphrase || len(passphrase) == 0 {
			continue
		}
		sealed := append(append([]byte{}, s.Nonce...), s.Wrapped...)
		plain, err := s.Params.derive(passphrase, s.Salt).Open(sealed, s.context())
		if err == nil && len(plain) == KeySize {
			return Key(plain), nil
		}
	}
	return Key{}, data.Refuse("La phrase de passe ne correspond pas à ce dossier.").
		Hint("Vérifiez les majuscules et la langue du clavier, puis que c’est le bon dossier.").Because(ErrPassphrase)
}
