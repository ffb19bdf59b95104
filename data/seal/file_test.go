package seal

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWriteFile(t *testing.T) {
	t.Run("puts the content, for its owner alone", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "f")
		if err := WriteFile(path, []byte("contenu")); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != "contenu" {
			t.Errorf("%q %v", got, err)
		}
		if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Error(info.Mode(), err)
		}
	})
	t.Run("replaces what was there", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "f")
		for _, text := range []string{"une longue première version", "", "deux"} {
			if err := WriteFile(path, []byte(text)); err != nil {
				t.Fatal(err)
			}
			if got, err := os.ReadFile(path); err != nil || string(got) != text {
				t.Errorf("%q %v", got, err)
			}
		}
	})
	t.Run("leaves nothing behind, done or not", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "taken"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(filepath.Join(dir, "taken"), []byte("x")); err == nil {
			t.Error("a folder was replaced")
		}
		if err := WriteFile(filepath.Join(dir, "f"), []byte("x")); err != nil {
			t.Error(err)
		}
		inside, err := os.ReadDir(dir)
		if err != nil || len(inside) != 2 {
			t.Error(inside, err)
		}
	})
	t.Run("fails in a folder that is not there", func(t *testing.T) {
		if err := WriteFile(filepath.Join(t.TempDir(), "no", "f"), nil); err == nil {
			t.Error("written")
		}
	})
}

func TestAFileWrittenAsideIsKeptOrGone(t *testing.T) {
	dir := t.TempDir()
	aside, err := WriteAside(dir, func(w io.Writer) error {
		_, err := io.WriteString(w, "contenu")
		return err
	})
	if err != nil || !IsTemp(filepath.Base(aside)) {
		t.Fatal(aside, err)
	}
	if err := Keep(aside, filepath.Join(dir, "f")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "f")); err != nil || string(got) != "contenu" {
		t.Errorf("%q %v", got, err)
	}
	full := errors.New("no space left")
	if _, err := WriteAside(dir, func(w io.Writer) error {
		_, err := io.WriteString(w, "la moitié")
		return errors.Join(err, full)
	}); !errors.Is(err, full) {
		t.Error(err)
	}
	if aside, err = WriteAside(dir, func(io.Writer) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if err := Keep(aside, filepath.Join(dir, "absent", "f")); err == nil {
		t.Error("kept in a folder that is not there")
	}
	if inside, err := os.ReadDir(dir); err != nil || len(inside) != 1 {
		t.Error(inside, err)
	}
}

func TestIsTemp(t *testing.T) {
	name, err := writeTemp(t.TempDir(), []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	if !IsTemp(filepath.Base(name)) || IsTemp("keyring.json") {
		t.Error(name)
	}
}
