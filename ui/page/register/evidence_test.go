package register

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
)

func TestTheEvidenceOfAPeriodIsWrittenAndItsFolderOpened(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	dir := filepath.Join(t.TempDir(), "preuves")
	old := documentsFolder
	documentsFolder = func(string) (string, error) { return dir, nil }
	t.Cleanup(func() { documentsFolder = old })
	l, err := NewList(desk, h)
	h.Open(l, err)
	h.Tap("Dossier de preuves…")
	if !h.Says("Jurys du") || !h.Says(dir) {
		t.Errorf("the question is:\n%s", h.Text())
	}
	field := func(text string) {
		d := h.Window.Canvas().Focused()
		for range 12 {
			d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			d.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		}
		h.Type(text)
	}
	field("31/12/2021")
	h.Press(fyne.KeyTab)
	field("1/1/2021")
	h.Press(fyne.KeyReturn)
	if !h.Says("La période finit avant de commencer") || len(h.Opened) != 0 {
		t.Errorf("backwards:\n%s", h.Text())
	}
	field("31/12/2021") // the focus is on what is wrong
	h.Press(fyne.KeyReturn)
	if len(h.Refused) != 1 || !strings.Contains(h.Refused[0].Error(), "Aucun jury") {
		t.Errorf("a single day without a jury: %v", h.Refused)
	}
	h.Tap("Dossier de preuves…")
	field("01/01/2021")
	h.Press(fyne.KeyReturn)
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || !strings.HasPrefix(files[0].Name(), "Dossier de preuves – jurys du 2021-01-01") {
		t.Errorf("the folder holds %v, %v", files, err)
	}
	if len(h.Opened) != 1 || h.Opened[0] != dir || len(h.Told) != 1 || !strings.Contains(h.Told[0], "Enregistré") {
		t.Errorf("opened %v, told %v", h.Opened, h.Told)
	}
}
