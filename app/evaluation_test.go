package app

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

func (r *room) kase(e data.Enrolment) rules.Case {
	r.t.Helper()
	v := ok(r.Sessions.View(e.Session))(r.t)
	return *v.Case(e.ID)
}

func (r *room) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func convoked(e data.Enrolment, hour data.Hour) data.Convocation {
	return data.Convocation{Enrolment: e.ID, Bloc: organisation, Assessment: "ecrit", On: day(2021, 5, 18), At: hour, Minutes: 120, Place: "Salle 1"}
}

func TestSummoningIsAllOrNothing(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	one, two := r.enrol(s, r.path("Élodie")), r.enrol(s, r.path("Zoé"))
	before := r.lines()
	late := convoked(two, "09:00")
	late.On = day(2021, 6, 1)
	r.refused(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{convoked(one, "09:00"), late}), "hors de la session")
	if r.lines() != before || len(r.kase(one).Convocations) != 0 {
		t.Error("half of a refused act was kept")
	}
	r.must(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{convoked(one, "09:00"), convoked(two, "09:00")}))
	r.must(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{convoked(one, "10:00")}))
	got := r.kase(one).Convocations
	if len(got) != 1 || got[0].At != "10:00" || got[0].Supersedes == "" {
		t.Errorf("got %+v", got)
	}
}

func TestAnAbsenceIsTheResultAndGoesWithIt(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	r.must(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{convoked(e, "09:00")}))
	attend := func(p data.Presence) error {
		return r.Assessments.Attend(r.ctx, s.ID, []data.Attendance{{Enrolment: e.ID, Bloc: organisation, Assessment: "ecrit", Presence: p}})
	}
	says := func(what string, want data.ValueKind) {
		t.Helper()
		got := data.ValueKind("")
		if all := r.kase(e).Results; len(all) == 1 {
			got = all[0].Value.Kind
			if all[0].On != day(2021, 5, 18) {
				t.Errorf("%s: on %s, want the day of the convocation", what, all[0].On)
			}
		}
		if got != want {
			t.Errorf("%s: the result is %q, want %q", what, got, want)
		}
	}
	r.must(attend(data.Absent))
	says("absent", data.ValueAbsent)
	r.must(attend(data.Excused))
	says("excused after all", data.ValueExcused)
	_, err := r.Results.Record(r.ctx, written(e, 12), "")
	r.refused(err, "noté « excusé »")
	r.must(attend(data.Present))
	says("present after all", "")
	mark := written(e, 12)
	mark.On = day(2021, 5, 18)
	ok(r.Results.Record(r.ctx, mark, ""))(t)
	r.refused(attend(data.Absent), "a déjà un résultat")
	says("marked", data.ValueMark)
}

func TestAResultEnteredByMistakeIsTakenBack(t *testing.T) {
	r := newRoom(t)
	e := r.enrol(r.session("P"), r.path("Élodie"))
	r.refused(r.Results.Withdraw(r.ctx, written(e, 12)), "n’a pas de résultat")
	first := ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.must(r.Results.Withdraw(r.ctx, first))
	if got := r.kase(e).Results; len(got) != 0 {
		t.Errorf("got %v", got)
	}
	ok(r.Results.Record(r.ctx, written(e, 13), ""))(t)
	if got := r.kase(e).Results; len(got) != 1 || got[0].Value.Mark != data.Points(13) {
		t.Errorf("got %v", got)
	}
}

