package cdc

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"certibloc/data"
)

const reportShape1 = `<?xml version="1.0" encoding="UTF-8"?>
<rapport xmlns="urn:cdc:cpf:pc5:rapport:schema">
  <nomFichier>certifications.xml</nomFichier><idFlux>9f1e</idFlux><idTraitement>T-12</idTraitement>
  <PassagesKO>
    <passage><idTechnique>CANTAL-1</idTechnique><messageErreur>Aucun titulaire ne correspond aux critères obligatoires</messageErreur></passage>
    <passage><idTechnique>CANTAL-2</idTechnique><messageErreur>Plusieurs titulaires
      ont été identifiés</messageErreur><messageErreur>Autre</messageErreur></passage>
  </PassagesKO>
  <PassagesOK><idTechnique>CANTAL-3</idTechnique><idTechnique>CANTAL-4</idTechnique></PassagesOK>
</rapport>`

const reportShape2 = `<r:Rapport xmlns:r="urn:cdc:cpf:pc5:rapport:schema">
  <r:nomFichier>certifications.xml</r:nomFichier><r:idFlux>9f1e</r:idFlux><r:idTraitement>T-12</r:idTraitement>
  <r:passagesOK><r:passage><r:idTechnique>CANTAL-3</r:idTechnique></r:passage><r:passage><r:idTechnique>CANTAL-4</r:idTechnique></r:passage></r:passagesOK>
  <r:passagesKO>
    <r:idTechnique>CANTAL-1</r:idTechnique><r:messageErreur>Aucun titulaire ne correspond aux critères obligatoires</r:messageErreur>
    <r:idTechnique>CANTAL-2</r:idTechnique><r:messageErreur>Plusieurs titulaires ont été identifiés</r:messageErreur><r:messageErreur>Autre</r:messageErreur>
  </r:passagesKO>
</r:Rapport>`

func TestBothShapesOfAReportAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"capitals": reportShape1, "nested": reportShape2, "one line": strings.ReplaceAll(reportShape2, "\n", ""),
		"Latin-1": strings.NewReplacer("UTF-8", "ISO-8859-1", "è", "\xe8", "é", "\xe9").Replace(reportShape1),
		"CDATA":   strings.Replace(reportShape1, "Aucun titulaire ne correspond aux critères obligatoires", "<![CDATA[Aucun titulaire ne correspond aux critères obligatoires]]>", 1),
	} {
		t.Run(name, func(t *testing.T) {
			got := map[string]Verdict{}
			r, err := ReadReport(strings.NewReader(text), func(v Verdict) error { got[v.ID] = v; return nil })
			if err != nil {
				t.Fatal(err)
			}
			if want := (Report{File: "certifications.xml", Flux: "9f1e", Treatment: "T-12", Accepted: 2, Refused: 2}); r != want {
				t.Errorf("%+v", r)
			}
			want := map[string]Verdict{
				"CANTAL-1": {ID: "CANTAL-1", Messages: []string{"Aucun titulaire ne correspond aux critères obligatoires"}},
				"CANTAL-2": {ID: "CANTAL-2", Messages: []string{"Plusieurs titulaires ont été identifiés", "Autre"}},
				"CANTAL-3": {ID: "CANTAL-3", Accepted: true}, "CANTAL-4": {ID: "CANTAL-4", Accepted: true},
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestAReportThatIsNoneIsRefusedWithASentence(t *testing.T) {
	bomb := `<!DOCTYPE rapport [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for name, c := range map[string]struct{ text, says string }{
		"empty":             {"", "vide"},
		"not XML":           {"idTechnique;état", "Téléchargez"},
		"cut":               {reportShape1[:len(reportShape1)/2], "Téléchargez"},
		"cut after a tag":   {"<rapport><PassagesOK>", "avant sa fin"},
		"a bomb":            {bomb + reportShape1, "type de document"},
		"an entity outside": {`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rapport>&x;</rapport>`, "type de document"},
		"an entity unsaid":  {`<rapport><PassagesOK><idTechnique>&x;</idTechnique></PassagesOK></rapport>`, "ne se lit pas"},
		"the flux itself":   {opening(someSettings(), someHead), "non son accusé"},
		"another root":      {"<html><body/></html>", "« html »"},
		"two roots":         {"<rapport></rapport><rapport></rapport>", "deux racines"},
		"crossed":           {"<rapport><a><b></a></b></rapport>", "dans l’ordre"},
		"without passage":   {"<rapport><PassagesOK/><PassagesKO/></rapport>", "aucun passage"},
		"without id":        {"<rapport><PassagesKO><passage><messageErreur>x</messageErreur></passage></PassagesKO></rapport>", "idTechnique"},
		"a list in a list":  {"<rapport><PassagesKO><PassagesOK><idTechnique>1</idTechnique></PassagesOK></PassagesKO></rapport>", "une autre"},
		"deep":              {"<rapport>" + strings.Repeat("<a>", 1000), "emboîtent"},
		"a long text":       {"<rapport><nomFichier>" + strings.Repeat("a", 5000) + "</nomFichier></rapport>", "démesuré"},
		"an endless text":   {"<rapport><nomFichier>" + strings.Repeat("a", 2<<20) + "</nomFichier></rapport>", "démesuré"},
		"another encoding":  {`<?xml version="1.0" encoding="EBCDIC"?><rapport/>`, "ne se lit pas"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadReport(strings.NewReader(c.text), func(Verdict) error { return nil })
			if !data.IsRefusal(err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("says %v", err)
			}
		})
	}
}

func TestAReportStopsWhereItsReaderDoes(t *testing.T) {
	stop := errors.New("enough")
	n := 0
	_, err := ReadReport(strings.NewReader(reportShape1), func(Verdict) error { n++; return stop })
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("%d verdicts, %v", n, err)
	}
}

func TestAnEndlessReportIsRefused(t *testing.T) {
	r := io.MultiReader(strings.NewReader("<rapport><PassagesOK>"), &endless{text: "<idTechnique>A-1</idTechnique>\n"})
	n := 0
	_, err := ReadReport(r, func(Verdict) error { n++; return nil })
	if !data.IsRefusal(err) || !strings.Contains(err.Error(), "Mo") || n < 1_000_000 {
		t.Errorf("%d verdicts, %v", n, err)
	}
}

type endless struct {
	text string
	at   int
}

func (e *endless) Read(p []byte) (n int, _ error) {
	for n < len(p) {
		k := copy(p[n:], e.text[e.at:])
		n, e.at = n+k, (e.at+k)%len(e.text)
	}
	return n, nil
}

func TestMessagesAreExplained(t *testing.T) {
	for message, says := range map[string]string{
		"Aucun titulaire ne correspond aux critères obligatoires":                                            "Personne ne répond à ce nom de naissance",
		"AUCUN TITULAIRE NE CORRESPOND AUX CRITERES OBLIGATOIRES":                                            "Personne ne répond à ce nom de naissance",
		"Aucun titulaire ne correspond aux critères enrichis du jour et du mois de naissance":                "jour et ce mois",
		"Aucun titulaire ne correspond aux critères de réconciliation":                                       "lieu de naissance",
		"Plusieurs titulaires ont été identifiés":                                                            "Plusieurs personnes répondent",
		"Plusieurs titulaires ont été identifiés avec les critères enrichis du jour et du mois de naissance": "cette date de naissance",
		"Plusieurs titulaires ont été identifiés avec les critères de réconciliation":                        "même avec le lieu",
		"Le code INSEE n’existe pas":                                                                         "lieu de naissance",
		"Erreur 42":                                                                                          "« Erreur 42 »",
	} {
		a := Explain(message)
		if !strings.Contains(a.Plain, says) || a.Cause == "" || a.Do == "" {
			t.Errorf("%q is explained by %+v", message, a)
		}
	}
}

func FuzzReadReport(f *testing.F) {
	f.Add(reportShape1)
	f.Add(reportShape2)
	f.Add("<rapport><PassagesKO><passage><messageErreur>x</messageErreur><idTechnique>1</idTechnique></passage></PassagesKO></rapport>")
	f.Add("<!DOCTYPE a><rapport/>")
	f.Fuzz(func(t *testing.T, text string) {
		n := 0
		r, err := ReadReport(strings.NewReader(text), func(v Verdict) error {
			if v.ID == "" || len(v.ID) > maxText {
				return fmt.Errorf("a verdict on %q", v.ID)
			}
			n++
			return nil
		})
		if n != r.Accepted+r.Refused || err == nil && n == 0 || err != nil && !data.IsRefusal(err) {
			t.Fatalf("%d verdicts, %+v, %v", n, r, err)
		}
	})
}
