package parcel_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"certibloc/data"
	"certibloc/data/parcel"
	"certibloc/data/seal"
)

// resigned gives an altered manifest a signature that is right.
func resigned(t testing.TB, all []entry, change func(string) string) []entry {
	t.Helper()
	all = slices.Clone(all)
	text := []byte(change(string(all[0].content)))
	signature, err := seal.SignDetached(text, key(t, 1))
	must(t, err)
	all[0].content, all[1].content = text, []byte(signature+"\n")
	return all
}

func TestABadParcelIsRefusedWithASentence(t *testing.T) {
	good := unzip(t, written(t))
	without := func(name string) []entry {
		return slices.DeleteFunc(slices.Clone(good), func(e entry) bool { return e.name == name })
	}
	with := func(e entry) []entry { return append(slices.Clone(good), e) }
	edited := func(name, from, to string) []entry {
		all := slices.Clone(good)
		for i, e := range all {
			if e.name == name {
				all[i].content = []byte(strings.Replace(string(e.content), from, to, 1))
			}
		}
		return all
	}
	for name, c := range map[string]struct {
		entries []entry
		says    string
	}{
		"a missing part":           {without("blocs.jsonl"), "manque"},
		"a missing table":          {without("blocs.csv"), "manque"},
		"no manifest":              {without("manifest.json"), "n’est pas un lot"},
		"no signature":             {without("manifest.sig"), "n’est pas un lot"},
		"a stranger":               {with(entry{"virus.exe", nil}), "n’a rien à y faire"},
		"a path that climbs out":   {with(entry{"../blocs.csv", nil}), "sortirait"},
		"an absolute path":         {with(entry{"/blocs.csv", nil}), "sortirait"},
		"a path of Windows":        {with(entry{`..\blocs.csv`, nil}), "sortirait"},
		"a file twice":             {with(entry{"blocs.csv", nil}), "deux fois"},
		"a name altered":           {edited("certifications.jsonl", "Zoé", "Zoè"), "manifeste"},
		"a table altered":          {edited("blocs.csv", "Zoé", "Zoè"), "manifeste"},
		"a longer part":            {edited("blocs.csv", "Zoé", "Zoé, longue"), "manifeste"},
		"a manifest altered":       {edited("manifest.json", "CCI Cantal", "CCI Cantat"), "signature"},
		"line ends altered":        {edited("manifest.json", "\n", "\r\n"), "signature"},
		"a signature that is none": {edited("manifest.sig", "CBL1", "CB1"), "signature"},
		"a newer format":           {resigned(t, good, func(s string) string { return strings.Replace(s, `"format": 1`, `"format": 2`, 1) }), "Mettez le programme à jour"},
		"another centre's name":    {resigned(t, good, func(s string) string { return strings.Replace(s, "LOT-CANTAL", "LOT-LOT", 1) }), "n’est pas celui d’un lot"},
		"a field unknown":          {resigned(t, good, func(s string) string { return strings.Replace(s, "{", `{"autre":1,`, 1) }), "manifeste ne se lit pas"},
		"too many lines promised":  {resigned(t, good, func(s string) string { return strings.ReplaceAll(s, `"lignes": 2`, `"lignes": 3`) }), "nombre de lignes"},
		"fewer lines promised":     {resigned(t, good, func(s string) string { return strings.ReplaceAll(s, `"lignes": 2`, `"lignes": 1`) }), "nombre de lignes"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(rezip(t, c.entries))
			if !data.IsRefusal(err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAByteAlteredAnywhereIsNoticed(t *testing.T) {
	good := written(t)
	for i := 0; i < len(good); i += 7 {
		bad := slices.Clone(good)
		bad[i] ^= 0x10
		r, err := read(bad)
		if err != nil {
			if !data.IsRefusal(err) {
				t.Fatalf("byte %d: %v", i, err)
			}
			continue
		}
		// What zip itself does not look at, such as a time, may differ; what the parcel says may not.
		if r.Manifest().Name != "LOT-CANTAL-2021-0002" || r.Manifest().Lines() != 6 {
			t.Fatalf("byte %d altered the parcel", i)
		}
	}
}

func TestAPackedBombIsNotUnpacked(t *testing.T) {
	good := unzip(t, written(t))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range good {
		w, err := z.Create(e.name)
		must(t, err)
		if e.name == "blocs.csv" {
			e.content = make([]byte, 64<<20)
		}
		_, err = w.Write(e.content)
		must(t, err)
	}
	must(t, z.Close())
	if _, err := read(b.Bytes()); !data.IsRefusal(err) {
		t.Errorf("got %v", err)
	}
	bomb := resigned(t, good, func(s string) string {
		return strings.Replace(s, `"octets": `, `"octets": 9`, 1)
	})
	if _, err := read(rezip(t, bomb)); !data.IsRefusal(err) {
		t.Errorf("a size that is not: %v", err)
	}
}

func TestWhatIsNoParcelIsRefused(t *testing.T) {
	for name, content := range map[string]string{"empty": "", "a text": "Bonjour", "a PDF": "%PDF-1.4"} {
		if _, err := read([]byte(content)); !data.IsRefusal(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add(written(f))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := read(content); err != nil && !data.IsRefusal(err) {
			t.Errorf("no refusal: %v", err)
		}
	})
}

// FuzzLines reads lines that nobody wrote under a manifest that is right about them.
func FuzzLines(f *testing.F) {
	good := unzip(f, written(f))
	for _, e := range good {
		if strings.HasSuffix(e.name, ".jsonl") {
			f.Add(e.content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		for i := range parcel.Parts {
			all := slices.Clone(good)
			all[2+2*i].content = content
			if _, err := read(rezip(t, all)); err != nil && !data.IsRefusal(err) {
				t.Errorf("no refusal: %v", err)
			}
		}
	})
}

func FuzzReceipt(f *testing.F) {
	f.Add([]byte("lot;id;statut\r\nLOT-CANTAL-2021-0001;a;accepté\r\n"))
	f.Add([]byte(`{"format":1,"lot":"","centre":"","etabli":"","lignes":[{"id":"a","statut":"accepté","dateParchemin":""}]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := parcel.ReadReceipt(bytes.NewReader(content)); err != nil && !data.IsRefusal(err) {
			t.Errorf("no refusal: %v", err)
		}
	})
}