func TestDoubleEntryIsSettledByAThirdAct(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	second := data.SecondEntry{Enrolment: e.ID, Bloc: organisation, Assessment: "ecrit", Value: data.Value{Kind: data.ValueMark, Mark: data.Points(13)}, By: "Odile Tourde"}
	r.refused(r.Results.RecordSecond(r.ctx, second), "ne demande pas de double saisie")
	double := s.Rules.Clone()
	double.DoubleEntry.Value = true
	r.refused(r.Sessions.ChangeRules(r.ctx, s.ID, double, " "), "motif")
	r.must(r.Sessions.ChangeRules(r.ctx, s.ID, double, "Demandé par le réseau."))
	r.refused(r.Results.RecordSecond(r.ctx, second), "première saisie")
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	mine := second
	mine.By = "martine" // the operator's own name
	r.refused(r.Results.RecordSecond(r.ctx, mine), "Martine a fait la première saisie")
	r.must(r.Results.RecordSecond(r.ctx, second))
	v := ok(r.Sessions.View(s.ID))(t)
	if _, differing := rules.Unchecked(v.Fiche, &v.Session.Rules, &v.Cases[0], organisation); len(differing) != 1 {
		t.Errorf("differing: %v", differing)
	}
	r.must(r.Results.Settle(r.ctx, written(e, 13), "Copie relue."))
	v = ok(r.Sessions.View(s.ID))(t)
	if waiting, differing := rules.Unchecked(v.Fiche, &v.Session.Rules, &v.Cases[0], organisation); len(waiting)+len(differing) != 0 || v.Cases[0].Results[0].Value.Mark != data.Points(13) {
		t.Errorf("after settling: %v, %v, %v", waiting, differing, v.Cases[0].Results)
	}
	r.refused(r.Results.Settle(r.ctx, written(e, 14), ""), "ne diffèrent pas")
}

func TestRulesChangeOnlyWhereEveryResultFits(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	quarter := written(e, 12)
	quarter.Value.Mark += 25
	ok(r.Results.Record(r.ctx, quarter, ""))(t)
	halves := s.Rules.Clone()
	halves.Scale.Value.Step = 50
	r.refused(r.Sessions.ChangeRules(r.ctx, s.ID, halves, "Demi-points."), "déjà saisi ne va pas avec ce règlement", "12,25")
	strict := s.Rules.Clone()
	strict.PassMark = data.Setting[data.Mark]{Value: data.Points(13), Origin: data.OriginNetwork}
	r.must(r.Sessions.ChangeRules(r.ctx, s.ID, strict, "Règlement du réseau reçu."))
	v := ok(r.Sessions.View(s.ID))(t)
	if p := rules.Propose(v.Fiche, &v.Session.Rules, &v.Cases[0], organisation); p.Outcome != data.OutcomeNotAcquired {
		t.Errorf("under a pass mark of 13: %+v", p)
	}
	if ok(r.Centre.Get())(t).Rules.PassMark.Value != data.Points(10) {
		t.Error("a session's règlement changed the centre's")
	}
}

func TestTicksAreKeptAndNamesSeen(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	other := ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Male, GivenNames: []string{"Marc"}, BirthName: "Dupont", BirthDate: day(1990, 1, 2), BirthPlace: in("Rodez", "12")}))(t)
	p := ok(r.Enrolments.SavePath(r.ctx, data.Path{Candidate: other.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing, TrainingFrom: day(2020, 6, 1)}))(t)
	r.enrol(s, p)
	r.must(r.Results.Tick(r.ctx, data.Tick{Enrolment: e.ID, Bloc: organisation, Competence: 1, Level: data.LevelOnTheWay, Comment: "Moins sûre que Dupont."}))
	r.must(r.Results.Tick(r.ctx, data.Tick{Enrolment: e.ID, Bloc: organisation, Competence: 1, Level: data.LevelAcquired}))
	k := r.kase(e)
	if got, _ := k.Tick(organisation, 1); got.Level != data.LevelAcquired || got.Comment != "" || len(k.Ticks) != 1 {
		t.Errorf("got %+v", got)
	}
	v := ok(r.Sessions.View(s.ID))(t)
	if named := v.Named("Moins sûre que Dupont.", k.Candidate.ID); len(named) != 1 || named[0].ID != other.ID {
		t.Errorf("named %v", named)
	}
}

