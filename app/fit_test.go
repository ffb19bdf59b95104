package app

import (
	"errors"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/pdf"
)

// fitted is what a session's plan comes to when it is looked through, with the program's own drawings.
func (r *room) fitted(s data.Session) Plan {
	r.t.Helper()
	plan := ok(r.Documents.Plan(s.ID))(r.t)
	return ok(r.Documents.Fit(s.ID, plan))(r.t)
}

func TestNamesToSettleAreToldBeforeAnythingIsIssued(t *testing.T) {
	r := newRoom(t)
	r.core.drawer = ok(pdf.New())(t)
	s, enrolments := r.sealed("P", "Élodie", "ნინო", "Zoé N’Guyễn")
	before := r.lines()
	plan := r.fitted(s)
	unfit := map[data.ID]string{}
	for _, w := range plan.Unfit {
		var all *data.Unfit
		if !errors.As(w.Reason, &all) || len(all.Found) == 0 {
			t.Fatalf("%s: %v", w.Kind, w.Reason)
		}
		unfit[w.Enrolment] += string(w.Kind) + ": " + strings.Join(all.Found, " ; ") + "\n"
	}
	if said := unfit[enrolments[0].ID] + unfit[enrolments[2].ID]; said != "" {
		t.Errorf("names that print: %s", said)
	}
	said := unfit[enrolments[1].ID]
	for _, words := range []string{"le caractère « ნ » (U+10DC) dans les prénoms (absent de la police) ; le caractère « ი »", string(data.KindBlocCertificate), string(data.KindPartial)} {
		if !strings.Contains(said, words) {
			t.Errorf("%q is not in %q", words, said)
		}
	}
	if !strings.Contains(unfit[""], "« ნ »") { // the minutes have every name in them
		t.Errorf("the minutes: %q", unfit[""])
	}
	if len(plan.Ready) == 0 || r.lines() != before {
		t.Errorf("%d ready, %d lines in the journal", len(plan.Ready), r.lines()-before)
	}
	docs, err := r.Documents.Issue(r.ctx, s.ID, plan.Ready, nil)
	if err != nil || len(docs) != len(plan.Ready) {
		t.Errorf("%d issued of %d, %v", len(docs), len(plan.Ready), err)
	}
}

func TestASettledNameIsLookedAtAgain(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Neige")
	if plan := r.fitted(s); len(plan.Unfit) != 4 || len(plan.Ready) != 1 { // the certificate waits for the minutes, and is looked at
		t.Fatalf("unfit %v, ready %v", plan.Unfit, plan.Ready)
	}
	c := ok(r.Candidates.All())(t)[0]
	c.GivenNames = []string{"Nadège"}
	ok(r.Rights.Rectify(r.ctx, c, byCourt("Mal recopié.")))(t)
	if plan := r.fitted(s); len(plan.Unfit) != 0 || len(plan.Ready) != 4 {
		t.Errorf("unfit %v, ready %v", plan.Unfit, plan.Ready)
	}
}
