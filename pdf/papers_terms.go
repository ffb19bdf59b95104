package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"certibloc/data"
)

// paperDate writes a day with its name: « mardi 8 juin 2021 ».
func paperDate(d data.Date) string {
	weekday := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Weekday()
	return fill(paperDay, "semaine", paperWeekdays[weekday], "date", dateText(d))
}

// paperShortDate writes a day in figures, for a narrow column.
func paperShortDate(d data.Date) string { return d.Short() }

// paperTime writes « 09:00 » as « 9 h », and leaves alone what is not an hour.
func paperTime(at string) string {
	t, err := time.Parse("15:04", at)
	if err != nil {
		return at
	}
	return paperHours(t.Hour(), t.Minute())
}

// paperHours writes hours and minutes, of a clock or of a duration.
func paperHours(hours, minutes int) string {
	sentence := paperHour
	if minutes > 0 {
		sentence = paperHourMin
	}
	text := fill(sentence, "heures", strconv.Itoa(hours), "minutes", fmt.Sprintf("%02d", minutes))
	return strings.ReplaceAll(text, " ", "\u00a0")
}

// paperDuration writes how long an assessment lasts, or nothing when that is not noted.
func paperDuration(minutes int) string {
	switch {
	case minutes <= 0:
		return ""
	case minutes < 60:
		return strings.ReplaceAll(fill(paperMinutes, "minutes", strconv.Itoa(minutes)), " ", "\u00a0")
	}
	return paperHours(minutes/60, minutes%60)
}

// paperText fills a sentence about the certification, the session and the centre.
func (w words) paperText(sentence phrase, s data.Sheet, more ...string) string {
	return w.fill(sentence, append([]string{
		"certification", s.Certification.Title,
		"rncp", s.Certification.RNCP,
		"certificateur", s.Certification.Certifier,
		"session", s.Session,
		"centre", s.Centre.Name}, more...)...)
}

// paperBirthName is the name in capitals, as lists have it, and as passports write the one letter that has no capital.
func paperBirthName(h data.SheetHolder) string {
	return strings.ReplaceAll(strings.ToUpper(h.BirthName), "ß", "SS")
}