func TestPriorsFillTheLedger(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	p := r.path("Élodie")
	prior := data.Prior{Candidate: p.Candidate, Fiche: "27413", Bloc: organisation, Ground: data.GroundRegister, On: day(2015, 6, 2),
		Source: "Registre 2015, page 4", CheckedBy: "Martine", CheckedOn: day(2021, 6, 1)}
	future := prior
	future.On, future.CheckedOn = day(2021, 7, 1), day(2021, 7, 2)
	_, err := r.Candidates.AddPrior(r.ctx, future)
	r.refused(err, "dans l’avenir")
	kept := ok(r.Candidates.AddPrior(r.ctx, prior))(t)
	_, err = r.Candidates.AddPrior(r.ctx, prior)
	r.refused(err, "déjà acquis depuis le 2 juin 2015")
	_, err = r.Enrolments.Enrol(r.ctx, s.ID, p.ID, []data.BlocRequest{{Bloc: organisation, Way: rncp.WayExams}})
	r.refused(err, "déjà acquis", "n’inscrivez que ce qui manque")
	r.refused(r.Candidates.WithdrawPrior(r.ctx, kept.ID, ""), "motif")
	r.must(r.Candidates.WithdrawPrior(r.ctx, kept.ID, "Homonyme."))
	r.refused(r.Candidates.WithdrawPrior(r.ctx, kept.ID, "Encore."), "déjà retiré")
	if l := ok(r.Candidates.Ledger(p.Candidate, "27413"))(t); len(l) != 0 {
		t.Errorf("withdrawn and still held: %v", l)
	}
	r.enrol(s, p)
	history := ok(r.Candidates.History(p.Candidate))(t)
	if !slices.ContainsFunc(history, func(e Event) bool { return e.Action == ActPrior && e.Reason == "Homonyme." }) {
		t.Error("the history does not tell of it")
	}
}

func TestNothingIsDecidedBeforeTheDeliberationBegins(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	r.jury(s)
	_, err := r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeDeferred})
	r.refused(err, "n’est pas ouverte")
	r.refused(r.Juries.Start(r.ctx, s.ID), "il manque Écrit", "écartez-le avec un motif")
	v := ok(r.Sessions.View(s.ID))(t)
	point := rules.OpenBeforeStart(v.Jury, v.Lacks)[0].Sentence
	r.refused(r.Juries.SetAside(r.ctx, s.ID, "Autre chose.", "x"), "n’est plus à régler")
	r.must(r.Juries.SetAside(r.ctx, s.ID, point, "Copie égarée, épreuve refaite en décembre."))
	r.must(r.Juries.Start(r.ctx, s.ID))
	r.refused(r.Juries.Start(r.ctx, s.ID), "déjà ouverte")
	_, err = r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired})
	r.refused(err, "Il manque des résultats")
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeDeferred}))(t)
	r.must(r.Juries.Withdraw(r.ctx, e.ID, organisation))
	if _, decided := func() (data.Decision, bool) { k := r.kase(e); return k.Decision(organisation) }(); decided {
		t.Error("withdrawn and still decided")
	}
	r.refused(r.Juries.Withdraw(r.ctx, e.ID, organisation), "Aucune décision")
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeDeferred}))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	docs := ok(r.issue(s))(t)
	m := docs[0].Sheet.Minutes
	if m == nil || len(m.SetAside) != 1 || m.SetAside[0].Reason == "" || m.Began == "" || m.Ended == "" || len(m.Hash) != 64 {
		t.Errorf("the minutes say %+v", m)
	}
}

func TestAJuryThatCannotSitIsNeverSetAside(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	r.enrol(s, r.path("Élodie"))
	v := ok(r.Sessions.View(s.ID))(t)
	for _, l := range v.Lacks {
		if l.Kind == rules.LackJury && !l.Warning {
			r.refused(r.Juries.SetAside(r.ctx, s.ID, l.Sentence, "On verra."), "ne peut pas être écarté")
		}
	}
}

func TestAJuryHeldElsewhereSendsItsDecisions(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	elsewhere := data.Jury{Session: s.ID, On: day(2021, 6, 14), Place: "Mende", Held: data.HeldElsewhere}
	r.refused(r.Juries.Compose(r.ctx, elsewhere), "avec qui")
	elsewhere.With = "CCI Lozère"
	r.must(r.Juries.Compose(r.ctx, elsewhere))
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "référence du procès-verbal reçu")
	elsewhere.Reference = "PV 2021-04"
	r.must(r.Juries.Compose(r.ctx, elsewhere))
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	if m := ok(r.issue(s))(t)[0].Sheet.Minutes; m.Reference != "PV 2021-04" || m.Held != "Jury tenu par CCI Lozère" {
		t.Errorf("got %+v", m)
	}
}

