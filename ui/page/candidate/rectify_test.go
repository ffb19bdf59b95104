package candidate

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestAnIdentityOnWhichDocumentsRestIsRectified(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	c := find(t, desk, "Lœuillet")
	p := openPage(t, desk, h, c.ID)
	if p.edit.Text != "Rectifier l’identité…" || h.Says("Rectifications") {
		t.Errorf("the button says %s", p.edit.Text)
	}
	h.Press(fyne.KeyReturn)
	says(t, h, "Des documents sont émis, ou une session est close, sous cette identité.")
	h.Type("-Vidal")
	h.Press(fyne.KeyReturn)
	says(t, h, "Nom de naissance : « -VidalLœuillet », au lieu de « Lœuillet »")
	h.Press(fyne.KeyReturn) // the reason has the focus, and is empty
	says(t, h, "Le motif manque", "La date manque")
	if kept, _ := desk.Candidates.Get(c.ID); kept.BirthName != "Lœuillet" {
		t.Errorf("kept %s without a reason", kept.BirthName)
	}
	h.Type("Nom du mariage inscrit à l’acte")
	write(t, h, 1, "4/3/2021")
	h.Press(fyne.KeyReturn)
	kept, _ := desk.Candidates.Get(c.ID)
	if !strings.Contains(kept.BirthName, "Vidal") || h.Window.Canvas().Overlays().Top() != nil || h.Window.Canvas().Focused() != p.edit {
		t.Fatalf("kept %s\n%s", kept.BirthName, h.Text())
	}
	says(t, h, "Rectifications", "Motif : Nom du mariage inscrit à l’acte", "Acte de l’état civil du 4 mars 2021", "À refaire : Certificat de bloc CANTAL-CB-2021-0001",
		"À refaire : Procès-verbal CANTAL-PV-2021-0001", "Identité rectifiée")
	h.Tap("Voir au registre")
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaRegister {
		t.Errorf("went to %v", h.Went)
	}
	left := len(p.rectified[0].Redo)
	h.Tap("Noter comme réglé…")
	h.Press(fyne.KeyReturn)
	says(t, h, "Dites en une phrase comment ce point est réglé.")
	h.Type("Mention portée et signée")
	h.Press(fyne.KeyReturn)
	if got := len(p.rectified[0].Redo); got != left-1 || h.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("%d left of %d", got, left)
	}
	todos, _ := desk.Todo()
	if !slices.ContainsFunc(todos, func(todo app.Todo) bool { return todo.Kind == app.TodoRectified && todo.Candidate == c.ID }) {
		t.Error("home does not tell it")
	}
}

func TestEscapeOnTheReasonLeavesWhatIsTyped(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	c := find(t, desk, "Lœuillet")
	openPage(t, desk, h, c.ID)
	h.Press(fyne.KeyReturn, fyne.KeyReturn)
	if h.Window.Canvas().Overlays().Top() != nil || len(h.Told) != 1 || h.Told[0] != "Rien n’a changé." {
		t.Errorf("told %v", h.Told)
	}
	h.Press(fyne.KeyReturn)
	h.Type("-Vidal")
	h.Press(fyne.KeyReturn, fyne.KeyEscape)
	says(t, h, "Continuer", "Vidal")
	if kept, _ := desk.Candidates.Get(c.ID); kept.BirthName != "Lœuillet" {
		t.Errorf("kept %s", kept.BirthName)
	}
}

func TestAllThatIsHeldIsGivenToThePerson(t *testing.T) {
	desk, h, dir := uitest.Example(t), uitest.NewHost(t), filepath.Join(t.TempDir(), "donnees")
	before := documentsFolder
	t.Cleanup(func() { documentsFolder = before })
	documentsFolder = func() (string, error) { return dir, nil }
	openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	h.Tap("Donner à la personne ses données…")
	write(t, h, 0, " ")
	h.Tap("Écrire les données")
	says(t, h, "On ne sait pas qui demande ces données.")
	write(t, h, 0, "Élodie Lœuillet")
	write(t, h, 1, "Courrier du 3 mars")
	h.Press(fyne.KeyReturn)
	names := inside(t, dir)
	if !strings.HasPrefix(names[0], "Données détenues – Élodie Lœuillet – ") || !slices.Contains(names, "donnees-detenues.pdf") || !slices.Contains(names, "donnees.json") {
		t.Errorf("written: %v", names)
	}
	if len(h.Opened) != 1 || h.Opened[0] != dir || len(h.Refused) != 0 {
		t.Errorf("opened %v, refused %v", h.Opened, h.Refused)
	}
	says(t, h, "Données communiquées", "Motif : Courrier du 3 mars")
}
