package rncp

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

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

func TestAllErrorsAreToldAtOnce(t *testing.T) {
	v := decoded(t)
	set(v, "", "title")
	set(v, 9, "levels", "europe")
	_, err := Parse(encoded(t, v))
	if err == nil || len(strings.Split(err.Error(), "\n")) != 2 {
		t.Errorf("got %v", err)
	}
}

func TestWhatIsNoFicheIsRefused(t *testing.T) {
	good := string(carriedText(t))
	for name, text := range map[string]string{
		"nothing": "", "a cut": good[:len(good)/2], "a tail": good + "{}", "a list": "[]", "a number": "3", "null": "null", "XML": "<FICHE/>",
		"a date that is none": strings.Replace(good, `"2016-08-30"`, `"30/08/2016"`, 1),
	} {
		if f, err := Parse([]byte(text)); err == nil {
			t.Errorf("%s is read as %q", name, f.Title)
		}
	}
}

// A sister certification has other blocs, another jury, and no portfolio: it works without a line of code.
func TestASisterFicheLoads(t *testing.T) {
	text, err := os.ReadFile("testdata/sister.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Blocs) != 2 || f.RNCPCode() != "RNCP36612" || len(f.Jury.Colleges) != 3 {
		t.Errorf("got %d blocs, %s, %d colleges", len(f.Blocs), f.RNCPCode(), len(f.Jury.Colleges))
	}
	for _, text := range []string{"Bloc C", ""} {
		if b, err := f.FindBloc(text); err == nil {
			t.Errorf("%q is the sister's bloc %s", text, b.Key)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"format":1,"code":"27413","blocs":[{}]}`))
	f.Add([]byte(`{"legal":{"registrations":[{"from":"2016-05-12"}]}}`))
	f.Add(carriedText(f))
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
