package app

import (
	"encoding/json"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/seal"
)

// codeOf returns the code on a document as it was drawn.
func (r *room) codeOf(doc data.Document) string {
	r.t.Helper()
	var sheets []data.Sheet
	if err := json.Unmarshal(ok(r.Documents.PDF(doc))(r.t), &sheets); err != nil || len(sheets) != 1 {
		r.t.Fatal(err)
	}
	if sheets[0].Code != doc.Sheet.Code {
		r.t.Error("the register keeps another code than the document bears")
	}
	return sheets[0].Code
}

func TestCertificatesAloneAreSigned(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	docs := ok(r.issue(s))(t)
	v := ok(r.Codes.Verifier(nil))(t)
	signed := 0
	for _, doc := range docs {
		code := r.codeOf(doc)
		if doc.Number.Kind != data.KindBlocCertificate {
			if code != "" {
				t.Errorf("%s is signed", doc.Number)
			}
			continue
		}
		signed++
		c := v.Text(code)
		if c.Verdict != VerdictValid || c.Statement != data.StatementOf(doc.Sheet) || c.Statement.Number != doc.Number.String() {
			t.Errorf("%s is %s: %+v", doc.Number, c.Verdict, c.Statement)
		}
	}
	if signed == 0 {
		t.Error("nothing is signed")
	}
}

func TestAReplacementIsSignedAndTheFirstIsCancelled(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodi")
	ok(r.issue(s))(t)
	wrong := r.entry("CANTAL-CB-2021-0001")
	c := wrong.Candidate
	c.GivenNames = []string{"Élodie"}
	ok(r.Rights.Rectify(r.ctx, c, byCourt("Mal recopié.")))(t)
	right := ok(r.Documents.Replace(r.ctx, wrong.Document.ID, "Prénom mal recopié."))(t)
	if code := r.codeOf(right); !strings.Contains(code, "\nAnnule et remplace CANTAL-CB-2021-0001\n") || !strings.Contains(code, "\nÉlodie Lœuillet\n") {
		t.Errorf("it says\n%s", code)
	}
	list := ok(r.Codes.Cancelled())(t)
	if len(list.Numbers) != 1 || list.Numbers[0].Number != "CANTAL-CB-2021-0001" {
		t.Errorf("cancelled: %+v", list)
	}
}

func TestWithoutTheSettingNothingIsSigned(t *testing.T) {
	r := newRoom(t)
	centre := ok(r.Centre.Get())(t)
	centre.SignedCodes = false
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	s, _ := r.sealed("P", "Élodie")
	for _, doc := range ok(r.issue(s))(t) {
		if r.codeOf(doc) != "" {
			t.Errorf("%s is signed", doc.Number)
		}
	}
	r.refused(r.Codes.Renew(r.ctx, "Essai."), "pas signés")
	centre.SignedCodes = true
	if err := r.Centre.Save(r.ctx, centre, ""); err != nil {
		t.Fatal(err)
	}
	if keys := ok(r.Codes.Keys())(t); len(keys) != 1 {
		t.Errorf("%d keys", len(keys))
	}
	again := ok(r.Documents.Duplicate(r.ctx, r.entry("CANTAL-CB-2021-0001").Document.ID, ""))(t)
	if code := r.codeOf(again); !strings.Contains(code, "Duplicata n° 1 du 15 juin 2021") {
		t.Errorf("the duplicate of an unsigned certificate says\n%s", code)
	}
}

func TestThePreviewOfACertificateBearsACodeThatIsNone(t *testing.T) {
	r := newRoom(t)
	s, _ := r.sealed("P", "Élodie")
	for _, draft := range ok(r.Documents.Plan(s.ID))(t).Withheld {
		if draft.Kind != data.KindBlocCertificate {
			continue
		}
		var sheets []data.Sheet
		if err := json.Unmarshal(ok(r.Documents.Preview(s.ID, draft.Draft))(t), &sheets); err != nil {
			t.Fatal(err)
		}
		if code := sheets[0].Code; !strings.HasPrefix(code, "SPÉCIMEN") || !strings.Contains(code, "Élodie") {
			t.Errorf("the preview says\n%s", code)
		} else if _, err := seal.ParseSigned(code); err == nil {
			t.Error("the preview is signed")
		}
		return
	}
	t.Error("there is no certificate to preview")
}

func TestWithoutAKeyNothingIsExported(t *testing.T) {
	cfg := testConfig(t)
	centre := exampleCentre()
	centre.SignedCodes = false
	desk := ok(Create(t.Context(), t.TempDir()+"/centre", passphrase, centre, "Martine", cfg))(t)
	t.Cleanup(func() { _ = desk.Close() })
	r := &room{Desk: desk, t: t, ctx: t.Context()}
	for _, export := range []func(string) (string, error){desk.Codes.ExportKeys, desk.Codes.ExportKeySheet, desk.Codes.ExportCancelled, desk.Codes.ExportVerifyPage} {
		_, err := export(t.TempDir())
		r.refused(err, "aucune clé")
	}
}

func TestCompareFindsWordsWholeWhateverTheLines(t *testing.T) {
	const text = "CCI France\r\nMarie-\x02\r\nAnne Élise\r\nde La\r\nRochefoucauld\r\nnée le 12 mars 1998 à Saint-Flour (15), nom d’usage : O'Brien\r\nn° CANTAL-CB-2021-0001-D1\r\n"
	p := newPrinted(strings.Replace(text, "-\x02", "\x02", 1))
	for words, want := range map[string]bool{
		"Marie-Anne Élise de La Rochefoucauld": true, "marie-anne élise de la ROCHEFOUCAULD": true, "Anne Élise de La Rochefoucauld": false,
		"Marie-Anne Élise": true, "Marie": false, "Élise de La Rochefoucauld": false,
	} {
		if got := p.has(words, true); got != want {
			t.Errorf("%q alone on its lines: %v", words, got)
		}
	}
	for words, want := range map[string]bool{
		"12 mars 1998": true, "2 mars 1998": false, "12 mars 199": false, "Saint-Flour (15)": true, "Flour (15)": false, "O'Brien": true,
		"CANTAL-CB-2021-0001-D1": true, "CANTAL-CB-2021-0001": false, "CB-2021-0001-D1": false, "Lucie": false,
	} {
		if got := p.has(words, false); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
	if near := p.nearest("Marie Rochefoucault"); near != "Rochefoucauld" {
		t.Errorf("nearest is %q", near)
	}
}

func TestTheDuplicateOfAnEarlierOriginalIsSigned(t *testing.T) {
	r := newRoom(t)
	doc := ok(r.Documents.DuplicateEarlier(r.ctx, r.hold(r.anyone("Élodie").ID, organisation, day(2015, 6, 15)).ID, paperRegister, ""))(t)
	v := ok(r.Codes.Verifier(nil))(t)
	if c := v.Text(r.codeOf(doc)); c.Verdict != VerdictValid || c.Statement.Note != "Duplicata n° 1 du 15 juin 2021" || c.Statement.Number != doc.Number.String() {
		t.Errorf("%s: %+v", c.Verdict, c.Statement)
	}
}
