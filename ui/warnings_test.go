package ui

import (
	"context"
	"path/filepath"
	"testing"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
)

func TestADangerousFolderIsTold(t *testing.T) {
	cfg := uitest.Config(t)
	free := uint64(1 << 29)
	cfg.Store.Free = func(string) (uint64, bool) { return free, true }
	centre := data.Centre{Name: "CCI Cantal", Code: "CANTAL", Rules: data.DefaultRules()}
	desk, err := app.Create(context.Background(), filepath.Join(t.TempDir(), "Dropbox", "centre"), uitest.Passphrase, centre, "Martine Delpuech", cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	w, h := shell(t, desk, Options{})
	if !h.Says("Ce dossier est dans Dropbox") || !h.Says("Le disque se remplit : il y reste 512 Mo.") {
		t.Error(h.Text())
	}
	h.Tap("Compris") // of the first, the folder
	if h.Says("Dropbox") || !h.Says("Le disque se remplit") {
		t.Error("what was read is told again, or hides another:", h.Text())
	}
	free = 1 << 31
	w.changed()
	if h.Says("Le disque se remplit") || h.Says("Dropbox") {
		t.Error("room was made, and it is still told")
	}
}

func TestTheFirstStartTellsADangerousFolder(t *testing.T) {
	h := uitest.NewHost(t)
	NewWelcome(h.Window, uitest.Config(t).Fiches[0], WelcomeOptions{Warning: "Ce dossier est dans OneDrive."})
	if !h.Says("Ce dossier est dans OneDrive.") {
		t.Error(h.Text())
	}
}
