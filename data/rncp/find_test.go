package rncp

import (
	"strings"
	"testing"
)

func TestABlocIsFoundByKeyLetterOrTitle(t *testing.T) {
	f := carried(t)
	for text, want := range map[string]BlocKey{
		"negociation": "negociation", "C": "negociation", "bloc c": "negociation", "Bloc D": "portefeuille", "a": "organisation",
		"Réaliser une démarche de prospection": "prospection", "  realiser une DEMARCHE de prospection ": "prospection",
		"NE\u0301GOCIER ET SUIVRE UNE VENTE": "negociation", // the accent as a sign of its own
		"Bloc\u00a0B":                        "prospection", // a space that does not break
	} {
		if b, err := f.FindBloc(text); err != nil || b.Key != want {
			t.Errorf("%q: %q, %v; want %q", text, b.Key, err, want)
		}
	}
	for _, b := range f.Blocs {
		for _, text := range []string{string(b.Key), b.Title, b.Component.Label} {
			if got, err := f.FindBloc(text); err != nil || got.Key != b.Key {
				t.Errorf("%q: %q, %v; want %q", text, got.Key, err, b.Key)
			}
		}
	}
}

func TestTheFormOfTheApostropheDoesNotMatter(t *testing.T) {
	f := sister(t)
	for _, text := range []string{"Contribution au recrutement et à l'intégration des collaborateurs", "contribution au recrutement et a l’integration des collaborateurs"} {
		if b, err := f.FindBloc(text); err != nil || b.Key != "recrutement" {
			t.Errorf("%q: %q, %v", text, b.Key, err)
		}
	}
}

// 1 is organisation in the summary and prospection in the official list; 2 the other way round; 3 and 4 likewise.
func TestABareNumberIsRefusedWithWhatToWriteInstead(t *testing.T) {
	f := carried(t)
	for _, text := range []string{"1", "bloc 1", "Bloc 1", "Bloc N° 2", "n°3", "n° 2", " 4 ", "Bloc 4", "Bloc de compétence n°1"} {
		b, err := f.FindBloc(text)
		if err == nil || !strings.Contains(err.Error(), "numérotations") || !strings.Contains(err.Error(), "« Négocier et suivre une vente » (Bloc C)") {
			t.Errorf("the bare number %q gives %q, %v", text, b.Key, err)
		}
	}
}

func TestWhatNamesNoBlocIsRefused(t *testing.T) {
	f := carried(t)
	for _, text := range []string{"", " ", "E", "bloc", "Bloc E", "vente", "Négocier"} {
		b, err := f.FindBloc(text)
		if err == nil || !strings.Contains(err.Error(), "RNCP27413") {
			t.Errorf("%q gives %q, %v", text, b.Key, err)
		}
	}
}

func TestWhatIsLookedUpByKey(t *testing.T) {
	f := carried(t)
	if b, ok := f.Bloc("portefeuille"); !ok || b.Number != 3 {
		t.Errorf("portefeuille: n°%d, %v", b.Number, ok)
	}
	if r, ok := f.Route(RouteVAE); !ok || r.Text != "Par expérience dispositif VAE prévu en 2005" {
		t.Errorf("VAE: %q, %v", r.Text, ok)
	}
	if c, ok := f.College("salaries"); !ok || c.Text != "Un représentant des salariés" {
		t.Errorf("salaries: %q, %v", c.Text, ok)
	}
	if c := f.President(); c.Key != "president" || c.Text != "Un président (Personnalité qualifiée du monde économique)" {
		t.Errorf("president: %+v", c)
	}
	if r := f.LastRegistration(); r.Decree != "Arrêté du 30 août 2016" {
		t.Errorf("last registration: %s", r.Decree)
	}
	_, bloc := f.Bloc("prospection ")
	_, route := f.Route("")
	_, college := f.College("cci")
	if bloc || route || college {
		t.Error("what the fiche does not hold is found:", bloc, route, college)
	}
}
