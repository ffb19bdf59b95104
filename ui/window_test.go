package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// shell opens the window on a desk, in memory.
func shell(t *testing.T, desk *app.Desk, opt Options) (*Window, *uitest.Host) {
	t.Helper()
	h := uitest.NewHost(t)
	if opt.Runner == nil {
		opt.Runner = Inline()
	}
	w, err := Open(h.Window, desk, opt)
	if err != nil {
		t.Fatal(err)
	}
	return w, h
}

func TestTheCentresNameIsAlwaysInSight(t *testing.T) {
	w, h := shell(t, uitest.Empty(t), Options{})
	for _, area := range []widget.Area{widget.AreaHome, widget.AreaSessions, widget.AreaCandidates, widget.AreaNetwork, widget.AreaReference, widget.AreaSettings} {
		w.Go(widget.Place{Area: area})
		if !h.Says("CCI Cantal") || !strings.Contains(h.Window.Title(), "CCI Cantal") {
			t.Errorf("%s does not name the centre", area)
		}
		if h.Says("Centre d’exemple") {
			t.Errorf("%s takes a real centre for the example", area)
		}
	}
}

func TestTheExampleCentreSaysSo(t *testing.T) {
	_, h := shell(t, uitest.Example(t), Options{})
	if !h.Says("Centre d’exemple") {
		t.Error("no banner")
	}
}

func TestTheNavigationLeadsToEachAreaByKeyboard(t *testing.T) {
	w, h := shell(t, uitest.Example(t), Options{})
	for label, area := range map[string]widget.Area{
		"Sessions": widget.AreaSessions, "Candidats": widget.AreaCandidates, "Référentiel": widget.AreaReference,
		"Réglages": widget.AreaSettings, "Réseau": widget.AreaNetwork, "Statistiques": widget.AreaStatistics, "Accueil": widget.AreaHome,
	} {
		h.Focus(w.nav[area])
		h.Press(fyne.KeyReturn)
		if w.place.Area != area {
			t.Errorf("Return on %s leads to %s", label, w.place.Area)
		}
	}
}

func TestARefusalIsShownUntilItIsRead(t *testing.T) {
	w, h := shell(t, uitest.Empty(t), Options{})
	w.Refuse(data.Refuse("Cela ne va pas.").Hint("Essayez autrement."))
	if !h.Says("Cela ne va pas. Essayez autrement.") {
		t.Fatal("the refusal is not shown")
	}
	h.Tap("Compris")
	if h.Says("Cela ne va pas.") {
		t.Error("it stays after it was read")
	}
	w.Refuse(errors.New("disk on fire"))
	if !h.Says("Erreur inattendue") {
		t.Error("a fault is not named as such")
	}
	w.Go(widget.Place{Area: widget.AreaSessions, ID: "nulle part"})
	if !h.Says("Cette session n’existe pas") {
		t.Error("a place that is not there is not refused")
	}
	w.Refuse(nil)
}

func TestAnActRefreshesThePage(t *testing.T) {
	desk := uitest.Empty(t)
	w, h := shell(t, desk, Options{})
	w.Go(widget.Place{Area: widget.AreaSettings})
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	centre.Name = "CCI de la Lune"
	if err := desk.Centre.Save(context.Background(), centre, "essai"); err != nil {
		t.Fatal(err)
	}
	if !h.Says("CCI de la Lune") {
		t.Error("the centre's new name is not shown")
	}
}

// slow is a runner whose work ends when the test says so.
type slow struct {
	end      func(error)
	progress func(int, int)
	patient  func()
	stopped  bool
}

func (s *slow) Start(_ Work, progress func(int, int), done func(error)) func() {
	s.progress, s.end = progress, done
	return func() { s.stopped = true }
}

func (s *slow) After(_ time.Duration, fn func()) func() {
	s.patient = fn
	return func() { s.patient = nil }
}

func TestLongWorkShowsItsProgressAndCanBeInterrupted(t *testing.T) {
	runner := &slow{}
	w, h := shell(t, uitest.Empty(t), Options{Runner: runner})
	var result error
	ended := false
	w.Run("Émission des documents", nil, func(err error) { result, ended = err, true })
	if h.Window.Canvas().Overlays().Top() != nil {
		t.Error("short work shows a dialog")
	}
	runner.patient()
	runner.progress(1, 2)
	if !h.Says("Émission des documents") {
		t.Error("long work shows nothing")
	}
	h.Tap("Interrompre")
	if !runner.stopped {
		t.Error("the work is not told to stop")
	}
	runner.stopped = false
	h.Focus(h.Button("Interrompre"))
	h.Press(fyne.KeyEscape)
	if !runner.stopped || !h.Says("Émission des documents") {
		t.Error("Escape hides the work instead of interrupting it")
	}
	runner.end(context.Canceled)
	if !ended || !data.IsRefusal(result) || h.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("interrupted: ended %v, %v", ended, result)
	}
}

