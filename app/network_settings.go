package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"certibloc/data"
	"certibloc/data/cdc"
)

// settingsFile holds the identifiers of the certifier.
const settingsFile = "certificateur.json"

// networkSettings is the file of settings.
type networkSettings struct {
	Format int `json:"format"` // 1
	cdc.Settings
}

// Settings returns the settings of the national file: the defaults, without identifiers, where none were kept.
func (n NetworkDesk) Settings() (cdc.Settings, error) {
	path := filepath.Join(n.Dir, settingsFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return cdc.DefaultSettings(), nil
	}
	s := networkSettings{Settings: cdc.DefaultSettings()}
	if err == nil {
		in := json.NewDecoder(bytes.NewReader(text))
		in.DisallowUnknownFields()
		err = in.Decode(&s)
	}
	switch {
	case err != nil:
		return s.Settings, data.Refuse("Les réglages « %s » ne se lisent pas.", path).Hint("Corrigez-les, ou supprimez le fichier et refaites « certibloc network settings ».").Because(err)
	case s.Format != 1:
		return s.Settings, data.Refuse("Les réglages « %s » sont d’un format (%d) que cette version du programme ne connaît pas.", path, s.Format).Hint("Mettez le programme à jour.")
	}
	return s.Settings, s.Validate()
}

// SetSettings keeps the settings of the national file.
func (n NetworkDesk) SetSettings(s cdc.Settings) error {
	if err := s.Validate(); err != nil {
		return err
	}
	text, err := json.MarshalIndent(networkSettings{1, s}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(n.Dir, 0o700); err != nil {
		return noFolder(n.Dir, err)
	}
	return writeKept(filepath.Join(n.Dir, settingsFile), append(text, '\n'))
}