// « After sealing: a correction is a new decision with its reason, with corrected minutes that cite the first. »
func TestACorrectionKeepsTheFirstDecisionAndItsMinutes(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie")
	first := ok(r.issue(s))(t)
	e := enrolments[0]
	fix := data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeNotAcquired, On: day(2021, 6, 15)}
	_, err := r.Juries.Correct(r.ctx, fix)
	r.refused(err, "motif")
	fix.Reason = "Copie d’une autre personne."
	fix.On = day(2021, 6, 16)
	_, err = r.Juries.Correct(r.ctx, fix)
	r.refused(err, "dans l’avenir")
	fix.On = day(2021, 6, 14)
	_, err = r.Juries.Correct(r.ctx, fix)
	r.refused(err, "avant le jury")
	fix.On = day(2021, 6, 15)
	same := fix
	same.Outcome = data.OutcomeAcquired
	_, err = r.Juries.Correct(r.ctx, same)
	r.refused(err, "déjà « acquis »")
	kept := ok(r.Juries.Correct(r.ctx, fix))(t)
	if !kept.Correction || kept.Supersedes == "" {
		t.Errorf("got %+v", kept)
	}
	plan := ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Ready) != 1 || plan.Ready[0].Kind != data.KindMinutes || len(plan.Overtaken) != 1 || plan.Overtaken[0].Number.Kind != data.KindBlocCertificate {
		t.Fatalf("ready %v, overtaken %v", plan.Ready, plan.Overtaken)
	}
	again := ok(r.issue(s))(t)
	m := again[0].Sheet.Minutes
	if m.Corrects != first[0].Number.String() || len(m.Corrections) != 1 || m.Corrections[0].Was != data.OutcomeAcquired || m.Corrections[0].Reason != fix.Reason || m.Hash == first[0].Sheet.Minutes.Hash {
		t.Errorf("got %+v", m)
	}
	if bytes.Equal(ok(r.Documents.PDF(first[0]))(t), ok(r.Documents.PDF(again[0]))(t)) {
		t.Error("the corrected minutes are the first ones")
	}
	if l := ok(r.Candidates.Ledger(r.kase(e).Candidate.ID, "27413"))(t); len(l) != 0 {
		t.Errorf("the bloc taken back is still held: %v", l)
	}
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Ready) != 0 {
		t.Errorf("still to issue: %v", plan.Ready)
	}
	todos := ok(r.Todo())(t)
	if !slices.ContainsFunc(todos, func(x Todo) bool { return x.Kind == TodoOvertaken && strings.Contains(x.Sentence, "CB-2021-0001") }) {
		t.Errorf("what to do does not say that the certificate stays here: %v", todos)
	}
}

func TestAResitTakesUpWhoFailed(t *testing.T) {
	r := newRoom(t)
	first := r.session("P")
	again := spring2021("R")
	again.ResitOf = first.ID
	_, err := r.Sessions.Open(r.ctx, again)
	r.refused(err, "n’est pas close")
	r.jury(first)
	p, other := r.path("Élodie"), r.path("Zoé")
	e := r.enrol(first, p)
	ok(r.Results.Record(r.ctx, written(e, 8), ""))(t)
	r.begin(first)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeNotAcquired}))(t)
	r.must(r.Sessions.Seal(r.ctx, first.ID))
	resit := ok(r.Sessions.Open(r.ctx, again))(t)
	r.enrol(resit, p)
	_, err = r.Enrolments.Enrol(r.ctx, resit.ID, other.ID, []data.BlocRequest{{Bloc: organisation, Way: rncp.WayExams}})
	r.refused(err, "n’était pas inscrite")
	centre := ok(r.Centre.Get())(t)
	centre.Rules.Resits.Value = false
	r.must(r.Centre.Save(r.ctx, centre, ""))
	again.Code = "R2"
	_, err = r.Sessions.Open(r.ctx, again)
	r.refused(err, "ne prévoit pas de session de rattrapage")
}

