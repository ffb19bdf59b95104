package assets

import (
	"errors"
	"io/fs"
	"testing"
)

func TestTheCarriedFicheIsFoundByItsNumber(t *testing.T) {
	if text, err := Fiche("27413"); err != nil || len(text) == 0 {
		t.Errorf("%d bytes, %v", len(text), err)
	}
	for _, code := range []string{"", "23828", "RNCP27413", "../27413", "*"} {
		if text, err := Fiche(code); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q gives %d bytes, %v", code, len(text), err)
		}
	}
}
