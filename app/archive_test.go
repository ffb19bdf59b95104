package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data/store"
)

// tablesOf reads the tables of an archive, without the keys: a centre that is rebuilt has a new one.
func tablesOf(t *testing.T, archive string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range store.TableNames() {
		if name != store.SigningKeys.Name() {
			all[name] = string(ok(os.ReadFile(filepath.Join(archive, archiveTables, name+".jsonl")))(t))
		}
	}
	return all
}

func TestACentreIsRebuiltFromItsArchiveFactByFact(t *testing.T) {
	dir, cfg := t.TempDir(), testConfig(t)
	desk := ok(Example(context.Background(), filepath.Join(dir, "centre"), passphrase, cfg, func(string) {}))(t)
	out := filepath.Join(dir, "une")
	archive := ok(desk.Archive(context.Background(), out, func(int, int) {}))(t)
	before := len(ok(desk.Documents.Register())(t))
	var seeds [][]byte
	_ = desk.core.store.View(func(tx *store.Tx) error {
		for k := range store.SigningKeys.All(tx) {
			seeds = append(seeds, k.Seed)
		}
		return nil
	})
	if err := desk.Close(); err != nil {
		t.Fatal(err)
	}
	if len(seeds) == 0 {
		t.Fatal("the example has no key")
	}
	secrets := [][]byte{[]byte(`"seed":"`)}
	err := filepath.WalkDir(archive, func(path string, _ os.DirEntry, err error) error {
		if content, e := os.ReadFile(path); e == nil {
			for _, secret := range secrets {
				if bytes.Contains(content, secret) {
					t.Errorf("%s holds a seed", path)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	again := ok(FromArchive(context.Background(), filepath.Join(dir, "autre"), archive, []byte(seven), cfg))(t)
	defer func() { _ = again.Close() }()
	if report := ok(again.Check(context.Background()))(t); len(report.Findings) > 0 {
		t.Errorf("check: %v", report.Findings)
	}
	if after := len(ok(again.Documents.Register())(t)); after != before {
		t.Errorf("%d documents, there were %d", after, before)
	}
	second := ok(again.Archive(context.Background(), filepath.Join(dir, "deux"), func(int, int) {}))(t)
	was, is := tablesOf(t, archive), tablesOf(t, second)
	for name := range was {
		if was[name] != is[name] {
			t.Errorf("%s differs", name)
		}
	}
	if again.Operator().Name != "Martine Delpuech" {
		t.Errorf("%s works here", again.Operator().Name)
	}
	if err := again.Codes.Renew(context.Background(), "Essai."); err != nil {
		t.Error(err)
	}
	if _, err := again.Archive(context.Background(), filepath.Join(dir, "deux"), func(int, int) {}); err == nil || !strings.Contains(err.Error(), "existe déjà") {
		t.Errorf("a second of the same day: %v", err)
	}
}

func TestADamagedArchiveMakesNoCentre(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, archive string)
		says  string
	}{
		"one byte": {func(t *testing.T, archive string) {
			path := filepath.Join(archive, archiveTables, "candidates.jsonl")
			content := ok(os.ReadFile(path))(t)
			content[20] ^= 1
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}, "abîmée"},
		"a file less": {func(t *testing.T, archive string) {
			if err := os.Remove(filepath.Join(archive, archiveJournal)); err != nil {
				t.Fatal(err)
			}
		}, "il manque « journal.jsonl »"},
		"no archive": {func(t *testing.T, archive string) {
			if err := os.Remove(filepath.Join(archive, archiveSums)); err != nil {
				t.Fatal(err)
			}
		}, "n’est pas une archive"},
		"a path that climbs": {func(t *testing.T, archive string) {
			path := filepath.Join(archive, archiveSums)
			content := append(ok(os.ReadFile(path))(t), []byte(strings.Repeat("0", 64)+"  ../ailleurs\n")...)
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}, "abîmée"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.called("Garel", "Zoé")
			archive := ok(r.Archive(r.ctx, t.TempDir(), func(int, int) {}))(t)
			c.spoil(t, archive)
			dir := filepath.Join(t.TempDir(), "centre")
			_, err := FromArchive(r.ctx, dir, archive, passphrase, r.cfg)
			r.refused(err, c.says)
			if _, err := os.Stat(dir); err == nil {
				t.Error("something was made")
			}
		})
	}
}
