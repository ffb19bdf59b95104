package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

func TestHygiene(t *testing.T) {
	for _, c := range []struct {
		name, text string
		shown      string // as printed, or empty when refused
		refusal    string
	}{
		{"capital with an accent, ligature, cedilla", "Élœïse Ç’Œ", "Élœïse Ç’Œ", ""},
		{"Latvian and Vietnamese", "Ķērsts Nguyễn", "Ķērsts Nguyễn", ""},
		{"both apostrophes", "d'Albret d’Estaing", "d'Albret d’Estaing", ""},
		{"combining accent is composed", "E\u0301lise Nguye\u0302\u0303n", "Élise Nguyễn", ""},
		{"narrow no-break space becomes a no-break space", "Durand\u202fDupont", "Durand Dupont", ""},
		{"Greek and Cyrillic", "Ωμέγα Иван", "Ωμέγα Иван", ""},
		{"emoji", "Zoé 😀", "", "« 😀 » (U+1F600) dans le nom de naissance (absent de la police)"},
		{"CJK", "王", "", "« 王 » (U+738B) dans le nom de naissance (absent de la police)"},
		{"letter above the basic plane", "𝐀", "", "U+1D400) dans le nom de naissance (absent de la police)"},
		{"tab", "Durand\tDupont", "", "U+0009 dans le nom de naissance (caractère de commande)"},
		{"line feed", "Durand\n", "", "U+000A dans le nom de naissance (caractère de commande)"},
		{"zero-width space", "Du\u200brand", "", "U+200B dans le nom de naissance (caractère invisible)"},
		{"soft hyphen", "Du\u00adrand", "", "U+00AD dans le nom de naissance (caractère invisible)"},
		{"right-to-left mark", "Durand\u200f", "", "U+200F dans le nom de naissance (caractère invisible)"},
		{"accent that no letter takes", "Q\u0301", "", "U+0301 dans le nom de naissance (accent qui ne se compose pas avec la lettre)"},
		{"broken UTF-8", "Dur\xffand", "", "U+FFFD dans le nom de naissance (illisible)"},
		{"Arabic", "علي", "", "« ع » (U+0639) dans le nom de naissance (absent de la police)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, sheet := range []data.Sheet{aCertificate(), anAttestation()} {
				sheet.Holder.BirthName = c.text
				if c.shown == "" {
					checkRefusal(t, sheet, "le caractère ", c.refusal)
					continue
				}
				if text := textOf(read(t, sheet)); !strings.Contains(text, c.shown) {
					t.Errorf("%q not found in %s", c.shown, text)
				}
			}
		})
	}
}

func TestRefusalListsEverything(t *testing.T) {
	sheet := aCertificate(func(s *data.Sheet) {
		s.Holder.GivenNames, s.Holder.UsageName = "Zoé 😀😀 ☃", "王"
		s.Bloc.Competences = []string{"Vendre", "Négocier\t"}
		s.Signatory.Name = ""
		s.JuryOn = data.Date{}
	})
	checkRefusal(t, sheet, "« 😀 » (U+1F600) dans les prénoms", "« ☃ » (U+2603) dans les prénoms", "« 王 » (U+738B) dans le nom d’usage",
		"U+0009 dans la compétence n° 2 du bloc", "il manque le nom du signataire", "il manque la date du jury")
	_, err := aDrawer(t).Draw(sheet)
	if n := strings.Count(err.Error(), "😀"); n != 1 {
		t.Errorf("the same character is reported %d times", n)
	}
}
