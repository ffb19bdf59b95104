package settings

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestASentenceIsSaidInTheCentresWords(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	if !r.Says("Les documents disent les phrases du programme.") {
		t.Error("the card does not say whose sentences they are")
	}
	r.Tap("Revoir les textes…")
	table := r.page.wording.table
	table.Filter("organisees")
	if rows := table.Rows(); len(rows) != 1 || rows[0].Cells[0] != "Certificat de bloc" {
		t.Fatalf("found %+v", rows)
	}
	table.OnOpen("held-by")
	r.retype("Épreuves tenues chez {centre}")
	r.Press(fyne.KeyReturn)
	if !r.Says("Le motif manque.") {
		t.Error("nothing asks why")
	}
	r.Type("Demande du réseau")
	r.Press(fyne.KeyReturn)
	current, err := r.desk.Wording.Current()
	if err != nil || current.Version != 1 || current.Sentences["held-by"] != "Épreuves tenues chez {centre}" {
		t.Fatalf("got %+v, %v", current, err)
	}
	for _, row := range table.Rows() {
		if row.Key == "held-by" && (row.Cells[1] != "Épreuves tenues chez {centre}" || row.Cells[2] != "adapté") {
			t.Errorf("the list shows %q", row.Cells)
		}
	}
	r.Tap("Fermer")
	if !r.Says("Version 1, du 15 juin 2021 : une phrase est adaptée.") {
		t.Error("the card does not tell the new version")
	}
}

func TestADocumentIsSeenBeforeASentenceIsKept(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.Tap("Voir les documents…")
	if !r.Says("Attestation d’inscription, personne née en France") || !r.Says("page 1 sur 2") {
		t.Errorf("it shows\n%s", r.Text())
	}
	r.Tap("Fermer")
	r.Tap("Revoir les textes…")
	r.page.wording.open("held-by")
	r.retype("Épreuves tenues chez {centre}")
	r.Tap("Voir le document")
	if !r.Says("Certificat de bloc, personne née en France") || !r.Says("document 1 sur 2") {
		t.Errorf("it shows\n%s", r.Text())
	}
	if current, err := r.desk.Wording.Current(); err != nil || current.Version != 0 {
		t.Errorf("looking kept %+v, %v", current, err)
	}
}

func TestASentenceThatCannotBePrintedStaysForCorrection(t *testing.T) {
	r := openRoom(t, uitest.Empty(t))
	r.Tap("Revoir les textes…")
	r.page.wording.open("transcript-title")
	r.retype("Relevé ☃")
	r.Tap("Enregistrer la version 1")
	if !r.Says("Un caractère ne s’imprime pas.") {
		t.Error("it does not say what is wrong")
	}
	if current, err := r.desk.Wording.Current(); err != nil || current.Version != 0 {
		t.Errorf("got %+v, %v", current, err)
	}
	r.Tap("Reprendre le texte du programme")
	r.Tap("Enregistrer la version 1")
	if !r.Says("Le motif manque.") || r.Says("ne s’imprime pas") {
		t.Errorf("the text of the program is refused:\n%s", r.Text())
	}
}

// retype puts another text into the field that has the focus.
func (r *room) retype(text string) {
	r.t.Helper()
	f, ok := r.Window.Canvas().Focused().(*widget.TextField)
	if !ok {
		r.t.Fatal("no field has the focus")
	}
	f.SetText(text)
}
