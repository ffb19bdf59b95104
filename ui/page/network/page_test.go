package network

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// room is the page on a desk, with a folder of its own.
type room struct {
	*uitest.Host
	t    *testing.T
	desk *app.Desk
	page *Page
	dir  string
}

func open(t *testing.T, desk *app.Desk) *room {
	t.Helper()
	r := &room{Host: uitest.NewHost(t), t: t, desk: desk, dir: filepath.Join(t.TempDir(), "Réseau")}
	before := parcelsFolder
	parcelsFolder = func() (string, error) { return r.dir, nil }
	t.Cleanup(func() { parcelsFolder = before })
	page, err := New(desk, r.Host)
	r.Open(page, err)
	r.page = page
	desk.OnChange(func([]data.Change) { page.Refresh() })
	return r
}

func (r *room) says(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !r.Says(text) {
			r.t.Errorf("the page does not say %q:\n%s", text, r.Text())
		}
	}
}

func (r *room) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// receipt writes a receipt of the last parcel that refuses everybody.
func (r *room) receipt() string {
	r.t.Helper()
	all, err := r.desk.Parcels.All()
	r.must(err)
	lot, err := r.desk.Parcels.WriteAgain(all[0].ID, r.t.TempDir())
	r.must(err)
	content, err := os.ReadFile(lot)
	r.must(err)
	rd, err := parcel.NewReader(bytes.NewReader(content), int64(len(content)))
	r.must(err)
	text := "lot;id;statut;message\r\n"
	for c, err := range rd.Certifications() {
		r.must(err)
		text += all[0].Name + ";" + c.ID + ";refusé;Aucun titulaire ne correspond aux critères obligatoires\r\n"
	}
	path := filepath.Join(r.t.TempDir(), "accuse.csv")
	r.must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestANewCentreReadsWhatAParcelIs(t *testing.T) {
	r := open(t, uitest.Empty(t))
	r.says("Rien à envoyer pour l’instant", "Un lot réunit pour le réseau")
	for _, label := range []string{"Établir", "Lire un accusé"} {
		if r.Says(label) {
			t.Errorf("it offers %q", label)
		}
	}
}

func TestTheParcelIsMadeByKeyboard(t *testing.T) {
	r := open(t, uitest.Example(t))
	r.says("Prochain lot : LOT-CANTAL-2022-0002", "Certifications", "À vérifier", "n’a pas de code INSEE", "Lots établis", "remis le 11 février 2022, accusé en retard")
	r.says("Il porte exactement les lignes du lot LOT-CANTAL-2022-0001, dont l’accusé n’est pas lu.")
	r.Focus(r.page.make)
	r.Press(fyne.KeyReturn)
	r.says("Établir le lot LOT-CANTAL-2022-0002 ?", "n’est pas chiffré")
	r.Press(fyne.KeyReturn)
	if _, err := os.Stat(filepath.Join(r.dir, "LOT-CANTAL-2022-0002.zip")); err != nil || len(r.Opened) != 1 || len(r.Refused) > 0 {
		t.Fatalf("%v, opened %v, refused %v", err, r.Opened, r.Refused)
	}
	r.says("LOT-CANTAL-2022-0002")
	r.Tap("Écrire à nouveau")
	if len(r.Refused) != 1 {
		t.Error("a file is overwritten")
	}
}

func TestEscapeMakesNoParcel(t *testing.T) {
	desk := uitest.Example(t)
	r := open(t, desk)
	lines, _ := desk.Journal()
	r.Focus(r.page.make)
	r.Press(fyne.KeyReturn, fyne.KeyEscape)
	if now, _ := desk.Journal(); now != lines {
		t.Error("a parcel was made")
	}
}

func TestWhatIsNotReadyLeadsToWhereItIsMended(t *testing.T) {
	r := open(t, uitest.Example(t))
	r.Tap("Compléter le lieu")
	if len(r.Went) != 1 || r.Went[0].Area != widget.AreaCandidates || r.Went[0].ID == "" {
		t.Errorf("went to %v", r.Went)
	}
}

func TestTheHandingOverIsNoted(t *testing.T) {
	r := open(t, uitest.Example(t))
	r.Focus(r.page.make)
	r.Press(fyne.KeyReturn, fyne.KeyReturn)
	r.Tap("Noter la remise")
	r.Press(fyne.KeyReturn)
	r.says("LOT-CANTAL-2022-0002", "remis le 20 mars 2022")
}

func TestAReceiptIsReadAfterAQuestion(t *testing.T) {
	desk := uitest.Example(t)
	r := open(t, desk)
	r.Chooses = filepath.Join(t.TempDir(), "absent.csv")
	r.Tap("Lire un accusé")
	if len(r.Refused) != 1 || len(r.Asked) != 0 {
		t.Fatalf("refused %v, asked %v", r.Refused, r.Asked)
	}
	r.Chooses = r.receipt()
	r.Tap("Lire un accusé")
	r.says("Noter cet accusé ?", "4 refusées")
	r.Press(fyne.KeyReturn)
	r.says("refusé : 4 certifications sur 4", "Cause probable : ", "Personne ne répond à ce nom")
	r.Tap("Voir la personne")
	if len(r.Went) != 1 || r.Went[0].Area != widget.AreaCandidates {
		t.Errorf("went to %v", r.Went)
	}
	todos, err := desk.Todo()
	r.must(err)
	n := 0
	for _, todo := range todos {
		if todo.Kind == app.TodoRefused {
			n++
		}
	}
	if n == 0 {
		t.Error("the refusals are nothing to do")
	}
}
