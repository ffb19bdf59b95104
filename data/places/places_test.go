package places_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"certibloc/assets"
	"certibloc/data"
	"certibloc/data/places"
	"certibloc/data/rncp"

	"pgregory.net/rapid"
)

var atlas = places.New(assets.Communes, assets.Countries)

func labels(found []places.Place) []string {
	all := make([]string, len(found))
	for i, p := range found {
		all[i] = p.Label()
	}
	return all
}

func TestTheFirstCommuneFoundIsTheOneMeant(t *testing.T) {
	for typed, want := range map[string]string{
		"aurillac":                  "Aurillac (15) · 15014",
		"AURI":                      "Aurillac (15) · 15014",
		"15014":                     "Aurillac (15) · 15014",
		"st flour cantal":           "Saint-Flour (15) · 15187",
		"st flour":                  "Saint-Flour (15) · 15187",
		"saint simon 15":            "Saint-Simon (15) · 15215",
		"15 saint simon":            "Saint-Simon (15) · 15215",
		"saint simon haute vienne":  "",
		"saint-simon lot":           "Saint-Simon (46) · 46292",
		"lot saint simon":           "Saint-Simon (46) · 46292",
		"ste genevieve des b":       "Sainte-Geneviève-des-Bois (91) · 91549",
		"paris":                     "Paris (75) · 75056",
		"paris 12":                  "Paris 12e Arrondissement (75) · 75112",
		"lyon 9":                    "Lyon 9e Arrondissement (69) · 69389",
		"marseille 16":              "Marseille 16e Arrondissement (13) · 13216",
		"ajaccio":                   "Ajaccio (2A) · 2A004",
		"bastia":                    "Bastia (2B) · 2B033",
		"pointe a pitre":            "Pointe-à-Pitre (971) · 97120",
		"saint denis reunion":       "Saint-Denis (974) · 97411",
		"noumea":                    "Nouméa (988) · 98818",
		"papeete":                   "Papeete (987) · 98735",
		"mamoudzou":                 "Mamoudzou (976) · 97611",
		"saint barthelemy 977":      "Saint-Barthélemy (977) · 97701",
		"hay les roses":             "L'Haÿ-les-Roses (94) · 94038",
		"L’Haÿ":                     "L'Haÿ-les-Roses (94) · 94038",
		"oeuilly aisne":             "Œuilly (02) · 02565",
		"clermond ferrand":          "Clermont-Ferrand (63) · 63113",
		"chastel sur murat":         "Chastel-sur-Murat (15) · 15044 · commune déléguée",
		"bournoncles":               "Bournoncles (15) · 15023 · ancienne commune, jusqu’en 1973",
		"sainte radegonde touraine": "Sainte-Radegonde-en-Touraine (37) · 37235 · ancienne commune, jusqu’en 1964",
		"":                          "",
		" - ":                       "",
		"zzzzz qq":                  "",
	} {
		found := labels(atlas.Find(typed, 6))
		if want == "" && len(found) > 0 || want != "" && (len(found) == 0 || found[0] != want) {
			t.Errorf("%q finds %q, want first %q", typed, found, want)
		}
	}
}

func TestHomonymsAreAllOffered(t *testing.T) {
	var departments []string
	for _, p := range atlas.Find("Saint-Simon", 20) {
		if p.Name == "Saint-Simon" {
			departments = append(departments, p.Department())
		}
	}
	slices.Sort(departments)
	if want := []string{"02", "15", "16", "46"}; !slices.Equal(departments, want) {
		t.Errorf("Saint-Simon is in %v, want %v", departments, want)
	}
}

func TestTheDistrictsOfTheThreeCitiesAreThere(t *testing.T) {
	for prefix, n := range map[string]int{"751": 20, "6938": 9, "132": 16} {
		found := 0
		for i := range 100 {
			code := prefix + strings.Repeat("0", 5-len(prefix))
			number := []byte(code)
			for at, v := 4, i; at >= len(prefix); at, v = at-1, v/10 {
				number[at] += byte(v % 10)
			}
			if len(prefix) == 4 && i > 9 {
				break
			}
			for _, p := range atlas.ByCode(string(number)) {
				if p.Kind == places.District {
					found++
				}
			}
		}
		if found != n {
			t.Errorf("%s…: %d districts, want %d", prefix, found, n)
		}
	}
}

