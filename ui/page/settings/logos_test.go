package settings

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"certibloc/ui/uitest"
)

func TestALogoIsChosenSeenAndRemoved(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.Chooses = filepath.Join(t.TempDir(), "logo.png")
	file, err := os.Create(r.Chooses)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, image.NewGray(image.Rect(0, 0, 300, 100))); err != nil {
		t.Fatal(err)
	}
	file.Close()
	r.fill("Ville", "Murat") // typed and not saved
	r.Focus(r.Button("Choisir…"))
	r.Tap("Choisir…")
	centre, err := r.desk.Centre.Get()
	if err != nil || len(centre.Logos) != 1 || centre.Logos[0].Width != 300 {
		t.Fatalf("kept %+v, %v", centre.Logos, err)
	}
	if got := trimmed(firstText(r.field("Ville").Input)); got != "Murat" {
		t.Errorf("what was typed is %q now", got)
	}
	r.Tap("Retirer")
	if centre, err := r.desk.Centre.Get(); err != nil || len(centre.Logos) != 0 {
		t.Errorf("still %+v, %v", centre.Logos, err)
	}
	r.Chooses = filepath.Join(t.TempDir(), "absent.png")
	r.Tap("Choisir…")
	if len(r.Refused) != 1 {
		t.Errorf("refused %v", r.Refused)
	}
}
