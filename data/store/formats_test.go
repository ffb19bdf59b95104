package store

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// formatPassphrase opens the folders in testdata/formats, whose people are invented.
const formatPassphrase = "quatre mots et une fée"

// unzipFormat unpacks a folder that a released version wrote.
func unzipFormat(t *testing.T, path string) string {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	dir := filepath.Join(t.TempDir(), "centre")
	for _, f := range r.File {
		to := filepath.Join(dir, filepath.FromSlash(f.Name))
		if strings.HasSuffix(f.Name, "/") {
			if err := os.MkdirAll(to, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err := errors.Join(err, in.Close(), os.MkdirAll(filepath.Dir(to), 0o700), os.WriteFile(to, content, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestEveryFormatOpens opens a folder of each format that was ever released, migrates it, checks it and reads it.
func TestEveryFormatOpens(t *testing.T) {
	for name, c := range map[string]struct {
		schema   int    // as it was written
		migrated uint64 // lines that migrations add
	}{
		"store-1-keyring-1.zip": {1, 1},
		"store-2-keyring-1.zip": {2, 0},
		"store-2-keyring-2.zip": {2, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir := unzipFormat(t, filepath.Join("testdata", "formats", name))
			s, err := Open(dir, []byte(formatPassphrase), testOptions())
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
				t.Error(findings, err)
			}
			if s.version() != newestVersion() || candidates(t, s) != 3 {
				t.Errorf("version %d, %d candidates", s.version(), candidates(t, s))
			}
			err = s.View(func(tx *Tx) error {
				got, ok := Candidates.Get(tx, testID("candidate", 2))
				if !ok || got.BirthName != "Chastagnol-Lapeyre" {
					t.Errorf("%+v", got)
				}
				centre, ok := Centres.Get(tx, "centre")
				if !ok || centre.Name != "CCI Cantal" || centre.Rules.Validate() != nil {
					t.Errorf("%+v", centre)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			files := mustFiles(t, s)
			if len(files) != 1 {
				t.Fatal(files)
			}
			if plain, err := s.File(files[0]); err != nil || string(plain) != "%PDF d’essai" {
				t.Error(plain, err)
			}
			found, err := Snapshots(dir)
			if migrates := c.schema < newestVersion(); err != nil || migrates != (len(found) == 1) {
				t.Errorf("%d backups were made before: %v", len(found), err)
			}
			if len(found) == 1 {
				r, err := Restore(t.Context(), found[0].Path, []byte(formatPassphrase), filepath.Join(t.TempDir(), "before"), testOptions(), nil)
				if seq, _ := s.Head(); err != nil || r.Seq+c.migrated != seq {
					t.Error(r, seq, err)
				}
			}
		})
	}
}

func TestMigrationLeavesTheFolderWhenItFails(t *testing.T) {
	dir := unzipFormat(t, filepath.Join("testdata", "formats", "store-1-keyring-1.zip"))
	real := migrations
	defer func() { migrations = real }()
	for name, run := range map[string]func(*Tx) error{
		"by an error": func(*Tx) error { return errors.New("no") },
	} {
		t.Run(name, func(t *testing.T) {
			migrations = []migration{{2, "registre.migrer", run}}
			before := fingerprint(t, filepath.Join(dir, headName))
			_, err := Open(dir, []byte(formatPassphrase), testOptions())
			mustRefuse(t, err)
			after := fingerprint(t, filepath.Join(dir, headName))
			if before[""] != after[""] {
				t.Error("HEAD moved")
			}
		})
	}
	migrations = real
	if n := candidates(t, mustOpen(t, dir)); n != 3 {
		t.Error(n)
	}
}