func TestASessionMovesWithoutLeavingItsConvocationsBehind(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	e := r.enrol(s, r.path("Élodie"))
	r.must(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{convoked(e, "09:00")}))
	s.From = day(2021, 5, 20)
	r.refused(r.Sessions.Change(r.ctx, s), "une convocation le 18 mai 2021", "hors des nouveaux jours")
	s.From, s.Name = day(2021, 5, 18), "Mai 2021"
	r.must(r.Sessions.Change(r.ctx, s))
	if got := ok(r.Sessions.View(s.ID))(t).Session; got.Name != "Mai 2021" || got.Code != "P" {
		t.Errorf("got %+v", got)
	}
}

func TestPapersFollowTheFacts(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	_, err := r.Documents.Paper(r.ctx, s.ID, data.KindConvocation, "")
	r.refused(err, "rien à imprimer")
	_, err = r.Documents.Paper(r.ctx, s.ID, data.KindResultsList, "")
	r.refused(err, "n’est pas close")
	_, err = r.Documents.Paper(r.ctx, s.ID, data.KindAttestation, "")
	r.refused(err, "n’est pas un document de travail")
	one, two := r.enrol(s, r.path("Élodie")), r.enrol(s, r.path("Zoé"))
	r.must(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{convoked(one, "09:00"), convoked(two, "09:00")}))
	r.jury(s)
	for kind, want := range map[data.DocumentKind]int{data.KindConvocation: 2, data.KindAttendance: 1, data.KindExaminerSheet: 2, data.KindJuryLetter: 5} {
		pdf := ok(r.Documents.Paper(r.ctx, s.ID, kind, ""))(t)
		if got := bytes.Count(pdf, []byte(fmt.Sprintf("%q:%q", "kind", kind))); got != want {
			t.Errorf("%s: %d sheets, want %d", kind, got, want)
		}
	}
	single := ok(r.Documents.Paper(r.ctx, s.ID, data.KindConvocation, two.ID))(t)
	if !bytes.Contains(single, []byte("Zoé")) || bytes.Contains(single, []byte("Élodie")) {
		t.Error("one candidate's convocation is not that candidate's")
	}
}

func TestThePostedListNamesNobody(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	list := string(ok(r.Documents.Paper(r.ctx, s.ID, data.KindResultsList, ""))(t))
	for _, name := range []string{"Élodie", "Zoé", "Lœuillet", "1998"} {
		if strings.Contains(list, name) {
			t.Errorf("the list to post says %q", name)
		}
	}
}

