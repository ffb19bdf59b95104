package seal

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"certibloc/data"
)

// A signed text is a readable text and one more line, its signature: « CB1 », the identifier of the key, and the Ed25519
// signature of the text in base64url. What is signed is the text in UTF-8, composed (NFC), its lines ended by a line feed but
// for the last: the line of the signature and the line feed before it are left out.

// Why a signed text is not one, or does not verify.
var (
	ErrNotSigned  = errors.New("no signed text of this program")
	ErrUnknownKey = errors.New("signed with a key that is not among those known")
	ErrAltered    = errors.New("the text is not the one that was signed")
)

// signedPrefix begins the line of the signature and tells its format.
const signedPrefix = "CB1"

// maxSigned bounds a signed text, in bytes; a QR code holds 2953 at most, a list of cancelled numbers more.
const maxSigned = 1 << 20

var signatureLine = regexp.MustCompile(`^` + signedPrefix + ` ([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}) ([A-Za-z0-9_-]{86})$`)

// keyEncoding is base32 without padding: its letters are not taken for one another on paper.
var keyEncoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// KeyID returns what names a public key: 80 bits of its SHA-256, in four groups of four letters or digits (2 to 7).
func KeyID(public ed25519.PublicKey) string {
	sum := sha256.Sum256(public)
	return groups(keyEncoding.EncodeToString(sum[:10]), 4, "-")
}

// Fingerprint returns the SHA-256 of a public key in sixteen groups of four hexadecimal digits.
func Fingerprint(public ed25519.PublicKey) string {
	return groups(fmt.Sprintf("%X", sha256.Sum256(public)), 4, " ")
}

func groups(s string, size int, between string) string {
	var list []string
	for ; len(s) > size; s = s[size:] {
		list = append(list, s[:size])
	}
	return strings.Join(append(list, s), between)
}

// NewSigningKey makes a key of 32 random bytes.
func NewSigningKey(seed [ed25519.SeedSize]byte) (data.SigningKey, error) {
	public, ok := ed25519.NewKeyFromSeed(seed[:]).Public().(ed25519.PublicKey)
	if !ok {
		return data.SigningKey{}, errors.New("make a signing key: no Ed25519 key")
	}
	return data.SigningKey{ID: data.ID(KeyID(public)), Public: public, Seed: seed[:]}, nil
}

// SignText adds to a text the line that signs it. The text must be composed, without a line feed at its end.
func SignText(text string, key data.SigningKey) (string, error) {
	if text == "" || text != tidy(text) || !utf8.ValidString(text) || len(key.Seed) != ed25519.SeedSize {
		return "", errors.New("sign a text: not composed, or the key is not whole")
	}
	signature := ed25519.Sign(ed25519.NewKeyFromSeed(key.Seed), []byte(text))
	return fmt.Sprintf("%s\n%s %s %s", text, signedPrefix, key.ID, base64.RawURLEncoding.EncodeToString(signature)), nil
}

// SignedText is a text as someone presents it, with its signature, not verified yet.
type SignedText struct {
	Text      string
	KeyID     string
	Signature []byte // 64 bytes
}

// ParseSigned reads a signed text. Line ends of Windows, spaces around the whole and accents that a system took apart are put
// right first; anything else that differs is left for the signature to refuse. Its error is ErrNotSigned.
func ParseSigned(s string) (SignedText, error) {
	if len(s) > maxSigned || !utf8.ValidString(s) {
		return SignedText{}, ErrNotSigned
	}
	s = tidy(s)
	at := strings.LastIndexByte(s, '\n')
	if at < 1 {
		return SignedText{}, ErrNotSigned
	}
	m := signatureLine.FindStringSubmatch(s[at+1:])
	if m == nil {
		return SignedText{}, ErrNotSigned
	}
	signature, err := base64.RawURLEncoding.Strict().DecodeString(m[2])
	if err != nil || len(signature) != ed25519.SignatureSize {
		return SignedText{}, ErrNotSigned
	}
	return SignedText{Text: s[:at], KeyID: m[1], Signature: signature}, nil
}

// tidy puts right what copying a text changes without anybody seeing it.
func tidy(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return norm.NFC.String(strings.Trim(s, " \t\n\ufeff"))
}

// String writes the signed text again.
func (s SignedText) String() string {
	return fmt.Sprintf("%s\n%s %s %s", s.Text, signedPrefix, s.KeyID, base64.RawURLEncoding.EncodeToString(s.Signature))
}

// Verify returns the key, among those known, that signed the text. Its error is ErrUnknownKey or ErrAltered.
func (s SignedText) Verify(keys []PublicKey) (PublicKey, error) {
	for _, k := range keys {
		if k.ID != s.KeyID {
			continue
		}
		if len(k.Public) != ed25519.PublicKeySize || !ed25519.Verify(k.Public, []byte(s.Text), s.Signature) {
			return k, ErrAltered
		}
		return k, nil
	}
	return PublicKey{}, ErrUnknownKey
}
