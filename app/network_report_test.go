package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/parcel"
)

// report writes a national report: some identifiers refused, the others accepted.
func (h *hall) report(refused []string, accepted ...string) string {
	h.t.Helper()
	var b strings.Builder
	b.WriteString(`<rapport xmlns="urn:cdc:cpf:pc5:rapport:schema"><nomFichier>flux.xml</nomFichier><PassagesKO>`)
	for _, id := range refused {
		fmt.Fprintf(&b, "<passage><idTechnique>%s</idTechnique><messageErreur>Plusieurs titulaires ont été identifiés</messageErreur></passage>", id)
	}
	b.WriteString("</PassagesKO><PassagesOK>")
	for _, id := range accepted {
		fmt.Fprintf(&b, "<idTechnique>%s</idTechnique>", id)
	}
	b.WriteString("</PassagesOK></rapport>")
	path := filepath.Join(h.t.TempDir(), "accusé.xml")
	h.must(os.WriteFile(path, []byte(b.String()), 0o600))
	return path
}

func (h *hall) receipts(dir string) map[parcel.Name]parcel.Receipt {
	h.t.Helper()
	all := map[parcel.Name]parcel.Receipt{}
	files, err := os.ReadDir(dir)
	h.must(err)
	for _, f := range files {
		r, err := parcel.ReadReceipt(strings.NewReader(h.read(dir, f.Name())))
		h.must(err)
		all[r.Parcel] = r
	}
	return all
}

func TestANationalReportBecomesOneReceiptAParcel(t *testing.T) {
	h := newHall(t, "CANTAL", "LYON", "NANTES")
	cantal, lyon := people("CANTAL", 3), people("LYON", 2)
	paths := []string{h.send(posted{centre: "CANTAL", lines: cantal}), h.send(posted{centre: "LYON", lines: lyon}), h.send(posted{centre: "NANTES", lines: people("NANTES", 1)})}
	out := filepath.Join(t.TempDir(), "accusés")
	done, err := h.SplitReport(context.Background(), Split{Out: out, Files: append(paths, h.report([]string{cantal[0].ID}, cantal[1].ID, lyon[0].ID, lyon[1].ID, "MARS-27413-x"))})
	h.must(err)
	got := h.receipts(out)
	if len(got) != 2 || len(done.Receipts) != 2 {
		t.Fatalf("%+v", got)
	}
	r := got["LOT-CANTAL-2021-0001"]
	if r.Centre != "CANTAL" || len(r.Lines) != 2 || r.Lines[0].Verdict != parcel.VerdictRefused ||
		r.Lines[0].Message != "Plusieurs titulaires ont été identifiés" || r.Lines[1].Verdict != parcel.VerdictAccepted {
		t.Errorf("%+v", r)
	}
	if w := done.Receipts[0]; w.Accepted != 1 || w.Refused != 1 || w.Waiting != 1 {
		t.Errorf("%+v", w)
	}
	if len(done.Notes) != 1 || !strings.Contains(done.Notes[0], "MARS-27413-x") {
		t.Errorf("%q", done.Notes)
	}
	t.Run("twice", func(t *testing.T) {
		if _, err := h.SplitReport(context.Background(), Split{Out: out, Files: append(paths, h.report(nil, cantal[0].ID))}); !data.IsRefusal(err) || !strings.Contains(err.Error(), "existe déjà") {
			t.Errorf("says %v", err)
		}
	})
}

func TestAVerdictGoesToTheParcelWithTheLastWord(t *testing.T) {
	h := newHall(t, "CANTAL")
	lines := people("CANTAL", 2)
	corrected := parcel.Mark(lines[0], parcel.StateCorrected, "LOT-CANTAL-2021-0001")
	one := h.send(posted{centre: "CANTAL", lines: lines})
	two := h.send(posted{centre: "CANTAL", rank: 2, since: "LOT-CANTAL-2021-0001", lines: []parcel.Certification{corrected}})
	out := t.TempDir()
	_, err := h.SplitReport(context.Background(), Split{Out: out, Files: []string{h.report(nil, lines[0].ID), h.report([]string{lines[1].ID}), one, two}})
	h.must(err)
	got := h.receipts(out)
	if a, b := got["LOT-CANTAL-2021-0001"], got["LOT-CANTAL-2021-0002"]; len(a.Lines) != 1 || a.Lines[0].ID != lines[1].ID || len(b.Lines) != 1 || b.Lines[0].ID != lines[0].ID {
		t.Errorf("%+v", got)
	}
}

func TestAReportThatCannotBeSplitIsRefused(t *testing.T) {
	h := newHall(t, "CANTAL")
	lines := people("CANTAL", 2)
	path := h.send(posted{centre: "CANTAL", lines: lines})
	for name, c := range map[string]struct {
		files []string
		says  string
	}{
		"no report":          {[]string{path}, "Aucun accusé"},
		"no parcel":          {[]string{h.report(nil, lines[0].ID)}, "Aucun lot"},
		"a contradiction":    {[]string{h.report([]string{lines[0].ID}, lines[0].ID), path}, "à la fois accepté et refusé"},
		"another's":          {[]string{h.report(nil, "LYON-1"), path}, "d’aucune certification"},
		"a file not there":   {[]string{filepath.Join(h.dir, "rien.xml"), path}, "rien.xml"},
		"an unknown centre":  {[]string{h.report(nil, lines[0].ID), h.send(posted{centre: "LYON", lines: people("LYON", 1)})}, "n’est pas connu"},
		"a report cut short": {[]string{h.cut(h.report(nil, lines[0].ID)), path}, "accusé"},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			_, err := h.SplitReport(context.Background(), Split{Out: out, Files: c.files})
			if !data.IsRefusal(err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("says %v", err)
			}
			if left, _ := os.ReadDir(out); len(left) > 0 {
				t.Errorf("%s is left", left[0].Name())
			}
		})
	}
}

// cut halves a file.
func (h *hall) cut(path string) string {
	text, err := os.ReadFile(path)
	h.must(err)
	h.must(os.WriteFile(path, text[:len(text)/2], 0o600))
	return path
}
