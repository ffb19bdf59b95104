package app

import (
	"testing"

	"certibloc/data"
)

func TestALaterResultSupersedesAnEarlierOneAndKeepsIt(t *testing.T) {
	r := newRoom(t)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	first := ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	lines := r.lines()
	if same := ok(r.Results.Record(r.ctx, written(e, 12), ""))(t); same.ID != first.ID || r.lines() != lines {
		t.Error("the same value again was an act")
	}
	second := ok(r.Results.Record(r.ctx, written(e, 13), "Erreur de report."))(t)
	if second.Supersedes != first.ID {
		t.Errorf("the second result supersedes %q, want %q", second.Supersedes, first.ID)
	}
	v := ok(r.Sessions.View(e.Session))(t)
	if got := v.Cases[0].Results; len(got) != 1 || got[0].Value.Mark != data.Points(13) {
		t.Errorf("the current results are %v", got)
	}
}

func TestWhatDoesNotFitTheFicheIsRefusedAndNothingKept(t *testing.T) {
	r := newRoom(t)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	before := r.lines()
	oral := written(e, 12)
	oral.Assessment = "oral"
	_, err := r.Results.Record(r.ctx, oral, "")
	r.refused(err, "n’a pas à passer", "Écrit")
	_, err = r.Results.Record(r.ctx, written(e, 21), "")
	r.refused(err, "hors de l’échelle")
	_, err = r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired})
	r.refused(err, "jury daté")
	if r.lines() != before {
		t.Error("a refused act left a line in the journal")
	}
}

func TestTheJuryDecidesBesideTheProposal(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	r.jury(s)
	ok(r.Results.Record(r.ctx, written(e, 9), ""))(t)
	r.begin(s)
	decision := data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}
	_, err := r.Juries.Decide(r.ctx, decision)
	r.refused(err, "non acquis", "motif")
	decision.Reason = "Dossier probant."
	kept := ok(r.Juries.Decide(r.ctx, decision))(t)
	if kept.Proposed != data.OutcomeNotAcquired || kept.Outcome != data.OutcomeAcquired || kept.On != day(2021, 6, 15) {
		t.Errorf("got %+v", kept)
	}
	lines := r.lines()
	if same := ok(r.Juries.Decide(r.ctx, decision))(t); same.ID != kept.ID || r.lines() != lines {
		t.Error("the same decision again was an act")
	}
	decision.Outcome, decision.Reason = data.OutcomeNotAcquired, ""
	if next := ok(r.Juries.Decide(r.ctx, decision))(t); next.Supersedes != kept.ID {
		t.Errorf("the second decision supersedes %q", next.Supersedes)
	}
}

func TestSealingWaitsForTheJuryAndEveryDecision(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "pas de candidat")
	e := r.enrol(s, r.path("Élodie"))
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "il manque Écrit", "jury")
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.jury(s)
	r.begin(s)
	three := data.Jury{Session: s.ID, On: day(2021, 6, 15), Place: "Aurillac", Members: exampleSessions[0].members[:3]}
	if err := r.Juries.Compose(r.ctx, three); err != nil {
		t.Fatal(err)
	}
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "3 membres", "organisme de formation")
	_, err := r.Documents.Plan(s.ID)
	r.refused(err, "n’est pas close", "organisme de formation")
	tomorrow := data.Jury{Session: s.ID, On: day(2021, 6, 16), Place: "Aurillac", Members: exampleSessions[0].members}
	if err := r.Juries.Compose(r.ctx, tomorrow); err != nil {
		t.Fatal(err)
	}
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "date du jury a changé")
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "16 juin 2021", "avant")
	r.jury(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	if err := r.Sessions.Seal(r.ctx, s.ID); err != nil {
		t.Fatal(err)
	}
}

func TestASealedSessionIsClosed(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie")
	before := r.lines()
	_, err := r.Results.Record(r.ctx, written(enrolments[0], 15), "")
	r.refused(err, "close depuis le 15 juin 2021")
	_, err = r.Juries.Decide(r.ctx, data.Decision{Enrolment: enrolments[0].ID, Bloc: organisation, Outcome: data.OutcomeAbsent})
	r.refused(err, "close")
	r.refused(r.Juries.Compose(r.ctx, data.Jury{Session: s.ID}), "close")
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "close")
	if r.lines() != before {
		t.Error("a refused act left a line in the journal")
	}
	ledger := ok(r.Candidates.Ledger(ok(r.Sessions.View(s.ID))(t).Cases[0].Candidate.ID, "27413"))(t)
	if _, held := ledger[organisation]; !held || len(ledger) != 1 {
		t.Errorf("the ledger holds %v", ledger)
	}
}

func TestEveryDecisionOfACaseIsKept(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	r.jury(s)
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.begin(s)
	decision := data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}
	first := ok(r.Juries.Decide(r.ctx, decision))(t)
	r.must(r.Juries.Withdraw(r.ctx, e.ID, organisation))
	ok(r.Juries.Decide(r.ctx, decision))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	decision.Outcome, decision.Reason, decision.On = data.OutcomeNotAcquired, "Erreur de report.", day(2021, 6, 15)
	last := ok(r.Juries.Correct(r.ctx, decision))(t)
	all := ok(r.Juries.Decisions(e.ID))(t)
	if len(all) != 4 || all[0].ID != first.ID || all[1].Outcome != data.OutcomeWithdrawn || all[3].ID != last.ID || !all[3].Correction {
		t.Errorf("got %+v", all)
	}
	_, err := r.Juries.Decisions("nobody")
	r.refused(err, "n’existe pas")
}
