package rncp

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

const aDate = `((?:1er|[0-9]{1,2})\s+\p{L}+\s+[0-9]{4}|[0-9]{2}/[0-9]{2}/[0-9]{4})`

var (
	signedOn    = regexp.MustCompile(`(?i)^((?:arrêté|décret)(?:\s+n°\s*[0-9-]+)?\s+du\s+` + aDate + `)`)
	publishedOn = regexp.MustCompile(`(?i)publiée?s?\s+au\s+(?:journal\s+officiel|JO)\s+du\s+` + aDate)
	effectOn    = regexp.MustCompile(`(?i)avec\s+effet\s+(?:au|du|à\s+compter\s+du)\s+` + aDate)
	endsOn      = regexp.MustCompile(`(?i)jusqu['’]au\s+` + aDate)
	forYears    = regexp.MustCompile(`(?i)enregistrement\s+pour\s+(\p{L}+\s+ans?)`)
	atLevel     = regexp.MustCompile(`(?i)au\s+niveau\s+([IVX]+|[1-8])\b`)
	underTitle  = regexp.MustCompile(`(?i)sous\s+l['’]intitulé\s+["«“]?\s*(.+?)\s*["»”]?\s*,?\s+avec\s+effet`)
	registers   = regexp.MustCompile(`(?i)portant\s+enregistrement\s+au\s+répertoire\s+national`)
)

// frenchDate reads a date as the register writes it: « 1er mars 2012 » or « 14/04/2012 ». One that does not exist is none.
func frenchDate(s string) Date {
	if t, err := time.Parse("02/01/2006", s); err == nil && DateOf(t).Valid() {
		return DateOf(t)
	}
	words := strings.Fields(strings.ToLower(s))
	if len(words) != 3 {
		return Date{}
	}
	day, _ := strconv.Atoi(strings.TrimSuffix(words[0], "er"))
	year, _ := strconv.Atoi(words[2])
	for i, month := range frenchMonths {
		if d := NewDate(year, time.Month(i+1), day); fold(month) == fold(words[1]) && d.Valid() {
			return d
		}
	}
	return Date{}
}

func dateIn(form *regexp.Regexp, text string) Date {
	if m := form.FindStringSubmatch(text); m != nil {
		return frenchDate(m[len(m)-1])
	}
	return Date{}
}

func wordIn(form *regexp.Regexp, text string) string {
	if m := form.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// legal reads the texts by which the certification stood in the register, oldest first, and the registration in force.
func (r *entryReader) legal() {
	l, seen := &r.fiche.Legal, map[string]bool{}
	for _, part := range []string{"PUBLICATION_DECRET_GENERAL", "PUBLICATION_DECRET_CREATION", "PUBLICATION_DECRET_AUTRE"} {
		for _, e := range r.entry.at(part, "PUBLICATION_JO") {
			text := e.say("TITRE")
			if text == "" || seen[text] {
				continue
			}
			seen[text] = true
			r.legalText(text, frenchDate(e.say("DATE_PUBLICATION_JO")))
		}
	}
	if now, ok := r.inForce(); ok {
		l.Registrations = append(l.Registrations, now)
	}
	slices.SortStableFunc(l.Registrations, func(a, b Registration) int { return a.From.Compare(b.From) })
	slices.SortStableFunc(l.Earlier, func(a, b EarlierText) int { return a.Signed.Compare(b.Signed) })
	l.Registrations = slices.DeleteFunc(l.Registrations, r.overlaps())
}

// legalText files one text: as a registration when all its dates can be read, and otherwise among the earlier ones.
func (r *entryReader) legalText(text string, printed Date) {
	signed, published := dateIn(signedOn, text), dateIn(publishedOn, text)
	if published.IsZero() {
		published = printed
	}
	from, until := dateIn(effectOn, text), dateIn(endsOn, text)
	switch {
	case !signed.Valid() || !published.Valid() || published.Before(signed):
		r.note("legal", "Ce texte n’a pas pu être daté, il est laissé de côté : « %s »", text)
	case registers.MatchString(text) && from.Valid() && from.Before(until):
		r.fiche.Legal.Registrations = append(r.fiche.Legal.Registrations, Registration{
			Text: text, Decree: upperFirst(wordIn(signedOn, text)), Signed: signed, Published: published, From: from, Until: until,
			Years: wordIn(forYears, text), Level: wordIn(atLevel, text), Title: wordIn(underTitle, text),
		})
	default:
		r.fiche.Legal.Earlier = append(r.fiche.Legal.Earlier, EarlierText{Text: text, Signed: signed, Published: published, Until: until})
	}
}

// overlaps tells a registration that begins before the end of the one before, and notes it.
func (r *entryReader) overlaps() func(Registration) bool {
	var before Registration
	return func(now Registration) bool {
		if now.From.Before(before.Until) {
			r.note("legal", "Deux enregistrements se chevauchent ; celui-ci est laissé de côté : « %s »", now.Text)
			return true
		}
		before = now
		return false
	}
}

// inForce returns the registration of the entry itself: by a decision of France compétences where it has its date, and
// otherwise on a ground that a person must name.
func (r *entryReader) inForce() (Registration, bool) {
	decided, until := frenchDate(r.entry.say("DATE_DECISION")), frenchDate(r.entry.say("DATE_FIN_ENREGISTREMENT"))
	from := frenchDate(r.entry.say("DATE_EFFET"))
	if from.IsZero() {
		from = decided
	}
	if !until.Valid() || !from.Before(until) || from.IsZero() {
		return Registration{}, false
	}
	now := Registration{From: from, Until: until, Title: r.fiche.Title}
	if n, err := strconv.Atoi(r.entry.say("DUREE_ENREGISTREMENT")); err == nil && n > 0 {
		now.Years = yearsWords(n)
	}
	if decided.IsZero() {
		return now, true
	}
	if r.entry.say("DATE_EFFET") == "" {
		r.note("legal.registrations", "La date d’effet n’est pas dans l’export : l’enregistrement commence ici le jour de la décision, le %s.", decided.French())
	}
	now.Decide(decided)
	return now, true
}

// Decide puts a registration on the ground of a decision of France compétences of a day, in the words in which a document
// cites it.
func (r *Registration) Decide(on Date) {
	r.Ground, r.Signed, r.Published = GroundDecision, on, Date{}
	r.Decree = "Décision du directeur général de France compétences en date du " + on.French()
	r.Text = fmt.Sprintf("%s, avec effet au %s, jusqu’au %s.", r.Decree, r.From.French(), r.Until.French())
}

var smallNumbers = []string{"un an", "deux ans", "trois ans", "quatre ans", "cinq ans"}

func yearsWords(n int) string {
	if n <= len(smallNumbers) {
		return smallNumbers[n-1]
	}
	return fmt.Sprintf("%d ans", n)
}
