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
	c.want(strings.TrimSpace(s) != "", path, "le texte est vide.")
}

var (
	codeForm = regexp.MustCompile(`^[0-9]{3,6}$`)
	keyForm  = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
)

// key checks a key and that it is new among those seen.
func (c *checker) key(path, key string, seen map[string]bool) {
	c.want(keyForm.MatchString(key), path, "« %s » n’est pas une clé : des minuscules sans accent et des traits d’union.", key)
	c.want(!seen[key], path, "la clé « %s » sert deux fois.", key)
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

// check returns what is wrong with the fiche beyond its shape.
func (f *Fiche) check() FieldErrors {
	c := &checker{}
	c.want(f.Format == 1, "format", "le format %d n’est pas connu ; le seul est 1.", f.Format)
	c.want(codeForm.MatchString(f.Code), "code", "« %s » n’est pas un numéro de fiche : des chiffres seuls, par exemple 27413.", f.Code)
	c.text("title", f.Title)
	c.text("certifier.name", f.Certifier.Name)
	c.text("certifier.signatory", f.Certifier.Signatory)
	c.want(f.Levels.Europe >= 1 && f.Levels.Europe <= 8, "levels.europe", "le niveau européen va de 1 à 8.")
	c.text("summary", f.Summary)
	c.want(f.Validity.Unlimited || f.Validity.Text != "", "validity.text", "la durée de validité manque.")
	c.coded("nsf", f.NSF)
	c.coded("formacodes", f.Formacodes)
	c.blocs(f.Blocs)
	c.routes(f.Routes)
	c.jury(f.Jury)
	c.legal(f.Legal)
	for i, t := range f.Territories {
		oneOf(c, fmt.Sprintf("territories[%d].open", i), t.Open, AnswerYes, AnswerNo, AnswerPresumed, AnswerUnknown)
	}
	for i, s := range f.Sectors.Shares {
		c.want(0 <= s.Min && s.Min <= s.Max && s.Max <= 100, fmt.Sprintf("sectors.shares[%d]", i), "la part va de %d à %d %% ; donnez deux pourcentages dans l’ordre.", s.Min, s.Max)
	}
	c.want(f.Statistics.CertifiedYear >= 0, "statistics.certifiedPerYear", "le nombre est négatif.")
	return c.found
}

func (c *checker) coded(path string, codes []Coded) {
	for i, n := range codes {
		c.text(fmt.Sprintf("%s[%d].code", path, i), n.Code)
		c.text(fmt.Sprintf("%s[%d].label", path, i), n.Label)
	}
}

func (c *checker) routes(routes []RouteAccess) {
	c.want(len(routes) > 0, "routes", "il faut au moins une voie d’accès.")
	seen := map[Route]bool{}
	for i, r := range routes {
		path := fmt.Sprintf("routes[%d]", i)
		oneOf(c, path+".key", r.Key, RouteStudent, RouteApprentice, RouteContinuing, RouteProfessionalism, RouteIndividual, RouteVAE)
		c.want(!seen[r.Key], path+".key", "la voie « %s » figure deux fois.", r.Key)
		seen[r.Key] = true
		c.text(path+".text", r.Text)
		c.text(path+".short", r.Short)
		oneOf(c, path+".open", r.Open, AnswerYes, AnswerNo, AnswerPresumed, AnswerUnknown)
	}
}

func (c *checker) jury(j Jury) {
	c.want(j.Minimum >= 1, "jury.minimum", "il faut au moins un membre.")
	c.want(len(j.Colleges) > 0, "jury.colleges", "il faut au moins un collège.")
	seats, presidents := 0, 0
	seen := map[string]bool{}
	for i, college := range j.Colleges {
		path := fmt.Sprintf("jury.colleges[%d]", i)
		c.key(path+".key", string(college.Key), seen)
		c.text(path+".text", college.Text)
		c.text(path+".short", college.Short)
		c.want(college.Seats >= 1, path+".seats", "il faut au moins un siège.")
		seats += college.Seats
		if college.President {
			presidents++
			c.want(college.Seats == 1, path+".seats", "un jury n’a qu’un président.")
		}
	}
	c.want(presidents == 1, "jury.colleges", "un collège et un seul est celui du président (il y en a %d).", presidents)
	c.want(seats <= j.Minimum, "jury.minimum", "les collèges demandent %d sièges, le jury %d membres.", seats, j.Minimum)
}

func (c *checker) legal(l Legal) {
	c.want(len(l.Registrations) > 0, "legal.registrations", "il faut au moins un enregistrement.")
	for i, r := range l.Registrations {
		path := fmt.Sprintf("legal.registrations[%d]", i)
		c.text(path+".text", r.Text)
		c.text(path+".decree", r.Decree)
		for name, d := range map[string]Date{".signed": r.Signed, ".published": r.Published, ".from": r.From, ".until": r.Until} {
			c.want(d.Valid(), path+name, "la date manque ou n’existe pas.")
		}
		c.want(r.From.Before(r.Until), path+".until", "l’enregistrement finit avant de commencer.")
		if i > 0 {
			c.want(!r.From.Before(l.Registrations[i-1].Until), path+".from", "l’enregistrement commence avant la fin du précédent.")
		}
	}
}
