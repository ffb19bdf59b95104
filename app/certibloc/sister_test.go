package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// sisterDesk is a new centre on a fixed day on which the registration of RNCP36612 is in force.
func sisterDesk(t testing.TB, dir string) *app.Desk {
	t.Helper()
	cfg, err := config()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, time.June, 14, 9, 0, 0, 0, time.UTC)
	cfg.Clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	rule := data.DefaultRules()
	delegate := data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation", Delegation: "n° 2024-04 du 4 janvier 2024"}
	centre := data.Centre{Name: "CCI Cantal", Code: "CANTAL", City: "Aurillac", Delegate: delegate, Head: delegate, Rules: rule}
	desk, err := app.Create(context.Background(), filepath.Join(dir, "centre"), []byte("sept mots pour une session de la fiche sœur"), centre, "Martine", cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = desk.Close() })
	return desk
}

// importSister imports RNCP36612 from the open data and completes it as a manager would.
func importSister(t testing.TB, desk *app.Desk) *rncp.Fiche {
	t.Helper()
	ctx := context.Background()
	read, err := desk.Reference.Read(ctx, "../../data/rncp/testdata/opendata.xml", []string{"36612"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	states, err := desk.Reference.Import(ctx, read)
	if err != nil {
		t.Fatal(err)
	}
	f := states[0].Fiche
	if _, err := desk.Sessions.Open(ctx, sisterSession()); !data.IsRefusal(err) {
		t.Errorf("a fiche that is to be completed serves a session: %v", err)
	}
	f.Certifier.Signatory = "Président"
	for i := range f.Blocs {
		f.Blocs[i].Tracks = rncp.Propose(f.Blocs[i])
	}
	f.Blocs[3].Tracks = f.Blocs[2].Tracks // the sample says nothing of the last bloc
	state, err := desk.Reference.Complete(ctx, f)
	if err != nil || len(state.Gaps) > 0 {
		t.Fatal(state.Gaps, err)
	}
	return f
}

func sisterSession() data.Session {
	return data.Session{Code: "ARH-2024", Name: "Printemps 2024", Fiche: "36612", From: rncp.NewDate(2024, 5, 13), To: rncp.NewDate(2024, 5, 24)}
}

// TestASessionIsHeldWithTheSisterFiche takes a person through a whole session of RNCP36612 and reads what is printed.
func TestASessionIsHeldWithTheSisterFiche(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	desk := sisterDesk(t, dir)
	f := importSister(t, desk)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	session, err := desk.Sessions.Open(ctx, sisterSession())
	must(err)
	person, err := desk.Candidates.Save(ctx, data.Candidate{Sex: data.Female, GivenNames: []string{"Élodie"}, BirthName: "Lœuillet",
		BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	must(err)
	path := data.Path{Candidate: person.ID, Fiche: "36612", Route: rncp.RouteIndividual, Track: rncp.TrackInitial}
	if _, err := desk.Enrolments.SavePath(ctx, path); !data.IsRefusal(err) || !strings.Contains(err.Error(), "individuelle") {
		t.Errorf("a candidature individuelle is let in: %v", err)
	}
	path.Route, path.TrainingFrom, path.TrainingTo = rncp.RouteStudent, rncp.NewDate(2023, 9, 4), rncp.NewDate(2024, 4, 30)
	path, err = desk.Enrolments.SavePath(ctx, path)
	must(err)
	var blocs []data.BlocRequest
	for _, b := range f.Blocs {
		blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayExams})
	}
	enrolment, err := desk.Enrolments.Enrol(ctx, session.ID, path.ID, blocs)
	must(err)

	view, err := desk.Sessions.View(session.ID)
	must(err)
	for _, b := range blocs {
		for _, item := range rules.Due(view.Fiche, &view.Session.Rules, &view.Cases[0], b.Bloc) {
			value := data.Value{Kind: data.ValueMark, Mark: data.Points(14)}
			if item.Assessment.Kind == rncp.KindWorkplace {
				value = data.Value{Kind: data.ValueAcquired}
			}
			_, err := desk.Results.Record(ctx, data.Result{Enrolment: enrolment.ID, Bloc: b.Bloc, Assessment: item.Assessment.Key, Part: item.Part.Key, Value: value, On: session.From}, "")
			must(err)
		}
	}
	jury := data.Jury{Session: session.ID, On: rncp.NewDate(2024, 6, 14), At: "09:00", Place: "Aurillac"}
	names := []string{"Anne Roche", "Luc Vidal", "Zoé Garel", "Paul Cazes"}
	for _, c := range f.Jury.Colleges {
		for range c.Seats {
			jury.Members = append(jury.Members, data.Member{Name: names[len(jury.Members)], College: c.Key, Quality: "Qualité", Presence: data.Present,
				External: true, Declared: jury.On})
		}
	}
	short := jury
	short.Members = jury.Members[:3]
	must(desk.Juries.Compose(ctx, short))
	view, err = desk.Sessions.View(session.ID)
	must(err)
	if !strings.Contains(lacksOf(view), "1 représentant de la CCI") {
		t.Errorf("the jury of the sister has its own colleges: %s", lacksOf(view))
	}
	must(desk.Juries.Compose(ctx, jury))
	view, err = desk.Sessions.View(session.ID)
	must(err)
	for _, l := range rules.OpenBeforeStart(view.Jury, view.Lacks) {
		must(desk.Juries.SetAside(ctx, session.ID, l.Sentence, "Vu par le jury."))
	}
	must(desk.Juries.Start(ctx, session.ID))
	for _, b := range append(blocs, data.BlocRequest{Bloc: data.WholeCertification}) {
		_, err := desk.Juries.Decide(ctx, data.Decision{Enrolment: enrolment.ID, Bloc: b.Bloc, Outcome: data.OutcomeAcquired})
		must(err)
	}
	must(desk.Sessions.Seal(ctx, session.ID))
	_, err = desk.Documents.Receive(ctx, data.PaperBack{Session: session.ID, Kind: data.PaperMinutes, On: desk.Today()}, "", nil)
	must(err)
	plan, err := desk.Documents.Plan(session.ID)
	must(err)
	plan, err = desk.Documents.Fit(session.ID, plan)
	must(err)
	for _, w := range append(plan.Unfit, plan.Withheld...) {
		if !w.Waits { // the request of the parchment waits for the minutes
			t.Errorf("not issued: %s, %v", w.Kind, w.Reason)
		}
	}
	docs, err := desk.Documents.Issue(ctx, session.ID, plan.Ready, nil)
	must(err)
	readCertificates(t, desk, docs, dir)
	report, err := desk.Check(ctx)
	if err != nil || len(report.Findings) > 0 {
		t.Error(report.Findings, err)
	}
}

func lacksOf(v app.View) string {
	var all []string
	for _, l := range v.Lacks {
		all = append(all, l.Sentence)
	}
	return strings.Join(all, "\n")
}

// readCertificates reads the four certificates as they are printed.
func readCertificates(t *testing.T, desk *app.Desk, docs []data.Document, dir string) {
	t.Helper()
	certificates := 0
	for _, doc := range docs {
		path, err := desk.Documents.Export(doc, dir)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Number.Kind != data.KindBlocCertificate {
			continue
		}
		certificates++
		c := doc.Sheet.Certification
		if !c.Decision || c.RNCP != "RNCP36612" || c.Certifier != "CCI FRANCE" || c.Title != "Assistant en ressources humaines" || doc.Sheet.Bloc.Number != certificates {
			t.Errorf("certificate %d says %+v", certificates, c)
		}
		text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Log("pdftotext is not there: the sheet alone was read")
			continue
		}
		said := strings.Join(strings.Fields(string(text)), " ")
		for _, want := range []string{"décision du directeur général de France compétences en date du 1er juillet 2022", "RNCP36612", "Élodie Lœuillet", "315t"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say « %s »:\n%s", doc.Number, want, said)
			}
		}
		if strings.Contains(strings.ToLower(said), "arrêté du") || strings.Contains(said, "Journal officiel") {
			t.Errorf("%s cites an arrêté:\n%s", doc.Number, said)
		}
	}
	if certificates != 4 {
		t.Errorf("%d certificates were printed", certificates)
	}
}
