package home

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// room is a home page on a desk, with what its tests do over and over.
type room struct {
	*uitest.Host
	t    *testing.T
	ctx  context.Context
	desk *app.Desk
	page *Page
}

func open(t *testing.T, desk *app.Desk) *room {
	t.Helper()
	r := &room{Host: uitest.NewHost(t), t: t, ctx: t.Context(), desk: desk}
	page, err := New(desk, r.Host)
	r.Open(page, err)
	r.page = page
	desk.OnChange(func([]data.Change) { page.Refresh() })
	return r
}

func (r *room) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) session(name string) data.Session {
	r.t.Helper()
	s, err := r.desk.Sessions.Open(r.ctx, data.Session{Code: name[:min(len(name), 20)], Name: name, From: rncp.NewDate(2021, 5, 17), To: rncp.NewDate(2021, 5, 28)})
	r.must(err)
	return s
}

// enrol enrols someone for the first bloc of the fiche and returns the enrolment.
func (r *room) enrol(s data.Session, given string) data.Enrolment {
	r.t.Helper()
	c, err := r.desk.Candidates.Save(r.ctx, data.Candidate{Sex: data.Female, GivenNames: []string{given}, BirthName: "Lœuillet",
		BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	r.must(err)
	p, err := r.desk.Enrolments.SavePath(r.ctx, data.Path{Candidate: c.ID, Fiche: s.Fiche, Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: rncp.NewDate(2020, 6, 1), TrainingTo: rncp.NewDate(2020, 12, 18)})
	r.must(err)
	bloc := r.desk.Fiches()[0].Blocs[0].Key
	e, err := r.desk.Enrolments.Enrol(r.ctx, s.ID, p.ID, []data.BlocRequest{{Bloc: bloc, Way: rncp.WayExams}})
	r.must(err)
	return e
}

func (r *room) mark(s data.Session) {
	r.t.Helper()
	v, err := r.desk.Sessions.View(s.ID)
	r.must(err)
	for i := range v.Cases {
		k := &v.Cases[i]
		for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, k.Enrolment.Blocs[0].Bloc) {
			_, err := r.desk.Results.Record(r.ctx, data.Result{Enrolment: k.Enrolment.ID, Bloc: item.Bloc, Assessment: item.Assessment.Key,
				Part: item.Part.Key, Value: data.Value{Kind: data.ValueMark, Mark: data.Points(12)}, On: s.From}, "")
			r.must(err)
		}
	}
}

func (r *room) sit(s data.Session) {
	r.t.Helper()
	var members []data.Member
	for i, c := range r.desk.Fiches()[0].Jury.Colleges {
		members = append(members, data.Member{Name: "Membre " + string(rune('A'+i)), College: c.Key, Quality: "Dirigeant", External: i < 2,
			Presence: data.Present, Declared: rncp.NewDate(2021, 6, 1)})
	}
	r.must(r.desk.Juries.Compose(r.ctx, data.Jury{Session: s.ID, On: rncp.NewDate(2021, 6, 15), Place: "Aurillac", Members: members}))
}

// begin opens the deliberation, with every point that may be set aside set aside.
func (r *room) begin(s data.Session) {
	r.t.Helper()
	v, err := r.desk.Sessions.View(s.ID)
	r.must(err)
	for _, l := range rules.OpenBeforeStart(v.Jury, v.Lacks) {
		r.must(r.desk.Juries.SetAside(r.ctx, s.ID, l.Sentence, "Vu par le jury."))
	}
	r.must(r.desk.Juries.Start(r.ctx, s.ID))
}

func (r *room) decide(e data.Enrolment) {
	r.t.Helper()
	_, err := r.desk.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: e.Blocs[0].Bloc, Outcome: data.OutcomeAcquired})
	r.must(err)
}

// leads presses Return on the first thing to do and holds where it leads, and what the page says.
func (r *room) leads(what, says string, want widget.Place) {
	r.t.Helper()
	if !r.Says(says) {
		r.t.Errorf("%s: the page does not say « %s »:\n%s", what, says, r.Text())
	}
	r.Focus(r.page.Focus())
	r.Went = nil
	r.Press(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0] != want {
		r.t.Errorf("%s: went to %+v, want %+v", what, r.Went, want)
	}
}

