package app

import (
	"fmt"
	"image"
	"testing"

	"certibloc/data"
	"certibloc/pdf"
	"certibloc/pdf/view"
)

// certificates is how many a run of the benchmarks has.
const certificates = 100

// certified is a session with so many certificates ready to be issued, drawn as the program draws them.
func certified(b *testing.B, code string, r *room) (data.Session, []Draft) {
	b.Helper()
	names := make([]string, certificates)
	for n := range names {
		names[n] = fmt.Sprintf("Zoé %c%c", 'A'+n/26, 'a'+n%26)
	}
	s, _ := r.sealed(code, names...)
	r.signed(s)
	var drafts []Draft
	for _, d := range ok(r.Documents.Plan(s.ID))(b).Ready {
		if d.Kind == data.KindBlocCertificate {
			drafts = append(drafts, d)
		}
	}
	return s, drafts
}

// BenchmarkPrintRun issues 100 certificates with code and logos, drawn on every core and frozen one by one, and merges them into one PDF.
func BenchmarkPrintRun(b *testing.B) {
	r := newRoom(b)
	r.useDrawer(b)
	r.adorn(b)
	runs := 0
	for b.Loop() {
		b.StopTimer()
		runs++
		s, drafts := certified(b, fmt.Sprintf("P%d", runs), r)
		dir := b.TempDir()
		b.StartTimer()
		docs := ok(r.Documents.Issue(r.ctx, s.ID, drafts, nil))(b)
		p := Printing{Session: s.ID, Order: OrderAlphabet, Dir: dir}
		for _, doc := range docs {
			p.Documents = append(p.Documents, doc.ID)
		}
		ok(r.Documents.Print(r.ctx, p, nil))(b)
	}
	perSecond(b, certificates)
}

// adorn gives certificates all that they can bear: a signed code and both logos.
func (r *room) adorn(b *testing.B) {
	b.Helper()
	centre := ok(r.Centre.Get())(b)
	centre.SignedCodes = true
	r.must(r.Centre.Save(r.ctx, centre, ""))
	for _, role := range []data.LogoRole{data.LogoCentre, data.LogoNetwork} {
		r.must(r.Centre.SetLogo(r.ctx, role, "logo.png", encoded(b, image.NewGray(image.Rect(0, 0, 1400, 520)), false)))
	}
}

// BenchmarkFreeze commits 100 documents that cost nothing to draw: what is left of a run is drawing and merging.
func BenchmarkFreeze(b *testing.B) {
	r := newRoom(b)
	runs := 0
	for b.Loop() {
		b.StopTimer()
		runs++
		s, drafts := certified(b, fmt.Sprintf("P%d", runs), r)
		b.StartTimer()
		ok(r.Documents.Issue(r.ctx, s.ID, drafts, nil))(b)
	}
	perSecond(b, certificates)
}

// BenchmarkPreviewPage shows a page of a certificate, as the window does, once the engine is warm.
func BenchmarkPreviewPage(b *testing.B) {
	r := newRoom(b)
	r.useDrawer(b)
	r.adorn(b)
	viewer := view.New()
	s, drafts := certified(b, "P", r)
	drawn := ok(r.Documents.Preview(s.ID, drafts[0]))(b)
	ok(viewer.Page(drawn, 0, 100))(b)
	for b.Loop() {
		ok(viewer.Page(drawn, 0, 100))(b)
	}
}

func (r *room) useDrawer(b *testing.B) {
	b.Helper()
	drawer := ok(pdf.New())(b)
	r.core.drawer = drawer
}

// perSecond reports how many documents a second were done.
func perSecond(b *testing.B, each int) {
	b.ReportMetric(float64(each*b.N)/b.Elapsed().Seconds(), "documents/s")
}
