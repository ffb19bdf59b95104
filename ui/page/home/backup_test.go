package home

import (
	"path/filepath"
	"testing"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestTheBackupIsQuietUntilItIsOverdue(t *testing.T) {
	cfg := uitest.Config(t)
	dir := filepath.Join(t.TempDir(), "centre")
	now := time.Date(2021, 6, 15, 17, 40, 0, 0, time.UTC)
	cfg.Clock = func() time.Time { return now }
	desk, err := app.Create(t.Context(), dir, uitest.Passphrase, data.Centre{Name: "CCI Cantal", Code: "CANTAL", City: "Aurillac", Rules: data.DefaultRules()}, "Martine", cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	r := open(t, desk)
	if !r.Says("Aucune sauvegarde vérifiée") || r.Says("que dans ce dossier") {
		t.Error(r.Text())
	}
	r.must(desk.Backups.Now(t.Context(), func(int, int) {}))
	now = now.AddDate(0, 0, 1)
	r.page.Refresh()
	if !r.Says("Dernière sauvegarde vérifiée : hier à 17:40.") {
		t.Error(r.Text())
	}
	now = now.AddDate(0, 1, 0)
	r.page.Refresh()
	if r.Says("que dans ce dossier") {
		t.Error("nothing has changed:", r.Text())
	}
	r.session("Printemps 2021")
	if !r.Says("Dernière sauvegarde vérifiée : le 15 juin 2021 à 17:40. Ce qui a changé depuis n’est que dans ce dossier") {
		t.Error(r.Text())
	}
	r.Tap("Sauvegarder…")
	if len(r.Went) != 1 || r.Went[0].Area != widget.AreaBackups {
		t.Error(r.Went)
	}
}
