package settings

import (
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/data"
	"certibloc/ui/uitest"
)

func TestThePatternOfTheNumbersShowsTheNextOneAsOneTypes(t *testing.T) {
	r := openRoom(t, uitest.Example(t))
	centre, err := r.desk.Centre.Get()
	if err != nil || centre.Numbering != "" {
		t.Fatalf("%q, %v", centre.Numbering, err)
	}
	next, err := r.desk.Documents.Next(data.KindBlocCertificate, "")
	if err != nil {
		t.Fatal(err)
	}
	if !r.Says("Le prochain certificat : " + next.String()) {
		t.Errorf("nothing says %s", next)
	}
	r.fill("Modèle", "{série}{année}.{rang}")
	next.Pattern = "{série}{année}.{rang}"
	if !r.Says("Le prochain certificat : " + next.String()) {
		t.Errorf("nothing says %s:\n%s", next, r.Text())
	}
	r.fill("Modèle", "{série}/{année}/{rang}")
	if !r.Says("Ce modèle ne convient pas.") {
		t.Errorf("nothing says that it will not do")
	}
	r.Focus(firstText(r.field("Modèle").Input))
	r.Press(fyne.KeyReturn)
	if said := r.field("Modèle").Said(); said == "" || said == r.field("Modèle").Hint {
		t.Errorf("below the field: %q", said)
	}
	r.fill("Modèle", "{série}{année}.{rang}")
	r.Press(fyne.KeyReturn)
	centre, err = r.desk.Centre.Get()
	if err != nil || centre.Numbering != "{série}{année}.{rang}" {
		t.Errorf("kept %q, %v", centre.Numbering, err)
	}
	r.fill("Modèle", "")
	r.Press(fyne.KeyReturn)
	centre, err = r.desk.Centre.Get()
	if err != nil || centre.Numbering != "" || firstText(r.field("Modèle").Input).Text != data.DefaultNumbering {
		t.Errorf("an empty pattern is the usual one: kept %q, %v", centre.Numbering, err)
	}
}
