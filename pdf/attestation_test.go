package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

// inMargins is what an attestation may cover.
var inMargins = box{left: marginLeft, right: marginRight, bottom: 8, top: 284}

func TestAttestationSaysWhatTheJuryDecided(t *testing.T) {
	text := textOf(read(t, anAttestation()))
	for _, words := range []string{
		"CCI Cantal 44 boulevard du Pont-Rouge, 15000 Aurillac",
		"CCI Cantal atteste que le jury a arrêté les résultats ci-dessous pour Marie Élise Lacœuilhe née le 12 mars 1998 à Aurillac (15)",
		"Certification Attaché(e) commercial(e)", "RNCP27413", "Arrêté du 30 août 2016", "312t – Négociation et vente",
		"Printemps 2021, jury du 8 juillet 2021",
		"Bloc n° 1 – Réaliser une démarche de prospection Épreuves acquis Écrit : dossier de prospection 12,5 / 20",
		"Bloc n° 3 – Gérer son portefeuille et la relation client Épreuves non acquis",
		"Étude de cas : actions de développement absente",
		"3 blocs acquis sur 4", "ne vaut ni certificat de bloc, ni délivrance de la certification",
		"Fait à Aurillac, le 15 juillet 2021 Pour CCI Cantal Nom, qualité et signature", "page 1/1",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
	if strings.Contains(text, "Tous les blocs étant acquis") {
		t.Error("it says that all blocs are acquired")
	}
}

func TestAttestationOfAllBlocsLeavesTheCertificationToTheCertifier(t *testing.T) {
	text := textOf(read(t, anAttestation(everyBloc)))
	const words = "Tous les blocs étant acquis, la délivrance de la certification appartient au certificateur, CCI France - Réseau Negoventis."
	if !strings.Contains(text, words) {
		t.Errorf("%q not found in\n%s", words, text)
	}
	for _, wrong := range []string{"certifie ", "est certifié", "obtenu la certification"} {
		if strings.Contains(text, wrong) {
			t.Errorf("it says %q", wrong)
		}
	}
}

func TestAcquiredText(t *testing.T) {
	for acquired, want := range map[int]string{0: "Aucun bloc acquis sur 4", 1: "1 bloc acquis sur 4", 4: "4 blocs acquis sur 4"} {
		if got := aDrawer(t).acquiredText(data.Sheet{Acquired: acquired, Blocs: 4}); got != want {
			t.Errorf("%q, %q wanted", got, want)
		}
	}
}

func TestAttestationPages(t *testing.T) {
	for name, c := range map[string]struct {
		sheet data.Sheet
		pages int
	}{
		"four blocs of five lines take one page": {anAttestation(fullTable, everyBloc), 1},
		"eight blocs take two":                   {anAttestation(eightBlocs), 2},
	} {
		t.Run(name, func(t *testing.T) {
			lines := read(t, c.sheet)
			if got := lines[len(lines)-1].page; got != c.pages {
				t.Fatalf("%d pages, %d wanted", got, c.pages)
			}
			text := textOf(lines)
			for p := range c.pages {
				if foot := "page " + string(rune('1'+p)) + "/" + string(rune('0'+c.pages)); !strings.Contains(text, foot) {
					t.Errorf("%q not found", foot)
				}
			}
			if heads := strings.Count(text, "Décision du jury"); heads != c.pages {
				t.Errorf("%d table heads on %d pages", heads, c.pages)
			}
		})
	}
}

func TestAttestationFits(t *testing.T) {
	for name, sheet := range map[string]data.Sheet{
		"plain":                       anAttestation(),
		"born abroad, all blocs":      anAttestation(bornAbroad, everyBloc),
		"long name, two pages":        anAttestation(fullTable, longName),
		"eight blocs, example centre": anAttestation(eightBlocs, example),
		"four names of sixty W":       anAttestation(fourTimesSixty, eightBlocs),
		"long labels": anAttestation(func(s *data.Sheet) {
			s.Centre.Address = strings.Repeat("12 rue du Pré-aux-Clercs, ", 6)
			s.Session = strings.Repeat("Session de printemps ", 4)
			r := &s.Results[0]
			r.Title = strings.Repeat("concevoir et piloter ", 6)
			r.Way = "Validation des acquis de l’expérience"
			r.Lines[0] = data.SheetLine{Label: strings.Repeat("Écrit individuel ", 9), Value: "non acquis, dispense accordée par le jury"}
			r.Outcome = data.OutcomeAbsent
		}),
	} {
		t.Run(name, func(t *testing.T) { checkPlaces(t, sheet, inMargins) })
	}
}

func TestRunningHeadNamesTheHolder(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*data.Sheet)
		head   string
	}{
		"whole":           {eightBlocs, "Attestation de résultats – Marie Élise Lacœuilhe"},
		"birth name only": {func(s *data.Sheet) { eightBlocs(s); fourTimesSixty(s) }, "Attestation de résultats – " + strings.Repeat("W", 60)},
	} {
		t.Run(name, func(t *testing.T) {
			for _, l := range read(t, anAttestation(c.change)) {
				if l.page == 2 {
					if plain(l.text) != c.head {
						t.Errorf("%q, %q wanted", l.text, c.head)
					}
					return
				}
			}
			t.Error("no second page")
		})
	}
}

func TestAttestationRefusals(t *testing.T) {
	for words, change := range map[string]func(*data.Sheet){
		"il manque les résultats":                                               func(s *data.Sheet) { s.Results = nil },
		"il manque la décision du jury pour le bloc n° 2":                       func(s *data.Sheet) { s.Results[1].Outcome = data.OutcomeNone },
		"il manque le nom de la session":                                        func(s *data.Sheet) { s.Session = "" },
		"il manque un résultat du bloc n° 1":                                    func(s *data.Sheet) { s.Results[0].Lines[0].Value = "" },
		"le nombre de blocs acquis ne va pas avec le nombre de blocs":           func(s *data.Sheet) { s.Acquired = 5 },
		"le caractère « 好 » (U+597D) dans une épreuve du bloc n° 4":             func(s *data.Sheet) { s.Results[3].Lines[0].Label = "好" },
		"les résultats d’un bloc : ils ne tiennent pas sur une page":            func(s *data.Sheet) { s.Results[0].Lines = make40(s.Results[0].Lines) },
		"un résultat : le texte est trop long pour sa place (« " + "WWWWWWWWWW": func(s *data.Sheet) { s.Results[0].Lines[0].Value = strings.Repeat("W", 60) },
	} {
		t.Run(words, func(t *testing.T) { checkRefusal(t, anAttestation(change), words) })
	}
}
