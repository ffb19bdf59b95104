package app

import (
	"testing"

	"certibloc/data"
)

func TestAllTheDocumentsOfOnePersonAreHandedOverInOneGo(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie", "Zoé")
	ok(r.issue(s))(t)
	who := r.kase(enrolments[0]).Candidate
	due := ok(r.Documents.Due(who.ID))(t)
	if len(due) != 4 { // attestation, transcript, letter, certificate
		t.Fatalf("%d due", len(due))
	}
	var ids []data.ID
	for _, e := range due {
		ids = append(ids, e.Document.ID)
	}
	before := r.lines()
	d := data.Delivery{On: day(2021, 6, 14), To: who.Name(), How: data.HandoverSigned}
	r.refused(r.Documents.DeliverAll(r.ctx, ids, d), "avant l’émission du document CANTAL-AR-2021-0001")
	r.refused(r.Documents.DeliverAll(r.ctx, nil, d), "Aucun document")
	r.refused(r.Documents.DeliverAll(r.ctx, append(ids, "?"), data.Delivery{On: day(2021, 6, 15), To: "X", How: data.HandoverSigned}), "n’existe pas")
	if r.lines() != before || len(ok(r.Documents.Due(who.ID))(t)) != 4 {
		t.Error("a refused delivery left something")
	}
	d.On = day(2021, 6, 15)
	r.must(r.Documents.DeliverAll(r.ctx, ids, d))
	if r.lines() != before+1 || len(ok(r.Documents.Due(who.ID))(t)) != 0 {
		t.Errorf("%d lines for one delivery, %d still due", r.lines()-before, len(ok(r.Documents.Due(who.ID))(t)))
	}
}

func TestWhatTheJuryTookBackIsNotHandedOver(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	ok(r.Juries.Correct(r.ctx, data.Decision{Enrolment: enrolments[0].ID, Bloc: organisation, Outcome: data.OutcomeNotAcquired, On: day(2021, 6, 15),
		Reason: "Note mal reportée."}))(t)
	e := r.entry("CANTAL-CB-2021-0001")
	r.refused(r.Documents.Deliver(r.ctx, data.Delivery{Document: e.Document.ID, On: day(2021, 6, 15), To: "Élodie", How: data.HandoverSigned}), "ne se remet plus")
	if !e.Overtaken || e.Due() {
		t.Error("it is still due")
	}
}
