package app

import (
	"testing"

	"certibloc/data"
)

func TestTheNumberOfTheNetworkIsRecordedAndCorrected(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	ok(r.issue(s))(t)
	doc := r.entry("CANTAL-CB-2021-0001").Document
	n := data.NetworkNumber{Document: doc.ID, Number: " NGV-2021-0042 ", On: day(2021, 6, 10), Received: day(2021, 6, 15)}
	late := n
	late.Received = day(2021, 6, 16)
	_, err := r.Documents.NoteNetworkNumber(r.ctx, late)
	r.refused(err, "dans l’avenir")
	first := ok(r.Documents.NoteNetworkNumber(r.ctx, n))(t)
	other := n
	other.Document = r.entry("CANTAL-CB-2021-0002").Document.ID
	other.Number = "ngv-2021-0042"
	_, err = r.Documents.NoteNetworkNumber(r.ctx, other)
	r.refused(err, "déjà noté pour un autre document")
	n.Number = "NGV-2021-0043"
	second := ok(r.Documents.NoteNetworkNumber(r.ctx, n))(t)
	if e := r.entry("CANTAL-CB-2021-0001"); e.Network == nil || e.Network.Number != "NGV-2021-0043" || second.Supersedes != first.ID {
		t.Errorf("got %+v", e.Network)
	}
	ok(r.Documents.NoteNetworkNumber(r.ctx, other))(t) // free again
	if found := ok(r.Search.Find("ngv 2021 0043", 9))(t); len(found) != 1 || found[0].ID != doc.ID {
		t.Errorf("the search finds %v", found)
	}
	attestation := n
	attestation.Document, attestation.Number = r.entry("CANTAL-AR-2021-0001").Document.ID, "X"
	_, err = r.Documents.NoteNetworkNumber(r.ctx, attestation)
	r.refused(err, "ne donne pas de numéro")
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 {
		t.Errorf("the check finds %v", report.Findings)
	}
}

func TestTheParchmentThatTheCertifierDeliveredHasItsNumber(t *testing.T) {
	r := newRoom(t)
	c := r.kase(r.enrol(r.session("P"), r.path("Élodie"))).Candidate
	n := data.NetworkNumber{Candidate: c.ID, Fiche: "27413", Bloc: data.WholeCertification, Number: "P-7", On: day(2015, 7, 1), Received: day(2015, 7, 2)}
	_, err := r.Documents.NoteNetworkNumber(r.ctx, n)
	r.refused(err, "n’a pas encore")
	r.hold(c.ID, data.WholeCertification, day(2015, 6, 15))
	ok(r.Documents.NoteNetworkNumber(r.ctx, n))(t)
	if got := ok(r.Documents.NetworkNumbers(c.ID))(t); len(got) != 1 || got[0].Number != "P-7" {
		t.Errorf("got %+v", got)
	}
}
