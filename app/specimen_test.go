package app

import (
	"encoding/json"
	"testing"

	"certibloc/data"
)

func TestEveryDocumentCanBeLookedAtBeforeAnythingExists(t *testing.T) {
	r := newRoom(t)
	before := r.lines()
	for _, kind := range Specimens {
		for _, abroad := range []bool{false, true} {
			var sheets []data.Sheet
			if err := json.Unmarshal(ok(r.Documents.Specimen(kind, abroad))(t), &sheets); err != nil {
				t.Fatal(err)
			}
			for _, s := range sheets {
				if !s.Preview || s.Kind != kind {
					t.Errorf("%s: preview %v, kind %s", kind, s.Preview, s.Kind)
				}
			}
			if h := sheets[0].Holder; h.BirthName != "" && (h.BirthPlace == "Liepāja (Lettonie)") != abroad {
				t.Errorf("%s: born in %s", kind, h.BirthPlace)
			}
		}
	}
	if r.lines() != before {
		t.Error("looking leaves a line in the journal")
	}
}
