package parcel_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

func TestAParcelGivesBackWhatWasPutInIt(t *testing.T) {
	r, err := read(written(t))
	must(t, err)
	want := contents()
	slices.Reverse(want.Certifications) // by identifier
	var got parcel.Contents
	for l, err := range r.Certifications() {
		must(t, err)
		got.Certifications = append(got.Certifications, l)
	}
	for l, err := range r.Blocs() {
		must(t, err)
		got.Blocs = append(got.Blocs, l)
	}
	for l, err := range r.Documents() {
		must(t, err)
		got.Documents = append(got.Documents, l)
	}
	for l, err := range r.Counts() {
		must(t, err)
		got.Counts = append(got.Counts, l)
	}
	for l, err := range r.FollowUps() {
		must(t, err)
		got.FollowUps = append(got.FollowUps, l)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	m := r.Manifest()
	if m.Count(parcel.PartCertifications) != 2 || m.Lines() != 6 || m.From.String() != "2021-06-30" || m.To != m.From {
		t.Errorf("manifest: %+v", m)
	}
}

func TestTheSameContentsMakeTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t), written(t)) {
		t.Error("two writings differ")
	}
}

func TestOnlyATrustedKeyCounts(t *testing.T) {
	r, err := read(written(t))
	must(t, err)
	own, other := key(t, 1), key(t, 2)
	if _, err := r.SignedBy([]seal.PublicKey{{ID: string(other.ID), Public: other.Public}}); !data.IsRefusal(err) {
		t.Errorf("a stranger's key is trusted: %v", err)
	}
	if k, err := r.SignedBy([]seal.PublicKey{{ID: string(own.ID), Public: own.Public, Centre: "CCI Cantal"}}); err != nil || k.Centre != "CCI Cantal" {
		t.Errorf("got %v, %v", k, err)
	}
}

func TestAParcelIsNotWrittenWithALineThatNobodyCouldUse(t *testing.T) {
	for name, spoil := range map[string]func(*parcel.Contents){
		"identity not verified": func(c *parcel.Contents) { c.Certifications[0].Verified = data.Date{} },
		"no birth name":         func(c *parcel.Contents) { c.Certifications[0].BirthName = "" },
		"no route":              func(c *parcel.Contents) { c.Blocs[0].Access = "" },
		"twice":                 func(c *parcel.Contents) { c.Certifications = append(c.Certifications, c.Certifications[0]) },
		"sums":                  func(c *parcel.Contents) { c.Counts[0].Present = 9 },
		"follow-up sums":        func(c *parcel.Contents) { c.FollowUps[0].Silent = 9 },
		"corrects nothing":      func(c *parcel.Contents) { c.Documents[0].State = parcel.StateCorrected },
	} {
		c := contents()
		spoil(&c)
		var b bytes.Buffer
		if _, err := parcel.Write(&b, manifest(), c, parcel.Columns{}, key(t, 1)); !data.IsRefusal(err) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", name, err, b.Len())
		}
	}
}

func TestAFingerprintChangesWithWhatIsSaidAlone(t *testing.T) {
	c := certification(1)
	before, err := parcel.Fingerprint(c)
	must(t, err)
	// Were it another, every centre would send everything again as corrected: the order of the fields counts.
	if want := "008f904b48033196fff3f9ed13bd3a048b0d93f68fed738dafca6312721d9c98"; before != want {
		t.Errorf("the fingerprint of a line that has not changed is %s", before)
	}
	c.State, c.Replaces, c.Verified = parcel.StateCorrected, "LOT-CANTAL-2021-0001", rncp.NewDate(2021, 4, 1)
	if again, _ := parcel.Fingerprint(c); again != before {
		t.Error("the state, or one more verification, changes the fingerprint")
	}
	c.GivenName = "Zoë"
	if again, _ := parcel.Fingerprint(c); again == before {
		t.Error("a corrected name does not")
	}
}

func TestTheTableOpensAsTextInASpreadsheet(t *testing.T) {
	for _, e := range unzip(t, written(t)) {
		switch e.name {
		case "certifications.csv":
			text := string(e.content)
			if !strings.HasPrefix(text, "\ufeffid;etat;") || !strings.Contains(text, "\r\n") {
				t.Errorf("begins %.40q", text)
			}
			for _, want := range []string{";'01004;", ";'01;", ";'2021-06;", ";d’Aubigné-Lefèvre;", ";2021-06-30;"} {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in %s", want, text)
				}
			}
		case "blocs.csv":
			if !strings.Contains(string(e.content), ";'=Prospection") {
				t.Errorf("a formula is left: %s", e.content)
			}
		}
	}
}
