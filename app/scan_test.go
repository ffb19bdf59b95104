package app

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
)

func TestADamagedScanIsRefusedBeforeAnythingIsKept(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	sheet := data.PaperBack{Session: s.ID, Kind: data.PaperAttendance, On: day(2021, 6, 14), Bloc: organisation, Assessment: "ecrit", Day: day(2021, 6, 10)}
	var picture bytes.Buffer
	r.must(png.Encode(&picture, image.NewGray(image.Rect(0, 0, 210, 297))))
	file := func(name string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		r.must(os.WriteFile(path, content, 0o600))
		return path
	}
	for word, path := range map[string]string{
		"est vide":             file("vide.pdf", nil),
		"L’image « coupée.png": file("coupée.png", picture.Bytes()[:picture.Len()-20]),
		"ne peut pas être lu":  filepath.Join(t.TempDir(), "parti.pdf"),
		"ni un PDF":            file("lettre.docx", []byte("PK\x03\x04")),
	} {
		_, err := r.Documents.ReceiveFile(r.ctx, sheet, path)
		r.refused(err, word)
	}
	r.core.viewer = closedViewer{}
	_, err := r.Documents.ReceiveFile(r.ctx, sheet, file("verrouillé.pdf", []byte("%PDF-1.7")))
	r.refused(err, "« verrouillé.pdf »", "mot de passe")
	if report := ok(r.Check(r.ctx))(t); report.Swept != 0 || len(ok(r.Documents.Received(s.ID))(t)) != 0 {
		t.Error("something was kept")
	}
	got := ok(r.Documents.ReceiveFile(r.ctx, sheet, file("feuille.jpeg.PNG", picture.Bytes())))(t)
	dir := t.TempDir()
	path := ok(r.Documents.ExportScan(got, dir))(t)
	copied, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(copied, picture.Bytes()) || !strings.HasSuffix(path, ".png") {
		t.Errorf("the copy is %s, %v", path, err)
	}
	if again := ok(r.Documents.ExportScan(got, dir))(t); again != path {
		t.Errorf("the same copy twice: %s", again)
	}
}

// closedViewer opens no PDF.
type closedViewer struct{}

func (closedViewer) Pages([]byte) (int, error) { return 0, os.ErrInvalid }

func (closedViewer) Page([]byte, int, int) (image.Image, error) { return nil, os.ErrInvalid }

func TestAnIdentityIsVerifiedWithoutASessionAndNeverCopied(t *testing.T) {
	r := newRoom(t)
	c := r.anyone("Élodie")
	seen := data.PaperBack{Candidate: c.ID, Kind: data.PaperIdentity, On: day(2021, 6, 14), Identity: data.IdentityPassport, IdentityOn: day(2019, 2, 3)}
	ok(r.Documents.Receive(r.ctx, seen, "", nil))(t)
	nobody := seen
	nobody.Candidate = "?"
	_, err := r.Documents.Receive(r.ctx, nobody, "", nil)
	r.refused(err, "n’existe pas")
	if got := ok(r.Documents.ReceivedOf(c.ID))(t); len(got) != 1 || got[0].Identity != data.IdentityPassport {
		t.Errorf("got %+v", got)
	}
	_, err = r.Documents.ExportScan(seen, t.TempDir())
	r.refused(err, "pas été numérisé")
}
