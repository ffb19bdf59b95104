package seal

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"

	"certibloc/data"
)

// detachedPrefix begins a signature that stands in a file of its own, and says what it is the signature of.
const detachedPrefix = "CBL1"

// SignDetached returns the line that signs bytes, to be kept in a file beside them: « CBL1 », the identifier of the key, and
// the Ed25519 signature in base64url. The bytes are signed as they are, after the prefix and a line feed, so that no such
// signature stands for that of a code.
func SignDetached(content []byte, key data.SigningKey) (string, error) {
	if len(key.Seed) != ed25519.SeedSize {
		return "", errors.New("sign bytes: the key is not whole")
	}
	signature := ed25519.Sign(ed25519.NewKeyFromSeed(key.Seed), detached(content))
	return fmt.Sprintf("%s %s %s", detachedPrefix, key.ID, base64.RawURLEncoding.EncodeToString(signature)), nil
}

// VerifyDetached checks the line that signs bytes against a public key of 32 bytes. Its error is ErrNotSigned, ErrUnknownKey
// or ErrAltered.
func VerifyDetached(content []byte, line string, public ed25519.PublicKey) error {
	var prefix, id, text string
	if n, _ := fmt.Sscanf(line, "%s %s %s", &prefix, &id, &text); n != 3 || line != prefix+" "+id+" "+text || prefix != detachedPrefix {
		return ErrNotSigned
	}
	signature, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(signature) != ed25519.SignatureSize {
		return ErrNotSigned
	}
	switch {
	case len(public) != ed25519.PublicKeySize || id != KeyID(public):
		return ErrUnknownKey
	case !ed25519.Verify(public, detached(content), signature):
		return ErrAltered
	}
	return nil
}

func detached(content []byte) []byte { return append([]byte(detachedPrefix+"\n"), content...) }
