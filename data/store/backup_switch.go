package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"certibloc/data"
	"certibloc/data/seal"
)

// A restore in the place of a living folder fills a folder beside it, under the name that RestoreFolder gives. Once that is
// verified, it gets the file « switch », which says that only renaming is left: the living folder goes aside, the new one takes
// its name. Killed in between, FinishSwitch goes on.
const (
	restoreSuffix = "-restauration"
	switchName    = "switch"
)

// RestoreFolder returns where a restore that is to take the place of the folder is made: beside it, on the same disk.
func RestoreFolder(living string) string { return filepath.Clean(living) + restoreSuffix }

// ClearRestore removes what a restore that was stopped has left in RestoreFolder. Without the living folder it is all there is, and
// is left alone.
func ClearRestore(living string) error {
	if _, err := os.Lstat(living); err != nil {
		return nil //nolint:nilerr // FinishSwitch sees to it
	}
	if err := os.RemoveAll(RestoreFolder(living)); err != nil {
		return cannotCreate(RestoreFolder(living), err)
	}
	return nil
}

// Switch puts the folder that was restored in RestoreFolder in the place of the living one, which must be closed, and returns
// where that one now is; empty where there was none. The backups in the living folder, and what it knows of them, go with the
// new one.
func Switch(living string, now time.Time) (aside string, err error) {
	restored := RestoreFolder(living)
	if err := lookAtFolder(restored); err != nil {
		return "", err
	}
	aside = asideName(living, now)
	if _, err := os.Lstat(living); errors.Is(err, fs.ErrNotExist) {
		if err := seal.WriteFile(filepath.Join(restored, switchName), []byte(filepath.Base(aside))); err != nil {
			return "", cannotSwitch(err)
		}
		return "", FinishSwitch(living)
	}
	lock, err := takeLock(living) // nobody is at work there
	if err == nil {
		err = lock.Close() // Windows renames no folder in which a file is open
	}
	if err != nil {
		return "", err
	}
	if err := seal.WriteFile(filepath.Join(restored, switchName), []byte(filepath.Base(aside))); err != nil {
		return "", cannotSwitch(err)
	}
	if err := os.Rename(living, aside); err != nil {
		return "", cannotSwitch(errors.Join(err, os.Remove(filepath.Join(restored, switchName))))
	}
	return aside, FinishSwitch(living)
}

func cannotSwitch(err error) error {
	return data.Refuse("Le dossier restauré n’a pas pu prendre la place de l’ancien.").
		Hint("Fermez les programmes qui l’utilisent, puis recommencez. L’ancien dossier est intact.").Because(err)
}

func asideName(living string, now time.Time) string {
	name := fmt.Sprintf("%s-avant-%s", filepath.Clean(living), now.Format("2006-01-02"))
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name
		}
		name = fmt.Sprintf("%s-avant-%s-%d", filepath.Clean(living), now.Format("2006-01-02"), n)
	}
}

// FinishSwitch gives a restored folder the name of the living one that has gone aside, if a switch was stopped between the two.
// It is to be called before one looks whether the folder exists.
func FinishSwitch(living string) error {
	restored := RestoreFolder(living)
	marker := filepath.Join(living, switchName)
	if _, err := os.Lstat(living); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(restored, switchName)); err != nil {
			return nil //nolint:nilerr // no switch was under way
		}
		if err := os.Rename(restored, living); err != nil {
			return cannotSwitch(err)
		}
		if err := seal.SyncDir(filepath.Dir(filepath.Clean(living))); err != nil {
			return cannotSwitch(err)
		}
	}
	name, err := os.ReadFile(marker)
	if err != nil {
		return nil //nolint:nilerr // no switch was under way
	}
	aside := filepath.Join(filepath.Dir(filepath.Clean(living)), filepath.Base(string(name)))
	for _, name := range []string{backupsName, stateName} {
		if err := moveOver(filepath.Join(aside, name), filepath.Join(living, name)); err != nil {
			return cannotSwitch(err)
		}
	}
	return os.Remove(marker)
}

// moveOver moves a file or a folder to where there is none.
func moveOver(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return nil
	}
	err := os.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
