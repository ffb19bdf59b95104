package pdf

import (
	"strings"
	"testing"

	"certibloc/data"
)

// coded gives a certificate a code as long as a real one; its signature is none.
func coded(s *data.Sheet) {
	s.Code = data.StatementOf(*s).Text() + "\nCB1 MZUH-VLPY-MK6X-O3EP " + strings.Repeat("Ab3_", 21) + "Az"
}

func TestACertificateWithACodeFitsEveryName(t *testing.T) {
	for name, change := range map[string]func(*data.Sheet){
		"plain":                 func(*data.Sheet) {},
		"born abroad":           bornAbroad,
		"long name":             longName,
		"long bloc":             longBloc,
		"example":               func(s *data.Sheet) { longBloc(s); example(s) },
		"duplicate":             duplicate,
		"four names of sixty W": func(s *data.Sheet) { fourTimesSixty(s); longBloc(s) },
		"long titles":           everythingLong,
		"all of it":             func(s *data.Sheet) { fourTimesSixty(s); everythingLong(s); example(s) },
	} {
		t.Run(name, func(t *testing.T) { checkCode(t, aCertificate(change, coded)) })
	}
	t.Run("parchment", func(t *testing.T) { checkCode(t, aParchment(coded)) })
	t.Run("parchment, long names", func(t *testing.T) { checkCode(t, aParchment(fourTimesSixty, example, coded)) })
}

// checkCode asserts that every text has its place, none of them in the white around the code, and that the code reads.
func checkCode(t *testing.T, sheet data.Sheet) {
	t.Helper()
	checkPlaces(t, sheet, inFrame)
	q, ok := newQR(sheet.Code, codeSide)
	quiet := quietZone * q.module()
	square := box{left: (297-codeSide)/2 - quiet, right: (297+codeSide)/2 + quiet, bottom: 210 - codeTop - codeSide - quiet, top: 210 - codeTop + quiet}
	for _, l := range read(t, sheet) {
		b := boxOf(aDrawer(t), l)
		if !l.slanted && b.left < square.right && square.left < b.right && b.bottom < square.top && square.bottom < b.top {
			t.Errorf("%q stands in the white around the code", l.text)
		}
	}
	if !ok || q.module() < leastModule {
		t.Errorf("%d bytes make modules of %.2f mm", len(sheet.Code), q.module())
	}
}

func TestACodeIsAsLargeAsAScanWants(t *testing.T) {
	for name, change := range map[string]func(*data.Sheet){"plain": func(*data.Sheet) {}, "born abroad": bornAbroad, "example": example, "duplicate": duplicate} {
		q, ok := newQR(aCertificate(change, coded).Code, codeSide)
		if !ok || q.module() < goodModule {
			t.Errorf("%s: modules of %.2f mm", name, q.module())
		}
	}
	if q, ok := newQR("https://exemple.fr", 15); !ok || q.module() != 15.0/25 {
		t.Errorf("a short text in a small square: modules of %.2f mm, %v", q.module(), ok)
	}
	if q, ok := newQR(strings.Repeat("é", 900), codeSide); ok {
		t.Errorf("a text without end fits, in modules of %.2f mm", q.module())
	}
	checkRefusal(t, aCertificate(coded, func(s *data.Sheet) { s.Code += strings.Repeat("x", 2000) }), "le code signé", "trop longs")
}

func TestTheNumberAndTheKeyStandInLettersBeneathTheCode(t *testing.T) {
	text := textOf(read(t, aCertificate(coded)))
	for _, words := range []string{"Certificat n° CANTAL-CB-2021-0001", "Code signé, clé MZUH-VLPY-MK6X-O3EP"} {
		if !strings.Contains(text, words) {
			t.Errorf("%q is not on the page", words)
		}
	}
	preview := textOf(read(t, aCertificate(func(s *data.Sheet) { s.Preview, s.Code = true, "SPÉCIMEN\nsans valeur" })))
	if strings.Contains(preview, "clé") {
		t.Error("a preview names a key")
	}
}

func TestTheRecoverySheet(t *testing.T) {
	sheet := data.Sheet{Kind: data.KindRecovery, Delivered: day(2022, 3, 1), Place: "Aurillac", Centre: data.SheetCentre{Name: "CCI Cantal"}}
	checkRefusal(t, sheet, "il manque le code de secours")
	sheet.Recovery = "0ZK7Q X3M1H TWVYB 2C4D8 E9FAG JNPQR 0000A"
	text := textOf(read(t, sheet))
	for _, words := range []string{"0ZK7Q", "0000A", "rouvre le dossier de CCI Cantal", "à partir du 1er mars 2022"} {
		if !strings.Contains(text, words) {
			t.Errorf("%q is not on the page\n%s", words, text)
		}
	}
}

func TestTheKeySheet(t *testing.T) {
	sheet := data.Sheet{Kind: data.KindKeySheet, Delivered: day(2022, 3, 1), Place: "Aurillac", Centre: data.SheetCentre{Name: "CCI Cantal"}}
	checkRefusal(t, sheet, "il manque la clé")
	fingerprint := strings.TrimSpace(strings.Repeat("0A1B 2C3D ", 8))
	sheet.Keys = []data.SheetKey{{ID: "MZUH-VLPY-MK6X-O3EP", Fingerprint: fingerprint, From: day(2021, 1, 11), Retired: day(2022, 3, 1)},
		{ID: "ABCD-EFGH-IJKL-MNOP", Fingerprint: fingerprint, From: day(2022, 3, 1)}}
	text := textOf(read(t, sheet))
	for _, words := range []string{"Clé ABCD-EFGH-IJKL-MNOP", "En service depuis le 1er mars 2022", "Clé MZUH-VLPY-MK6X-O3EP", "En service du 11 janvier 2021 au 1er mars 2022",
		fingerprint, "ni un cachet légal 2D-Doc"} {
		if !strings.Contains(text, words) {
			t.Errorf("%q is not on the page\n%s", words, text)
		}
	}
	for range 12 {
		sheet.Keys = append(sheet.Keys, sheet.Keys[1])
	}
	checkPlaces(t, sheet, box{left: marginLeft, right: marginRight, bottom: 297 - pageFoot - 3, top: 297 - firstTop + 1})
}
