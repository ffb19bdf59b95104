package session

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// sittingKey names an assessment of a bloc within a session.
type sittingKey struct {
	bloc       rncp.BlocKey
	assessment string
}

// sitting is an assessment of a bloc that takes place on a day, with those who owe it.
type sitting struct {
	key        sittingKey
	bloc       rncp.Bloc
	assessment rncp.Assessment
	seats      []seat
}

// seat is one candidate of a sitting, with what is noted of it.
type seat struct {
	kase        *rules.Case
	convocation data.Convocation // zero while none is noted
	attendance  data.Attendance  // zero while none is noted
}

func (s seat) enrolment() data.ID { return s.kase.Enrolment.ID }

func (s seat) summoned() bool { return s.convocation.ID != "" }

func (s seat) noted() bool { return s.attendance.Presence != data.PresenceUnknown }

// sittingsOf returns the sittings of a session in the order of the fiche, and those of its candidates who have none
// because all that they owe is handed in.
func sittingsOf(v app.View) (sittings []sitting, without []*rules.Case) {
	at := map[sittingKey]int{}
	summoned := make([]bool, len(v.Cases))
	for _, bloc := range v.Fiche.Blocs {
		for i := range v.Cases {
			k := &v.Cases[i]
			for _, a := range rules.Assessments(v.Fiche, &v.Session.Rules, k, bloc.Key) {
				if !rules.Summoned(a.Kind) {
					continue
				}
				key := sittingKey{bloc.Key, a.Key}
				if _, begun := at[key]; !begun {
					at[key] = len(sittings)
					sittings = append(sittings, sitting{key: key, bloc: bloc, assessment: a})
				}
				one := seat{kase: k}
				one.convocation, _ = k.Convocation(bloc.Key, a.Key)
				one.attendance, _ = k.Attendance(bloc.Key, a.Key)
				s := &sittings[at[key]]
				s.seats, summoned[i] = append(s.seats, one), true
			}
		}
	}
	for i := range v.Cases {
		if !summoned[i] {
			without = append(without, &v.Cases[i])
		}
	}
	return sittings, without
}

// progressOfAssessments counts the convocations of a session, and the presences noted.
func progressOfAssessments(v app.View) (summoned, noted int) {
	sittings, _ := sittingsOf(v)
	for _, s := range sittings {
		summoned += len(s.seats) - len(s.waiting())
		noted += len(s.seats) - len(s.unnoted())
	}
	return summoned, noted
}

// seat is the one of an enrolment.
func (s *sitting) seat(enrolment data.ID) seat {
	for _, one := range s.seats {
		if one.enrolment() == enrolment {
			return one
		}
	}
	return seat{}
}

// waiting are the seats without a convocation.
func (s *sitting) waiting() []seat {
	return slices.DeleteFunc(slices.Clone(s.seats), seat.summoned)
}

// planned are the seats with a convocation, in the order of their hours.
func (s *sitting) planned() []seat {
	return byHour(slices.DeleteFunc(slices.Clone(s.seats), func(one seat) bool { return !one.summoned() }))
}

// unnoted are the seats of which nobody has said who came.
func (s *sitting) unnoted() []seat {
	return slices.DeleteFunc(slices.Clone(s.seats), seat.noted)
}

func byHour(seats []seat) []seat {
	slices.SortStableFunc(seats, func(a, b seat) int {
		return cmp.Or(a.convocation.On.Compare(b.convocation.On), cmp.Compare(a.convocation.At, b.convocation.At))
	})
	return seats
}

// when says in a line whether a sitting is planned, when, and where.
func (s *sitting) when() string {
	seats := s.planned()
	if len(seats) == 0 {
		return ""
	}
	first, last := seats[0].convocation, seats[len(seats)-1].convocation
	words := longDay(first.On) + ", " + hours(first, last)
	if first.On != last.On {
		words = "du " + first.On.French() + " au " + last.On.French()
	}
	if same(seats, func(c data.Convocation) string { return c.Place }) {
		words += " · " + first.Place
	} else {
		words += " · plusieurs lieux"
	}
	switch {
	case !same(seats, func(c data.Convocation) string { return c.Examiner }):
		words += " · plusieurs examinateurs"
	case first.Examiner != "":
		words += " · " + first.Examiner
	}
	return words
}

// same reports whether all convocations have the same of something.
func same[T comparable](seats []seat, of func(data.Convocation) T) bool {
	return !slices.ContainsFunc(seats, func(one seat) bool { return of(one.convocation) != of(seats[0].convocation) })
}

// hours says from when to when a day goes.
func hours(first, last data.Convocation) string {
	end := last.At.Plus(last.Minutes)
	if first.At == end {
		return first.At.French()
	}
	return first.At.French() + " – " + end.French()
}

var weekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

// longDay writes « lundi 17 mai 2021 ».
func longDay(d data.Date) string { return weekdays[weekday(d)] + " " + d.French() }

func weekday(d data.Date) time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// withoutInWords says quietly who has nothing to be summoned to.
func withoutInWords(cases []*rules.Case) string {
	if len(cases) == 0 {
		return ""
	}
	var names []string
	for _, k := range cases[:min(len(cases), namesShown)] {
		names = append(names, k.Candidate.Name())
	}
	said := strings.Join(names, ", ")
	if more := len(cases) - len(names); more > 0 {
		said += " et " + count(more, "autre candidat", "autres candidats", "")
	}
	return "Sans convocation, car un dossier se remet : " + said + "."
}
