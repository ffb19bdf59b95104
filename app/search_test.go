package app

import (
	"slices"
	"testing"
)

func TestSearchKnowsWhatWasJustConfirmed(t *testing.T) {
	r := newRoom(t)
	titles := func(query string) []string {
		t.Helper()
		var list []string
		for _, f := range ok(r.Search.Find(query, 10))(t) {
			list = append(list, string(f.Kind)+" "+f.Title)
		}
		return list
	}
	if got := titles("printemps"); len(got) != 0 {
		t.Errorf("found %q before anything is there", got)
	}
	s, enrolments := r.sealed("P", "Élodie", "Zoé")
	ok(r.issue(s))(t)
	if got := titles("elodie"); len(got) != 1 {
		t.Errorf("found %q", got)
	}
	if got, want := titles("session p"), []string{"session Session P"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if got, want := titles("cb 0001"), []string{"document CANTAL-CB-2021-0001"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	c := r.kase(enrolments[0]).Candidate
	c.UsageName = "Maisonneuve"
	ok(r.Rights.Rectify(r.ctx, c, byCourt("Mal recopié.")))(t)
	for _, query := range []string{"maisoneuve", "12 03 1998"} {
		found := ok(r.Search.Find(query, 10))(t)
		if !slices.ContainsFunc(found, func(f Found) bool { return f.ID == c.ID && f.Kind == FoundCandidate }) {
			t.Errorf("%q finds %+v", query, found)
		}
	}
}

func TestPeopleAreFoundAsFrenchSortsThem(t *testing.T) {
	r := newRoom(t)
	for _, given := range []string{"Zoé", "Eudes", "Élodie", "Estelle"} {
		r.path(given)
	}
	var got []string
	for _, f := range ok(r.Search.Find("loeuillet", 10))(t) {
		got = append(got, f.Title)
	}
	if want := []string{"Élodie Lœuillet", "Estelle Lœuillet", "Eudes Lœuillet", "Zoé Lœuillet"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
