package cdc

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"certibloc/data"
)

func TestAFileIsNotWrittenWithWrongSettings(t *testing.T) {
	for name, change := range map[string]func(*Settings){
		"a sender of 7":         func(s *Settings) { s.Sender = "AB123CD" },
		"a certifier of 9":      func(s *Settings) { s.Certifier += "1" },
		"no contract":           func(s *Settings) { s.Contract = "" },
		"a contract of 21":      func(s *Settings) { s.Contract = strings.Repeat("1", 21) },
		"a contract with marks": func(s *Settings) { s.Contract = "<&>" },
		"another schema":        func(s *Settings) { s.Schema = "2.0.0" },
		"a depositor":           func(s *Settings) { s.Depositor = "PARTENAIRE" },
		"no room":               func(s *Settings) { s.MaxPassages = 0 },
		"too few bytes":         func(s *Settings) { s.MaxBytes = 1000 },
	} {
		t.Run(name, func(t *testing.T) {
			s := someSettings()
			change(&s)
			if _, err := NewWriter(s, listed()); !data.IsRefusal(err) {
				t.Errorf("says %v", err)
			}
		})
	}
}

func TestTheSchemaRefusesWhatTheWriterNeverWrites(t *testing.T) {
	valid := schema(t)
	file := written(t, someSettings(), of("RNCP27413", somePassage())...)
	if err := valid(file); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"Z":                     {"+02:00</cpf:horodatage>", "Z</cpf:horodatage>"},
		"milliseconds":          {"+02:00</cpf:horodatage>", ".345+02:00</cpf:horodatage>"},
		"a sender of 7":         {"AB123CDE", "AB123CD"},
		"no month":              {"<cpf:moisNaissance>5</cpf:moisNaissance>", ""},
		"no usage name":         {`<cpf:nomUsage xsi:nil="true"/>`, ""},
		"an empty usage name":   {`<cpf:nomUsage xsi:nil="true"/>`, "<cpf:nomUsage></cpf:nomUsage>"},
		"no score":              {`<cpf:scoring xsi:nil="true"/>`, ""},
		"both places":           {"</cpf:codeInseeNaissance>", "</cpf:codeInseeNaissance><cpf:codePostalNaissance><cpf:codePostal>15000</cpf:codePostal></cpf:codePostalNaissance>"},
		"a country code of 5":   {"<cpf:libellePaysNaissance>", "<cpf:codePaysNaissance>99109</cpf:codePaysNaissance><cpf:libellePaysNaissance>"},
		"an action":             {"<cpf:emetteur>", "<cpf:action>CREATION</cpf:action><cpf:emetteur>"},
		"no passage":            {"<cpf:passageCertification>", "<cpf:other>"},
		"a verbatim out of way": {"</cpf:passageCertifications>", "<cpf:verbatim>x</cpf:verbatim></cpf:passageCertifications>"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(file, change[0]) {
				t.Fatalf("the writer does not write %q", change[0])
			}
			if valid(strings.Replace(file, change[0], change[1], 1)) == nil {
				t.Error("the schema accepts it")
			}
		})
	}
	t.Run("the newer schema's action", func(t *testing.T) {
		s := someSettings()
		s.Schema = Schema115
		file := written(t, s, of("RNCP27413", somePassage())...)
		if !strings.Contains(file, "</cpf:horodatage>\n<cpf:action>CREATION</cpf:action>") || valid(file) == nil || s.Unconfirmed() == "" {
			t.Errorf("not the newer file, or not said to be unconfirmed:\n%s", file)
		}
	})
}

func TestABlocIsNeverDeclared(t *testing.T) {
	for _, fiche := range []string{"RNCP27413BC01", "27413", "", "RNCP"} {
		w, err := NewWriter(someSettings(), listed(of(fiche, somePassage())...))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.File(&bytes.Buffer{}, someHead); !data.IsRefusal(err) {
			t.Errorf("%s: %v", fiche, err)
		}
	}
}

func TestAnEmptyFileIsRefused(t *testing.T) {
	w, err := NewWriter(someSettings(), listed())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.File(&bytes.Buffer{}, someHead); !data.IsRefusal(err) || w.More() {
		t.Errorf("says %v", err)
	}
}

func TestAClockInAnotherYearIsRefused(t *testing.T) {
	for _, made := range []time.Time{{}, time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2020, 7, 2, 0, 0, 0, 0, time.UTC), time.Date(2150, 1, 1, 0, 0, 0, 0, time.UTC)} {
		w, err := NewWriter(someSettings(), listed(of("RNCP27413", somePassage())...))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.File(&bytes.Buffer{}, Head{"1", made}); !data.IsRefusal(err) || !strings.Contains(err.Error(), "orloge") {
			t.Errorf("in %d: %v", made.Year(), err)
		}
	}
}

func numbered(n int) []Passage {
	all := make([]Passage, n)
	for i := range all {
		all[i] = somePassage()
		all[i].ID = fmt.Sprintf("CANTAL-%06d", i)
	}
	return all
}

