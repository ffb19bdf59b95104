package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"certibloc/data"
	"certibloc/data/seal"
)

// Repair is what a folder is made of that takes the place of a damaged one.
type Repair struct {
	Damaged string // the folder, which is not changed
	Secret  []byte // that opens it
	Dir     string // the new folder, new or empty
	// From are the backups to begin with, the newest first; none: those that the damaged folder knows of.
	From []Snapshot
	// FromSecret opens the backups where the Secret does not; nil: none.
	FromSecret []byte
}

// Repaired says what a repair gave.
type Repaired struct {
	Restored
	Resumed int      // acts that the damaged folder still held and that follow those of the backup
	Upto    uint64   // the journal's last line now
	Lines   uint64   // lines that the damaged folder had, as its HEAD says; 0 where HEAD cannot be read
	Unread  bool     // whether nothing at all could be read in the damaged folder
	Gone    []string // what has lost its file, named
	Former  bool     // whether the passphrases are those of the day of the backup
}

var errNoBackup = errors.New("no backup is known of")

func noBackup() error {
	return data.Refuse("Aucune sauvegarde de ce centre n’est là.").
		Hint("Branchez la clé ou le lecteur où elle se trouve, puis choisissez-la. Rien n’a été modifié.").Because(errNoBackup)
}

// Do restores the newest backup that is whole, and completes it with every act and file that the damaged folder still holds. When
// it fails nothing is left of what it made. progress counts steps, and may be nil.
func (r Repair) Do(ctx context.Context, opt Options, progress func(done, of int)) (done Repaired, err error) {
	opt = opt.withDefaults()
	lock, err := takeLock(r.Damaged)
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	j := repairing{Repair: r, ctx: ctx, opt: opt}
	if err := j.unlock(); err != nil {
		return done, err
	}
	defer j.key.Wipe()
	if err := j.restore(progress); err != nil {
		return done, err
	}
	defer j.dirKey.Wipe()
	if err := j.complete(); err != nil {
		return done, errors.Join(restoreFailed(err), sweepFolder(r.Dir, j.existed))
	}
	return j.done, nil
}

// repairing is one repair in progress.
type repairing struct {
	Repair
	ctx     context.Context
	opt     Options
	ring    *seal.Keyring // of the damaged folder; nil where it cannot be read
	slot    seal.Slot     // that the secret opens in it
	key     seal.Key      // and the data key
	existed bool          // whether the new folder was there
	dirKey  seal.Key      // of the new folder
	done    Repaired
}

// unlock opens the keyring of the damaged folder. One that is damaged leaves the backup alone.
func (j *repairing) unlock() (err error) {
	ring, _, err := readRing(j.Damaged)
	if err != nil {
		j.done.Unread = true
		return nil //nolint:nilerr // what cannot be read is told
	}
	s := &Store{dir: j.Damaged, clock: j.opt.Clock}
	if j.key, j.slot, err = s.enterRing(ring, j.Secret); err != nil {
		return err
	}
	j.ring = ring
	return nil
}

// snapshots returns the backups to try, the newest first.
func (j *repairing) snapshots() []Snapshot {
	if len(j.From) > 0 || j.ring == nil {
		if all, err := Snapshots(j.Damaged); err == nil && len(j.From) == 0 {
			return all
		}
		return j.From
	}
	return knownSnapshots(j.Damaged, j.key)
}

// knownSnapshots lists the backups that a folder knows of, in the places that are there, the newest first.
func knownSnapshots(dir string, key seal.Key) []Snapshot {
	st, _ := openBackupState(dir, key) // without it, the place in the folder itself is left
	folders := append([]string{keysOf(key).folder, st.Folder}, st.Former...)
	places := []string{LocalPlace(dir)}
	for _, p := range st.Places {
		if p.Path != "" {
			places = append(places, p.Path)
		}
	}
	var all []Snapshot
	for _, place := range places {
		here, _ := Snapshots(place) // one that is not plugged in has none
		for _, s := range here {
			if slices.Contains(folders, s.Folder()) {
				all = append(all, s)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Snapshot) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Seq, a.Seq)) })
	return all
}

