package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"certibloc/data"
	"certibloc/data/cdc"
	"certibloc/data/parcel"
	"certibloc/data/rncp"
	"certibloc/data/seal"
)

func TestParcelsOfThreeCentresAreMerged(t *testing.T) {
	h := newHall(t, "CANTAL", "LYON", "NANTES")
	vae := holderOf("LYON", 7)
	vae.Route, vae.Track, vae.Access, vae.VAE = rncp.RouteVAE, rncp.TrackVAE, string(cdc.AccessOf(rncp.RouteVAE)), rncp.NewDate(2020, 1, 6)
	other := holderOf("NANTES", 9)
	other.ID, other.Code = "NANTES-36612-c000009", "RNCP36612"
	done, dir, err := h.merge(
		h.send(posted{centre: "NANTES", lines: append(people("NANTES", 5), other)}),
		h.send(posted{centre: "CANTAL", lines: people("CANTAL", 3)}),
		h.send(posted{centre: "LYON", lines: []parcel.Certification{vae}}))
	h.must(err)
	if done.Declared != 10 || done.Parcels != 3 || done.Centres != 3 || len(done.Files) != 1 || len(done.Notes) != 0 || done.Files[0].Passages != 10 {
		t.Errorf("%+v", done)
	}
	file := h.read(dir, "flux.xml")
	for _, want := range []string{
		"<cpf:horodatage>2021-09-06T10:00:00+02:00</cpf:horodatage>", "<cpf:idTechnique>CANTAL-27413-c006000</cpf:idTechnique>",
		"<cpf:voieAccessVAE>VAE_CLASSIQUE</cpf:voieAccessVAE>", "<cpf:code>RNCP36612</cpf:code>", "<cpf:idContrat>MCFCER000000</cpf:idContrat>",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("no %s in:\n%s", want, file)
		}
	}
	if n := strings.Count(file, "<cpf:certification>"); n != 2 {
		t.Errorf("%d certifications: those of a fiche do not stand together", n)
	}
	table := strings.Split(strings.TrimSpace(h.read(dir, "flux.csv")), "\r\n")
	if len(table) != 11 || !strings.HasPrefix(table[0], "\ufefftype;code;idTechnique;") {
		t.Errorf("%d lines: %s", len(table), table[0])
	}
}

func TestAgainTheSameIdentifiersButAnotherFile(t *testing.T) {
	h := newHall(t, "CANTAL")
	path := h.send(posted{centre: "CANTAL", lines: people("CANTAL", 2)})
	_, first, err := h.merge(path)
	h.must(err)
	_, second, err := h.merge(path)
	h.must(err)
	a, b := strings.Split(h.read(first, "flux.xml"), "\n"), strings.Split(h.read(second, "flux.xml"), "\n")
	if len(a) != len(b) {
		t.Fatal("not the same lines")
	}
	for i := range a {
		if differs := a[i] != b[i]; differs != strings.Contains(a[i], "idFlux") {
			t.Errorf("%s then %s", a[i], b[i])
		}
	}
}