func TestCertificationsAreGroupedAndFilesSplitAtTheirLimits(t *testing.T) {
	entries := append(of("RNCP27413", numbered(7)...), of("RNCP36612", numbered(5)...)...)
	for name, c := range map[string]struct {
		change func(*Settings)
		want   []int
		heads  []int // certifications of each file
	}{
		"none":     {func(*Settings) {}, []int{12}, []int{2}},
		"passages": {func(s *Settings) { s.MaxPassages = 4 }, []int{4, 4, 4}, []int{1, 2, 1}},
		"exactly":  {func(s *Settings) { s.MaxPassages = 7 }, []int{7, 5}, []int{1, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			s := someSettings()
			c.change(&s)
			files := split(t, s, entries)
			if len(files) != len(c.want) {
				t.Fatalf("%d files", len(files))
			}
			next := 0
			for i, f := range files {
				if n := strings.Count(f, "<cpf:passageCertification>"); n != c.want[i] {
					t.Errorf("file %d has %d passages, not %d", i, n, c.want[i])
				}
				if n := strings.Count(f, "<cpf:certification>"); n != c.heads[i] {
					t.Errorf("file %d has %d certifications, not %d", i, n, c.heads[i])
				}
				for strings.Contains(f, entries[min(next, 11)].Passage.ID) && next < 12 {
					next++
				}
			}
			if next != 12 {
				t.Errorf("%d passages in order", next)
			}
		})
	}
}

func TestNoFileIsLargerThanItsLimit(t *testing.T) {
	s := someSettings()
	s.MaxBytes = minBytes
	files := split(t, s, append(of("RNCP27413", numbered(150)...), of("RS1234", numbered(50)...)...))
	total := 0
	for i, f := range files {
		if int64(len(f)) > s.MaxBytes || i < len(files)-1 && int64(len(f)) < s.MaxBytes*9/10 {
			t.Errorf("file %d of %d has %d bytes", i, len(files), len(f))
		}
		total += strings.Count(f, "<cpf:passageCertification>")
	}
	if total != 200 || len(files) < 3 {
		t.Errorf("%d passages in %d files", total, len(files))
	}
}

func split(t *testing.T, s Settings, entries []Entry) (files []string) {
	t.Helper()
	w, err := NewWriter(s, listed(entries...))
	if err != nil {
		t.Fatal(err)
	}
	for w.More() {
		var out strings.Builder
		f, err := w.File(&out, Head{fmt.Sprint("flux-", len(files)), someHead.Made})
		if err != nil {
			t.Fatal(err)
		}
		if f.ID != fmt.Sprint("flux-", len(files)) {
			t.Errorf("file %s", f.ID)
		}
		files = append(files, out.String())
	}
	return files
}

func TestACertificationTakenUpAgainIsAFault(t *testing.T) {
	w, err := NewWriter(someSettings(), listed(Entry{"RNCP27413", somePassage()}, Entry{"RNCP36612", somePassage()}, Entry{"RNCP27413", somePassage()}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.File(&bytes.Buffer{}, someHead); err == nil || data.IsRefusal(err) {
		t.Errorf("says %v", err)
	}
}

func TestAFullDiskIsSaid(t *testing.T) {
	w, err := NewWriter(someSettings(), listed(of("RNCP27413", numbered(3)...)...))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.File(fullDisk{}, someHead); !errors.Is(err, errFull) {
		t.Errorf("says %v", err)
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestTheStampHasTheTrueOffsetOfParis(t *testing.T) {
	for utc, want := range map[string]string{
		"2021-07-02T12:24:12.345Z": "2021-07-02T14:24:12+02:00",
		"2020-12-18T13:24:12Z":     "2020-12-18T14:24:12+01:00",
		"2021-03-28T00:59:59Z":     "2021-03-28T01:59:59+01:00",
		"2021-03-28T01:00:00Z":     "2021-03-28T03:00:00+02:00",
		"2021-10-31T00:59:59Z":     "2021-10-31T02:59:59+02:00",
		"2021-10-31T01:00:00Z":     "2021-10-31T02:00:00+01:00",
		"2024-03-31T01:00:00Z":     "2024-03-31T03:00:00+02:00", // the last of March is a Sunday
		"2026-12-31T23:30:00Z":     "2027-01-01T00:30:00+01:00",
	} {
		at, err := time.Parse(time.RFC3339, utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := Stamp(at); got != want {
			t.Errorf("%s is %s, not %s", utc, got, want)
		}
	}
}

func TestTheRuleOfParisIsThatOfTheListOfTimeZones(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Skip("no list of time zones here")
	}
	for at := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2035; at = at.Add(59*time.Minute + 59*time.Second) {
		if got, want := Stamp(at), at.In(paris).Format(stampLayout); got != want {
			t.Fatalf("%s, not %s", got, want)
		}
	}
}
