package rncp

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const carriedPath = "../../assets/fiches/rncp27413.json"

func carriedText(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile(carriedPath)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// carried returns the fiche that the program carries.
func carried(t testing.TB) *Fiche {
	t.Helper()
	f, err := Parse(carriedText(t))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestIdentity(t *testing.T) {
	f := carried(t)
	got := []string{f.RNCPCode(), f.Title, f.Certifier.Name, f.Certifier.Signatory, f.Levels.Nomenclature1969, fmt.Sprint(f.Levels.Europe)}
	want := []string{"RNCP27413", "Attaché(e) commercial(e)", "CCI France - Réseau Negoventis", "Président", "III", "5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Coded{{"312t", "Négociation et vente"}}, f.NSF); diff != "" {
		t.Error(diff)
	}
	for name, empty := range map[string]bool{
		"conventions": len(f.Conventions) == 0, "formacodes": len(f.Formacodes) == 0, "linked to": len(f.LinkedTo) == 0,
		"agreements": len(f.Agreements) == 0, "general decree": f.Legal.GeneralDecree == "", "VAE decree": f.Legal.VAEDecree == "",
	} {
		if !empty {
			t.Errorf("the register leaves empty: %s", name)
		}
	}
	if !f.Validity.Unlimited || f.Validity.Text != "illimitée" {
		t.Errorf("« Validité des composantes acquises : illimitée »; got %+v", f.Validity)
	}
}

// The three numberings contradict one another: the summary's, the letters of the composition, the official one.
func TestTheThreeNumberings(t *testing.T) {
	var got [][]string
	for _, b := range carried(t).Blocs {
		got = append(got, []string{string(b.Key), b.Summary.Label, b.Summary.Title, b.Component.Label, fmt.Sprint(b.Number), b.Title})
	}
	want := [][]string{
		{"prospection", "Bloc N° 2", "Réalisation d’une démarche de prospection", "Bloc B", "1", "Réaliser une démarche de prospection"},
		{"organisation", "Bloc 1", "Organisation de son activité", "Bloc A", "2", "Organiser son activité commerciale"},
		{"portefeuille", "Bloc N° 4", "Gestion du portefeuille et de la relation client", "Bloc D", "3", "Gérer son portefeuille et la relation client"},
		{"negociation", "Bloc N° 3", "Négociation et suivi d’une vente", "Bloc C", "4", "Négocier et suivre une vente"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachBlocIsWhole(t *testing.T) {
	for _, b := range carried(t).Blocs {
		if len(b.Competences) != 7 || len(b.Activities) != 4 || b.Capacity == "" {
			t.Errorf("%s has %d competences, %d activities", b.Key, len(b.Competences), len(b.Activities))
		}
		if b.VAE != "Le bloc est certifiable par la VAE" || b.Certified != "Le bloc est certifié et donne lieu à une évaluation et une validation" {
			t.Errorf("%s: %q, %q", b.Key, b.VAE, b.Certified)
		}
		for _, s := range b.Competences {
			if strings.HasSuffix(s, ",") || strings.ToUpper(s[:1]) != s[:1] && s[0] < 0x80 {
				t.Errorf("%s: a competence was cut: %q", b.Key, s)
			}
		}
	}
}

// « 3 à 6 mois après le parcours formatif et une immersion professionnelle de cette durée »
func TestThePortfolioSentenceAndItsMonthsAgree(t *testing.T) {
	count := 0
	for _, b := range carried(t).Blocs {
		for _, m := range b.Tracks {
			for _, w := range m.Ways {
				for _, a := range w.Assessments {
					if a.Kind != KindPortfolio {
						continue
					}
					count++
					said := fmt.Sprintf("%d à %d mois après le parcours formatif et une immersion professionnelle de cette durée", a.Window.MinMonths, a.Window.MaxMonths)
					if !strings.Contains(a.Text, said) || *a.Window != (Window{3, 6, 3, 6}) || m.Track != TrackContinuing {
						t.Errorf("%s, %s: %q and %+v", b.Key, m.Track, a.Text, *a.Window)
					}
				}
			}
		}
	}
	if count != 4 {
		t.Errorf("%d portfolios, want one a bloc", count)
	}
}

func TestRoutesJuryAndTerritories(t *testing.T) {
	f := carried(t)
	var routes []string
	for _, r := range f.Routes {
		routes = append(routes, r.Text)
		if r.Open != AnswerPresumed {
			t.Errorf("%s is %q: the source has lost its columns", r.Key, r.Open)
		}
	}
	want := []string{
		"Après un parcours de formation sous statut d'élève ou d'étudiant", "En contrat d'apprentissage",
		"Après un parcours de formation continue", "En contrat de professionnalisation", "Par candidature individuelle",
		"Par expérience dispositif VAE prévu en 2005",
	}
	if diff := cmp.Diff(want, routes); diff != "" {
		t.Error(diff)
	}
	composition := f.Jury.Text
	var colleges []string
	for _, c := range f.Jury.Colleges {
		composition += " " + c.Text
		colleges = append(colleges, fmt.Sprintf("%s %d %v", c.Key, c.Seats, c.President))
	}
	if diff := cmp.Diff([]string{"president 1 true", "employeurs 1 false", "salaries 1 false", "organisme 1 false"}, colleges); diff != "" {
		t.Error(diff)
	}
	for i, r := range f.Routes {
		if i == 0 && r.Jury != composition || i > 0 && r.Jury != "Idem" {
			t.Errorf("%s: the jury is %q", r.Key, r.Jury)
		}
	}
	if f.Jury.Minimum != 4 {
		t.Errorf("the jury counts %d, want « un minimum de 4 personnes qualifiées »", f.Jury.Minimum)
	}
	for _, place := range f.Territories {
		if place.Open != AnswerUnknown {
			t.Errorf("%s is %q: the source does not tell", place.Name, place.Open)
		}
	}
	if len(f.Territories) != 2 {
		t.Errorf("%d territories", len(f.Territories))
	}
}

func TestRegistrations(t *testing.T) {
	f := carried(t)
	var got []string
	for _, r := range f.Legal.Registrations {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s", r.Signed, r.Published, r.From, r.Until, r.Level, r.Title))
	}
	want := []string{
		"2005-12-21|2006-01-31|2006-01-31|2011-01-31||", // the source states no title: unknown
		"2011-04-19|2011-05-12|2011-01-31|2016-05-12|III|Attaché commercial",
		"2016-08-30|2016-09-07|2016-05-12|2021-09-07|III|Attaché(e) commercial(e)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	amendments := 0
	for _, e := range f.Legal.Earlier {
		amendments += len(e.Amended)
	}
	if len(f.Legal.Earlier) != 4 || amendments != 9 {
		t.Errorf("%d texts before the register with %d amendments, want 4 with 9", len(f.Legal.Earlier), amendments)
	}
	for day, want := range map[string]string{
		"2006-01-30": "", "2006-01-31": "2005-12-21", "2011-01-30": "2005-12-21", "2011-01-31": "2011-04-19",
		"2016-05-11": "2011-04-19", "2016-05-12": "2016-08-30", "2021-09-07": "2016-08-30", "2021-09-08": "", "2003-06-01": "",
	} {
		if r, ok := f.RegistrationAt(mustDate(t, day)); r.Signed.String() != want || ok != (want != "") {
			t.Errorf("on %s: %s, %v; want %q", day, r.Signed, ok, want)
		}
	}
}

// Each line as the register writes it, slips included.
func TestLinesOfTheRegister(t *testing.T) {
	f := carried(t)
	for name, c := range map[string][2][]string{
		"jobs": {f.Jobs, {
			"Attaché commercial en biens d'équipements professionnels", "Attaché commercial en services auprès des entreprises",
			"Attaché commercial en biens intermédiaires et matières premières", "Attaché commercial en biens de consommation",
			"Responsable des Ventes", "Cadre technico-commercial", "Attaché commercial bancaire", "Responsable d'exploitation en assurances",
		}},
		"place":       {{f.Place.Text}, {"CCI France - Réseau Negoventis : Île-de-France - Paris ( 75) [Paris]"}},
		"address":     {f.Place.Address, {"CCI France - Réseau NEGOVENTIS", "46 Avenue de la grande Armée CS – 50071", "75858 Paris cedex 17"}},
		"preparation": {{f.Preparation.Text}, {"Réseau national NEGOVENTIS, sous l'égide de CCI France (Organisme Certificateur) :"}},
		"statistics":  {{f.Statistics.Text}, {"360 Certifiés par an en moyenne"}},
		"sources": {{f.Sources[0].Label, f.Sources[0].URL, f.Sources[1].Label, f.Sources[1].URL},
			{"Site Réseau Negoventis", "www.negoventis.cci.fr", "CCI france", "www.cci.fr"}},
		"composition": {{f.Composition}, {"La certification est composée de 4 blocs de compétences :"}},
		"previous":    {{f.History.PreviousURL}, {"http://www.rncp.cncp.gouv.fr/grand-public/visualisationFiche?format=fr&fiche=23828"}},
	} {
		if diff := cmp.Diff(c[1], c[0]); diff != "" {
			t.Error(name, diff)
		}
	}
}

func TestPlacesJobsAndFigures(t *testing.T) {
	f := carried(t)
	if n := len(f.Preparation.Centres); n != 57 || !f.Prepares("CCI Cantal") || f.Prepares("CCI de la Lune") {
		t.Errorf("%d places of preparation, want 57 with the CCI Cantal", n)
	}
	sorted := slices.Clone(f.Preparation.Centres)
	slices.Sort(sorted)
	if n := len(slices.Compact(sorted)); n != 57 {
		t.Errorf("%d places after removing doubles", n)
	}
	var codes []string
	for _, r := range f.ROME {
		codes = append(codes, r.Code)
		if !strings.HasSuffix(r.URL, r.Code) {
			t.Errorf("%s leads to %s", r.Code, r.URL)
		}
	}
	if diff := cmp.Diff([]string{"C1102", "C1206", "D1402", "D1407", "D1403"}, codes); diff != "" {
		t.Error(diff)
	}
	if len(f.Jobs) != 8 || f.Statistics.CertifiedYear != 360 || len(f.Sectors.Text) != 4 || len(f.Sources) != 2 {
		t.Errorf("%d jobs, %d a year, %d paragraphs on the sectors, %d sources", len(f.Jobs), f.Statistics.CertifiedYear, len(f.Sectors.Text), len(f.Sources))
	}
	wantShares := []SectorShare{
		{"banque-assurance", 40, 45, false}, {"grande distribution et commerce", 17, 20, false},
		{"BTP", 3, 7, true}, {"immobilier", 3, 7, true}, {"service aux entreprises", 3, 7, true},
	}
	if diff := cmp.Diff(wantShares, f.Sectors.Shares); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Cycle supérieur de technicien des forces de vente"}, f.History.FormerTitles); diff != "" || f.History.Previous != "Attaché commercial" {
		t.Error(diff, f.History.Previous)
	}
}
