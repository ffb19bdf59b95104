package candidate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestADuplicateOfAnEarlierOriginalIsIssuedFromTheLedger(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	id := someone(t, desk).ID
	hold(t, desk, id, "negociation", data.GroundRegister, "Registre 3, page 12")
	openPage(t, desk, h, id)
	h.Tap("Établir un duplicata")
	says(t, h, "« Négocier et suivre une vente », acquis le 29 juin 2012.", "« Attaché commercial » (arrêté du 19 avril 2011)")
	h.Tap("Aperçu")
	says(t, h, "page 1 sur 2")
	h.Press(fyne.KeyEscape)
	write(t, h, 0, "2012-17")
	write(t, h, 1, "28/6/2012")
	h.Tap("Émettre le duplicata")
	says(t, h, "L’original est daté du 28 juin 2012, avant que le bloc soit acquis")
	write(t, h, 1, "2/7/2012")
	h.Press(fyne.KeyReturn)
	entries, err := desk.Documents.Register()
	if err != nil || len(entries) != 1 || entries[0].Document.Sheet.Earlier.Number != "2012-17" || entries[0].Document.Sheet.Earlier.Source != "Registre 3, page 12" {
		t.Fatalf("got %+v, %v", entries, err)
	}
	if len(h.Went) != 1 || h.Went[0] != (widget.Place{Area: widget.AreaRegister, ID: entries[0].Document.ID}) {
		t.Errorf("went to %v", h.Went)
	}
	says(t, h, "Certificat de bloc, duplicata n° 1 d’un original antérieur", "CANTAL-CB-2021-0001", "Noter la remise…", "Duplicata émis")
}

func TestADuplicateWhoseTitleIsNotKnownIsRefusedAtOnce(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	id := someone(t, desk).ID
	_, err := desk.Candidates.AddPrior(t.Context(), data.Prior{Candidate: id, Fiche: "27413", Bloc: "negociation", Ground: data.GroundRegister,
		On: rncp.NewDate(2008, 6, 29), Source: "Registre 2", CheckedBy: "Martine Delpuech", CheckedOn: desk.Today()})
	if err != nil {
		t.Fatal(err)
	}
	hold(t, desk, id, "prospection", data.GroundEquivalence, "décision n° 12")
	openPage(t, desk, h, id)
	if got := strings.Count(h.Text(), "Établir un duplicata…\n"); got != 2 { // the button says it twice: itself, and its text
		t.Errorf("a duplicate of an equivalence is offered, %d", got)
	}
	h.Tap("Établir un duplicata")
	if len(h.Refused) != 1 || !strings.Contains(h.Refused[0].Error(), "ne donne pas l’intitulé enregistré") || h.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("refused %v", h.Refused)
	}
}

func TestAllTheDocumentsOfAPersonAreHandedOverInOneGo(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	c := find(t, desk, "Dupont")
	due, err := desk.Documents.Due(c.ID)
	if err != nil || len(due) < 3 {
		t.Fatalf("%d due, %v", len(due), err)
	}
	openPage(t, desk, h, c.ID)
	h.Tap("Remettre tous ses documents")
	says(t, h, "Ce qui est remis", due[0].Document.Number.String())
	h.Tap(due[0].Document.Number.String()) // stays at the centre
	h.Tap("Noter la remise")
	left, err := desk.Documents.Due(c.ID)
	if err != nil || len(left) != 1 || left[0].Document.ID != due[0].Document.ID {
		t.Errorf("%d are left, %v:\n%s", len(left), err, h.Text())
	}
	says(t, h, "Noter la remise…", "remis le", "Remise notée")
}

func TestAnIdentityIsVerifiedByKeyboardAndNeverCopied(t *testing.T) {
	desk, h := uitest.Empty(t), uitest.NewHost(t)
	id := someone(t, desk).ID
	openPage(t, desk, h, id)
	h.Tap("Pièce d’identité vérifiée")
	if h.Says("Joindre") {
		t.Error("a scan of an identity document can be attached")
	}
	h.Tap("Noter la vérification")
	says(t, h, "Choisissez la pièce présentée.", "La date manque.")
	h.Tap("Passeport")
	write(t, h, 0, "3/2/2019")
	h.Press(fyne.KeyReturn)
	papers, err := desk.Documents.ReceivedOf(id)
	if err != nil || len(papers) != 1 || papers[0].Identity != data.IdentityPassport {
		t.Fatalf("got %+v, %v\n%s", papers, err, h.Text())
	}
	says(t, h, "Pièce d’identité vérifiée le 15 juin 2021 : passeport du 3 février 2019")
}

func TestTheEvidenceOfTheEmployerIsReceivedWithItsScan(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	before := documentsFolder
	t.Cleanup(func() { documentsFolder = before })
	dir := t.TempDir()
	documentsFolder = func() (string, error) { return dir, nil }
	c := find(t, desk, "Dupont")
	openPage(t, desk, h, c.ID)
	broken := filepath.Join(dir, "preuve.png")
	if err := os.WriteFile(broken, []byte("\x89PNG\r\n\x1a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Chooses = broken
	h.Tap("Preuve de l’employeur reçue")
	h.Tap("Joindre le fichier numérisé")
	h.Tap("Noter la réception")
	says(t, h, "L’image « preuve.png » est abîmée.")
	whole := filepath.Join(dir, "preuve.pdf")
	if err := os.WriteFile(whole, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Chooses = whole
	h.Tap("Fichier joint")
	h.Tap("Noter la réception")
	says(t, h, "Preuve de l’employeur, reçue le")
	h.Tap("Voir le scan")
	says(t, h, "Une copie non chiffrée de « preuve.pdf » est écrite dans "+dir)
	h.Tap("Ouvrir la copie")
	if len(h.Opened) != 1 || !strings.Contains(h.Opened[0], "Scan – preuve de l’employeur – preuve.pdf") {
		t.Errorf("opened %v, refused %v", h.Opened, h.Refused)
	}
}

func TestTheNumberOfTheParchmentIsNotedAndCorrected(t *testing.T) {
	desk, h := uitest.Example(t), uitest.NewHost(t)
	openPage(t, desk, h, find(t, desk, "Lœuillet").ID)
	h.Tap("N° du parchemin")
	h.Type("NGV-42")
	write(t, h, 1, "16/6/2021")
	h.Press(fyne.KeyReturn)
	says(t, h, "Parchemin du certificateur n° NGV-42 du 16 juin 2021, reçu le")
	h.Tap("Corriger le n°")
	write(t, h, 0, "NGV-43")
	h.Press(fyne.KeyReturn)
	says(t, h, "n° NGV-43 du 16 juin 2021")
}
