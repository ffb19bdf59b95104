package candidate

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestTheSearchNeedsNoAccents(t *testing.T) {
	h := uitest.NewHost(t)
	l, err := NewList(uitest.Example(t), h)
	h.Open(l, err)
	if len(l.table.Rows()) != 16 {
		t.Fatalf("%d candidates", len(l.table.Rows()))
	}
	h.Type("elodie loeu")
	if rows := l.table.Rows(); len(rows) != 1 || rows[0].Cells[0] != "Lœuillet" || rows[0].Cells[4] != "4 sur 4" {
		t.Errorf("found %v", rows)
	}
	h.Press(fyne.KeyReturn)
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaCandidates || h.Went[0].ID == "" {
		t.Errorf("Return leads to %v", h.Went)
	}
	h.Press(fyne.KeyEscape)
	if len(l.table.Rows()) != 16 {
		t.Error("Escape does not show everybody again")
	}
}

func TestAnEmptyListSaysWhatToDo(t *testing.T) {
	h := uitest.NewHost(t)
	h.Open(NewList(uitest.Empty(t), h))
	if !h.Says("en l’inscrivant à une session") {
		t.Error(h.Text())
	}
}

func TestAPersonIsShownWhole(t *testing.T) {
	desk := uitest.Example(t)
	h := uitest.NewHost(t)
	all, _ := desk.Candidates.All()
	p, err := New(desk, h, all[0].ID)
	h.Open(p, err)
	for _, words := range []string{"Élodie Françoise Lœuillet", "née le 12 mars 1998 à Aurillac (15)", "acquis le 15 juin 2021",
		"Tous les blocs sont acquis", "CANTAL-AR-2021-0001", "Décision du jury", "Martine Delpuech"} {
		if !h.Says(words) {
			t.Errorf("nothing says %q", words)
		}
	}
	documentsFolder = func() (string, error) { return t.TempDir(), nil }
	h.Tap("Certificat de bloc : Organiser")
	if len(h.Opened) != 1 || !strings.HasSuffix(h.Opened[0], "Organiser son activité commerciale.pdf") || len(h.Refused) != 0 {
		t.Errorf("opened %v, refused %v", h.Opened, h.Refused)
	}
	h.Tap("Printemps 2021")
	if len(h.Went) != 1 || h.Went[0].Area != widget.AreaSessions {
		t.Errorf("the session leads to %v", h.Went)
	}
}

func TestSomeoneUnknownIsRefused(t *testing.T) {
	if _, err := New(uitest.Empty(t), uitest.NewHost(t), "personne"); !data.IsRefusal(err) {
		t.Errorf("got %v", err)
	}
}

func TestAnIdentityIsCorrectedBesideItsFields(t *testing.T) {
	desk := uitest.Empty(t)
	c, err := desk.Candidates.Save(t.Context(), data.Candidate{Sex: data.Male, GivenNames: []string{"Māris"}, BirthName: "Keizars",
		BirthDate: rncp.NewDate(1989, 7, 30), BirthPlace: data.BirthPlace{Commune: "Liepāja", Country: "Lettonie"}})
	if err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t)
	p, err := New(desk, h, c.ID)
	h.Open(p, err)
	desk.OnChange(func([]data.Change) { p.Refresh() })
	h.Press(fyne.KeyReturn) // the button has the focus
	h.Type(" 2")
	h.Tap("Enregistrer")
	if !h.Says("contient le caractère « 2 »") {
		t.Error("the wrong name is not refused beside its field")
	}
	h.Press(fyne.KeyEscape)
	if h.Says("Corriger l’identité\nNom") || h.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the form")
	}
	h.Tap("Corriger")
	h.Press(fyne.KeyTab)
	h.Type("Ozols")
	h.Tap("Enregistrer")
	kept, _ := desk.Candidates.Get(c.ID)
	if kept.UsageName != "Ozols" || kept.BirthName != "Keizars" || !h.Says("Nom d’usage : Ozols") {
		t.Errorf("kept %+v", kept)
	}
}

func BenchmarkSearch(b *testing.B) {
	table := widget.NewTable(make([]widget.Column, 5), "")
	rows := make([]widget.TableRow, 10_000)
	for i := range rows {
		rows[i] = row(data.Candidate{ID: data.ID(fmt.Sprint(i)), BirthName: fmt.Sprintf("Lœuillet-%d", i), GivenNames: []string{"Élodie", "Zoé"},
			BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}}, "2 sur 4")
	}
	table.SetRows(rows)
	for i := 0; b.Loop(); i++ {
		table.Filter([]string{"loeu elod", "99", "aurillac 7", "zoe"}[i%4])
	}
}
