package exchange

import (
	"reflect"
	"strings"
	"testing"
)

func TestWhatASpreadsheetPutsOnTheClipboard(t *testing.T) {
	for text, want := range map[string][][]string{
		"12,5":                                 {{"12,5"}},
		"12,5\t absent \r\n8\t\r\n":            {{"12,5", "absent"}, {"8", ""}},
		"\"deux\nlignes\"\t3\n\"a \"\"b\"\"\"": {{"deux lignes", "3"}, {`a "b"`}},
		"l'un\t5\" de haut":                    {{"l'un", `5" de haut`}},
		"":                                     nil,
	} {
		if got, err := Rectangle(text); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{strings.Repeat("1\t", MaxPasted+1), strings.Repeat("a", 2<<20)} {
		if _, err := Rectangle(text); err == nil || !strings.Contains(err.Error(), "presse-papiers") {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
}

func FuzzRectangle(f *testing.F) {
	f.Add("1\t2\n\"3\n\"\t4")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := Rectangle(text)
		if err != nil && rows != nil {
			t.Error("both")
		}
	})
}
