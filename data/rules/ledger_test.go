package rules

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"certibloc/data"
	"certibloc/data/rncp"
)

func TestFourOfFourProposesTheCertificationWhichTheJuryPronounces(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, negociation)
	k.Held = Ledger{prospection: {}, organisation: {}, portefeuille: {}}
	whole := data.Decision{Enrolment: "e", Bloc: data.WholeCertification, Outcome: data.OutcomeAcquired, On: date("2021-06-15")}
	if p := Propose(f, &r, k, data.WholeCertification); p.Outcome != data.OutcomeNone || CertificationDue(f, k) {
		t.Errorf("with three blocs of four: %+v", p)
	}
	mustRefuse(t, CheckDecision(f, &r, k, whole), "n’a pas tous les blocs", "Négocier et suivre une vente")
	k.Decisions = []data.Decision{{ID: "d", Enrolment: "e", Bloc: negociation, Outcome: data.OutcomeAcquired, On: date("2021-06-15")}}
	if p := Propose(f, &r, k, data.WholeCertification); p.Outcome != data.OutcomeAcquired || !CertificationDue(f, k) {
		t.Errorf("with the fourth: %+v", p)
	}
	if err := CheckDecision(f, &r, k, whole); err != nil {
		t.Error(err)
	}
	s := &data.Session{Rules: r}
	j := fullJury()
	k.gives(f, &r, negociation, "12 12")
	k.Decisions[0].Proposed = data.OutcomeAcquired
	if lacks := Blocking(Lacks(f, s, j, []Case{*k})); len(lacks) != 1 || lacks[0].Bloc != data.WholeCertification {
		t.Errorf("the certification waits for its decision: %v", lacks)
	}
	k.Decisions = append(k.Decisions, whole)
	if lacks := Blocking(Lacks(f, s, j, []Case{*k})); len(lacks) != 0 {
		t.Errorf("pronounced: %v", lacks)
	}
	k.Decisions[0].Outcome = data.OutcomeNotAcquired
	k.Decisions[0].Reason = "x"
	if lacks := Blocking(Lacks(f, s, j, []Case{*k})); len(lacks) != 1 {
		t.Errorf("the fourth bloc is gone and the certification stands: %v", lacks)
	}
}

func TestWhatWasHeldBeforeTheProgramCounts(t *testing.T) {
	f := theFiche(t)
	prior := func(bloc rncp.BlocKey, ground data.Ground, on string) data.Prior {
		return data.Prior{ID: data.ID(on), Candidate: "c", Fiche: "27413", Bloc: bloc, Ground: ground, On: date(on), Source: "Registre 2012, page 3",
			CheckedBy: "Martine", CheckedOn: date("2021-01-11")}
	}
	l := NewLedger(f, nil, []data.Prior{prior(organisation, data.GroundRegister, "2012-06-01"), prior(prospection, data.GroundEquivalence, "2020-02-03")})
	if len(l.Lacking(f)) != 2 || l[organisation].Words() != "repris du registre, Registre 2012, page 3" || l.Complete(f) {
		t.Errorf("got %v", l)
	}
	whole := NewLedger(f, nil, []data.Prior{prior(data.WholeCertification, data.GroundRegister, "1998-06-30")})
	if !whole.Complete(f) || !whole.Pronounced() || whole.Blocs(f) != 4 {
		t.Errorf("who holds the certification holds its blocs: %v", whole)
	}
	mustRefuse(t, CheckPrior(f, prior(organisation, data.GroundRegister, "2015-06-01"), l), "déjà acquis depuis le 1er juin 2012")
	mustRefuse(t, CheckPrior(f, prior("1", data.GroundRegister, "2015-06-01"), l), "n’a pas de bloc « 1 »")
	if err := CheckPrior(f, prior(negociation, data.GroundExemption, "2015-06-01"), l); err != nil {
		t.Error(err)
	}
}

