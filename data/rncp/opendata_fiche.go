package rncp

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// entryReader makes a fiche of an entry and notes what a person should know of the making.
type entryReader struct {
	entry *element
	fiche *Fiche
	notes []Gap
}

func (r *entryReader) note(path, format string, args ...any) {
	r.notes = append(r.notes, Gap{Path: path, Sentence: fmt.Sprintf(format, args...)})
}

// ficheOf makes a fiche of an entry, and says what is missing from it and what is worth a look.
func ficheOf(entry *element) (*Fiche, []Gap) {
	r := &entryReader{entry: entry, fiche: &Fiche{Format: 1, Code: strings.TrimPrefix(entry.say("NUMERO_FICHE"), "RNCP")}}
	f := r.fiche
	f.Title = entry.say("INTITULE")
	f.Certifier.Name = r.certifiers()
	if level, ok := strings.CutPrefix(entry.say("NOMENCLATURE_EUROPE", "NIVEAU"), "NIV"); ok {
		f.Levels.Europe, _ = strconv.Atoi(level)
	}
	f.NSF, f.Formacodes = r.coded("CODES_NSF", "NSF"), r.coded("FORMACODES", "FORMACODE")
	if f.Summary = strings.Join(entry.lines("OBJECTIFS_CONTEXTE"), " "); f.Summary == "" {
		f.Summary = strings.Join(entry.lines("ACTIVITES_VISEES"), " ")
	}
	f.Validity.Unlimited = true
	r.note("validity", "La durée de validité d’un bloc acquis n’est pas dans l’export : un bloc l’est pour toujours, sauf texte contraire.")
	r.blocs()
	r.access()
	r.legal()
	r.work()
	return f, append(f.Gaps(), r.notes...)
}

// certifiers returns the names of those who certify now, each once.
func (r *entryReader) certifiers() string {
	var names []string
	for _, c := range r.entry.at("CERTIFICATEURS", "CERTIFICATEUR") {
		if name := c.say("NOM_CERTIFICATEUR"); c.say("ETAT_CERTIFICATEUR") != "Inactif" && name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func (r *entryReader) coded(list, item string) []Coded {
	var codes []Coded
	for _, e := range r.entry.at(list, item) {
		if c := (Coded{e.say("CODE"), e.say("LIBELLE")}); c.Code != "" && c.Label != "" {
			codes = append(codes, c)
		}
	}
	return codes
}

// blocCode is the code of a bloc: RNCP36612BC01.
var blocCode = regexp.MustCompile(`BC0*([0-9]+)$`)

// blocs reads the blocs in the order of their codes.
func (r *entryReader) blocs() {
	taken := map[string]bool{}
	for i, e := range r.entry.at("BLOCS_COMPETENCES", "BLOC_COMPETENCES") {
		b := Bloc{
			Number: i + 1, Title: e.say("LIBELLE"), Competences: e.lines("LISTE_COMPETENCES"), Evaluation: e.lines("MODALITES_EVALUATION"),
		}
		if m := blocCode.FindStringSubmatch(e.say("CODE")); m != nil {
			b.Number, _ = strconv.Atoi(m[1])
		}
		b.Key = BlocKey(keyOf(b.Title, taken))
		r.fiche.Blocs = append(r.fiche.Blocs, b)
	}
	blocs := r.fiche.Blocs
	slices.SortStableFunc(blocs, func(a, b Bloc) int { return a.Number - b.Number })
	last := 0
	for i := range blocs {
		if b := &blocs[i]; b.Number <= last { // the export has entries with two blocs of one code
			r.note(fmt.Sprintf("blocs[%d].number", i), "Deux blocs ont le numéro %d dans l’export ; « %s » prend ici le numéro %d.", b.Number, b.Title, last+1)
			b.Number = last + 1
		}
		last = blocs[i].Number
	}
	if len(blocs) > 0 {
		r.note("blocs", "L’export ne donne que les numéros officiels des blocs : ni lettres, ni capacités bloc par bloc.")
	}
}

// work reads where the holders work, and what is told of the certification.
func (r *entryReader) work() {
	f, e := r.fiche, r.entry
	f.Sectors.Text = e.lines("SECTEURS_ACTIVITE")
	f.Jobs = itemsOf(e.lines("TYPE_EMPLOI_ACCESSIBLES"))
	for _, c := range r.coded("CODES_ROME", "ROME") {
		if romeForm.MatchString(c.Code) {
			f.ROME = append(f.ROME, ROME{Code: c.Code, Label: c.Label})
		}
	}
	r.statistics()
	for _, page := range strings.Fields(e.say("LIEN_URL_DESCRIPTION")) {
		if u, err := url.Parse(page); err == nil && u.Host != "" {
			f.Sources = append(f.Sources, Link{Label: u.Host, URL: page})
		}
	}
	for _, p := range e.at("PARTENAIRES", "PARTENAIRE") {
		name, may := p.say("NOM_PARTENAIRE"), p.say("HABILITATION_PARTENAIRE")
		if p.say("ETAT_HABILITATION") == "Actif" && may != "HABILITATION_ORGANISER" && name != "" && !slices.Contains(f.Preparation.Centres, name) {
			f.Preparation.Centres = append(f.Preparation.Centres, name)
		}
	}
	var before []string
	for _, old := range e.at("ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION") {
		before = append(before, old.say("ID_FICHE_ANCIENNE_CERTIFICATION"))
	}
	f.History.Previous = strings.Join(before, ", ")
	f.LinkedTo = r.correspondences()
}

// statistics takes the latest year.
func (r *entryReader) statistics() {
	latest := 0
	for _, s := range r.entry.at("STATISTIQUES_PROMOTIONS", "STATISTIQUES_PROMOTION") {
		year, _ := strconv.Atoi(s.say("ANNEE"))
		n, err := strconv.Atoi(s.say("NOMBRE_CERTIFIES"))
		if err != nil || n < 0 || year <= latest {
			continue
		}
		latest = year
		r.fiche.Statistics = Statistics{Text: fmt.Sprintf("%d certifiés en %d", n, year), CertifiedYear: n}
	}
}

// correspondences says which blocs the register holds equal to those of another fiche.
func (r *entryReader) correspondences() []string {
	var all []string
	codes := func(e *element, side string) string {
		var list []string
		for _, c := range e.at(side, "BLOC_COMPETENCES", "CODE") {
			list = append(list, oneLine(c.text))
		}
		return strings.Join(list, " et ")
	}
	for _, c := range r.entry.at("CORRESPONDANCES", "CORRESPONDANCE") {
		said := fmt.Sprintf("%s : %s de la fiche %s", codes(c, "SOURCE"), codes(c, "DESTINATION"), c.say("DESTINATION", "NUMERO_FICHE"))
		if !slices.Contains(all, said) {
			all = append(all, said)
		}
	}
	return all
}