func TestEachThingToDoLeadsToItsPlaceAndGoes(t *testing.T) {
	r := open(t, uitest.Empty(t))
	centre, err := r.desk.Centre.Get()
	r.must(err)
	whole := centre
	centre.Delegate = data.Signatory{}
	r.must(r.desk.Centre.Save(r.ctx, centre, ""))
	r.leads("no signatory", "il manque aux réglages", widget.Place{Area: widget.AreaSettings})
	r.must(r.desk.Centre.Save(r.ctx, whole, ""))
	r.leads("a new centre", "Commencez par une session", widget.Place{Area: widget.AreaSessions})

	s := r.session("Printemps")
	at := func(step widget.Step) widget.Place {
		return widget.Place{Area: widget.AreaSessions, ID: s.ID, Step: step}
	}
	r.leads("no candidate", "aucun candidat n’est inscrit", at(widget.StepEnrolment))
	e := r.enrol(s, "Élodie")
	r.leads("no result", "des résultats manquent pour 1 bloc", at(widget.StepResults))
	r.mark(s)
	r.leads("no jury", "le jury n’est pas complet", at(widget.StepJury))
	r.sit(s)
	r.leads("not open", "la délibération du 15 juin 2021 est à ouvrir", at(widget.StepJury))
	r.begin(s)
	r.leads("no decision", "1 décision du jury à saisir", at(widget.StepJury))
	if r.Says("le jury n’est pas complet") {
		t.Error("what is done is still to do")
	}
	r.decide(e)
	r.leads("all decided", "la session peut être close", at(widget.StepJury))
	r.must(r.desk.Sessions.Seal(r.ctx, s.ID))
	r.leads("sealed", "4 documents à émettre", at(widget.StepDocuments))
	issue := func() {
		plan, err := r.desk.Documents.Plan(s.ID)
		r.must(err)
		_, err = r.desk.Documents.Issue(r.ctx, s.ID, plan.Ready, nil)
		r.must(err)
	}
	issue()
	r.leads("the minutes to be signed", "faites signer le procès-verbal (Membre A", at(widget.StepDocuments))
	_, err = r.desk.Documents.Receive(r.ctx, data.PaperBack{Session: s.ID, Kind: data.PaperMinutes, On: r.desk.Today()}, "", nil)
	r.must(err)
	r.leads("signed", "1 document à émettre", at(widget.StepDocuments))
	issue()
	r.leads("all issued", "Tout est fait.", widget.Place{Area: widget.AreaSessions, ID: s.ID})
}

func TestAnEmptyCentreOffersItsFirstSessionOnce(t *testing.T) {
	r := open(t, uitest.Empty(t))
	if r.Says("À faire maintenant") || r.Says("Les sessions") || r.Says("Tout est fait") {
		t.Errorf("an empty centre says too much:\n%s", r.Text())
	}
	r.Press(fyne.KeyReturn)
	if len(r.Went) != 1 || r.Went[0] != (widget.Place{Area: widget.AreaSessions}) {
		t.Errorf("went to %v", r.Went)
	}
}

func TestTabGoesDownTheLinesThenToTheSessions(t *testing.T) {
	r := open(t, uitest.Empty(t))
	older := r.session("Automne")
	s := r.session("Printemps")
	r.enrol(s, "Élodie")
	r.Focus(r.page.Focus())
	r.Went = nil
	for range 6 { // enrolment in the older one; results and jury of the other; all the sessions; two of them
		r.Press(fyne.KeyReturn, fyne.KeyTab)
	}
	step := func(id data.ID, step widget.Step) widget.Place {
		return widget.Place{Area: widget.AreaSessions, ID: id, Step: step}
	}
	want := []widget.Place{step(older.ID, widget.StepEnrolment), step(s.ID, widget.StepResults), step(s.ID, widget.StepJury),
		step("", ""), step(s.ID, ""), step(older.ID, "")}
	for i, p := range want {
		if i >= len(r.Went) || r.Went[i] != p {
			t.Errorf("line %d: went %+v, want %+v", i, r.Went, p)
		}
	}
}

func TestTheFocusStaysWhenSomethingElseIsDone(t *testing.T) {
	r := open(t, uitest.Empty(t))
	s := r.session("Printemps")
	r.enrol(s, "Élodie")
	button := r.Button("Compléter le jury")
	r.Focus(button)
	r.mark(s)
	if r.Window.Canvas().Focused() != button || r.Button("Compléter le jury") != button {
		t.Error("the focus was lost")
	}
}

func TestSessionsShowTheirStageAndProgress(t *testing.T) {
	r := open(t, uitest.Example(t))
	for _, text := range []string{"il ne manque qu’un bloc", "Session close", "candidats · ", "blocs décidés", "Toutes les sessions"} {
		if !r.Says(text) {
			t.Errorf("« %s » is missing:\n%s", text, r.Text())
		}
	}
	r.Press(fyne.KeyEscape)
	if len(r.Went) > 0 || !r.Says("il ne manque qu’un bloc") {
		t.Error("Escape did something")
	}
}

func TestOnlyTheLatestSealedSessionsAreShown(t *testing.T) {
	r := open(t, uitest.Example(t))
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		r.session("Session " + name)
	}
	if n := len(r.page.sessions); n != 5 {
		t.Errorf("%d sessions are shown, want the five open ones", n)
	}
	if !r.Says("Toutes les sessions (7)") {
		t.Errorf("how many there are is not said:\n%s", r.Text())
	}
}
