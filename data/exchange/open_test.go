package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"certibloc/data"
)

const list = "Nom de naissance;Prénom(s);Né(e) le\r\nLœuillet;Élodie;12/03/1999\r\n\r\n\"Del’Orme; née là\";Zoé;01/02/2000\r\n"

func encoded(t *testing.T, text string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{"UTF-8": []byte(text), "UTF-8 with a mark": []byte("\ufeff" + text)}
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	files["Windows-1252"] = []byte(windows)
	for name, e := range map[string]unicode.Endianness{"LE": unicode.LittleEndian, "BE": unicode.BigEndian} {
		for mark, policy := range map[string]unicode.BOMPolicy{" with a mark": unicode.UseBOM, "": unicode.IgnoreBOM} {
			wide, err := unicode.UTF16(e, policy).NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			files["UTF-16 "+name+mark] = []byte(wide)
		}
	}
	return files
}

func TestEveryEncodingGivesTheSameTable(t *testing.T) {
	for name, content := range encoded(t, list) {
		t.Run(name, func(t *testing.T) {
			table, err := Open("liste.csv", content)
			if err != nil {
				t.Fatal(err)
			}
			want := []Row{{2, []string{"Lœuillet", "Élodie", "12/03/1999"}}, {4, []string{"Del’Orme; née là", "Zoé", "01/02/2000"}}}
			if !slices.Equal(table.Header, []string{"Nom de naissance", "Prénom(s)", "Né(e) le"}) || fmt.Sprint(table.Rows) != fmt.Sprint(want) {
				t.Errorf("%q %v", table.Header, table.Rows)
			}
		})
	}
}

func TestTheSeparatorIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"a;b;c\n1,2;3;4":               "1,2",
		"a,b,c\n1;2,3,4":               "1;2",
		"a\tb\n1,2\t3":                 "1,2",
		"a|b\n1;2|3":                   "1;2",
		"sep=,\r\na,b;c\n1;2,3":        "1;2",
		"\"a,b,c\";\"d\"\n\"1,2\";3\n": "1,2",
	} {
		table, err := Open("liste.csv", []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if got := table.Rows[0].Cell(0); got != want {
			t.Errorf("%q gives %q", text, got)
		}
	}
	if table, err := Open("l.csv", []byte("sep=;\na;b\n1;2")); err != nil || table.Rows[0].Line != 3 {
		t.Errorf("the line that names the separator counts: %v %v", table, err)
	}
}

