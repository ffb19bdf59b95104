package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestTheEvidenceOfASessionIsWrittenAndItsFolderOpened(t *testing.T) {
	dir := intoTemp(t)
	r := exampleRoom(t)
	r.open(widget.StepDocuments)
	r.Tap("Dossier de preuves…")
	r.says("Un seul fichier .zip réunit toute la session « Printemps 2021 »", "données personnelles")
	r.Press(fyne.KeyReturn)
	files, err := os.ReadDir(filepath.Join(dir, "Printemps 2021"))
	if err != nil || len(files) != 1 || !strings.HasPrefix(files[0].Name(), "Dossier de preuves – Printemps 2021 – ") {
		t.Errorf("the folder holds %v, %v", files, err)
	}
	if len(r.Opened) != 1 || r.Opened[0] != filepath.Join(dir, "Printemps 2021") || len(r.Refused) != 0 {
		t.Errorf("opened %v, refused %v", r.Opened, r.Refused)
	}
}

func TestAnOpenSessionHasItsEvidenceToo(t *testing.T) {
	intoTemp(t)
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.open(widget.StepDocuments)
	r.Tap("Dossier de preuves…")
	r.Tap("Écrire le dossier")
	if len(r.Opened) != 1 || len(r.Refused) != 0 {
		t.Errorf("opened %v, refused %v", r.Opened, r.Refused)
	}
}
