package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"certibloc/data/seal"

	"github.com/dgraph-io/badger/v4"
)

// Without keyring.json or KEYREGISTRY nothing decrypts, and neither changes but for a passphrase: the folder has each twice. The
// second is used where the first is missing or damaged, and said so.
const (
	ringCopyName     = "keyring.copy"
	registryCopyName = "keyregistry.copy"
)

// readRing reads the keyring, or its copy where it is damaged; mended says which.
func readRing(dir string) (ring *seal.Keyring, mended bool, err error) {
	ring, err = seal.ReadKeyring(filepath.Join(dir, keyringName))
	if !errors.Is(err, seal.ErrDamaged) {
		return ring, false, err
	}
	second, copyErr := seal.ReadKeyring(filepath.Join(dir, ringCopyName))
	if copyErr != nil {
		return nil, false, err
	}
	return second, true, nil
}

// mendRegistry puts the copy of KEYREGISTRY in its place where it is missing or damaged.
func mendRegistry(dir string) (mended bool, err error) {
	engine := filepath.Join(dir, engineName)
	if checkRegistry(engine) == nil {
		return false, nil
	}
	content, err := os.ReadFile(filepath.Join(dir, registryCopyName))
	if err != nil {
		return false, nil // the guard refuses the folder
	}
	if _, err := os.Stat(engine); err != nil {
		return false, nil
	}
	if err := seal.WriteFile(filepath.Join(engine, badger.KeyRegistryFileName), content); err != nil {
		return false, notWritable(dir, err)
	}
	return true, nil
}

// keepCopies makes both copies, or makes them anew where they are not what they copy.
func (s *Store) keepCopies() error {
	for name, copied := range map[string]string{
		filepath.Join(s.dir, keyringName):                            filepath.Join(s.dir, ringCopyName),
		filepath.Join(s.dir, engineName, badger.KeyRegistryFileName): filepath.Join(s.dir, registryCopyName),
	} {
		content, err := os.ReadFile(name)
		if err != nil {
			return unusable(err)
		}
		if there, err := os.ReadFile(copied); err == nil && bytes.Equal(there, content) {
			continue
		}
		if err := seal.WriteFile(copied, content); err != nil {
			return unusable(err)
		}
	}
	return nil
}

// Mended returns what was put in place of something damaged when the folder was opened, in sentences.
func (s *Store) Mended() []string { return s.mended }

// mend makes the keyring whole again, and says so.
func (s *Store) mend(ring, registry bool) error {
	if ring {
		s.mended = append(s.mended, "Le trousseau keyring.json était abîmé : sa copie l’a remplacé.")
		if err := s.ring.Write(filepath.Join(s.dir, keyringName)); err != nil {
			return unusable(err)
		}
	}
	if registry {
		s.mended = append(s.mended, "Le fichier « store/"+badger.KeyRegistryFileName+" » était abîmé : sa copie l’a remplacé.")
	}
	return s.keepCopies()
}
