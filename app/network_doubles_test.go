package app

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

func zoe(id string) data.Candidate {
	return data.Candidate{
		ID: data.ID(id), Sex: data.Female, BirthName: "Le Gall-Éon", GivenNames: []string{"Zoé"}, BirthDate: rncp.NewDate(1999, 3, 12),
		BirthPlace: data.BirthPlace{Commune: "Aurillac", Department: "15", Code: "15014"},
	}
}

// met sends the first to one centre and the second, certified later, to another.
func met(t *testing.T, change func(first, second *parcel.Certification)) (h *hall, paths []string) {
	h = newHall(t, "CANTAL", "LYON")
	first, second := certifiedAs("LYON", zoe("a")), certifiedAs("CANTAL", zoe("b"))
	second.BirthName = "LE GALL EON"
	second.Decided, second.Since = rncp.NewDate(2021, 7, 2), rncp.NewDate(2021, 7, 2)
	change(&first, &second)
	return h, []string{
		h.send(posted{centre: "CANTAL", lines: append(people("CANTAL", 20), second)}), h.send(posted{centre: "LYON", lines: append(people("LYON", 20), first)})}
}

func TestTheSameCertificationOfTheSamePersonIsDeclaredOnce(t *testing.T) {
	h, paths := met(t, func(_, _ *parcel.Certification) {})
	done, dir, err := h.merge(paths...)
	h.must(err)
	file := h.read(dir, "flux.xml")
	if done.Declared != 41 || done.Held() != 1 || !strings.Contains(file, "LYON-27413-a<") || strings.Contains(file, "CANTAL-27413-b<") {
		t.Errorf("%+v", done)
	}
	table := h.read(dir, "ressemblances.csv")
	if !strings.Contains(table, "même identité") || !strings.Contains(table, "LYON-27413-a") || strings.Count(table, "\r\n") != 2 {
		t.Errorf("%s", table)
	}

	t.Run("found out to be two", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "décisions.csv")
		settle(h, file, table, "distinctes")
		dir := t.TempDir()
		done, err := h.Merge(context.Background(), Merge{Parcels: paths, XML: filepath.Join(dir, "flux.xml"), Settled: file})
		h.must(err)
		if done.Declared != 42 || done.Held() != 0 || done.Open() != 0 {
			t.Errorf("%+v", done)
		}
	})
	t.Run("a word that says nothing", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "décisions.csv")
		settle(h, file, table, "peut-être")
		if _, err := h.Merge(context.Background(), Merge{Parcels: paths, CSV: filepath.Join(t.TempDir(), "x.csv"), Settled: file}); !data.IsRefusal(err) || !strings.Contains(err.Error(), "peut-être") {
			t.Errorf("says %v", err)
		}
	})
}

// settle writes a word into the column of decisions of every line.
func settle(h *hall, path, table, word string) {
	lines := strings.Split(table, "\r\n")
	for i := 1; i < len(lines)-1; i++ {
		outcome, rest, _ := strings.Cut(lines[i], ";")
		lines[i] = outcome + ";" + word + rest
	}
	h.must(seal.WriteFile(path, []byte(strings.Join(lines, "\r\n"))))
}

func TestWhoIsOnlyAlikeIsDeclaredAndListed(t *testing.T) {
	for name, change := range map[string]func(a, b *parcel.Certification){
		"one letter":       func(_, b *parcel.Certification) { b.BirthName = "Le Galle Eon" },
		"swapped":          func(_, b *parcel.Certification) { b.BirthName, b.GivenName = "Zoé", "Le Gall-Éon" },
		"another day":      func(_, b *parcel.Certification) { b.BirthDay = 13 },
		"born elsewhere":   func(_, b *parcel.Certification) { b.BirthCode, b.Commune, b.Department = "69123", "Lyon", "69" },
		"another fiche":    func(_, b *parcel.Certification) { b.ID, b.Code = "CANTAL-36612-b", "RNCP36612" },
		"the name of both": func(a, b *parcel.Certification) { a.UsageName, b.BirthName, b.GivenName = "Martin", "Martin", "Chloé" },
	} {
		t.Run(name, func(t *testing.T) {
			h, paths := met(t, change)
			done, dir, err := h.merge(paths...)
			h.must(err)
			if done.Declared != 42 || done.Held() != 0 || done.Open() != 1 || len(done.Doubles) != 1 {
				t.Errorf("%+v", done)
			}
			table := h.read(dir, "ressemblances.csv")
			if name == "another fiche" {
				return
			}
			file := filepath.Join(t.TempDir(), "décisions.csv")
			settle(h, file, table, "même personne")
			again, err := h.Merge(context.Background(), Merge{Parcels: paths, CSV: filepath.Join(t.TempDir(), "flux.csv"), Settled: file})
			if err != nil || again.Declared != 41 || again.Held() != 1 {
				t.Errorf("found out to be one: %+v, %v", again, err)
			}
		})
	}
}

func TestStrangersAreNotListed(t *testing.T) {
	h, paths := met(t, func(_, b *parcel.Certification) { b.BirthName, b.GivenName = "Autre", "Anne" })
	done, dir, err := h.merge(paths...)
	h.must(err)
	if len(done.Doubles) != 0 || len(done.Paths) != 2 {
		t.Errorf("%+v in %s", done, dir)
	}
}
