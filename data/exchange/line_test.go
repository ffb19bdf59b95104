package exchange

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

func reader(t testing.TB) Reader {
	t.Helper()
	text, err := os.ReadFile("../../assets/fiches/rncp27413.json")
	if err != nil {
		t.Fatal(err)
	}
	fiche, err := rncp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	r := data.DefaultRules()
	return Reader{Fiche: fiche, Rules: &r, Today: rncp.NewDate(2021, 6, 15)}
}

// read reads a CSV text as a centre that enrols would.
func read(t testing.TB, text string) []Line {
	t.Helper()
	table, err := Open("liste.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r := reader(t)
	r.Enrol = true
	r.Matching, _ = Match(table, nil)
	return r.Read(table)
}

func said(l Line) string {
	var all []string
	for _, f := range l.Findings {
		all = append(all, fmt.Sprintf("%d %s %v: %s", f.Line, f.Column, f.Warning, f.Sentence()))
	}
	return strings.Join(all, "\n")
}

func TestALineIsReadInEveryOrderAndSpelling(t *testing.T) {
	for _, text := range []string{
		"Nom de naissance;Prénom(s);Né(e) le;Lieu de naissance;Département;Sexe;Voie d’accès;Première entrée;Blocs\nGarel;Élodie, Anne;12/03/1999;Bourg-en-Bresse;1;F;Contrat d’apprentissage;01/09/2020;\"A ; bloc c\"",
		"BLOCS,entree en formation,CIVILITE,prenom 2,PRENOM,NOM DE JEUNE FILLE,Ville de naissance,Code INSEE,DDN,statut\nOrganiser son activite commerciale|Négocier et suivre une vente,44075,Mme,Anne,Élodie,Garel,Bourg-en-Bresse,1053,36231,apprentie",
		"Nom\tPrénoms\tNaissance\tNé à\tSexe\tVoie\tModalité\tDébut de formation\tBlocs de compétences\nGarel\tÉlodie, Anne\t1999-03-12\tBourg-en-Bresse (01)\t2\tapprentissage\tFI\t1er septembre 2020\tA, C",
	} {
		l := read(t, text)[0]
		if l.Wrong() {
			t.Errorf("%s\n%s", text, said(l))
			continue
		}
		want := data.Candidate{BirthName: "Garel", GivenNames: []string{"Élodie", "Anne"}, Sex: data.Female, BirthDate: rncp.NewDate(1999, 3, 12),
			BirthPlace: data.BirthPlace{Commune: "Bourg-en-Bresse", Department: "01"}}
		if strings.Contains(text, "Code INSEE") {
			want.BirthPlace.Code = "01053"
		}
		if diff := cmp.Diff(want, l.Candidate); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
		if l.Path == nil || l.Path.Route != rncp.RouteApprentice || l.Path.Track != rncp.TrackInitial || l.Path.TrainingFrom.String() != "2020-09-01" {
			t.Errorf("%s\n%+v", text, l.Path)
		}
		if fmt.Sprint(l.Blocs) != "[{organisation epreuves} {negociation epreuves}]" {
			t.Errorf("%s\n%v", text, l.Blocs)
		}
	}
}

func TestEveryErrorOfALineIsSaidAtOnce(t *testing.T) {
	l := read(t, "Nom de naissance;Prénom;Né(e) le;Lieu de naissance;Sexe;Voie d’accès;Blocs;Acquis;Acquis le;Vérifié par\n"+
		"D4rk;;31/02/1999;;X;navette;2;3;1999;")[0]
	for _, want := range []string{
		"2 Nom de naissance false: Le nom de naissance « D4rk » contient le caractère « 4 »",
		"2 Prénom false: Il faut un à trois prénoms",
		"2 Né(e) le false: « 31/02/1999 » n’est pas une date",
		"2 Lieu de naissance false: Le lieu de naissance manque",
		"2 Sexe false: « X » n’est pas un sexe",
		"2 Voie d’accès false: « navette » n’est pas une voie",
		"2 Blocs false: « 2 » ne désigne aucun bloc sûrement",
		"2 Acquis false: « 3 » ne désigne aucun bloc sûrement",
		"2 Acquis le false: « 1999 » n’est pas une date",
		"2 Vérifié par false: On ne sait pas qui a vérifié",
		"2 Source de l’acquis false: La source de l’acquis manque",
	} {
		if !strings.Contains(said(l), want) {
			t.Errorf("not said: %s", want)
		}
	}
	if t.Failed() {
		t.Log(said(l))
	}
}

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	today := rncp.NewDate(2021, 6, 15)
	for text, want := range map[string]string{
		"12/03/1999": "1999-03-12", "1.2.99": "1999-02-01", "01-02-03": "2003-02-01", "5/6/22": "1922-06-05", "1999-03-12": "1999-03-12",
		"12 03 1999": "1999-03-12", "12 mars 1999": "1999-03-12", "1er août 1998": "1998-08-01", "3 févr. 2000": "2000-02-03", "12 JUIN 1999": "1999-06-12",
		"36231": "1999-03-12", "36231.0": "1999-03-12", "1999-03-12T00:00:00": "1999-03-12", "1999-03-12 00:00:00": "1999-03-12", "29/02/2000": "2000-02-29",
		"1999": "", "29/02/1999": "", "03/25/1999": "", "12/3": "", "hier": "", "123456": "", "00000": "", "12 jui 1999": "", "0/0/0000": "",
	} {
		day, _, err := readDate(text, false, today)
		if day.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %v, %v; want %q", text, day, err, want)
		}
	}
}

