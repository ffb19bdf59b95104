package pdf

import (
	"testing"

	"certibloc/data"
)

func BenchmarkCertificate(b *testing.B) { benchmark(b, aCertificate()) }
func BenchmarkAttestation(b *testing.B) { benchmark(b, anAttestation()) }

func benchmark(b *testing.B, sheet data.Sheet) {
	d := aDrawer(b)
	for b.Loop() {
		if _, err := d.Draw(sheet); err != nil {
			b.Fatal(err)
		}
	}
}
