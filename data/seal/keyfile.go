package seal

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"strings"

	"certibloc/data"
)

// PublicKey is a key that verifies codes, with what one must know of it.
type PublicKey struct {
	ID      string
	Public  ed25519.PublicKey
	Centre  string
	From    data.Date
	Retired data.Date // zero while it signs
}

// Fingerprint returns what the printed page of the key shows.
func (k PublicKey) Fingerprint() string { return Fingerprint(k.Public) }

// The lines of a file of public keys.
const (
	keyFileTitle   = "CERTIBLOC – CLÉS PUBLIQUES"
	keyCentre      = "Centre : "
	keyName        = "Clé : "
	keyFingerprint = "Empreinte SHA-256 : "
	keyPublic      = "Clé publique Ed25519 (base64) : "
	keyFrom        = "En service depuis le "
	keyRetired     = "Remplacée le "
)

// WriteKeys writes keys as a text that a person reads and ParseKeys too.
func WriteKeys(keys []PublicKey) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nCe fichier sert à vérifier le code des certificats. Il ne contient rien de secret.\n"+
		"Comparez l’empreinte avec celle que le centre a imprimée ou vous a dite.\n", keyFileTitle)
	for _, k := range keys {
		fmt.Fprintf(&b, "\n%s%s\n%s%s\n%s%s\n%s%s\n%s%s\n", keyCentre, k.Centre, keyName, k.ID, keyFingerprint, k.Fingerprint(),
			keyPublic, base64.StdEncoding.EncodeToString(k.Public), keyFrom, k.From.French())
		if !k.Retired.IsZero() {
			fmt.Fprintf(&b, "%s%s, elle vérifie encore ce qu’elle a signé.\n", keyRetired, k.Retired.French())
		}
	}
	return b.String()
}

// ParseKeys reads what WriteKeys writes. A key whose identifier or fingerprint is not its own is refused.
func ParseKeys(text string) ([]PublicKey, error) {
	lines := strings.Split(tidy(text), "\n")
	if strings.TrimSpace(lines[0]) != keyFileTitle {
		return nil, notKeys("Ce n’est pas un fichier de clés publiques de Certibloc.")
	}
	var keys []PublicKey
	var k PublicKey
	var fingerprint string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if centre, ok := strings.CutPrefix(line, keyCentre); ok {
			k, fingerprint = PublicKey{Centre: centre}, ""
		} else if id, ok := strings.CutPrefix(line, keyName); ok {
			k.ID = id
		} else if print, ok := strings.CutPrefix(line, keyFingerprint); ok {
			fingerprint = print
		} else if public, ok := strings.CutPrefix(line, keyPublic); ok {
			raw, err := base64.StdEncoding.Strict().DecodeString(public)
			if err != nil || len(raw) != ed25519.PublicKeySize || KeyID(raw) != k.ID || Fingerprint(raw) != fingerprint {
				return nil, notKeys("Le fichier de clés est abîmé : la clé %s n’a pas l’empreinte qu’il donne.", k.ID)
			}
			k.Public = raw
			keys = append(keys, k)
		} else if len(keys) > 0 && strings.HasPrefix(line, keyFrom) {
			keys[len(keys)-1].From = data.ParseFrenchDate(strings.TrimPrefix(line, keyFrom))
		} else if len(keys) > 0 && strings.HasPrefix(line, keyRetired) {
			day, _, _ := strings.Cut(strings.TrimPrefix(line, keyRetired), ",")
			keys[len(keys)-1].Retired = data.ParseFrenchDate(day)
		}
	}
	if len(keys) == 0 {
		return nil, notKeys("Le fichier ne contient aucune clé publique.")
	}
	return keys, nil
}

func notKeys(format string, args ...any) error {
	return data.Refuse(format, args...).Hint("Demandez au centre le fichier « Clés publiques » qu’exporte le programme.")
}