func TestTermsAreSaidUntilTheyAreKept(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	p := r.path("Élodie")
	p.ID, p.Route, p.Track, p.VAEAdmissible, p.VAEFiled = "", rncp.RouteVAE, rncp.TrackVAE, day(2020, 6, 1), day(2021, 2, 10)
	p = ok(r.Enrolments.SavePath(r.ctx, p))(t)
	e := ok(r.Enrolments.Enrol(r.ctx, s.ID, p.ID, []data.BlocRequest{{Bloc: organisation, Way: rncp.WayVAE}}))(t)
	find := func(kind TodoKind) *Todo {
		todos := ok(r.Todo())(t)
		if i := slices.IndexFunc(todos, func(x Todo) bool { return x.Kind == kind }); i >= 0 {
			return &todos[i]
		}
		return nil
	}
	if x := find(TodoVAE); x == nil || x.By != day(2021, 5, 31) || !x.Late {
		t.Errorf("a file of 10 February: %+v", x)
	}
	r.jury(s)
	r.begin(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	x := find(TodoDuty)
	if x == nil || x.Duty != data.DutyNotifyVAE || x.By != day(2021, 6, 30) || !strings.Contains(x.Sentence, "Le certificateur notifie") {
		t.Fatalf("got %+v", x)
	}
	r.refused(r.Sessions.Fulfil(r.ctx, data.Fulfilled{Session: s.ID, Duty: data.DutyNotifyVAE, On: day(2021, 6, 16)}), "dans l’avenir")
	r.must(r.Sessions.Fulfil(r.ctx, data.Fulfilled{Session: s.ID, Duty: data.DutyNotifyVAE, On: day(2021, 6, 15)}))
	if x := find(TodoDuty); x != nil {
		t.Errorf("done and still said: %+v", x)
	}
}

func TestWhoHoldsEveryBlocComesForTheCertificationAlone(t *testing.T) {
	r := newRoom(t)
	p := r.path("Élodie")
	for _, bloc := range []rncp.BlocKey{prospection, organisation, portefeuille, negociation} {
		ok(r.Candidates.AddPrior(r.ctx, data.Prior{Candidate: p.Candidate, Fiche: "27413", Bloc: bloc, Ground: data.GroundRegister, On: day(2015, 6, 2),
			Source: "Registre 2015", CheckedBy: "Martine", CheckedOn: day(2021, 6, 1)}))(t)
	}
	if todos := ok(r.Todo())(t); !slices.ContainsFunc(todos, func(x Todo) bool { return x.Kind == TodoPronounce && x.Candidate == p.Candidate }) {
		t.Errorf("nothing says that a jury may pronounce: %v", todos)
	}
	s := r.session("P")
	e := ok(r.Enrolments.Enrol(r.ctx, s.ID, p.ID, nil))(t)
	r.jury(s)
	r.begin(s)
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: data.WholeCertification, Outcome: data.OutcomeAcquired}))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	if got := numbers(ok(r.issue(s))(t)); got != "PV-2021-0001 AR-2021-0001" {
		t.Errorf("issued %s: there are no results to transcribe", got)
	}
	_, err := r.Enrolments.Enrol(r.ctx, r.session("H").ID, p.ID, nil)
	r.refused(err, "aucun bloc")
}

func TestFourBlocsOverTimeArePronouncedByTheJury(t *testing.T) {
	r := newRoom(t)
	p := r.path("Élodie")
	for _, bloc := range []rncp.BlocKey{prospection, portefeuille, negociation} {
		ok(r.Candidates.AddPrior(r.ctx, data.Prior{Candidate: p.Candidate, Fiche: "27413", Bloc: bloc, Ground: data.GroundRegister, On: day(2015, 6, 2),
			Source: "Registre 2015", CheckedBy: "Martine", CheckedOn: day(2021, 6, 1)}))(t)
	}
	todos := ok(r.Todo())(t)
	if !slices.ContainsFunc(todos, func(x Todo) bool { return x.Kind == TodoOneBlocLeft && x.Candidate == p.Candidate }) {
		t.Errorf("one bloc is left and nothing says so: %v", todos)
	}
	s := r.session("P")
	e := r.enrol(s, p)
	r.jury(s)
	ok(r.Results.Record(r.ctx, written(e, 12), ""))(t)
	r.begin(s)
	whole := data.Decision{Enrolment: e.ID, Bloc: data.WholeCertification, Outcome: data.OutcomeAcquired}
	_, err := r.Juries.Decide(r.ctx, whole)
	r.refused(err, "n’a pas tous les blocs", "Organiser")
	ok(r.Juries.Decide(r.ctx, data.Decision{Enrolment: e.ID, Bloc: organisation, Outcome: data.OutcomeAcquired}))(t)
	r.refused(r.Sessions.Seal(r.ctx, s.ID), "la décision sur la certification complète manque")
	ok(r.Juries.Decide(r.ctx, whole))(t)
	r.must(r.Sessions.Seal(r.ctx, s.ID))
	l := ok(r.Candidates.Ledger(p.Candidate, "27413"))(t)
	if !l.Pronounced() || l[data.WholeCertification].On != day(2021, 6, 15) {
		t.Errorf("got %v", l)
	}
	minutes := ok(r.issue(s))(t)[0].Sheet.Minutes
	if c := minutes.Cases[0]; len(c.Earlier) != 3 || c.Certification != data.OutcomeAcquired || c.Earlier[0].Ground != "repris du registre, Registre 2015" {
		t.Errorf("the minutes say %+v", c)
	}
}

