package session

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/widget"
)

func TestTheSignedSheetOfAnAssessmentIsNotedAndShownAgain(t *testing.T) {
	dir := intoTemp(t)
	r := exampleRoom(t)
	r.open(widget.StepAssessments)
	r.Tap("Présences")
	r.Tap("Feuille signée reçue")
	r.says("Feuille d’émargement signée", "17 mai 2021")
	r.Tap("Noter la réception")
	r.says("Feuille signée reçue le", "Joindre son scan")
	papers, err := r.desk.Documents.Received(r.id)
	r.must(err)
	last := papers[len(papers)-1]
	if last.Kind != data.PaperAttendance || last.Bloc == "" || last.Assessment == "" || last.Day.IsZero() {
		t.Fatalf("got %+v", last)
	}
	r.Chooses = filepath.Join(dir, "feuille.docx")
	r.must(os.WriteFile(r.Chooses, []byte("PK"), 0o600))
	r.Tap("Joindre son scan")
	r.Tap("Joindre le fichier")
	r.Tap("Noter la réception")
	r.says("Le fichier « feuille.docx » n’est ni un PDF, ni une image JPEG ou PNG.")
	r.Chooses = filepath.Join(dir, "feuille.pdf")
	r.must(os.WriteFile(r.Chooses, []byte("%PDF-1.7"), 0o600))
	r.Tap("Fichier joint")
	r.Tap("Noter la réception")
	r.Tap("Voir le scan")
	r.says("Une copie non chiffrée de « feuille.pdf »")
	r.Press(fyne.KeyReturn)
	if len(r.Opened) != 1 || !strings.Contains(r.Opened[0], "feuille.pdf") {
		t.Errorf("opened %v, refused %v", r.Opened, r.Refused)
	}
}

func TestASheetIsNotReceivedBeforeItsDay(t *testing.T) {
	r := assessing(t, 1)
	r.Tap("Présences")
	if r.Says("Feuille signée") {
		t.Errorf("a sheet without a day can be received:\n%s", r.Text())
	}
}

func TestThePapersOfASessionAreListed(t *testing.T) {
	intoTemp(t)
	r := exampleRoom(t)
	papers, err := r.desk.Documents.Received(r.id)
	r.must(err)
	who := r.view().Cases[0].Candidate
	before, err := r.desk.Documents.ReceivedOf(who.ID)
	r.must(err)
	_, err = r.desk.Documents.Receive(t.Context(), data.PaperBack{Session: r.id, Candidate: who.ID, Kind: data.PaperEvidence, On: r.desk.Today(), Note: "par courrier"}, "", nil)
	r.must(err)
	_, err = r.desk.Documents.Receive(t.Context(), data.PaperBack{Candidate: who.ID, Kind: data.PaperIdentity, On: r.desk.Today(),
		Identity: data.IdentityCard, IdentityOn: r.desk.Today()}, "", nil)
	r.must(err)
	r.open(widget.StepDocuments)
	if got := r.documents().papersBack.Text; !strings.HasPrefix(got, "Papiers reçus (") || len(papers) == 0 {
		t.Errorf("the button says %q", got)
	}
	r.Tap("Papiers reçus")
	r.says("Preuve de l’employeur, reçue le", "par courrier", who.Name(), "Procès-verbal signé, reçu le",
		"Pièce d’identité vérifiée le")
	r.Tap("Retirer…") // the latest: the check of the identity
	r.Type("Une autre personne")
	r.Press(fyne.KeyReturn)
	if left, err := r.desk.Documents.ReceivedOf(who.ID); err != nil || len(left) != len(before)+1 || r.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("left %+v, %v; the dialogs are closed: %v", left, err, r.Window.Canvas().Overlays().Top() == nil)
	}
	r.Tap("Papiers reçus")
	r.Press(fyne.KeyEscape)
	if r.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the list")
	}
}

func TestWhereNothingCameBackTheListSaysWhereToNoteIt(t *testing.T) {
	intoTemp(t)
	r := openJuryRoom(t, pickyDesk(t, picky{name: "?"}), 1)
	r.open(widget.StepDocuments)
	r.Tap("Papiers reçus (0)")
	r.says("Rien n’est encore noté.", "Épreuves")
}
