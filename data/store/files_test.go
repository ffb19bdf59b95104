package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFiles(t *testing.T) {
	plain := []byte("%PDF-1.3 un certificat")
	t.Run("come back byte for byte, after a reopening too", func(t *testing.T) {
		s, _ := newTestStore(t)
		sha, err := s.PutFile(plain)
		if err != nil || sha != hashHex(plain) {
			t.Fatal(sha, err)
		}
		s = reopen(t, s)
		got, err := s.File(sha)
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%q %v", got, err)
		}
	})
	t.Run("are written once", func(t *testing.T) {
		s, dir := newTestStore(t)
		sha, err := s.PutFile(plain)
		if err != nil {
			t.Fatal(err)
		}
		before := fingerprint(t, filepath.Join(dir, documentsName))
		again, err := s.PutFile(plain)
		if err != nil || again != sha {
			t.Fatal(again, err)
		}
		after := fingerprint(t, filepath.Join(dir, documentsName))
		if len(after) != 1 || after["/"+sha] != before["/"+sha] {
			t.Error("written again")
		}
	})
	t.Run("may be empty", func(t *testing.T) {
		s, _ := newTestStore(t)
		sha, err := s.PutFile(nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.File(sha); err != nil || len(got) != 0 {
			t.Error(got, err)
		}
	})
	t.Run("are refused wherever a byte is wrong, and repaired by putting them again", func(t *testing.T) {
		s, dir := newTestStore(t)
		sha, err := s.PutFile(plain)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, documentsName, sha)
		for at := range sizeOf(t, path) {
			flip(t, path, at)
			_, err := s.File(sha)
			mustRefuse(t, err)
			if _, err := s.PutFile(plain); err != nil {
				t.Fatal(err)
			}
			if _, err := s.File(sha); err != nil {
				t.Fatal("not repaired:", err)
			}
		}
	})
	t.Run("are refused under another name", func(t *testing.T) {
		s, dir := newTestStore(t)
		sha, err := s.PutFile(plain)
		if err != nil {
			t.Fatal(err)
		}
		other := hashHex([]byte("autre"))
		if err := copyOver(filepath.Join(dir, documentsName, sha), filepath.Join(dir, documentsName, other)); err != nil {
			t.Fatal(err)
		}
		_, err = s.File(other)
		mustRefuse(t, err)
	})
	t.Run("are refused when missing or cut", func(t *testing.T) {
		s, dir := newTestStore(t)
		_, err := s.File(hashHex(plain))
		mustRefuse(t, err)
		if !errors.Is(err, os.ErrNotExist) {
			t.Error("the cause is lost:", err)
		}
		sha, err := s.PutFile(plain)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(filepath.Join(dir, documentsName, sha), 10); err != nil {
			t.Fatal(err)
		}
		_, err = s.File(sha)
		mustRefuse(t, err)
	})
	t.Run("have no other names than a SHA-256", func(t *testing.T) {
		s, _ := newTestStore(t)
		for _, name := range []string{"", "../keyring.json", "ABC"} {
			if _, err := s.File(name); !errors.Is(err, errFile) {
				t.Error(name, err)
			}
			if err := s.RemoveFile(name); !errors.Is(err, errFile) {
				t.Error(name, err)
			}
		}
	})
	t.Run("are listed, and removed", func(t *testing.T) {
		s, _ := newTestStore(t)
		var all []string
		for _, text := range []string{"a", "b", "c"} {
			sha, err := s.PutFile([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, sha)
		}
		slices.Sort(all)
		if got, err := s.Files(); err != nil || !slices.Equal(got, all) {
			t.Error(got, err)
		}
		if err := errors.Join(s.RemoveFile(all[1]), s.RemoveFile(all[1])); err != nil {
			t.Error(err)
		}
		if got, err := s.Files(); err != nil || !slices.Equal(got, []string{all[0], all[2]}) {
			t.Error(got, err)
		}
	})
	t.Run("that cannot be written are refused with a sentence", func(t *testing.T) {
		s, dir := newTestStore(t)
		if err := os.RemoveAll(filepath.Join(dir, documentsName)); err != nil {
			t.Fatal(err)
		}
		_, err := s.PutFile(plain)
		mustRefuse(t, err)
	})
}
