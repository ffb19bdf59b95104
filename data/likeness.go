package data

import "strings"

// Likeness says how much two identities look like those of one person.
type Likeness struct {
	// Same is true when birth name, first given name and birth date are the same, accents, hyphens and capitals apart.
	Same bool
	// Why says what makes them alike, for a sentence: « même identité », « noms intervertis »; empty when nothing does.
	Why string
}

// Alike reports whether there is a likeness at all.
func (l Likeness) Alike() bool { return l.Why != "" }

// Compare tells how alike two identities are: the same; born on the same day under names that differ by one letter, that are
// swapped, or of which one is the usage name of the other; or with the same names and birth dates that differ by one figure,
// have day and month swapped, or are known in part and may be the same. It never decides: two people can be that alike.
func Compare(a, b Candidate) Likeness {
	if a.BirthName == "" || b.BirthName == "" {
		return Likeness{}
	}
	x, y := looseName(a.BirthName), looseName(b.BirthName)
	u, v := looseFirst(a), looseFirst(b)
	switch {
	case a.BirthDate == b.BirthDate && x == y && u == v:
		return Likeness{Same: true, Why: "même identité"}
	case a.BirthDate == b.BirthDate:
		return Likeness{Why: alikeNames(x, y, u, v, looseName(a.UsageName), looseName(b.UsageName))}
	case partOf(a.BirthDate, b.BirthDate) && (x == y && u == v || x == v && u == y):
		return Likeness{Why: "mêmes noms, date de naissance connue en partie"}
	case !dateSlip(a.BirthDate, b.BirthDate):
		return Likeness{}
	case x == y && u == v:
		return Likeness{Why: "mêmes noms, dates de naissance presque identiques"}
	case x == v && u == y:
		return Likeness{Why: "nom et prénom intervertis, dates de naissance presque identiques"}
	}
	return Likeness{}
}

// alikeNames says why names of people born on the same day are alike: birth names x and y, given names u and v, usage names.
func alikeNames(x, y, u, v, usageX, usageY string) string {
	switch {
	case x == v && u == y:
		return "nom et prénom intervertis, même date de naissance"
	case x == y:
		return "même nom et même date de naissance"
	case usageX != "" && usageX == y || usageY != "" && usageY == x:
		return "le nom d’usage de l’un est le nom de naissance de l’autre, même date de naissance"
	case u == v && oneSlip(x, y):
		return "noms presque identiques, même prénom et même date de naissance"
	case u != "" && u == v:
		return "même prénom et même date de naissance"
	}
	return ""
}

// looseName is a name without what people leave out: accents, hyphens, apostrophes, full stops, spaces, capitals.
func looseName(name string) string { return leftOut.Replace(Fold(name)) }

var leftOut = strings.NewReplacer("-", "", "'", "", ".", "", "·", "", " ", "")

func looseFirst(c Candidate) string {
	if len(c.GivenNames) == 0 {
		return ""
	}
	return looseName(c.GivenNames[0])
}

// LikenessKeys returns texts of which two identities share at least one whenever Compare finds them alike: they let one look
// among few instead of among all.
func LikenessKeys(c Candidate) []string {
	name, first := looseName(c.BirthName), looseFirst(c)
	if name > first {
		name, first = first, name
	}
	return []string{c.BirthDate.String(), name + "|" + first}
}

// oneSlip reports whether two words differ by one letter more, less or wrong, or by two neighbours swapped.
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	rest, other := string(x[i:]), y[i:]
	switch len(y) - len(x) {
	case 0:
		if len(other) == 0 || rest[runeLen(x[i]):] == string(other[1:]) {
			return true
		}
		return len(other) > 1 && x[i] == other[1] && x[i+1] == other[0] && string(x[i+2:]) == string(other[2:])
	case 1:
		return rest == string(other[1:])
	}
	return false
}

func runeLen(r rune) int { return len(string(r)) }

// partOf reports whether one of two dates is known in part and may be the other.
func partOf(a, b Date) bool {
	from, to := a.Span()
	first, last := b.Span()
	return (a.Partial() || b.Partial()) && !to.Before(first) && !last.Before(from)
}

// dateSlip reports whether two days are one typing error apart: one figure of eight, or day and month swapped.
func dateSlip(a, b Date) bool {
	if !a.Valid() || !b.Valid() || a == b {
		return false
	}
	if a.Year == b.Year && a.Day == int(b.Month) && b.Day == int(a.Month) {
		return true
	}
	x, y := a.String(), b.String()
	differ := 0
	for i := range x {
		if x[i] != y[i] {
			differ++
		}
	}
	return differ == 1
}
