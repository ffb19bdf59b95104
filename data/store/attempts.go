package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// Use is when the folder was opened before, and what was tried since.
type Use struct {
	At       time.Time `json:"at"` // UTC; zero: never
	Operator data.ID   `json:"operator"`
	Machine  string    `json:"machine,omitempty"`
	// Refused is how many wrong passphrases were tried since.
	Refused int `json:"-"`
}

// uses is the file « uses »: in the clear how often a passphrase was refused, so that it is known before one is right; sealed
// who used the folder last. It is of no use without the folder, and may be deleted.
type uses struct {
	Refused int       `json:"refused"`
	Since   time.Time `json:"since"` // the last refusal
	Last    []byte    `json:"last,omitempty"`
}

const (
	usesName    = "uses"
	longestWait = 5 * time.Minute
)

// wait is how long one waits after so many refusals: not after the first, which is a slip; then one second, and twice as long
// each time, up to five minutes.
func wait(refused int) time.Duration {
	if refused < 2 {
		return 0
	}
	return min(time.Second<<min(refused-2, 20), longestWait)
}

func readUses(dir string) uses {
	var u uses
	text, err := os.ReadFile(filepath.Join(dir, usesName))
	if err != nil || json.Unmarshal(text, &u) != nil || u.Refused < 0 {
		return uses{}
	}
	return u
}

// write keeps the file. A disk that refuses is no reason to keep an operator out.
func (u uses) write(dir string) {
	if text, err := json.Marshal(u); err == nil {
		_ = seal.WriteFile(filepath.Join(dir, usesName), text)
	}
}

// enterRing tries a secret on a keyring: not before one has waited, and not without keeping a wrong one in mind.
func (s *Store) enterRing(ring *seal.Keyring, secret []byte) (seal.Key, seal.Slot, error) {
	u, now := readUses(s.dir), s.clock()
	// A clock that was set back makes nobody wait longer than once.
	if left := min(u.Since.Add(wait(u.Refused)).Sub(now), wait(u.Refused)); left > 0 {
		return seal.Key{}, seal.Slot{}, data.Refuse("Attendez encore %s avant un nouvel essai (%d refusés).", seconds(left), u.Refused).
			Hint("Retrouvez la bonne pendant ce temps, ou prenez la feuille de secours.").Because(ErrWait)
	}
	key, slot, err := ring.Enter(secret)
	switch {
	case errors.Is(err, seal.ErrPassphrase):
		u.Refused++
		u.Since = now.UTC()
		u.write(s.dir)
	case err == nil && u.Refused > 0:
		s.last.Refused = u.Refused
		u.Refused = 0
		u.write(s.dir)
	}
	return key, slot, err
}

// ErrWait says that a passphrase is not looked at yet: too many were wrong.
var ErrWait = errors.New("too many wrong passphrases")

// noteUse reads who used the folder last, and notes who uses it now.
func (s *Store) noteUse(machine string) {
	u := readUses(s.dir)
	under := s.key.Sub("uses")
	defer under.Wipe()
	refused := s.last.Refused
	if plain, err := under.Open(u.Last, []byte(usesName)); err == nil {
		_ = json.Unmarshal(plain, &s.last)
	}
	s.last.Refused = refused
	text, err := json.Marshal(Use{At: s.clock().UTC(), Operator: s.slot.ID, Machine: machine})
	if err == nil {
		u.Last, err = under.Seal(text, []byte(usesName))
	}
	if err == nil {
		u.write(s.dir)
	}
}

// LastUse returns when the folder was opened before this time.
func (s *Store) LastUse() Use { return s.last }

// seconds says a time to wait, rounded up.
func seconds(d time.Duration) string {
	n := int((d + time.Second - 1) / time.Second)
	switch {
	case n == 1:
		return "1 seconde"
	case n < 120:
		return fmt.Sprintf("%d secondes", n)
	}
	return fmt.Sprintf("%d minutes", (n+59)/60)
}
