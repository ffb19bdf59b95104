package app

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"certibloc/data"
	"certibloc/data/seal"
)

// NetworkDesk is what the network does with the parcels of its centres: it knows their public keys and the identifiers that
// the Caisse des Dépôts gave to the certifier, both kept in a folder of its own. It needs no centre.
type NetworkDesk struct {
	Dir   string           // the folder; made when something is kept
	Clock func() time.Time // nil: the machine's
	Rand  io.Reader        // for the identifiers of files; nil: the machine's
}

// TrustedCentre is a centre whose parcels are taken, with the keys that sign them.
type TrustedCentre struct {
	Code string
	Name string
	Keys []seal.PublicKey
}

// keyFolder holds a file of keys a centre, named by its code.
const keyFolder = "centres"

func (n NetworkDesk) now() time.Time {
	if n.Clock == nil {
		return time.Now()
	}
	return n.Clock()
}

// newID returns a new identifier of a file: never the same twice, even for the same contents.
func (n NetworkDesk) newID() (string, error) {
	if n.Rand == nil {
		return uuid.NewString(), nil
	}
	id, err := uuid.NewRandomFromReader(n.Rand)
	return id.String(), err
}

// Trust takes the file of public keys of a centre, whose code is drawn from its name where it is empty. A file that knows none
// of the keys that the centre had before is refused, unless another is expected: it may come from a stranger.
func (n NetworkDesk) Trust(file, code string, another bool) (TrustedCentre, error) {
	keys, err := seal.ParseKeys(file)
	if err != nil {
		return TrustedCentre{}, err
	}
	centre := TrustedCentre{Code: code, Name: keys[0].Centre, Keys: keys}
	if centre.Code == "" {
		centre.Code = data.CentreCode(centre.Name)
	}
	if err := (data.Centre{Name: centre.Name, Code: centre.Code, Rules: data.DefaultRules()}).Validate(); err != nil {
		return centre, data.Refuse("Le code « %s » du centre « %s » ne convient pas.", centre.Code, centre.Name).
			Hint("Donnez avec --centre celui qui est dans les numéros de ses documents, par exemple CANTAL.").Because(err)
	}
	known, err := n.Trusted()
	if err != nil {
		return centre, err
	}
	if err := centre.fits(known, another); err != nil {
		return centre, err
	}
	if i := slices.IndexFunc(known, func(k TrustedCentre) bool { return k.Code == centre.Code }); i >= 0 {
		centre.Keys = mergeKeys(known[i].Keys, keys)
	}
	dir := filepath.Join(n.Dir, keyFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return centre, noFolder(dir, err)
	}
	return centre, writeKept(filepath.Join(dir, centre.Code+".txt"), []byte(seal.WriteKeys(centre.Keys)))
}

// fits refuses a centre that comes with another's key, or with none of those that it is known by.
func (c TrustedCentre) fits(known []TrustedCentre, another bool) error {
	shares := func(k TrustedCentre) bool {
		return slices.ContainsFunc(k.Keys, func(a seal.PublicKey) bool { return knowsKey(c.Keys, a) })
	}
	for _, k := range known {
		if k.Code != c.Code && shares(k) {
			return data.Refuse("Cette clé est déjà celle du centre %s (%s).", k.Code, k.Name).Hint("Demandez au centre %s le fichier de ses propres clés.", c.Code)
		}
	}
	for _, k := range known {
		if k.Code == c.Code && !shares(k) && !another {
			return data.Refuse("Le centre %s (%s) a d’autres clés que celles de ce fichier.", k.Code, k.Name).
				Hint("Appelez-le et comparez l’empreinte %s avec la sienne ; si c’est la même, recommencez avec --another.", c.Keys[len(c.Keys)-1].Fingerprint())
		}
	}
	return nil
}

func knowsKey(keys []seal.PublicKey, k seal.PublicKey) bool {
	return slices.ContainsFunc(keys, func(o seal.PublicKey) bool { return o.Public.Equal(k.Public) })
}

// mergeKeys adds new keys to those known, and what became of the known ones since.
func mergeKeys(known, fresh []seal.PublicKey) []seal.PublicKey {
	all := slices.Clone(fresh)
	for _, k := range known {
		if !knowsKey(all, k) {
			all = append(all, k)
		}
	}
	return all
}

// Trusted returns the centres whose keys are known, by code.
func (n NetworkDesk) Trusted() ([]TrustedCentre, error) {
	dir := filepath.Join(n.Dir, keyFolder)
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, data.Refuse("Le dossier « %s » ne peut pas être lu.", dir).Hint("Donnez-en un autre avec --trust.").Because(err)
	}
	var all []TrustedCentre
	for _, f := range files {
		code, isKeys := strings.CutSuffix(f.Name(), ".txt")
		if !isKeys || f.IsDir() {
			continue
		}
		path := filepath.Join(dir, f.Name())
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, data.Refuse("Le fichier de clés « %s » ne peut pas être lu.", path).Hint("Vérifiez ses droits.").Because(err)
		}
		keys, err := seal.ParseKeys(string(text))
		if err != nil {
			return nil, data.Refuse("Le fichier de clés « %s » est abîmé.", path).Hint("Supprimez-le, puis refaites « certibloc network trust » avec le fichier du centre.").Because(err)
		}
		all = append(all, TrustedCentre{Code: code, Name: keys[0].Centre, Keys: keys})
	}
	return all, nil
}
