package seal

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"

	"certibloc/data"
)

// ErrPassphrase says that the secret opens no slot of the keyring.
var ErrPassphrase = errors.New("wrong passphrase")

// KeyringVersion is the version of the file that this program writes, and the newest that it reads.
const KeyringVersion = 2

// Keyring is the file keyring.json: the data key of a folder, wrapped once in each slot. It holds no name: an operator's slot
// bears the identifier that the register knows him by.
type Keyring struct {
	Version int    `json:"version"`
	Slots   []Slot `json:"slots"`
	// Sum binds the slots to the data key, so that nobody slips in a slot of his own to have the next data key wrapped for it.
	// A keyring of version 1 has none.
	Sum []byte `json:"sum,omitempty"`
	// Digest is the SHA-256 of the slots: a byte that changed by accident is damage, and not a wrong passphrase.
	Digest []byte `json:"digest,omitempty"`
}

// NewKeyring draws a data key and wraps it for an operator under his passphrase. It refuses an empty passphrase and absurd costs.
func NewKeyring(id data.ID, passphrase []byte, p Params) (*Keyring, Key, error) {
	key, err := NewKey()
	if err != nil {
		return nil, Key{}, err
	}
	k := &Keyring{Version: KeyringVersion}
	return k, key, k.SetPassphrase(key, id, passphrase, p)
}

// ReadKeyring reads the file. A file that is not a keyring, or is newer than the program, is refused with a sentence.
func ReadKeyring(path string) (*Keyring, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, data.Refuse("Le trousseau keyring.json ne se lit pas.").
			Hint("Vérifiez que vous avez accès au dossier, ou reprenez ce fichier d’une sauvegarde.").Because(errors.Join(ErrDamaged, err))
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

func (k *Keyring) check() error {
	if k.Version < 1 || len(k.Slots) == 0 || len(k.Slots) > maxSlots {
		return damaged(errors.New("no version, or no slot"))
	}
	for _, s := range k.Slots {
		if err := s.check(); err != nil {
			return err
		}
	}
	if k.Version > 1 && !bytes.Equal(k.Digest, k.digest()) {
		return damaged(errors.New("the slots have another digest"))
	}
	return nil
}

// digest is the SHA-256 of the slots as JSON.
func (k *Keyring) digest() []byte {
	sum := sha256.Sum256(k.slots())
	return sum[:]
}

func (k *Keyring) slots() []byte {
	text, _ := json.Marshal(k.Slots) // numbers, texts and bytes always encode
	return text
}

func damaged(err error) error {
	return data.Refuse("Le trousseau keyring.json est abîmé.").Hint("Reprenez ce fichier d’une sauvegarde du dossier.").Because(errors.Join(ErrDamaged, err))
}

// Text returns the content of the file.
func (k *Keyring) Text() ([]byte, error) {
	k.Digest = k.digest()
	text, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode keyring: %w", err)
	}
	return append(text, '\n'), nil
}

// Write puts the keyring at path, whole or not at all.
func (k *Keyring) Write(path string) error {
	text, err := k.Text()
	if err != nil {
		return err
	}
	return WriteFile(path, text)
}

// Unlock returns the data key. The secret is a passphrase, or what stands on the recovery sheet; one that opens no slot is
// refused, and the refusal wraps ErrPassphrase.
func (k *Keyring) Unlock(secret []byte) (Key, error) {
	key, _, err := k.Enter(secret)
	return key, err
}

// Enter is Unlock, and tells which slot the secret opens.
func (k *Keyring) Enter(secret []byte) (Key, Slot, error) {
	kind := KindPassphrase
	if LooksLikeRecovery(string(secret)) {
		code, err := parseRecovery(string(secret))
		if err != nil {
			return Key{}, Slot{}, err
		}
		kind, secret = KindRecovery, code
	}
	derived := map[string]Key{}
	defer clear(derived)
	for _, s := range k.Slots {
		if s.Kind != kind || len(secret) == 0 {
			continue
		}
		// Slots of the same costs and salt cost one derivation: an operator need not say who he is before.
		under := fmt.Sprintf("%+v %x", s.Params, s.Salt)
		wrapping, ok := derived[under]
		if !ok {
			wrapping = s.Params.derive(secret, s.Salt)
			derived[under] = wrapping
		}
		key, err := s.open(wrapping)
		switch {
		case data.IsRefusal(err):
			return Key{}, Slot{}, err
		case err != nil:
			continue
		}
		if k.Version > 1 && !hmac.Equal(k.Sum, k.sum(key)) {
			return Key{}, Slot{}, data.Refuse("Le trousseau keyring.json a été modifié hors de Certibloc.").
				Hint("N’ouvrez pas ce dossier avant d’avoir repris ce fichier d’une sauvegarde, et cherchez qui y a eu accès.").Because(ErrDamaged)
		}
		return key, s, nil
	}
	return Key{}, Slot{}, wrongSecret(kind)
}

