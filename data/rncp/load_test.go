package rncp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// decoded returns the carried fiche as plain JSON values, to be spoiled.
func decoded(t testing.TB) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(carriedText(t), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func encoded(t testing.TB, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// optional are the fields that a fiche may leave out.
var optional = map[string]bool{"parts": true, "window": true, "president": true, "amended": true, "each": true}

// fields walks every field of every object, and calls visit with its path and a way to remove it for a moment.
func fields(path string, v any, visit func(path string, without func(func()))) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			at := join(path, name)
			if !optional[name] {
				visit(at, func(do func()) {
					delete(v, name)
					do()
					v[name] = value
				})
			}
			fields(at, value, visit)
		}
	case []any:
		for i, item := range v {
			fields(fmt.Sprintf("%s[%d]", path, i), item, visit)
		}
	}
}

func TestAMissingFieldIsRefusedByItsName(t *testing.T) {
	v := decoded(t)
	count := 0
	fields("", v, func(path string, without func(func())) {
		count++
		without(func() {
			_, err := Parse(encoded(t, v))
			var found FieldErrors
			if !errors.As(err, &found) || len(found) != 1 || found[0].Path != path {
				t.Errorf("without %s: %v", path, err)
			}
		})
	})
	if count < 400 {
		t.Errorf("only %d fields were tried", count)
	}
}

// set changes a value deep in a fiche: set(v, 5, "levels", "europe").
func set(v any, value any, path ...any) {
	for i, step := range path {
		last := i == len(path)-1
		switch s := step.(type) {
		case string:
			object := v.(map[string]any)
			if last {
				object[s] = value
			}
			v = object[s]
		case int:
			items := v.([]any)
			if last {
				items[s] = value
			}
			v = items[s]
		}
	}
}

