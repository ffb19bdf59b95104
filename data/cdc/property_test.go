package cdc

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"certibloc/data"
	"certibloc/data/rncp"
)

// anyText draws texts as people, and spreadsheets, come up with them.
func anyText(most int) *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringN(0, most, -1), rapid.StringOfN(rapid.SampledFrom([]rune("aÉœ'’-. &<>\"]]>\u0301Łż漢字𝒜")), 0, most, -1))
}

// mostly draws what is usual nine times in ten, so that enough passages have at most one thing wrong.
func mostly[T any](usual, wild *rapid.Generator[T]) *rapid.Generator[T] {
	return rapid.Custom(func(t *rapid.T) T {
		if rapid.IntRange(0, 11).Draw(t, "wild") == 11 {
			return wild.Draw(t, "value")
		}
		return usual.Draw(t, "value")
	})
}

func anyName() *rapid.Generator[string] {
	return mostly(rapid.StringMatching(`[A-ZÉÈÀÇŒ][a-zéèçœ'-]{0,59}`), anyText(62))
}

func anyDate() *rapid.Generator[data.Date] {
	return rapid.Custom(func(t *rapid.T) data.Date {
		return rncp.NewDate(rapid.IntRange(1899, 2101).Draw(t, "year"), time.Month(rapid.IntRange(0, 12).Draw(t, "month")), rapid.IntRange(0, 31).Draw(t, "day"))
	})
}

func anyPassage() *rapid.Generator[Passage] {
	return rapid.Custom(func(t *rapid.T) Passage {
		p := somePassage()
		p.ID = rapid.StringMatching(`[A-Z]{2,12}-[0-9]{4}-[0-9]{1,6}`).Draw(t, "id")
		p.Option, p.Scoring = mostly(rapid.StringMatching(`[a-zé&<>'" ]{0,254}[a-z]`), anyText(256)).Draw(t, "option"), mostly(rapid.SampledFrom([]string{"", "14.25"}), anyText(20)).Draw(t, "scoring")
		p.Final = rapid.Bool().Draw(t, "final")
		p.Access = rapid.SampledFrom([]Access{"", AccessStudent, AccessApprentice, AccessContinuing, AccessProfessionalism, AccessVAE, AccessForeign, AccessIndividual}).Draw(t, "access")
		p.VAEWay = mostly(rapid.Just(VAEWay("")), rapid.SampledFrom([]VAEWay{VAEClassic, VAELeave})).Draw(t, "way")
		p.Mention = rapid.SampledFrom(append(mentions, "")).Draw(t, "mention")
		p.Initiative = rapid.SampledFrom(append(initiatives, "")).Draw(t, "initiative")
		p.Delivered, p.ExamTo = mostly(rapid.Just(p.Delivered), anyDate()).Draw(t, "delivered"), mostly(rapid.Just(p.ExamTo), anyDate()).Draw(t, "examTo")
		p.ExamPostcode = mostly(rapid.SampledFrom([]string{"", "15000"}), anyText(10)).Draw(t, "postcode")
		p.Holder.BirthName, p.Holder.GivenNames = anyName().Draw(t, "name"), mostly(rapid.SliceOfN(anyName(), 1, 3), rapid.SliceOfN(anyName(), 0, 4)).Draw(t, "given")
		p.Holder.UsageName = rapid.OneOf(rapid.Just(""), anyName()).Draw(t, "usage")
		p.Holder.BirthDate = mostly(rapid.Map(rapid.IntRange(0, 28), func(d int) data.Date { return rncp.NewDate(1930+d, time.Month(min(d, 12)), min(d, 12)) }), anyDate()).Draw(t, "born")
		p.Holder.BirthPlace = mostly(rapid.SampledFrom([]data.BirthPlace{
			{}, {Commune: "Aurillac", Department: "15", Code: "15014"}, {Commune: "Berlin", Country: "Allemagne", Code: "99109"},
			{Commune: "Bastia", Department: "2B", Code: "2B033"}, {Commune: "Saint-Denis"},
		}), rapid.Map(anyText(61), func(s string) data.BirthPlace { return data.BirthPlace{Commune: s} })).Draw(t, "place")
		p.BirthPostcode = mostly(rapid.Just(""), rapid.SampledFrom([]string{"15000", "1234567890", " "})).Draw(t, "birthPostcode")
		return p
	})
}

func TestEveryPassageThatWeAcceptIsAcceptedByTheSchema(t *testing.T) {
	valid := schema(t)
	var all []Passage
	rapid.Check(t, func(t *rapid.T) {
		for range 40 {
			if p := anyPassage().Draw(t, "passage"); p.Validate() == nil && !p.Delivered.After(dayInParis(someHead.Made)) {
				all = append(all, p)
			}
		}
	})
	if len(all) < 100 {
		t.Fatalf("only %d passages of those drawn are right: the generator proves nothing", len(all))
	}
	file := written(t, someSettings(), of("RNCP27413", all...)...)
	if n := strings.Count(file, "<cpf:passageCertification>"); n != len(all) {
		t.Errorf("%d passages of %d", n, len(all))
	}
	if err := valid(file); err != nil {
		t.Error(err)
	}
}

func TestWhatIsWrittenIsReadBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPassage().Draw(t, "passage")
		if p.Validate() != nil {
			return
		}
		p.compose()
		var out bytes.Buffer
		writePassage(&out, &p)
		var back struct {
			Option string `xml:"libelleOption"`
			Name   string `xml:"identificationTitulaire>titulaire>nomNaissance"`
			Place  string `xml:"identificationTitulaire>titulaire>libelleCommuneNaissance"`
		}
		text := strings.NewReplacer("<cpf:", "<", "</cpf:", "</", "xsi:nil", "nil").Replace(out.String())
		if err := xml.Unmarshal([]byte(text), &back); err != nil {
			t.Fatal(err)
		}
		if back.Option != p.Option || back.Name != p.Holder.BirthName || back.Place != p.Holder.BirthPlace.Commune {
			t.Fatalf("%+v comes back as %+v", p, back)
		}
	})
}

func FuzzPassage(f *testing.F) {
	f.Add("DUPONT", "Zoé", "Aurillac", "15014", 1999, 5, 23)
	f.Add("O’CONNOR", "Seán", "Berlin", "", 1987, 0, 0)
	f.Add("A\x00]]>", "<b>", "&amp;", "99100", 2150, 13, 32)
	f.Fuzz(func(t *testing.T, name, given, commune, code string, year, month, day int) {
		p := somePassage()
		p.Holder.BirthName, p.Holder.GivenNames, p.Option = name, []string{given}, commune
		p.Holder.BirthDate = rncp.NewDate(year, time.Month(month), day)
		p.Holder.BirthPlace = data.BirthPlace{Commune: commune, Code: code, Department: data.DepartmentOf(code)}
		if err := p.Validate(); err != nil {
			if !data.IsRefusal(err) {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		decoder := xml.NewDecoder(strings.NewReader(unchecked(p)))
		for {
			if _, err := decoder.Token(); err != nil {
				if fmt.Sprint(err) != "EOF" {
					t.Fatal(err)
				}
				return
			}
		}
	})
}
