package app

import (
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/store"
)

func TestWhatIsKnownBesideTheIdentityGoesWhereItIsOfUse(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	c := r.called("Garel", "Zoé")
	e := r.enrolled(s, c)
	p := data.Particulars{Candidate: c.ID, Street: []string{"14, rue des Carmes"}, PostalCode: "15000", City: "Aurillac",
		Arrangements: []data.Arrangement{{Kind: data.ArrangementTime, Extra: 33}}}
	r.must(r.Candidates.SaveParticulars(r.ctx, p))
	r.refused(r.Candidates.SaveParticulars(r.ctx, data.Particulars{Candidate: "personne"}), "n’existe pas")
	r.refused(r.Candidates.SaveParticulars(r.ctx, data.Particulars{Candidate: c.ID, Email: "zoé"}), "adresse électronique")
	r.must(r.Assessments.Summon(r.ctx, s.ID, []data.Convocation{{Enrolment: e.ID, Bloc: organisation, Assessment: "ecrit", On: s.From, At: "09:00", Minutes: 120, Place: "Aurillac"}}))
	paper := func(kind data.DocumentKind) string { return string(ok(r.Documents.Paper(r.ctx, s.ID, kind, e.ID))(t)) }
	convocation := paper(data.KindConvocation)
	for _, want := range []string{"14, rue des Carmes", "15000 Aurillac", "temps majoré d’un tiers", `"minutes":160`} {
		if !strings.Contains(convocation, want) {
			t.Errorf("the convocation lacks %q: %s", want, convocation)
		}
	}
	if sheet := paper(data.KindExaminerSheet); !strings.Contains(sheet, "temps majoré d’un tiers") || strings.Contains(sheet, "Carmes") {
		t.Errorf("the examiner's sheet: %s", sheet)
	}
	if sheet := string(ok(r.Documents.Paper(r.ctx, s.ID, data.KindAttendance, ""))(t)); strings.Contains(sheet, "majoré") || !strings.Contains(sheet, `"minutes":120`) {
		t.Errorf("the attendance sheet, which all read: %s", sheet)
	}
	if events := ok(r.Candidates.History(c.ID))(t); !slices.ContainsFunc(events, func(e Event) bool { return e.Action == ActParticulars }) {
		t.Errorf("%+v", events)
	}

	other := r.called("Garell", "Zoé")
	r.must(r.Candidates.Merge(r.ctx, other.ID, c.ID, "Même acte."))
	if got := ok(r.Candidates.Particulars(other.ID))(t); got.City != "Aurillac" || got.Candidate != other.ID {
		t.Errorf("of the two records: %+v", got)
	}
}

func TestWhatBecameOfCertifiedPersons(t *testing.T) {
	r := newRoom(t)
	c, other := r.called("Garel", "Zoé"), r.called("Roche", "Anne")
	r.hold(c.ID, data.WholeCertification, day(2019, 1, 10))
	answer := data.FollowUp{Candidate: c.ID, Fiche: "27413", Months: 6, On: day(2019, 7, 12), Situation: data.SituationSilent}
	todos := func() (found []string) {
		for _, todo := range ok(r.Todo())(t) {
			if todo.Kind == TodoFollowUp {
				found = append(found, todo.Sentence)
			}
		}
		return found
	}
	if found := todos(); len(found) != 0 {
		t.Errorf("switched off: %v", found)
	}
	centre := ok(r.Centre.Get())(t)
	centre.Shown.FollowUp = true
	r.must(r.Centre.Save(r.ctx, centre, ""))
	if found := todos(); len(found) != 2 || !strings.Contains(found[0], "Zoé Garel est certifiée depuis plus de 6 mois") {
		t.Errorf("%v", found)
	}
	wrong := answer
	wrong.Candidate = other.ID
	r.refused(r.Candidates.FollowUp(r.ctx, wrong), "n’a pas la certification")
	wrong = answer
	wrong.On = day(2018, 1, 1)
	r.refused(r.Candidates.FollowUp(r.ctx, wrong), "avant la certification")
	wrong.On = day(2031, 1, 1)
	r.refused(r.Candidates.FollowUp(r.ctx, wrong), "avenir")
	r.must(r.Candidates.FollowUp(r.ctx, answer))
	answer.Situation, answer.Target, answer.On = data.SituationEmployed, true, day(2019, 8, 1)
	r.must(r.Candidates.FollowUp(r.ctx, answer))
	if found := todos(); len(found) != 1 || !strings.Contains(found[0], "24 mois") {
		t.Errorf("%v", found)
	}
	if found := ok(r.Check(r.ctx))(t).Findings; len(found) > 0 {
		t.Errorf("check: %v", found)
	}
}

func TestWhatBecameOfThoseWhomTheCentreCertifiedIsCounted(t *testing.T) {
	r := newRoom(t)
	s := r.certified("P", "Élodie", "Zoé")
	v := ok(r.Sessions.View(s.ID))(t)
	one := v.Cases[0].Candidate.ID
	if err := r.core.store.View(func(tx *store.Tx) error {
		if n := followUpsOf(tx, v.Fiche); len(n) != 0 {
			t.Errorf("nobody was asked: %+v", n)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	r.must(r.Candidates.FollowUp(r.ctx, data.FollowUp{Candidate: one, Fiche: "27413", Months: 6, On: r.Today(), Situation: data.SituationEmployed, Target: true, Sector: "BTP"}))
	if err := r.core.store.View(func(tx *store.Tx) error {
		n := followUpsOf(tx, v.Fiche)
		if len(n) != 1 || n[0].Holders != 2 || n[0].Target != 1 || n[0].Silent != 1 || n[0].Sectors["BTP"] != 1 || n[0].Route != v.Cases[0].Path.Route {
			t.Errorf("%+v", n)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	plan := ok(r.Parcels.Plan(true))(t)
	if !slices.ContainsFunc(plan.Parts, func(p PartPlan) bool { return p.Part == "suivi" && p.New == 1 }) {
		t.Errorf("%+v", plan.Parts)
	}
}
