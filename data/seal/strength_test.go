package seal

import (
	"fmt"
	"strings"
	"testing"
)

func TestStrengthIsCountedAsTheCNILDoes(t *testing.T) {
	for text, enough := range map[string]bool{
		"": false, "aurillac": false, "Aurillac15!": false, "MotDePasse2021": false, "Tr9kWm4xHq7ZbN": true, "Kv7!pQ2z#mRw": true, "Kv7!pQ2z#mR": false,
		"kv7pq2zmrwtb":               false,
		"aaaaaaaaaaaaaaaaaaaaaaaaaa": false, "12345678901234567890": false, "abcdefghijklmnopqrstuvwxyz": false,
		"sept mots pour essayer la fenêtre":                         false,
		"sept mots pour bien essayer la fenêtre":                    true,
		"exemple exemple exemple exemple exemple exemple exemple":   false,
		"un-deux-trois-quatre-cinq-six-sept":                        true,
		"le la le la le la le la":                                   false,
		"colza velours 4 piston merle lucarne, bocage et tisonnier": true,
	} {
		if s := Measure(text); s.Enough != enough || (s.Missing == "") != enough {
			t.Errorf("%q: %+v", text, s)
		}
	}
	if s := Measure("cinq mots pour une clé"); s.Words != 5 || s.Missing != "Encore 2 mots : il en faut sept différents." {
		t.Errorf("%+v", s)
	}
}

func TestADrawnPhraseIsStrong(t *testing.T) {
	var words []string
	for i := range 100 {
		words = append(words, strings.Repeat(string(rune('a'+i%26)), 2+i/26))
	}
	seen := map[string]bool{}
	for range 20 {
		phrase, err := NewPhrase(words)
		if err != nil || !Measure(phrase).Enough || seen[phrase] {
			t.Fatal(phrase, err)
		}
		seen[phrase] = true
	}
	if _, err := NewPhrase(words[:3]); err == nil {
		t.Error("a short list will do")
	}
}

func TestSecretsDoNotPrint(t *testing.T) {
	key, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"%v", "%s", "%x", "%#v", "%d"} {
		if s := fmt.Sprintf(verb, key); s != "seal.Key(hidden)" {
			t.Error(s)
		}
	}
	if key.Wipe(); key != (Key{}) {
		t.Error("the key is still there")
	}
}
