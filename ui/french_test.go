package ui

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
)

// The locale is read when the program starts, so each one is tried in a program of its own.
func TestFyneSpeaksFrenchInEveryLocale(t *testing.T) {
	if os.Getenv("CERTIBLOC_TEST_LOCALE") != "" {
		if err := French(); err != nil {
			t.Fatal(err)
		}
		for english, french := range map[string]string{"Copy": "Copier", "Paste": "Coller", "Select all": "Tout sélectionner", "Undo": "Défaire"} {
			if got := lang.L(english); got != french {
				t.Errorf("%s: %q, want %q", english, got, french)
			}
		}
		return
	}
	for _, locale := range []string{"C", "en_US.UTF-8", "fr_FR.UTF-8", "de_DE.UTF-8"} {
		cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), "CERTIBLOC_TEST_LOCALE=1", "LANG="+locale, "LC_ALL="+locale, "LANGUAGE=")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", locale, err, strings.TrimSpace(string(out)))
		}
	}
}