func TestWhoHoldsEveryBlocIsEnrolledForTheCertificationAlone(t *testing.T) {
	f, r := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams)
	mustRefuse(t, CheckEnrolment(f, &r, k.Path, k.Enrolment, Standing{}), "aucun bloc")
	all := Ledger{prospection: {}, organisation: {}, portefeuille: {}, negociation: {}}
	if err := CheckEnrolment(f, &r, k.Path, k.Enrolment, Standing{Held: all}); err != nil {
		t.Error(err)
	}
	k.Held = all
	if !CertificationDue(f, k) {
		t.Error("the certification is not before the jury")
	}
	all[data.WholeCertification] = Holding{}
	mustRefuse(t, CheckEnrolment(f, &r, k.Path, k.Enrolment, Standing{Held: all}), "aucun bloc")
}

// facts are what the jury of several sessions may do, in any order: decide, decide again, take back, seal, correct.
type facts struct {
	decisions [3][]data.Decision
	sealed    [3]bool
	priors    []data.Prior
	n         int
}

func (x *facts) id() data.ID {
	x.n++
	return data.ID(fmt.Sprintf("%04d", x.n))
}

func (x *facts) decide(session int, bloc rncp.BlocKey, o data.Outcome, linked bool) {
	d := data.Decision{ID: x.id(), Enrolment: data.ID(fmt.Sprint(session)), Bloc: bloc, Outcome: o, On: rncp.NewDate(2015+session, time.June, 1)}
	if linked {
		for _, old := range data.CurrentDecisions(x.decisions[session]) {
			if old.Bloc == bloc {
				d.Supersedes = old.ID
			}
		}
	}
	x.decisions[session] = append(x.decisions[session], d)
}

func (x *facts) ledger(f *rncp.Fiche) Ledger {
	var sittings []Sitting
	for i := range x.decisions {
		s := Sitting{Decisions: data.CurrentDecisions(x.decisions[i])}
		if x.sealed[i] {
			s.Session.Sealed = rncp.NewDate(2015+i, time.June, 2)
		}
		sittings = append(sittings, s)
	}
	return NewLedger(f, sittings, data.CurrentPriors(x.priors))
}

// No sequence of facts gives a bloc both acquired and not; and a fact that is added, and corrects none, never loses one.
func TestNoSequenceOfFactsContradictsItself(t *testing.T) {
	f := theFiche(t)
	outcomes := []data.Outcome{data.OutcomeAcquired, data.OutcomeNotAcquired, data.OutcomeAbsent, data.OutcomeDeferred, data.OutcomeWithdrawn}
	rapid.Check(t, func(t *rapid.T) {
		x := &facts{}
		for range rapid.IntRange(1, 30).Draw(t, "facts") {
			before := x.ledger(f)
			session := rapid.IntRange(0, 2).Draw(t, "session")
			bloc := rapid.SampledFrom(allBlocs).Draw(t, "bloc")
			corrects := false
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				x.sealed[session] = true
			case 1:
				x.priors = append(x.priors, data.Prior{ID: x.id(), Bloc: bloc, Ground: data.GroundRegister, On: rncp.NewDate(2010, time.May, 1)})
			default:
				x.decide(session, bloc, rapid.SampledFrom(outcomes).Draw(t, "outcome"), rapid.Bool().Draw(t, "linked"))
				corrects = x.sealed[session]
			}
			after := x.ledger(f)
			for b := range before {
				if _, held := after[b]; !held && !corrects {
					t.Fatalf("a fact that corrects nothing lost « %s »", b)
				}
			}
			for i := range x.decisions {
				seen := map[rncp.BlocKey]bool{}
				for _, d := range data.CurrentDecisions(x.decisions[i]) {
					if seen[d.Bloc] {
						t.Fatalf("« %s » is decided twice", d.Bloc)
					}
					seen[d.Bloc] = true
					if _, held := after[d.Bloc]; d.Outcome == data.OutcomeAcquired && x.sealed[i] && !held {
						t.Fatalf("« %s » is acquired and not held", d.Bloc)
					}
				}
			}
		}
	})
}
