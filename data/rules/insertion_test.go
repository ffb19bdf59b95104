package rules

import (
	"testing"

	"certibloc/data"
)

func TestInsertionCountsThoseWhoAnswered(t *testing.T) {
	at := func(months int, s data.Situation, target bool) data.FollowUp {
		return data.FollowUp{Months: months, Situation: s, Target: target}
	}
	answers := []data.FollowUp{
		at(6, data.SituationEmployed, true), at(6, data.SituationEmployed, false), at(6, data.SituationSeeking, false), at(6, data.SituationStudying, false),
		at(6, data.SituationSilent, false), at(6, data.SituationNeutral, false), at(24, data.SituationEmployed, true), at(6, data.SituationOther, false),
	}
	n := NewInsertion(answers, 6)
	if n != (Insertion{Asked: 6, Answered: 5, Employed: 2, Target: 1, Studying: 1, Silent: 1, Neutral: 1}) {
		t.Errorf("%+v", n)
	}
	if global, ok := n.Global(); !ok || global != 0.4 {
		t.Error(global, ok)
	}
	if job, ok := n.Job(); !ok || job != 0.2 {
		t.Error(job, ok)
	}
	if _, ok := NewInsertion(nil, 6).Global(); ok {
		t.Error("a rate of nobody")
	}
}
