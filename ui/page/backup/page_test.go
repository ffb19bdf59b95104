package backup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/uitest"
)

func newPage(t *testing.T, desk *app.Desk) (*uitest.Host, *Page) {
	t.Helper()
	h := uitest.NewHost(t)
	p, err := New(desk, h)
	h.Open(p, err)
	return h, p
}

func TestBackUpNow(t *testing.T) {
	desk := uitest.Empty(t)
	stick := t.TempDir()
	if err := desk.Backups.AddPlace(stick, "Clé bleue"); err != nil {
		t.Fatal(err)
	}
	h, _ := newPage(t, desk)
	if !h.Says("Jamais sauvegardé ici") {
		t.Error(h.Text())
	}
	h.Press(fyne.KeyReturn) // what one comes for has the focus
	if !h.Says("À jour : dernière sauvegarde vérifiée aujourd’hui à") || len(h.Refused) > 0 {
		t.Error(h.Text(), h.Refused)
	}
	if found, err := app.Snapshots(stick); err != nil || len(found) != 1 {
		t.Error(found, err)
	}
}

func TestAPlaceIsAddedAndRemoved(t *testing.T) {
	desk := uitest.Empty(t)
	h, _ := newPage(t, desk)
	if !h.Says("sur le même disque") {
		t.Error("nothing says that one disk holds everything")
	}
	h.Tap("Ajouter un emplacement…")
	h.Type(filepath.Join(t.TempDir(), "absent"))
	h.Press(fyne.KeyReturn)
	if !h.Says("Ce dossier n’existe pas") {
		t.Error(h.Text())
	}
	h.Press(fyne.KeyEscape)
	stick := t.TempDir()
	h.Tap("Ajouter un emplacement…")
	h.Type(stick)
	h.Press(fyne.KeyReturn)
	if !h.Says(filepath.Base(stick)) {
		t.Error(h.Text())
	}
	h.Tap("Retirer…")
	h.Tap("Retirer")
	if h.Says(stick) {
		t.Error("it is still there")
	}
}

func TestAnAbsentPlaceSaysSo(t *testing.T) {
	desk := uitest.Empty(t)
	stick := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := desk.Backups.AddPlace(stick, "Clé bleue"); err != nil {
		t.Fatal(err)
	}
	if err := desk.Backups.Now(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	h, _ := newPage(t, desk)
	if !h.Says("Absent : branchez-le") {
		t.Error(h.Text())
	}
}

// switching is a host that can change folders.
type switching struct {
	*uitest.Host
	switched int
}

func (s *switching) SwitchRestored() error { s.switched++; return nil }

func TestARestoreAsksTwice(t *testing.T) {
	desk := uitest.Empty(t)
	if err := desk.Backups.Now(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	h := &switching{Host: uitest.NewHost(t)}
	p, err := New(desk, h)
	h.Open(p, err)
	h.Tap("Restaurer…")
	h.Type("une autre phrase")
	h.Press(fyne.KeyReturn)
	if !h.Says("ne correspond pas") || h.switched > 0 {
		t.Error(h.Text())
	}
	h.Press(fyne.KeyEscape)
	h.Tap("Restaurer…")
	h.Type(string(uitest.Passphrase))
	h.Press(fyne.KeyReturn)
	if len(h.Asked) != 1 || !strings.Contains(h.Asked[0].Text, "est entière et vérifiée") || h.switched > 0 {
		t.Fatal(h.Asked, h.Refused)
	}
	h.Tap("Remplacer")
	if h.switched != 1 {
		t.Error("it was not switched")
	}
}
