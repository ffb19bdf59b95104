package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestCreateRefusesBeforeAnythingIsWritten(t *testing.T) {
	for name, spoil := range map[string]func(*data.Centre, *string){
		"a centre without a name":       func(c *data.Centre, _ *string) { c.Name = "" },
		"a centre with an odd code":     func(c *data.Centre, _ *string) { c.Code = "é" },
		"an operator without a name":    func(_ *data.Centre, o *string) { *o = " " },
		"rules under which none passes": func(c *data.Centre, _ *string) { c.Rules.PassMark.Value = data.Points(21) },
	} {
		t.Run(name, func(t *testing.T) {
			centre, operator := exampleCentre(), "Martine"
			spoil(&centre, &operator)
			dir := filepath.Join(t.TempDir(), "centre")
			if _, err := Create(context.Background(), dir, passphrase, centre, operator, testConfig(t)); !data.IsRefusal(err) {
				t.Errorf("got %v, want a refusal", err)
			}
			if _, err := os.Lstat(dir); err == nil {
				t.Error("a folder was left behind")
			}
		})
	}
}

func TestEverythingConfirmedIsThereAfterReopening(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie", "Zoé")
	docs := ok(r.issue(s))(t)
	before := ok(r.Documents.PDF(docs[0]))(t)
	lines, hash := r.Journal()
	r.reopen()
	if n, h := r.Journal(); n != lines || h != hash {
		t.Errorf("the journal was %d lines, %s; now %d, %s", lines, hash, n, h)
	}
	v := ok(r.Sessions.View(s.ID))(t)
	if len(v.Cases) != len(enrolments) || v.Stage != "close" {
		t.Errorf("got %d cases, stage %q", len(v.Cases), v.Stage)
	}
	if after := ok(r.Documents.PDF(docs[0]))(t); string(after) != string(before) {
		t.Error("a reprint differs from the original")
	}
	if r.Operator().Name != "Martine" {
		t.Errorf("the operator is %+v", r.Operator())
	}
}

func TestAReaderChangesNothing(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	r.core.operator.Role = data.RoleReader
	before := r.lines()
	_, err := r.Results.Record(r.ctx, written(e, 12), "")
	r.refused(err, "lecteur", "résultat.saisir")
	_, err = r.Sessions.Open(r.ctx, spring2021("H"))
	r.refused(err, "lecteur")
	r.refused(r.Centre.Save(r.ctx, exampleCentre(), ""), "lecteur")
	r.core.operator.Role, r.core.operator.Sessions = data.RoleTrainer, []data.ID{s.ID}
	if _, err := r.Results.Record(r.ctx, written(e, 12), ""); err != nil {
		t.Errorf("a trainer enters results: %v", err)
	}
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "formateur")
	if got := r.lines() - before; got != 1 {
		t.Errorf("%d lines in the journal, want the one result", got)
	}
}

func TestListenersHearWhatChangedOnceItIsDone(t *testing.T) {
	r := newRoom(t)
	var heard []data.Change
	r.OnChange(func(changes []data.Change) {
		heard = append(heard, changes...)
		if _, err := r.Sessions.All(); err != nil { // reading from a listener must not lock
			t.Error(err)
		}
	})
	s := r.session("P")
	if len(heard) != 1 || heard[0].ID != s.ID {
		t.Errorf("heard %v", heard)
	}
	r.session2Refused()
	if len(heard) != 1 {
		t.Errorf("a refused act was heard: %v", heard)
	}
}

func (r *room) session2Refused() {
	r.t.Helper()
	_, err := r.Sessions.Open(r.ctx, spring2021("p"))
	r.refused(err, "déjà", "Session P")
}

func TestASessionKeepsTheRulesItWasOpenedWith(t *testing.T) {
	r := newRoom(t)
	old := r.session("P")
	centre := ok(r.Centre.Get())(t)
	centre.Rules.PassMark.Value = data.Points(12)
	if err := r.Centre.Save(r.ctx, centre, "Règlement du réseau reçu."); err != nil {
		t.Fatal(err)
	}
	if got := ok(r.Sessions.Find("p"))(t).Rules.PassMark.Value; got != old.Rules.PassMark.Value {
		t.Errorf("the pass mark of an open session went from %s to %s", old.Rules.PassMark.Value, got)
	}
	if got := r.session("H").Rules.PassMark.Value; got != data.Points(12) {
		t.Errorf("a new session has a pass mark of %s", got)
	}
	_, err := r.Sessions.Find("été")
	r.refused(err, "été", "P, H")
}

