package session

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

func TestAnOpenSessionIsChangedByKeyboard(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	r.open(widget.StepEnrolment)
	before, _ := r.desk.Journal()
	r.Tap("Modifier la session")
	r.Press(fyne.KeyReturn)
	if after, _ := r.desk.Journal(); after != before || r.Window.Canvas().Overlays().Top() != nil {
		t.Error("keeping all as it is leaves a line in the journal, or the dialog stays")
	}
	r.Tap("Modifier la session")
	r.Window.Canvas().Focused().(*widget.TextField).SetText("Printemps encore")
	r.Press(fyne.KeyTab) // the code does not change: it is passed over
	if f, ok := r.Window.Canvas().Focused().(*widget.DateField); !ok || f.Text != "17/05/2021" {
		t.Fatal("Tab does not lead to the first day")
	}
	r.Press(fyne.KeyTab, fyne.KeyTab)
	r.Type("Banque 12")
	r.Press(fyne.KeyReturn)
	s := r.view().Session
	if s.Name != "Printemps encore" || s.Code != "2021-PRINTEMPS" || s.Cohort != "Banque 12" || !r.Says("promotion Banque 12") || !r.Says("Printemps encore") {
		t.Errorf("kept %+v", s)
	}
}

func TestARefusedChangeIsSaidBesideTheDay(t *testing.T) {
	r := openJuryRoom(t, uitest.Empty(t), 1)
	k := r.view().Cases[0]
	r.must(r.desk.Assessments.Summon(t.Context(), r.id, []data.Convocation{{Enrolment: k.Enrolment.ID, Bloc: "organisation", Assessment: "ecrit",
		On: rncp.NewDate(2021, 5, 28), At: "09:00", Place: "Aurillac"}}))
	r.open(widget.StepEnrolment)
	r.Tap("Modifier la session")
	r.Press(fyne.KeyTab, fyne.KeyTab)
	last, ok := r.Window.Canvas().Focused().(*widget.DateField)
	if !ok {
		t.Fatal("Tab does not lead to the last day")
	}
	last.SetText("20/05/2021")
	r.Press(fyne.KeyReturn)
	if !r.Says("hors des nouveaux jours de la session") || r.Window.Canvas().Focused() != last || last.Text != "20/05/2021" {
		t.Errorf("the refusal is not beside the day:\n%s", r.Text())
	}
	r.Press(fyne.KeyEscape)
	if r.view().Session.To != rncp.NewDate(2021, 5, 28) {
		t.Error("the session changed")
	}
}

func TestAResitIsOpenedForASealedSession(t *testing.T) {
	desk := uitest.Example(t)
	h := uitest.NewHost(t)
	l, err := NewList(desk, h)
	h.Open(l, err)
	h.Tap("Ouvrir une session")
	h.Type("Rattrapage")
	h.Press(fyne.KeyTab, fyne.KeyTab)
	h.Type("1/9/2021")
	h.Press(fyne.KeyTab)
	h.Type("3/9/2021")
	if h.Says("Rattrapage de la session") {
		t.Error("the original session is asked for before it is a resit")
	}
	h.Tap("Session de rattrapage")
	picked, ok := h.Window.Canvas().Focused().(fyne.CanvasObject)
	if !ok || !h.Says("Rattrapage de la session") {
		t.Fatalf("focus on %v:\n%s", picked, h.Text())
	}
	h.Tap("Ouvrir la session")
	all, _ := desk.Sessions.All()
	last := all[len(all)-1]
	if last.ResitOf != all[len(all)-2].ID {
		t.Fatalf("opened %+v", last)
	}
	l.Refresh()
	h.Window.Content().Refresh()
	if !h.Says("rattrapage de « " + all[len(all)-2].Name + " »") {
		t.Errorf("the list does not say of which session it is the resit:\n%s", h.Text())
	}
	page, err := New(desk, h, widget.Place{ID: last.ID, Step: widget.StepEnrolment})
	h.Open(page, err)
	if !h.Says("rattrapage de « "+all[len(all)-2].Name+" »") || !h.Says("Reprendre les candidats") {
		t.Error("the page does not say of which session it is the resit")
	}
}

func TestNoResitIsOfferedWhereThereIsNone(t *testing.T) {
	t.Run("without a sealed session", func(t *testing.T) {
		h := uitest.NewHost(t)
		l, err := NewList(uitest.Empty(t), h)
		h.Open(l, err)
		h.Tap("Ouvrir une session")
		if h.Says("Session de rattrapage") {
			t.Error("a resit is offered")
		}
	})
	t.Run("where the règlement has none", func(t *testing.T) {
		desk := uitest.Example(t)
		centre, _ := desk.Centre.Get()
		centre.Rules.Resits = data.Setting[bool]{Origin: data.OriginNetwork}
		if err := desk.Centre.Save(t.Context(), centre, "essai"); err != nil {
			t.Fatal(err)
		}
		h := uitest.NewHost(t)
		l, err := NewList(desk, h)
		h.Open(l, err)
		h.Tap("Ouvrir une session")
		if h.Says("Session de rattrapage") {
			t.Error("a resit is offered")
		}
	})
}
