package settings

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
)

// codesIn puts what is exported into a folder of the test.
func codesIn(t *testing.T) {
	t.Helper()
	dir, before := t.TempDir(), codesFolder
	codesFolder = func() (string, error) { return dir, nil }
	t.Cleanup(func() { codesFolder = before })
}

func TestTheFirstKeyIsMadeWhenCertificatesAreToBeSigned(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	if r.Says("Renouveler la clé") || r.centre().SignedCodes {
		t.Fatal("codes are on from the start")
	}
	r.fill("Nom", "CCI de la Lune")
	r.Tap("Signer les certificats")
	keys, err := r.desk.Codes.Keys()
	if err != nil || len(keys) != 1 || !r.centre().SignedCodes || r.centre().Name != "CCI Cantal" {
		t.Fatalf("keys %v, %v, %+v", keys, err, r.centre())
	}
	if !r.Says("Clé "+keys[0].ID) || !r.Says("En service depuis le 15 juin 2021") || r.page.typed().Name != "CCI de la Lune" {
		t.Error("the page does not show the key, or forgot what was typed")
	}
	r.Tap("Signer les certificats")
	r.Tap("Signer les certificats")
	if again, _ := r.desk.Codes.Keys(); len(again) != 1 || again[0].ID != keys[0].ID {
		t.Errorf("switching it on again makes another key: %v", again)
	}
}

func TestTheKeyIsRenewedWithAReason(t *testing.T) {
	r := openRoom(t, uitest.Example(t))
	before, _ := r.desk.Codes.Keys()
	r.Tap("Renouveler la clé…")
	r.Press(fyne.KeyReturn)
	if !r.Says("La raison du renouvellement manque") {
		t.Error("nothing says that the reason is missing")
	}
	r.Type("Poste remplacé.")
	r.Press(fyne.KeyReturn)
	after, _ := r.desk.Codes.Keys()
	if len(after) != 2 || after[0].ID != before[0].ID || !r.Says("Clé "+after[1].ID) || !r.Says("La clé précédente vérifie encore") {
		t.Errorf("the keys are %v", after)
	}
}

func TestEscapeLeavesTheKey(t *testing.T) {
	r := openRoom(t, uitest.Example(t))
	r.Tap("Renouveler la clé…")
	r.Press(fyne.KeyEscape)
	if keys, _ := r.desk.Codes.Keys(); len(keys) != 1 || r.Says("Raison") {
		t.Error("the key was renewed, or the dialog stays")
	}
}

func TestWhatVerifiesIsWrittenAndOpened(t *testing.T) {
	codesIn(t)
	r := openRoom(t, uitest.Example(t))
	key, _ := r.desk.Codes.Keys()
	for button, want := range map[string]struct{ file, holds string }{
		"Exporter la clé":      {"Clés publiques – CCI Cantal.txt", key[0].Fingerprint()},
		"Imprimer la clé":      {"Clé publique – CCI Cantal.pdf", key[0].ID},
		"Page de vérification": {"Vérifier un certificat – CCI Cantal.html", key[0].ID},
		"Liste des numéros":    {"Numéros annulés – CCI Cantal.txt", "CB1 " + key[0].ID},
	} {
		r.Tap(button)
		path := r.Opened[len(r.Opened)-1]
		text, err := os.ReadFile(path)
		if err != nil || !strings.HasSuffix(path, want.file) || !strings.Contains(string(text), want.holds) {
			t.Errorf("%s wrote %s, %v", button, path, err)
		}
		if !strings.Contains(r.Told[len(r.Told)-1], path) {
			t.Errorf("%s does not say where", button)
		}
	}
	if len(r.Refused) > 0 {
		t.Errorf("refused %v", r.Refused)
	}
}
