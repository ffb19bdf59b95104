package cdc

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

// somePassage is one that everything accepts.
func somePassage() Passage {
	return Passage{
		ID: "CCI15-2021-000001", Obtained: ByAdmission, Final: true, ExamFrom: rncp.NewDate(2021, 6, 14), ExamTo: rncp.NewDate(2021, 6, 18),
		ExamMode: OnSite, ExamPostcode: "15000", Delivered: rncp.NewDate(2021, 7, 1), Access: AccessProfessionalism,
		Holder: data.Candidate{
			BirthName: "D'AUBIGNÉ-LEFÈVRE", GivenNames: []string{"Zoé"}, Sex: data.Female, BirthDate: rncp.NewDate(1999, 5, 23),
			BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15", Code: "15014"},
		},
	}
}

func someSettings() Settings {
	s := DefaultSettings()
	s.Sender, s.Certifier, s.Contract = "AB123CDE", "E564ACB0", "MCFCER000000"
	return s
}

var someHead = Head{ID: "9f1e6f0a-2b7a-4a58-9c57-0a4f4f0f0001", Made: time.Date(2021, 7, 2, 12, 24, 12, 345, time.UTC)}

// listed is a source of a list.
func listed(entries ...Entry) Source {
	return func() (Entry, error) {
		if len(entries) == 0 {
			return Entry{}, io.EOF
		}
		next := entries[0]
		entries = entries[1:]
		return next, nil
	}
}

func of(fiche string, passages ...Passage) []Entry {
	var entries []Entry
	for _, p := range passages {
		entries = append(entries, Entry{fiche, p})
	}
	return entries
}

// written writes one file, checked.
func written(t testing.TB, s Settings, entries ...Entry) string {
	t.Helper()
	w, err := NewWriter(s, listed(entries...))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	f, err := w.File(&out, someHead)
	if err != nil {
		t.Fatal(err)
	}
	if f.Bytes != int64(out.Len()) {
		t.Fatalf("the file says %d bytes and has %d", f.Bytes, out.Len())
	}
	return out.String()
}

// unchecked writes a passage as it is, whatever is wrong with it.
func unchecked(p Passage) string {
	f := fluxFile{}
	var out bytes.Buffer
	f.out = &out
	f.put([]byte(opening(someSettings(), someHead)))
	f.beginCertification("RNCP27413", someSettings())
	writePassage(&f.passage, &p)
	f.put(f.passage.Bytes())
	f.endCertification()
	f.put([]byte(closing))
	return out.String()
}

// schema says whether the schema of the Caisse des Dépôts accepts a file, and why not. It skips a test where the schema, or the
// tool that reads it, is not at hand.
func schema(t testing.TB) func(content string) error {
	t.Helper()
	xsd, err := filepath.Abs("../../../shared/reference/cdc-cpf-1.1.2.xsd")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(xsd); err != nil {
		t.Skip("the schema is not beside the project: our own checks stand alone")
	}
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed: our own checks stand alone")
	}
	dir := t.TempDir()
	return func(content string) error {
		file := filepath.Join(dir, "flux.xml")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		said, err := exec.Command(tool, "--noout", "--schema", xsd, file).CombinedOutput()
		if err != nil {
			return errors.New(string(said))
		}
		return nil
	}
}
