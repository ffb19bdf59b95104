package rules

import (
	"fmt"
	"strings"
	"testing"

	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/rncp"
)

// The tests cite the fiche RNCP 27413, which the program carries.
func theFiche(t testing.TB) *rncp.Fiche {
	t.Helper()
	text, err := assets.Fiche("27413")
	if err != nil {
		t.Fatal(err)
	}
	f, err := rncp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

const (
	prospection  rncp.BlocKey = "prospection"
	organisation rncp.BlocKey = "organisation"
	portefeuille rncp.BlocKey = "portefeuille"
	negociation  rncp.BlocKey = "negociation"
)

var allBlocs = []rncp.BlocKey{prospection, organisation, portefeuille, negociation}

func date(text string) data.Date {
	d, err := rncp.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// candidateOn returns the case of someone on a track who asks for blocs, all by the same way.
func candidateOn(track rncp.Track, way rncp.WayKey, blocs ...rncp.BlocKey) *Case {
	c := &Case{
		Candidate: data.Candidate{GivenNames: []string{"Élodie"}, BirthName: "Lœuillet"},
		Path: data.Path{
			ID: "p", Candidate: "c", Fiche: "27413", Track: track, Route: rncp.RouteContinuing,
			TrainingFrom: date("2020-06-01"), TrainingTo: date("2020-12-18"),
		},
		Enrolment: data.Enrolment{ID: "e", Session: "s", Path: "p"},
	}
	switch track {
	case rncp.TrackInitial:
		c.Path.Route = rncp.RouteStudent
	case rncp.TrackVAE:
		c.Path.Route, c.Path.VAEAdmissible = rncp.RouteVAE, date("2020-11-06")
	}
	for _, b := range blocs {
		c.Enrolment.Blocs = append(c.Enrolment.Blocs, data.BlocRequest{Bloc: b, Way: way})
	}
	return c
}

// gives records results for a bloc, one word for each item due, "_" leaving one out: a mark, + and - for a verdict,
// A, E and D for absent, excused and exempt.
func (c *Case) gives(f *rncp.Fiche, r *data.Rules, bloc rncp.BlocKey, words string) *Case {
	items := Due(f, r, c, bloc)
	for i, w := range strings.Fields(words) {
		if w == "_" {
			continue
		}
		c.Results = append(c.Results, data.Result{
			ID: data.ID(fmt.Sprintf("%s-%d", bloc, i)), Enrolment: "e", Bloc: bloc,
			Assessment: items[i].Assessment.Key, Part: items[i].Part.Key, Value: value(w),
		})
	}
	return c
}

func value(word string) data.Value {
	kinds := map[string]data.ValueKind{
		"+": data.ValueAcquired, "-": data.ValueNotAcquired, "A": data.ValueAbsent, "E": data.ValueExcused, "D": data.ValueExempt,
	}
	if k, ok := kinds[word]; ok {
		return data.Value{Kind: k}
	}
	scale := data.Scale{Max: data.Points(100), Step: 1}
	m, err := scale.ParseMark(word)
	if err != nil {
		panic(err)
	}
	return data.Value{Kind: data.ValueMark, Mark: m}
}

func labels(items []Item) string {
	var all []string
	for _, i := range items {
		all = append(all, i.Label())
	}
	return strings.Join(all, " | ")
}

func mustRefuse(t *testing.T, err error, words ...string) {
	t.Helper()
	if !data.IsRefusal(err) {
		t.Errorf("got %v, want a refusal", err)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("« %v » does not say %q", err, w)
		}
	}
}
