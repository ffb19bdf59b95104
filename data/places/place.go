// Package places finds communes and countries of birth. It reads the lists that the program carries; nothing leaves the
// machine.
package places

import (
	"fmt"
	"strconv"

	"certibloc/data"
)

// Kind is what a commune is today.
type Kind byte

// The kinds of commune, as the list writes them.
const (
	Current   Kind = 'A'
	District  Kind = 'M' // arrondissement of Paris, Lyon or Marseille
	Delegated Kind = 'D' // commune déléguée, part of another since they merged
	Joined    Kind = 'S' // commune associée
	Former    Kind = 'F' // it stands no more, or under another name or code
)

// Place is a commune of France, of today or of the past, or a territory overseas.
type Place struct {
	Code    string // of INSEE: « 15014 », « 2A004 », « 97105 »
	Name    string // as the official list spells it
	Kind    Kind
	Of      string // the code of the commune that it is a part of; of a code that has changed, today's; or empty
	Periods []Period
	weight  byte // how many live there, as a power of two
}

// Period is a time in which a commune stood under its name: from a day, kept, to one, left out. A zero date is open.
type Period struct {
	From, Until  data.Date
	FromAtLeast  bool // it began that day or later: nothing tells when
	UntilAtLeast bool // it ended that day or later
}

// Answer says whether something was so. The list does not tell all.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota
	Yes
	No
)

// Department returns the number of the department or collectivity: « 15 », « 2A », « 971 », « 988 ».
func (p Place) Department() string { return data.DepartmentOf(p.Code) }

// Birth returns the place as a place of birth.
func (p Place) Birth() data.BirthPlace {
	return data.BirthPlace{Commune: p.Name, Department: p.Department(), Code: p.Code}
}

// Label writes the place as one picks it: « Aurillac (15) · 15014 ».
func (p Place) Label() string {
	label := fmt.Sprintf("%s (%s) · %s", p.Name, p.Department(), p.Code)
	if note := p.note(); note != "" {
		label += " · " + note
	}
	return label
}

// note says what one must know of a place that is not simply a commune of today.
func (p Place) note() string {
	switch p.Kind {
	case Delegated:
		return "commune déléguée"
	case Joined:
		return "commune associée"
	case Former:
		what := "ancienne commune"
		if p.Of != "" {
			what = "ancien code"
		}
		if last := p.Periods; len(last) > 0 && !last[len(last)-1].Until.IsZero() && !last[len(last)-1].UntilAtLeast {
			what += ", jusqu’en " + strconv.Itoa(last[len(last)-1].Until.Year)
		}
		return what
	}
	return ""
}

// Existed says whether the commune stood at some day of those from first to last, both counted: on a birth date, or in
// the month or year that alone is known. A part of a commune counts as standing since it was one of its own.
func (p Place) Existed(first, last data.Date) Answer {
	if len(p.Periods) == 0 {
		return Unknown
	}
	answer := No
	for i, in := range p.Periods {
		until := in.Until
		if i == len(p.Periods)-1 && (p.Kind == Delegated || p.Kind == Joined) {
			until = data.Date{}
		}
		begun := in.From.IsZero() || !last.Before(in.From)
		if !begun {
			continue
		}
		switch open := until.IsZero() || first.Before(until); {
		case open && !in.FromAtLeast:
			return Yes
		case open, in.UntilAtLeast:
			answer = Unknown
		}
	}
	return answer
}
