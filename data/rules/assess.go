package rules

import (
	"slices"
	"strings"
	"unicode"

	"certibloc/data"
	"certibloc/data/rncp"
)

// CheckConvocation refuses a convocation to an assessment that the enrolment does not owe or that is handed in, on a day
// outside the session, or at an hour when the candidate is elsewhere.
func CheckConvocation(f *rncp.Fiche, s *data.Session, c *Case, v data.Convocation) error {
	if err := v.Validate(); err != nil {
		return err
	}
	a, err := summonable(f, &s.Rules, c, v.Bloc, v.Assessment)
	if err != nil {
		return err
	}
	if v.On.Before(s.From) || v.On.After(s.To) {
		return data.Refuse("Le %s est hors de la session, qui va du %s au %s.", v.On.French(), s.From.French(), s.To.French()).
			Hint("Corrigez la date, ou les jours de la session.")
	}
	for _, other := range Summons(f, &s.Rules, c) {
		if (other.Bloc != v.Bloc || other.Assessment != v.Assessment) && overlap(v, other) {
			return data.Refuse("%s passe déjà une épreuve le %s à %s, pour « %s ».", c.Candidate.Name(), other.On.French(), other.At.French(), blocTitle(f, other.Bloc)).
				Hint("Choisissez une autre heure pour « %s ».", a.Short)
		}
	}
	return nil
}

// Summons returns the convocations to what an enrolment still owes. Others may be left from blocs that are no longer asked
// for.
func Summons(f *rncp.Fiche, r *data.Rules, c *Case) []data.Convocation {
	var due []data.Convocation
	for _, v := range c.Convocations {
		if _, err := summonable(f, r, c, v.Bloc, v.Assessment); err == nil {
			due = append(due, v)
		}
	}
	return due
}

// overlap reports whether two convocations leave no way to go to both. Where a duration is not noted the hours must differ.
func overlap(a, b data.Convocation) bool {
	if a.On != b.On {
		return false
	}
	if b.At < a.At {
		a, b = b, a
	}
	return a.At == b.At || b.At < a.At.Plus(a.Minutes)
}

// CheckAttendance refuses the presence at an assessment that the enrolment does not owe, and one that contradicts a result.
func CheckAttendance(f *rncp.Fiche, r *data.Rules, c *Case, a data.Attendance) error {
	if err := a.Validate(); err != nil {
		return err
	}
	if _, err := summonable(f, r, c, a.Bloc, a.Assessment); err != nil {
		return err
	}
	noted := *c
	noted.Attendances = []data.Attendance{a}
	for _, item := range Due(f, r, c, a.Bloc) {
		res, ok := c.Result(item)
		if item.Assessment.Key != a.Assessment || !ok {
			continue
		}
		if checkAttendance(&noted, item, res) != nil {
			return data.Refuse("%s a déjà un résultat à l’épreuve « %s » : %s.", c.Candidate.Name(), item.Label(), res.Value).
				Hint("Corrigez d’abord le résultat, ou la présence saisie.")
		}
	}
	return nil
}

func summonable(f *rncp.Fiche, r *data.Rules, c *Case, bloc rncp.BlocKey, assessment string) (rncp.Assessment, error) {
	due := Assessments(f, r, c, bloc)
	i := slices.IndexFunc(due, func(a rncp.Assessment) bool { return a.Key == assessment })
	switch {
	case i < 0:
		return rncp.Assessment{}, data.Refuse("%s n’a pas à passer l’épreuve « %s » pour le bloc « %s ».", c.Candidate.Name(), assessment, blocTitle(f, bloc)).
			Hint("Choisissez une épreuve de son inscription.")
	case !Summoned(due[i].Kind):
		return due[i], data.Refuse("« %s » se remet ou se constate : on n’y est pas convoqué.", due[i].Short).Hint("Saisissez seulement son résultat.")
	}
	return due[i], nil
}

// CheckTick refuses a note on a competence that the bloc does not have, or on a bloc that was not asked for.
func CheckTick(f *rncp.Fiche, c *Case, t data.Tick) error {
	if err := t.Validate(); err != nil {
		return err
	}
	b, known := f.Bloc(t.Bloc)
	if _, asked := c.Enrolment.Asks(t.Bloc); !asked || !known {
		return data.Refuse("%s n’a pas demandé le bloc « %s ».", c.Candidate.Name(), blocTitle(f, t.Bloc)).Hint("Choisissez un bloc de son inscription.")
	}
	if t.Competence > len(b.Competences) {
		return data.Refuse("Le bloc « %s » n’a que %d compétences.", b.Title, len(b.Competences)).Hint("Choisissez une compétence de la liste.")
	}
	return nil
}

// NamesIn returns the people of a list whose name stands in a text, without the one the text is about: a comment in which
// another candidate is named would be shown to the wrong person. A name counts as a word of its own, whatever its accents
// and case; given names count only beside the birth or usage name, since they are shared by too many.
func NamesIn(text string, about data.ID, people []data.Candidate) []data.Candidate {
	words := " " + strings.Join(strings.FieldsFunc(data.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) }), " ") + " "
	own := map[string]bool{}
	for _, p := range people {
		if p.ID == about {
			own[nameWords(p.BirthName)], own[nameWords(p.UsageName)] = true, true
		}
	}
	var found []data.Candidate
	for _, p := range people {
		if p.ID == about {
			continue
		}
		for _, name := range []string{p.BirthName, p.UsageName} {
			if n := nameWords(name); n != "" && !own[n] && strings.Contains(words, " "+n+" ") {
				found = append(found, p)
				break
			}
		}
	}
	return found
}

func nameWords(name string) string {
	return strings.Join(strings.FieldsFunc(data.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}
