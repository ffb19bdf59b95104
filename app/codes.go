package app

import (
	"context"
	"crypto/ed25519"
	"fmt"
	"io"
	"slices"
	"strings"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// Codes is the area of the signed codes: the keys that sign them, and what lets others verify them.
type Codes struct{ core *core }

// Keys returns the public keys of the centre, oldest first; the last one signs.
func (a Codes) Keys() ([]seal.PublicKey, error) {
	var keys []seal.PublicKey
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		keys = publicKeys(tx, centre.Name)
		return err
	})
	return keys, err
}

// signingKeys returns the keys of the centre, oldest first.
func signingKeys(tx *store.Tx) []data.SigningKey {
	return slices.SortedStableFunc(store.SigningKeys.All(tx), func(a, b data.SigningKey) int { return a.Created.Compare(b.Created) })
}

// publicKeys returns what verifies codes: a key is retired by the one made after it.
func publicKeys(tx *store.Tx, centre string) []seal.PublicKey {
	var keys []seal.PublicKey
	for i, k := range signingKeys(tx) {
		from := rncp.DateOf(k.Created)
		if i > 0 {
			keys[i-1].Retired = from
		}
		keys = append(keys, seal.PublicKey{ID: string(k.ID), Public: k.Public, Centre: centre, From: from})
	}
	return keys
}

// Renew makes a new key, which signs from now on. The ones before it still verify what they have signed.
func (a Codes) Renew(ctx context.Context, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return data.Refuse("La raison du renouvellement manque.").Hint("Écrivez-la en une phrase : le journal la garde.")
	}
	return a.core.act(ctx, ActKey, reason, func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		if err != nil {
			return err
		}
		if !centre.SignedCodes {
			return data.Refuse("Les certificats ne sont pas signés d’un code.").Hint("Activez d’abord ce réglage.")
		}
		return a.core.newKey(tx)
	})
}

// firstKey makes the key of a centre that has none and signs its certificates.
func (c *core) firstKey(tx *store.Tx, centre data.Centre) error {
	if !centre.SignedCodes || store.SigningKeys.Len(tx) > 0 {
		return nil
	}
	return c.newKey(tx)
}

func (c *core) newKey(tx *store.Tx) error {
	var seed [ed25519.SeedSize]byte
	if _, err := io.ReadFull(c.rand, seed[:]); err != nil {
		return fmt.Errorf("draw a signing key: %w", err)
	}
	key, err := seal.NewSigningKey(seed)
	if err != nil {
		return err
	}
	key.Created = c.clock().UTC()
	return store.SigningKeys.Put(tx, key)
}

// sign gives a document the code that certifies it, where the settings want one and its kind bears one.
func (c *core) sign(tx *store.Tx, doc *data.Document) error {
	doc.Sheet.Code = ""
	if coded, err := codes(tx, doc.Number.Kind); err != nil || !coded {
		return err
	}
	keys := signingKeys(tx)
	if len(keys) == 0 {
		return data.Refuse("Le centre n’a pas de clé pour signer ses certificats.").Hint("Désactivez puis réactivez « Signer les certificats d’un code » dans les réglages.")
	}
	code, err := seal.SignText(data.StatementOf(doc.Sheet).Text(), keys[len(keys)-1])
	doc.Sheet.Code = code
	return err
}

// codes reports whether documents of a kind bear a code, by their nature and by the settings.
func codes(tx *store.Tx, kind data.DocumentKind) (bool, error) {
	centre, err := theCentre(tx)
	return centre.SignedCodes && data.HasStatement(kind), err
}

// specimenCode is what the code of a preview says: as much as the real one, without a signature.
func specimenCode(s data.Sheet) string {
	return "SPÉCIMEN – aperçu sans valeur\n" + data.StatementOf(s).Text() + "\n" + strings.Repeat("SPÉCIMEN ", 11)
}

// Cancelled returns the numbers that are no longer in force: documents annulled, withdrawn or replaced, and the duplicates of
// such ones.
func (a Codes) Cancelled() (data.CancelledList, error) {
	var list data.CancelledList
	err := a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		list = data.CancelledList{Centre: centre.Name, On: a.core.today(), Numbers: cancelledNumbers(tx)}
		return err
	})
	return list, err
}

func cancelledNumbers(tx *store.Tx) []data.CancelledNumber {
	var list []data.CancelledNumber
	for doc := range store.Documents.All(tx) {
		if at := annulledWith(tx, doc); at != nil && data.HasStatement(doc.Number.Kind) {
			list = append(list, data.CancelledNumber{Number: doc.Number.String(), On: at.On})
		}
	}
	slices.SortFunc(list, func(a, b data.CancelledNumber) int { return strings.Compare(a.Number, b.Number) })
	return list
}

// annulledWith returns what took a document out of force, or, for a duplicate, its original.
func annulledWith(tx *store.Tx, doc data.Document) *data.Annulment {
	if a := annulment(tx, doc.ID); a != nil || doc.Relation != data.RelationDuplicate {
		return a
	}
	return annulment(tx, doc.Of)
}

// SignedCancelled returns the list of cancelled numbers, signed by the key of the centre.
func (a Codes) SignedCancelled() (string, error) {
	list, err := a.Cancelled()
	if err != nil {
		return "", err
	}
	var signed string
	err = a.core.store.View(func(tx *store.Tx) error {
		keys := signingKeys(tx)
		if len(keys) == 0 {
			return noKey()
		}
		signed, err = seal.SignText(list.Text(), keys[len(keys)-1])
		return err
	})
	return signed, err
}

func noKey() error {
	return data.Refuse("Le centre n’a encore aucune clé.").Hint("Activez « Signer les certificats d’un code » dans les réglages : la première clé se crée alors.")
}
