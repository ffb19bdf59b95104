package disposal

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
)

// bench is the page open on the example centre, or on an empty one, on some day.
type bench struct {
	*uitest.Host
	desk *app.Desk
	page *Page
}

func open(t *testing.T, desk *app.Desk) *bench {
	t.Helper()
	b := &bench{Host: uitest.NewHost(t), desk: desk}
	dir := t.TempDir()
	papersFolder = func() (string, error) { return dir, nil }
	page, err := New(desk, b)
	b.page = page
	desk.OnChange(func([]data.Change) { page.Refresh() })
	b.Open(page, err)
	return b
}

func TestNothingIsDueInANewCentre(t *testing.T) {
	b := open(t, uitest.Empty(t))
	if !b.Says("Rien à éliminer aujourd’hui") || !b.Says("Aucune échéance n’est en vue") {
		t.Error(b.Text())
	}
	if b.page.Focus() != nil {
		t.Error("something has the focus")
	}
}

func TestTheKeyboardAloneTakesAListFromItsProposalToItsEnd(t *testing.T) {
	b := open(t, uitest.ExampleOn(t, rncp.NewDate(2081, time.June, 15)))
	if !b.Says("À proposer aux archives") || !b.Says("Notes et résultats des épreuves, Printemps 2021") {
		t.Fatal(b.Text())
	}
	b.Tap("Voir les personnes")
	if !b.Says("Lœuillet") {
		t.Error("nobody is named:", b.Text())
	}
	b.Press(fyne.KeyEscape)
	b.Focus(b.page.Focus())
	b.Press(fyne.KeyReturn) // draw up
	if !b.Says("Bordereau n° 1, en attente du visa") {
		t.Fatal(b.Text())
	}
	b.Tap("Imprimer le bordereau")
	if len(b.Opened) != 1 || !strings.Contains(b.Opened[0], "Bordereau d’élimination n° 1") {
		t.Errorf("opened %v", b.Opened)
	}
	b.Focus(b.page.Focus())
	b.Press(fyne.KeyReturn) // the visa
	b.Press(fyne.KeyReturn) // without a reference
	if !b.Says("La référence du visa manque") {
		t.Error(b.Text())
	}
	b.Type("AD15 – 2081/7")
	b.Press(fyne.KeyTab, fyne.KeyTab)
	b.Type("La directrice des archives")
	b.Press(fyne.KeyReturn)
	if !b.Says("Bordereau n° 1, visé") {
		t.Fatal(b.Text())
	}
	people := len(b.people())
	if err := b.desk.Backups.Now(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	b.Focus(b.page.Focus())
	b.Press(fyne.KeyReturn) // remove: the question comes first
	if d := b.list(); d.State() != data.DisposalEndorsed || len(b.Asked) != 1 || !strings.Contains(b.Asked[0].Text, "221 enregistrements") {
		t.Errorf("%s, asked %v", d.State(), b.Asked)
	}
	b.Press(fyne.KeyReturn)
	if d := b.list(); d.State() != data.DisposalExecuted {
		t.Error(d.State())
	}
	if !b.Says("Rien à éliminer aujourd’hui") || !b.Says("visa AD15 – 2081/7") || len(b.people()) != people {
		t.Error(b.Text())
	}
	if !b.Says("contiennent encore ce qui a été éliminé : Ce poste (1 sauvegarde)") {
		t.Fatal("nothing is said of the backups:", b.Text())
	}
	b.Tap("Renouveler les sauvegardes")
	if b.Says("contiennent encore") || !strings.Contains(b.Told[len(b.Told)-1], "plus aucune") {
		t.Error(b.Text(), b.Told, b.Refused)
	}
}

func TestAListIsGivenUpWithItsReason(t *testing.T) {
	b := open(t, uitest.ExampleOn(t, rncp.NewDate(2081, time.June, 15)))
	b.Press(fyne.KeyReturn)
	b.Tap("Abandonner…")
	b.Type("Visa refusé.")
	b.Press(fyne.KeyReturn)
	if b.list().State() != data.DisposalAbandoned || !b.Says("Visa refusé.") || !b.Says("À proposer aux archives") {
		t.Error(b.Text())
	}
}

func (b *bench) list() data.Disposal {
	b.T.Helper()
	all, err := b.desk.Disposals.All()
	if err != nil || len(all) == 0 {
		b.T.Fatal(all, err)
	}
	return all[0]
}

func (b *bench) people() []data.Candidate {
	b.T.Helper()
	all, err := b.desk.Candidates.All()
	if err != nil {
		b.T.Fatal(err)
	}
	return all
}
