package rules

import (
	"testing"

	"certibloc/data"
	"certibloc/data/rncp"
)

// « Modalités d'évaluation » of each bloc, as the fiche lists them on each track.
func TestEachTrackOffersWhatTheFicheSays(t *testing.T) {
	f := theFiche(t)
	rules := data.DefaultRules()
	const (
		cases     = "Étude de cas – Analyse quantitative | Étude de cas – Analyse qualitative | Étude de cas – Actions"
		workplace = " | Bloc professionnel"
	)
	for _, c := range []struct {
		track rncp.Track
		way   rncp.WayKey
		bloc  rncp.BlocKey
		want  string
	}{
		// « En formation initiale (Primo-apprenant) »
		{rncp.TrackInitial, rncp.WayExams, prospection, "Écrit | Oral" + workplace},
		{rncp.TrackInitial, rncp.WayExams, organisation, "Écrit" + workplace},
		{rncp.TrackInitial, rncp.WayExams, portefeuille, cases + workplace},
		{rncp.TrackInitial, rncp.WayExams, negociation, "Dossier écrit | Oral" + workplace},
		// « En formation continue (Salarié) »
		{rncp.TrackContinuing, rncp.WayExams, prospection, "Écrit | Oral"},
		{rncp.TrackContinuing, rncp.WayExams, organisation, "Écrit"},
		{rncp.TrackContinuing, rncp.WayExams, portefeuille, cases},
		{rncp.TrackContinuing, rncp.WayExams, negociation, "Dossier écrit | Oral"},
		// « Ou Réalisation d'un portefeuille de preuves »
		{rncp.TrackContinuing, rncp.WayPortfolio, prospection, "Portefeuille de preuves"},
		{rncp.TrackContinuing, rncp.WayPortfolio, organisation, "Portefeuille de preuves"},
		{rncp.TrackContinuing, rncp.WayPortfolio, portefeuille, "Portefeuille de preuves"},
		{rncp.TrackContinuing, rncp.WayPortfolio, negociation, "Portefeuille de preuves"},
		// « Le bloc est certifiable par la VAE »
		{rncp.TrackVAE, rncp.WayVAE, prospection, "Dossier VAE"},
		{rncp.TrackVAE, rncp.WayVAE, organisation, "Dossier VAE"},
		{rncp.TrackVAE, rncp.WayVAE, portefeuille, "Dossier VAE"},
		{rncp.TrackVAE, rncp.WayVAE, negociation, "Dossier VAE"},
	} {
		k := candidateOn(c.track, c.way, c.bloc)
		if err := CheckEnrolment(f, &rules, k.Path, k.Enrolment, Standing{}); err != nil {
			t.Errorf("%s, %s, %s is refused: %v", c.track, c.way, c.bloc, err)
		}
		if got := labels(Due(f, &rules, k, c.bloc)); got != c.want {
			t.Errorf("%s, %s, %s: due %q, want %q", c.track, c.way, c.bloc, got, c.want)
		}
	}
}

func TestWhatTheFicheDoesNotOfferIsRefused(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	for _, bloc := range allBlocs {
		for _, c := range []struct {
			track rncp.Track
			way   rncp.WayKey
		}{
			{rncp.TrackInitial, rncp.WayPortfolio}, // the portfolio is for « formation continue (Salarié) » alone
			{rncp.TrackInitial, rncp.WayVAE},
			{rncp.TrackContinuing, rncp.WayVAE},
			{rncp.TrackVAE, rncp.WayExams},
			{rncp.TrackVAE, rncp.WayPortfolio},
		} {
			k := candidateOn(c.track, c.way, bloc)
			mustRefuse(t, CheckEnrolment(f, &rules, k.Path, k.Enrolment, Standing{}), "ne s’évalue pas", "La fiche offre")
		}
	}
	unknown := candidateOn(rncp.TrackInitial, rncp.WayExams, "1")
	mustRefuse(t, CheckEnrolment(f, &rules, unknown.Path, unknown.Enrolment, Standing{}), "n’a pas de bloc « 1 »", "Négocier et suivre une vente")
}

func TestOneCandidateMayTakeAPortfolioForOneBlocAndExamsForAnother(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, prospection)
	k.Enrolment.Blocs = append(k.Enrolment.Blocs, data.BlocRequest{Bloc: negociation, Way: rncp.WayPortfolio})
	if err := CheckEnrolment(f, &rules, k.Path, k.Enrolment, Standing{}); err != nil {
		t.Error(err)
	}
}

func TestABlocHeldIsNotAskedForAgain(t *testing.T) {
	f, rules := theFiche(t), data.DefaultRules()
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, prospection)
	held := Ledger{prospection: {On: date("2019-06-14")}}
	mustRefuse(t, CheckEnrolment(f, &rules, k.Path, k.Enrolment, Standing{Held: held}), "déjà acquis depuis le 14 juin 2019", "sans limite")
}

func TestTheMeaningOfTheWorkplaceValidationIsASetting(t *testing.T) {
	f := theFiche(t)
	rules := data.DefaultRules()
	rules.Workplace.Value = data.WorkplaceOutcome
	k := candidateOn(rncp.TrackInitial, rncp.WayExams, organisation)
	if got := labels(Due(f, &rules, k, organisation)); got != "Écrit" {
		t.Errorf("as the bloc's outcome, the validation is still due: %q", got)
	}
}

func TestACaseStudyMayBeMarkedAsAWhole(t *testing.T) {
	f := theFiche(t)
	rules := data.DefaultRules()
	rules.CaseParts.Value = false
	k := candidateOn(rncp.TrackContinuing, rncp.WayExams, portefeuille)
	if got := labels(Due(f, &rules, k, portefeuille)); got != "Étude de cas" {
		t.Errorf("due %q", got)
	}
}

func TestTheTrackIsProposedFromTheRoute(t *testing.T) {
	rules := data.DefaultRules()
	for route, want := range map[rncp.Route]rncp.Track{
		rncp.RouteStudent:         rncp.TrackInitial,
		rncp.RouteApprentice:      rncp.TrackInitial,
		rncp.RouteContinuing:      rncp.TrackContinuing,
		rncp.RouteProfessionalism: rncp.TrackContinuing,
		rncp.RouteVAE:             rncp.TrackVAE,
		rncp.RouteIndividual:      "", // the person chooses
	} {
		if got, ok := ProposeTrack(&rules, route); got != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v; want %q", route, got, ok, want)
		}
	}
}

// « Conditions d'inscription à la certification »: all six routes are open.
func TestTheSixRoutesAreOpen(t *testing.T) {
	f := theFiche(t)
	for _, route := range f.Routes {
		p := candidateOn(rncp.TrackContinuing, rncp.WayExams).Path
		p.Route = route.Key
		if route.Key == rncp.RouteVAE {
			p.Track, p.VAEAdmissible = rncp.TrackVAE, date("2021-01-05")
		}
		if err := CheckPath(f, p); err != nil {
			t.Errorf("%s: %v", route.Key, err)
		}
	}
	closed := *f
	closed.Routes = nil
	mustRefuse(t, CheckPath(&closed, candidateOn(rncp.TrackContinuing, rncp.WayExams).Path), "n’ouvre pas la voie")
}
