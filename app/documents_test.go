package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
)

func numbers(docs []data.Document) string {
	var all []string
	for _, d := range docs {
		all = append(all, strings.TrimPrefix(d.Number.String(), "CANTAL-"))
	}
	return strings.Join(all, " ")
}

func TestIssuingNumbersWithoutGaps(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	var progress []int
	r.signed(s)
	plan := ok(r.Documents.Plan(s.ID))(t)
	docs := ok(r.Documents.Issue(r.ctx, s.ID, plan.Ready, func(done, of int) { progress = append(progress, done*10+of) }))(t)
	if got := numbers(docs); got != "PV-2021-0001 AR-2021-0001 RR-2021-0001 LP-2021-0001 CB-2021-0001 AR-2021-0002 RR-2021-0002 LP-2021-0002 CB-2021-0002" {
		t.Errorf("got %s", got)
	}
	if len(progress) != 9 || progress[8] != 99 {
		t.Errorf("progress %v", progress)
	}
	plan = ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Ready) != 0 || len(plan.Issued) != 9 {
		t.Errorf("after issuing, %d are ready and %d issued", len(plan.Ready), len(plan.Issued))
	}
	next, _ := r.sealed("H", "Chloé")
	if got := numbers(ok(r.issue(next))(t)); got != "PV-2021-0002 AR-2021-0003 RR-2021-0003 LP-2021-0003 CB-2021-0003" {
		t.Errorf("the next session has %s", got)
	}
}

func TestARefusedSheetGivesItsNumberBack(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Neige", "Zoé")
	docs, err := r.issue(s)
	r.refused(err, "Neige Lœuillet", "ne peut pas être imprimé")
	if got := numbers(docs); got != "PV-2021-0001 AR-2021-0001 RR-2021-0001 LP-2021-0001 CB-2021-0001 AR-2021-0002 RR-2021-0002 LP-2021-0002 CB-2021-0002" {
		t.Errorf("got %s", got)
	}
	for _, d := range docs {
		if !bytes.Contains(ok(r.Documents.PDF(d))(t), []byte(d.Number.String())) {
			t.Errorf("%s does not bear its number", d.Number)
		}
	}
}

