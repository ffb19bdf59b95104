package app

import (
	"archive/zip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/rules"
	"certibloc/data/store"
)

// archive reads the files of a zip.
func archive(t *testing.T, path string) map[string]string {
	t.Helper()
	z := ok(zip.OpenReader(path))(t)
	defer func() { _ = z.Close() }()
	files := map[string]string{}
	for _, f := range z.File {
		in := ok(f.Open())(t)
		files[f.Name] = string(ok(io.ReadAll(in))(t))
	}
	return files
}

// readHeld reads the records as they are given.
func readHeld(t *testing.T, files map[string]string) heldRecords {
	t.Helper()
	var all heldRecords
	if err := json.Unmarshal([]byte(files[heldJSON]), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func (h heldRecords) table(name string) []any {
	for _, t := range h.Tables {
		if t.Name == name {
			return t.Records
		}
	}
	return nil
}

func TestEveryTableIsPersonalOrNot(t *testing.T) {
	var known []string
	for _, p := range personalTables {
		known = append(known, p.name)
	}
	known = append(known, impersonalTables...)
	for _, name := range store.Tables() {
		if !slices.Contains(known, name) {
			t.Errorf("%q is neither in personalTables nor in impersonalTables: would a person who asks for their data get it?", name)
		}
	}
	slices.Sort(known)
	if len(slices.Compact(known)) != len(store.Tables()) {
		t.Errorf("a table is in both, or is none of the schema: %q", known)
	}
}

func TestAllThatIsHeldOnAPersonAndNothingOfAnother(t *testing.T) {
	r, _, people := evidenceRoom(t)
	r.must(r.Candidates.TellApart(r.ctx, people[0].ID, people[1].ID))
	for i, c := range people {
		other := people[1-i]
		path := ok(r.Rights.Everything(r.ctx, Request{Candidate: c.ID, Asker: c.Name(), Reason: "Courrier du 3 mars"}, t.TempDir()))(t)
		if want := "Données détenues – " + c.Name() + " – 2021-06-15.zip"; filepath.Base(path) != want {
			t.Errorf("written as %s", path)
		}
		files := archive(t, path)
		for name, content := range files {
			for _, word := range []string{other.GivenNames[0], other.BirthName, string(other.ID)} {
				if strings.Contains(data.Fold(name+content), data.Fold(word)) {
					t.Errorf("%s says %s", name, word)
				}
			}
		}
		all := readHeld(t, files)
		for name, want := range map[string]int{"candidates": 1, "pairs": 1, "paths": 1, "enrolments": 1, "results": 2, "ticks": 1, "decisions": 1, "papers-back": 1, "disclosures": 0} {
			if got := all.table(name); len(got) != want {
				t.Errorf("%s: %d records, want %d", name, len(got), want)
			}
		}
		if len(all.Minutes) != 1 || all.Minutes[0].Number != "CANTAL-PV-2021-0001" {
			t.Errorf("minutes: %v", all.Minutes)
		}
		for _, e := range ok(r.Documents.Register())(t) {
			there := slices.Contains(keys(files), "documents/"+e.Document.Number.String()+" – "+e.Document.Number.Kind.Title()+" – "+c.Name()+".pdf") ||
				slices.ContainsFunc(keys(files), func(n string) bool { return strings.Contains(n, e.Document.Number.String()) })
			if there != (e.Document.Candidate == c.ID) {
				t.Errorf("%s: %v", e.Document.Number, there)
			}
		}
	}
}

func TestADisclosureIsKeptAndStandsInTheNext(t *testing.T) {
	r, _, people := evidenceRoom(t)
	ask := Request{Candidate: people[0].ID, Asker: " Élodie Lœuillet ", Reason: "Courrier du 3 mars"}
	before := r.lines()
	ok(r.Rights.Everything(r.ctx, ask, t.TempDir()))(t)
	if r.lines() != before+1 {
		t.Errorf("%d lines", r.lines()-before)
	}
	files := archive(t, ok(r.Rights.Everything(r.ctx, ask, t.TempDir()))(t))
	all := readHeld(t, files)
	if got := all.table("disclosures"); len(got) != 1 {
		t.Errorf("got %v", got)
	}
	last := all.Journal[len(all.Journal)-1]
	if last.Act != string(ActDisclose) || last.Reason != "Courrier du 3 mars" || last.Line != before+1 {
		t.Errorf("the journal ends with %+v", last)
	}
	if !strings.Contains(files[heldPDF], "À Élodie Lœuillet") {
		t.Error("the document to read does not tell the earlier one")
	}
}

func TestWhatIsNotGivenIsNotKept(t *testing.T) {
	r, _, people := evidenceRoom(t)
	before := r.lines()
	dir := filepath.Join(t.TempDir(), "sortie")
	_, err := r.Rights.Everything(r.ctx, Request{Candidate: people[0].ID, Asker: " "}, dir)
	r.refused(err, "On ne sait pas qui demande")
	_, err = r.Rights.Everything(r.ctx, Request{Candidate: "personne", Asker: "Élodie"}, dir)
	r.refused(err, "Ce candidat n’existe pas")
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("a folder was made")
	}
	file := filepath.Join(t.TempDir(), "fichier")
	r.must(os.WriteFile(file, nil, 0o600))
	_, err = r.Rights.Everything(r.ctx, Request{Candidate: people[0].ID, Asker: "Élodie"}, filepath.Join(file, "dessous"))
	r.refused(err, "ne peut pas être créé")
	ctx, cancel := context.WithCancel(r.ctx)
	r.core.drawer = cancelling{writer{}, cancel}
	if _, err := r.Rights.Everything(ctx, Request{Candidate: people[0].ID, Asker: "Élodie"}, dir); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if r.lines() != before {
		t.Errorf("%d lines were written", r.lines()-before)
	}
}

func TestWhatWasRectifiedOrJoinedIsHeldToo(t *testing.T) {
	r, c := rectifiable(t)
	after := c
	after.BirthName = "Vidal"
	ok(r.Rights.Rectify(r.ctx, after, byCourt("Changement de nom.")))(t)
	twin := c
	twin.ID, twin.BirthName, twin.GivenNames = "", "Loeuillet", []string{"Elodie"}
	twin = ok(r.Candidates.Save(r.ctx, twin))(t)
	r.must(r.Candidates.Merge(r.ctx, c.ID, twin.ID, "Même acte de naissance."))
	all := readHeld(t, archive(t, ok(r.Rights.Everything(r.ctx, Request{Candidate: twin.ID, Asker: "Élodie"}, t.TempDir()))(t)))
	if len(all.table("candidates")) != 2 || len(all.table("rectifications")) != 1 || all.Person != c.ID {
		t.Errorf("%s: %v, %v", all.Person, all.table("candidates"), all.table("rectifications"))
	}
	text := string(ok(json.Marshal(all.table("rectifications")))(t))
	if !strings.Contains(text, "Lœuillet") || !strings.Contains(text, "Vidal") {
		t.Errorf("got %s", text)
	}
}

// Every record of the example that cites a person is given to that person, and no other candidate's identifier or name is.
func TestTheExampleGivesEachTheirOwn(t *testing.T) {
	desk := ok(Example(t.Context(), filepath.Join(t.TempDir(), "centre"), passphrase, testConfig(t), func(string) {}))(t)
	t.Cleanup(func() { _ = desk.Close() })
	people := ok(desk.Candidates.All())(t)
	given := map[string]int{}
	for _, c := range people {
		files := archive(t, ok(desk.Rights.Everything(t.Context(), Request{Candidate: c.ID, Asker: c.Name()}, t.TempDir()))(t))
		for _, name := range []string{heldPDF, heldJSON, heldReadMe} {
			for _, other := range rules.NamesIn(files[name], c.ID, people) {
				t.Errorf("%s of %s names %s", name, c.Name(), other.Name())
			}
			for _, other := range people {
				if other.ID != c.ID && strings.Contains(files[name], string(other.ID)) {
					t.Errorf("%s of %s has the identifier of %s", name, c.Name(), other.Name())
				}
			}
		}
		for _, table := range readHeld(t, files).Tables {
			given[table.Name] += len(table.Records)
		}
	}
	err := desk.core.store.View(func(tx *store.Tx) error {
		for name, n := range map[string]int{"candidates": store.Candidates.Len(tx), "paths": store.Paths.Len(tx), "enrolments": store.Enrolments.Len(tx),
			"convocations": store.Convocations.Len(tx), "attendances": store.Attendances.Len(tx), "results": store.Results.Len(tx),
			"second-entries": store.SecondEntries.Len(tx), "ticks": store.Ticks.Len(tx), "decisions": store.Decisions.Len(tx), "priors": store.Priors.Len(tx)} {
			if given[name] != n {
				t.Errorf("%s: %d given of %d", name, given[name], n)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
