package widget

import (
	"testing"

	"certibloc/data/rncp"
)

func TestTheNumberOfBlocsIsWrittenInWords(t *testing.T) {
	for n, want := range map[int]string{1: "Tous les blocs", 4: "Les quatre blocs", 12: "Tous les blocs"} {
		if got := AllBlocs(&rncp.Fiche{Blocs: make([]rncp.Bloc, n)}); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