func zipped(t *testing.T, parts map[string]int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, size := range parts {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		zeros := make([]byte, 1<<20)
		for ; size > 0; size -= len(zeros) {
			if _, err := part.Write(zeros[:min(size, len(zeros))]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lying returns a workbook of which a part announces a thousand bytes and unpacks to 400 MB.
func lying(t *testing.T) []byte {
	t.Helper()
	const size = 400 << 20
	content := zipped(t, map[string]int{"[Content_Types].xml": 10, "xl/worksheets/sheet1.xml": size})
	return bytes.ReplaceAll(content, binary.LittleEndian.AppendUint32(nil, size), binary.LittleEndian.AppendUint32(nil, 1000))
}

func protected() []byte {
	return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600) + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
}

// Each bad file is refused with its own sentence, and costs no more memory than a few times what may be read.
func TestABadFileIsRefusedWithASentenceAndBoundedMemory(t *testing.T) {
	for name, k := range map[string]struct {
		content func() []byte
		says    string
		most    uint64 // MB allocated in all
	}{
		"nothing":              {func() []byte { return nil }, "est vide", 1},
		"a mark alone":         {func() []byte { return []byte("\ufeff") }, "est vide", 1},
		"a header alone":       {func() []byte { return []byte("Nom;Prénom\n") }, "que sa ligne d’en-têtes", 1},
		"100 MB":               {func() []byte { return make([]byte, 100<<20) }, "dépasse 20 Mo", 1},
		"100 MB of text":       {func() []byte { return bytes.Repeat([]byte("a;b\n"), 25<<20) }, "dépasse 20 Mo", 1},
		"a renamed PDF":        {func() []byte { return []byte("%PDF-1.7\n%âãÏÓ") }, "est un PDF", 1},
		"a password":           {protected, "mot de passe", 1},
		"an old workbook":      {func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") }, "ancien format", 1},
		"NUL bytes":            {func() []byte { return []byte("Nom;Prénom\nDu\x00pont;Jean\n") }, "octets nuls", 1},
		"NUL in UTF-16":        {func() []byte { return []byte("\xff\xfeN\x00;\x00\n\x00\x00\x00;\x00a\x00") }, "octets nuls", 1},
		"mixed encodings":      {func() []byte { return []byte("Nom;Prénom\nHélène;x\nC\xe9line;y\n") }, "ligne 3", 1},
		"no text at all":       {func() []byte { return []byte("a;b\n\x81\x8d;x\n") }, "pas un texte", 1},
		"10,000 columns":       {func() []byte { return []byte("a;b\n" + strings.Repeat("x;", 10_000)) }, "10000 colonnes", 4},
		"a million lines":      {func() []byte { return bytes.Repeat([]byte("Nom;Prénom\n"), 1_000_000) }, "plus de 50000 lignes", 60},
		"an endless quotation": {func() []byte { return []byte("a;b\n\"" + strings.Repeat("x;y\n", 4<<20)) }, "guillemets", 200},
		"an endless cell":      {func() []byte { return []byte("a;b\n\"" + strings.Repeat("x;y\n", 4<<10) + "\";c") }, "A2", 4},
		"a zip bomb": {func() []byte {
			return zipped(t, map[string]int{"[Content_Types].xml": 10, "xl/worksheets/sheet1.xml": 400 << 20})
		}, "se déplie", 4},
		"swollen styles": {func() []byte { return zipped(t, map[string]int{"[Content_Types].xml": 10, "xl/styles.xml": 3 << 20}) }, "se déplie", 1},
		"many swollen sheets": {func() []byte {
			return zipped(t, map[string]int{"[Content_Types].xml": 10, "xl/worksheets/sheet1.xml": 30 << 20, "xl/worksheets/sheet2.xml": 30 << 20})
		}, "se déplie", 1},
		"a zip bomb that lies": {func() []byte { return lying(t) }, "abîmé", 8},
		"an archive":           {func() []byte { return zipped(t, map[string]int{"lettre.txt": 10}) }, "pas un classeur", 1},
		"an OpenDocument":      {func() []byte { return zipped(t, map[string]int{"content.xml": 10}) }, "format .xlsx", 1},
		"a cut workbook":       {func() []byte { return []byte("PK\x03\x04 et rien") }, "abîmé", 1},
		"an empty workbook":    {func() []byte { return zipped(t, map[string]int{"[Content_Types].xml": 10, "xl/workbook.xml": 10}) }, "abîmé", 4},
	} {
		t.Run(name, func(t *testing.T) {
			content := k.content()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			table, err := Open("liste.xlsx", content)
			runtime.ReadMemStats(&after)
			if err == nil || !data.IsRefusal(err) || !strings.Contains(err.Error(), k.says) {
				t.Errorf("gives %v, %v", table, err)
			}
			if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent > k.most {
				t.Errorf("%d MB allocated", spent)
			}
		})
	}
}

func TestAFileIsMeasuredBeforeItIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gros.csv")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 100<<20); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{path: "dépasse 20 Mo", path + "x": "n’existe pas", filepath.Dir(path): "pas un fichier"} {
		if _, err := ReadFile(path); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func workbook(t *testing.T, fill func(*excelize.File)) []byte {
	t.Helper()
	book := excelize.NewFile()
	fill(book)
	out, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookGivesRawValuesAndNoFormulaIsComputed(t *testing.T) {
	content := workbook(t, func(b *excelize.File) {
		for cell, v := range map[string]any{"A1": "Nom", "B1": "Né le", "C1": "Total", "A3": "Dupont", "B3": 36231, "D3": "01"} {
			if err := b.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
		if err := b.SetCellFormula("Sheet1", "C3", "HYPERLINK(\"http://exemple.fr\")"); err != nil {
			t.Fatal(err)
		}
	})
	table, err := Open("liste.xlsm", content)
	if err != nil {
		t.Fatal(err)
	}
	if table.Rows[0].Line != 3 || !slices.Equal(table.Rows[0].Cells, []string{"Dupont", "36231", "", "01"}) || !strings.Contains(strings.Join(table.Notes, " "), "formules") {
		t.Errorf("%v %q", table.Rows, table.Notes)
	}
}

func TestAWorkbookOf1904SaysSo(t *testing.T) {
	yes := true
	content := workbook(t, func(b *excelize.File) {
		if err := b.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		for cell, v := range map[string]any{"A1": "Né le", "A2": 36231 - epochs} {
			if err := b.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
	})
	table, err := Open("mac.xlsx", content)
	if err != nil || !table.Epoch1904 {
		t.Fatalf("%+v, %v", table, err)
	}
	if day, _, err := readDate(table.Rows[0].Cell(0), true, data.Date{}); err != nil || day.String() != "1999-03-12" {
		t.Errorf("%v, %v", day, err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00\n\x001\x00;\x002\x00"))
	f.Add([]byte("sep=;\n\"a\";'=1+1\n\x81"))
	f.Add(protected())
	book := excelize.NewFile()
	_ = book.SetCellValue("Sheet1", "A1", "Nom")
	_ = book.SetCellValue("Sheet1", "A2", "Dupont")
	out, err := book.WriteToBuffer()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := Open("liste", content)
		if err != nil {
			if !data.IsRefusal(err) {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		if len(table.Rows) == 0 || len(table.Rows) > MaxRows || len(table.Header) > MaxColumns {
			t.Fatalf("out of bounds: %d rows, %d columns", len(table.Rows), len(table.Header))
		}
		m, _ := Match(table, nil)
		r := reader(t)
		r.Matching = m
		r.Read(table)
	})
}
