package seal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// tempPrefix begins the name of a file that is being written. One left by a crash is of no use to anybody.
const tempPrefix = ".tmp-"

// WriteFile puts content at path, whole or not at all, readable by its owner alone. When it returns nil the bytes and the
// name are on the disk: write aside, check the length, fsync, close, rename, fsync the folder. (natefinch/atomic does not
// fsync the folder: after a power cut the name may be gone.)
func WriteFile(path string, content []byte) error {
	temp, err := writeTemp(filepath.Dir(path), content)
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	return Keep(temp, path)
}

// WriteAside writes what fill gives into a new file of the folder and returns its name once the bytes are on the disk. It is
// of use to nobody until Keep gives it its place. When it fails nothing is left.
func WriteAside(dir string, fill func(io.Writer) error) (string, error) {
	f, err := os.CreateTemp(dir, tempPrefix+"*") // mode 0600
	if err != nil {
		return "", err
	}
	err = fill(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// Keep puts a file that WriteAside has written at path, in the same folder. When it fails the file is gone.
func Keep(aside, path string) error {
	if err := os.Rename(aside, path); err != nil {
		return errors.Join(fmt.Errorf("rename to %s: %w", filepath.Base(path), err), os.Remove(aside))
	}
	return SyncDir(filepath.Dir(path))
}

// writeTemp returns the name of a new file of the folder that holds content and is on the disk.
func writeTemp(dir string, content []byte) (string, error) {
	f, err := os.CreateTemp(dir, tempPrefix+"*") // mode 0600
	if err != nil {
		return "", err
	}
	if err := errors.Join(fill(f, content), f.Close()); err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

func fill(f *os.File, content []byte) error {
	if _, err := f.Write(content); err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() != int64(len(content)) {
		return fmt.Errorf("%d bytes written of %d", info.Size(), len(content))
	}
	return f.Sync()
}

// SyncDir makes the names of a folder durable. Windows has no such call and journals names itself.
func SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// IsTemp reports whether name is that of a file that WriteFile was writing.
func IsTemp(name string) bool { return strings.HasPrefix(name, tempPrefix) }

// WriteSoon puts content at path, whole or not at all in the eyes of other programs, without waiting for the disk: after a power
// cut it may be anything until Sync has returned. It is for many files of which one more, written last, will say that they count.
func WriteSoon(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), tempPrefix+"*") // mode 0600
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", filepath.Base(path), err), os.Remove(f.Name()))
	}
	return nil
}

// Sync makes the content of a file durable; its name is for SyncDir.
func Sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	return errors.Join(f.Sync(), f.Close())
}
