package session

import (
	"context"
	"testing"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
	"certibloc/ui/uitest"
	"certibloc/ui/widget"
)

// juryRoom is an open session on a page, with what its tests do over and over.
type juryRoom struct {
	*uitest.Host
	t    *testing.T
	desk *app.Desk
	id   data.ID
	page *Page
}

func openJuryRoom(t *testing.T, desk *app.Desk, candidates int) *juryRoom {
	t.Helper()
	r := &juryRoom{Host: uitest.NewHost(t), t: t, desk: desk}
	session, err := desk.Sessions.Open(context.Background(), data.Session{Code: "2021-PRINTEMPS", Name: "Printemps 2021",
		From: rncp.NewDate(2021, time.May, 17), To: rncp.NewDate(2021, time.May, 28)})
	r.must(err)
	r.id = session.ID
	for n := range candidates {
		r.enrol(juryPeople[n%len(juryPeople)])
	}
	return r
}

// juryPeople are a given name and a birth name.
var juryPeople = [][2]string{
	{"Élodie", "Lœuillet"}, {"Charles-Édouard", "de Montrouvel-Castelbarry d’Auberoche de Saint-Mathurin-Hély"}, {"Māris", "Ķeizars"},
	{"Zoé", "Dupont"},
}

func (r *juryRoom) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *juryRoom) enrol(name [2]string) {
	r.t.Helper()
	ctx := context.Background()
	c, err := r.desk.Candidates.Save(ctx, data.Candidate{Sex: data.Female, GivenNames: name[:1], BirthName: name[1],
		BirthDate: rncp.NewDate(1998, time.March, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	r.must(err)
	path, err := r.desk.Enrolments.SavePath(ctx, data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: rncp.NewDate(2020, time.June, 1), TrainingTo: rncp.NewDate(2020, time.December, 18)})
	r.must(err)
	var blocs []data.BlocRequest
	for _, b := range r.view().Fiche.Blocs {
		blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayExams})
	}
	_, err = r.desk.Enrolments.Enrol(ctx, r.id, path.ID, blocs)
	r.must(err)
}

// enrolVAE enrols somebody who comes by the VAE for the whole certification.
func (r *juryRoom) enrolVAE(name [2]string) {
	r.t.Helper()
	ctx := context.Background()
	c, err := r.desk.Candidates.Save(ctx, data.Candidate{Sex: data.Female, GivenNames: name[:1], BirthName: name[1],
		BirthDate: rncp.NewDate(1985, time.March, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	r.must(err)
	path, err := r.desk.Enrolments.SavePath(ctx, data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteVAE, Track: rncp.TrackVAE,
		VAEAdmissible: rncp.NewDate(2020, time.November, 2)})
	r.must(err)
	var blocs []data.BlocRequest
	for _, b := range r.view().Fiche.Blocs {
		blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayVAE})
	}
	_, err = r.desk.Enrolments.Enrol(ctx, r.id, path.ID, blocs)
	r.must(err)
}

func (r *juryRoom) view() app.View {
	r.t.Helper()
	v, err := r.desk.Sessions.View(r.id)
	r.must(err)
	return v
}

// mark records a mark for everything that a candidate owes for a bloc; points run in hundredths.
func (r *juryRoom) mark(candidate int, bloc rncp.BlocKey, value data.Value) {
	r.t.Helper()
	v := r.view()
	k := &v.Cases[candidate]
	for _, item := range rules.Due(v.Fiche, &v.Session.Rules, k, bloc) {
		_, err := r.desk.Results.Record(context.Background(), data.Result{Enrolment: k.Enrolment.ID, Bloc: bloc, Assessment: item.Assessment.Key,
			Part: item.Part.Key, Value: value, On: v.Session.From}, "")
		r.must(err)
	}
}

func noted(points int) data.Value { return data.Value{Kind: data.ValueMark, Mark: data.Points(points)} }

