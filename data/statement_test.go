package data

import (
	"strings"
	"testing"
	"time"

	"certibloc/data/rncp"
)

func aCodedSheet() Sheet {
	return Sheet{
		Kind: KindBlocCertificate, Number: "CANTAL-CB-2021-0001", Delivered: rncp.NewDate(2021, time.July, 15), JuryOn: rncp.NewDate(2021, time.July, 1),
		Centre:        SheetCentre{Name: "CCI Cantal"},
		Certification: SheetCertification{Title: "Attaché(e) commercial(e)", RNCP: "RNCP27413", Certifier: "CCI France - Réseau Negoventis"},
		Holder: SheetHolder{Sex: Female, GivenNames: "Françoise Zoé", BirthName: "L\u00e9z\u0065\u0301", UsageName: "d’Œuvray",
			BirthDate: rncp.NewDate(1994, time.May, 3), BirthPlace: "Aurillac\u00a0(15)"},
		Bloc: &SheetBloc{Title: "Réaliser une démarche de prospection"},
	}
}

const written = `CERTIFICAT DE BLOC DE COMPÉTENCES
n° CANTAL-CB-2021-0001
CCI France - Réseau Negoventis certifie
Françoise Zoé Lézé
née le 3 mai 1994 à Aurillac (15)
nom d’usage : d’Œuvray
Bloc : Réaliser une démarche de prospection
Certification : Attaché(e) commercial(e) (RNCP27413)
Jury du 1er juillet 2021
Délivré le 15 juillet 2021, CCI Cantal`

func TestAStatementReadsAsASentenceALine(t *testing.T) {
	if got := StatementOf(aCodedSheet()).Text(); got != written {
		t.Errorf("it says\n%s", got)
	}
}

func TestAStatementIsReadBackWhole(t *testing.T) {
	for name, change := range map[string]func(*Sheet){
		"original": func(*Sheet) {},
		"example":  func(s *Sheet) { s.Example = true },
		"duplicate": func(s *Sheet) {
			s.Number, s.Duplicate, s.DuplicateOn = s.Number+"-D1", 1, rncp.NewDate(2026, time.March, 1)
		},
		"replacement": func(s *Sheet) { s.Replaces = "CANTAL-CB-2020-0007" },
		"one day":     func(s *Sheet) { s.JuryOn = s.Delivered },
		"no bloc":     func(s *Sheet) { s.Bloc, s.Holder.UsageName, s.Holder.Sex = nil, "", Male },
	} {
		t.Run(name, func(t *testing.T) {
			sheet := aCodedSheet()
			change(&sheet)
			want := StatementOf(sheet)
			got, err := ParseStatement(want.Text())
			if err != nil || got != want {
				t.Errorf("got %+v, %v\nwant %+v", got, err, want)
			}
		})
	}
}

func TestAStatementThatIsNotWholeIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":            "",
		"a line too few":     strings.Replace(written, "Jury du 1er juillet 2021\n", "", 1),
		"a line too many":    written + "\nmention très bien",
		"two lines swapped":  strings.Replace(written, "CERTIFICAT DE BLOC DE COMPÉTENCES\nn° CANTAL-CB-2021-0001", "n° CANTAL-CB-2021-0001\nCERTIFICAT DE BLOC DE COMPÉTENCES", 1),
		"another title":      strings.Replace(written, "CERTIFICAT", "DIPLÔME", 1),
		"a day that is none": strings.Replace(written, "3 mai", "31 février", 1),
		"a day with a zero":  strings.Replace(written, "3 mai", "03 mai", 1),
		"two spaces":         strings.Replace(written, "Zoé Lézé", "Zoé  Lézé", 1),
		"a hidden letter":    strings.Replace(written, "Zoé", "Z\u200boé", 1),
		"accents apart":      strings.Replace(written, "Lézé", "Lez\u0065\u0301", 1),
		"not UTF-8":          strings.Replace(written, "Zoé", "Zo\xe9", 1),
	} {
		if got, err := ParseStatement(text); !IsRefusal(err) || got != (Statement{}) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestAListOfCancelledNumbersIsReadBackWhole(t *testing.T) {
	list := CancelledList{Centre: "CCI Cantal", On: rncp.NewDate(2022, time.March, 1), Numbers: []CancelledNumber{
		{"CANTAL-CB-2021-0002", rncp.NewDate(2021, time.August, 20)}, {"CANTAL-CB-2021-0002-D1", rncp.NewDate(2021, time.August, 20)},
	}}
	got, err := ParseCancelled(list.Text())
	if err != nil || got.Text() != list.Text() || got.On != list.On {
		t.Fatalf("got %+v, %v", got, err)
	}
	if n, ok := got.Find("CANTAL-CB-2021-0002"); !ok || n.On != rncp.NewDate(2021, time.August, 20) {
		t.Errorf("found %+v", n)
	}
	if _, ok := got.Find("CANTAL-CB-2021-0001"); ok {
		t.Error("a number in force is found")
	}
	for name, text := range map[string]string{
		"a number left out": strings.Replace(list.Text(), "CANTAL-CB-2021-0002 annulé le 20 août 2021\n", "", 1),
		"a statement":       written,
		"cut":               strings.TrimSuffix(list.Text(), "\nTotal : 2"),
	} {
		if _, err := ParseCancelled(text); !IsRefusal(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if empty, err := ParseCancelled(CancelledList{Centre: "CCI Cantal", On: list.On}.Text()); err != nil || len(empty.Numbers) != 0 {
		t.Errorf("an empty list: %+v, %v", empty, err)
	}
}

// FuzzParseStatement: whatever is read back is written as it was.
func FuzzParseStatement(f *testing.F) {
	f.Add(written)
	f.Add(SpecimenLine + "\n" + written)
	f.Add(CancelledList{Centre: "CCI Cantal", On: rncp.NewDate(2022, time.March, 1)}.Text())
	f.Fuzz(func(t *testing.T, text string) {
		if s, err := ParseStatement(text); err == nil && s.Text() != text {
			t.Errorf("%q became %q", text, s.Text())
		}
		if l, err := ParseCancelled(text); err == nil && l.Text() != text {
			t.Errorf("%q became %q", text, l.Text())
		}
	})
}
