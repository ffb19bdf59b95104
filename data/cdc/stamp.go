package cdc

import (
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

// stampLayout is a timestamp with an offset and without fractions; « Z » is not allowed, and never comes out of inParis.
const stampLayout = "2006-01-02T15:04:05-07:00"

// Stamp writes an instant as the schema wants it: the hour of Paris with its true offset, summer or winter.
func Stamp(t time.Time) string { return InParis(t).Format(stampLayout) }

// InParis returns an instant in the time of Paris. The rule is that of the European Union since 1996: one hour ahead of UTC, two
// from the last Sunday of March to the last Sunday of October, each at one o'clock UTC. It is computed because a machine may have no
// list of time zones.
func InParis(t time.Time) time.Time {
	t = t.UTC()
	offset := 1
	if !t.Before(change(t.Year(), time.March)) && t.Before(change(t.Year(), time.October)) {
		offset = 2
	}
	return t.In(time.FixedZone("", offset*60*60))
}

// change returns the instant at which the clocks change in a month.
func change(year int, month time.Month) time.Time {
	last := time.Date(year, month+1, 0, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}

func dayInParis(t time.Time) data.Date { return rncp.DateOf(InParis(t)) }
