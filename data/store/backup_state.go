package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// BackupState is what a folder knows of its backups. It is not in the journal: a backup changes nothing in the register.
type BackupState struct {
	Places []BackupPlace `json:"places"`
	// Folder is the name of the folder that the last backup was put in, and Former are those of the data keys before.
	Folder string   `json:"folder,omitempty"`
	Former []string `json:"former,omitempty"`
}

// BackupPlace is a place with what became of it.
type BackupPlace struct {
	Path  string `json:"path"` // empty: the folder « backups » of the centre, wherever it is
	Label string `json:"label,omitempty"`
	// Last is the last backup that was verified there.
	Last BackupMark `json:"last"`
	// Failure is why the last try failed, in a sentence, and when; empty once one has succeeded.
	Failure  string    `json:"failure,omitempty"`
	FailedAt time.Time `json:"failedAt"`
	// Known are the backups that were there when the place was last seen.
	Known []Snapshot `json:"known,omitempty"`
}

// BackupMark is what the folder was when a backup was made of it.
type BackupMark struct {
	At   time.Time `json:"at"` // UTC; zero: never
	Seq  uint64    `json:"seq"`
	Hash string    `json:"hash"`
	Ring string    `json:"ring"` // hash of the keyring: another passphrase makes another backup
}

// Same reports whether nothing that a backup holds has changed between two marks.
func (m BackupMark) Same(o BackupMark) bool {
	return m.Seq == o.Seq && m.Hash == o.Hash && m.Ring == o.Ring
}

const stateName = "backups.state"

// BackupState reads what the folder knows of its backups. A file that does not open, because it was damaged or comes from
// another folder, is refused with a sentence; the caller goes on without.
func (s *Store) BackupState() (BackupState, error) {
	s.writer.Lock()
	defer s.writer.Unlock()
	if s.closed {
		return BackupState{}, errClosed
	}
	return s.readBackupState()
}

func (s *Store) readBackupState() (BackupState, error) { return openBackupState(s.dir, s.key) }

// openBackupState reads what a folder knows of its backups, open or not.
func openBackupState(dir string, key seal.Key) (st BackupState, err error) {
	sealed, err := os.ReadFile(filepath.Join(dir, stateName))
	if errors.Is(err, fs.ErrNotExist) {
		return st, nil
	}
	if err == nil {
		under := key.Sub("backup state")
		defer under.Wipe()
		if sealed, err = under.Open(sealed, []byte(stateName)); err == nil {
			err = json.Unmarshal(sealed, &st)
		}
	}
	if err != nil {
		return BackupState{}, data.Refuse("La liste des emplacements de sauvegarde ne se lit plus.").
			Hint("Ajoutez-les à nouveau ; les sauvegardes qui s’y trouvent sont intactes.").Because(err)
	}
	return st, nil
}

// SetBackupState keeps it, whole or not at all.
func (s *Store) SetBackupState(st BackupState) error {
	s.writer.Lock()
	defer s.writer.Unlock()
	if s.closed {
		return errClosed
	}
	sealed, err := sealBackupState(s.key, st)
	if err != nil {
		return err
	}
	if err := seal.WriteFile(filepath.Join(s.dir, stateName), sealed); err != nil {
		return unusable(err)
	}
	return nil
}

func sealBackupState(key seal.Key, st BackupState) ([]byte, error) {
	text, err := json.Marshal(st)
	if err != nil {
		return nil, fmt.Errorf("encode backup state: %w", err)
	}
	under := key.Sub("backup state")
	defer under.Wipe()
	return under.Seal(text, []byte(stateName))
}

// rewriteBackupState seals what is known of the backups for the next data key, where anything is.
func (s *Store) rewriteBackupState(dir string, next seal.Key) error {
	if _, err := os.Stat(filepath.Join(s.dir, stateName)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	st, err := s.readBackupState()
	if err != nil {
		return nil //nolint:nilerr // it was unreadable before, and is no reason to keep an old key
	}
	sealed, err := sealBackupState(next, st)
	if err != nil {
		return err
	}
	return seal.WriteFile(filepath.Join(dir, stateName), sealed)
}

// Dir returns the folder that the store is open on.
func (s *Store) Dir() string { return s.dir }

// Lines calls fn with every line of the journal in order, without what the acts wrote, until fn says that it has seen enough.
func (s *Store) Lines(fn func(Line) (enough bool)) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.users.Done()
	enough := errors.New("enough")
	err := s.engine.lines(func(l Line) error {
		if fn(l) {
			return enough
		}
		return nil
	})
	if errors.Is(err, enough) {
		return nil
	}
	return err
}

// HeadOf returns what HEAD says of a folder that is not open: how many lines its journal has. ok is false where it does not read.
func HeadOf(dir string) (seq uint64, ok bool) {
	f, err := os.Open(filepath.Join(dir, headName))
	if err != nil {
		return 0, false
	}
	h := headFile{f}
	m, err := h.read()
	return m.seq, errors.Join(err, f.Close()) == nil
}

// BackupMark is what the folder is now.
func (s *Store) BackupMark() (BackupMark, error) {
	s.writer.Lock()
	defer s.writer.Unlock()
	if s.closed {
		return BackupMark{}, errClosed
	}
	ring, err := s.ring.Text()
	return BackupMark{At: s.clock().UTC(), Seq: s.seq, Hash: s.hash, Ring: hashHex(ring)}, err
}
