package statistics

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
)

func TestANewCentreReadsWhenThereWillBeFigures(t *testing.T) {
	h := uitest.NewHost(t)
	page, err := New(uitest.Empty(t), h)
	h.Open(page, err)
	if !h.Says("Pas encore de chiffres") || h.Says("Enregistrer en classeur") {
		t.Errorf("says:\n%s", h.Text())
	}
}

func TestTheFiguresOfTheExample(t *testing.T) {
	desk := uitest.Example(t)
	h := uitest.NewHost(t)
	page, err := New(desk, h)
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	for _, text := range []string{"Certifiés par an – RNCP27413", "2021", "2022", "Contrat d’apprentissage", "Présentation et réussite", "Certification entière", "Organiser son activité commerciale", "Toutes les voies", "n = "} {
		if !h.Says(text) {
			t.Errorf("the page does not say %q:\n%s", text, h.Text())
		}
	}
	page.choice.Pick("1")
	if h.Says("n = ") {
		t.Errorf("a rate is withheld though all are wanted:\n%s", h.Text())
	}
}

func TestTheWorkbookIsWrittenByKeyboard(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Statistiques")
	before := statisticsFolder
	statisticsFolder = func() (string, error) { return dir, nil }
	t.Cleanup(func() { statisticsFolder = before })
	h := uitest.NewHost(t)
	page, err := New(uitest.Example(t), h)
	h.Open(page, err)
	h.Focus(page.save)
	h.Press(fyne.KeyReturn)
	files, _ := os.ReadDir(dir)
	if len(files) != 1 || filepath.Ext(files[0].Name()) != ".xlsx" || len(h.Opened) != 1 || len(h.Refused) > 0 {
		t.Errorf("%v, opened %v, refused %v", files, h.Opened, h.Refused)
	}
}
