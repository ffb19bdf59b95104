package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSchema(t *testing.T) {
	letters, names := map[byte]bool{}, map[string]bool{}
	for i, info := range schema {
		if letters[info.letter] || names[info.name] || info.no != i || info.version == 0 {
			t.Errorf("%s: letter, name, rank or version", info.name)
		}
		letters[info.letter], names[info.name] = true, true
	}
}

// model is the naive store that the real one must agree with.
type model map[data.ID]data.Enrolment

func (m model) of(key func(data.Enrolment) data.ID, want data.ID) []data.Enrolment {
	found := []data.Enrolment{}
	for _, e := range m {
		if key(e) == want {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b data.Enrolment) int { return compare(a.ID, b.ID) })
	return found
}

func compare(a, b data.ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func drawEnrolment(t *rapid.T) data.Enrolment {
	id := func(kind string, n int) data.ID { return testID(kind, rapid.IntRange(0, n).Draw(t, kind)) }
	return data.Enrolment{
		ID: id("enrolment", 12), Session: id("session", 3), Path: id("path", 4),
		Blocs: []data.BlocRequest{{Bloc: rncp.BlocKey(fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "bloc")))}},
	}
}

// agree compares everything that reads can show with the model.
func agree(t *rapid.T, tx *Tx, m model) {
	all := slices.Collect(Enrolments.All(tx))
	want := m.of(func(data.Enrolment) data.ID { return "" }, "")
	if diff := cmp.Diff(want, append([]data.Enrolment{}, all...)); diff != "" {
		t.Fatalf("all: %s", diff)
	}
	if Enrolments.Len(tx) != len(m) {
		t.Fatalf("len %d, want %d", Enrolments.Len(tx), len(m))
	}
	for n := range 6 {
		session, path := testID("session", n), testID("path", n)
		if diff := cmp.Diff(m.of(func(e data.Enrolment) data.ID { return e.Session }, session), EnrolmentsOfSession.Of(tx, session)); diff != "" {
			t.Fatalf("of %s: %s", session, diff)
		}
		if diff := cmp.Diff(m.of(func(e data.Enrolment) data.ID { return e.Path }, path), EnrolmentsOfPath.Of(tx, path)); diff != "" {
			t.Fatalf("of %s: %s", path, diff)
		}
	}
}

// Tables and indexes agree with a naive model, inside an act, after it, after one that fails, and after a reopening.
func TestTablesAgreeWithANaiveModel(t *testing.T) {
	acts := 0
	rapid.Check(t, func(rt *rapid.T) {
		s, _ := newTestStore(t)
		defer func() { _ = s.Close() }()
		m := model{}
		for range rapid.IntRange(1, 6).Draw(rt, "acts") {
			acts++
			tried := model{}
			for id, e := range m {
				tried[id] = e
			}
			fail := rapid.IntRange(0, 4).Draw(rt, "fail") == 0
			_, err := s.Update(testAct(acts), func(tx *Tx) error {
				for range rapid.IntRange(0, 8).Draw(rt, "puts") {
					e := drawEnrolment(rt)
					if err := Enrolments.Put(tx, e); err != nil {
						return err
					}
					tried[e.ID] = e
					agree(rt, tx, tried)
				}
				if fail {
					return errors.New("no")
				}
				return nil
			})
			if (err != nil) != fail {
				rt.Fatal(err)
			}
			if !fail {
				m = tried
			}
			if rapid.IntRange(0, 5).Draw(rt, "reopen") == 0 {
				s = reopen(t, s)
			}
			if err := s.View(func(tx *Tx) error { agree(rt, tx, m); return nil }); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfDistinct(rapid.StringN(0, 3, -1), func(s string) string { return s }).Draw(t, "ids")
		var a, b, want []data.ID
		for _, s := range all {
			want = append(want, data.ID(s))
			if rapid.Bool().Draw(t, "side") {
				a = append(a, data.ID(s))
			} else {
				b = append(b, data.ID(s))
			}
		}
		slices.Sort(a)
		slices.Sort(b)
		slices.Sort(want)
		if got := merge(a, b); !slices.Equal(got, want) {
			t.Fatalf("%v and %v give %v", a, b, got)
		}
	})
}
