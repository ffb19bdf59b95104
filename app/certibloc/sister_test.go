package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// sister is the work at a desk with RNCP36612, on a day on which its registration is in force.
type sister struct {
	ctx   context.Context
	desk  *app.Desk
	check func(error)
}

// atSister opens a centre of a script.
func atSister(ts *testscript.TestScript, folder string) *sister {
	cfg, err := config()
	ts.Check(err)
	now := time.Date(2024, time.June, 14, 9, 0, 0, 0, time.UTC)
	cfg.Clock = func() time.Time { now = now.Add(time.Millisecond); return now }
	desk, err := app.Open(ts.MkAbs(folder), []byte(ts.Getenv("CERTIBLOC_PASSPHRASE")), cfg)
	ts.Check(err)
	return &sister{ctx: context.Background(), desk: desk, check: ts.Check}
}

// completeSister completes RNCP36612 as a manager does in the window, and sets who signs certificates: « complete-sister
// centre ».
func completeSister(ts *testscript.TestScript, _ bool, args []string) {
	s := atSister(ts, args[0])
	state, err := s.desk.Reference.State("36612")
	ts.Check(err)
	f := state.Fiche
	f.Certifier.Signatory = "Président"
	for i := range f.Blocs {
		f.Blocs[i].Tracks = rncp.Propose(f.Blocs[i])
	}
	f.Blocs[3].Tracks = f.Blocs[2].Tracks // the sample says nothing of the last bloc
	_, err = s.desk.Reference.Complete(s.ctx, f)
	ts.Check(err)
	centre, err := s.desk.Centre.Get()
	ts.Check(err)
	centre.Delegate = data.Signatory{Name: "Jeanne Delmas", Capacity: "Directrice de la formation", Delegation: "n° 2024-04 du 4 janvier 2024"}
	ts.Check(s.desk.Centre.Save(s.ctx, centre, "Signataires"))
	ts.Check(s.desk.Close())
}

// holdSister takes a person through a whole session of RNCP36612: « hold-sister centre ARH-2024 ».
func holdSister(ts *testscript.TestScript, _ bool, args []string) {
	s := atSister(ts, args[0])
	session, err := s.desk.Sessions.Open(s.ctx, data.Session{Code: args[1], Name: "Printemps 2024", Fiche: "36612",
		From: rncp.NewDate(2024, 5, 13), To: rncp.NewDate(2024, 5, 24)})
	ts.Check(err)
	enrolment := s.enrol(session)
	s.results(session)
	s.jury(session)
	s.decide(session, enrolment)
	ts.Check(s.desk.Sessions.Seal(s.ctx, session.ID))
	view, err := s.desk.Sessions.View(session.ID)
	ts.Check(err)
	_, err = s.desk.Documents.Receive(s.ctx, data.PaperBack{Candidate: view.Cases[0].Candidate.ID, Kind: data.PaperIdentity, Identity: data.IdentityCard,
		IdentityOn: rncp.NewDate(2020, 1, 2), On: s.desk.Today()}, "", nil)
	ts.Check(err)
	_, err = s.desk.Documents.Receive(s.ctx, data.PaperBack{Session: session.ID, Kind: data.PaperMinutes, On: s.desk.Today()}, "", nil)
	ts.Check(err)
	ts.Check(s.desk.Close())
}

// must refuses what should have been refused and was not.
func (s *sister) must(err error, word string) {
	if !data.IsRefusal(err) || !strings.Contains(err.Error(), word) {
		s.check(fmt.Errorf("got %w, want a refusal that says %q", err, word))
	}
}

