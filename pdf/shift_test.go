package pdf

import (
	"bytes"
	"math"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"certibloc/data"
)

// boxes returns the lower left corner of each page, in points.
func boxes(t *testing.T, pdf []byte) [][2]float64 {
	t.Helper()
	ctx, err := api.ReadAndValidate(bytes.NewReader(pdf), quietly())
	if err != nil {
		t.Fatal(err)
	}
	var corners [][2]float64
	for n := 1; n <= ctx.PageCount; n++ {
		_, _, inherited, err := ctx.PageDict(n, false)
		if err != nil {
			t.Fatal(err)
		}
		corners = append(corners, [2]float64{inherited.MediaBox.LL.X, inherited.MediaBox.LL.Y})
	}
	return corners
}

func TestPagesMoveByTheShiftOfTheirWayUp(t *testing.T) {
	d := aDrawer(t)
	certificate, err := d.Draw(aCertificate()) // landscape
	if err != nil {
		t.Fatal(err)
	}
	attestation, err := d.Draw(anAttestation()) // portrait
	if err != nil {
		t.Fatal(err)
	}
	frozen := bytes.Clone(certificate)
	shifts := data.Shifts{Portrait: data.Shift{Right: 20, Down: 10}, Landscape: data.Shift{Right: -5, Down: 200}}
	merged, err := d.Merge([][]byte{certificate, attestation}, data.Layout{Backs: true, Shifts: shifts})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(frozen, certificate) {
		t.Error("the frozen bytes changed")
	}
	mm := 72 / 25.4 // moving right by 2 mm moves the left edge of the box 2 mm to the left of what is drawn
	landscape, portrait := [2]float64{0.5 * mm, 20 * mm}, [2]float64{-2 * mm, 1 * mm}
	want := [][2]float64{landscape, landscape, portrait, portrait}
	got := boxes(t, merged)
	if len(got) != len(want) {
		t.Fatalf("%d pages, want %d", len(got), len(want))
	}
	for i := range want {
		if math.Abs(got[i][0]-want[i][0]) > 0.01 || math.Abs(got[i][1]-want[i][1]) > 0.01 {
			t.Errorf("page %d begins at %v, want %v", i+1, got[i], want[i])
		}
	}
}

func TestTheTestPageHasOneOfEachWayUpAndMovesToo(t *testing.T) {
	d := aDrawer(t)
	plain, err := d.TestPage(data.Shifts{})
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := d.TestPage(data.Shifts{}); !bytes.Equal(plain, again) {
		t.Error("drawn twice it differs")
	}
	dims, err := api.PageDims(bytes.NewReader(plain), quietly())
	if err != nil || len(dims) != 2 || dims[0].Width > dims[0].Height || dims[1].Width < dims[1].Height {
		t.Fatalf("pages %v, %v", dims, err)
	}
	moved, err := d.TestPage(data.Shifts{Landscape: data.Shift{Right: 15}})
	if err != nil {
		t.Fatal(err)
	}
	if got := boxes(t, moved); got[0] != [2]float64{} || math.Abs(got[1][0]+1.5*72/25.4) > 0.01 {
		t.Errorf("the pages begin at %v", got)
	}
}

func TestMillimetresAreWrittenAsOneSaysThem(t *testing.T) {
	for tenths, want := range map[int]string{0: "0", 15: "1,5", 20: "2", -15: "−1,5", 200: "20", 3: "0,3"} {
		if got := millimetres(tenths); got != want {
			t.Errorf("%d: %q, want %q", tenths, got, want)
		}
	}
}