func TestABirthDateMayBeKnownInPart(t *testing.T) {
	for text, want := range map[string]string{"03/1999": "1999-03-00", "3-1999": "1999-03-00", "1999": "1999-00-00", "13/1999": "", "00/1999": "", "1899": "", "12/99": ""} {
		l := read(t, "Nom;Prénom;Sexe;Né le;Ville de naissance;Voie;Entrée en formation\nGarel;Zoé;F;"+text+";Aurillac (15);apprenti;01/09/2020")[0]
		if l.Candidate.BirthDate.String() != want || l.Wrong() != (want == "") || len(l.Findings) == 0 {
			t.Errorf("%q: %v, %s", text, l.Candidate.BirthDate, said(l))
		}
	}
	if l := read(t, "Nom;Prénom;Sexe;Né le;Ville de naissance;Voie;Entrée en formation\nGarel;Zoé;F;12/03/1999;Aurillac (15);apprenti;2020")[0]; !l.Wrong() {
		t.Error("an entry in training in part: a date is wanted")
	}
}

func TestNomBesideNomDeNaissanceIsTheNameOfUsage(t *testing.T) {
	lines := read(t, "Nom;Nom de jeune fille;Prénom;Né le;Ville de naissance;Sexe;Voie;Entrée en formation\n"+
		"Martin;Garel;Zoé;12/03/1999;Aurillac;F;apprenti;01/09/2020\nDurand;;Paul;13/03/1999;Aurillac;M;apprenti;01/09/2020")
	if c := lines[0].Candidate; c.BirthName != "Garel" || c.UsageName != "Martin" {
		t.Errorf("%+v", c)
	}
	if c := lines[1].Candidate; c.BirthName != "Durand" || c.UsageName != "" || !strings.Contains(said(lines[1]), "pris comme nom de naissance") {
		t.Errorf("%+v %s", c, said(lines[1]))
	}
}

func TestASocialSecurityNumberIsNeverRead(t *testing.T) {
	table, err := Open("l.csv", []byte("Nom;N° sécurité sociale;NIR\nDupont;199;1"))
	if err != nil {
		t.Fatal(err)
	}
	if m, notes := Match(table, nil); fmt.Sprint(m) != "[birth-name  ]" || len(notes) != 2 {
		t.Errorf("%v %q", m, notes)
	}
}

func TestAChoiceOfColumnsIsRememberedWhateverTheirOrder(t *testing.T) {
	first := &Table{Header: []string{"NOM", "Quand ?", "Rien"}}
	kept := Matching{BirthName, BirthDate, ""}.Remember(first)
	again := &Table{Header: []string{"rien", "Nom", "quand"}}
	if kept.ID != HeadersID(again.Header) {
		t.Error("another order has another name")
	}
	if m, _ := Match(again, kept.Fields); !slices.Equal(m, Matching{"", BirthName, BirthDate}) {
		t.Errorf("%v", m)
	}
}

func TestFurtherLinesBringFurtherAcquisitions(t *testing.T) {
	head := "Nom de naissance;Prénom;Né(e) le;Lieu de naissance;Sexe;Acquis;Acquis le;Source;Vérifié par;Vérifié le\n"
	lines := read(t, head+"Garel;Zoé;12/03/1999;Aurillac;F;A;01/06/2018;Registre 2018;Mme Roche;02/06/2021\nGarel;Zoé;12/03/1999;Aurillac;F;bloc B;01/06/2019;Registre 2019;Mme Roche;02/06/2021\n")
	if len(lines) != 1 || len(lines[0].Priors) != 2 || lines[0].Wrong() || lines[0].Priors[1].Source != "Registre 2019" {
		t.Errorf("%+v", lines)
	}
}

func names() *rapid.Generator[string] {
	return rapid.StringMatching(`[A-ZÉÈÇŒ'-][a-zéèçœïł’ .'-]{0,12}[a-zéèç]`)
}

func days(from int) *rapid.Generator[data.Date] {
	return rapid.Custom(func(t *rapid.T) data.Date {
		return rncp.NewDate(from, 1, 1).AddDays(rapid.IntRange(0, 3000).Draw(t, "day"))
	})
}

