package pdf

import (
	"testing"

	"certibloc/data"
)

func BenchmarkCertificate(b *testing.B)      { benchmark(b, aCertificate()) }
func BenchmarkCertificateCoded(b *testing.B) { benchmark(b, aCertificate(coded)) }
func BenchmarkAttestation(b *testing.B)      { benchmark(b, anAttestation()) }
func BenchmarkMinutes(b *testing.B)          { benchmark(b, theMinutes(candidates(60))) }

func benchmark(b *testing.B, sheet data.Sheet) {
	d := aDrawer(b)
	for b.Loop() {
		if _, err := d.Draw(sheet); err != nil {
			b.Fatal(err)
		}
	}
}
