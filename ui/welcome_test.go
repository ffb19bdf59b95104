package ui

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
)

// welcome shows the first start and returns where the centres that it makes go.
func welcome(t *testing.T) (*Welcome, *uitest.Host, *[]data.Centre) {
	t.Helper()
	h := uitest.NewHost(t)
	made := &[]data.Centre{}
	w := NewWelcome(h.Window, uitest.Config(t).Fiches[0], WelcomeOptions{
		Create: func(c data.Centre, _ string, _ []byte) error {
			*made = append(*made, c)
			return nil
		},
		Example: func() error { return errors.New("disk on fire") },
	})
	return w, h, made
}

func (w *Welcome) fill(centre string) {
	w.centre.Focus().(interface{ SetText(string) }).SetText(centre)
	w.city.SetText("Aurillac")
	w.operator.SetText("Martine Delpuech")
	w.passphrase.First.SetText("sept mots pour bien essayer la fenêtre")
	w.passphrase.Again.SetText("sept mots pour bien essayer la fenêtre")
}

func TestACentreOutsideTheFicheIsTakenWithARemark(t *testing.T) {
	w, h, made := welcome(t)
	w.fill("Institut Ünique du Val  ")
	if !h.Says("Le nom sera imprimé tel quel.") {
		t.Error("no remark")
	}
	w.create()
	if len(*made) != 1 || (*made)[0].Name != "Institut Ünique du Val" || (*made)[0].Validate() != nil {
		t.Errorf("made %+v", *made)
	}
}

func TestAHalfTypedCentreIsAskedAboutOnce(t *testing.T) {
	w, h, made := welcome(t)
	w.fill("saint")
	w.create()
	if len(*made) != 0 || !h.Says("validez à nouveau") {
		t.Fatal("a half-typed name is taken without a word")
	}
	w.create()
	if len(*made) != 1 || (*made)[0].Name != "saint" {
		t.Errorf("made %+v", *made)
	}
}

func TestTheFicheSpellsItsCentres(t *testing.T) {
	w, h, made := welcome(t)
	w.fill("cci saone-et-loire")
	if h.Says("tel quel") {
		t.Error("a centre of the fiche gets the remark")
	}
	w.create()
	if len(*made) != 1 || (*made)[0].Name != "CCI Saône-et-Loire" {
		t.Errorf("made %+v", *made)
	}
}

func TestEveryCentreOfTheFicheCanBeMade(t *testing.T) {
	w, _, made := welcome(t)
	for _, name := range w.fiche.Preparation.Centres {
		w.fill(name)
		w.create()
	}
	if len(*made) != len(w.fiche.Preparation.Centres) {
		t.Errorf("%d of %d", len(*made), len(w.fiche.Preparation.Centres))
	}
}

func TestTheSignatoryCanComeLater(t *testing.T) {
	w, _, made := welcome(t)
	w.fill("CCI Cantal")
	w.create()
	w.signatory.SetText(" Hélène Maisonobe ")
	w.capacity.SetText("Par délégation du Président")
	w.delegate.SetText("n° 2020-15")
	w.create()
	if len(*made) != 2 || len((*made)[0].MissingForCertificate()) == 0 || len((*made)[1].MissingForCertificate()) != 0 {
		t.Errorf("made %+v", *made)
	}
}

func TestAWelcomesFaultsAreNamed(t *testing.T) {
	w, h, made := welcome(t)
	w.fill("CCI Cantal")
	w.city.SetText(string(make([]rune, 90)))
	w.create()
	if len(*made) != 0 || !h.Says("trop long") {
		t.Error("a city that does not fit is taken")
	}
	h.Tap("Ouvrir le centre d’exemple")
	if !h.Says("Erreur inattendue : disk on fire.") {
		t.Error("a fault of the machine is not named as such")
	}
}

func TestTabGoesThroughTheFirstStart(t *testing.T) {
	w, h, _ := welcome(t)
	for i, f := range []fyne.Focusable{w.centre.Focus(), w.city, w.operator, w.passphrase.First, h.Button("Proposer une phrase"), w.passphrase.Again, w.signatory, w.capacity, w.delegate, h.Button("Créer le centre")} {
		if h.Window.Canvas().Focused() != f {
			t.Errorf("stop %d is %T", i, h.Window.Canvas().Focused())
		}
		h.Press(fyne.KeyTab)
	}
}

func TestPassphrasesAreConcealed(t *testing.T) {
	w, h, _ := welcome(t)
	if !w.passphrase.First.Password || !w.passphrase.Again.Password {
		t.Error("the first start shows the passphrase")
	}
	u := NewUnlock(h.Window, "centre", UnlockOptions{Open: func([]byte) error { return errors.New("disk on fire") }})
	if !u.input.Password {
		t.Error("the unlock screen shows the passphrase")
	}
	h.Type("essai")
	h.Tap("Ouvrir")
	if !h.Says("Erreur inattendue") || u.input.Text != "essai" {
		t.Error("a fault is not named, or what was typed is lost")
	}
}
