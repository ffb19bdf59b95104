package app

import (
	"bytes"
	"slices"
	"testing"

	"certibloc/data"
)

// entry returns the entry of the register with a number.
func (r *room) entry(number string) Entry {
	r.t.Helper()
	all := ok(r.Documents.Register())(r.t)
	i := slices.IndexFunc(all, func(e Entry) bool { return e.Document.Number.String() == number })
	if i < 0 {
		r.t.Fatalf("the register has no %s", number)
	}
	return all[i]
}

func TestADuplicateSaysSoAndTheOriginalStays(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	original := r.entry("CANTAL-CB-2021-0001").Document
	first := ok(r.Documents.Duplicate(r.ctx, original.ID, "Perdu."))(t)
	second := ok(r.Documents.Duplicate(r.ctx, original.ID, "Perdu encore."))(t)
	if first.Number.String() != "CANTAL-CB-2021-0001-D1" || second.Number.String() != "CANTAL-CB-2021-0001-D2" {
		t.Errorf("got %s and %s", first.Number, second.Number)
	}
	if first.Sheet.Delivered != original.Sheet.Delivered || first.Sheet.Duplicate != 1 || first.Sheet.DuplicateOn != day(2021, 6, 15) || first.Sheet.Holder != original.Sheet.Holder {
		t.Errorf("the duplicate shows %+v", first.Sheet)
	}
	if bytes.Equal(ok(r.Documents.PDF(original))(t), ok(r.Documents.PDF(first))(t)) {
		t.Error("the duplicate is the original")
	}
	if got := r.entry("CANTAL-CB-2021-0001-D2").State(); got != "duplicata n° 2" {
		t.Errorf("its state is %q", got)
	}
	_, err := r.Documents.Duplicate(r.ctx, first.ID, "")
	r.refused(err, "déjà un duplicata")
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 {
		t.Errorf("the check finds %v", report.Findings)
	}
	next, _ := r.sealed("H", "Zoé")
	if got := numbers(ok(r.issue(next))(t)); got != "PV-2021-0002 AR-2021-0002 RR-2021-0002 LP-2021-0002 CB-2021-0002" {
		t.Errorf("a duplicate took a number: %s", got)
	}
}

func TestACorrectedNameLeadsToAReplacementThatCitesTheFirst(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodi")
	ok(r.issue(s))(t)
	wrong := r.entry("CANTAL-CB-2021-0001")
	c := wrong.Candidate
	c.GivenNames = []string{"Élodie"}
	ok(r.Rights.Rectify(r.ctx, c, byCourt("Mal recopié.")))(t)
	_, err := r.Documents.Replace(r.ctx, wrong.Document.ID, "")
	r.refused(err, "motif")
	right := ok(r.Documents.Replace(r.ctx, wrong.Document.ID, "Prénom mal recopié."))(t)
	if right.Number.String() != "CANTAL-CB-2021-0002" || right.Sheet.Holder.GivenNames != "Élodie" || right.Sheet.Replaces != "CANTAL-CB-2021-0001" {
		t.Errorf("got %s, %+v", right.Number, right.Sheet)
	}
	if got := r.entry("CANTAL-CB-2021-0001").State(); got != "remplacé par CANTAL-CB-2021-0002" {
		t.Errorf("the first is %q", got)
	}
	if got := r.entry("CANTAL-CB-2021-0002").State(); got != "remplace CANTAL-CB-2021-0001" {
		t.Errorf("the second is %q", got)
	}
	_, err = r.Documents.Replace(r.ctx, wrong.Document.ID, "Encore.")
	r.refused(err, "n’est plus en vigueur")
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Ready) != 0 {
		t.Errorf("still to issue: %v", plan.Ready)
	}
	minutes := r.entry("CANTAL-PV-2021-0001").Document
	_, err = r.Documents.Replace(r.ctx, minutes.ID, "Erreur.")
	r.refused(err, "procès-verbal rectificatif")
}

func TestAnAnnulledDocumentStaysInTheRegister(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	doc := r.entry("CANTAL-CB-2021-0001").Document
	r.refused(r.Documents.Annul(r.ctx, data.Annulment{Document: doc.ID, On: day(2021, 6, 15)}), "motif")
	fraud := data.Annulment{Document: doc.ID, On: day(2021, 6, 15), Reason: "Dossier d’autrui.", Fraud: true}
	r.refused(r.Documents.Annul(r.ctx, fraud), "observations", "R6412-7")
	fraud.Heard = day(2021, 6, 14)
	r.must(r.Documents.Annul(r.ctx, fraud))
	if e := r.entry("CANTAL-CB-2021-0001"); e.State() != "retiré pour fraude" || !bytes.Contains(ok(r.Documents.PDF(e.Document))(t), []byte("Élodie")) {
		t.Errorf("got %q", e.State())
	}
	plan := ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Ready) != 0 || len(plan.Withheld) != 1 {
		t.Fatalf("ready %v, withheld %v", plan.Ready, plan.Withheld)
	}
	r.refused(plan.Withheld[0].Reason, "retiré pour fraude", "Rien n’est émis à sa place")
	_, err := r.Documents.Duplicate(r.ctx, doc.ID, "")
	r.refused(err, "n’est plus en vigueur")
}

func TestDelivery(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	doc := r.entry("CANTAL-CB-2021-0001").Document
	d := data.Delivery{Document: doc.ID, On: day(2021, 6, 15), To: "Élodie Lœuillet", How: data.HandoverRegistered}
	r.refused(r.Documents.Deliver(r.ctx, d), "envoi recommandé")
	d.Reference = "1A 123 456 7890 1"
	early := d
	early.On = day(2021, 6, 14)
	r.refused(r.Documents.Deliver(r.ctx, early), "avant l’émission")
	r.must(r.Documents.Deliver(r.ctx, d))
	if e := r.entry("CANTAL-CB-2021-0001"); e.Delivered == nil || e.Delivered.Reference != d.Reference {
		t.Errorf("got %+v", e.Delivered)
	}
}
