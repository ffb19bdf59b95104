package reference

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/ui/uitest"
)

func open(t *testing.T) (*uitest.Host, *Page) {
	t.Helper()
	h := uitest.NewHost(t)
	p, err := New(uitest.Empty(t), h, "")
	h.Open(p, err)
	return h, p
}

// index is the number of the section of a name.
func index(t *testing.T, p *Page, name string) int {
	t.Helper()
	for i, s := range p.sections {
		if s.name == name {
			return i
		}
	}
	t.Fatalf("no section %q", name)
	return 0
}

// plain makes every space an ordinary one.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestEachSectionSaysWhatTheFicheSays(t *testing.T) {
	h, p := open(t)
	for name, texts := range map[string][]string{
		"La certification":                   {"RNCP27413", "CCI France - Réseau Negoventis", "312t – Négociation et vente", "illimitée", "360 Certifiés"},
		"Les numéros des blocs":              {"n° 1 – Réaliser une démarche de prospection", "Bloc N° 2 – Réalisation", "Bloc B – Réaliser", "Un numéro seul ne désigne jamais"},
		"Organiser son activité commerciale": {"Bloc de compétences n° 2 de la fiche", "Hiérarchis", "Epreuve individuelle écrite", "Délai : de 3 à 6 mois", "certifiable par la VAE"},
		"Les voies d’accès":                  {"oui présumé : les colonnes du document source sont perdues", "Accessible en Nouvelle Calédonie", "inconnu :", "Idem"},
		"Le jury":                            {"Un représentant des salariés", "4 personnes au moins"},
		"Les enregistrements":                {"Du 12 mai 2016 au 7 septembre 2021", "Arrêté du 30 août 2016", "non précisé par la source", "Attaché commercial", "9 janvier 1996"},
		"Secteurs et métiers":                {"C1102", "banque-assurance", "de 40 à 45 %", "Responsable des Ventes"},
		"Les lieux":                          {"75858 Paris cedex 17", "Lieux de préparation (57)", "CCI Aisne"},
		"Lieux de naissance":                 {"INSEE", "@etalab/decoupage-administratif 6.0.0"},
		"Historique et sources":              {"Cycle supérieur de technicien des forces de vente", "www.negoventis.cci.fr"},
	} {
		p.open(index(t, p, name))
		said := data.Fold(plain(h.Text()))
		for _, text := range texts {
			if !strings.Contains(said, data.Fold(text)) {
				t.Errorf("%s does not say « %s »:\n%s", name, text, h.Text())
			}
		}
	}
}

func TestNothingOfABlocIsLeftOut(t *testing.T) {
	h, p := open(t)
	for _, b := range p.fiche.Blocs {
		p.open(index(t, p, shorten(b.Title)))
		for _, text := range append(append([]string{b.Title, b.Capacity}, b.Activities...), b.Competences...) {
			if !h.Says(text) {
				t.Errorf("%s: « %s » is missing", b.Key, text)
			}
		}
		for _, m := range b.Tracks {
			for _, w := range m.Ways {
				for _, a := range w.Assessments {
					if !h.Says(a.Text) {
						t.Errorf("%s: « %s » is missing", b.Key, a.Text)
					}
				}
			}
		}
	}
}

func TestTheSearchNeedsNoAccentsAndReturnOpens(t *testing.T) {
	h, p := open(t)
	h.Type("gestion de clientele")
	if !h.Says("Gestion de clientèle bancaire") || !h.Says("1 passage trouvé") || h.Says("Résumé du référentiel") {
		t.Errorf("found:\n%s", h.Text())
	}
	h.Press(fyne.KeyReturn)
	if p.here != index(t, p, "Secteurs et métiers") || p.search.Text != "" || h.Window.Canvas().Focused() != p.names[p.here] {
		t.Errorf("Return opens section %d", p.here)
	}
}

func TestEscapeLeavesTheSearch(t *testing.T) {
	h, p := open(t)
	h.Type("zzz")
	if !h.Says("Rien ne correspond") {
		t.Error(h.Text())
	}
	h.Press(fyne.KeyReturn) // opens nothing
	h.Press(fyne.KeyEscape)
	if p.search.Text != "" || !h.Says("RNCP27413") {
		t.Error(h.Text())
	}
}

func TestAFindingSaysWhatItStandsUnder(t *testing.T) {
	h, _ := open(t)
	h.Type("idem")
	for _, words := range []string{"Par candidature individuelle", "5 passages"} {
		if !strings.Contains(plain(h.Text()), words) {
			t.Errorf("« %s » is missing:\n%s", words, h.Text())
		}
	}
}

func TestALongSearchIsCut(t *testing.T) {
	h, p := open(t)
	h.Type("e")
	if n := len(find(p.sections, "e")); n <= mostFound || !strings.Contains(plain(h.Text()), fmt.Sprintf("voici les %d premiers", mostFound)) {
		t.Errorf("%d passages", n)
	}
}

func TestTheKeyboardReadsEverySection(t *testing.T) {
	h, p := open(t)
	h.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if p.here != 2 {
		t.Fatalf("Tab and Return open section %d", p.here)
	}
	for range 3 {
		h.Window.Content().Refresh()
	}
	h.Press(fyne.KeyPageDown)
	if p.body.Offset.Y == 0 {
		t.Error("the page does not scroll by its keys")
	}
	h.Press(fyne.KeyTab, fyne.KeyReturn)
	if p.body.Offset.Y != 0 || p.here != 3 {
		t.Error("another section does not begin at its top")
	}
}

func TestARefreshKeepsTheSearch(t *testing.T) {
	h, p := open(t)
	h.Type("jury")
	p.Refresh()
	if p.search.Text != "jury" || h.Window.Canvas().Focused() != p.Focus() {
		t.Error("the search is gone")
	}
}

func TestASecondFicheIsOfferedAndEmptyFieldsAreSaid(t *testing.T) {
	h, p := open(t)
	second := *p.fiche
	second.Code, second.Title, second.Legal = "99999", "Une sœur", rncp.Legal{}
	p.states = append(p.states, app.FicheState{Fiche: &second})
	p.setState(p.states[0])
	h.Tap("RNCP99999")
	if !h.Says("Une sœur") {
		t.Error(h.Text())
	}
	p.open(index(t, p, "Les enregistrements"))
	if !h.Says("non précisé par la source") {
		t.Error(h.Text())
	}
}

func TestALongTitleIsCutAfterAWord(t *testing.T) {
	for title, want := range map[string]string{
		"Négocier et suivre une vente":                 "Négocier et suivre une vente",
		"Gérer son portefeuille et la relation client": "Gérer son portefeuille et la…",
		strings.Repeat("é", 60):                        strings.Repeat("é", nameRoom-1) + "…",
	} {
		if got := shorten(title); got != want {
			t.Errorf("%q becomes %q, want %q", title, got, want)
		}
	}
}
