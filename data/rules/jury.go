package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"certibloc/data"
	"certibloc/data/rncp"
)

// JuryLacks says what a jury lacks to sit as the fiche asks: its day, its number, each of its colleges. It is empty
// when the jury can deliberate.
func JuryLacks(f *rncp.Fiche, j data.Jury) []string {
	var lacks []string
	if j.On.IsZero() {
		lacks = append(lacks, "La date du jury manque.")
	}
	if strings.TrimSpace(j.Place) == "" {
		lacks = append(lacks, "Le lieu du jury manque.")
	}
	if n := len(j.Members); n < f.Jury.Minimum {
		lacks = append(lacks, fmt.Sprintf("Le jury compte %d membre%s ; la fiche en demande au moins %d.", n, plural(n), f.Jury.Minimum))
	}
	seats := map[rncp.CollegeKey]int{}
	for _, m := range j.Members {
		seats[m.College]++
		if _, ok := f.College(m.College); !ok {
			lacks = append(lacks, fmt.Sprintf("%s siège dans un collège que la fiche ne connaît pas (%s).", m.Name, m.College))
		}
	}
	for _, c := range f.Jury.Colleges {
		switch n := seats[c.Key]; {
		case n < c.Seats:
			lacks = append(lacks, fmt.Sprintf("Il manque au jury : %s.", lowerFirst(c.Text)))
		case c.President && n > 1:
			lacks = append(lacks, fmt.Sprintf("Le jury a %d présidents ; il en faut un seul.", n))
		}
	}
	return lacks
}

// CheckDecision refuses a decision on a bloc that was not asked for, and « acquis » or « non acquis » while a result
// is missing. Beyond that the jury is sovereign.
func CheckDecision(f *rncp.Fiche, r *data.Rules, c *Case, d data.Decision) error {
	if err := d.Validate(); err != nil {
		return err
	}
	if _, ok := c.Enrolment.Asks(d.Bloc); !ok {
		return data.Refuse("%s n’a pas demandé le bloc « %s ».", c.Candidate.Name(), blocTitle(f, d.Bloc)).
			Hint("Le jury ne statue que sur les blocs demandés.")
	}
	missing := Missing(f, r, c, d.Bloc)
	if len(missing) > 0 && (d.Outcome == data.OutcomeAcquired || d.Outcome == data.OutcomeNotAcquired) {
		return data.Refuse("Il manque des résultats de %s pour le bloc « %s » : %s.", c.Candidate.Name(), blocTitle(f, d.Bloc), itemLabels(missing)).
			Hint("Saisissez-les, ou notez absent, excusé ou dispensé.")
	}
	return nil
}

func join(labels []string) string { return strings.Join(labels, ", ") }

func plural(n int) string {
	if n > 1 {
		return "s"
	}
	return ""
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
