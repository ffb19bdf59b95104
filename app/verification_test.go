package app

import (
	"testing"

	"certibloc/data"
)

func TestWhoCheckedAnIdentityAndWhetherItWasCorrectedSince(t *testing.T) {
	r := newRoom(t)
	c := ok(r.Candidates.Save(r.ctx, data.Candidate{Sex: data.Female, GivenNames: []string{"Zoé"}, BirthName: "Lézé", BirthDate: day(1987, 0, 0), BirthPlace: at("15014", "Aurillac")}))(t)
	if _, checked, err := r.Candidates.Verification(c.ID); checked || err != nil {
		t.Fatalf("checked %v, %v", checked, err)
	}
	ok(r.Documents.ReceiveFile(r.ctx, data.PaperBack{Candidate: c.ID, Kind: data.PaperIdentity, Identity: data.IdentityBirth, IdentityOn: day(2019, 5, 2), On: day(2021, 3, 1)}, ""))(t)
	v, checked, err := r.Candidates.Verification(c.ID)
	if err != nil || !checked || v.By == "" || v.Stale || v.Paper.Identity != data.IdentityBirth {
		t.Errorf("%+v, %v, %v", v, checked, err)
	}
	c.UsageName = "Martin"
	ok(r.Candidates.Save(r.ctx, c))(t)
	if v, _, _ := r.Candidates.Verification(c.ID); !v.Stale {
		t.Error("a correction does not make the check one of before")
	}
}
