package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"certibloc/data/seal"
)

// Thin removes from a place the backups that KeepSnapshots does not keep, and the objects that no backup needs any more. The
// one that was verified last always stays. former are the folders of data keys that this centre had before.
func (s *Store) Thin(place string, verified Snapshot, former []string) error {
	all, err := s.PlaceSnapshots(place, former)
	if err != nil {
		return err
	}
	times := make([]time.Time, len(all))
	for i, one := range all {
		times[i] = one.At
	}
	var gone []Snapshot
	for i, kept := range KeepSnapshots(times, s.clock()) {
		if !kept && all[i].Path != verified.Path {
			gone = append(gone, all[i])
		}
	}
	return s.RemoveSnapshots(gone)
}

// PlaceSnapshots lists the backups of this centre in a place, the newest first: under its data key, and under those before. A
// place that was not prepared counts as absent.
func (s *Store) PlaceSnapshots(place string, former []string) ([]Snapshot, error) {
	folders := append([]string{s.BackupFolder()}, former...)
	if !slices.ContainsFunc(folders, func(f string) bool { return isFolder(filepath.Join(place, f, snapshotsName)) }) {
		return nil, absent(place, fs.ErrNotExist)
	}
	all, err := Snapshots(place)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(one Snapshot) bool {
		return !slices.Contains(folders, one.Folder()) || filepath.Dir(filepath.Dir(filepath.Dir(one.Path))) != filepath.Clean(place)
	}), nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// RemoveSnapshots removes backups, and then what no other backup beside them needs. The folder of a former data key goes with its
// last backup. Objects stay where a backup that is left cannot be read: nobody knows what it needs.
func (s *Store) RemoveSnapshots(gone []Snapshot) error {
	folders := map[string]bool{}
	for _, one := range gone {
		if err := os.Remove(one.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return placeRefuses(filepath.Dir(filepath.Dir(filepath.Dir(one.Path))), err)
		}
		folders[filepath.Dir(filepath.Dir(one.Path))] = true
	}
	current := s.BackupFolder()
	for folder := range folders {
		if err := seal.SyncDir(filepath.Join(folder, snapshotsName)); err != nil {
			return err
		}
		var err error
		if filepath.Base(folder) == current {
			err = s.sweepObjects(folder)
		} else {
			err = removeIfSpent(folder)
		}
		if err != nil {
			return placeRefuses(filepath.Dir(folder), err)
		}
	}
	return nil
}

// removeIfSpent removes the folder of a former data key that has no backup left.
func removeIfSpent(folder string) error {
	left, err := snapshotsIn(folder)
	if err != nil || len(left) > 0 {
		return err
	}
	return os.RemoveAll(folder)
}

// sweepObjects removes the objects that no snapshot of the folder needs.
func (s *Store) sweepObjects(folder string) error {
	s.backing.Lock() // a backup in the making has objects that no snapshot names yet
	defer s.backing.Unlock()
	s.writer.Lock()
	keys := keysOf(s.key)
	s.writer.Unlock()
	left, err := snapshotsIn(folder)
	if err != nil {
		return err
	}
	needed := map[string]bool{}
	for _, one := range left {
		f, err := readSnapshot(one.Path)
		if err != nil {
			return nil
		}
		m, err := f.open(keys)
		if err != nil {
			return nil
		}
		for _, c := range m.Chunks {
			needed[filepath.Join(chunksName, c.Name)] = true
		}
		for _, d := range m.Documents {
			needed[filepath.Join(documentsName, d.SHA)] = true
		}
	}
	for _, name := range []string{chunksName, documentsName} {
		there, err := objects(filepath.Join(folder, name))
		if err != nil {
			return err
		}
		for object := range there {
			if needed[filepath.Join(name, object)] {
				continue
			}
			if err := os.Remove(filepath.Join(folder, name, object)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		if err := seal.SyncDir(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}
