package rules

import (
	"fmt"
	"strings"
	"testing"

	"certibloc/data/rncp"
)

// tableText writes the lines of a table, one a line, to be compared.
func tableText(s *Statistics, t StatTable) string {
	var b strings.Builder
	for _, r := range s.Table(t) {
		var about []string
		for _, part := range []string{r.Fiche, fmt.Sprint(r.Year), fmt.Sprint(r.Months), r.Centre, r.Route, r.Object} {
			if part != "" && part != "0" {
				about = append(about, part)
			}
		}
		b.WriteString(strings.Join(about, " · ") + ":")
		for _, m := range r.Measures {
			percent, ok := m.Percent()
			switch {
			case m.Text != "":
				fmt.Fprintf(&b, " %s %s;", m.Name, m.Text)
			case ok:
				fmt.Fprintf(&b, " %s %.1f%% of %d;", m.Name, percent, m.Of)
			case m.Rate:
				fmt.Fprintf(&b, " %s none of %d;", m.Name, m.Of)
			default:
				fmt.Fprintf(&b, " %s %d;", m.Name, m.Count)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func expect(t *testing.T, s *Statistics, table StatTable, want string) {
	t.Helper()
	if got := tableText(s, table); got != want {
		t.Errorf("%s:\n%swant:\n%s", table, got, want)
	}
}

func TestTheCertifiedAreCountedByYearCentreAndRoute(t *testing.T) {
	fiche := theFiche(t)
	s := NewStatistics(10, fiche)
	for range 3 {
		s.Certified("RNCP27413", 2021, "CANTAL", rncp.RouteContinuing)
	}
	s.Certified("RNCP27413", 2021, "LYON", rncp.RouteVAE)
	s.Certified("RNCP27413", 2020, "LYON", rncp.RouteVAE)
	s.Certified("RNCP36612", 2021, "LYON", rncp.RouteStudent)
	expect(t, s, StatYears, `RNCP27413 · 2021: certifiés 4; dont VAE 1; hors VAE 3;
RNCP27413 · 2020: certifiés 1; dont VAE 1; hors VAE 0;
RNCP36612 · 2021: certifiés 1; dont VAE 0; hors VAE 1;
`)
	if got := tableText(s, StatCentres); !strings.Contains(got, "RNCP27413 · 2021 · CANTAL: certifiés 3; dont VAE 0;") {
		t.Error(got)
	}
	route, _ := fiche.Route(rncp.RouteContinuing)
	if got := tableText(s, StatRoutes); !strings.Contains(got, "RNCP27413 · 2021 · "+route.Short+": certifiés 3") || !strings.Contains(got, "RNCP36612 · 2021 · eleve: certifiés 1") {
		t.Error(got)
	}
}

func TestRatesComeWithTheirNumberAndNotOfFew(t *testing.T) {
	fiche := theFiche(t)
	s := NewStatistics(10, fiche)
	s.Sat(StatSitting{Fiche: "RNCP27413", Year: 2021, Centre: "CANTAL", Route: rncp.RouteStudent, Bloc: "Organiser", Enrolled: 12, Present: 10, Acquired: 8})
	s.Sat(StatSitting{Fiche: "RNCP27413", Year: 2021, Centre: "LYON", Route: rncp.RouteVAE, Bloc: "Organiser", Enrolled: 3, Present: 2, Acquired: 2})
	s.Sat(StatSitting{Fiche: "RNCP27413", Year: 2021, Centre: "LYON", Route: rncp.RouteVAE, Enrolled: 20, Present: 20, Acquired: 5})
	expect(t, s, StatBlocs, `RNCP27413 · 2021 · Toutes les voies · Certification entière: inscrits 20; présentés 20; présentation 100.0% of 20; acquis 5; réussite 25.0% of 20;
RNCP27413 · 2021 · VAE · Certification entière: inscrits 20; présentés 20; présentation 100.0% of 20; acquis 5; réussite 25.0% of 20;
RNCP27413 · 2021 · Toutes les voies · Organiser: inscrits 15; présentés 12; présentation 80.0% of 15; acquis 10; réussite 83.3% of 12;
RNCP27413 · 2021 · Hors VAE · Organiser: inscrits 12; présentés 10; présentation 83.3% of 12; acquis 8; réussite 80.0% of 10;
RNCP27413 · 2021 · VAE · Organiser: inscrits 3; présentés 2; présentation none of 3; acquis 2; réussite none of 2;
`)
	if got := tableText(s, StatCentres); strings.Contains(got, "inscrits 20") || !strings.Contains(got, "LYON: certifiés 0; dont VAE 0; blocs inscrits 3;") {
		t.Errorf("the certification is counted among the blocs:\n%s", got)
	}
}

func TestInsertionLeavesOutWhoIsNeutralised(t *testing.T) {
	fiche := theFiche(t)
	s := NewStatistics(10, fiche)
	sector := fiche.Sectors.Shares[0].Name
	s.Followed(StatFollowUp{Fiche: "RNCP27413", Year: 2019, Months: 6, Route: rncp.RouteStudent, Holders: 30, Target: 10, Other: 5, Seeking: 5, Neutralised: 4, Silent: 6, Sectors: map[string]int{sector: 9, "Ailleurs": 6}})
	s.Followed(StatFollowUp{Fiche: "RNCP27413", Year: 2019, Months: 24, Route: rncp.RouteVAE, Holders: 4, Target: 2, Neutralised: 1, Silent: 1})
	expect(t, s, StatJobs, `RNCP27413 · 2019 · 6 · Toutes les voies: certifiés 30; répondants 24; neutralisés 4; sans réponse 6; métier visé 10; autre emploi 5; sans emploi 5; insertion globale 75.0% of 20; insertion métier visé 50.0% of 20;
RNCP27413 · 2019 · 6 · Hors VAE: certifiés 30; répondants 24; neutralisés 4; sans réponse 6; métier visé 10; autre emploi 5; sans emploi 5; insertion globale 75.0% of 20; insertion métier visé 50.0% of 20;
RNCP27413 · 2019 · 24 · Toutes les voies: certifiés 4; répondants 3; neutralisés 1; sans réponse 1; métier visé 2; autre emploi 0; sans emploi 0; insertion globale none of 2; insertion métier visé none of 2;
RNCP27413 · 2019 · 24 · VAE: certifiés 4; répondants 3; neutralisés 1; sans réponse 1; métier visé 2; autre emploi 0; sans emploi 0; insertion globale none of 2; insertion métier visé none of 2;
`)
	rows := s.Table(StatSectors)
	if len(rows) != len(fiche.Sectors.Shares)+1 {
		t.Fatalf("%d sectors", len(rows))
	}
	if first := rows[0]; first.Object != sector || first.Measures[0].Count != 9 || !strings.Contains(first.Measures[2].Text, "%") {
		t.Errorf("%+v", first)
	}
	if percent, ok := rows[0].Measures[1].Percent(); !ok || percent != 60 {
		t.Errorf("%v %v", percent, ok)
	}
}

func TestNobodyGivesNoRate(t *testing.T) {
	fiche := theFiche(t)
	s := NewStatistics(0, fiche)
	s.Sat(StatSitting{Fiche: "RNCP27413", Year: 2021, Route: rncp.RouteStudent, Bloc: "Organiser"})
	for _, m := range s.Table(StatBlocs)[0].Measures {
		if _, ok := m.Percent(); ok {
			t.Errorf("%+v", m)
		}
	}
}