func TestAWrongValueIsRefusedByItsField(t *testing.T) {
	const way = "blocs[0].tracks[1].ways[1].assessments[0]"
	for _, c := range []struct {
		field string
		value any
		path  []any
	}{
		{"format", 2, []any{"format"}},
		{"code", "RNCP27413", []any{"code"}},
		{"title", " ", []any{"title"}},
		{"title", nil, []any{"title"}},
		{"title", 3, []any{"title"}},
		{"levels.europe", 9, []any{"levels", "europe"}},
		{"levels", "V", []any{"levels"}},
		{"nsf", "312t", []any{"nsf"}},
		{"nsf[0].code", "", []any{"nsf", 0, "code"}},
		{"blocs", []any{}, []any{"blocs"}},
		{"blocs[0].key", "Bloc 1", []any{"blocs", 0, "key"}},
		{"blocs[1].key", "prospection", []any{"blocs", 1, "key"}},
		{"blocs[1].number", 1, []any{"blocs", 1, "number"}},
		{"blocs[2].competences", []any{}, []any{"blocs", 2, "competences"}},
		{"blocs[2].competences[3]", "", []any{"blocs", 2, "competences", 3}},
		{"blocs[0].tracks[0].track", "vae", []any{"blocs", 0, "tracks", 0, "track"}},
		{"blocs[0].tracks[1].track", "initiale", []any{"blocs", 0, "tracks", 1, "track"}},
		{"blocs[0].tracks[0].ways", []any{}, []any{"blocs", 0, "tracks", 0, "ways"}},
		{"blocs[0].tracks[0].ways[0].key", "tirage", []any{"blocs", 0, "tracks", 0, "ways", 0, "key"}},
		{"blocs[0].tracks[0].ways[0].assessments[1].key", "ecrit", []any{"blocs", 0, "tracks", 0, "ways", 0, "assessments", 1, "key"}},
		{"blocs[0].tracks[0].ways[0].assessments[1].kind", "danse", []any{"blocs", 0, "tracks", 0, "ways", 0, "assessments", 1, "kind"}},
		{way + ".window", nil, []any{"blocs", 0, "tracks", 1, "ways", 1, "assessments", 0, "window"}},
		{way + ".window.minMonths", 7, []any{"blocs", 0, "tracks", 1, "ways", 1, "assessments", 0, "window", "minMonths"}},
		{"routes[0].key", "parachute", []any{"routes", 0, "key"}},
		{"routes[1].key", "eleve", []any{"routes", 1, "key"}},
		{"routes[0].open", "peut-être", []any{"routes", 0, "open"}},
		{"jury.minimum", 3, []any{"jury", "minimum"}},
		{"jury.colleges", []any{}, []any{"jury", "colleges"}},
		{"jury.colleges", false, []any{"jury", "colleges", 0, "president"}},
		{"jury.colleges[1].seats", 0, []any{"jury", "colleges", 1, "seats"}},
		{"legal.registrations", []any{}, []any{"legal", "registrations"}},
		{"legal.registrations[2].until", "2016-05-01", []any{"legal", "registrations", 2, "until"}},
		{"legal.registrations[2].from", "2016-05-11", []any{"legal", "registrations", 2, "from"}},
		{"legal.registrations[0].signed", "", []any{"legal", "registrations", 0, "signed"}},
		{"sectors.shares[0]", 101, []any{"sectors", "shares", 0, "max"}},
		{"surprise", 1, []any{"surprise"}},
		{"title", "Attaché  commercial", []any{"title"}},
		{"title", "Attaché\ncommercial", []any{"title"}},
		{"title", "Attach\uFFFD commercial", []any{"title"}},
		{"certifier.name", "", []any{"certifier", "name"}},
		{"certifier.signatory", "", []any{"certifier", "signatory"}},
		{"certifier.Name", "CCI", []any{"certifier", "Name"}},
		{"levels.europe", 0, []any{"levels", "europe"}},
		{"levels.europe", 5.5, []any{"levels", "europe"}},
		{"levels.europe", "5", []any{"levels", "europe"}},
		{"levels.europe", 1e30, []any{"levels", "europe"}},
		{"validity.unlimited", "oui", []any{"validity", "unlimited"}},
		{"blocs[0]", nil, []any{"blocs", 0}},
		{"blocs[1].title", "Realiser une démarche de prospection", []any{"blocs", 1, "title"}},
		{"blocs[1].component.label", "Bloc B", []any{"blocs", 1, "component", "label"}},
		{"blocs[3].activities[0]", "", []any{"blocs", 3, "activities", 0}},
		{"blocs[2].competences[6]", "Analyser les composantes de son portefeuille afin de dégager des axes de croissances et les actions à développer", []any{"blocs", 2, "competences", 6}},
		{"blocs[0].tracks", []any{}, []any{"blocs", 0, "tracks"}},
		{"blocs[0].tracks[1].ways[1].key", "epreuves", []any{"blocs", 0, "tracks", 1, "ways", 1, "key"}},
		{"blocs[0].tracks[0].ways[0].assessments", []any{}, []any{"blocs", 0, "tracks", 0, "ways", 0, "assessments"}},
		{"blocs[0].tracks[0].ways[0].assessments[0].parts", []any{map[string]any{"key": "a", "text": "A", "short": "A"}}, []any{"blocs", 0, "tracks", 0, "ways", 0, "assessments", 0, "parts"}},
		{"blocs[2].tracks[0].ways[0].assessments[0].parts[1].key", "quantitative", []any{"blocs", 2, "tracks", 0, "ways", 0, "assessments", 0, "parts", 1, "key"}},
		{way + ".window.minMonths", 0, []any{"blocs", 0, "tracks", 1, "ways", 1, "assessments", 0, "window", "minMonths"}},
		{way + ".window.immersionMinMonths", 7, []any{"blocs", 0, "tracks", 1, "ways", 1, "assessments", 0, "window", "immersionMinMonths"}},
		{"territories[0].open", "", []any{"territories", 0, "open"}},
		{"jury.colleges[1].key", "president", []any{"jury", "colleges", 1, "key"}},
		{"jury.colleges", true, []any{"jury", "colleges", 1, "president"}},
		{"legal.registrations[1].from", "30/08/2016", []any{"legal", "registrations", 1, "from"}},
		{"legal.registrations[1].from", 2011, []any{"legal", "registrations", 1, "from"}},
		{"legal.registrations[1].published", "2011-02-29", []any{"legal", "registrations", 1, "published"}},
		{"legal.registrations[1].published", "2011-04-18", []any{"legal", "registrations", 1, "published"}},
		{"legal.earlier[0].signed", "", []any{"legal", "earlier", 0, "signed"}},
		{"legal.earlier[0].amended[2].published", "", []any{"legal", "earlier", 0, "amended", 2, "published"}},
		{"jobs[1]", "", []any{"jobs", 1}},
		{"rome[2].code", "d1402", []any{"rome", 2, "code"}},
		{"preparation.centres[8]", "CCI Cantal", []any{"preparation", "centres", 8}},
		{"statistics.certifiedPerYear", -1, []any{"statistics", "certifiedPerYear"}},
	} {
		t.Run(c.field+"="+fmt.Sprint(c.value), func(t *testing.T) {
			v := decoded(t)
			set(v, c.value, c.path...)
			_, err := Parse(encoded(t, v))
			var found FieldErrors
			if !errors.As(err, &found) {
				t.Fatalf("got %v", err)
			}
			for _, f := range found {
				if f.Path == c.field {
					return
				}
			}
			t.Errorf("no error names %s: %v", c.field, err)
		})
	}
}

