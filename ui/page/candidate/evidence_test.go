package candidate

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
)

// inside returns the names of the files of the one archive in a folder.
func inside(t *testing.T, dir string) []string {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Fatalf("the folder holds %v, %v", files, err)
	}
	z, err := zip.OpenReader(filepath.Join(dir, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	names := []string{files[0].Name()}
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return names
}

func TestTheEvidenceOfAPersonIsWrittenAndItsFolderOpened(t *testing.T) {
	desk := uitest.Example(t)
	before := documentsFolder
	t.Cleanup(func() { documentsFolder = before })
	for _, minutes := range []bool{false, true} {
		h, dir := uitest.NewHost(t), filepath.Join(t.TempDir(), "preuves")
		documentsFolder = func() (string, error) { return dir, nil }
		openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
		h.Tap("Dossier de preuves…")
		if !h.Says("Les autres candidats n’y sont pas nommés") {
			t.Errorf("the question is:\n%s", h.Text())
		}
		if minutes {
			h.Tap("Joindre les procès-verbaux (ils nomment les autres candidats)")
			h.Tap("Écrire le dossier")
		} else {
			h.Press(fyne.KeyReturn) // the focus is on what does it
		}
		names := inside(t, dir)
		if !strings.HasPrefix(names[0], "Dossier de preuves – Élodie Lœuillet – ") {
			t.Errorf("written as %s", names[0])
		}
		if got := slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "Procès-verbal") }); got != minutes {
			t.Errorf("asked for the minutes: %v, in the archive: %v", minutes, got)
		}
		if len(h.Opened) != 1 || h.Opened[0] != dir || len(h.Refused) != 0 {
			t.Errorf("opened %v, refused %v", h.Opened, h.Refused)
		}
	}
}

func TestEscapeWritesNoEvidence(t *testing.T) {
	desk, h, dir := uitest.Example(t), uitest.NewHost(t), filepath.Join(t.TempDir(), "preuves")
	before := documentsFolder
	t.Cleanup(func() { documentsFolder = before })
	documentsFolder = func() (string, error) { return dir, nil }
	openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	h.Tap("Dossier de preuves…")
	h.Press(fyne.KeyEscape)
	if _, err := os.Stat(dir); err == nil || len(h.Opened) != 0 {
		t.Errorf("written: %v, opened %v", err, h.Opened)
	}
	documentsFolder = func() (string, error) { return "", data.Refuse("Aucun dossier.") }
	h.Tap("Dossier de preuves…")
	if len(h.Refused) != 1 {
		t.Errorf("refused %v", h.Refused)
	}
}
