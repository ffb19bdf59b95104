package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"certibloc/data"
)

// phraseNames are the names that the code gives to sentences.
func phraseNames(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "phrases.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			name, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, name)
		}
		return true
	})
	return names
}

func TestEverySentenceHasItsPlaceInTheFileAndInTheCode(t *testing.T) {
	names := phraseNames(t)
	var listed []string
	for _, s := range aDrawer(t).Sentences() {
		if slices.Contains(listed, s.Name) {
			t.Errorf("%s stands in the file twice", s.Name)
		}
		listed = append(listed, s.Name)
		if !slices.Contains(names, s.Name) {
			t.Errorf("nothing says %s", s.Name)
		}
		if s.Part == "" || strings.TrimSpace(s.Text) == "" {
			t.Errorf("%s: part %q, text %q", s.Name, s.Part, s.Text)
		}
	}
	for _, name := range names {
		if !slices.Contains(listed, name) {
			t.Errorf("%s is not in the file", name)
		}
	}
}

func TestACentreSaysItsOwnSentence(t *testing.T) {
	sheet := aCertificate()
	sheet.Wording = &data.SheetWording{Version: 3, Sentences: map[string]string{string(heldBy): "Épreuves tenues chez {centre}"}}
	text := textOf(read(t, sheet))
	checkSays(t, text, "Épreuves tenues chez CCI Cantal", "délivré à")
	if strings.Contains(text, "Évaluations organisées") {
		t.Error("the program's sentence is there too")
	}
	checkSays(t, textOf(read(t, aCertificate())), "Évaluations organisées par CCI Cantal")
}

func TestASentenceKeepsItsValues(t *testing.T) {
	d := aDrawer(t)
	for text, words := range map[string]string{
		"Épreuves tenues chez {centre}":               "",
		"Chez {centre}, épreuves tenues par {centre}": "",
		"":                          "vide",
		"Épreuves tenues chez nous": "Il manque {centre}",
		"Chez {centre}, {ville}":    "{ville} ne veut rien dire",
		"Chez {centre} {":           "accolade",
		"Chez {centre} ☃":           "« ☃ » (U+2603)",
		"Chez {centre}" + strings.Repeat(" etc.", 200): "dépasse 1000",
	} {
		err := d.CheckSentence(string(heldBy), text)
		switch {
		case words == "" && err != nil:
			t.Errorf("%q: %v", text, err)
		case words != "" && (err == nil || !data.IsRefusal(err) || !strings.Contains(err.Error(), words)):
			t.Errorf("%q: got %v, want a refusal with %q", text, err, words)
		}
	}
	if err := d.CheckSentence("no-such", "x"); !data.IsRefusal(err) {
		t.Errorf("an unknown sentence: %v", err)
	}
	for _, s := range d.Sentences() {
		if err := d.CheckSentence(s.Name, s.Text); err != nil {
			t.Errorf("the program's own sentence %s: %v", s.Name, err)
		}
		if d.Template(s.Kind) == 0 {
			t.Errorf("%s is shown by %q, which is no document", s.Name, s.Kind)
		}
	}
}