// someone draws a line as an export could have it.
func someone(f *rncp.Fiche) *rapid.Generator[Line] {
	return rapid.Custom(func(t *rapid.T) Line {
		c := data.Candidate{BirthName: names().Draw(t, "name"), GivenNames: rapid.SliceOfN(names(), 1, 3).Draw(t, "given"),
			Sex: rapid.SampledFrom([]data.Sex{data.Female, data.Male}).Draw(t, "sex"), BirthDate: days(1980).Draw(t, "born")}
		switch rapid.IntRange(0, 9).Draw(t, "known") {
		case 0:
			c.BirthDate.Day = 0
		case 1:
			c.BirthDate.Day, c.BirthDate.Month = 0, 0
		}
		if usage := names().Draw(t, "usage"); usage != c.BirthName && rapid.Bool().Draw(t, "has usage") {
			c.UsageName = usage
		}
		c.BirthPlace = rapid.SampledFrom([]data.BirthPlace{{Commune: "Aurillac", Department: "15"}, {Commune: "Ajaccio", Department: "2A"}, {Commune: "Liepāja", Country: "Lettonie"},
			{Commune: "Saint-Denis", Department: "974"}, {Commune: "=SOMME(A1)", Department: "01"}, {Commune: "'-'"}}).Draw(t, "place")
		l := Line{Candidate: c}
		if rapid.Bool().Draw(t, "enrolled") {
			l.Path = &data.Path{Fiche: f.Code, Route: rncp.RouteContinuing, Track: rncp.TrackContinuing, TrainingFrom: days(2010).Draw(t, "from")}
			for _, b := range rapid.SliceOfNDistinct(rapid.SampledFrom(f.Blocs), 1, 3, func(b rncp.Bloc) rncp.BlocKey { return b.Key }).Draw(t, "blocs") {
				way := rapid.SampledFrom(rules.Ways(b, l.Path.Track)).Draw(t, "way").Key
				l.Blocs = append(l.Blocs, data.BlocRequest{Bloc: b.Key, Way: way})
			}
		}
		for _, b := range rapid.SliceOfNDistinct(rapid.SampledFrom(f.Blocs), 0, 2, func(b rncp.Bloc) rncp.BlocKey { return b.Key }).Draw(t, "priors") {
			l.Priors = append(l.Priors, data.Prior{Fiche: f.Code, Bloc: b.Key, Ground: data.GroundRegister, On: days(2009).Draw(t, "on"),
				Source: rapid.SampledFrom([]string{"Registre, page 3", "@PV"}).Draw(t, "source"), CheckedBy: "Mme Roche", CheckedOn: rncp.NewDate(2021, 6, 1)})
		}
		if l.Path == nil && len(l.Priors) == 0 { // with a session a line without either is an enrolment
			l.Priors = []data.Prior{{Fiche: f.Code, Bloc: data.WholeCertification, Ground: data.GroundRegister, On: days(2009).Draw(t, "on"), Source: "Registre",
				CheckedBy: "M. Roche", CheckedOn: rncp.NewDate(2021, 6, 1), Number: "n°0012"}}
		}
		return l
	})
}

func TestImportOfAnExportIsTheSame(t *testing.T) {
	base := reader(t)
	base.Enrol = true
	rapid.Check(t, func(rt *rapid.T) {
		want := rapid.SliceOfNDistinct(someone(base.Fiche), 1, 4, func(l Line) string { return identityKey(l.Candidate) }).Draw(rt, "people")
		rows := Cells(base.Fiche, want, true)
		content, err := CSV(Header(true), rows)
		if rapid.Bool().Draw(rt, "xlsx") {
			content, err = XLSX(base.Fiche, rows, true)
		}
		if err != nil {
			rt.Fatal(err)
		}
		table, err := Open("export", content)
		if err != nil {
			rt.Fatal(err)
		}
		r := base
		r.Matching, _ = Match(table, nil)
		got := r.Read(table)
		if len(got) != len(want) {
			rt.Fatalf("%d lines, want %d: %v", len(got), len(want), rows)
		}
		for i, l := range got {
			if l.Wrong() {
				rt.Fatal(said(l))
			}
			w := want[i]
			if !reflect.DeepEqual(l.Candidate, w.Candidate) || !reflect.DeepEqual(l.Path, w.Path) || !slices.Equal(l.Blocs, w.Blocs) || !slices.Equal(l.Priors, w.Priors) {
				rt.Fatalf("%+v\nwant %+v", l, w)
			}
		}
	})
}

func TestWhatASpreadsheetWouldRunGoesOutAsText(t *testing.T) {
	content, err := CSV([]string{"a"}, [][]string{{"=1+1"}, {"+33"}, {"-1"}, {"@x"}, {"'=1"}, {"l'été"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffa\r\n'=1+1\r\n'+33\r\n'-1\r\n'@x\r\n''=1\r\nl'été\r\n"; string(content) != want {
		t.Errorf("%q", content)
	}
}

func TestTheTemplateComesBackWithoutAQuestion(t *testing.T) {
	r := reader(t)
	for _, enrolments := range []bool{true, false} {
		book, err := XLSX(r.Fiche, [][]string{make([]string, len(Header(enrolments)))}, enrolments)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open("vide.xlsx", book); err == nil || !strings.Contains(err.Error(), "en-têtes") {
			t.Errorf("the empty template: %v", err)
		}
		m, notes := Match(&Table{Header: Header(enrolments)}, nil)
		if slices.Contains(m, "") || len(notes) > 0 || m.Check() != nil {
			t.Errorf("%v %q", m, notes)
		}
	}
}