func TestTheLastWordOfACentreCounts(t *testing.T) {
	h := newHall(t, "CANTAL")
	first := people("CANTAL", 4)
	corrected, withdrawn, fresh := first[0], first[1], holderOf("CANTAL", 99)
	corrected.BirthName = "Corrigée"
	corrected = parcel.Mark(corrected, parcel.StateCorrected, "LOT-CANTAL-2021-0001")
	withdrawn = parcel.Mark(withdrawn, parcel.StateWithdrawn, "LOT-CANTAL-2021-0001")
	one := h.send(posted{centre: "CANTAL", lines: first})
	two := h.send(posted{centre: "CANTAL", rank: 2, since: "LOT-CANTAL-2021-0001", lines: []parcel.Certification{corrected, withdrawn, fresh}})

	t.Run("corrected, withdrawn and new", func(t *testing.T) {
		done, dir, err := h.merge(two, one, one)
		h.must(err)
		file := h.read(dir, "flux.xml")
		if done.Declared != 4 || done.Withdrawn != 1 || !strings.Contains(file, "Corrigée") || strings.Contains(file, first[0].BirthName+"<") || strings.Contains(file, withdrawn.ID) {
			t.Errorf("%+v\n%s", done, file)
		}
		if len(done.Notes) != 1 || !strings.Contains(done.Notes[0], "deux fois") {
			t.Errorf("%q", done.Notes)
		}
	})
	t.Run("a later full one supersedes", func(t *testing.T) {
		three := h.send(posted{centre: "CANTAL", rank: 3, lines: first[2:]})
		done, _, err := h.merge(one, three, two)
		h.must(err)
		if done.Declared != 2 || done.Withdrawn != 0 || done.Parcels != 1 || len(done.Notes) != 2 || !strings.Contains(done.Notes[0], "LOT-CANTAL-2021-0003 le remplace") {
			t.Errorf("%+v", done)
		}
	})
	t.Run("one is missing between", func(t *testing.T) {
		four := h.send(posted{centre: "CANTAL", rank: 4, since: "LOT-CANTAL-2021-0003", lines: []parcel.Certification{holderOf("CANTAL", 100)}})
		done, _, err := h.merge(one, two, four)
		h.must(err)
		if done.Declared != 5 || !slices.ContainsFunc(done.Notes, func(s string) bool { return strings.Contains(s, "LOT-CANTAL-2021-0003, qui n’est pas donné") }) {
			t.Errorf("%+v", done)
		}
	})
	t.Run("another under the same name", func(t *testing.T) {
		h.refused("Deux lots différents", one, h.send(posted{centre: "CANTAL", lines: first[1:]}))
	})
}

func TestABadParcelIsToldAndNothingMerged(t *testing.T) {
	h := newHall(t, "CANTAL", "LYON")
	good := h.send(posted{centre: "CANTAL", lines: people("CANTAL", 3)})
	content, err := os.ReadFile(h.send(posted{centre: "LYON", lines: people("LYON", 50)}))
	h.must(err)
	altered := func(change func([]byte) []byte) string {
		path := filepath.Join(t.TempDir(), "LOT-LYON-2021-0001.zip")
		h.must(os.WriteFile(path, change(bytes.Clone(content)), 0o600))
		return path
	}
	t.Run("one byte", func(t *testing.T) {
		h.refused("LOT-LYON-2021-0001.zip", good, altered(func(b []byte) []byte { b[len(b)/2] ^= 1; return b }))
	})
	t.Run("cut", func(t *testing.T) { h.refused("abîmé", good, altered(func(b []byte) []byte { return b[:len(b)/2] })) })
	t.Run("no file", func(t *testing.T) { h.refused("ne peut pas être lu", good, filepath.Join(h.dir, "rien.zip")) })
	t.Run("a folder", func(t *testing.T) { h.refused("fichier", good, h.dir) })
	t.Run("another kind", func(t *testing.T) {
		h.refused("n’est pas un lot", good, altered(func([]byte) []byte { return []byte("Bonjour") }))
	})
	t.Run("an unknown centre", func(t *testing.T) {
		h.refused("n’est pas connu", good, h.send(posted{centre: "PARIS", lines: people("PARIS", 1)}))
	})
	t.Run("another's key", func(t *testing.T) {
		h.refused("signé d’une clé", good, h.send(posted{centre: "LYON", key: "CANTAL", rank: 2, lines: people("LYON", 1)}))
	})
	t.Run("another's lines", func(t *testing.T) {
		h.refused("n’est pas du centre LYON", good, h.send(posted{centre: "LYON", rank: 3, lines: people("CANTAL", 1)}))
	})
	t.Run("the example's", func(t *testing.T) {
		h.refused("exemple", good, h.send(posted{centre: "LYON", rank: 4, example: true, lines: people("LYON", 1)}))
	})
	t.Run("two at once are both told", func(t *testing.T) {
		bad := h.send(posted{centre: "PARIS", rank: 2})
		h.refused("LOT-PARIS-2021-0002", bad, filepath.Join(h.dir, "rien.zip"))
		h.refused("rien.zip", bad, filepath.Join(h.dir, "rien.zip"))
	})
	t.Run("a clock ahead", func(t *testing.T) {
		late := holderOf("LYON", 3)
		late.Decided, late.Since, late.To = rncp.NewDate(2031, 1, 1), rncp.NewDate(2031, 1, 1), rncp.NewDate(2031, 1, 1)
		h.refused("horloge", good, h.send(posted{centre: "LYON", rank: 5, lines: []parcel.Certification{late}}))
	})
	t.Run("a bloc for a certification", func(t *testing.T) {
		bloc := holderOf("LYON", 3)
		bloc.Code = "RNCP27413BC01"
		h.refused("certification entière", good, h.send(posted{centre: "LYON", rank: 6, lines: []parcel.Certification{bloc}}))
	})
	t.Run("nothing to declare", func(t *testing.T) {
		h.refused("aucune certification", h.send(posted{centre: "LYON", rank: 7}))
	})
}

