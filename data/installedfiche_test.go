package data

import (
	"os"
	"strings"
	"testing"

	"certibloc/data/rncp"
)

func TestAnInstalledFicheIsWhatItSays(t *testing.T) {
	text, err := os.ReadFile("rncp/testdata/sister.json")
	if err != nil {
		t.Fatal(err)
	}
	good := InstalledFiche{ID: "1", Code: "36612", Fiche: text, Whole: true, Source: "sister.json", On: rncp.NewDate(2024, 5, 13)}
	if err := good.Validate(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*InstalledFiche){
		"no source":      func(f *InstalledFiche) { f.Source = " " },
		"no day":         func(f *InstalledFiche) { f.On = Date{} },
		"another number": func(f *InstalledFiche) { f.Code = "27413" },
		"no fiche":       func(f *InstalledFiche) { f.Fiche = nil },
		"whole with a gap": func(f *InstalledFiche) {
			f.Fiche = []byte(strings.Replace(string(text), `"signatory": "Président"`, `"signatory": ""`, 1))
		},
	} {
		bad := good
		change(&bad)
		if err := bad.Validate(); !IsRefusal(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	draft := good
	draft.Whole, draft.Fiche = false, []byte(strings.Replace(string(text), `"signatory": "Président"`, `"signatory": ""`, 1))
	if err := draft.Validate(); err != nil {
		t.Errorf("one that is to be completed: %v", err)
	}
}