// Bad input is refused with a sentence, and nothing changes.
func TestBadInputChangesNothing(t *testing.T) {
	r := newRoom(t)
	sealed, done := r.sealed("P", "Élodie")
	s := r.session("H")
	p := r.path("Zoé")
	e := r.enrol(s, p)
	r.jury(s)
	members := slices.Clone(exampleSessions[0].members[:4])
	record := func(change func(*data.Result)) error {
		res := written(e, 12)
		change(&res)
		_, err := r.Results.Record(r.ctx, res, "")
		return err
	}
	compose := func(change func([]data.Member)) error {
		m := append(slices.Clone(members), data.Member{Name: "Alain Cros", College: "employeurs"})
		change(m)
		return r.Juries.Compose(r.ctx, data.Jury{Session: s.ID, On: day(2021, 6, 15), Place: "Aurillac", Members: m})
	}
	before := r.lines()
	for _, c := range []struct {
		name string
		do   func() error
		word string
	}{
		{"a training that ends before it begins", func() error {
			q := p
			q.TrainingTo = day(2020, 1, 1)
			_, err := r.Enrolments.SavePath(r.ctx, q)
			return err
		}, "avant de commencer"},
		{"a VAE file before its admissibility", func() error {
			q := data.Path{Candidate: p.Candidate, Fiche: "27413", Route: rncp.RouteVAE, Track: rncp.TrackVAE, VAEAdmissible: day(2021, 2, 1), VAEFiled: day(2021, 1, 1)}
			_, err := r.Enrolments.SavePath(r.ctx, q)
			return err
		}, "avant la recevabilité"},
		{"a mark off the scale", func() error { return record(func(x *data.Result) { x.Value.Mark = data.Points(21) }) }, "hors de l’échelle"},
		{"a bloc not asked for", func() error { return record(func(x *data.Result) { x.Bloc = negociation }) }, "n’a pas à passer"},
		{"a member twice", func() error {
			return compose(func(m []data.Member) { m[4].Name, m[4].College = "  bernard SALARNIER", m[0].College })
		}, "deux fois"},
		{"one person for two colleges", func() error { return compose(func(m []data.Member) { m[4].Name = "Bernard Salarnier" }) }, "deux collèges"},
		{"an empty reason for a correction", func() error {
			_, err := r.Juries.Correct(r.ctx, data.Decision{Enrolment: done[0].ID, Bloc: organisation, Outcome: data.OutcomeAbsent, On: day(2021, 6, 15), Reason: "  "})
			return err
		}, "motif"},
		{"an empty reason for other rules", func() error { return r.Sessions.ChangeRules(r.ctx, s.ID, s.Rules, "") }, "motif"},
		{"a decision on a sealed session", func() error {
			_, err := r.Juries.Decide(r.ctx, data.Decision{Enrolment: done[0].ID, Bloc: organisation, Outcome: data.OutcomeAbsent})
			return err
		}, "close depuis"},
		{"a convocation in a sealed session", func() error {
			return r.Assessments.Summon(r.ctx, sealed.ID, []data.Convocation{convoked(done[0], "09:00")})
		}, "close depuis"},
		{"a presence in another session", func() error {
			return r.Assessments.Attend(r.ctx, s.ID, []data.Attendance{{Enrolment: done[0].ID, Bloc: organisation, Assessment: "ecrit", Presence: data.Present}})
		}, "n’est pas de la session"},
		{"a tie with nobody of the session", func() error {
			return compose(func(m []data.Member) { m[4].Ties = []data.Tie{{Candidate: "x", Kind: data.TieOther}} })
		}, "n’est pas candidat de cette session"},
	} {
		r.refused(c.do(), c.word)
		if r.lines() != before {
			t.Fatalf("%s: refused, and a line in the journal", c.name)
		}
	}
}