func TestWhetherACommuneExisted(t *testing.T) {
	for _, tc := range []struct {
		code, name string
		year       int
		want       places.Answer
	}{
		{"15014", "Aurillac", 1950, places.Yes},
		{"15023", "Bournoncles", 1972, places.Yes},
		{"15023", "Bournoncles", 1973, places.No},
		{"15168", "Ruynes-en-Margeride", 1960, places.No},
		{"15168", "Ruines", 1960, places.Yes},
		{"15268", "Le Rouget", 1944, places.No}, // created in 1945
		{"15024", "Brageac", 1980, places.No},   // merged in 1973, its own again in 1985
		{"15024", "Brageac", 1990, places.Yes},
		{"15044", "Chastel-sur-Murat", 2020, places.Yes}, // part of Murat, and still a place of birth
		{"15047", "Chavagnac", 2018, places.No},
		{"15047", "Chavagnac", 2025, places.Unknown}, // its own again since a day that the list does not tell
		{"2A004", "Ajaccio", 1970, places.Yes},       // under the code of the former Corse
		{"20004", "Ajaccio", 1980, places.No},
		{"75112", "Paris 12e Arrondissement", 1990, places.Unknown},
		{"98818", "Nouméa", 1990, places.Unknown},
	} {
		p, ok := atlas.Of(tc.code, tc.name)
		day := rncp.NewDate(tc.year, time.June, 1)
		if !ok {
			t.Errorf("%s %s is not in the list", tc.code, tc.name)
		} else if got := p.Existed(day, day); got != tc.want {
			t.Errorf("%s in %d: %v, want %v (%+v)", tc.name, tc.year, got, tc.want, p.Periods)
		}
	}
}

func TestTheCommuneOfACodeAtADay(t *testing.T) {
	day := rncp.NewDate(1960, time.June, 1)
	if p, ok := atlas.At("15168", day, day); !ok || p.Name != "Ruines" {
		t.Errorf("15168 in 1960: %v %v", p, ok)
	}
}

func TestAYearAloneIsEnoughOfADate(t *testing.T) {
	p, _ := atlas.Of("15025", "Bredons") // until 10 August 1955
	if got := p.Existed(rncp.NewDate(1955, time.January, 1), rncp.NewDate(1955, time.December, 31)); got != places.Yes {
		t.Errorf("Bredons in 1955: %v", got)
	}
}

func TestCountries(t *testing.T) {
	for typed, want := range map[string]string{
		"lettonie": "Lettonie · 99107", "ETATS": "États-Unis · 99404", "congo": "Congo · 99324", "allemange": "Allemagne · 99109",
		"coree du sud": "Corée du Sud · 99239", "ivoire": "Côte d’Ivoire · 99326", "99352": "Algérie · 99352",
	} {
		if found := atlas.Countries(typed, 5); len(found) == 0 || found[0].Label() != want {
			t.Errorf("%q finds %v, want %s", typed, found, want)
		}
	}
	if c, ok := atlas.Country("99100"); ok {
		t.Errorf("one can be born abroad in %v", c)
	}
}

func TestEveryCommuneIsFoundByItsNameAndItsCode(t *testing.T) {
	all := atlas.Find("", 1)
	if len(all) != 0 {
		t.Fatal("an empty text finds something")
	}
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(1, 95).Draw(t, "department")
		found := atlas.Find(twoDigits(number), 400)
		if len(found) == 0 {
			t.Skip("no such department")
		}
		p := found[rapid.IntRange(0, len(found)-1).Draw(t, "which")]
		typed := strings.ToUpper(strings.ReplaceAll(p.Name, "-", " ")) + " " + p.Code
		if !slices.ContainsFunc(atlas.Find(typed, 6), func(q places.Place) bool { return q.Code == p.Code && q.Name == p.Name }) {
			t.Errorf("%q does not find %s", typed, p.Label())
		}
		if err := birth(p).Validate(); err != nil {
			t.Errorf("%s is no place of birth: %v", p.Label(), err)
		}
	})
}

func birth(p places.Place) data.Candidate {
	return data.Candidate{ID: "x", Sex: data.Female, BirthName: "Dupont", GivenNames: []string{"Zoé"}, BirthDate: rncp.NewDate(1998, 3, 12), BirthPlace: p.Birth()}
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

func TestAnAtlasWithoutListsFindsNothing(t *testing.T) {
	var none *places.Atlas
	broken := places.New([]byte("no list"), nil)
	if broken.Err() == nil || none.Err() != nil || len(none.Find("Paris", 3)) != 0 || len(broken.Find("Paris", 3)) != 0 || len(none.Countries("Mali", 3)) != 0 {
		t.Error("it finds something, or says that all is well")
	}
}

func TestTheListsSayWhereTheyComeFrom(t *testing.T) {
	if err := atlas.Err(); err != nil {
		t.Fatal(err)
	}
	source, on := atlas.Source()
	if !strings.Contains(source, "INSEE") || on.Year < 2026 || !strings.Contains(atlas.CountrySource(), "INSEE") {
		t.Errorf("source %q of %s, %q", source, on, atlas.CountrySource())
	}
}

func BenchmarkTypeAhead(b *testing.B) {
	typed := []string{"s", "sa", "sai", "saint", "saint d", "saint denis re", "st", "aurillac", "le", "par", "15", "clermond ferrand", "l'h", "la"}
	atlas.Find("x", 1)
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		atlas.Find(typed[len(times)%len(typed)], 6)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}

func BenchmarkReadTheLists(b *testing.B) {
	for b.Loop() {
		if err := places.New(assets.Communes, assets.Countries).Err(); err != nil {
			b.Fatal(err)
		}
	}
}
