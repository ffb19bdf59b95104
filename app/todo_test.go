package app

import (
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Each line of what to do has its trigger, and goes when the fact is there.
func TestTodoFollowsTheFacts(t *testing.T) {
	r := newRoom(t)
	expect := func(what string, want ...TodoKind) []Todo {
		t.Helper()
		todos := ok(r.Todo())(t)
		var got []string
		for _, todo := range todos {
			got = append(got, string(todo.Kind))
			if !strings.HasSuffix(todo.Sentence, ".") || todo.Session == "" && todo.Candidate == "" && todo.Kind != TodoSettings && todo.Kind != TodoSession {
				t.Errorf("%s: %+v", what, todo)
			}
		}
		var kinds []string
		for _, k := range want {
			kinds = append(kinds, string(k))
		}
		if strings.Join(got, " ") != strings.Join(kinds, " ") {
			t.Errorf("%s: to do %v, want %v", what, got, kinds)
		}
		return todos
	}
	centre := ok(r.Centre.Get())(t)
	whole := centre
	centre.Delegate = data.Signatory{}
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	expect("a new centre without a signatory", TodoSettings, TodoSession)
	if err := r.Centre.Save(r.ctx, whole, ""); err != nil {
		t.Fatal(err)
	}
	expect("a new centre", TodoSession)
	s := r.session("P")
	expect("a session without candidates", TodoCandidates)
	e := r.enrol(s, r.path("Élodie"))
	todos := expect("an enrolment", TodoResults, TodoJury)
	if todos[0].Sentence != "Session P : des résultats manquent pour 1 bloc ; les épreuves sont finies depuis le 28 mai 2021." {
		t.Errorf("got %q", todos[0].Sentence)
	}
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	expect("results entered", TodoJury)
	r.jury(s)
	expect("a full jury", TodoStart)
	r.begin(s)
	expect("the deliberation begun", TodoDecisions)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	expect("all decided", TodoSeal)
	if err := r.Sessions.Seal(r.ctx, s.ID); err != nil {
		t.Fatal(err)
	}
	todos = expect("sealed", TodoDocuments)
	if todos[0].Sentence != "Session P : 4 documents à émettre." {
		t.Errorf("got %q", todos[0].Sentence)
	}
	plan := ok(r.Documents.Plan(s.ID))(t)
	ok(r.Documents.Issue(r.ctx, s.ID, plan.Ready, nil))(t)
	todos = expect("the minutes issued", TodoSigned)
	if !strings.Contains(todos[0].Sentence, "Bernard Salarnier, Sylvie Puech, Driss Benali, Odile Tourde") {
		t.Errorf("got %q", todos[0].Sentence)
	}
	r.signed(s)
	expect("signed", TodoDocuments)
	ok(r.issue(s))(t)
	expect("issued")
}

func TestPersonAndHistory(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie", "Zoé")
	ok(r.issue(s))(t)
	id := ok(r.Sessions.View(s.ID))(t).Cases[0].Candidate.ID
	p := ok(r.Candidates.Person(id))(t)
	if p.Candidate.GivenNames[0] != "Élodie" || len(p.Paths) != 1 || len(p.Sittings) != 1 || len(p.Documents) != 4 || len(p.Ledger) != 1 {
		t.Errorf("got %+v", p)
	}
	if p.Sittings[0].Case.Enrolment.ID != enrolments[0].ID {
		t.Error("the sitting is another's")
	}
	var actions []string
	for _, e := range ok(r.Candidates.History(id))(t) {
		actions = append(actions, string(e.Action))
		if e.Operator != "Martine" || e.At.IsZero() {
			t.Errorf("got %+v", e)
		}
	}
	want := "candidat.enregistrer inscription.enregistrer inscription.enregistrer résultat.saisir jury.décider document.émettre document.émettre document.émettre document.émettre"
	if strings.Join(actions, " ") != want {
		t.Errorf("got %v", actions)
	}
	_, err := r.Candidates.Person("personne")
	r.refused(err, "n’existe pas")
}

func TestChangingTheBlocsAskedFor(t *testing.T) {
	r := newRoom(t)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	both := []data.BlocRequest{{Bloc: organisation, Way: rncp.WayExams}, {Bloc: prospection, Way: rncp.WayPortfolio}}
	if err := r.Enrolments.Change(r.ctx, e.ID, both); err != nil {
		t.Fatal(err)
	}
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.refused(r.Enrolments.Change(r.ctx, e.ID, both[1:]), "déjà un résultat", "Organiser")
	if err := r.Enrolments.Change(r.ctx, e.ID, both[:1]); err != nil {
		t.Errorf("a bloc without a result may go: %v", err)
	}
	r.refused(r.Enrolments.Change(r.ctx, e.ID, nil), "déjà un résultat")
}
