package app

import (
	"encoding/base64"
	"encoding/json"
	"strings"

	"certibloc/data"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// ExportKeys writes the public keys of the centre into a folder, as a file that « certibloc verify --key » takes, and returns
// its path.
func (a Codes) ExportKeys(dir string) (string, error) {
	keys, err := a.someKeys()
	if err != nil {
		return "", err
	}
	return a.export(dir, ".txt", []byte(seal.WriteKeys(keys)), "Clés publiques", keys)
}

// ExportCancelled writes the signed list of cancelled numbers into a folder and returns its path.
func (a Codes) ExportCancelled(dir string) (string, error) {
	keys, err := a.someKeys()
	if err != nil {
		return "", err
	}
	signed, err := a.SignedCancelled()
	if err != nil {
		return "", err
	}
	return a.export(dir, ".txt", []byte(signed+"\n"), "Numéros annulés", keys)
}

// ExportKeySheet writes the page to print and hand out, with the fingerprint of the key that signs, and returns its path.
func (a Codes) ExportKeySheet(dir string) (string, error) {
	keys, err := a.someKeys()
	if err != nil {
		return "", err
	}
	var sheet data.Sheet
	err = a.core.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		sheet = a.core.keySheet(tx, centre, keys)
		return err
	})
	if err != nil {
		return "", err
	}
	pdf, err := a.core.draw(sheet)
	if err != nil {
		return "", err
	}
	return a.export(dir, ".pdf", pdf, data.KindKeySheet.Title(), keys)
}

// keySheet is what the page of the keys shows.
func (c *core) keySheet(tx *store.Tx, centre data.Centre, keys []seal.PublicKey) data.Sheet {
	sheet := data.Sheet{
		Kind: data.KindKeySheet, Template: c.drawer.Template(data.KindKeySheet), Delivered: c.today(), Place: centre.City,
		Centre: data.SheetCentre{Name: centre.Name, Address: centre.Address}, Example: centre.Example, Logos: centre.Logos, Wording: wordingOf(tx).Sheet(),
	}
	for _, k := range keys {
		sheet.Keys = append(sheet.Keys, data.SheetKey{ID: seal.KeyID(k.Public), Fingerprint: k.Fingerprint(), From: k.From, Retired: k.Retired})
	}
	return sheet
}

// ExportVerifyPage writes a page that verifies codes in any browser, without a network, and returns its path.
func (a Codes) ExportVerifyPage(dir string) (string, error) {
	keys, err := a.someKeys()
	if err != nil {
		return "", err
	}
	const place = "/*CERTIBLOC-KEYS*/null"
	if !strings.Contains(a.core.verifyPage, place) {
		return "", data.Refuse("Ce programme n’a pas la page de vérification.").Hint("Installez-le à nouveau.")
	}
	type key struct {
		ID          string `json:"id"`
		Public      string `json:"public"`
		Fingerprint string `json:"fingerprint"`
		Centre      string `json:"centre"`
		From        string `json:"from"`
		Retired     string `json:"retired,omitempty"`
	}
	var known struct {
		Keys   []key    `json:"keys"`
		Titles []string `json:"titles"` // of the documents that bear a code
	}
	known.Titles = data.StatementTitles()
	for _, k := range keys {
		known.Keys = append(known.Keys, key{k.ID, base64.StdEncoding.EncodeToString(k.Public), k.Fingerprint(), k.Centre, k.From.French(), k.Retired.French()})
	}
	text, err := json.Marshal(known) // it writes < and & so that they end no script
	if err != nil {
		return "", err
	}
	page := strings.Replace(a.core.verifyPage, place, string(text), 1)
	return a.export(dir, ".html", []byte(page), "Vérifier un certificat", keys)
}

// someKeys returns the keys of the centre, or refuses when it has none.
func (a Codes) someKeys() ([]seal.PublicKey, error) {
	keys, err := a.Keys()
	if err == nil && len(keys) == 0 {
		err = noKey()
	}
	return keys, err
}

// export writes a file named for what it is and the centre. A file of another content is kept beside it.
func (a Codes) export(dir, ending string, content []byte, what string, keys []seal.PublicKey) (string, error) {
	if err := makeFolder(dir); err != nil {
		return "", err
	}
	return writeNamed(dir, ending, content, versions(cleanName(what+" – "+keys[0].Centre))...)
}
