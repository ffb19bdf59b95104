package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

func TestTranscriptGivesEveryMark(t *testing.T) {
	lines := read(t, aTranscript())
	text := textOf(lines)
	for _, words := range []string{
		"Relevé de résultats Relevé n° CANTAL-RR-2021-0001 CCI Cantal communique les résultats ci-dessous, épreuve par épreuve, de Marie Élise Lacœuilhe",
		"Écrit : dossier de prospection 12,5 / 20", "Étude de cas : actions de développement absente", "Printemps 2021, jury du 8 juillet 2021",
		"Ce relevé rend compte de résultats ; il ne vaut ni certificat de bloc, ni attestation, ni délivrance de la certification.",
	} {
		if !strings.Contains(text, words) {
			t.Errorf("%q not found in\n%s", words, text)
		}
	}
	if strings.Contains(text, "atteste") {
		t.Error("it attests")
	}
	for _, l := range lines {
		if plain(l.text) == "12,5 / 20" && l.face != semiBold {
			t.Errorf("the mark is set in %s", l.face)
		}
	}
}

func TestTranscriptFits(t *testing.T) {
	for name, sheet := range map[string]data.Sheet{
		"plain":                       aTranscript(),
		"four names of sixty W":       aTranscript(fourTimesSixty, eightBlocs),
		"eight blocs, example centre": aTranscript(eightBlocs, example),
	} {
		t.Run(name, func(t *testing.T) { checkPlaces(t, sheet, inMargins) })
	}
}

func TestTranscriptRefusals(t *testing.T) {
	for words, change := range map[string]func(*data.Sheet){
		"« Relevé de résultats » ne peut pas être imprimé : il manque les résultats": func(s *data.Sheet) { s.Results = nil },
		"le caractère « 好 » (U+597D) dans une épreuve du bloc n° 4":                  func(s *data.Sheet) { s.Results[3].Lines[0].Label = "好" },
	} {
		t.Run(words, func(t *testing.T) { checkRefusal(t, aTranscript(change), words) })
	}
}
