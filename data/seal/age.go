package seal

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"

	"certibloc/data"
)

// ageMagic begins every file that age has encrypted.
const ageMagic = "age-encryption.org/v1\n"

// IsEncrypted reports whether a file, of which the beginning is given, was encrypted for a recipient.
func IsEncrypted(beginning []byte) bool { return bytes.HasPrefix(beginning, []byte(ageMagic)) }

// CheckRecipient refuses what is no public key of age, « age1… ».
func CheckRecipient(recipient string) error {
	_, err := recipientOf(recipient)
	return err
}

func recipientOf(recipient string) (age.Recipient, error) {
	recipient = strings.TrimSpace(recipient)
	r, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, data.Refuse("« %s » n’est pas une clé publique de chiffrement.", recipient).
			Hint("Recopiez celle que le réseau a donnée : elle commence par « age1 ».").Because(err)
	}
	return r, nil
}

// EncryptFor encrypts what fill writes for the holder of a recipient's identity, and nobody else.
func EncryptFor(w io.Writer, recipient string, fill func(io.Writer) error) error {
	r, err := recipientOf(recipient)
	if err != nil {
		return err
	}
	into, err := age.Encrypt(w, r)
	if err != nil {
		return err
	}
	if err := fill(into); err != nil {
		return err // not closed: what was written does not decrypt
	}
	return into.Close()
}

// Identity decrypts what was encrypted for its recipient. It never prints itself.
type Identity struct{ all []age.Identity }

// String hides the identity.
func (Identity) String() string { return "seal.Identity(hidden)" }

// GoString hides it from %#v.
func (i Identity) GoString() string { return i.String() }

// NewIdentity draws an identity: the text of its file, which is secret, and the recipient that others encrypt for.
func NewIdentity() (file, recipient string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", err
	}
	return "# Clé privée : à garder secrète. Clé publique, à donner aux centres :\n# " + id.Recipient().String() + "\n" + id.String() + "\n", id.Recipient().String(), nil
}

// ParseIdentity reads the file of an identity, as age-keygen and NewIdentity write it.
func ParseIdentity(file string) (Identity, error) {
	all, err := age.ParseIdentities(strings.NewReader(file))
	if err != nil {
		return Identity{}, data.Refuse("Ce n’est pas un fichier de clé privée.").
			Hint("Donnez celui qui va avec la clé publique « age1… » remise aux centres : il contient « AGE-SECRET-KEY-1… ».").Because(err)
	}
	return Identity{all}, nil
}

// DecryptAt returns the plain bytes of an encrypted file of a size, read where they are asked for, and their number.
func (i Identity) DecryptAt(r io.ReaderAt, size int64) (plain io.ReaderAt, plainSize int64, err error) {
	if len(i.all) == 0 {
		return nil, 0, data.Refuse("Le fichier est chiffré, et aucune clé privée n’est donnée.").Hint("Donnez le fichier de la clé privée du réseau.")
	}
	plain, plainSize, err = age.DecryptReaderAt(r, size, i.all...)
	var stranger *age.NoIdentityMatchError
	switch {
	case errors.As(err, &stranger):
		return nil, 0, data.Refuse("Le fichier est chiffré pour une autre clé.").Hint("Vérifiez la clé privée, ou que le centre a bien la clé publique du réseau.").Because(err)
	case err != nil:
		return nil, 0, data.Refuse("Le fichier chiffré est abîmé.").Hint("Demandez au centre de l’envoyer à nouveau.").Because(err)
	}
	return plain, plainSize, nil
}
