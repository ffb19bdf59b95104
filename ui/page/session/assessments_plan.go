package session

import (
	"slices"
	"time"

	"certibloc/app"
	"certibloc/data"
	"certibloc/data/rncp"
	"certibloc/data/rules"
)

// plan is when, where and before whom the candidates of a sitting pass it.
type plan struct {
	on       data.Date
	at       data.Hour
	every    int // minutes from one candidate to the next; 0 when all come together
	minutes  int // how long it lasts for one, 0 when not noted
	place    string
	examiner string
}

const (
	firstHour    data.Hour = "09:00" // where nothing is planned yet
	lastHour     data.Hour = "18:00" // no later hour is proposed
	oralMinutes            = 30
	usualMinutes           = 120 // taken for an assessment whose duration is not noted, when an hour is proposed
)

// usual is the plan proposed for a kind of assessment, after the last one that was made.
func usual(a rncp.Assessment, session data.Session, last plan) plan {
	p := plan{on: session.From, at: firstHour, place: last.place}
	if !last.on.IsZero() {
		p.on = last.on
	}
	if a.Kind == rncp.KindOral {
		p.every, p.minutes = oralMinutes, oralMinutes
	}
	return p
}

// planOf reads a plan from the convocations that there are.
func planOf(seats []seat) plan {
	seats = byHour(slices.Clone(seats))
	c := seats[0].convocation
	p := plan{on: c.On, at: c.At, minutes: c.Minutes, place: c.Place, examiner: c.Examiner}
	for _, one := range seats {
		if gap := minutesOf(one.convocation.At) - minutesOf(c.At); p.every == 0 && one.convocation.On == c.On {
			p.every = gap
		}
	}
	return p
}

// following is the plan proposed for those who come to a sitting that is planned for others: with them, or after them.
func following(a rncp.Assessment, session data.Session, planned []seat) plan {
	p, last := planOf(planned), planned[len(planned)-1].convocation
	if len(planned) == 1 && a.Kind == rncp.KindOral {
		p.every = oralMinutes
	}
	p.on, p.at = last.On, last.At.Plus(p.every)
	if next := nextDay(last.On); p.every > 0 && p.at > lastHour && !next.After(session.To) {
		p.on, p.at = next, firstHour
	}
	return p
}

// fitting is how many of the candidates come before the end of the day.
func (p plan) fitting(people int) int {
	if p.every == 0 {
		return people
	}
	return min(people, max(1, 1+(minutesOf(lastHour)-minutesOf(p.at))/p.every))
}

// hour is when the candidate of a rank comes.
func (p plan) hour(rank int) data.Hour { return p.at.Plus(rank * p.every) }

// convocations are what the plan makes of candidates, in their order.
func (p plan) convocations(key sittingKey, seats []seat) []data.Convocation {
	all := make([]data.Convocation, len(seats))
	for i, one := range seats {
		all[i] = data.Convocation{Enrolment: one.enrolment(), Bloc: key.bloc, Assessment: key.assessment, On: p.on, At: p.hour(i),
			Minutes: p.minutes, Place: p.place, Examiner: p.examiner}
	}
	return all
}

// check refuses a plan that does not end on its day.
func (p plan) check(people int) error {
	if p.at != "" && minutesOf(p.at)+p.every*(people-1)+p.minutes >= 24*60 {
		return data.Refuse("À ce rythme, le dernier candidat finirait après minuit.").Hint("Rapprochez les passages ou commencez plus tôt.")
	}
	return nil
}

// clashes says of each candidate what the act would refuse; it is nil for those who can come.
func (p plan) clashes(v app.View, key sittingKey, seats []seat) []error {
	said := make([]error, len(seats))
	for i, c := range p.convocations(key, seats) {
		said[i] = rules.CheckConvocation(v.Fiche, &v.Session, seats[i].kase, c)
	}
	return said
}

// span is the time when a candidate is elsewhere, in minutes of the day.
type span struct{ from, to int }

// busy lists when each candidate of a sitting is elsewhere on a day.
func busy(on data.Date, key sittingKey, seats []seat, sittings []sitting) [][]span {
	rank := map[data.ID]int{}
	for i, one := range seats {
		rank[one.enrolment()] = i
	}
	spans := make([][]span, len(seats))
	for _, other := range sittings {
		if other.key == key {
			continue
		}
		for _, one := range other.seats {
			if i, here := rank[one.enrolment()]; here && one.summoned() && one.convocation.On == on {
				from := minutesOf(one.convocation.At)
				spans[i] = append(spans[i], span{from, from + lasting(one.convocation.Minutes)})
			}
		}
	}
	return spans
}

func lasting(minutes int) int {
	if minutes == 0 {
		return usualMinutes
	}
	return minutes
}

// free moves the plan to the next hour at which every candidate can come. It is false when the day has none.
func (p plan) free(key sittingKey, seats []seat, sittings []sitting) (plan, bool) {
	spans := busy(p.on, key, seats, sittings)
	start := minutesOf(p.at)
	for moved := true; moved; {
		start, moved = (start+4)/5*5, false
		for i, elsewhere := range spans {
			mine := start + i*p.every
			for _, s := range elsewhere {
				if mine < s.to && s.from < mine+lasting(p.minutes) {
					start, moved = start+(s.to-mine), true
					mine = start + i*p.every
				}
			}
		}
	}
	if start > minutesOf(lastHour) {
		return p, false
	}
	p.at = data.Hour("00:00").Plus(start)
	return p, true
}

// freeFrom is free on the day of the plan, or on the next working day of the session that has an hour; where none has, the
// plan stays as it is.
func (p plan) freeFrom(session data.Session, key sittingKey, seats []seat, sittings []sitting) plan {
	for on := p.on; !on.After(session.To); on = nextDay(on) {
		day := p
		if on != p.on {
			day.on, day.at = on, firstHour
		}
		if found, ok := day.free(key, seats, sittings); ok {
			return found
		}
	}
	return p
}

// nextDay is the next day from Monday to Friday.
func nextDay(on data.Date) data.Date {
	on = on.AddDays(1)
	for weekday(on) == time.Saturday || weekday(on) == time.Sunday {
		on = on.AddDays(1)
	}
	return on
}

// minutesOf is an hour in minutes of the day.
func minutesOf(h data.Hour) int {
	if h.Validate() != nil || h == "" {
		return 0
	}
	return int(h[0]-'0')*600 + int(h[1]-'0')*60 + int(h[3]-'0')*10 + int(h[4]-'0')
}
