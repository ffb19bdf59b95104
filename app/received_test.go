package app

import (
	"bytes"
	"testing"

	"certibloc/data"
)

func TestNoCertificateBeforeTheSignedMinutes(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	plan := ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Ready) != 4 || len(plan.Withheld) != 1 {
		t.Fatalf("ready %v, withheld %v", plan.Ready, plan.Withheld)
	}
	r.refused(plan.Withheld[0].Reason, "signé n’est pas noté comme reçu", "faites-le signer")
	centre := ok(r.Centre.Get())(t)
	centre.EarlyCertificates = true
	r.must(r.Centre.Save(r.ctx, centre, ""))
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Ready) != 5 {
		t.Errorf("a centre that does not wait has %v", plan.Ready)
	}
	centre.EarlyCertificates = false
	r.must(r.Centre.Save(r.ctx, centre, ""))
	r.signed(s)
	if plan := ok(r.Documents.Plan(s.ID))(t); len(plan.Ready) != 5 {
		t.Errorf("with the signed minutes: %v", plan.Ready)
	}
}

func TestAScanIsKeptWithItsPaperAndChecked(t *testing.T) {
	r := newRoom(t)
	s, enrolments := r.sealed("P", "Élodie")
	who := r.kase(enrolments[0]).Candidate.ID
	paper := data.PaperBack{Session: s.ID, Candidate: who, Kind: data.PaperEvidence, On: r.Today()}
	pdf := []byte("%PDF-1.4 la preuve de l’employeur")
	got := ok(r.Documents.Receive(r.ctx, paper, "/media/clé/preuve.pdf", pdf))(t)
	if got.Scan == nil || got.Scan.Name != "preuve.pdf" || !bytes.Equal(ok(r.Documents.Scan(*got.Scan))(t), pdf) {
		t.Errorf("got %+v", got)
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 || report.Swept != 0 {
		t.Errorf("the check finds %v and sweeps %d", report.Findings, report.Swept)
	}
	_, err := r.Documents.Receive(r.ctx, paper, "preuve.docx", []byte("PK\x03\x04"))
	r.refused(err, "« preuve.docx »", "ni un PDF, ni une image")
	_, err = r.Documents.Receive(r.ctx, paper, "gros.pdf", append([]byte("%PDF-"), make([]byte, data.MaxScan)...))
	r.refused(err, "dépasse 20 Mo")
	identity := paper
	identity.Kind = data.PaperIdentity
	_, err = r.Documents.Receive(r.ctx, identity, "cni.pdf", pdf)
	r.refused(err, "ne se copie pas")
	if report := ok(r.Check(r.ctx))(t); report.Swept != 0 {
		t.Error("a copy of an identity document was kept for a moment")
	}
	ok(r.Documents.Receive(r.ctx, identity, "", nil))(t)
	nobody := paper
	nobody.Candidate = ""
	_, err = r.Documents.Receive(r.ctx, nobody, "", nil)
	r.refused(err, "de qui")
	if papers := ok(r.Documents.Received(s.ID))(t); len(papers) != 2 {
		t.Errorf("got %v", papers)
	}
	r.must(r.core.store.RemoveFile(got.Scan.SHA256))
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 1 {
		t.Errorf("a lost scan: %v", report.Findings)
	}
}

func TestAPaperNotedByMistakeCountsNoMore(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	for _, d := range ok(r.Documents.Plan(s.ID))(t).Ready {
		if d.Kind == data.KindMinutes {
			ok(r.Documents.Issue(r.ctx, s.ID, []Draft{d}, nil))(t)
		}
	}
	r.signed(s)
	paper := ok(r.Documents.Received(s.ID))(t)[0]
	r.refused(r.Documents.WithdrawPaper(r.ctx, paper.ID, " "), "motif")
	r.must(r.Documents.WithdrawPaper(r.ctx, paper.ID, "Procès-verbal d’une autre session"))
	if left := ok(r.Documents.Received(s.ID))(t); len(left) != 0 {
		t.Errorf("still received: %+v", left)
	}
	r.refused(r.Documents.WithdrawPaper(r.ctx, paper.ID, "Encore"), "déjà retiré")
	for _, d := range ok(r.Documents.Plan(s.ID))(t).Ready {
		if d.Kind == data.KindBlocCertificate {
			t.Error("a certificate can be issued without the signed minutes")
		}
	}
	r.signed(s)
	ok(r.issue(s))(t)
	paper = ok(r.Documents.Received(s.ID))(t)[0]
	r.refused(r.Documents.WithdrawPaper(r.ctx, paper.ID, "Trop tard"), "CANTAL-CB-2021-0001 a été émis")
}
