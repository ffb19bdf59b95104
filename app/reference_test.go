package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// export is three entries as France compétences publishes them, RNCP36612 among them.
const export = "../data/rncp/testdata/opendata.xml"

// imported imports RNCP36612 and returns it with its gaps.
func (r *room) imported() *rncp.Fiche {
	r.t.Helper()
	read := ok(r.Reference.Read(r.ctx, export, []string{"36612"}, nil))(r.t)
	return ok(r.Reference.Import(r.ctx, read))(r.t)[0].Fiche
}

// sister imports RNCP36612 and completes it.
func (r *room) sister() *rncp.Fiche {
	r.t.Helper()
	f := r.imported()
	fillGaps(f)
	ok(r.Reference.Complete(r.ctx, f))(r.t)
	return f
}

func fillGaps(f *rncp.Fiche) {
	f.Certifier.Signatory = "Président"
	for i := range f.Blocs {
		f.Blocs[i].Tracks = rncp.Propose(f.Blocs[i])
	}
	f.Blocs[3].Tracks = f.Blocs[2].Tracks
}

func TestAFicheServesNoSessionBeforeItIsWhole(t *testing.T) {
	r := newRoom(t)
	f := r.imported()
	s := spring2021("ARH")
	s.Fiche = "36612"
	_, err := r.Sessions.Open(r.ctx, s)
	r.refused(err, "à compléter")
	if len(r.Fiches()) != 1 {
		t.Error("a fiche with gaps is in use")
	}
	if todos := ok(r.Todo())(t); todos[0].Kind != TodoFiche || todos[0].Fiche != "36612" {
		t.Errorf("it is not to be completed: %+v", todos)
	}
	f.Certifier.Signatory = "Président"
	state := ok(r.Reference.Complete(r.ctx, f))(t)
	if len(state.Gaps) != 4 || state.Version.Whole || state.Version.CompletedBy != "Martine" {
		t.Errorf("in part: %+v", state)
	}
	fillGaps(f)
	if state = ok(r.Reference.Complete(r.ctx, f))(t); len(state.Gaps) > 0 || len(r.Fiches()) != 2 || r.Fiches()[0].Code != "27413" {
		t.Errorf("whole: %v", state.Gaps)
	}
	if todos := ok(r.Todo())(t); todos[0].Kind == TodoFiche {
		t.Error("a whole fiche is to be completed")
	}
	if opened := ok(r.Sessions.Open(r.ctx, s))(t); opened.FicheVersion != state.Version.ID {
		t.Errorf("the session is of version %q", opened.FicheVersion)
	}
	r.reopen()
	if all := ok(r.Reference.All())(t); len(r.Fiches()) != 2 || len(all) != 2 || all[1].Used != 1 {
		t.Errorf("opened again: %+v", all)
	}
}

func TestASessionKeepsTheVersionItWasOpenedWith(t *testing.T) {
	r := newRoom(t)
	f := r.sister()
	s := spring2021("ARH")
	s.Fiche = "36612"
	s = ok(r.Sessions.Open(r.ctx, s))(t)
	later := *f
	later.Jury.Colleges = append([]rncp.College(nil), f.Jury.Colleges...)
	later.Jury.Colleges[1].Seats, later.Jury.Minimum = 3, 5
	ok(r.Reference.Complete(r.ctx, &later))(t)
	if v := ok(r.Sessions.View(s.ID))(t); v.Fiche.Jury.Minimum != 4 {
		t.Errorf("the session's jury now has %d members", v.Fiche.Jury.Minimum)
	}
	other := spring2021("ARH-2")
	other.Fiche = "36612"
	other = ok(r.Sessions.Open(r.ctx, other))(t)
	r.reopen()
	if v := ok(r.Sessions.View(s.ID))(t); v.Fiche.Jury.Minimum != 4 {
		t.Error("opened again, the session has another version")
	}
	if v := ok(r.Sessions.View(other.ID))(t); v.Fiche.Jury.Minimum != 5 {
		t.Error("a new session does not have the new version")
	}
}

