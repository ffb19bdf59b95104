package session

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// openResitRoom seals a session in which the first candidate acquired all, the second failed one bloc and was absent from
// another, and the third was deferred on one; and opens its resit under rules as set.
func openResitRoom(t *testing.T, set func(*data.Rules)) (r *juryRoom, first app.View) {
	t.Helper()
	r = openJuryRoom(t, uitest.Empty(t), 3)
	r.markExcept(map[[2]int]data.Value{{1, 0}: noted(4), {1, 1}: {Kind: data.ValueAbsent}, {2, 2}: {Kind: data.ValueExcused}})
	r.sit(10)
	r.decideAll()
	r.certify()
	r.seal()
	first = r.view()
	if set != nil {
		centre, _ := r.desk.Centre.Get()
		set(&centre.Rules)
		r.must(r.desk.Centre.Save(t.Context(), centre, "essai"))
	}
	s, err := r.desk.Sessions.Open(t.Context(), data.Session{Code: "RATTRAPAGE", Name: "Rattrapage", ResitOf: r.id,
		From: rncp.NewDate(2021, 7, 1), To: rncp.NewDate(2021, 7, 2)})
	r.must(err)
	r.id = s.ID
	r.open(widget.StepEnrolment)
	return r, first
}

// markExcept records 13 for everything but what is given by candidate and bloc.
func (r *juryRoom) markExcept(values map[[2]int]data.Value) {
	r.t.Helper()
	v := r.view()
	for i := range v.Cases {
		for n, b := range v.Fiche.Blocs {
			value, ok := values[[2]int{i, n}]
			if !ok {
				value = noted(13)
			}
			r.mark(i, b.Key, value)
		}
	}
}

func TestWhoDidNotAcquireABlocIsTakenOverInOneGo(t *testing.T) {
	r, first := openResitRoom(t, nil)
	blocs := first.Fiche.Blocs
	if !r.Says("Reprenez les candidats de la session d’origine.") {
		t.Error("the empty list does not say what to do first")
	}
	r.Press(fyne.KeyReturn) // « Reprendre les candidats » has the focus
	for _, words := range []string{blocs[0].Title + " – non acquis", blocs[1].Title + " – non présenté", blocs[2].Title + " – reporté"} {
		if !r.Says(words) {
			t.Errorf("nothing says « %s »", words)
		}
	}
	if r.Says(first.Cases[0].Candidate.Name()) {
		t.Error("who acquired everything is taken over")
	}
	if r.Window.Canvas().Focused() != fyne.Focusable(r.Button("Inscrire 2 candidats")) {
		t.Error("what enrols them has not the focus")
	}
	r.Tap(blocs[1].Title)
	r.Focus(r.Button("Inscrire 2 candidats"))
	r.Press(fyne.KeyReturn)
	cases := r.view().Cases
	if len(cases) != 2 || len(r.Refused) > 1 {
		t.Fatalf("%d are enrolled; refused %v", len(cases), r.Refused)
	}
	if got := cases[0]; got.Path.ID != first.Cases[1].Path.ID || len(got.Enrolment.Blocs) != 1 || got.Enrolment.Blocs[0] != first.Cases[1].Enrolment.Blocs[0] {
		t.Errorf("enrolled %+v", got.Enrolment)
	}
	if !r.Says("Reprendre les candidats") || !r.Says("Charles-Édouard") {
		t.Error("the list does not come back with who was enrolled")
	}
	r.Tap("Reprendre les candidats")
	if !r.Says("Personne n’est à reprendre") {
		t.Error("who is enrolled already is offered again")
	}
}

func TestTheLimitOfAttemptsIsRespected(t *testing.T) {
	r, first := openResitRoom(t, func(rules *data.Rules) { rules.Attempts.Value = 1 })
	r.Tap("Reprendre les candidats")
	if !r.Says("a déjà été passé 1 fois") || !r.Button(first.Fiche.Blocs[0].Title).Disabled() {
		t.Errorf("the limit is not said:\n%s", r.Text())
	}
	r.Tap("Inscrire 1 candidat")
	if cases := r.view().Cases; len(cases) != 1 || cases[0].Candidate.ID != first.Cases[2].Candidate.ID {
		t.Errorf("enrolled %d", len(cases))
	}
}

func TestARefusalDoesNotKeepTheOthersOut(t *testing.T) {
	r, first := openResitRoom(t, nil)
	r.Tap("Reprendre les candidats")
	_, err := r.desk.Candidates.AddPrior(t.Context(), data.Prior{Candidate: first.Cases[1].Candidate.ID, Fiche: first.Fiche.Code, Bloc: first.Fiche.Blocs[0].Key,
		Ground: data.GroundEquivalence, On: rncp.NewDate(2021, 6, 12), Source: "Décision du 12 juin",
		CheckedBy: "Claire Vermenouze", CheckedOn: rncp.NewDate(2021, 6, 14)})
	r.must(err)
	r.Tap("Inscrire 2 candidats")
	if len(r.view().Cases) != 1 || !r.Says("n’est pas inscrite : Le bloc") || !r.Says("déjà acquis") {
		t.Errorf("%d are enrolled:\n%s", len(r.view().Cases), r.Text())
	}
	r.Tap("Inscrire 1 candidat") // what is left, without the bloc held by now
	if len(r.view().Cases) != 2 {
		t.Error("what is left cannot be enrolled")
	}
}

func TestAnOrdinarySessionTakesNobodyOver(t *testing.T) {
	h, _ := enrolling(t, uitest.Example(t))
	if h.Says("Reprendre les candidats") {
		t.Error("candidates of no session are offered")
	}
}
