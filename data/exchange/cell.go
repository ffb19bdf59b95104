package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"certibloc/data"
	"certibloc/data/rncp"
)

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ][0-9:.Z+]*)?$`)
	inWords   = regexp.MustCompile(`^(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})$`)
	serial    = regexp.MustCompile(`^\d{5}(?:\.\d+)?$`)
	inPart    = regexp.MustCompile(`^(?:(\d{1,2})\s*[/.\-]\s*)?((?:19|20)\d{2})$`)
)

// The days that are taken for a number of days since the epoch of a workbook: 1927 to 2099. Four figures are a year.
const (
	firstSerial = 10_000
	lastSerial  = 73_050
	epochs      = 1462 // days between the epochs of 1900 and 1904
)

// readDate reads a date as jj/mm/aaaa with any separator, as aaaa-mm-jj, in words, or as a number of days. A year of two
// figures is that of the hundred years up to limit. The error is what stands there instead of a date, as a sentence.
func readDate(cell string, epoch1904 bool, limit data.Date) (day data.Date, short bool, err error) {
	text := strings.TrimSpace(cell)
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		day = rncp.NewDate(number(m[1]), time.Month(number(m[2])), number(m[3]))
	} else if m := dayFirst.FindStringSubmatch(text); m != nil {
		day = rncp.NewDate(number(m[3]), time.Month(number(m[2])), number(m[1]))
		if short = len(m[3]) == 2; short {
			if day.Year += limit.Year / 100 * 100; day.Year > limit.Year {
				day.Year -= 100
			}
		}
	} else if m := inWords.FindStringSubmatch(data.Fold(text)); m != nil {
		day = rncp.NewDate(number(m[3]), monthOf(m[2]), number(m[1]))
	} else if serial.MatchString(text) {
		day = fromSerial(text, epoch1904)
	}
	if !day.Valid() {
		return data.Date{}, false, data.Refuse("« %s » n’est pas une date qui existe.", text).Hint("Écrivez-la jj/mm/aaaa.")
	}
	return day, short, nil
}

// readPart reads a date known in part: mm/aaaa or aaaa.
func readPart(cell string) (data.Date, bool) {
	m := inPart.FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil || m[1] != "" && number(m[1]) == 0 {
		return data.Date{}, false
	}
	day := data.Date{Year: number(m[2]), Month: time.Month(number(m[1]))}
	return day, day.Partial()
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // figures alone, four at most, or nothing
	return n
}

func monthOf(word string) time.Month {
	for m := time.January; m <= time.December; m++ {
		name := strings.Fields(data.Fold(rncp.NewDate(2000, m, 2).French()))[1]
		if word == name || len(word) >= 3 && strings.HasPrefix(name, word) && word != "jui" {
			return m
		}
	}
	return 0
}

// fromSerial counts days as Excel does; beyond 1 March 1900 its wrong leap day is made up for by beginning on 30 December 1899.
func fromSerial(text string, epoch1904 bool) data.Date {
	whole, _, _ := strings.Cut(text, ".")
	days := number(whole)
	if epoch1904 {
		days += epochs
	}
	if days < firstSerial || days > lastSerial {
		return data.Date{}
	}
	return rncp.NewDate(1899, time.December, 30).AddDays(days)
}

// figures returns a code of figures in which a spreadsheet may have dropped the zeros in front, with width figures.
func figures(cell string, width int) string {
	cell = strings.TrimSuffix(strings.ReplaceAll(cell, " ", ""), ".0")
	if _, err := strconv.Atoi(cell); err == nil && len(cell) < width {
		return strings.Repeat("0", width-len(cell)) + cell
	}
	return strings.ToUpper(cell)
}

var (
	department = regexp.MustCompile(`^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97\d|98\d)$`)
	insee      = regexp.MustCompile(`^(?:\d{2}|2[AB])\d{3}$`)
	bracketed  = regexp.MustCompile(`^(.+?)\s*\(([^()]+)\)$`)
)

// spoilt reports whether a cell bears the marks of a wrong encoding: « CÃ©line », « C�line ».
func spoilt(cell string) bool {
	return strings.ContainsRune(cell, '\uFFFD') || strings.Contains(cell, "Ã©") || strings.Contains(cell, "Ã¨") || strings.Contains(cell, "Ã§") ||
		strings.Contains(cell, "Ã«") || strings.Contains(cell, "Ã¯") || strings.Contains(cell, "Ã‰") || strings.Contains(cell, "â€™")
}