func TestALaterExportTakesOverWhatWasCompleted(t *testing.T) {
	r := newRoom(t)
	f := r.sister()
	text := string(ok(os.ReadFile(export))(t))
	newer := filepath.Join(t.TempDir(), "export.xml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(newer, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(strings.Replace(text, "<DATE_FIN_ENREGISTREMENT>01/07/2027", "<DATE_FIN_ENREGISTREMENT>01/07/2029", 1))
	read := ok(r.Reference.Read(r.ctx, newer, []string{"36612"}, nil))(t)
	got := read.Entries[0].Fiche
	for i, b := range got.Blocs {
		if b.Key != f.Blocs[i].Key || len(b.Tracks) != 2 {
			t.Errorf("bloc %d: %s, %d tracks", i, b.Key, len(b.Tracks))
		}
	}
	if state := ok(r.Reference.Import(r.ctx, read))(t)[0]; len(state.Gaps) > 0 {
		t.Errorf("what was completed is to be completed again: %v", state.Gaps)
	}
	if last := r.Fiches()[1].LastRegistration(); last.Until != rncp.NewDate(2029, 7, 1) {
		t.Errorf("the registration ends on %s", last.Until)
	}

	write(strings.Replace(text, "Rédaction et suivi d’un contrat de travail", "Rédaction d’un contrat", 1))
	read = ok(r.Reference.Read(r.ctx, newer, []string{"36612"}, nil))(t)
	if state := ok(r.Reference.Import(r.ctx, read))(t)[0]; len(state.Gaps) != 1 || state.Gaps[0].Path != "blocs[0].tracks" {
		t.Errorf("a bloc evaluated otherwise asks for %v", state.Gaps)
	}
	if last := r.Fiches()[1].LastRegistration(); last.Until != rncp.NewDate(2029, 7, 1) {
		t.Error("a version with gaps has taken the place of the whole one")
	}
}

func TestWhatTheRegisterSaysIsNotCompletedAway(t *testing.T) {
	r := newRoom(t)
	f := r.sister()
	changed := *f
	changed.Title = "Assistante"
	_, err := r.Reference.Complete(r.ctx, &changed)
	r.refused(err, "ceux du registre")
	unknown := *f
	unknown.Code = "99999"
	_, err = r.Reference.Complete(r.ctx, &unknown)
	r.refused(err, "n’est pas à compléter")
	_, err = r.Reference.Import(r.ctx, FicheFile{Source: "x", Entries: []ReadFiche{{Fiche: r.Fiches()[0]}}})
	r.refused(err, "celle du programme")
}

func TestAnImportOfSeveralIsWholeOrNothing(t *testing.T) {
	r := newRoom(t)
	before := r.lines()
	read := ok(r.Reference.Read(r.ctx, export, nil, nil))(t)
	if len(read.Entries) != 2 {
		t.Fatalf("%d entries", len(read.Entries))
	}
	bad := read
	bad.Entries = append(bad.Entries, ReadFiche{Fiche: r.Fiches()[0]})
	_, err := r.Reference.Import(r.ctx, bad)
	r.refused(err, "celle du programme")
	if all := ok(r.Reference.All())(t); len(all) != 1 || r.lines() != before {
		t.Error("half of a file was kept")
	}
	if states := ok(r.Reference.Import(r.ctx, read))(t); len(states) != 2 || r.lines() != before+1 {
		t.Errorf("%d lines of the journal", r.lines()-before)
	}
	stopped, stop := context.WithCancel(r.ctx)
	stop()
	if _, err := r.Reference.Read(stopped, export, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a reading that is cancelled: %v", err)
	}
}

func TestTheCentreChoosesTheFicheOfNewSessions(t *testing.T) {
	r := newRoom(t)
	r.sister()
	centre := ok(r.Centre.Get())(t)
	centre.Fiche = "36612"
	if err := r.Centre.Save(r.ctx, centre, "Une autre certification"); err != nil {
		t.Fatal(err)
	}
	if s := r.session("ARH"); s.Fiche != "36612" || r.Fiches()[0].Code != "36612" {
		t.Errorf("a new session is for %s", s.Fiche)
	}
}

func TestTheRulesOfASessionAreOfItsOwnBlocs(t *testing.T) {
	r := newRoom(t)
	f := r.sister()
	centre := ok(r.Centre.Get())(t)
	centre.Rules.Blocs = map[rncp.BlocKey]data.Setting[data.Mark]{organisation: {Value: data.Points(12)}, f.Blocs[0].Key: {Value: data.Points(8)}}
	if err := r.Centre.Save(r.ctx, centre, "Seuils"); err != nil {
		t.Fatal(err)
	}
	s := spring2021("ARH")
	s.Fiche = "36612"
	s = ok(r.Sessions.Open(r.ctx, s))(t)
	if len(s.Rules.Blocs) != 1 || s.Rules.PassMarkOf(f.Blocs[0].Key) != data.Points(8) {
		t.Errorf("kept %v", s.Rules.Blocs)
	}
}

func TestABlocIsHeldByACorrespondence(t *testing.T) {
	r := newRoom(t)
	f := r.sister()
	r.sealed("PRINTEMPS", "Élodie")
	candidate := ok(r.Candidates.All())(t)[0].ID
	c := data.Correspondence{Reference: "Décision n° 7", On: day(2021, 3, 2),
		Old: data.BlocsHeld{Fiche: "27413", Blocs: []rncp.BlocKey{organisation}}, New: data.BlocsHeld{Fiche: "36612", Blocs: []rncp.BlocKey{f.Blocs[3].Key}}}
	if held := ok(r.Candidates.Ledger(candidate, "36612"))(t); len(held) != 0 {
		t.Fatal("a bloc passes from one fiche to another by itself")
	}
	kept := ok(r.Reference.Correspond(r.ctx, c))(t)
	held := ok(r.Candidates.Ledger(candidate, "36612"))(t)
	h, there := held[f.Blocs[3].Key]
	if !there || len(held) != 1 || h.Ground != data.GroundCorrespondence || h.On != day(2021, 6, 15) {
		t.Fatalf("held: %+v", held)
	}
	if words := h.Words(); !strings.Contains(words, "« Organiser son activité commerciale » de RNCP27413, Décision n° 7 du 2 mars 2021") {
		t.Errorf("on the ground: %s", words)
	}
	if back := ok(r.Candidates.Ledger(candidate, "27413"))(t); len(back) != 1 {
		t.Error("the old fiche gains from the new one")
	}

	r.refused(r.Reference.WithdrawCorrespondence(r.ctx, kept.ID, " "), "motif")
	if err := r.Reference.WithdrawCorrespondence(r.ctx, kept.ID, "Saisie par erreur"); err != nil {
		t.Fatal(err)
	}
	if held := ok(r.Candidates.Ledger(candidate, "36612"))(t); len(held) != 0 || len(ok(r.Reference.Correspondences())(t)) != 0 {
		t.Error("a correspondence that was taken back still counts")
	}
}

func TestACorrespondenceNeedsTheDecisionAndBothBlocs(t *testing.T) {
	r := newRoom(t)
	f := r.sister()
	good := data.Correspondence{Reference: "Décision n° 7", On: day(2021, 3, 2),
		Old: data.BlocsHeld{Fiche: "27413", Blocs: []rncp.BlocKey{organisation}}, New: data.BlocsHeld{Fiche: "36612", Blocs: []rncp.BlocKey{f.Blocs[3].Key}}}
	for name, c := range map[string]struct {
		change func(*data.Correspondence)
		want   string
	}{
		"no reference":      {func(c *data.Correspondence) { c.Reference = " " }, "référence"},
		"no date":           {func(c *data.Correspondence) { c.On = data.Date{} }, "date"},
		"a date to come":    {func(c *data.Correspondence) { c.On = day(2030, 1, 1) }, "avenir"},
		"one fiche":         {func(c *data.Correspondence) { c.New = c.Old }, "d’une fiche à une autre"},
		"no bloc":           {func(c *data.Correspondence) { c.New.Blocs = nil }, "ne nomme pas de bloc"},
		"an unknown bloc":   {func(c *data.Correspondence) { c.Old.Blocs = []rncp.BlocKey{"danse"} }, "n’a pas de bloc"},
		"a fiche not there": {func(c *data.Correspondence) { c.Old.Fiche = "11111" }, "n’est pas installée"},
	} {
		try := good
		c.change(&try)
		if _, err := r.Reference.Correspond(r.ctx, try); !data.IsRefusal(err) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheLedgerOfAPersonIsOfTheirCertification(t *testing.T) {
	r := newRoom(t)
	r.sister()
	c := ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Male, GivenNames: []string{"Luc"}, BirthName: "Cazes", BirthDate: day(1999, 1, 2), BirthPlace: in("Mende", "48")}))(t)
	if p := ok(r.Candidates.Person(c.ID))(t); p.Fiche.Code != "27413" {
		t.Errorf("of somebody new: %s", p.Fiche.Code)
	}
	ok(r.Enrolments.SavePath(r.ctx, data.Path{Candidate: c.ID, Fiche: "36612", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing, TrainingFrom: day(2021, 1, 4)}))(t)
	if p := ok(r.Candidates.Person(c.ID))(t); p.Fiche.Code != "36612" {
		t.Errorf("of a path to RNCP36612: %s", p.Fiche.Code)
	}
	if p := ok(r.Candidates.PersonFor(c.ID, "27413"))(t); p.Fiche.Code != "27413" {
		t.Errorf("of the one asked for: %s", p.Fiche.Code)
	}
	_, err := r.Enrolments.SavePath(r.ctx, data.Path{Candidate: c.ID, Fiche: "36612", Route: rncp.RouteIndividual, Track: rncp.TrackContinuing})
	r.refused(err, "individuelle")
}
