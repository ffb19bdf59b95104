package settings

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
)

// aRecipient is a public key of age that nobody has the other half of.
const aRecipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

func TestHowParcelsAreMadeIsSet(t *testing.T) {
	desk := uitest.Empty(t)
	h := uitest.NewHost(t)
	page, err := New(desk, h, "")
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	settings := func() data.NetworkSettings {
		t.Helper()
		centre, err := desk.Centre.Get()
		if err != nil {
			t.Fatal(err)
		}
		return centre.Network
	}
	h.Tap("Chiffrer les lots")
	if len(h.Refused) != 1 || settings().Encrypt || page.network.encrypt.On() {
		t.Fatalf("encrypted for nobody: refused %v", h.Refused)
	}
	key, days := page.inputs[page.network.first], page.inputs[page.network.first+1]
	key.set("age1rien")
	page.edited()
	page.save()
	if !h.Says("n’est pas une clé publique de chiffrement") {
		t.Error("a wrong key is not refused beside its field")
	}
	key.set(aRecipient)
	days.set("zéro")
	page.save()
	if !h.Says("n’est pas possible") || settings().Recipient != "" {
		t.Error("a number of days that is none is kept")
	}
	days.set("45")
	page.edited()
	page.save()
	if got := settings(); got.Recipient != aRecipient || got.Days() != 45 {
		t.Errorf("kept %+v", got)
	}
	h.Tap("Chiffrer les lots")
	if !settings().Encrypt {
		t.Errorf("not encrypted: %v", h.Refused)
	}
}

func TestTheColumnsOfTheNetworkAreChosen(t *testing.T) {
	desk := uitest.Empty(t)
	h := uitest.NewHost(t)
	page, err := New(desk, h, "")
	h.Open(page, err)
	desk.OnChange(func([]data.Change) { page.Refresh() })
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		h.Chooses = filepath.Join(dir, name)
		h.Focus(h.Button("Fichier de colonnes…"))
		h.Press(fyne.KeyReturn)
	}
	write("faux.txt", "[certifications]\nNom = nom\n")
	if len(h.Refused) != 1 || !h.Says("celles du format") {
		t.Fatalf("refused %v", h.Refused)
	}
	write("réseau.txt", "[certifications]\nNom = nomNaissance\n")
	if !h.Says("celles du fichier « réseau.txt »") {
		t.Error(h.Refused)
	}
	h.Tap("Revenir à celles du format")
	if h.Says("réseau.txt") {
		t.Error("it stays")
	}
}
