package pdf

import (
	"fmt"
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

// BenchmarkCertificates draws certificates with code and logos on every core at once, as issuing does.
func BenchmarkCertificates(b *testing.B) {
	d, sheet := aDrawer(b), aCertificate(coded)
	sheet.Logos = []data.Logo{aLogo(b, data.LogoCentre, 700, 260), aLogo(b, data.LogoNetwork, 699, 260)}
	parallel(b, func() error {
		_, err := d.Draw(sheet)
		return err
	})
}

// The pages with hardly a word on them cost what the library takes to read the fonts and to write what is used of them: no
// document in as many fonts is faster.
func BenchmarkBlankTwoFonts(b *testing.B) { blank(b, regular, italic) }
func BenchmarkBlankOneFont(b *testing.B)  { blank(b, regular) }
func BenchmarkBlankNoFont(b *testing.B)   { blank(b) }

func blank(b *testing.B, faces ...faceID) {
	d, sheet := aDrawer(b), aCertificate()
	parallel(b, func() error {
		c, err := newCanvas(sheet, "L", true, faces...)
		if err != nil {
			return err
		}
		c.pdf.AddPage()
		for _, id := range faces {
			c.text(100, 100, left, d.style(id, 12, ink), "Certificat")
		}
		_, err = c.bytes()
		return err
	})
}

// BenchmarkMerge merges 100 certificates with code and logos.
func BenchmarkMerge(b *testing.B) {
	d, sheet := aDrawer(b), aCertificate(coded)
	sheet.Logos = []data.Logo{aLogo(b, data.LogoCentre, 700, 260), aLogo(b, data.LogoNetwork, 699, 260)}
	var pdfs [][]byte
	for n := range 100 {
		sheet.Number = fmt.Sprintf("CANTAL-CB-2021-%04d", n+1)
		pdf, err := d.Draw(sheet)
		if err != nil {
			b.Fatal(err)
		}
		pdfs = append(pdfs, pdf)
	}
	for b.Loop() {
		if _, err := d.Merge(pdfs, data.Layout{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(pdfs)*b.N)/b.Elapsed().Seconds(), "documents/s")
}

// parallel does something on every core and reports how often a second.
func parallel(b *testing.B, do func() error) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := do(); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkCheck looks at one document of each kind that a run issues, without drawing it.
func BenchmarkCheck(b *testing.B) {
	d := aDrawer(b)
	sheets := map[string]data.Sheet{
		"certificate": aCertificate(coded), "long certificate": aCertificate(coded, fourTimesSixty, everythingLong), "attestation": anAttestation(), "transcript": aTranscript(),
		"minutes of 60": theMinutes(candidates(60)), "letter": aPartial(), "parchment": aParchment(coded),
	}
	for name, sheet := range sheets {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := d.Check(sheet); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
