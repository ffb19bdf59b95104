package app

import (
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// someone is a person who was never enrolled.
func (r *room) someone() data.Candidate {
	r.t.Helper()
	return ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Male, GivenNames: []string{"Māris"}, BirthName: "Keizars",
		BirthDate: day(1971, 7, 30), BirthPlace: abroad("Liepāja", "Lettonie")}))(r.t)
}

// prior is an entry taken over from the register.
func (r *room) prior(candidate data.ID, bloc rncp.BlocKey) data.Prior {
	return data.Prior{Candidate: candidate, Fiche: "27413", Bloc: bloc, Ground: data.GroundRegister, On: day(1998, 6, 30),
		Source: "Registre 3, page 12", CheckedBy: "Martine", CheckedOn: r.Today()}
}

func TestWhoWasNeverEnrolledHoldsWhatWasTakenOver(t *testing.T) {
	r := newRoom(t)
	c := r.someone()
	ok(r.Candidates.AddPrior(r.ctx, r.prior(c.ID, data.WholeCertification)))(t)
	person := ok(r.Candidates.Person(c.ID))(t)
	if !person.Ledger.Pronounced() || person.Ledger.Blocs(r.Fiches()[0]) != 4 || len(person.Priors) != 1 {
		t.Errorf("the ledger holds %v", person.Ledger)
	}
	_, err := r.Candidates.AddPrior(r.ctx, r.prior(c.ID, organisation))
	r.refused(err, "déjà acquis depuis le 30 juin 1998")
	ahead := r.prior(r.someone().ID, organisation)
	ahead.On, ahead.CheckedOn = day(2021, 6, 16), day(2021, 6, 16)
	_, err = r.Candidates.AddPrior(r.ctx, ahead)
	r.refused(err, "avenir")
}

func TestAnEntryTakenBackStaysWithItsReason(t *testing.T) {
	r := newRoom(t)
	c := r.someone()
	p := ok(r.Candidates.AddPrior(r.ctx, r.prior(c.ID, organisation)))(t)
	r.refused(r.Candidates.WithdrawPrior(r.ctx, p.ID, "  "), "motif")
	if err := r.Candidates.WithdrawPrior(r.ctx, p.ID, "Autre personne du même nom."); err != nil {
		t.Fatal(err)
	}
	r.refused(r.Candidates.WithdrawPrior(r.ctx, p.ID, "Encore."), "déjà retiré")
	person := ok(r.Candidates.Person(c.ID))(t)
	if len(person.Ledger) != 0 || len(person.Priors) != 0 || len(person.Withdrawn) != 1 || person.Withdrawn[0].Withdrawn != "Autre personne du même nom." {
		t.Errorf("got %+v", person)
	}
	events := ok(r.Candidates.History(c.ID))(t)
	if n := len(events); n != 3 || events[1].Bloc != organisation || events[2].Reason != "Autre personne du même nom." {
		t.Errorf("the history says %+v", events)
	}
	ok(r.Candidates.AddPrior(r.ctx, r.prior(c.ID, organisation)))(t)
}

func TestTheStandingTellsAttemptsAndWhatMayBeSatAgain(t *testing.T) {
	r := newRoom(t)
	s, _ := r.failed("P", "Élodie")
	again := spring2021("R")
	again.ResitOf = s.ID
	resit := ok(r.Sessions.Open(r.ctx, again))(t)
	candidate := ok(r.Sessions.View(s.ID))(t).Cases[0].Candidate.ID
	standing := ok(r.Candidates.Standing(resit.ID, candidate))(t)
	if standing.Attempts[organisation] != 1 || standing.Resat == nil || standing.Resat.Session.ID != s.ID {
		t.Errorf("got %+v", standing)
	}
	_, err := r.Candidates.Standing(resit.ID, r.someone().ID)
	r.refused(err, "n’était pas inscrite à la session", "rattrapage")
}

// failed takes someone through a whole session without success.
func (r *room) failed(code, givenName string) (data.Session, data.Enrolment) {
	r.t.Helper()
	s := r.session(code)
	r.jury(s)
	e := r.enrol(s, r.path(givenName))
	ok(r.Results.Record(r.ctx, written(e, 4), ""))(r.t)
	r.begin(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeNotAcquired}))(r.t)
	if err := r.Sessions.Seal(r.ctx, s.ID); err != nil {
		r.t.Fatal(err)
	}
	return s, e
}

func TestACorrectionIsInTheHistoryWithItsBloc(t *testing.T) {
	r := newRoom(t)
	s, e := r.failed("P", "Élodie")
	ok(r.Juries.Correct(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired, On: day(2021, 6, 15),
		Reason: "Note mal reportée."}))(t)
	candidate := ok(r.Sessions.View(s.ID))(t).Cases[0].Candidate.ID
	events := ok(r.Candidates.History(candidate))(t)
	if last := events[len(events)-1]; last.Action != ActCorrect || last.Bloc != organisation || last.Reason != "Note mal reportée." {
		t.Errorf("the last line is %+v", last)
	}
	if first := events[0]; first.Bloc != "" {
		t.Errorf("the first line is %+v", first)
	}
}
