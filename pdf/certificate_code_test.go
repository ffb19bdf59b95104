package pdf

import (
	"os"
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
		t.Run(name, func(t *testing.T) {
			sheet := aCertificate(change, coded)
			checkPlaces(t, sheet, inFrame)
			q, ok := newQR(sheet.Code, codeSide)
			t.Logf("%d bytes, %d modules of %.2f mm, %v", len(sheet.Code), q.modules, q.module(), ok)
		})
	}
}

func TestLookAtCodes(t *testing.T) {
	dir := os.Getenv("PDF_SAMPLES")
	if dir == "" {
		t.Skip()
	}
	for name, sheet := range map[string]data.Sheet{
		"code": aCertificate(coded), "code-exemple": aCertificate(longBloc, example, coded), "code-long": aCertificate(fourTimesSixty, longBloc, coded), "code-tout": aCertificate(everythingLong, duplicate, coded),
	} {
		pdf, err := aDrawer(t).Draw(sheet)
		if err != nil {
			t.Error(name, err)
		}
		os.WriteFile(dir+"/"+name+".pdf", pdf, 0o600)
	}
}
