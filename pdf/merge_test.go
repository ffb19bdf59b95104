package pdf

import (
	"bytes"
	"strings"
	"testing"

	"certibloc/data"
)

func TestMergeKeepsTheOrderAndEveryPage(t *testing.T) {
	d := aDrawer(t)
	var pdfs [][]byte
	for _, s := range []int{0, 1} {
		sheet := aCertificate()
		sheet.Number = []string{"CANTAL-CB-2021-0007", "CANTAL-CB-2021-0003"}[s]
		pdf, err := d.draw(false, sheet)
		if err != nil {
			t.Fatal(err)
		}
		pdfs = append(pdfs, pdf)
	}
	attestation, err := d.Draw(anAttestation())
	if err != nil {
		t.Fatal(err)
	}
	pdfs = append(pdfs, attestation)
	for backs, want := range map[bool]int{false: 3, true: 6} {
		merged, err := d.Merge(pdfs, data.Layout{Backs: backs})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := d.Pages(merged); err != nil || n != want {
			t.Errorf("with backs %v: %d pages, %v; want %d", backs, n, err, want)
		}
	}
}

func TestMergeOfWhatIsNoPDFIsAnError(t *testing.T) {
	d := aDrawer(t)
	for _, pdf := range [][]byte{nil, []byte("%PDF-1.4"), bytes.Repeat([]byte("x"), 100)} {
		if _, err := d.Merge([][]byte{pdf}, data.Layout{Backs: true}); err == nil || strings.Contains(err.Error(), "panic") {
			t.Errorf("%q: got %v", pdf, err)
		}
	}
}
