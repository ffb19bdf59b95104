package pdf

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"certibloc/data"
)

// alphabets are the letters that the Latin alphabets of Europe have beside those of English.
var alphabets = map[string]string{
	"Albanian": "ëç", "Basque": "ñ", "Breton": "êñôùüʼ", "Catalan": "àçèéíïòóúü·ŀ", "Croatian, Serbian, Bosnian": "čćđšž",
	"Czech": "áčďéěíňóřšťúůýž", "Danish, Norwegian": "æøåéóê", "Dutch": "áéëïóöüèêĳ", "Esperanto": "ĉĝĥĵŝŭ", "Estonian": "äõöüšž",
	"Faroese": "áðíóúýæø", "Finnish, Swedish": "åäöéàšž", "French": "àâæçéèêëîïôœùûüÿ", "Frisian": "âêôûúëï", "German": "äöüßẞ",
	"Greenlandic": "ĸáâãêíîĩôúûũ", "Hungarian": "áéíóöőúüű", "Icelandic": "áðéíóúýþæö", "Irish": "áéíóúḃċḋḟġṁṗṡṫ", "Italian": "àèéìíîòóùú",
	"Livonian": "āäǟḑēīļņōȯȱõȭŗšțūž", "Romani": "ǎěǐǒǔćčšśž", "Romanian, as old programs write it": "ăâîşţ",
	"Skolt Sami": "âčʒǯđǧǥǩŋõšžåäʹ", "Azeri": "əçğıöşüİ",
	"Latvian": "āčēģīķļņšūž", "Lithuanian": "ąčęėįšųūž", "Luxembourgish": "äéë", "Maltese": "ċġħż", "Polish": "ąćęłńóśźż",
	"Portuguese": "áâãàçéêíóôõúü", "Romanian": "ăâîșț", "Romansh": "àèéìòù", "Sami": "áčđŋšŧžâåäöǥǧǩʒǯ", "Scottish Gaelic": "àèìòù",
	"Slovak": "áäčďéíĺľňóôŕšťúýž", "Slovene": "čšž", "Sorbian": "čćěłńóřśšźž", "Spanish": "áéíñóúü", "Turkish": "çğıöşüâîûİ",
	"Vietnamese, for many French families": "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ", "Welsh": "âêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ",
}

// aName is a random name in one of the alphabets: capitals, hyphens and apostrophes of both kinds, accents composed or not.
func aName(r *rand.Rand, letters []rune) string {
	var b strings.Builder
	for part := range 1 + r.IntN(3) {
		if part > 0 {
			b.WriteString([]string{"-", " ", "’", "'"}[r.IntN(4)])
		}
		for i := range 2 + r.IntN(7) {
			l := letters[r.IntN(len(letters))]
			if r.IntN(2) == 0 || i == 0 && !unicode.IsLetter(l) {
				l = rune('a' + r.IntN(26))
			}
			if i == 0 {
				l = unicode.ToUpper(l)
			}
			b.WriteRune(l)
		}
	}
	if r.IntN(2) == 0 {
		return norm.NFD.String(b.String())
	}
	return b.String()
}

func TestAThousandNamesOfEuropeAreDrawnAsTheyAreWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(27413, 2016))
	lacking := map[rune]bool{}
	for language, letters := range alphabets {
		for _, l := range letters + strings.ToUpper(letters) {
			for id, f := range aDrawer(t).faces {
				if !f.has(l) && !lacking[l] {
					lacking[l] = true
					t.Errorf("%s: the face %s has no %c (U+%04X)", language, id, l, l)
				}
			}
		}
	}
	for names := 0; names < 1000; {
		for _, language := range slices.Sorted(maps.Keys(alphabets)) {
			letters := alphabets[language]
			sheet := aCertificate()
			if names%3 == 0 {
				sheet = anAttestation()
			}
			sheet.Holder.GivenNames, sheet.Holder.BirthName = aName(r, []rune(letters)), aName(r, []rune(letters))
			sheet.Holder.UsageName, sheet.Holder.BirthPlace = aName(r, []rune(letters)), aName(r, []rune(letters))
			checkHolderIsRead(t, sheet)
			names += 4
		}
	}
}

// checkHolderIsRead draws a sheet and reads the holder's names back, letter by letter.
func checkHolderIsRead(t *testing.T, sheet data.Sheet) {
	t.Helper()
	text := strings.Join(strings.Fields(textOf(read(t, sheet))), " ")
	h := sheet.Holder
	for _, name := range []string{h.GivenNames + " " + h.BirthName, h.UsageName, h.BirthPlace} {
		if want := norm.NFC.String(name); !strings.Contains(text, want) {
			t.Errorf("%q (%+q) is not on the page:\n%s", want, want, text)
		}
	}
}