// restore restores the newest backup that is whole and that a secret opens.
func (j *repairing) restore(progress func(done, of int)) error {
	var refused error
	for _, s := range j.snapshots() {
		err := j.restoreOne(s, progress)
		if err == nil || j.ctx.Err() != nil {
			return err
		}
		if refused == nil { // what is wrong with the newest is what counts
			refused = err
		}
	}
	if refused == nil {
		return noBackup()
	}
	return refused
}

func (j *repairing) restoreOne(s Snapshot, progress func(done, of int)) error {
	f, err := readSnapshot(s.Path)
	if err != nil {
		return err
	}
	if j.dirKey, err = j.keyOf(s, f); err != nil {
		return err
	}
	inside, err := os.ReadDir(j.Dir)
	if j.existed = err == nil; j.existed && len(inside) > 0 {
		_, err := claimFolder(j.Dir)
		return err
	}
	j.done.Restored, err = restore(j.ctx, s.Path, f, j.dirKey, j.Dir, j.opt, progress)
	return err
}

// keyOf returns the data key of a backup: that of the damaged folder, whatever its passphrases were then, or the one that a
// secret opens.
func (j *repairing) keyOf(s Snapshot, f snapshotFile) (seal.Key, error) {
	if j.ring != nil && s.Folder() == keysOf(j.key).folder {
		return j.key, nil
	}
	ring, err := seal.ParseKeyring(f.ring)
	if err != nil {
		return seal.Key{}, err
	}
	key, err := ring.Unlock(j.Secret)
	if errors.Is(err, seal.ErrPassphrase) && j.FromSecret != nil {
		return ring.Unlock(j.FromSecret)
	}
	return key, err
}

// complete adds to the new folder what the damaged one still holds, and checks it all.
func (j *repairing) complete() (err error) {
	lock, err := takeLock(j.Dir)
	if err != nil {
		return err
	}
	s, err := open(j.Dir, j.dirKey, lock, j.opt)
	defer func() { err = errors.Join(err, s.Close()) }()
	if err != nil {
		return err
	}
	if err := j.resume(s); err != nil {
		return err
	}
	if err := j.files(s); err != nil {
		return err
	}
	if err := j.keyring(s); err != nil {
		return err
	}
	j.done.Upto = s.seq
	if seq, ok := HeadOf(j.Damaged); ok {
		j.done.Lines = seq
	}
	return j.check(s)
}

// resume appends the acts of the damaged folder that follow.
func (j *repairing) resume(s *Store) error {
	if j.ring == nil {
		return nil
	}
	raw, err := readRaw(filepath.Join(j.Damaged, engineName), engineKey(j.key))
	if err != nil {
		j.done.Unread = true
		return nil //nolint:nilerr // what cannot be read is told
	}
	j.done.Resumed, err = s.Resume(raw.acts())
	return err
}

// files takes over the files that records name and the backup does not have.
func (j *repairing) files(s *Store) error {
	if j.ring == nil {
		return nil
	}
	from := &Store{dir: j.Damaged, files: j.key.Sub("documents")}
	defer from.files.Wipe()
	for _, f := range keptFiles(s.mem) {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		if _, err := s.File(f.sha); err == nil {
			continue
		}
		plain, err := from.File(f.sha)
		if err != nil {
			continue // the check says that it is gone
		}
		if _, err := s.PutFile(plain); err != nil {
			return err
		}
	}
	return nil
}

// keyring takes over the passphrases of today, where the data key is the same and the register knows whose they are.
func (j *repairing) keyring(s *Store) error {
	known := j.ring != nil && j.dirKey == j.key
	if known && j.slot.Kind == seal.KindPassphrase && j.slot.ID != "" {
		_, known = Operators.Get(&Tx{base: s.mem}, j.slot.ID)
	}
	if j.done.Former = !known; !known {
		return nil
	}
	return j.ring.Write(filepath.Join(j.Dir, keyringName))
}

// check refuses a folder in which anything but lost files is wrong, and names those.
func (j *repairing) check(s *Store) error {
	found, err := s.Check(j.ctx)
	if err != nil {
		return err
	}
	for _, f := range found {
		switch f.Kind {
		case FindingDocument:
			j.done.Gone = append(j.done.Gone, f.Text)
		case FindingOrphan, FindingForeign:
		default:
			return fmt.Errorf("the repaired folder: %s", f.Text)
		}
	}
	return nil
}
