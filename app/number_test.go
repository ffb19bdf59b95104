package app

import (
	"errors"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/store"
)

// numbering changes the pattern of the settings.
func (r *room) numbering(pattern string) {
	r.t.Helper()
	centre := ok(r.Centre.Get())(r.t)
	centre.Numbering = pattern
	r.must(r.Centre.Save(r.ctx, centre, ""))
}

func TestTheSequenceGoesOnWhenThePatternChanges(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	if next := ok(r.Documents.Next(data.KindBlocCertificate, "{série}.{année}.{rang:3}"))(t); next.String() != "CB.2021.002" {
		t.Errorf("the next would be %s", next)
	}
	r.numbering("{série}.{année}.{rang:3}")
	next, _ := r.sealed("H", "Zoé")
	if got := numbers(ok(r.issue(next))(t)); got != "PV.2021.002 AR.2021.002 RR.2021.002 LP.2021.002 CB.2021.002" {
		t.Errorf("issued %s", got)
	}
	old := r.entry("CANTAL-CB-2021-0001").Document
	if d := ok(r.Documents.Duplicate(r.ctx, old.ID, ""))(t); d.Number.String() != "CANTAL-CB-2021-0001-D1" {
		t.Errorf("a duplicate takes the new pattern: %s", d.Number)
	}
	r.numbering("")
	last, _ := r.sealed("E", "Eudes")
	if got := numbers(ok(r.issue(last))(t)); !strings.HasSuffix(got, "CB-2021-0003") {
		t.Errorf("issued %s", got)
	}
	if report := ok(r.Check(r.ctx))(t); len(report.Findings) != 0 {
		t.Errorf("the check finds %v", report.Findings)
	}
	r.reopen()
	r.entry("CB.2021.002")
}

func TestANumberThatAnEarlierPatternWroteIsRefused(t *testing.T) {
	r := newRoom(t)
	r.numbering("{série}{année}-{rang:1}1")
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	tenth := r.entry("CB2021-11").Document // of rank 1
	tenth.ID, tenth.Number.Rank = "x", 10
	r.must(r.core.act(r.ctx, ActIssue, "", func(tx *store.Tx) error { return store.Documents.Put(tx, tenth) }))
	_, err := r.Documents.Next(data.KindBlocCertificate, "{série}{année}-{rang:1}")
	r.refused(err, "CB2021-11 est déjà celui d’un autre document", "réglages")
	if next := ok(r.Documents.Next(data.KindBlocCertificate, "{série}{année}-{rang}"))(t); next.String() != "CB2021-0011" {
		t.Errorf("the next would be %s", next)
	}
}

func TestASettingThatBreaksTheNumbersIsRefused(t *testing.T) {
	r := newRoom(t)
	centre := ok(r.Centre.Get())(t)
	centre.Numbering = "{série}/{année}/{rang}"
	r.refused(r.Centre.Save(r.ctx, centre, ""), "noms de fichiers")
	centre.Numbering = data.DefaultNumbering
	r.must(r.Centre.Save(r.ctx, centre, ""))
	s, _ := r.sealed("P", "Élodie")
	for _, doc := range ok(r.issue(s))(t) {
		if doc.Number.Pattern != "" {
			t.Errorf("%s keeps the usual pattern as another one", doc.Number)
		}
	}
}

func TestTheCheckFindsWhatLeadsNowhere(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	ok(r.issue(s))(t)
	lost := r.entry("CANTAL-CB-2021-0001").Document
	lost.ID, lost.Relation, lost.Prior, lost.Number.Rank, lost.Session, lost.Enrolment = "x", data.RelationEarlier, "?", 2, "", ""
	r.must(r.core.act(r.ctx, ActNetworkNumber, "", func(tx *store.Tx) error {
		return errors.Join(store.Documents.Put(tx, lost), store.NetworkNumbers.Put(tx, data.NetworkNumber{
			ID: "y", Document: "?", Number: "N-1", On: day(2021, 6, 15), Received: day(2021, 6, 15)}))
	}))
	found := strings.Join(ok(r.Check(r.ctx))(t).Findings, "\n")
	for _, want := range []string{"double un acquis antérieur qui manque.", "Le numéro du réseau N-1 porte sur un document"} {
		if !strings.Contains(found, want) {
			t.Errorf("the check does not say « %s », but:\n%s", want, found)
		}
	}
}

func TestTwoNumbersOfOneRankAreFound(t *testing.T) {
	docs := []data.Document{
		{Number: data.Number{Centre: "CANTAL", Kind: data.KindBlocCertificate, Year: 2021, Rank: 1, Pattern: "{série}{année}{rang:1}"}},
		{Number: data.Number{Centre: "CANTAL", Kind: data.KindBlocCertificate, Year: 2021, Rank: 1}},
		{Number: data.Number{Centre: "CANTAL", Kind: data.KindBlocCertificate, Year: 2021, Rank: 3}},
	}
	got := strings.Join(numberFindings(docs), "\n")
	want := "Le numéro CANTAL-CB-2021-0002 manque dans le registre.\nLes numéros CB20211 et CANTAL-CB-2021-0001 ont le même rang."
	if got != want {
		t.Errorf("got %s", got)
	}
}
