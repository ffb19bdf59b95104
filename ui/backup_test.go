package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// act does something that a backup lacks.
func act(t *testing.T, desk *app.Desk) {
	t.Helper()
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	centre.City += " (Cantal)"
	if err := desk.Centre.Save(t.Context(), centre, ""); err != nil {
		t.Fatal(err)
	}
}

func snapshots(t *testing.T, desk *app.Desk) int {
	t.Helper()
	all, err := app.Snapshots(desk.Folder())
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestTheDayBeginsWithABackup(t *testing.T) {
	desk := uitest.Empty(t)
	_, h := shell(t, desk, Options{})
	if snapshots(t, desk) != 1 || !h.Says("Dernière sauvegarde vérifiée : aujourd’hui à") {
		t.Error(h.Text())
	}
	shell(t, desk, Options{})
	if snapshots(t, desk) != 1 {
		t.Error("a second one on the same day, though nothing changed")
	}
}

func TestClosingBacksUpWhatHasChanged(t *testing.T) {
	desk := uitest.Empty(t)
	w, _ := shell(t, desk, Options{})
	closed := 0
	w.quit = func() { closed++ }
	w.close()
	if closed != 1 || snapshots(t, desk) != 1 {
		t.Error("nothing had changed since the backup of the day")
	}
	act(t, desk)
	w.close()
	if closed != 2 || desk.Backups.Wanted() {
		t.Error("closed without a backup")
	}
}

func TestOneMayCloseWithoutABackup(t *testing.T) {
	runner := &slow{}
	w, h := shell(t, uitest.Empty(t), Options{Runner: runner})
	closed := 0
	w.quit = func() { closed++ }
	if w.saving == nil {
		t.Fatal("no backup of the day")
	}
	w.close()
	if !runner.stopped || !h.Says("Sauvegarde avant de fermer") {
		t.Fatal("the backup of the day goes on beside the one at closing")
	}
	runner.stopped = false
	runner.progress(1, 2)
	w.close()
	h.Tap("Fermer sans sauvegarder")
	if !runner.stopped || closed != 0 {
		t.Error("closed before the backup has stopped")
	}
	runner.end(context.Canceled)
	if closed != 1 {
		t.Error("it does not close")
	}
}

func TestEscapeStaysWhileTheBackupBeforeClosingGoesOn(t *testing.T) {
	runner := &slow{}
	w, h := shell(t, uitest.Empty(t), Options{Runner: runner})
	closed := 0
	w.quit = func() { closed++ }
	w.close()
	h.Press(fyne.KeyEscape)
	runner.end(context.Canceled)
	if closed != 0 || h.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape closes the window")
	}
}

func TestABackupThatFailsAtClosingAsks(t *testing.T) {
	runner := &slow{}
	w, h := shell(t, uitest.Empty(t), Options{Runner: runner})
	closed := 0
	w.quit = func() { closed++ }
	w.close()
	runner.end(data.Refuse("L’emplacement « E: » refuse l’écriture.").Hint("Branchez-le."))
	if closed != 0 || !h.Says("refuse l’écriture") {
		t.Fatal(h.Text())
	}
	h.Tap("Fermer quand même")
	if closed != 1 {
		t.Error("it does not close")
	}
}

func TestTheWindowLeavesForWhatWasRestored(t *testing.T) {
	switched := 0
	w, _ := shell(t, uitest.Empty(t), Options{Switch: func() error { switched++; return nil }})
	if err := w.SwitchRestored(); err != nil || switched != 1 {
		t.Error(err)
	}
	w.Lock()
	if w.locked != nil {
		t.Error("a window that is left is locked")
	}
	w, _ = shell(t, uitest.Empty(t), Options{})
	if err := w.SwitchRestored(); !data.IsRefusal(err) {
		t.Error(err)
	}
}

func TestRestoringBeforeACentreIsOpen(t *testing.T) {
	desk := uitest.Empty(t)
	if err := desk.Backups.Now(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	var from []app.Snapshot
	refused := error(data.Refuse("La phrase de passe ne correspond pas."))
	switched, back := 0, 0
	h := uitest.NewHost(t)
	r := NewRestore(h.Window, RestoreOptions{Folder: "centre", Runner: Inline(), Back: func() { back++ }, Switch: func() error { switched++; return nil },
		Restore: func(_ context.Context, of []app.Snapshot, _ []byte, _ func(int, int)) (string, error) {
			from = of
			return "La sauvegarde est entière.", refused
		}})
	h.Type(filepath.Join(desk.Folder(), "documents"))
	h.Press(fyne.KeyReturn)
	if !h.Says("Il n’y a pas de sauvegarde à cet endroit") {
		t.Error(h.Text())
	}
	h.Focus(r.path)
	r.path.SetText("")
	h.Type(desk.Folder())
	h.Press(fyne.KeyReturn) // lists what is there, and goes to the passphrase
	h.Type("une phrase")
	h.Press(fyne.KeyReturn)
	if len(from) != 1 || !h.Says("ne correspond pas") {
		t.Fatal(from, h.Text())
	}
	refused = nil
	h.Press(fyne.KeyReturn)
	if !h.Says("La sauvegarde est entière.") || switched != 0 {
		t.Fatal(h.Text())
	}
	h.Tap("Ouvrir")
	if switched != 1 {
		t.Error("it was not opened")
	}
	h.Tap("Retour")
	if back != 1 {
		t.Error("no way back")
	}
}

func TestTheUnlockAndTheFirstStartLeadToARestore(t *testing.T) {
	h := uitest.NewHost(t)
	asked := 0
	NewUnlock(h.Window, "centre", UnlockOptions{Restore: func() { asked++ }})
	h.Tap("Restaurer une sauvegarde…")
	NewWelcome(h.Window, uitest.Config(t).Fiches[0], WelcomeOptions{Restore: func() { asked++ }})
	h.Tap("Restaurer une sauvegarde…")
	if asked != 2 {
		t.Error(asked)
	}
}

func TestThePageOfTheBackupsIsShown(t *testing.T) {
	w, h := shell(t, uitest.Empty(t), Options{})
	h.Tap("Sauvegardes")
	if w.place.Area != widget.AreaBackups || !h.Says("Sauvegarder maintenant") {
		t.Error(h.Text())
	}
	if err := os.RemoveAll(filepath.Join(w.desk.Folder(), "backups")); err != nil {
		t.Fatal(err)
	}
	h.Press(fyne.KeyReturn)
	if !h.Says("À jour") {
		t.Error("the backups that were deleted are not made again:", h.Text())
	}
}
