package app

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
)

// printRoom is a sealed session of four, its documents issued, and the attestations among them.
func printRoom(t *testing.T) (*room, data.Session, []data.ID, []data.Document) {
	t.Helper()
	r := newRoom(t)
	s, _ := r.sealed("P", "Zoé", "Élodie", "Eudes", "Emma")
	docs := ok(r.issue(s))(t)
	var ids []data.ID
	for _, d := range docs {
		if d.Number.Kind == data.KindAttestation {
			ids = append(ids, d.ID)
		}
	}
	return r, s, ids, docs
}

// printed makes a run and returns it with the given names in the order of its one PDF.
func (r *room) printed(p Printing) (Printed, string) {
	r.t.Helper()
	done := ok(r.Documents.Print(r.ctx, p, nil))(r.t)
	pdf := ok(os.ReadFile(done.Path))(r.t)
	var got []string
	for _, part := range bytes.Split(pdf, []byte("\n")) {
		for _, name := range []string{"Zoé", "Élodie", "Eudes", "Emma"} {
			if bytes.Contains(part, []byte(`"givenNames":"`+name)) {
				got = append(got, name)
			}
		}
	}
	return done, strings.Join(got, " ")
}

func (r *room) runs(s data.Session) []data.PrintRun {
	r.t.Helper()
	return ok(r.Documents.PrintRuns(s.ID))(r.t)
}

func TestAPrintRunIsInOrderAndRecorded(t *testing.T) {
	r, s, ids, _ := printRoom(t)
	p := Printing{Session: s.ID, Documents: ids, Order: OrderAlphabet, Dir: t.TempDir()}
	if _, names := r.printed(p); names != "Élodie Emma Eudes Zoé" {
		t.Errorf("by the alphabet: %s", names)
	}
	p.Order, p.Backs = OrderSession, true
	done, names := r.printed(p)
	if names != "Zoé Élodie Eudes Emma" {
		t.Errorf("as called: %s", names)
	}
	if runs := r.runs(s); len(runs) != 2 || runs[1].ID != done.Run.ID || len(runs[1].Documents) != 4 {
		t.Errorf("got %+v", runs)
	}
	p.Order, p.Documents = OrderGiven, []data.ID{ids[2], ids[0]}
	if _, names := r.printed(p); names != "Eudes Zoé" {
		t.Errorf("as given: %s", names)
	}
	p.Documents = ids
	r.must(r.Documents.Annul(r.ctx, data.Annulment{Document: ids[0], On: day(2021, 6, 15), Reason: "Doublon."}))
	if done, _ := r.printed(p); len(done.Run.Documents) != 3 {
		t.Errorf("an annulled document is printed: %v", done.Run.Documents)
	}
	p.Documents = nil
	_, err := r.Documents.Print(r.ctx, p, nil)
	r.refused(err, "aucun document")
}

func TestACertificateThatACorrectionHasOvertakenIsNotPrinted(t *testing.T) {
	r, s, _, docs := printRoom(t)
	all := make([]data.ID, len(docs))
	var fix data.Decision
	for i, d := range docs {
		all[i] = d.ID
		if d.Number.Kind == data.KindBlocCertificate {
			fix = data.Decision{Enrolment: d.Enrolment, Bloc: d.Bloc, Outcome: data.OutcomeNotAcquired, On: day(2021, 6, 15), Reason: "Copie d’une autre personne."}
		}
	}
	ok(r.Juries.Correct(r.ctx, fix))(t)
	done, _ := r.printed(Printing{Session: s.ID, Documents: all, Order: OrderAlphabet, Dir: t.TempDir()})
	left, printed, err := r.Documents.ToPrint(s.ID)
	if err != nil || len(done.Run.Documents) != len(docs)-1 || len(left) != 0 || len(printed) != len(docs)-1 {
		t.Errorf("%d printed of %d, %d left, %v", len(done.Run.Documents), len(docs), len(left), err)
	}
}

func TestSpoiledSheetsAreNotedAndWaitForTheirReprint(t *testing.T) {
	r, s, ids, docs := printRoom(t)
	p := Printing{Session: s.ID, Documents: ids, Order: OrderAlphabet, Dir: t.TempDir()}
	r.printed(p)
	r.refused(r.Documents.Spoil(r.ctx, s.ID, []data.ID{docs[0].ID}), "n’a pas encore été imprimé")
	r.must(r.Documents.Spoil(r.ctx, s.ID, ids[:1]))
	r.must(r.Documents.Spoil(r.ctx, s.ID, ids[:2]))
	if got := r.runs(s)[0].Spoiled; !slices.Equal(got, ids[:2]) {
		t.Errorf("noted %v", got)
	}
	left := func() int {
		left, printed, err := r.Documents.ToPrint(s.ID)
		if err != nil || len(left)+len(printed) != len(docs) {
			t.Errorf("%d and %d of %d, %v", len(left), len(printed), len(docs), err)
		}
		return len(left)
	}
	if got := left(); got != len(docs)-2 {
		t.Errorf("%d without a good sheet, want %d", got, len(docs)-2)
	}
	p.Documents = ids[:2]
	r.printed(p)
	if left() != len(docs)-4 {
		t.Errorf("%d left", left())
	}
	r.must(r.Documents.Spoil(r.ctx, s.ID, ids[1:3])) // one of the reprint, one of the first run
	if runs := r.runs(s); !slices.Equal(runs[0].Spoiled, ids[:3]) || !slices.Equal(runs[1].Spoiled, ids[1:2]) {
		t.Errorf("noted %v and %v", runs[0].Spoiled, runs[1].Spoiled)
	}
}

