package settings

import (
	"testing"

	"certibloc/data"
	"certibloc/ui/uitest"
)

func TestTheRulesOfASecondCertificationAreSet(t *testing.T) {
	desk := uitest.Empty(t)
	r := openRoom(t, desk)
	if r.Says("Blocs de la certification") {
		t.Error("with one certification there is nothing to choose")
	}
	f := uitest.Sister(t, desk, "../../../data/rncp/testdata/opendata.xml")
	r.reopen()
	title := f.Blocs[1].Title
	if !r.Says("Négocier et suivre une vente") || r.Says(title) {
		t.Fatal("the blocs are not those of the certification of new sessions")
	}
	r.page.ruled.which.Pick("36612")
	if r.Says("Négocier et suivre une vente") || !r.Says(title) {
		t.Fatalf("the blocs of the other certification are not shown:\n%s", r.Text())
	}
	r.fill("Seuil propre au bloc", "12") // of the first bloc
	r.page.ruled.which.Pick("27413")
	if r.page.ruled.fiche.Code != "36612" || r.page.ruled.which.Key() != "36612" || len(r.Refused) != 1 {
		t.Error("what is typed is lost by choosing another certification")
	}
	r.reopen() // somebody looked at another page meanwhile
	if r.page.ruled.fiche.Code != "36612" || firstText(r.field("Seuil propre au bloc").Input).Text != "12" {
		t.Error("what was typed is not found again")
	}
	r.page.bar.Reason.SetText("Règlement du réseau")
	r.page.save()
	centre, err := desk.Centre.Get()
	if err != nil {
		t.Fatal(err)
	}
	if mark := centre.Rules.PassMarkOf(f.Blocs[0].Key); mark != data.Points(12) || len(centre.Rules.Blocs) != 1 {
		t.Errorf("kept %v", centre.Rules.Blocs)
	}
}