func TestAnInterruptedIssueTakesNoNumber(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Zoé")
	ctx, cancel := context.WithCancel(r.ctx)
	r.signed(s)
	plan := ok(r.Documents.Plan(s.ID))(t)
	docs, err := r.Documents.Issue(ctx, s.ID, plan.Ready, func(done, _ int) {
		if done == 2 {
			cancel()
		}
	})
	if err == nil || len(docs) != 2 {
		t.Fatalf("interrupted after two: %d documents, %v", len(docs), err)
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 || report.Swept != 0 {
		t.Errorf("the check found %v and swept %d files: one has no number", report.Findings, report.Swept)
	}
	if got := numbers(ok(r.issue(s))(t)); got != "RR-2021-0001 LP-2021-0001 CB-2021-0001 AR-2021-0002 RR-2021-0002 LP-2021-0002 CB-2021-0002" {
		t.Errorf("the rest has %s", got)
	}
}

func TestWithoutDelegationTheCentreIssuesItsOwnDocumentsAlone(t *testing.T) {
	r := newRoom(t)
	centre := ok(r.Centre.Get())(t)
	centre.Delegate.Delegation = ""
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	s, _ := r.sealed("P", "Élodie")
	r.signed(s)
	plan := ok(r.Documents.Plan(s.ID))(t)
	if len(plan.Ready) != 4 || plan.Ready[1].Kind != data.KindAttestation || len(plan.Withheld) != 1 {
		t.Fatalf("ready %v, withheld %v", plan.Ready, plan.Withheld)
	}
	r.refused(plan.Withheld[0].Reason, "délégation", "réglages")
	_, err := r.Documents.Issue(r.ctx, s.ID, []Draft{plan.Withheld[0].Draft}, nil)
	r.refused(err, "ne peut pas être émis")
}

func TestTheCentresCodeStandsOnceADocumentBearsIt(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	centre := ok(r.Centre.Get())(t)
	centre.Code = "AUTRE"
	r.refused(r.Centre.Save(r.ctx, centre, ""), "CANTAL")
}

func TestExport(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie", "Élodie") // two people of one name
	docs := ok(r.issue(s))(t)
	dir := filepath.Join(t.TempDir(), "a", "b")
	var names []string
	for range 2 { // the second time changes nothing
		names = nil
		for _, d := range docs {
			names = append(names, filepath.Base(ok(r.Documents.Export(d, dir))(t)))
		}
	}
	want := []string{
		"Procès-verbal – Session P.pdf",
		"Attestation de résultats – Élodie Lœuillet – Session P.pdf",
		"Relevé de résultats – Élodie Lœuillet – Session P.pdf",
		"Lettre de validation partielle – Élodie Lœuillet – Session P.pdf",
		"Certificat de bloc – Élodie Lœuillet – Organiser son activité commerciale.pdf",
		"Attestation de résultats – Élodie Lœuillet – Session P (CANTAL-AR-2021-0002).pdf",
		"Relevé de résultats – Élodie Lœuillet – Session P (CANTAL-RR-2021-0002).pdf",
		"Lettre de validation partielle – Élodie Lœuillet – Session P (CANTAL-LP-2021-0002).pdf",
		"Certificat de bloc – Élodie Lœuillet – Organiser son activité commerciale (CANTAL-CB-2021-0002).pdf",
	}
	if strings.Join(names, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", strings.Join(names, "\n"))
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 9 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	for _, name := range want[1:2] { // a file of the user's own, twice
		for _, n := range []string{name, strings.TrimSuffix(name, ".pdf") + " (CANTAL-AR-2021-0001).pdf"} {
			if err := os.WriteFile(filepath.Join(dir, n), []byte("à moi"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := r.Documents.Export(docs[1], dir)
	r.refused(err, "Un autre fichier", "rien n’a été écrasé")
}

func TestFileNamesSuitEverySystem(t *testing.T) {
	for in, want := range map[string]string{
		`a<b>c:d"e/f\g|h?i*j`:         "a-b-c-d-e-f-g-h-i-j",
		"fin. ":                       "fin",
		strings.Repeat("é", 200):      strings.Repeat("é", 100),
		strings.Repeat("mot de ", 40): strings.TrimSpace(strings.Repeat("mot de ", 28)) + " mot",
	} {
		if got := cleanName(in); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
}

func TestCheckFindsWhatTheRegisterLacks(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	docs := ok(r.issue(s))(t)
	if err := r.core.store.RemoveFile(docs[1].SHA256); err != nil {
		t.Fatal(err)
	}
	orphan := ok(r.core.store.PutFile([]byte("un fichier sans numéro")))(t)
	report := ok(r.Check(r.ctx))(t)
	if len(report.Findings) != 1 {
		t.Errorf("found %q, want the one missing document", report.Findings)
	}
	if _, err := r.core.store.File(orphan); err != nil || report.Swept != 0 {
		t.Error("in a damaged folder a file was swept: it may be all that is left of a document")
	}
}

func TestNumberFindings(t *testing.T) {
	doc := func(kind data.DocumentKind, rank int) data.Document {
		return data.Document{Number: data.Number{Centre: "CANTAL", Kind: kind, Year: 2021, Rank: rank}}
	}
	got := numberFindings([]data.Document{
		doc(data.KindBlocCertificate, 1), doc(data.KindBlocCertificate, 3), doc(data.KindAttestation, 1), doc(data.KindAttestation, 1),
	})
	want := "Le numéro CANTAL-AR-2021-0001 est attribué 2 fois.\nLe numéro CANTAL-CB-2021-0002 manque dans le registre."
	if strings.Join(got, "\n") != want {
		t.Errorf("got %v", got)
	}
}
