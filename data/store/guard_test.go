package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4"
)

func TestCheckRegistry(t *testing.T) {
	s, dir := newTestStore(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, engineName)
	path := filepath.Join(folder, badger.KeyRegistryFileName)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkRegistry(folder); err != nil {
		t.Error("a sound one is refused:", err)
	}
	refused := func(t *testing.T, content []byte) {
		t.Helper()
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if checkRegistry(folder) == nil {
			t.Error("passes")
		}
	}
	t.Run("refuses every cut", func(t *testing.T) {
		for n := range sound {
			refused(t, sound[:n])
		}
	})
	t.Run("refuses a length of 4 GB", func(t *testing.T) {
		spoilt := bytes.Clone(sound)
		copy(spoilt[28:], []byte{0xFF, 0xFF, 0xFF, 0xFF})
		refused(t, spoilt)
	})
	t.Run("refuses bytes after the last key", func(t *testing.T) { refused(t, append(bytes.Clone(sound), 0)) })
}

// Badger takes some rotations for "no encryption": see rotation.
func TestEveryTableIsEncrypted(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	m, whole, err := readManifest(filepath.Join(dir, engineName))
	if err != nil || !whole || len(m.Tables) == 0 {
		t.Fatal(m, whole, err)
	}
	for id, table := range m.Tables {
		if table.KeyID == 0 {
			t.Errorf("table %d is in the open", id)
		}
	}
}

func TestCheckFooter(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(one(t, dir, "*.sst"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "000001.sst")
	for n := range len(sound) + 1 {
		if err := os.WriteFile(path, sound[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := checkFooter(path); (err == nil) != (n == len(sound)) {
			t.Fatalf("cut at %d of %d: %v", n, len(sound), err)
		}
	}
	if err := checkFooter(path + ".no"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestCopySparse(t *testing.T) {
	dir := t.TempDir()
	from := filepath.Join(dir, "from")
	for i, content := range [][]byte{
		nil, []byte("short"), make([]byte, 3<<20), append(make([]byte, 2<<20), "end\x00"...), append([]byte("begin"), make([]byte, 1<<20)...),
	} {
		to := filepath.Join(dir, "to")
		_ = os.Remove(to)
		if err := errors.Join(os.WriteFile(from, content, 0o600), copySparse(from, to)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(to); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%d: %d bytes of %d, %v", i, len(got), len(content), err)
		}
		if err := copySparse(from, to); !errors.Is(err, os.ErrExist) {
			t.Error("a copy was overwritten:", err)
		}
	}
}