func wrongSecret(kind string) error {
	if kind == KindRecovery {
		return data.Refuse("Cette feuille de secours n’ouvre pas ce dossier.").
			Hint("Prenez la plus récente : une feuille imprimée plus tard la remplace. Vérifiez aussi que c’est le bon dossier.").Because(ErrPassphrase)
	}
	return data.Refuse("La phrase de passe ne correspond pas à ce dossier.").
		Hint("Vérifiez les majuscules et la langue du clavier, puis que c’est le bon dossier.").Because(ErrPassphrase)
}

// SetPassphrase gives an operator a slot under a passphrase, in the place of the one he had. It refuses a passphrase that opens
// another's slot: it says who works.
func (k *Keyring) SetPassphrase(key Key, id data.ID, passphrase []byte, p Params) error {
	if len(passphrase) == 0 {
		return data.Refuse("La phrase de passe est vide.").
			Hint("Choisissez plusieurs mots que vous saurez retrouver : sans elle, le dossier ne se rouvre pas.")
	}
	if LooksLikeRecovery(string(passphrase)) {
		return data.Refuse("Une phrase de passe ne s’écrit pas comme une feuille de secours.").Hint("Choisissez sept mots.")
	}
	if _, s, err := k.Enter(passphrase); err == nil && s.ID != id {
		return data.Refuse("Cette phrase de passe ne convient pas.").Hint("Choisissez-en une autre.")
	}
	return k.set(key, Slot{ID: id, Kind: KindPassphrase, Params: p}, passphrase)
}

// SetRecovery draws what a new recovery sheet says, and makes its slot in the place of the former one: a sheet printed before
// opens nothing any more.
func (k *Keyring) SetRecovery(key Key, p Params) (code string, err error) {
	secret, err := newRecovery()
	if err != nil {
		return "", err
	}
	return formatRecovery(secret), k.set(key, Slot{Kind: KindRecovery, Params: p}, secret)
}

// set makes a slot, in the place of the one of the same kind and identifier.
func (k *Keyring) set(key Key, s Slot, secret []byte) error {
	if err := s.Params.Validate(); err != nil {
		return err
	}
	s.Salt = k.saltFor(s)
	if err := s.wrap(key, secret); err != nil {
		return err
	}
	return k.change(key, append(k.without(s.Kind, s.ID), s))
}

// saltFor returns the salt of the slots of the same kind and costs, or nil for a new one.
func (k *Keyring) saltFor(s Slot) []byte {
	at := slices.IndexFunc(k.Slots, func(o Slot) bool { return o.Kind == s.Kind && o.Params == s.Params && o.ID != s.ID })
	if at < 0 {
		return nil
	}
	return k.Slots[at].Salt
}

func (k *Keyring) without(kind string, id data.ID) []Slot {
	return slices.DeleteFunc(slices.Clone(k.Slots), func(o Slot) bool { return o.Kind == kind && o.ID == id })
}

// Remove takes an operator's slot away. The last passphrase is not removed.
func (k *Keyring) Remove(key Key, id data.ID) error {
	left := k.without(KindPassphrase, id)
	if !slices.ContainsFunc(left, func(s Slot) bool { return s.Kind == KindPassphrase }) {
		return data.Refuse("La dernière phrase de passe du dossier ne se retire pas.").Hint("Donnez d’abord un accès à quelqu’un d’autre.")
	}
	return k.change(key, left)
}

// Name gives a slot that a keyring of version 1 has left without a name the identifier of its operator.
func (k *Keyring) Name(key Key, id data.ID) error {
	slots := slices.Clone(k.Slots)
	for i, s := range slots {
		if s.Kind == KindPassphrase && s.ID == "" {
			slots[i].ID = id
		}
	}
	return k.change(key, slots)
}

// Rewrap wraps another data key in every slot. It needs nobody's secret: each slot has a public half.
func (k *Keyring) Rewrap(key Key) (*Keyring, error) {
	next := &Keyring{Version: KeyringVersion, Slots: slices.Clone(k.Slots)}
	for i := range next.Slots {
		if err := next.Slots[i].rewrap(key); err != nil {
			return nil, err
		}
	}
	return next, next.change(key, next.Slots)
}

// Has reports whether there is a slot of a kind for an identifier, which is empty for the recovery sheet.
func (k *Keyring) Has(kind string, id data.ID) bool {
	return slices.ContainsFunc(k.Slots, func(s Slot) bool { return s.Kind == kind && s.ID == id })
}

// change puts other slots in, and binds them to the data key.
func (k *Keyring) change(key Key, slots []Slot) error {
	if len(slots) > maxSlots {
		return data.Refuse("Le dossier a déjà %d accès.", maxSlots).Hint("Retirez ceux qui ne servent plus.")
	}
	k.Version, k.Slots = KeyringVersion, slots
	k.Sum = k.sum(key)
	return nil
}

// sum is the HMAC-SHA256 of the slots under a key of its own.
func (k *Keyring) sum(key Key) []byte {
	under := key.Sub("keyring")
	defer under.Wipe()
	mac := hmac.New(sha256.New, under[:])
	mac.Write(k.slots())
	return mac.Sum(nil)
}
