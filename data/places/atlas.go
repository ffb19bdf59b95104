package places

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"

	"certibloc/data"
	"certibloc/data/rncp"
)

// Atlas is the communes and the countries. It reads its lists when it is first asked, in about a tenth of a second, and
// may be asked by several goroutines. The nil Atlas knows no place.
type Atlas struct {
	communes, countries []byte
	read                func() (*lists, error)
}

// lists are the two lists as they are searched.
type lists struct {
	source, countrySource string
	on                    data.Date
	departments           map[string][]string // the words of their names, folded, by number
	places                []Place             // those that people look for most come first
	names                 []string            // theirs, plain
	byCode                map[string][]int
	byName                map[string][]int // plain
	index                 *data.Index
	countries             []Country
	countryIndex          *data.Index
}

// Country is a country where one may be born abroad.
type Country struct {
	Code string // of INSEE: « 99109 »
	ISO  string // two letters
	Name string // in French
}

// Label writes the country as one picks it: « Allemagne · 99109 ».
func (c Country) Label() string { return c.Name + " · " + c.Code }

// New returns the atlas of the two lists as the program carries them.
func New(communes, countries []byte) *Atlas {
	a := &Atlas{communes: communes, countries: countries}
	a.read = sync.OnceValues(a.parse)
	return a
}

// Err returns what keeps the lists from being read, or nil.
func (a *Atlas) Err() error {
	if a == nil {
		return nil
	}
	_, err := a.read()
	return err
}

// lists returns the lists, empty ones where they cannot be read.
func (a *Atlas) lists() *lists {
	if a != nil {
		if l, err := a.read(); err == nil {
			return l
		}
	}
	return &lists{index: data.NewIndex(nil), countryIndex: data.NewIndex(nil)}
}

// Source tells where the communes come from, and of which day they are. It reads no further than that.
func (a *Atlas) Source() (string, data.Date) {
	var l lists
	if a == nil {
		return "", l.on
	}
	zipped, err := gzip.NewReader(bytes.NewReader(a.communes))
	if err != nil {
		return "", l.on
	}
	lines := bufio.NewScanner(zipped)
	for lines.Scan() && lines.Text() != "" {
		if err := l.parseHead(strings.Split(lines.Text(), "\t")); err != nil {
			return "", l.on
		}
	}
	return l.source, l.on
}

// CountrySource tells where the countries come from.
func (a *Atlas) CountrySource() string {
	var l lists
	if a != nil {
		_ = l.parseCountries(bytes.NewReader(a.countries))
	}
	return l.countrySource
}

func (a *Atlas) parse() (*lists, error) {
	l := &lists{departments: map[string][]string{}, byCode: map[string][]int{}, byName: map[string][]int{}}
	zipped, err := gzip.NewReader(bytes.NewReader(a.communes))
	if err != nil {
		return nil, fmt.Errorf("open the list of communes: %w", err)
	}
	if err := l.parseCommunes(zipped); err != nil {
		return nil, fmt.Errorf("read the list of communes: %w", err)
	}
	if err := l.parseCountries(bytes.NewReader(a.countries)); err != nil {
		return nil, fmt.Errorf("read the list of countries: %w", err)
	}
	l.order()
	return l, nil
}

// parseCommunes reads the three parts of the list, which empty lines separate: what it is, departments, communes.
func (l *lists) parseCommunes(r io.Reader) error {
	part := 0
	return eachLine(r, func(f []string) error {
		switch {
		case f[0] == "":
			part++
			return nil
		case len(f) < 2:
			return fmt.Errorf("a line of one field: %q", f[0])
		case part == 0:
			return l.parseHead(f)
		case part == 1:
			l.departments[f[0]] = wordsOf(f[1])
		default:
			place, err := parsePlace(f)
			l.places = append(l.places, place)
			return err
		}
		return nil
	})
}

// parseHead reads a line of what the list is.
func (l *lists) parseHead(f []string) error {
	switch {
	case len(f) == 2 && f[0] == "source":
		l.source = f[1]
	case len(f) == 2 && f[0] == "date":
		return l.on.UnmarshalText([]byte(f[1]))
	}
	return nil
}

func (l *lists) parseCountries(r io.Reader) error {
	return eachLine(r, func(f []string) error {
		switch {
		case f[0] == "source" && len(f) == 2:
			l.countrySource = f[1]
		case len(f) == 3:
			l.countries = append(l.countries, Country{f[0], f[1], f[2]})
		case f[0] != "":
			return fmt.Errorf("a country of %d fields: %q", len(f), f[0])
		}
		return nil
	})
}

func eachLine(r io.Reader, fn func(fields []string) error) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if err := fn(strings.Split(lines.Text(), "\t")); err != nil {
			return err
		}
	}
	return lines.Err()
}

// parsePlace reads code, name, kind with weight, periods, and what it is a part of.
func parsePlace(f []string) (Place, error) {
	if len(f) < 3 || len(f[0]) != 5 || f[2] == "" {
		return Place{}, fmt.Errorf("a commune without kind: %q", f)
	}
	p := Place{Code: f[0], Name: f[1], Kind: Kind(f[2][0])}
	if weight := f[2][1:]; weight != "" {
		n, err := strconv.ParseUint(weight, 36, 8)
		if err != nil {
			return p, fmt.Errorf("weight of %s: %w", p.Code, err)
		}
		p.weight = byte(n)
	}
	if len(f) > 4 {
		p.Of = f[4]
	}
	if len(f) < 4 || f[3] == "" {
		return p, nil
	}
	for text := range strings.SplitSeq(f[3], ",") {
		period, err := parsePeriod(text)
		if err != nil {
			return p, fmt.Errorf("periods of %s: %w", p.Code, err)
		}
		p.Periods = append(p.Periods, period)
	}
	return p, nil
}

func parsePeriod(text string) (Period, error) {
	var p Period
	from, until, ok := strings.Cut(text, "-")
	if !ok {
		return p, fmt.Errorf("%q is no period", text)
	}
	from, p.FromAtLeast = strings.CutSuffix(from, "?")
	until, p.UntilAtLeast = strings.CutSuffix(until, "?")
	for _, day := range []struct {
		text string
		into *data.Date
	}{{from, &p.From}, {until, &p.Until}} {
		if day.text == "" {
			continue
		}
		n, err := strconv.Atoi(day.text)
		if err != nil || len(day.text) != 8 {
			return p, fmt.Errorf("%q is no day", day.text)
		}
		*day.into = rncp.NewDate(n/10000, monthOf(n), n%100)
	}
	return p, nil
}

// order puts what people look for most first, and makes the indexes.
func (l *lists) order() {
	rank := func(p Place) int {
		if p.Kind == Former {
			return -1
		}
		return int(p.weight)
	}
	sort.SliceStable(l.places, func(i, j int) bool { return rank(l.places[i]) > rank(l.places[j]) })
	l.names = make([]string, len(l.places))
	texts := make([]string, len(l.places))
	for i, p := range l.places {
		l.byCode[p.Code] = append(l.byCode[p.Code], i)
		l.names[i] = plain(p.Name)
		l.byName[l.names[i]] = append(l.byName[l.names[i]], i)
		texts[i] = l.names[i] + " " + p.Code + " " + p.Department()
	}
	l.index = data.NewIndex(texts)
	countries := make([]string, len(l.countries))
	for i, c := range l.countries {
		countries[i] = c.Name + " " + c.Code
	}
	l.countryIndex = data.NewIndex(countries)
}
