package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/seal"
	"certibloc/data/store"
)

// WriteAgain writes a parcel that was made before at a path, as Make does: the same bytes, encrypted anew where the settings
// ask for it.
func (a Parcels) WriteAgain(id data.ID, path string) (string, error) {
	var p data.Parcel
	err := a.core.store.View(func(tx *store.Tx) (err error) {
		p, err = get(tx, store.Parcels, id, "Ce lot n’existe pas dans ce dossier.")
		return err
	})
	if err != nil {
		return "", err
	}
	content, err := a.core.store.File(p.SHA256)
	if err != nil {
		return "", err
	}
	out, err := a.core.prepare(p.Name, content, path)
	if err != nil {
		return "", err
	}
	if err := out.keep(); err != nil {
		return "", cannotWrite(out.path, err)
	}
	return out.path, nil
}

// outgoing is a file that waits for its name.
type outgoing struct{ aside, path string }

func (o outgoing) keep() error { return seal.Keep(o.aside, o.path) }

func (o outgoing) drop() error { return os.Remove(o.aside) }

// prepare writes a parcel beside the place where it is to be, encrypted where the settings ask for it.
func (c *core) prepare(name string, content []byte, path string) (outgoing, error) {
	settings, err := c.networkSettings()
	if err != nil {
		return outgoing{}, err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		file := parcel.Name(name).File()
		if settings.Encrypt {
			file += ".age"
		}
		path = filepath.Join(path, file)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return outgoing{}, data.Refuse("« %s » existe déjà.", path).Hint("Choisissez un autre nom : rien n’a été écrasé.").Because(err)
	}
	aside, err := seal.WriteAside(filepath.Dir(path), func(w io.Writer) error {
		plain := func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		}
		if settings.Encrypt {
			return seal.EncryptFor(w, settings.Recipient, plain)
		}
		return plain(w)
	})
	if data.IsRefusal(err) {
		return outgoing{}, err
	}
	if err != nil {
		return outgoing{}, cannotWrite(path, err)
	}
	return outgoing{aside, path}, nil
}

func cannotWrite(path string, err error) error {
	return data.Refuse("Le fichier « %s » n’a pas pu être écrit.", path).Hint("Vérifiez que le dossier existe, que le disque est accessible et qu’il n’est pas plein.").Because(err)
}

func (c *core) networkSettings() (data.NetworkSettings, error) {
	var settings data.NetworkSettings
	err := c.store.View(func(tx *store.Tx) error {
		centre, err := theCentre(tx)
		settings = centre.Network
		return err
	})
	return settings, err
}

// Hand notes the day on which a parcel was sent to the network.
func (a Parcels) Hand(ctx context.Context, id data.ID, on data.Date) error {
	return a.core.act(ctx, ActHandParcel, "", func(tx *store.Tx) error {
		p, err := get(tx, store.Parcels, id, "Ce lot n’existe pas dans ce dossier.")
		switch {
		case err != nil:
			return err
		case !on.Valid():
			return data.Refuse("La date de remise manque ou n’existe pas.").Hint("Écrivez-la jj/mm/aaaa.")
		case on.After(a.core.today()):
			return data.Refuse("La remise est datée dans l’avenir.").Hint("Notez-la une fois faite.")
		case on.Before(a.core.dayOf(p)):
			return data.Refuse("Le lot %s est remis (%s) avant d’être établi (%s).", p.Name, on.French(), a.core.dayOf(p).French()).Hint("Corrigez la date.")
		}
		p.Handed = on
		return store.Parcels.Put(tx, p)
	})
}
