package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copied returns a copy of the room's folder as it is, closed.
func (r *room) copied() string {
	r.t.Helper()
	r.must(r.Close())
	to := filepath.Join(r.t.TempDir(), "copy")
	r.must(os.CopyFS(to, os.DirFS(r.dir)))
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(r.t)
	return to
}

// putBack puts a copy in the place of the folder and opens it.
func (r *room) putBack(from string) {
	r.t.Helper()
	r.must(r.Close())
	r.must(os.RemoveAll(r.dir))
	r.must(os.CopyFS(r.dir, os.DirFS(from)))
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(r.t)
}

func (r *room) warned() string { return strings.Join(r.Warnings(), "\n") }

func TestAnOlderFolderInThePlaceOfTheOneThatWasClosedIsTold(t *testing.T) {
	r := newRoom(t)
	r.cfg.Memory = filepath.Join(t.TempDir(), "memory")
	r.reopen()
	old := r.copied()
	r.session("P")
	r.putBack(old)
	if got := r.warned(); !strings.Contains(got, "plus ancien que celui que ce poste a fermé le 15 juin 2021") || !strings.Contains(got, "jusqu’à la ligne 2, il s’arrête à la ligne 1") {
		t.Fatalf("%q", got)
	}
	r.reopen()
	if r.warned() == "" {
		t.Error("it is told once, read by nobody")
	}
	r.session("E") // as long as the journal was, with another line
	r.reopen()
	if !strings.Contains(r.warned(), "la ligne 2 de son journal est une autre") {
		t.Errorf("%q", r.warned())
	}
	r.Heed("something else")
	r.reopen()
	warnings := r.Warnings()
	if len(warnings) != 1 {
		t.Fatal(warnings)
	}
	r.Heed(warnings[0])
	if r.warned() != "" {
		t.Error("what was read is told again")
	}
	r.reopen()
	if r.warned() != "" {
		t.Error("it is told after it was answered for:", r.warned())
	}
}

func TestAFolderThatGoesOnElsewhereIsTheSame(t *testing.T) {
	r := newRoom(t)
	r.cfg.Memory = filepath.Join(t.TempDir(), "here")
	r.reopen()
	r.session("P")
	r.reopen()
	r.cfg.Memory = filepath.Join(t.TempDir(), "another machine")
	r.reopen()
	r.session("E")
	r.cfg.Memory = filepath.Join(filepath.Dir(r.cfg.Memory), "here")
	r.reopen()
	if r.warned() != "" {
		t.Error(r.warned())
	}
}

func TestAMemoryThatCannotBeReadStopsNothing(t *testing.T) {
	r := newRoom(t)
	r.cfg.Memory = filepath.Join(t.TempDir(), "memory")
	r.reopen()
	r.must(r.Close())
	for _, e := range ok(os.ReadDir(r.cfg.Memory))(t) {
		r.must(os.WriteFile(filepath.Join(r.cfg.Memory, e.Name()), []byte("{"), 0o600))
	}
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
	if r.warned() != "" {
		t.Error(r.warned())
	}
	r.must(r.Close())
	r.must(os.RemoveAll(r.cfg.Memory))
	r.must(os.WriteFile(r.cfg.Memory, nil, 0o600))
	r.Desk = ok(Open(r.dir, passphrase, r.cfg))(t)
	r.session("P")
}
