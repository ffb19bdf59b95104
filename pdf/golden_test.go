package pdf

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"certibloc/data"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden compares the text of each document, line by line with its face and size, with the one reviewed.
func TestGolden(t *testing.T) {
	sheets := map[string]data.Sheet{
		"certificat":           aCertificate(),
		"certificat-etranger":  aCertificate(bornAbroad),
		"certificat-exemple":   aCertificate(longBloc, example),
		"attestation":          anAttestation(),
		"attestation-tous":     anAttestation(bornAbroad, example, everyBloc),
		"certificat-duplicata": aCertificate(duplicate),
		"certificat-code":      aCertificate(coded),
		"certificat-ancien":    aCertificate(ofEarlier),
		"certificat-non-date":  aCertificate(undated),
		"certificat-decision":  aCertificate(byDecision),
		"attestation-decision": anAttestation(byDecision),
		"attestation-remplace": anAttestation(replacement),
		"attestation-seule":    anAttestation(alone),
		"attestation-annee":    anAttestation(bornAbroad, yearAlone),
		"attestation-huit":     anAttestation(eightBlocs),
		"releve":               aTranscript(),
		"proces-verbal":        theMinutes(),
		"pv-rectificatif":      theMinutes(corrected, example),
		"pv-ailleurs":          theMinutes(elsewhere),
	}
	maps.Copy(sheets, letterSamples())
	for name, sheet := range sheets {
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			for _, l := range read(t, sheet) {
				fmt.Fprintf(&got, "%d %-8s %5.2f | %s\n", l.page, l.face, l.size, plain(l.text))
			}
			file := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("text changed (-want +got):\n%s", diff)
			}
		})
	}
}
