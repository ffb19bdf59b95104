package app

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/store"
)

// called is a woman born on 12 March 1999.
func (r *room) called(birthName, givenName string) data.Candidate {
	r.t.Helper()
	return ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Female, GivenNames: []string{givenName}, BirthName: birthName,
		BirthDate: day(1999, 3, 12), BirthPlace: in("Aurillac", "15")}))(r.t)
}

// enrolled enrols someone known.
func (r *room) enrolled(s data.Session, c data.Candidate) data.Enrolment {
	r.t.Helper()
	return r.enrol(s, ok(r.Enrolments.SavePath(r.ctx, data.Path{Candidate: c.ID, Fiche: "27413", Route: rncp.RouteContinuing, Track: rncp.TrackContinuing,
		TrainingFrom: day(2020, 6, 1), TrainingTo: day(2020, 12, 18)}))(r.t))
}

// people returns who stands in the lists of a room.
func (r *room) people() []data.ID {
	var ids []data.ID
	for _, c := range ok(r.Candidates.All())(r.t) {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestWhoLooksAlikeIsAskedAboutOnce(t *testing.T) {
	r := newRoom(t)
	one := r.called("Garel", "Zoé")
	other := one
	other.ID, other.BirthName = "", "Garell"
	other = ok(r.Candidates.Save(r.ctx, other))(t)
	if alike := ok(r.Candidates.Alike(data.Candidate{BirthName: "GAREL", GivenNames: one.GivenNames, BirthDate: one.BirthDate}))(t); len(alike) != 2 || !alike[0].Likeness.Same || alike[0].Candidate.ID != one.ID {
		t.Errorf("alike: %+v", alike)
	}
	if doubles := ok(r.Candidates.Doubles())(t); len(doubles) != 1 || doubles[0].One.ID != one.ID || doubles[0].Other.ID != other.ID {
		t.Fatalf("%+v", doubles)
	}
	if err := r.Candidates.TellApart(r.ctx, other.ID, one.ID); err != nil {
		t.Fatal(err)
	}
	if doubles := ok(r.Candidates.Doubles())(t); len(doubles) != 0 {
		t.Errorf("still %+v", doubles)
	}
	if alike := ok(r.Candidates.Alike(one))(t); len(alike) != 0 {
		t.Errorf("still %+v", alike)
	}
	third := other
	third.ID, third.BirthName = "", "Garrel"
	ok(r.Candidates.Save(r.ctx, third, one.ID, other.ID))(t)
	if doubles := ok(r.Candidates.Doubles())(t); len(doubles) != 0 {
		t.Errorf("told apart when entered: %+v", doubles)
	}
}

func TestTwoRecordsOfOnePersonAreReadAsOne(t *testing.T) {
	r := newRoom(t)
	one, other := r.called("Garel", "Zoé"), r.called("Garell", "Zoé")
	s := r.session("P")
	e := r.enrolled(s, other)
	r.hold(one.ID, "negociation", day(2015, 6, 1))
	r.refused(r.Candidates.Merge(r.ctx, one.ID, other.ID, " "), "motif manque")
	r.refused(r.Candidates.Merge(r.ctx, one.ID, one.ID, "Même acte de naissance."), "deux personnes différentes")
	if err := r.Candidates.Merge(r.ctx, one.ID, other.ID, "Même acte de naissance."); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(r.people(), other.ID) {
		t.Error("the one gone is still in the list")
	}
	if found := ok(r.Search.Find("Garell", 5))(t); len(found) != 1 || found[0].ID != one.ID { // one letter is forgiven
		t.Errorf("found: %+v", found)
	}
	for _, id := range []data.ID{one.ID, other.ID} {
		p := ok(r.Candidates.Person(id))(t)
		if p.Candidate.ID != one.ID || len(p.Sittings) != 1 || len(p.Priors) != 1 || len(p.Merged) != 1 || p.Sittings[0].Case.Candidate.ID != one.ID {
			t.Errorf("%s: %+v", id, p)
		}
		if events := ok(r.Candidates.History(id))(t); !slices.ContainsFunc(events, func(e Event) bool { return e.Action == ActEnrol }) || events[len(events)-1].Action != ActMerge {
			t.Errorf("%s: %+v", id, events)
		}
	}
	v := ok(r.Sessions.View(s.ID))(t)
	if k := v.Case(e.ID); k.Candidate.ID != one.ID || len(k.Held) != 1 {
		t.Errorf("%+v", k)
	}
	path := ok(r.Enrolments.SavePath(r.ctx, data.Path{Candidate: one.ID, Fiche: v.Fiche.Code, Route: v.Cases[0].Path.Route, Track: v.Cases[0].Path.Track, TrainingFrom: v.Cases[0].Path.TrainingFrom}))(t)
	_, err := r.Enrolments.Enrol(r.ctx, s.ID, path.ID, v.Cases[0].Enrolment.Blocs)
	r.refused(err, "déjà inscrit")
	_, err = r.Candidates.Save(r.ctx, other)
	r.refused(err, "réunie avec une autre")
	if found := ok(r.Check(r.ctx))(t).Findings; len(found) > 0 {
		t.Errorf("check: %v", found)
	}

	r.refused(r.Candidates.Separate(r.ctx, other.ID, ""), "motif manque")
	r.refused(r.Candidates.Separate(r.ctx, one.ID, "Deux sœurs."), "réunie avec aucune")
	if err := r.Candidates.Separate(r.ctx, other.ID, "Deux sœurs."); err != nil {
		t.Fatal(err)
	}
	if p := ok(r.Candidates.Person(other.ID))(t); p.Candidate.ID != other.ID || len(p.Sittings) != 1 || len(p.Priors) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestWhatCannotBeOnePersonIsNotJoined(t *testing.T) {
	r := newRoom(t)
	one, other, third := r.called("Garel", "Zoé"), r.called("Garell", "Zoé"), r.called("Garelle", "Zoé")
	s := r.session("P")
	r.enrolled(s, one)
	r.enrolled(s, other)
	r.refused(r.Candidates.Merge(r.ctx, one.ID, other.ID, "Même acte."), "inscrits à la session « Session P »")
	if err := r.Candidates.Merge(r.ctx, one.ID, third.ID, "Même acte."); err != nil {
		t.Fatal(err)
	}
	r.refused(r.Candidates.Merge(r.ctx, other.ID, third.ID, "Même acte."), "n’est plus en usage")
	r.refused(r.Candidates.TellApart(r.ctx, one.ID, third.ID), "réunies")
	fourth, fifth := r.called("Roche", "Anne"), r.called("Rauche", "Anne")
	r.hold(fourth.ID, data.WholeCertification, day(2015, 6, 1))
	r.hold(fifth.ID, data.WholeCertification, day(2015, 6, 1))
	r.refused(r.Candidates.Merge(r.ctx, fourth.ID, fifth.ID, "Même acte."), "ont déjà la certification")
}

func TestAJoiningOnWhichSomethingRestsStays(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	v := ok(r.Sessions.View(s.ID))(t)
	double := r.called("Double", "Zoé")
	one := v.Cases[0].Candidate
	if err := r.Candidates.Merge(r.ctx, one.ID, double.ID, "Même acte."); err != nil {
		t.Fatal(err)
	}
	if err := r.Candidates.Separate(r.ctx, double.ID, "Ce sont deux personnes."); err != nil {
		t.Fatalf("what was closed before is no ground: %v", err)
	}
	if err := r.Candidates.Merge(r.ctx, double.ID, one.ID, "Même acte."); err != nil {
		t.Fatal(err)
	}
	ok(r.issue(s))(t)
	r.refused(r.Candidates.Separate(r.ctx, one.ID, "Ce sont deux personnes."), "une session a été close ou un document émis")
	if found := ok(r.Check(r.ctx))(t).Findings; len(found) > 0 {
		t.Errorf("check: %v", found)
	}
	docs := ok(r.Candidates.Person(one.ID))(t).Documents
	if len(docs) == 0 || docs[0].Sheet.Holder.BirthName != double.BirthName {
		t.Errorf("the documents of the person: %+v", docs)
	}
}

func TestAJoiningLeavesIdentitiesAndTiesAsTheyWere(t *testing.T) {
	r := newRoom(t)
	s := r.session("P")
	one, other := r.called("Garel", "Zoé"), r.called("Garell", "Zoé")
	r.enrolled(s, other)
	ok(r.Documents.Receive(r.ctx, data.PaperBack{Candidate: other.ID, Kind: data.PaperIdentity, Identity: data.IdentityCard, IdentityOn: day(2018, 1, 1), On: r.Today()}, "", nil))(t)
	j := data.Jury{Session: s.ID, On: day(2021, 6, 15), Place: "Aurillac", Members: slices.Clone(exampleSessions[0].members)}
	j.Members[0].Ties = []data.Tie{{Candidate: other.ID, Kind: data.TieOther}}
	r.must(r.Juries.Compose(r.ctx, j))
	r.must(r.Candidates.Merge(r.ctx, one.ID, other.ID, "Même acte."))
	if _, verified, err := r.Candidates.Verification(one.ID); verified || err != nil {
		t.Errorf("the identity kept was never checked: %v, %v", verified, err)
	}
	v := ok(r.Sessions.View(s.ID))(t)
	if _, tied := v.Jury.Members[0].Tie(one.ID); !tied {
		t.Error("the tie is lost on the person")
	}
	r.must(r.Juries.Compose(r.ctx, v.Jury)) // keeps what it was shown
	r.must(r.Candidates.Separate(r.ctx, other.ID, "Deux personnes."))
	if _, tied := ok(r.Sessions.View(s.ID))(t).Jury.Members[0].Tie(other.ID); !tied {
		t.Error("the tie is lost by the undoing")
	}
}

func TestWhatAThirdRecordBringsIsNoGroundAgainstUndoing(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	third := ok(r.Sessions.View(s.ID))(t).Cases[0].Candidate
	one, other := r.called("Garel", "Zoé"), r.called("Garell", "Zoé")
	r.must(r.Candidates.Merge(r.ctx, one.ID, other.ID, "Même acte."))
	r.must(r.Candidates.Merge(r.ctx, one.ID, third.ID, "Même acte."))
	r.must(r.Candidates.Separate(r.ctx, other.ID, "Deux personnes."))
	r.must(r.Candidates.Merge(r.ctx, one.ID, other.ID, "Même acte."))
	r.must(r.Candidates.Separate(r.ctx, third.ID, "Deux personnes."))
	r.must(r.Candidates.Separate(r.ctx, other.ID, "Deux personnes."))
}

// Joining in any order, any number of times, loses nobody's facts; undone backwards, all is as it was.
func TestJoiningAndUndoingIsAsIfNothingHadBeen(t *testing.T) {
	r := newRoom(t)
	var ids []data.ID
	for _, name := range []string{"Garel", "Roche", "Vidal", "Cazes", "Delmas"} {
		c := r.called(name, "Zoé")
		r.hold(c.ID, "negociation", day(2015, 6, 1))
		ids = append(ids, c.ID)
	}
	before := r.facts()
	rapid.Check(t, func(rt *rapid.T) {
		var gone []data.ID
		left := slices.Clone(ids)
		for range rapid.IntRange(1, 4).Draw(rt, "times") {
			kept := rapid.SampledFrom(left).Draw(rt, "kept")
			other := rapid.SampledFrom(slices.DeleteFunc(slices.Clone(left), func(id data.ID) bool { return id == kept })).Draw(rt, "gone")
			if err := r.Candidates.Merge(r.ctx, kept, other, "Même acte."); err != nil {
				rt.Fatal(err)
			}
			gone, left = append(gone, other), slices.DeleteFunc(left, func(id data.ID) bool { return id == other })
		}
		total := 0
		for _, id := range left {
			total += len(ok(r.Candidates.Person(id))(t).Priors)
		}
		if people := r.people(); len(people) != len(left) || total != len(ids) {
			rt.Fatalf("%d people with %d facts, of %d", len(people), total, len(ids))
		}
		for _, id := range slices.Backward(gone) {
			if err := r.Candidates.Separate(r.ctx, id, "Deux personnes."); err != nil {
				rt.Fatal(err)
			}
		}
		if after := r.facts(); after != before {
			rt.Fatalf("%s\nbefore, and then\n%s", before, after)
		}
	})
}

// facts writes the candidates and what hangs on them.
func (r *room) facts() string {
	var b strings.Builder
	err := r.core.store.View(func(tx *store.Tx) error {
		for c := range store.Candidates.All(tx) {
			b.WriteString(c.BirthName + string(c.MergedInto))
			for _, p := range store.PriorsOfCandidate.Of(tx, c.ID) {
				b.WriteString(" " + string(p.ID))
			}
			b.WriteString("\n")
		}
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return b.String()
}
