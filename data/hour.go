package data

import (
	"regexp"
	"strconv"
	"time"
)

// Hour is a time of day, « 09:00 » to « 23:59 », or empty where none is noted.
type Hour string

var hourText = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// HourOf returns the hour of an instant.
func HourOf(t time.Time) Hour { return Hour(t.Format("15:04")) }

// Validate refuses what is neither an hour nor empty.
func (h Hour) Validate() error {
	if h != "" && !hourText.MatchString(string(h)) {
		return Refuse("« %s » n’est pas une heure.", string(h)).Hint("Écrivez-la comme 09:30.")
	}
	return nil
}

// Plus returns the hour so many minutes later. It stops at the end of the day, and an empty hour stays empty.
func (h Hour) Plus(minutes int) Hour {
	t, err := time.Parse("15:04", string(h))
	if err != nil {
		return h
	}
	later := t.Add(time.Duration(minutes) * time.Minute)
	if later.Day() != t.Day() {
		return "23:59"
	}
	return HourOf(later)
}

// French writes the hour as « 9 h 30 », « 14 h ».
func (h Hour) French() string {
	t, err := time.Parse("15:04", string(h))
	if err != nil {
		return string(h)
	}
	if t.Minute() == 0 {
		return strconv.Itoa(t.Hour()) + " h"
	}
	return strconv.Itoa(t.Hour()) + t.Format(" h 04")
}
