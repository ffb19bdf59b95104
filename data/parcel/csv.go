package parcel

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"

	"certibloc/data"
)

// field is a column of the CSV of a part, under the name that the same thing has in the JSON.
type field[T Line] struct {
	name string
	cell func(T, style) string
}

// style is how cells are written.
type style struct{ frenchDates bool }

func text[T Line](name string, get func(T) string) field[T] {
	return field[T]{name, func(line T, _ style) string { return harmless(get(line)) }}
}

func number[T Line](name string, get func(T) int) field[T] {
	return field[T]{name, func(line T, _ style) string { return strconv.Itoa(get(line)) }}
}

// known is a number that is left out where it is nought.
func known[T Line](name string, get func(T) int) field[T] {
	return field[T]{name, func(line T, _ style) string {
		if n := get(line); n != 0 {
			return strconv.Itoa(n)
		}
		return ""
	}}
}

func date[T Line](name string, get func(T) data.Date) field[T] {
	return field[T]{name, func(line T, s style) string {
		if s.frenchDates {
			return get(line).Short()
		}
		return get(line).String()
	}}
}

// mistaken are the texts that a spreadsheet takes for a number or a date: the zeros before « 01004 » would be lost, and
// « 2021-06 » would become a day.
var mistaken = regexp.MustCompile(`^(0\d+|\d{16,}|\d+[eE]\d+|\d+[-/.:]\d+([-/.:]\d+)?)$`)

// harmless puts an apostrophe before a text that a spreadsheet would take for a formula, a number or a date. Whoever reads
// the file otherwise takes the apostrophe off again.
func harmless(cell string) string {
	bare := strings.TrimLeft(cell, "' \t\r\n\u00a0")
	if bare != "" && strings.ContainsRune("=+-@", rune(bare[0])) || mistaken.MatchString(bare) {
		return "'" + cell
	}
	return cell
}

// table writes lines as a French spreadsheet opens them: UTF-8 with its mark, semicolons, lines ended as on Windows.
func table[T Line](w io.Writer, lines []T, columns []column[T], s style) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = harmless(c.header)
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for _, line := range lines {
		for i, c := range columns {
			row[i] = c.cell(line, s)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
