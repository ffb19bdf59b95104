package rncp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// checker gathers what is wrong with a fiche.
type checker struct{ found FieldErrors }

func (c *checker) want(ok bool, path, format string, args ...any) {
	if !ok {
		c.found = append(c.found, FieldError{path, fmt.Sprintf(format, args...)})
	}
}

func (c *checker) text(path, s string) {
	c.want(strings.TrimSpace(s) != "", path, "le texte est vide ; il faut celui du registre.")
}

// texts checks a list that may be empty and whose texts may not, nor stand twice.
func (c *checker) texts(path string, all []string) {
	for i, s := range all {
		at := fmt.Sprintf("%s[%d]", path, i)
		c.text(at, s)
		c.want(s == "" || !slices.Contains(all[:i], s), at, "« %s » figure deux fois ; gardez-en un.", s)
	}
}

var (
	codeForm = regexp.MustCompile(`^[0-9]{3,6}$`)
	keyForm  = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	romeForm = regexp.MustCompile(`^[A-Z][0-9]{4}$`)
)

// key checks a key and that it is new among those seen.
func (c *checker) key(path, key string, seen map[string]bool) {
	c.want(keyForm.MatchString(key), path, "« %s » n’est pas une clé : des minuscules sans accent et des traits d’union.", key)
	c.want(!seen[key], path, "la clé « %s » sert deux fois ; donnez-en une autre.", key)
	seen[key] = true
}

func oneOf[T ~string](c *checker, path string, value T, allowed ...T) {
	c.want(slices.Contains(allowed, value), path, "« %s » n’est pas connu ; valeurs possibles : %s.", value, list(allowed))
}

func list[T ~string](values []T) string {
	var names []string
	for _, v := range values {
		names = append(names, "« "+string(v)+" »")
	}
	return strings.Join(names, ", ")
}

func (c *checker) answer(path string, a Answer) {
	oneOf(c, path, a, AnswerYes, AnswerNo, AnswerPresumed, AnswerUnknown)
}

// check returns what is wrong with the fiche beyond its shape.
func (f *Fiche) check() FieldErrors {
	c := &checker{}
	c.want(f.Format == 1, "format", "le format %d n’est pas connu ; le seul est 1.", f.Format)
	c.want(codeForm.MatchString(f.Code), "code", "« %s » n’est pas un numéro de fiche : des chiffres seuls, par exemple 27413.", f.Code)
	c.text("title", f.Title)
	c.text("certifier.name", f.Certifier.Name)
	c.text("certifier.signatory", f.Certifier.Signatory)
	c.want(f.Levels.Europe >= 1 && f.Levels.Europe <= 8, "levels.europe", "le niveau européen va de 1 à 8 ; %d est lu.", f.Levels.Europe)
	c.text("summary", f.Summary)
	c.want(f.Validity.Unlimited || f.Validity.Text != "", "validity.text", "la durée de validité manque ; il faut celle du registre.")
	c.texts("conventions", f.Conventions)
	c.want(len(f.NSF) > 0, "nsf", "il faut au moins un code NSF : les documents le portent.")
	c.coded("nsf", f.NSF)
	c.coded("formacodes", f.Formacodes)
	c.blocs(f.Blocs)
	c.routes(f.Routes)
	c.jury(f.Jury)
	c.texts("linkedTo", f.LinkedTo)
	c.texts("agreements", f.Agreements)
	c.legal(f.Legal)
	c.work(f)
	c.texts("place.address", f.Place.Address)
	c.texts("preparation.centres", f.Preparation.Centres)
	c.texts("history.formerTitles", f.History.FormerTitles)
	return c.found
}

func (c *checker) coded(path string, codes []Coded) {
	for i, n := range codes {
		c.text(fmt.Sprintf("%s[%d].code", path, i), n.Code)
		c.text(fmt.Sprintf("%s[%d].label", path, i), n.Label)
	}
}

// work checks where the holders work and at what, and what the register tells of it.
func (c *checker) work(f *Fiche) {
	for i, t := range f.Territories {
		path := fmt.Sprintf("territories[%d]", i)
		c.text(path+".name", t.Name)
		c.answer(path+".open", t.Open)
	}
	c.texts("sectors.text", f.Sectors.Text)
	for i, s := range f.Sectors.Shares {
		path := fmt.Sprintf("sectors.shares[%d]", i)
		c.text(path+".name", s.Name)
		c.want(0 <= s.Min && s.Min <= s.Max && s.Max <= 100, path, "la part va de %d à %d %% ; donnez deux pourcentages dans l’ordre.", s.Min, s.Max)
	}
	c.texts("jobs", f.Jobs)
	for i, r := range f.ROME {
		path := fmt.Sprintf("rome[%d]", i)
		c.want(romeForm.MatchString(r.Code), path+".code", "« %s » n’est pas un code ROME : une majuscule et quatre chiffres, par exemple D1402.", r.Code)
		c.text(path+".label", r.Label)
	}
	for i, l := range f.Sources {
		c.text(fmt.Sprintf("sources[%d].label", i), l.Label)
		c.text(fmt.Sprintf("sources[%d].url", i), l.URL)
	}
	c.want(f.Statistics.CertifiedYear >= 0, "statistics.certifiedPerYear", "le nombre est négatif ; il faut 0 s’il n’est pas connu.")
}