func TestAWrongLineThatWasCorrectedDoesNotMatter(t *testing.T) {
	h := newHall(t, "CANTAL")
	wrong := holderOf("CANTAL", 1)
	wrong.Code = "RNCP27413BC01"
	right := parcel.Mark(holderOf("CANTAL", 1), parcel.StateCorrected, "LOT-CANTAL-2021-0001")
	done, _, err := h.merge(h.send(posted{centre: "CANTAL", lines: []parcel.Certification{wrong}}),
		h.send(posted{centre: "CANTAL", rank: 2, since: "LOT-CANTAL-2021-0001", lines: []parcel.Certification{right}}))
	if err != nil || done.Declared != 1 {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestWhatIsThereIsNotOverwritten(t *testing.T) {
	h := newHall(t, "CANTAL")
	path := h.send(posted{centre: "CANTAL", lines: people("CANTAL", 3)})
	_, dir, err := h.merge(path)
	h.must(err)
	before := h.read(dir, "flux.xml")
	for _, m := range []Merge{{XML: "flux.xml"}, {XML: "new.xml", CSV: "flux.csv"}} {
		m.Parcels, m.XML = []string{path}, filepath.Join(dir, m.XML)
		if m.CSV != "" {
			m.CSV = filepath.Join(dir, m.CSV)
		}
		if _, err := h.Merge(context.Background(), m); !data.IsRefusal(err) || !strings.Contains(err.Error(), "existe déjà") {
			t.Errorf("says %v", err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 || h.read(dir, "flux.xml") != before {
		t.Errorf("%d files", len(left))
	}
}

func TestMoreThanAFileHoldsMakesSeveral(t *testing.T) {
	h := newHall(t, "CANTAL", "LYON")
	s, err := h.Settings()
	h.must(err)
	s.MaxPassages = 4
	h.must(h.SetSettings(s))
	paths := []string{h.send(posted{centre: "CANTAL", lines: people("CANTAL", 6)}), h.send(posted{centre: "LYON", lines: people("LYON", 5)})}
	done, dir, err := h.merge(paths...)
	h.must(err)
	if len(done.Files) != 3 || done.Files[2].Passages != 3 || done.Files[0].ID == done.Files[1].ID || done.Declared != 11 {
		t.Errorf("%+v", done)
	}
	for i, name := range []string{"flux.xml", "flux-2.xml", "flux-3.xml"} {
		if n := strings.Count(h.read(dir, name), "<cpf:idTechnique>"); n != done.Files[i].Passages {
			t.Errorf("%s: %d", name, n)
		}
	}
}

func TestAMergeThatIsInterruptedLeavesNothing(t *testing.T) {
	h := newHall(t, "CANTAL")
	path := h.send(posted{centre: "CANTAL", lines: people("CANTAL", 500)})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := t.TempDir()
	if _, err := h.Merge(ctx, Merge{Parcels: []string{path}, XML: filepath.Join(dir, "flux.xml")}); err == nil {
		t.Error("merged")
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%s is left", left[0].Name())
	}
}

func TestAnEncryptedParcelIsMergedWithItsKeyAlone(t *testing.T) {
	h := newHall(t, "CANTAL")
	plain, err := os.ReadFile(h.send(posted{centre: "CANTAL", lines: people("CANTAL", 3)}))
	h.must(err)
	file, recipient, err := seal.NewIdentity()
	h.must(err)
	var b bytes.Buffer
	h.must(seal.EncryptFor(&b, recipient, func(w fileWriter) error { _, err := w.Write(plain); return err }))
	path := filepath.Join(t.TempDir(), "LOT-CANTAL-2021-0001.zip.age")
	h.must(os.WriteFile(path, b.Bytes(), 0o600))
	h.refused("chiffré", path)
	identity, err := seal.ParseIdentity(file)
	h.must(err)
	done, err := h.Merge(context.Background(), Merge{Parcels: []string{path}, Identity: identity, CSV: filepath.Join(t.TempDir(), "flux.csv")})
	if err != nil || done.Declared != 3 || len(done.Files) != 0 {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestWithoutIdentifiersThereIsNoNationalFile(t *testing.T) {
	h := newHall(t, "CANTAL")
	h.must(os.Remove(filepath.Join(h.Dir, settingsFile)))
	path := h.send(posted{centre: "CANTAL", lines: people("CANTAL", 3)})
	h.refused("network settings", path)
	if _, err := h.Merge(context.Background(), Merge{Parcels: []string{path}, CSV: filepath.Join(t.TempDir(), "flux.csv")}); err != nil {
		t.Error(err)
	}
	h.must(os.WriteFile(filepath.Join(h.Dir, settingsFile), []byte(`{"format":2}`), 0o600))
	h.refused("format", path)
}

func TestAKeyThatWasRetiredSignsNoMore(t *testing.T) {
	h := newHall(t)
	k := h.public("CANTAL")
	k.Retired = rncp.NewDate(2021, 7, 1)
	_, err := h.Trust(seal.WriteKeys([]seal.PublicKey{k}), "CANTAL", false)
	h.must(err)
	h.refused("remplacée", h.send(posted{centre: "CANTAL", lines: people("CANTAL", 1)}))
	before := h.send(posted{centre: "CANTAL", rank: 2, made: time.Date(2021, 6, 30, 12, 0, 0, 0, time.UTC), lines: people("CANTAL", 1)})
	if done, _, err := h.merge(before); err != nil || done.Declared != 1 {
		t.Errorf("%+v, %v", done, err)
	}
}

func TestWhatWasAcceptedIsNotDeclaredAgain(t *testing.T) {
	h := newHall(t, "CANTAL")
	lines := people("CANTAL", 4)
	full := h.send(posted{centre: "CANTAL", lines: lines})
	corrected := parcel.Mark(lines[1], parcel.StateCorrected, "LOT-CANTAL-2021-0001")
	next := h.send(posted{centre: "CANTAL", rank: 2, since: "LOT-CANTAL-2021-0001", lines: []parcel.Certification{corrected}})
	dir := t.TempDir()
	m := Merge{Parcels: []string{full, next}, XML: filepath.Join(dir, "flux.xml"), Declared: []string{h.report([]string{lines[2].ID, lines[0].ID}, lines[1].ID), h.report(nil, lines[0].ID)}}
	done, err := h.Merge(context.Background(), m)
	h.must(err)
	file := h.read(dir, "flux.xml")
	if done.Declared != 3 || done.Before != 1 || strings.Contains(file, lines[0].ID) || !strings.Contains(file, lines[1].ID) {
		t.Errorf("%+v\n%s", done, file)
	}
	m.XML, m.Declared = filepath.Join(dir, "autre.xml"), []string{full}
	if _, err := h.Merge(context.Background(), m); !data.IsRefusal(err) || !strings.Contains(err.Error(), "n’est pas un accusé") {
		t.Errorf("a parcel for a report: %v", err)
	}
}
