package seal

import (
	"strings"
	"testing"
)

func TestARecoverySheetIsReadAsItIsCopied(t *testing.T) {
	drawn, err := newRecovery()
	if err != nil {
		t.Fatal(err)
	}
	code := formatRecovery(drawn)
	for _, copied := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, " ", "-"), " " + strings.ReplaceAll(code, " ", "\n"), strings.ReplaceAll(code, "0", "o")} {
		if !LooksLikeRecovery(copied) {
			t.Fatalf("%q does not look like one", copied)
		}
		if got, err := parseRecovery(copied); err != nil || string(got) != string(drawn) {
			t.Errorf("%q: %v", copied, err)
		}
	}
	for _, other := range []string{"", "sept mots pour ouvrir le dossier du centre", code + "A", code[1:], "exemple exemple exemple exemple exemple exemple exemple"} {
		if LooksLikeRecovery(other) {
			t.Errorf("%q looks like one", other)
		}
	}
}

// Every wrong symbol, every two that changed places, and every two groups that did, are noticed.
func TestAGroupCopiedWrongIsNamed(t *testing.T) {
	drawn := []byte("0ZK7QX3M1HTWVYB2C4D8E9FAGJNP")
	code := strings.ReplaceAll(formatRecovery(drawn), " ", "")
	for at := range code {
		for _, c := range recoverySymbols {
			wrong := code[:at] + string(c) + code[at+1:]
			_, err := parseRecovery(wrong)
			if (err == nil) != (wrong == code) {
				t.Fatalf("%q for %q: %v", wrong, code, err)
			}
			if err != nil && !strings.Contains(err.Error(), rank(at/5+1)+" groupe") {
				t.Fatal(err)
			}
		}
		if at > 0 && at%5 > 0 && code[at] != code[at-1] {
			if _, err := parseRecovery(code[:at-1] + code[at:at+1] + code[at-1:at] + code[at+1:]); err == nil {
				t.Errorf("symbols %d and %d changed places unnoticed", at, at+1)
			}
		}
	}
	for g := range recoveryGroups - 1 {
		if _, err := parseRecovery(code[:g*5] + code[g*5+5:g*5+10] + code[g*5:g*5+5] + code[g*5+10:]); err == nil {
			t.Errorf("groups %d and %d changed places unnoticed", g+1, g+2)
		}
	}
}

func FuzzRecovery(f *testing.F) {
	f.Add("0ZK7Q X3M1H")
	f.Add("00001 00002 00003 00004 00005 00006 00007")
	f.Fuzz(func(t *testing.T, text string) {
		if LooksLikeRecovery(text) {
			if drawn, err := parseRecovery(text); err == nil && len(drawn) != recoveryGroups*recoveryDrawn {
				t.Errorf("%d symbols", len(drawn))
			}
		}
	})
}