func TestOneFileEachIsTheFrozenBytesInOrder(t *testing.T) {
	r, s, ids, _ := printRoom(t)
	dir := t.TempDir()
	p := Printing{Session: s.ID, Documents: ids, Order: OrderAlphabet, Separate: true, Dir: dir}
	done := ok(r.Documents.Print(r.ctx, p, nil))(t)
	files := ok(os.ReadDir(done.Path))(t)
	if len(files) != 4 || files[0].Name() != "1 – Attestation de résultats – Élodie Lœuillet – Session P.pdf" {
		t.Fatalf("wrote %v", files)
	}
	frozen := ok(r.Documents.PDF(r.entry("CANTAL-AR-2021-0002").Document))(t)
	if got := ok(os.ReadFile(filepath.Join(done.Path, files[0].Name())))(t); !bytes.Equal(got, frozen) {
		t.Error("the file is not what was frozen")
	}
	again := ok(r.Documents.Print(r.ctx, p, nil))(t)
	if again.Path == done.Path || len(r.runs(s)) != 2 {
		t.Errorf("a second run goes into %s", again.Path)
	}
	ctx, cancel := context.WithCancel(r.ctx)
	_, err := r.Documents.Print(ctx, p, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) || len(ok(os.ReadDir(dir))(t)) != 2 || len(r.runs(s)) != 2 {
		t.Errorf("a run that was stopped leaves something: %v", err)
	}
}

func TestARunThatThePrinterDoesNotTakeNeverWas(t *testing.T) {
	r, s, ids, _ := printRoom(t)
	p := Printing{Session: s.ID, Documents: ids, Order: OrderAlphabet, Printer: "Accueil", Dir: t.TempDir()}
	p.Send = func(context.Context, string) error {
		return data.Refuse("L’imprimante « Accueil » n’est pas là.")
	}
	done, err := r.Documents.Print(r.ctx, p, nil)
	r.refused(err, "n’est pas là")
	if _, err := os.Stat(done.Path); err != nil || len(r.runs(s)) != 0 {
		t.Errorf("the PDF is gone or the run recorded: %v, %v", err, r.runs(s))
	}
	sent := ""
	p.Send = func(_ context.Context, path string) error { sent = path; return nil }
	done = ok(r.Documents.Print(r.ctx, p, nil))(t)
	if sent != done.Path || r.runs(s)[0].Printer != "Accueil" {
		t.Errorf("sent %q, recorded %+v", sent, r.runs(s))
	}
}

func TestARunWhoseFileCannotBeWrittenNeverWas(t *testing.T) {
	r, s, ids, _ := printRoom(t)
	taken := filepath.Join(t.TempDir(), "file")
	r.must(os.WriteFile(taken, nil, 0o600))
	for _, separate := range []bool{false, true} {
		_, err := r.Documents.Print(r.ctx, Printing{Session: s.ID, Documents: ids, Separate: separate, Dir: taken}, nil)
		r.refused(err, "ne peut pas être créé")
	}
	if len(r.runs(s)) != 0 {
		t.Error("it is recorded")
	}
}

func TestAPrinterKeepsItsShifts(t *testing.T) {
	r := newRoom(t)
	centre := ok(r.Centre.Get())(t)
	centre.Shown.Offsets = true
	r.must(r.Centre.Save(r.ctx, centre, ""))
	two := data.Shifts{Landscape: data.Shift{Right: 20, Down: -15}}
	r.must(r.Centre.SetShifts(r.ctx, data.Printer{Name: "Accueil", Shifts: two}))
	r.must(r.Centre.SetShifts(r.ctx, data.Printer{Name: "", Shifts: data.Shifts{Portrait: data.Shift{Down: 1}}}))
	far := data.Shifts{Portrait: data.Shift{Down: data.MaxShift + 1}}
	r.refused(r.Centre.SetShifts(r.ctx, data.Printer{Name: "Accueil", Shifts: far}), "dépasse 20 mm")
	r.reopen()
	centre = ok(r.Centre.Get())(t)
	if centre.ShiftsOf("Accueil") != two || centre.ShiftsOf("").Portrait.Down != 1 || centre.ShiftsOf("Autre") != (data.Shifts{}) {
		t.Errorf("got %+v", centre.Printers)
	}
	centre.Shown.Offsets = false
	if centre.ShiftsOf("Accueil") != (data.Shifts{}) {
		t.Error("hidden, it still moves the pages")
	}
	r.must(r.Centre.SetShifts(r.ctx, data.Printer{Name: "Accueil"}))
	if got := ok(r.Centre.Get())(t).Printers; len(got) != 1 || got[0].Name != "" {
		t.Errorf("no shift is kept: %+v", got)
	}
}
