package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestADamagedKeyFileIsTakenFromItsCopy(t *testing.T) {
	s, dir := newTestStore(t)
	mustPut(t, s, 1)
	if err := s.SetPassphrase("", []byte("une phrase plus récente")); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	for _, name := range []string{keyringName, engineName + "/KEYREGISTRY"} {
		for how, spoil := range map[string]func(path string) error{
			"missing": os.Remove,
			"cut":     func(path string) error { return os.Truncate(path, 30) },
			"flipped": func(path string) error { flip(t, path, 60); return nil },
		} {
			t.Run(how+" "+name, func(t *testing.T) {
				spoilt := crash(t, dir)
				path := filepath.Join(spoilt, filepath.FromSlash(name))
				sound, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := spoil(path); err != nil {
					t.Fatal(err)
				}
				s := openWith(t, spoilt, "une phrase plus récente")
				if len(s.Mended()) != 1 || candidates(t, s) != 1 {
					t.Error(s.Mended())
				}
				closed(t, s)
				if mended, err := os.ReadFile(path); err != nil || string(mended) != string(sound) {
					t.Error("the file is not what it was:", err)
				}
				s = openWith(t, spoilt, "une phrase plus récente")
				if len(s.Mended()) != 0 {
					t.Error("said twice")
				}
				closed(t, s)
			})
		}
	}
}
