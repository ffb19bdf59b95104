package rncp

import (
	"cmp"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sourcePath is the text of the register entry, where it lies beside the checkout.
const sourcePath = "../../../shared/reference/fiche-rncp-27413.txt"

// notQuoted are the fields whose words are ours, or a value drawn from a sentence that stands whole elsewhere.
var notQuoted = map[string]bool{
	"Key": true, "Short": true, "Track": true, "Kind": true, "Open": true, "Name": true, "Years": true, "Level": true, "Decree": true,
}

// headings is what the register's form itself says, and nothing of this certification. What is left of the source once
// the fiche is taken out of it must be this.
var headings = []string{
	"Le Répertoire National des Certifications Professionnelles (RNCP)",
	"Résumé descriptif de la certification Code RNCP :", "Intitulé",
	"AUTORITÉ RESPONSABLE DE LA CERTIFICATION QUALITÉ DU(ES) SIGNATAIRE(S) DE LA CERTIFICATION",
	"Niveau et/ou domaine d'activité", "(Nomenclature de 1969)", "5 (Nomenclature Europe)", "Convention(s) :",
	"Code(s) NSF :", "Formacode(s) :", "Résumé du référentiel d'emploi ou éléments de compétence acquis",
	"capacités attestées :", "Principales activités :",
	"Secteurs d'activité ou types d'emplois accessibles par le détenteur de ce diplôme, ce titre ou ce certificat",
	"Les emplois occupés peuvent être :", "Codes des fiches ROME les plus proches :", "Modalités d'accès à cette certification",
	"Descriptif des composantes de la certification :", "Bloc de compétence :",
	"INTITULÉ DESCRIPTIF ET MODALITÉS D'ÉVALUATION",
	"Bloc de compétence n°1 de la fiche n° 27413 -", "Bloc de compétence n°2 de la fiche n° 27413 -",
	"Bloc de compétence n°3 de la fiche n° 27413 -", "Bloc de compétence n°4 de la fiche n° 27413 -",
	"Descriptif :", "Modalités d’évaluation :", "Ou", "Validité des composantes acquises :",
	"CONDITIONS D'INSCRIPTION À LA CERTIFICATION OUINON COMPOSITION DES JURYS", "X", "OUI NON",
	"LIENS AVEC D'AUTRES CERTIFICATIONS ACCORDS EUROPÉENS OU INTERNATIONAUX", "Base légale", "Référence du décret général :",
	"Référence arrêté création (ou date 1er arrêté enregistrement) :", "Référence du décret et/ou arrêté VAE :",
	"Références autres :", "Pour plus d'informations", "Statistiques :", "Autres sources d'information :",
	"Lieu(x) de certification :", "Lieu(x) de préparation à la certification déclarés par l'organisme certificateur :",
	"Historique de la certification :", "Ancien libellé de la certification :", "Certification précédente :",
}

func source(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(sourcePath)
	if err != nil {
		t.Skip("the source text is not beside the checkout; the other tests cite it line by line")
	}
	return squeeze(string(text))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// quotes gathers every text of the fiche that is the register's.
func quotes(v reflect.Value, name string, into *[]string) {
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); s != "" && !notQuoted[name] {
			*into = append(*into, s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			quotes(v.Index(i), name, into)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			quotes(v.Elem(), name, into)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i).Name
			if field == "Name" && v.Type() == reflect.TypeFor[Certifier]() {
				field = "Certifier"
			}
			quotes(v.Field(i), field, into)
		}
	}
}

func TestEverySentenceStandsInTheSource(t *testing.T) {
	text := source(t)
	var all []string
	quotes(reflect.ValueOf(*carried(t)), "", &all)
	if len(all) < 200 {
		t.Fatalf("only %d texts were gathered", len(all))
	}
	for _, q := range all {
		if !strings.Contains(text, q) {
			t.Errorf("not in the source: %q", q)
		}
	}
}

// Each text is taken out as often as the fiche holds it, so that one of several equal sentences cannot be left out.
func TestNothingOfTheSourceIsLeftOut(t *testing.T) {
	left := source(t)
	var all []string
	quotes(reflect.ValueOf(*carried(t)), "", &all)
	all = append(all, headings...)
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(len(b), len(a)) }) // the longest first
	for _, q := range all {
		times := 1
		if slices.Contains(headings, q) {
			times = -1 // the form repeats its headings for each bloc and route
		}
		left = strings.Replace(left, q, "|", times)
	}
	for piece := range strings.SplitSeq(left, "|") {
		if rest := strings.Trim(piece, " :;-–.,"); rest != "" {
			t.Errorf("of the source, this is not in the fiche: %q", rest)
		}
	}
}