// paths lists the fields that an error of Parse names, in its order.
func paths(t *testing.T, err error) []string {
	t.Helper()
	var found FieldErrors
	if !errors.As(err, &found) {
		t.Fatalf("got %v, want FieldErrors", err)
	}
	var all []string
	for _, f := range found {
		all = append(all, f.Path)
	}
	return all
}

func TestAllErrorsAreToldAtOnceAndInTheSameOrder(t *testing.T) {
	v := decoded(t)
	delete(v, "summary")
	set(v, "cinq", "levels", "europe")
	set(v, "2011-02-30", "legal", "registrations", 1, "from")
	set(v, "", "title")
	set(v, []any{}, "blocs", 2, "competences")
	set(v, false, "jury", "colleges", 0, "president")
	set(v, "b", "zebra")
	set(v, "a", "abeille")
	want := []string{
		"levels.europe", "summary", "legal.registrations[1].from", "abeille", "zebra", // what cannot be read
		"title", "blocs[2].competences", "jury.colleges", // what can, and is not right
	}
	for range 20 {
		_, err := Parse(encoded(t, v))
		if diff := cmp.Diff(want, paths(t, err)); diff != "" {
			t.Fatal(diff)
		}
		if lines := strings.Split(err.Error(), "\n"); len(lines) != len(want) || lines[5] != "title : le texte est vide ; il faut celui du registre." {
			t.Fatalf("got %q", lines)
		}
	}
}

// JSON would keep the last of two fields and say nothing: a competence could vanish so.
func TestAFieldThatStandsTwiceIsRefused(t *testing.T) {
	good := string(carriedText(t))
	for path, c := range map[string][2]string{
		"title":                {`"title": "Attaché(e) commercial(e)",`, `"title": "Attaché",`},
		"levels.europe":        {`"europe": 5`, `"europe": 4,`},
		"blocs[0].competences": {`"competences": [`, `"competences": [],`},
	} {
		i := strings.Index(good, c[0])
		_, err := Parse([]byte(good[:i] + c[1] + good[i:]))
		if got := paths(t, err); len(got) != 1 || got[0] != path {
			t.Errorf("%s twice: %v", path, err)
		}
	}
}

func TestLoadReadsToTheEndAndTellsAFailedReading(t *testing.T) {
	f, err := Load(bytes.NewReader(carriedText(t)))
	if diff := cmp.Diff(carried(t), f); err != nil || diff != "" {
		t.Error(err, diff)
	}
	broken := errors.New("the disk is gone")
	if _, err := Load(io.MultiReader(strings.NewReader("{"), iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestValidateJudgesAFichePutTogetherOtherwise(t *testing.T) {
	f := carried(t)
	if err := f.Validate(); err != nil {
		t.Errorf("a fiche that was read is not whole: %v", err)
	}
	f.Blocs[1].Key = "prospection"
	if got := paths(t, f.Validate()); len(got) != 1 || got[0] != "blocs[1].key" {
		t.Errorf("got %v", got)
	}
	if got := paths(t, new(Fiche).Validate()); len(got) < 10 {
		t.Errorf("an empty fiche lacks no more than %v", got)
	}
}

func TestWhatIsNoFicheIsRefused(t *testing.T) {
	good := string(carriedText(t))
	for name, text := range map[string]string{
		"nothing": "", "a cut": good[:len(good)/2], "a tail": good + "{}", "a list": "[]", "a number": "3", "null": "null", "XML": "<FICHE/>",
		"Latin-1": strings.Replace(good, "é", "\xe9", 1), "a second bracket": good + "}", "a deep well": strings.Repeat("[", 1<<20),
	} {
		f, err := Parse([]byte(text))
		if err == nil {
			t.Errorf("%s is read as %q", name, f.Title)
		} else if got := paths(t, err); len(got) != 1 || got[0] != "fiche" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"format":1,"code":"27413","blocs":[{}]}`))
	f.Add([]byte(`{"legal":{"registrations":[{"from":"2016-05-12"}]}}`))
	f.Add([]byte(`{"title":"a","title":"b","levels":{"europe":1e400}}`))
	f.Add(sisterText(f)) // the carried fiche is too long: the fuzzer would spend its time on making it shorter
	f.Fuzz(func(t *testing.T, text []byte) {
		one, err := Parse(text)
		if err != nil {
			return
		}
		two, err := Parse(encoded(t, one))
		if err != nil {
			t.Fatalf("what was accepted is refused when written again: %v", err)
		}
		if diff := cmp.Diff(one, two); diff != "" {
			t.Error(diff)
		}
	})
}