func TestChangesDuringWorkAreShownWhenItIsDone(t *testing.T) {
	runner := &slow{}
	w, h := shell(t, uitest.Empty(t), Options{Runner: runner})
	w.Run("Travail", nil, func(error) {})
	w.changed()
	if !w.stale.Load() {
		t.Error("the page was refreshed from beside the window")
	}
	runner.end(nil)
	if w.stale.Load() || runner.patient != nil || !h.Says("CCI Cantal") {
		t.Error("the page was not refreshed when the work was done")
	}
}

func TestOpeningAFileWithoutASystemIsRefused(t *testing.T) {
	w, _ := shell(t, uitest.Empty(t), Options{})
	if err := w.OpenFile("x.pdf"); !data.IsRefusal(err) {
		t.Errorf("got %v", err)
	}
}

func TestWelcome(t *testing.T) {
	h := uitest.NewHost(t)
	fiche := uitest.Config(t).Fiches[0]
	var made data.Centre
	var operator, passphrase string
	example := 0
	w := NewWelcome(h.Window, fiche, WelcomeOptions{
		Create: func(c data.Centre, o string, p []byte) error {
			made, operator, passphrase = c, o, string(p)
			return nil
		},
		Example: func() error {
			example++
			return data.Refuse("Le disque est plein.")
		},
	})
	w.create()
	for _, sentence := range []string{"Le nom du centre manque.", "La ville manque.", "Le nom manque.", "La phrase de passe manque."} {
		if !h.Says(sentence) {
			t.Errorf("nothing says « %s »", sentence)
		}
	}
	if h.Window.Canvas().Focused() != w.centre.Focus() {
		t.Error("the first field at fault has not the focus")
	}
	h.Type("cantal")
	h.Press(fyne.KeyReturn)
	h.Press(fyne.KeyTab)
	h.Type("Aurillac")
	h.Press(fyne.KeyTab)
	h.Type("Martine Delpuech")
	h.Press(fyne.KeyTab)
	h.Type("sept mots pour bien essayer la fenêtre")
	h.Press(fyne.KeyTab)
	h.Press(fyne.KeyTab) // past the button that proposes one
	h.Type("sept mots pour bien essayer la")
	h.Press(fyne.KeyReturn)
	if !h.Says("diffèrent") || made.Name != "" {
		t.Error("two different passphrases are accepted")
	}
	h.Type(" fenêtre")
	h.Press(fyne.KeyReturn)
	if made.Name != "CCI Cantal" || made.Code != "CANTAL" || made.City != "Aurillac" || operator != "Martine Delpuech" || passphrase != "sept mots pour bien essayer la fenêtre" {
		t.Errorf("got %+v, %q, %q", made, operator, passphrase)
	}
	h.Tap("Ouvrir le centre d’exemple")
	if example != 1 || !h.Says("Le disque est plein.") {
		t.Error("the example's refusal is not shown")
	}
}

func TestUnlock(t *testing.T) {
	h := uitest.NewHost(t)
	tried := ""
	NewUnlock(h.Window, "centre", UnlockOptions{Open: func(p []byte) error {
		tried = string(p)
		return data.Refuse("La phrase de passe ne correspond pas.")
	}})
	h.Press(fyne.KeyReturn)
	if tried != "" || !h.Says("manque") {
		t.Error("an empty passphrase is tried")
	}
	h.Type("essai")
	h.Press(fyne.KeyReturn)
	if tried != "essai" || !h.Says("ne correspond pas") {
		t.Errorf("tried %q", tried)
	}
}

func TestNothingClosesBySurprise(t *testing.T) {
	desk := uitest.Empty(t)
	w, h := shell(t, desk, Options{})
	closed := 0
	w.quit = func() { closed++ }
	w.Go(widget.Place{Area: widget.AreaSettings})
	h.Type("x") // the first field has the focus
	w.close()
	if closed != 0 || !h.Says("pas encore enregistrés") {
		t.Fatal("unsaved settings are lost without a question")
	}
	h.Press(fyne.KeyEscape)
	if closed != 0 {
		t.Fatal("Escape closes the window")
	}
	w.working.Add(1)
	w.Go(widget.Place{Area: widget.AreaHome})
	w.close()
	if closed != 0 {
		t.Error("the window closes while work goes on")
	}
	w.working.Add(-1)
	w.close()
	if closed != 1 {
		t.Error("the window does not close")
	}
}

func TestTheFilesOfTheMachineAreShown(t *testing.T) {
	w, h := shell(t, uitest.Empty(t), Options{})
	w.ChooseFile([]string{".png"}, func(string) { t.Error("nothing was chosen") })
	if h.Window.Canvas().Overlays().Top() == nil {
		t.Error("no dialog")
	}
}
