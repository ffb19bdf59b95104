package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// copyEngine copies the files of Badger's folder into a new one. Badger's logs are mostly holes, and stay so. Logs without a
// byte are left out: see removeEmptyLogs.
func copyEngine(from, to string) error {
	inside, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	for _, e := range inside {
		if !e.Type().IsRegular() || e.Name() == "LOCK" {
			continue
		}
		empty, err := isEmptyLog(e)
		if err == nil && !empty {
			err = copySparse(filepath.Join(from, e.Name()), filepath.Join(to, e.Name()))
		}
		if err != nil {
			return fmt.Errorf("copy %s: %w", e.Name(), err)
		}
	}
	return nil
}

// isEmptyLog reports whether the file is a log that the program was about to fill when it was stopped. Badger refuses to
// open over it, though it holds nothing.
func isEmptyLog(e os.DirEntry) (bool, error) {
	if !strings.HasSuffix(e.Name(), ".mem") && !strings.HasSuffix(e.Name(), ".vlog") {
		return false, nil
	}
	info, err := e.Info()
	if err != nil {
		return false, err
	}
	return info.Size() == 0, nil
}

// removeEmptyLogs clears the way for Badger, after a rehearsal without these files has gone well.
func removeEmptyLogs(dir string) error {
	inside, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("list store: %w", err)
	}
	for _, e := range inside {
		empty, err := isEmptyLog(e)
		if err == nil && empty {
			err = os.Remove(filepath.Join(dir, e.Name()))
		}
		if err != nil {
			return fmt.Errorf("clear %s: %w", e.Name(), err)
		}
	}
	return nil
}

// copySparse copies a file and leaves out the blocks of zeros.
func copySparse(from, to string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return errors.Join(err, src.Close())
	}
	defer func() { err = errors.Join(err, dst.Close(), src.Close()) }()
	block, zeros := make([]byte, 1<<20), make([]byte, 1<<20)
	var at int64
	for {
		n, err := io.ReadFull(src, block)
		if n > 0 && !bytes.Equal(block[:n], zeros[:n]) {
			if _, err := dst.WriteAt(block[:n], at); err != nil {
				return err
			}
		}
		at += int64(n)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return dst.Truncate(at)
		}
		if err != nil {
			return err
		}
	}
}
