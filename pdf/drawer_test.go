package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"certibloc/data"
)

func TestSameSheetSameBytes(t *testing.T) {
	d := aDrawer(t)
	for _, sheet := range []data.Sheet{aCertificate(bornAbroad, example, coded), anAttestation(eightBlocs), theMinutes(corrected), aParchment(bornAbroad), aNotice(sixty)} {
		t.Run(string(sheet.Kind), func(t *testing.T) {
			want, err := d.Draw(sheet)
			if err != nil {
				t.Fatal(err)
			}
			other, err := New()
			if err != nil {
				t.Fatal(err)
			}
			var group sync.WaitGroup
			for i := range 20 {
				group.Go(func() {
					drawer := d
					if i%2 == 1 {
						drawer = other
					}
					got, err := drawer.Draw(sheet)
					if err != nil || !bytes.Equal(want, got) {
						t.Errorf("drawing %d differs (%d bytes, %d wanted), error %v", i, len(got), len(want), err)
					}
				})
			}
			group.Wait()
		})
	}
}

func TestDrawLeavesTheSheetAlone(t *testing.T) {
	sheet := aCertificate(func(s *data.Sheet) {
		s.Bloc.Competences = []string{"Ne\u0301gocier\u202f: vendre"}
	})
	if _, err := aDrawer(t).Draw(sheet); err != nil {
		t.Fatal(err)
	}
	if got := sheet.Bloc.Competences[0]; got != "Ne\u0301gocier\u202f: vendre" {
		t.Errorf("the sheet's text became %q", got)
	}
}

func TestUnknownKindIsAnError(t *testing.T) {
	if _, err := aDrawer(t).Draw(data.Sheet{Kind: "diplôme"}); err == nil {
		t.Error("drawn")
	}
	if v := (*Drawer)(nil).Template("diplôme"); v != 0 {
		t.Errorf("template version %d, 0 wanted", v)
	}
	for _, kind := range []data.DocumentKind{data.KindBlocCertificate, data.KindAttestation, data.KindTranscript, data.KindMinutes,
		data.KindEnrolment, data.KindPartial, data.KindVAENotice, data.KindParchment, data.KindRequest} {
		if (*Drawer)(nil).Template(kind) < 1 {
			t.Errorf("%s has no template version", kind)
		}
	}
}

func TestProperties(t *testing.T) {
	for _, c := range []struct {
		name, author, title string
		sheet               data.Sheet
	}{
		{"certificate, by the certifier", "CCI France - Réseau Negoventis", "Certificat de bloc de compétences – Marie Élise Lacœuilhe", aCertificate()},
		{"attestation, by the centre", "CCI Cantal", "Attestation de résultats – Marie Élise Lacœuilhe", anAttestation()},
		{"transcript, by the centre", "CCI Cantal", "Relevé de résultats – Marie Élise Lacœuilhe", aTranscript()},
		{"parchment, by the certifier", "CCI France - Réseau Negoventis", "Certification professionnelle – Marie Élise Lacœuilhe", aParchment()},
		{"letter, by the centre", "CCI Cantal", "Lettre de validation partielle – Marie Élise Lacœuilhe", aPartial()},
		{"minutes, by the centre", "CCI Cantal", "Procès-verbal de délibération du jury – Printemps 2021", theMinutes(deliveredLater)},
	} {
		t.Run(c.name, func(t *testing.T) {
			pdf, err := aDrawer(t).Draw(c.sheet)
			if err != nil {
				t.Fatal(err)
			}
			if got := property(pdf, "Author"); got != c.author {
				t.Errorf("author %q, %q wanted", got, c.author)
			}
			if got := property(pdf, "Title"); got != c.title {
				t.Errorf("title %q, %q wanted", got, c.title)
			}
			for _, words := range []string{"/CreationDate (D:20210715", "/ModDate (D:20210715", "/Lang (fr-FR)", "/DisplayDocTitle true"} {
				if !bytes.Contains(pdf, []byte(words)) {
					t.Errorf("%s is missing", words)
				}
			}
			_, end, _ := bytes.Cut(pdf, []byte("startxref\n"))
			var table int
			if _, err := fmt.Sscan(string(end), &table); err != nil || !bytes.HasPrefix(pdf[table:], []byte("xref\n")) {
				t.Errorf("the table of the PDF is not at %d, %v", table, err)
			}
		})
	}
}

// property reads a text of the information dictionary.
func property(pdf []byte, name string) string {
	_, after, _ := bytes.Cut(pdf, []byte("/"+name+" "))
	if len(after) == 0 || after[0] != '(' {
		return ""
	}
	text, _ := nextToken(after)
	return plain(strings.TrimPrefix(text, "\ufeff"))
}