// enrol enrols somebody for every bloc; nobody comes on his own.
func (s *sister) enrol(session data.Session) data.Enrolment {
	person, err := s.desk.Candidates.Save(s.ctx, data.Candidate{Sex: data.Female, GivenNames: []string{"Élodie"}, BirthName: "Lœuillet",
		BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15"}})
	s.check(err)
	path := data.Path{Candidate: person.ID, Fiche: "36612", Route: rncp.RouteIndividual, Track: rncp.TrackInitial}
	_, err = s.desk.Enrolments.SavePath(s.ctx, path)
	s.must(err, "individuelle")
	path.Route, path.TrainingFrom, path.TrainingTo = rncp.RouteStudent, rncp.NewDate(2023, 9, 4), rncp.NewDate(2024, 4, 30)
	path, err = s.desk.Enrolments.SavePath(s.ctx, path)
	s.check(err)
	view, err := s.desk.Sessions.View(session.ID)
	s.check(err)
	var blocs []data.BlocRequest
	for _, b := range view.Fiche.Blocs {
		blocs = append(blocs, data.BlocRequest{Bloc: b.Key, Way: rncp.WayExams})
	}
	e, err := s.desk.Enrolments.Enrol(s.ctx, session.ID, path.ID, blocs)
	s.check(err)
	return e
}

// results enters a result for everything that is due.
func (s *sister) results(session data.Session) {
	view, err := s.desk.Sessions.View(session.ID)
	s.check(err)
	k := &view.Cases[0]
	for _, b := range k.Enrolment.Blocs {
		for _, item := range rules.Due(view.Fiche, &view.Session.Rules, k, b.Bloc) {
			value := data.Value{Kind: data.ValueMark, Mark: data.Points(14)}
			if item.Assessment.Kind == rncp.KindWorkplace {
				value = data.Value{Kind: data.ValueAcquired}
			}
			_, err := s.desk.Results.Record(s.ctx, data.Result{Enrolment: k.Enrolment.ID, Bloc: b.Bloc, Assessment: item.Assessment.Key,
				Part: item.Part.Key, Value: value, On: session.From}, "")
			s.check(err)
		}
	}
}

// jury seats the colleges of the sister: with three of the four people, the representative of the CCI is missing.
func (s *sister) jury(session data.Session) {
	view, err := s.desk.Sessions.View(session.ID)
	s.check(err)
	jury := data.Jury{Session: session.ID, On: rncp.NewDate(2024, 6, 14), At: "09:00", Place: "Aurillac"}
	names := []string{"Anne Roche", "Luc Vidal", "Zoé Garel", "Paul Cazes"}
	for _, c := range view.Fiche.Jury.Colleges {
		for range c.Seats {
			jury.Members = append(jury.Members, data.Member{Name: names[len(jury.Members)], College: c.Key, Quality: "Qualité", Presence: data.Present,
				External: true, Declared: jury.On})
		}
	}
	short := jury
	short.Members = jury.Members[:3]
	s.check(s.desk.Juries.Compose(s.ctx, short))
	s.must(s.desk.Sessions.Seal(s.ctx, session.ID), "1 représentant de la CCI")
	s.check(s.desk.Juries.Compose(s.ctx, jury))
}

// decide opens the deliberation and gives every bloc and the certification.
func (s *sister) decide(session data.Session, e data.Enrolment) {
	view, err := s.desk.Sessions.View(session.ID)
	s.check(err)
	for _, l := range rules.OpenBeforeStart(view.Jury, view.Lacks) {
		s.check(s.desk.Juries.SetAside(s.ctx, session.ID, l.Sentence, "Vu par le jury."))
	}
	s.check(s.desk.Juries.Start(s.ctx, session.ID))
	for _, b := range append(e.Blocs, data.BlocRequest{Bloc: data.WholeCertification}) {
		_, err := s.desk.Juries.Decide(s.ctx, data.Decision{Enrolment: e.ID, Bloc: b.Bloc, Outcome: data.OutcomeAcquired})
		s.check(err)
	}
}

// printed reads the bloc certificates of a folder and looks for a text on each: « printed documents 'RNCP36612' ». Where
// nothing reads a PDF it only counts them.
func printed(ts *testscript.TestScript, not bool, args []string) {
	files, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "Certificat de bloc – *.pdf"))
	ts.Check(err)
	if len(files) != 4 {
		ts.Fatalf("%d certificates are printed", len(files))
	}
	for _, file := range files {
		text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		if err != nil {
			ts.Logf("pdftotext is not there")
			return
		}
		said := strings.Join(strings.Fields(string(text)), " ")
		if strings.Contains(said, args[1]) == not {
			ts.Fatalf("%s says:\n%s", filepath.Base(file), said)
		}
	}
}
