package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// typeSecret types a passphrase into what has the focus and confirms it.
func typeSecret(h *uitest.Host, text string) {
	h.Type(text)
	h.Press(fyne.KeyReturn)
}

func TestTheLockHidesEverythingAndKeepsWhatIsTyped(t *testing.T) {
	desk := uitest.Empty(t)
	w, h := shell(t, desk, Options{})
	w.Go(widget.Place{Area: widget.AreaSettings})
	h.Type("essai ")
	typed := h.Window.Canvas().Focused().(*widget.TextField).Text
	w.Lock()
	if !h.Says("Verrouillé") || h.Says("CCI Cantal") || h.Says("Réglages") {
		t.Fatalf("behind the lock one reads %q", h.Text())
	}
	w.Search()
	if h.Window.Canvas().Overlays().Top() != nil {
		t.Error("the search opens over the lock")
	}
	typeSecret(h, "une autre")
	if !h.Says("ne correspond pas") {
		t.Fatalf("a wrong passphrase: %q", h.Text())
	}
	closed := 0
	w.quit = func() { closed++ }
	w.close()
	if closed != 0 || !h.Says("Déverrouillez d’abord") {
		t.Error("what is typed is lost when the locked window closes")
	}
	h.Window.Canvas().Focused().(*widget.TextField).SetText("")
	typeSecret(h, string(uitest.Passphrase))
	if f, ok := h.Window.Canvas().Focused().(*widget.TextField); !ok || f.Text != typed || !h.Says("Réglages") {
		t.Error("what was typed is gone")
	}
}

func TestADialogIsThereAgainAfterTheLock(t *testing.T) {
	w, h := shell(t, uitest.Empty(t), Options{})
	w.Ask(widget.Question{Title: "Vraiment ?", Text: "Une question.", Confirm: "Oui", Do: func() {}})
	w.Lock()
	if h.Window.Canvas().Overlays().Top() != nil {
		t.Fatal("the dialog lies over the lock")
	}
	typeSecret(h, string(uitest.Passphrase))
	if h.Window.Canvas().Overlays().Top() == nil || !h.Says("Une question.") {
		t.Error("the dialog is gone")
	}
}

func TestTheWindowLocksWhenNothingMoves(t *testing.T) {
	desk := uitest.Empty(t)
	w, h := shell(t, desk, Options{})
	now := time.Date(2021, 6, 15, 9, 0, 0, 0, time.UTC)
	w.Go(widget.Place{Area: widget.AreaSettings})
	w.lockIfIdle(now)
	w.lockIfIdle(now.Add(14 * time.Minute))
	h.Type("x") // somebody is there
	w.lockIfIdle(now.Add(15 * time.Minute))
	w.lockIfIdle(now.Add(29 * time.Minute))
	if w.locked != nil {
		t.Fatal("it locks while somebody types")
	}
	w.lockIfIdle(now.Add(30 * time.Minute))
	if w.locked == nil {
		t.Fatal("it does not lock")
	}
	typeSecret(h, string(uitest.Passphrase))
	centre, err := desk.Centre.Get()
	must(t, err)
	centre.LockMinutes = -1
	must(t, desk.Centre.Save(context.Background(), centre, ""))
	w.lockIfIdle(now.Add(time.Hour))
	w.lockIfIdle(now.Add(9 * time.Hour))
	if w.locked != nil {
		t.Error("it locks though the centre does not want it")
	}
}

func TestTheFirstStartMakesARecoverySheet(t *testing.T) {
	desk := uitest.Empty(t)
	opened := ""
	_, h := shell(t, desk, Options{FirstStart: true, OpenFile: func(path string) error {
		opened = path
		return nil
	}})
	if !h.Says("Feuille de secours") || !desk.Operators.HasSheet() {
		t.Fatal(h.Text())
	}
	h.Tap("Imprimer la feuille")
	if !strings.HasSuffix(opened, "Feuille de secours.pdf") {
		t.Error("nothing was printed")
	}
	typeSecret(h, "AAAAA")
	if !h.Says("Ce n’est pas le 4e groupe.") {
		t.Error("any group will do")
	}
	h.Window.Canvas().Focused().(*widget.TextField).SetText("")
	var groups []string
	for _, line := range strings.Fields(h.Text()) {
		if len(line) == 5 && strings.ToUpper(line) == line && strings.Trim(line, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == "" {
			groups = append(groups, line)
		}
	}
	if len(groups) != 7 {
		t.Fatalf("%q on the screen", groups)
	}
	typeSecret(h, strings.ToLower(groups[3]))
	centre, err := desk.Centre.Get()
	must(t, err)
	if centre.Sheet.IsZero() || h.Window.Canvas().Overlays().Top() != nil {
		t.Error("the sheet is not kept")
	}
}

func TestASheetPutOffIsReminded(t *testing.T) {
	_, h := shell(t, uitest.Empty(t), Options{FirstStart: true})
	h.Tap("Plus tard")
	if !h.Says("Personne n’a de feuille de secours") {
		t.Error("nobody is told")
	}
	h.Tap("Faire la feuille")
	if !h.Says("Votre phrase de passe") {
		t.Error("the button leads elsewhere")
	}
}

func TestTheRecoverySheetIsAskedForFromTheLock(t *testing.T) {
	h := uitest.NewHost(t)
	var sheet, next string
	opt := UnlockOptions{Recover: func(s, n []byte) error {
		sheet, next = string(s), string(n)
		return data.Refuse("Le 3e groupe de la feuille de secours est mal recopié.")
	}}
	NewUnlock(h.Window, "centre", opt)
	h.Tap("J’ai la feuille de secours")
	typeSecret(h, "ABCDE")
	if sheet != "" || !h.Says("La phrase de passe manque.") {
		t.Fatal("tried without a passphrase")
	}
	h.Type("colza velours piston merle lucarne bocage")
	if !h.Says("Encore 1 mot") {
		t.Error("the passphrase is not counted")
	}
	h.Tap("Proposer une phrase")
	h.Tap("Ouvrir")
	if sheet != "ABCDE" || len(strings.Fields(next)) != 8 || !h.Says("3e groupe") {
		t.Errorf("tried %q with %q", sheet, next)
	}
	h.Tap("Retour")
	if !h.Says("elle dit aussi qui vous êtes") {
		t.Error("one does not come back")
	}
}
