package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"certibloc/data"
	"certibloc/data/seal"
)

// A file of documents/ is named by the SHA-256 of the plain bytes and holds this line, then what seal.Key.Seal returned for
// the name as context.
const fileMagic = "certibloc file 1\n"

var fileName = regexp.MustCompile(`^[0-9a-f]{64}$`)

var errFile = errors.New("a document is named by a SHA-256")

// PutFile keeps the bytes, encrypted, and returns their SHA-256. When it returns they are on disk, whole. Putting the same
// bytes again changes nothing, and repairs a copy that was damaged.
func (s *Store) PutFile(plain []byte) (sha string, err error) {
	if err := s.refusePast(); err != nil {
		return "", err
	}
	if err := s.enter(); err != nil {
		return "", err
	}
	defer s.users.Done()
	sha = hashHex(plain)
	if _, err := s.File(sha); err == nil {
		return sha, nil
	}
	if err := s.room(); err != nil {
		return "", err
	}
	sealed, err := s.files.Seal(plain, []byte(sha))
	if err != nil {
		return "", fmt.Errorf("keep document %s: %w", sha, err)
	}
	if err := seal.WriteFile(s.filePath(sha), append([]byte(fileMagic), sealed...)); err != nil {
		return "", data.Refuse("Le document n’a pas pu être enregistré sur le disque.").
			Hint("Vérifiez l’espace disponible, puis recommencez.").Because(err)
	}
	return sha, nil
}

// File returns the bytes with that SHA-256. It refuses what is missing or damaged.
func (s *Store) File(sha string) ([]byte, error) {
	if s.parent != nil {
		return s.parent.File(sha)
	}
	if !fileName.MatchString(sha) {
		return nil, fmt.Errorf("%q: %w", sha, errFile)
	}
	if err := s.enter(); err != nil {
		return nil, err
	}
	defer s.users.Done()
	raw, err := os.ReadFile(s.filePath(sha))
	if errors.Is(err, os.ErrNotExist) {
		return nil, data.Refuse("Le fichier d’un document manque (%.12s…).", sha).Hint("Reprenez-le d’une sauvegarde.").Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("read document %s: %w", sha, err)
	}
	plain, err := s.openFile(sha, raw)
	if err != nil {
		return nil, data.Refuse("Le fichier d’un document est abîmé (%.12s…).", sha).Hint("Reprenez-le d’une sauvegarde.").Because(err)
	}
	return plain, nil
}

func (s *Store) openFile(sha string, raw []byte) ([]byte, error) {
	if len(raw) < len(fileMagic) || string(raw[:len(fileMagic)]) != fileMagic {
		return nil, seal.ErrDamaged
	}
	plain, err := s.files.Open(raw[len(fileMagic):], []byte(sha))
	if err != nil {
		return nil, err
	}
	if hashHex(plain) != sha {
		return nil, seal.ErrDamaged
	}
	return plain, nil
}

// Files returns the SHA-256 of every document on disk, sorted.
func (s *Store) Files() ([]string, error) {
	inside, err := os.ReadDir(filepath.Join(s.dir, documentsName))
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	var found []string
	for _, e := range inside {
		if e.Type().IsRegular() && fileName.MatchString(e.Name()) {
			found = append(found, e.Name())
		}
	}
	return found, nil
}

// RemoveFile deletes the bytes with that SHA-256, for a file that no document names. One that is not there is no error.
func (s *Store) RemoveFile(sha string) error {
	if !fileName.MatchString(sha) {
		return fmt.Errorf("%q: %w", sha, errFile)
	}
	if err := s.refusePast(); err != nil {
		return err
	}
	if err := s.enter(); err != nil {
		return err
	}
	defer s.users.Done()
	if err := os.Remove(s.filePath(sha)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove document %s: %w", sha, err)
	}
	return seal.SyncDir(filepath.Join(s.dir, documentsName))
}

func (s *Store) filePath(sha string) string { return filepath.Join(s.dir, documentsName, sha) }

// sweepTemps removes what a crash left half-written.
func (s *Store) sweepTemps() error {
	inside, err := os.ReadDir(filepath.Join(s.dir, documentsName))
	if err != nil {
		return fmt.Errorf("list documents: %w", err)
	}
	for _, e := range inside {
		if seal.IsTemp(e.Name()) {
			if err := os.Remove(filepath.Join(s.dir, documentsName, e.Name())); err != nil {
				return fmt.Errorf("sweep documents: %w", err)
			}
		}
	}
	return nil
}
