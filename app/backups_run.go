package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"certibloc/data"
	"certibloc/data/store"
)

// run backs up into the places that which says, one after the other, and keeps what became of each.
func (a Backups) run(ctx context.Context, progress func(done, of int), which func(BackupPlace) bool) error {
	if err := ActBackup.allow(a.core.operator.Role); err != nil {
		return err
	}
	a.core.saving.Lock()
	defer a.core.saving.Unlock()
	st, err := a.state()
	if err != nil {
		return err
	}
	all, err := a.places(st)
	if err != nil {
		return err
	}
	if folder := a.core.store.BackupFolder(); st.Folder != folder {
		st.Former, st.Folder = a.formerOf(st), folder
	}
	var chosen []int
	for i, p := range all {
		if which(p) {
			chosen = append(chosen, i)
		}
	}
	var failures []error
	for n, i := range chosen {
		err := a.into(ctx, &st, i, func(done, of int) { progress(n*of+done, len(chosen)*of) })
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), a.core.store.SetBackupState(st))
		}
		failures = append(failures, err)
	}
	return errors.Join(errors.Join(failures...), a.core.store.SetBackupState(st))
}

// into backs up into one place and notes what became of it.
func (a Backups) into(ctx context.Context, st *store.BackupState, i int, progress func(done, of int)) error {
	p := &st.Places[i]
	path := a.pathOf(*p)
	made, err := a.backup(ctx, *st, path, progress)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.Failure, p.FailedAt = inOneSentence(err), a.core.clock().UTC()
		return err
	}
	p.Last, p.Failure, p.FailedAt = made.Mark, "", time.Time{}
	if len(made.Missing) > 0 {
		p.FailedAt, p.Failure = made.Mark.At, "Le dossier du centre a perdu des documents, que la sauvegarde n’a donc pas : vérifiez-le."
	}
	if err := a.core.store.Thin(path, made.Snapshot, st.Former); err != nil {
		return err
	}
	p.Known, err = a.core.store.PlaceSnapshots(path, st.Former)
	return err
}

func (a Backups) backup(ctx context.Context, st store.BackupState, path string, progress func(done, of int)) (store.Backup, error) {
	s := a.core.store
	own := path == store.LocalPlace(s.Dir())
	// After another data key the place is known by the folder of the former one.
	if _, err := s.PlaceSnapshots(path, st.Former); own || err == nil {
		if err := s.PreparePlace(path); err != nil {
			return store.Backup{}, err
		}
	}
	return s.Backup(ctx, path, progress)
}

func inOneSentence(err error) string {
	var r *data.Refusal
	if errors.As(err, &r) {
		return r.What
	}
	return "La sauvegarde a échoué."
}

// Holding is a place whose backups still hold what was disposed of.
type Holding struct {
	Place     BackupPlace
	Snapshots []Snapshot
}

// Holding returns the places whose backups were made before the last disposal was carried out, also those that are not here.
func (a Backups) Holding() ([]Holding, error) {
	line, disposed, err := a.lastDisposal()
	if err != nil || !disposed {
		return nil, err
	}
	all, err := a.Places()
	if err != nil {
		return nil, err
	}
	var held []Holding
	for _, p := range all {
		if old := madeBefore(p.Snapshots, line); len(old) > 0 {
			held = append(held, Holding{p, old})
		}
	}
	return held, nil
}

// madeBefore returns the backups that were made before a line was written. After a restore, numbers begin again: the time counts too.
func madeBefore(all []Snapshot, line store.Line) []Snapshot {
	return slices.DeleteFunc(slices.Clone(all), func(s Snapshot) bool { return s.Seq >= line.Seq && !s.At.Before(line.At.Truncate(1e9)) })
}

func (a Backups) lastDisposal() (last store.Line, found bool, err error) {
	err = a.core.store.Lines(func(l store.Line) bool {
		if l.Name == string(ActDispose) {
			last, found = l, true
		}
		return false
	})
	return last, found, err
}

// Renew makes new backups and then removes those that still hold what was disposed of, with everything that only they needed. It
// returns the places that could not be reached, whose backups still hold it.
func (a Backups) Renew(ctx context.Context, progress func(done, of int)) ([]Holding, error) {
	if err := ActDispose.allow(a.core.operator.Role); err != nil {
		return nil, err
	}
	failed := a.Now(ctx, progress)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	held, err := a.Holding()
	if err != nil {
		return nil, errors.Join(failed, err)
	}
	for _, h := range held {
		if !h.Place.Here || !h.Place.Current { // without a new one, the old one stays
			continue
		}
		if err := a.core.store.RemoveSnapshots(h.Snapshots); err != nil {
			return nil, errors.Join(failed, err)
		}
	}
	left, err := a.Holding()
	return left, errors.Join(failed, err, a.look())
}

// look notes which backups lie in the places that are here.
func (a Backups) look() error {
	a.core.saving.Lock()
	defer a.core.saving.Unlock()
	st, err := a.state()
	if err != nil {
		return err
	}
	for i, p := range st.Places {
		if here, err := a.core.store.PlaceSnapshots(a.pathOf(p), a.formerOf(st)); err == nil {
			st.Places[i].Known = here
		}
	}
	return a.core.store.SetBackupState(st)
}

// BackupTo makes one verified backup into a folder that is not one of the places.
func (a Backups) BackupTo(ctx context.Context, dir string, progress func(done, of int)) (store.Backup, error) {
	if err := ActBackup.allow(a.core.operator.Role); err != nil {
		return store.Backup{}, err
	}
	dir, err := a.checkPlace(dir)
	if err != nil {
		return store.Backup{}, err
	}
	a.core.saving.Lock()
	defer a.core.saving.Unlock()
	if err := a.core.store.PreparePlace(dir); err != nil {
		return store.Backup{}, err
	}
	made, err := a.core.store.Backup(ctx, dir, progress)
	if err != nil {
		return made, err
	}
	return made, a.core.store.Thin(dir, made.Snapshot, nil)
}

// Folder returns the folder of the centre.
func (d *Desk) Folder() string { return filepath.Clean(d.core.store.Dir()) }
