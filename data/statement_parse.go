package data

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"certibloc/data/rncp"
)

const frenchDay = `(\d{1,2}(?:er)? \pL+ \d{4})`

var (
	numberLine    = regexp.MustCompile(`^n° (\S.*)$`)
	noteLine      = regexp.MustCompile(`^(?:Duplicata n° [1-9]\d* du ` + frenchDay + `|Annule et remplace \S.*)$`)
	anyLine       = regexp.MustCompile(`^\S.*$`)
	certifierLine = regexp.MustCompile(`^(\S.*) certifie$`)
	bornLine      = regexp.MustCompile(`^(née?) (?:le ` + frenchDay + `|en ((?:\pL+ )?\d{4})) à (\S.*)$`)
	usageLine     = regexp.MustCompile(`^nom d’usage : (\S.*)$`)
	blocLine      = regexp.MustCompile(`^Bloc : (\S.*)$`)
	ofLine        = regexp.MustCompile(`^Certification : (\S.*) \((RNCP\d{1,6})\)$`)
	juryLine      = regexp.MustCompile(`^Jury du ` + frenchDay + `$`)
	deliveredLine = regexp.MustCompile(`^Délivré le ` + frenchDay + `, (\S.*)$`)
)

// statementLines reads a statement line by line.
type statementLines struct {
	rest []string
	ok   bool
}

// take returns what the pattern's groups hold in the next line, which must match unless it is optional.
func (l *statementLines) take(pattern *regexp.Regexp, optional bool) []string {
	if len(l.rest) > 0 {
		if m := pattern.FindStringSubmatch(l.rest[0]); m != nil {
			l.rest = l.rest[1:]
			return m
		}
	}
	l.ok = l.ok && optional
	return make([]string, pattern.NumSubexp()+1)
}

// ParseStatement reads what Text writes, and nothing else: a text that is not whole, has a line too many or would be written
// otherwise is refused.
func ParseStatement(text string) (Statement, error) {
	var s Statement
	l := &statementLines{rest: strings.Split(text, "\n"), ok: true}
	s.Specimen = l.next(SpecimenLine)
	for _, title := range statementTitles {
		if l.next(title) {
			s.Title = title
		}
	}
	s.Number = l.take(numberLine, false)[1]
	s.Note = l.take(noteLine, true)[0]
	s.Certifier = l.take(certifierLine, false)[1]
	s.Name = l.take(anyLine, false)[0]
	born := l.take(bornLine, false)
	s.Sex, s.BirthPlace = Male, born[4]
	if born[1] == "née" {
		s.Sex = Female
	}
	s.UsageName = l.take(usageLine, true)[1]
	s.Bloc = l.take(blocLine, true)[1]
	of := l.take(ofLine, false)
	s.Certification, s.RNCP = of[1], of[2]
	jury := l.take(juryLine, false)
	delivered := l.take(deliveredLine, false)
	s.Centre = delivered[2]
	s.BirthDate, s.JuryOn, s.Delivered = parseFrenchBirth(born[2]+born[3]), ParseFrenchDate(jury[1]), ParseFrenchDate(delivered[1])
	if s.Title == "" || !l.ok || len(l.rest) > 0 || s.Text() != text || !plainLines(text) {
		return Statement{}, Refuse("Ce texte n’est pas celui d’un certificat.").Hint("Recopiez le code en entier, ligne par ligne.")
	}
	return s, nil
}

// next takes the next line when it is this one.
func (l *statementLines) next(line string) bool {
	if len(l.rest) == 0 || l.rest[0] != line {
		return false
	}
	l.rest = l.rest[1:]
	return true
}

// plainLines reports whether every line is as oneLine leaves it, without anything that does not show.
func plainLines(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if oneLine(line) != line || strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsGraphic(r) }) {
			return false
		}
	}
	return utf8.ValidString(text)
}

// parseFrenchBirth reads what Date.French writes of a date of birth, which may be known in part.
func parseFrenchBirth(s string) Date {
	month, year, _ := strings.Cut(s, " ")
	if year == "" {
		month, year = "", month
	}
	n, err := strconv.Atoi(year)
	if err != nil {
		return ParseFrenchDate(s)
	}
	for m := time.Month(0); m <= time.December; m++ {
		if d := rncp.NewDate(n, m, 0); (m > 0) == (month != "") && d.Partial() && d.French() == s {
			return d
		}
	}
	return Date{}
}

// ParseFrenchDate reads what Date.French writes, or returns the zero Date.
func ParseFrenchDate(s string) Date {
	words := strings.Fields(s)
	if len(words) != 3 {
		return Date{}
	}
	day, err1 := strconv.Atoi(strings.TrimSuffix(words[0], "er"))
	year, err2 := strconv.Atoi(words[2])
	if err1 != nil || err2 != nil {
		return Date{}
	}
	for month := time.January; month <= time.December; month++ {
		if d := rncp.NewDate(year, month, day); d.Valid() && d.French() == s {
			return d
		}
	}
	return Date{}
}