// markAll records 13 for everything.
func (r *juryRoom) markAll() {
	r.t.Helper()
	v := r.view()
	for i := range v.Cases {
		for _, b := range v.Fiche.Blocs {
			r.mark(i, b.Key, noted(13))
		}
	}
}

var fullJury = []data.Member{
	{Name: "Bernard Salarnier", College: "president", Quality: "Dirigeant d’entreprise", Presence: data.Present, External: true},
	{Name: "Sylvie Puech", College: "employeurs", Quality: "Directrice commerciale", Presence: data.Present, External: true},
	{Name: "Driss Benali", College: "salaries", Quality: "Attaché commercial", Presence: data.Present, External: true},
	{Name: "Odile Tourde", College: "organisme", Quality: "Responsable pédagogique", Presence: data.Present},
}

func (r *juryRoom) sit(day int) {
	r.t.Helper()
	r.must(r.desk.Juries.Compose(context.Background(), data.Jury{Session: r.id, On: rncp.NewDate(2021, time.June, day),
		Place: "CCI Cantal, Aurillac", Members: fullJury}))
}

// begin opens the deliberation, whatever can be set aside set aside.
func (r *juryRoom) begin() {
	r.t.Helper()
	v := r.view()
	for _, l := range rules.OpenBeforeStart(v.Jury, v.Lacks) {
		r.must(r.desk.Juries.SetAside(context.Background(), r.id, l.Sentence, "Vu par le jury."))
	}
	r.must(r.desk.Juries.Start(context.Background(), r.id))
}

func (r *juryRoom) decide(candidate int, bloc rncp.BlocKey, outcome data.Outcome, reason string) {
	r.t.Helper()
	_, err := r.desk.Juries.Decide(context.Background(), data.Decision{Enrolment: r.view().Cases[candidate].Enrolment.ID, Bloc: bloc,
		Outcome: outcome, Reason: reason})
	r.must(err)
}

// decideAll follows every proposal.
func (r *juryRoom) decideAll() {
	r.t.Helper()
	v := r.view()
	if v.Jury.Began == "" {
		r.begin()
	}
	for i := range v.Cases {
		for _, b := range v.Fiche.Blocs {
			r.decide(i, b.Key, rules.Propose(v.Fiche, &v.Session.Rules, &v.Cases[i], b.Key).Outcome, "")
		}
	}
}

// signed notes that the signed minutes are back.
func (r *juryRoom) signed() {
	r.t.Helper()
	_, err := r.desk.Documents.Receive(context.Background(), data.PaperBack{Session: r.id, Kind: data.PaperMinutes, On: r.desk.Today()}, "", nil)
	r.must(err)
}

// certify pronounces the certification for whoever has every bloc.
func (r *juryRoom) certify() {
	r.t.Helper()
	v := r.view()
	for i := range v.Cases {
		if rules.CertificationDue(v.Fiche, &v.Cases[i]) {
			r.decide(i, data.WholeCertification, data.OutcomeAcquired, "")
		}
	}
}

func (r *juryRoom) seal() {
	r.t.Helper()
	r.must(r.desk.Sessions.Seal(context.Background(), r.id))
}

// open shows the page at a step, and refreshes it after each act as the window does.
func (r *juryRoom) open(step widget.Step) *Page {
	r.t.Helper()
	page, err := New(r.desk, r.Host, widget.Place{Area: widget.AreaSessions, ID: r.id, Step: step})
	r.Open(page, err)
	r.page = page
	r.desk.OnChange(func([]data.Change) { page.Refresh() })
	page.whole.Refresh()
	return page
}

func (r *juryRoom) jury() *juryStep {
	r.t.Helper()
	s, ok := r.page.step.(*juryStep)
	if !ok {
		r.t.Fatal("the page is not at the step of the jury")
	}
	return s
}

func (r *juryRoom) decision(candidate int, bloc rncp.BlocKey) data.Decision {
	r.t.Helper()
	d, _ := r.view().Cases[candidate].Decision(bloc)
	return d
}
