package reference

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// export is three entries as France compétences publishes them, RNCP36612 among them.
const export = "../../../data/rncp/testdata/opendata.xml"

// imported opens the page and imports RNCP36612 on it.
func imported(t *testing.T) (*uitest.Host, *Page) {
	t.Helper()
	desk := uitest.Empty(t)
	h := uitest.NewHost(t)
	p, err := New(desk, h, "")
	h.Open(p, err)
	desk.OnChange(func([]data.Change) { p.Refresh() })
	p.read(export, []string{"36612"}, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	return h, p
}

func TestAnImportedFicheIsCompletedOnThePage(t *testing.T) {
	h, p := imported(t)
	if p.completing == nil || !h.Says("Compléter la fiche RNCP36612") || !h.Says("La date d’effet n’est pas dans l’export") {
		t.Fatalf("the import does not lead to completing the fiche:\n%s", h.Text())
	}
	h.Type("Président") // the focus is on the first gap
	if h.Says("La qualité de qui signe la certification") || !h.Says("Participation au développement des compétences") {
		t.Errorf("what is missing is not followed:\n%s", h.Text())
	}
	last := p.completing.blocs[3]
	added := last.add(rncp.Row{Kind: rncp.KindCaseStudy, Tracks: []rncp.Track{rncp.TrackInitial, rncp.TrackContinuing}})
	added.text.SetText("Étude de cas")
	added.parts.SetText("Analyse ; plan de formation")
	if !h.Says("La fiche est complète") {
		t.Fatalf("it is not whole:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn) // in a field
	if p.completing != nil || len(h.Refused) > 0 || len(p.desk.Fiches()) != 2 {
		t.Fatalf("Return does not keep it: %v", h.Refused)
	}
	f := p.fiche
	if parts := f.Blocs[3].Tracks[0].Ways[0].Assessments[0].Parts; f.Certifier.Signatory != "Président" || len(parts) != 2 || parts[1].Text != "plan de formation" {
		t.Errorf("kept %q and %v", f.Certifier.Signatory, parts)
	}
	if h.Says("à compléter") || !h.Says("La proposer d’abord aux nouvelles sessions") || !h.Says("Complétée par") {
		t.Errorf("the fiche is shown as:\n%s", h.Text())
	}
	h.Tap("La proposer d’abord")
	if p.desk.Fiches()[0].Code != "36612" || !h.Says("proposée d’abord") {
		t.Error("the fiche of new sessions did not change")
	}
}

func TestAFicheCanBeCompletedInSeveralGoes(t *testing.T) {
	h, p := imported(t)
	h.Type("Président")
	h.Tap("Enregistrer")
	if p.completing != nil || !h.Says("RNCP36612 (à compléter)") || !h.Says("Il manque 1 point à cette fiche") {
		t.Errorf("kept as:\n%s", h.Text())
	}
	h.Tap("Compléter la fiche")
	if p.completing.facts.signatory.Text != "Président" {
		t.Error("what was kept is not shown again")
	}
}

func TestWhatIsTypedIsNotLostByLeaving(t *testing.T) {
	h, p := imported(t)
	h.Tap("Annuler") // nothing was typed: what the form proposes is no loss
	if p.completing != nil || len(h.Asked) > 0 {
		t.Fatal("leaving an untouched form asks a question")
	}
	h.Tap("Compléter la fiche")
	h.Type("P")
	if p.Unsaved() == "" {
		t.Error("the window would close over what is typed")
	}
	p.Refresh()
	if p.completing == nil || p.completing.facts.signatory.Text != "P" {
		t.Error("a refresh takes what is typed away")
	}
	h.Tap("Annuler")
	if len(h.Asked) != 1 || p.completing == nil {
		t.Error("leaving does not ask")
	}
	h.Asked[0].Do()
	if p.completing != nil {
		t.Error("one cannot leave")
	}
}

func TestAJuryThatCannotBeReadIsSaid(t *testing.T) {
	h, p := imported(t)
	p.completing.jury.lines[0].SetText("Un employeur")
	h.Tap("Enregistrer")
	if p.completing == nil || !h.Says("Ces lignes ne font pas un jury") {
		t.Errorf("it is kept:\n%s", h.Text())
	}
}

func TestTheGroundIsADecisionOrAnArrete(t *testing.T) {
	_, p := imported(t)
	c := p.completing
	if got := c.made().LastRegistration(); got.Ground != rncp.GroundDecision || got.Signed != rncp.NewDate(2022, 7, 1) {
		t.Errorf("untouched it is %+v", got)
	}
	c.legal.ground.Set(byDecree)
	c.legal.printed.SetDate(rncp.NewDate(2022, 7, 9))
	if got := c.made().LastRegistration(); got.Ground != rncp.GroundDecree || got.Decree != "Arrêté du 1er juillet 2022" || got.Published != rncp.NewDate(2022, 7, 9) {
		t.Errorf("by an arrêté it is %+v", got)
	}
}

func TestOfAWholeExportTheNumberIsAsked(t *testing.T) {
	h, p := imported(t)
	p.leave()
	p.askNumber(export)
	h.Type("11111")
	h.Press(fyne.KeyReturn)
	if !h.Says("RNCP11111 n’est pas dans ce fichier") {
		t.Errorf("a wrong number is not said beside the field:\n%s", h.Text())
	}
	h.Window.Canvas().Focused().(*widget.TextField).SetText("RNCP99999")
	h.Press(fyne.KeyReturn)
	if h.Window.Canvas().Overlays().Top() != nil || p.fiche.Code != "99999" || p.completing == nil {
		t.Errorf("the entry is not imported:\n%s", h.Text())
	}
}

func TestAFileThatIsNoneIsRefusedInThePage(t *testing.T) {
	h := uitest.NewHost(t)
	p, err := New(uitest.Empty(t), h, "")
	h.Open(p, err)
	h.Chooses = "page_test.go"
	h.Tap("Importer une fiche")
	if len(h.Refused) != 1 || !strings.Contains(h.Refused[0].Error(), "XML") {
		t.Errorf("refused: %v", h.Refused)
	}
}

// whole imports and completes RNCP36612 beside the page.
func whole(t *testing.T) (*uitest.Host, *Page) {
	t.Helper()
	h, p := imported(t)
	f := p.completing.made()
	p.leave()
	f.Certifier.Signatory, f.Blocs[3].Tracks = "Président", f.Blocs[2].Tracks
	if _, err := p.desk.Reference.Complete(context.Background(), f); err != nil {
		t.Fatal(err)
	}
	return h, p
}

func TestACorrespondenceIsRecordedAndTakenBack(t *testing.T) {
	h, p := whole(t)
	p.open(index(t, p, "Correspondances"))
	if !h.Says("Aucune correspondance") {
		t.Fatal(h.Text())
	}
	h.Tap("Enregistrer une correspondance")
	h.Tap("Organiser son activité")
	h.Tap("Enregistrer")
	if !h.Says("Choisissez au moins un bloc") || !h.Says("Sans la décision du certificateur") {
		t.Errorf("it is recorded without a bloc or a decision:\n%s", h.Text())
	}
	h.Tap("Gestion des opérations")
	var fields []*widget.TextField
	h.Walk(func(o fyne.CanvasObject) {
		switch f := o.(type) {
		case *widget.TextField:
			fields = append(fields, f)
		case *widget.DateField:
			fields = append(fields, &f.TextField)
		}
	})
	fields[len(fields)-2].SetText("Décision n° 7")
	fields[len(fields)-1].SetText("02/03/2021")
	h.Tap("Enregistrer")
	if !h.Says("« Organiser son activité commerciale » (RNCP27413) vaut « Gestion des opérations") || !h.Says("Décision n° 7") {
		t.Fatalf("it is not shown:\n%s", h.Text())
	}
	h.Tap("Retirer")
	h.Type("Saisie par erreur")
	h.Press(fyne.KeyReturn)
	if !h.Says("Aucune correspondance") {
		t.Errorf("it is not taken back:\n%s", h.Text())
	}
}