func TestEnrolmentRefusals(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	p := r.path("Élodie")
	r.enrol(s, p)
	one := []data.BlocRequest{{Bloc: organisation, Way: rncp.WayExams}}
	_, err := r.Enrolments.Enrol(r.ctx, s.ID, p.ID, one)
	r.refused(err, "déjà inscrit")
	_, err = r.Enrolments.Enrol(r.ctx, s.ID, "nulle part", one)
	r.refused(err, "parcours")
	_, err = r.Enrolments.Enrol(r.ctx, "nulle part", p.ID, one)
	r.refused(err, "session")
	late := p
	late.ID, late.TrainingFrom, late.TrainingTo = "", day(2021, 9, 8), day(2022, 1, 5)
	late = ok(r.Enrolments.SavePath(r.ctx, late))(t)
	_, err = r.Enrolments.Enrol(r.ctx, r.session("H").ID, late.ID, one)
	r.refused(err, "8 septembre 2021", "L6113-9")
	done, _ := r.sealed("E", "Zoé")
	_, err = r.Enrolments.Enrol(r.ctx, done.ID, p.ID, one)
	r.refused(err, "close")
	again := ok(r.Sessions.View(done.ID))(t).Cases[0].Path
	_, err = r.Enrolments.Enrol(r.ctx, r.session("R").ID, again.ID, one)
	r.refused(err, "déjà acquis")
	track, proposed, err := r.Enrolments.ProposeTrack(rncp.RouteApprentice)
	if err != nil || !proposed || track != rncp.TrackInitial {
		t.Errorf("apprentissage: %q, %v, %v", track, proposed, err)
	}
}

func TestAPathKeepsTheGroundOfWhatHangsOnIt(t *testing.T) {
	r := newRoom(t)
	p := r.path("Élodie")
	initial := p
	initial.Route, initial.Track = rncp.RouteStudent, rncp.TrackInitial
	if _, err := r.Enrolments.SavePath(r.ctx, initial); err != nil {
		t.Errorf("before any enrolment a path is corrected freely: %v", err)
	}
	ok(r.Enrolments.SavePath(r.ctx, p))(t)
	s := r.session("P")
	portfolio := []data.BlocRequest{{Bloc: organisation, Way: rncp.WayPortfolio}}
	e := ok(r.Enrolments.Enrol(r.ctx, s.ID, p.ID, portfolio))(t)
	_, err := r.Enrolments.SavePath(r.ctx, initial)
	r.refused(err, "ne s’évalue pas")
	result := written(e, 12)
	result.Assessment = "portefeuille"
	ok(r.Results.Record(r.ctx, result, ""))(t)
	_, err = r.Enrolments.SavePath(r.ctx, initial)
	r.refused(err, "résultats", "déjà saisis")
	late := p
	late.TrainingFrom, late.TrainingTo = day(2021, 9, 8), day(2021, 12, 1)
	_, err = r.Enrolments.SavePath(r.ctx, late)
	r.refused(err, "L6113-9")
	stranger := p
	stranger.Candidate = r.path("Zoé").Candidate
	_, err = r.Enrolments.SavePath(r.ctx, stranger)
	r.refused(err, "ni de candidat")
	_, err = r.Candidates.Save(r.ctx, data.Candidate{ID: "personne"})
	r.refused(err, "n’existe pas")

	done, enrolments := r.sealed("E", "Chloé")
	kept := ok(r.Sessions.View(done.ID))(t).Cases[0].Path
	moved := kept
	moved.TrainingFrom = day(2020, 6, 2)
	_, err = r.Enrolments.SavePath(r.ctx, moved)
	r.refused(err, "close")
	kept.TrainingTo = day(2020, 12, 19)
	if _, err := r.Enrolments.SavePath(r.ctx, kept); err != nil || len(enrolments) != 1 {
		t.Errorf("the other dates may be corrected: %v", err)
	}
}
