package session

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

const openData = "../../../data/rncp/testdata/opendata.xml"

func TestASessionIsOpenedForTheCertificationChosen(t *testing.T) {
	desk := uitest.Example(t)
	h := uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	h.Tap("Ouvrir une session")
	if h.Says("Certification") || !h.Says("Session de rattrapage") {
		t.Errorf("with one certification there is nothing to choose:\n%s", h.Text())
	}
	h.Press(fyne.KeyEscape)
	f := uitest.Sister(t, desk, openData)
	h.Tap("Ouvrir une session")
	h.Tap("Assistant en ressources humaines (RNCP36612)")
	if h.Says("Session de rattrapage") {
		t.Error("a resit of another certification is offered")
	}
	var name *widget.TextField
	h.Walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*widget.TextField); ok && name == nil {
			name = f
		}
	})
	h.Focus(name)
	h.Type("Printemps")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("13/05/2024")
	h.Press(fyne.KeyTab)
	h.Type("24/05/2024")
	h.Press(fyne.KeyReturn)
	all, err := desk.Sessions.All()
	if err != nil {
		t.Fatal(err)
	}
	s := all[len(all)-1]
	if s.Fiche != "36612" || s.FicheVersion == "" || s.From != rncp.NewDate(2024, 5, 13) {
		t.Fatalf("opened %+v", s)
	}
	p, err := New(desk, h, widget.Place{Area: widget.AreaSessions, ID: s.ID, Step: widget.StepEnrolment})
	h.Open(p, err)
	if !h.Says("Assistant en ressources humaines") {
		t.Errorf("the page does not say for which certification it is:\n%s", h.Text())
	}
	h.Tap("Inscrire")
	h.Tap("Statut d’élève ou d’étudiant")
	h.Tap("Formation initiale")
	if !h.Says("La fiche n’ouvre pas : Candidature individuelle") || !h.Says(f.Blocs[1].Title) {
		t.Errorf("the enrolment is not that of the sister:\n%s", h.Text())
	}
}
